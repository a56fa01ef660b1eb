"""Articles with their figures and relations set by hand, so that these tests depend on no reader and no linker."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.article import Article, Direction, Figure, Hedge, Paragraph, Relation, RelationKind
from extractor.figures.hedges import bounds
from extractor.reconciling import reconcile
from extractor.report import CheckInfo

_SCALES = {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12}
_WORDS = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4}
_HEDGES: dict[str, Hedge] = {
    "sekitar": "about",
    "lebih dari": "more_than",
    "minimal": "at_least",
    "hampir": "less_than",
    "maksimal": "at_most",
}


def figure(surface: str, id: str = "f1", start: int = 0) -> Figure:
    """The figure written as `surface`: "Rp9,7 miliar", "36.910 orang", "sekitar 12,5 persen", "2 ton"."""
    hedge = next((name for words, name in _HEDGES.items() if surface.startswith(words)), None)
    number = re.search(r"\d[\d.,]*|satu|dua|tiga|empat", surface)
    assert number is not None
    after = surface[number.end() :].split()
    digits = number[0]
    decimals = len(digits.partition(",")[2])
    scale = Decimal(10) ** _SCALES.get(after[0] if after else "", 0)
    step = scale.scaleb(-decimals)
    value = Decimal(_WORDS[digits]) if digits in _WORDS else Decimal(re.sub(r"\D", "", digits)) * step
    percent = "persen" in after or "%" in surface
    kind = (
        "percent"
        if percent
        else "money"
        if "Rp" in surface
        else "measure"
        if after[-1:] in (["ton"], ["kg"])
        else "count"
    )
    exact = step == 1 and kind != "percent"
    kilograms = {"ton": Decimal(1000), "kg": Decimal(1)}.get(after[-1] if after else "")
    words = [word for word in after if word in _SCALES or word == "persen"]
    end = start + (number.end() + (1 + len(words[0]) if words else "%" in surface))
    return Figure(
        id=id, start=start + (surface.find("Rp") if "Rp" in surface else number.start()), end=end, number=digits,
        kind=kind, value=value, bounds=bounds(value, step, None, hedge, exact=exact),
        paragraph=0, sentence=0, hedge=hedge, step=step,
        unit="%" if percent else "IDR" if kind == "money" else after[-1] if after else None,
        currency="IDR" if kind == "money" else None,
        normal_value=None if kilograms is None else value * kilograms,
        normal_unit=None if kilograms is None else "kilogram",
        unit_start=None if kilograms is None else end + 1,
        unit_end=None if kilograms is None else end + 1 + len(after[-1]),
    )  # fmt: skip


def article(text: str) -> Article:
    """An article of one paragraph whose figures stand in square brackets: "Dari [80 orang] menjadi [100 orang]."."""
    plain, figures = "", []
    for at, piece in enumerate(re.split(r"\[([^\]]*)\]", text)):
        if at % 2:
            figures.append(figure(piece, f"f{len(figures) + 1}", len(plain)))
        plain += piece
    return Article(plain, plain, paragraphs=[Paragraph(0, 0, len(plain))], figures=figures)


def relate(
    written: Article,
    kind: RelationKind,
    *,
    partial: bool = False,
    direction: Direction | None = None,
    asserted: bool = True,
    **roles: str | list[str],
) -> Relation:
    """Add to `written` the relation whose roles are named by figure ids, and return it."""
    by_id = {f.id: f for f in written.figures}
    figures = {role: [by_id[id] for id in ([ids] if isinstance(ids, str) else ids)] for role, ids in roles.items()}
    relation = Relation(
        kind, kind, figures, partial=partial, direction=direction, asserted=asserted, confidence=0.9,
        reasons=["cue: terdiri dari", "unit: orang"],
    )  # fmt: skip
    written.relations.append(relation)
    return relation


def checked(text: str, kind: RelationKind, *, partial: bool = False, direction: Direction | None = None,
            asserted: bool = True, **roles: str | list[str]) -> CheckInfo:  # fmt: skip
    """The one check that `text` (figures in brackets) with one relation gets."""
    written = article(text)
    relate(written, kind, partial=partial, direction=direction, asserted=asserted, **roles)
    [check] = reconcile(written).checks
    return check
