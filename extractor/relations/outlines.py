"""Outlines: "A. PENDAPATAN Rp90 miliar", below it "1. PAD Rp30 miliar" and "2. Transfer Rp60 miliar".

The numbered lines below a line of another kind of number or letter are what that line is made of, down to the next
line of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.article import Figure
from extractor.relations.asserted import PLAIN_SLIP, WEAK_REACH, Assertion
from extractor.relations.closing import Closing, closing
from extractor.relations.lists import same_class, summable
from extractor.relations.scene import Scene

LONGEST_LINE = 140
NOTHING = 0.01  # of the total
MANY = 6  # parts, one of which some other scale word would fit by accident
_MARK = regex.compile(
    r"[\s(]*+(?:(?P<number>\d{1,2})|(?P<roman>[IVX]{1,4}+)(?=[.)]\s++\p{L})|(?P<upper>[A-Z])|(?P<lower>[a-z]))[.)]\s|\s*+(?P<dash>[-–•*])\s"
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(slots=True)
class _Line:
    """A line of an outline: the kind of its mark, which of that kind it is, and its only amount, if it has one."""

    kind: str
    place: int
    amount: Figure | None


def of_outlines(scene: Scene) -> Iterator[Assertion]:
    """The sums that the outlines of the article assert."""
    for run in _runs(scene):
        for at, line in enumerate(run):
            parts = _below(run, at)
            if line.amount is None or len(parts) < 2:
                continue
            total = line.amount
            if not all(summable(total, part) and same_class(total, part) for part in parts):
                continue
            made = closing(total, parts)
            taken_off = parts[0].value - sum(part.value for part in parts[1:])  # "1. Penerimaan 2. Pengeluaran"
            if made.closes or (_slip(made) and taken_off != total.value):
                yield Assertion(total, parts, made, "outline", 0.85)


def _slip(made: Closing) -> bool:
    """True where one slip, or next to nothing, is between the lines and what stands above them; "120 kasus: sembuh 100,
    meninggal 12" may leave some out."""
    if made.near == "scale":
        return len(made.parts) < MANY
    return made.distance <= NOTHING or (made.distance <= WEAK_REACH and made.evidence >= PLAIN_SLIP)


def _runs(scene: Scene) -> Iterator[list[_Line]]:
    """Marked lines that follow each other."""
    run: list[_Line] = []
    for paragraph in scene.article.paragraphs:
        line = None
        if paragraph.duplicate_of is None and paragraph.end - paragraph.start <= LONGEST_LINE:
            line = _line(scene, paragraph.start, paragraph.end)
        if line is not None:
            run.append(line)
        elif run and scene.article.plain[paragraph.start : paragraph.end].strip():
            yield run
            run = []
    yield run


def _line(scene: Scene, start: int, end: int) -> _Line | None:
    mark = _MARK.match(scene.article.plain, start, end)
    if mark is None or mark.lastgroup is None:
        return None
    amounts = [f for f in scene.within(mark.end(), end) if f.kind != "percent"]
    text = mark[mark.lastgroup]
    return _Line(mark.lastgroup, _place(mark.lastgroup, text), amounts[0] if len(amounts) == 1 else None)


def _place(kind: str, text: str) -> int:
    """Which of its kind a mark is, from 1; 0 for none."""
    match kind:
        case "number":
            return int(text)
        case "roman":
            return _ROMAN.index(text) + 1 if text in _ROMAN else 0
        case "dash":
            return 1
        case _:
            return ord(text.casefold()) - ord("a") + 1


def _below(run: Sequence[_Line], at: int) -> list[Figure]:
    """The amounts of the lines right below a line, one level down; none where one of them has no amount."""
    if at + 1 >= len(run) or run[at + 1].kind == run[at].kind or run[at + 1].place != 1:
        return []
    kind, found = run[at + 1].kind, [run[at + 1]]
    for line in run[at + 2 :]:
        if line.kind == run[at].kind or (line.kind == kind != "dash" and line.place != found[-1].place + 1):
            break
        if line.kind == kind:
            found.append(line)
    amounts = [line.amount for line in found if line.amount is not None]
    return amounts if len(amounts) == len(found) else []
