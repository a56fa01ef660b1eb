"""Tables flattened into lines: the header names what each column counts, the rows hold bare numbers.

"Kecamatan | KK | Liter" over "Geyer | 2.115 | 240.000"; "Klasemen (emas-perak-total)" over "Jawa Barat 133 105 238".
Lines with their units in every cell ("PBB: Rp24 miliar | 93 persen") are no business of this module: they read as
other lines do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from extractor.article import Paragraph
from extractor.figures.counted import nouns, read_counted
from extractor.figures.habits import Habits
from extractor.figures.reading import Amount, Reading
from extractor.figures.sentence import settle_values
from extractor.figures.spelled import number_words
from extractor.figures.surroundings import currency_before, read_right
from extractor.lexicon import load

FEWEST_ROWS = 2
FEWEST_CELLS = 2
LONGEST_LINE = 160  # characters; longer ones are sentences
_CELL = r"\d{1,3}(?:\.\d{3})*+(?:,\d++)?+|\d++(?:[.,]\d++)?+"
_LINE_END = regex.compile(r"\d%?[ \t]*+\|?$")  # cheap: how a row ends
_SPACED = regex.compile(rf"(?P<name>[^|\t\n]*?[^\W\d_]\.?\)?):?(?:[ \t]++(?P<cell>(?:{_CELL})%?))++$")
_TIGHT = regex.compile(  # "Kota Semarang 98-76-81-255"
    r"(?P<name>[^|\t\n]*?[^\W\d_]\.?\)?):?[ \t]++"
    r"(?P<cell>\d++)(?P<mark>[-/])(?P<cell>\d++)(?:(?P=mark)(?P<cell>\d++))++$"
)
_RANK = regex.compile(r"\d{1,2}[.)][ \t]")
_MARKED = regex.compile(r"\s*(?:\||\t|\s/\s)\s*")
_NUMBER = regex.compile(rf"(?:{_CELL})%?")
_BRACKET = regex.compile(r"\(([^()]{1,80})\)\s*:?$")
_NAMES = regex.compile(r"\s*[|/,\-\t]\s*")


@dataclass(slots=True)
class Column:
    """What a header makes of the numbers under it: a reading that has their kind and unit, None while unknown.

    `scale` is what they are to be multiplied by: a million under "Anggaran (juta rupiah)". `total` says that its name
    says no more than that they are totals.
    """

    said: Reading | None
    scale: int = 1
    total: bool = False


@dataclass(slots=True)
class Row:
    """The cells of one line by where they start, each with its column."""

    cells: dict[int, Column]


def table_rows(plain: str, paragraphs: Sequence[Paragraph]) -> dict[int, Row]:
    """Return the rows of the article's tables by the index of their paragraph."""
    rows: dict[int, Row] = {}
    for run in _runs(plain, paragraphs):
        width = len(run[0][1])
        columns = _header(plain, paragraphs, run[0][0], width)
        if columns is None:
            continue
        for paragraph, cells in run:
            rows[paragraph.index] = Row(dict(zip([start for start, _ in cells], columns, strict=True)))
    return rows


def settle_rows(told: Sequence[tuple[Row, list[Reading]]], others: Sequence[Reading], habits: Habits) -> None:
    """Give the cells of each row the kind and unit of their column.

    A column whose name is no unit ("Total") has that of a figure told elsewhere with one of its values ("353 medali").
    """
    units = {reading.amount.value: reading for reading in others if reading.kind == "count" and reading.unit}
    for row, readings in told:
        for reading in readings:
            column = row.cells[reading.amount.start]
            column.said = column.said or _only_unit(row) or units.get(reading.amount.value)
            column.said = column.said or (_class_of(row) if column.total else None)
    for row, readings in told:
        for reading in readings:
            column = row.cells[reading.amount.start]
            if column.said is not None and reading.kind is None:
                _take(reading, column.said, column.scale, habits)


def _only_unit(row: Row) -> Reading | None:
    """What the columns count whose names say so, if it is the same: "(wisatawan Nusantara, mancanegara, jumlah)"."""
    said = {column.said.unit: column.said for column in row.cells.values() if column.said is not None}
    known = sum(column.said is not None for column in row.cells.values())
    only = next(iter(said.values())) if len(said) == 1 and known < len(row.cells) else None
    return only if only is not None and only.kind == "count" else None


