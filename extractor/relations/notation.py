"""Relations in one line, as the rules' examples write them (the notation is explained in extractor/rule.py)."""

from __future__ import annotations

from extractor.article import Figure, Relation

WAYS = {"up": "naik", "down": "turun", None: "berubah"}
PATTERNS = {
    "sum": "{total} = {parts}",
    "difference": "{total} - {parts} = {result}",
    "share": "{part} / {whole} = {percent}",
    "change": "{base} -> {new} {way} {percent}",
    "product": "{count} x {each} = {total}",
    "ratio": "{a} : {b} = {result}",
    "equal": "{a} == {b}",
}


def written(relation: Relation) -> str:
    """Write `relation` with its figures as the text has them, "Rp" and units left out: "17 -> 43 naik 152%"."""
    roles = {name: [_number(figure) for figure in figures] for name, figures in relation.roles.items() if figures}
    between = " - " if relation.kind == "difference" else " + "
    fields = {"percent": "", "part": "?", "way": WAYS[relation.direction]}
    fields |= {name: between.join(numbers) for name, numbers in roles.items()}
    line = PATTERNS[relation.kind].format_map(fields).strip()
    return line.replace(" = ", " >= ", 1) if relation.partial else line


def _number(figure: Figure) -> str:
    if figure.kind != "percent":
        return figure.number
    return figure.number.rstrip("% ") + ("%" if figure.unit in (None, "%") else " poin")