def _class_of(row: Row) -> Reading | None:
    """What the columns count that count one class of things: "medali" of "emas-perak-perunggu-jumlah"."""
    said = {column.said.unit.casefold() for column in row.cells.values() if column.said and column.said.unit}
    if len(said) < FEWEST_CELLS:
        return None
    for members in load("unit_classes")["classes"].values():
        if said <= set(members) and (unit := _unit("", members[0])) is not None:
            return unit
    return None


def _take(reading: Reading, said: Reading, scale: int, habits: Habits) -> None:
    """Make `reading` one of what `said` says, in its scale."""
    reading.kind, reading.unit, reading.currency, reading.normal = said.kind, said.unit, said.currency, said.normal
    tokens = reading.amount.tokens
    if tokens and scale > 1:
        reading.amount.tokens = [(tokens[0][0], scale)]
    settle_values(reading, habits)


Cells = list[tuple[int, int]]


def _runs(plain: str, paragraphs: Sequence[Paragraph]) -> Iterator[list[tuple[Paragraph, Cells]]]:
    """Yield the runs of lines, next to each other, that hold equally many bare numbers."""
    run: list[tuple[Paragraph, Cells]] = []
    for paragraph in paragraphs:
        cells = _cells(plain, paragraph)
        if run and len(cells) != len(run[-1][1]):
            if len(run) >= FEWEST_ROWS:
                yield run
            run = []
        if cells:
            run.append((paragraph, cells))
    if len(run) >= FEWEST_ROWS:
        yield run


def _cells(plain: str, paragraph: Paragraph) -> Cells:
    """The numbers of a line that is a name and then nothing but numbers; none of any other line."""
    start, end = paragraph.start, paragraph.end
    if end - start > LONGEST_LINE or not _LINE_END.search(plain, max(start, end - 6), end):
        return []
    line = plain[start:end].rstrip("| \t")
    parts = _split(line, start)
    if len(parts) > FEWEST_CELLS:
        cells = []
        for begin, stop in reversed(parts):
            if not _NUMBER.fullmatch(plain, begin, stop):
                break
            cells.append((begin, stop))
        named = plain[slice(*parts[-len(cells) - 1])] if len(cells) < len(parts) else ""
        inside = _SPACED.fullmatch(named)  # "Sukamaju 21.304 / 21.877 / 43.181"
        if inside is not None and len(inside.spans("cell")) == 1:
            begin = parts[-len(cells) - 1][0]
            cells.append((begin + inside.start("cell"), begin + inside.end("cell")))
        return cells[::-1] if any(map(str.isalpha, named)) and len(cells) >= FEWEST_CELLS else []
    spaced = _SPACED.match(plain, start, start + len(line)) or _TIGHT.match(plain, start, start + len(line))
    return spaced.spans("cell") if spaced else []


def _split(line: str, offset: int) -> Cells:
    """The spans of what stands between the column marks of a line."""
    spans, last = [], 0
    for mark in _MARKED.finditer(line):
        spans.append((offset + last, offset + mark.start()))
        last = mark.end()
    return [*spans, (offset + last, offset + len(line))]


def _header(plain: str, paragraphs: Sequence[Paragraph], first: Paragraph, width: int) -> list[Column] | None:
    """The columns of a table whose first row is `first`; None where no line before it names as many."""
    if not first.index:
        return None
    line = paragraphs[first.index - 1]
    if line.end - line.start > LONGEST_LINE:
        return None
    of_all = _of_all(plain, line) or _of_all(plain, paragraphs[max(0, line.index - 1)])
    if width < FEWEST_CELLS:
        of_all = _of_all(plain, line)
        return [of_all] if of_all is not None else None
    columns = _named_columns(plain, line, first, width)
    if columns is None or of_all is None:
        return columns
    return [of_all if column.said is None else column for column in columns]


def _of_all(plain: str, line: Paragraph) -> Column | None:
    """What a line says of all numbers under it: "(miliar rupiah)", or "(miliar rupiah; pagu, realisasi)"."""
    bracket = _BRACKET.search(plain, line.start, line.end) if line.end - line.start <= LONGEST_LINE else None
    if bracket is None:
        return None
    span = bracket.start(1), bracket.start(1) + len(bracket[1].split(";")[0])
    column = _column(plain, *span)
    return column if column.said is not None and len(_between(plain, *span)) == 1 else None


def _named_columns(plain: str, line: Paragraph, first: Paragraph, width: int) -> list[Column] | None:
    """The columns that a line before a table's first row names, if they are as many."""
    bracket = _BRACKET.search(plain, line.start, line.end)
    if bracket is not None:
        begin = bracket.start(1) + bracket[1].rfind(";") + 1
        names = _between(plain, begin, bracket.end(1))
        # "(hari, dewasa, anak, jumlah)" names the rows too, "(peringkat, daerah, emas, perak)" their marks
        ranked = _RANK.match(plain, first.start) is not None
        if width <= len(names) <= width + 1 + ranked:
            return [_column(plain, *name) for name in names[-width:]]
    names = _split(plain[line.start : line.end].rstrip("| \t:"), line.start)
    if len(names) < width or len(names) == 1:
        names = [word.span() for word in _WORD.finditer(plain, line.start, line.end)]
        columns = [_column(plain, *name) for name in names[1:]]
        known = [column for column in columns if column.said is not None]
        return columns if len(columns) == width and len(known) >= max(2, width - 1) else None
    if any(_NUMBER.fullmatch(plain, *name) and not _YEAR.fullmatch(plain, *name) for name in names):
        return None
    return [_column(plain, *name) for name in names[-width:]]


_WORD = regex.compile(r"\S++(?:\s\([^()\s]{1,20}\))?+")  # "Luas (ha)" is one
_YEAR = regex.compile(r"(?:19|20)\d\d")


def _between(plain: str, start: int, end: int) -> Cells:
    spans, last = [], start
    for mark in _NAMES.finditer(plain, start, end):
        spans.append((last, mark.start()))
        last = mark.end()
    return [*spans, (last, end)]


def _column(plain: str, start: int, end: int) -> Column:
    """What the name of a column says its numbers are: "KK", "Luas (ha)", "Pagu (juta rupiah)", "Jumlah jiwa"."""
    name = plain[start:end]
    bracket = _BRACKET.search(name)
    bare = _total().sub("", name[: bracket.start()] if bracket else name).strip()
    scale = 1
    for written in (bracket[1] if bracket else "", bare, bare.rpartition(" ")[2]):
        words = written.split()
        scaled = [number_words().scales[word.casefold()] for word in words if word.casefold() in number_words().scales]
        scale = scaled[0] if scaled else scale
        unit = _unit(plain, " ".join(word for word in words if word.casefold() not in number_words().scales))
        if unit is not None:
            return Column(unit, scale)
    return Column(None, scale, total=not bare)


def _unit(plain: str, name: str) -> Reading | None:
    """The unit that is all there is of `name`, in a reading; None where it is none."""
    if len(name) < 2 and name != "%":
        return None  # "L" and "P" are men and women
    reading = Reading(Amount(0, 1, [("0", 1)]), 0, 1)
    text = f"{name} 0"
    money = currency_before(text, 0, len(text) - 1)
    if money is not None and money[1] == 0:
        reading.kind, reading.unit, reading.currency = "money", money[0], money[0]
        return reading
    text = f"0 {name}"
    if read_right(text, reading, 1, len(text)):
        reading.unit_start = reading.unit_end = None
        return reading
    if read_counted(text, reading, 1, len(text), title=True) and _is_counted(plain, reading.unit or ""):
        return reading
    return None


def _is_counted(plain: str, unit: str) -> bool:
    """True of a known noun, and of any that the article counts in a sentence ("88 tangki")."""
    if unit.split(" ", maxsplit=1)[0].casefold() in nouns().known:
        return True
    return " ".join(unit.casefold().split()) in _told_with_a_number(plain)


@lru_cache(maxsize=1)  # asked for each column of an article
def _told_with_a_number(plain: str) -> frozenset[str]:
    """What stands behind a number anywhere in the article, in lower case: each run of up to four words."""
    told = set()
    for found in _BEHIND_NUMBER.finditer(plain):
        words = found[1].casefold().split()
        told |= {" ".join(words[:length]) for length in range(1, len(words) + 1)}
    return frozenset(told)


_BEHIND_NUMBER = regex.compile(r"\d\s(?=((?:\w++\s?+){1,4}))")


@cache
def _total() -> regex.Pattern[str]:
    words = "|".join(load("phrases")["totals"]["words"])
    return regex.compile(rf"(?:{words})(?!\w)\s?", regex.IGNORECASE)
