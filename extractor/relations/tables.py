"""Tables flattened into lines: "Sukamaju 21.304 / 21.877 / 43.181", "PBB: Rp24,5 miliar | Rp22,785 miliar | 93 persen".

Lines that follow each other and hold figures of the same kinds in the same order are rows. What the rows have in common
says what their figures mean: a column adds up to its total, two columns to a third, a percentage is one column's share
of another. A rule that all rows but one keep is meant by that one too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

import regex

from extractor.article import Figure, Relation
from extractor.interval import Interval
from extractor.relations.closing import closing, surprise
from extractor.relations.cues import Cues
from extractor.relations.lists import same_class, summable
from extractor.relations.scene import Scene, words
from extractor.rule import Example, Message, Rule

CUES = ("breakdown", "partial", "ranking")
LONGEST_LINE = 110
FEWEST_ROWS = 3
TOTALS_BACK = 14  # figures before a table that may be totals of its columns
TOTALS_AFTER = 6
CERTAIN = 2.5  # evidence beyond which the unit of a total may be another than its column's
REACH = math.log(1.25)  # a column may miss the total line by this factor and still be its column
EXCEPTIONS = 1  # rows that may break a rule that the others keep
_TOTAL_LINE = regex.compile(r"\W*(?:jumlah|total|keseluruhan|seluruhnya)\b", regex.IGNORECASE)

Row = list[Figure]


@dataclass(slots=True)
class Table:
    """Rows of figures, alike in kind; `total` is the row that says so of itself."""

    rows: list[Row]
    total: Row | None


def tables(scene: Scene) -> Iterator[Table]:
    """Every run of at least three lines whose figures are alike."""
    run: list[Row] = []
    last = -2
    for row in _lines(scene):
        here = row[0].paragraph
        apart = here - last > 2 or _announced_between(scene, last, here)
        if run and (apart or not _alike(scene, row, run[-1]) or (len(run) > 1 and _is_total(scene, run[-1]))):
            yield from _table(scene, run)
            run = []
        run.append(row)
        last = here
    yield from _table(scene, run)


def _lines(scene: Scene) -> Iterator[Row]:
    """The figures of each short line that is no sentence among others."""
    by_paragraph: dict[int, Row] = {}
    for figure in scene.figures:
        by_paragraph.setdefault(figure.paragraph, []).append(figure)
    for index in sorted(by_paragraph):
        paragraph = scene.article.paragraphs[index]
        row = by_paragraph[index]
        one = row[0].sentence == row[-1].sentence
        end = scene.article.plain[paragraph.start : paragraph.end].rstrip()[-1:]
        if end == ":" or (end == "." and paragraph.kind != "list_item"):
            continue  # what announces a table, and what is a sentence
        if (
            paragraph.end - paragraph.start <= LONGEST_LINE
            and one
            and paragraph.kind in {"body", "list_item", "heading"}
        ):
            yield row


def _announced_between(scene: Scene, last: int, here: int) -> bool:
    """True where a line between two paragraphs announces another table: "Lima provinsi terbesar:"."""
    between = scene.article.paragraphs[last + 1 : here] if last >= 0 else []
    return any(scene.article.plain[line.start : line.end].rstrip().endswith(":") for line in between)


def _alike(scene: Scene, row: Row, before: Row) -> bool:
    """True where two lines are rows of one table: the same kinds of figures, or both items of a list."""
    if _shape(row) == _shape(before):
        return True
    items = scene.paragraph(row[0]).kind == "list_item" == scene.paragraph(before[0]).kind
    return items and _shape(row)[:1] == _shape(before)[:1]


def _is_total(scene: Scene, row: Row) -> bool:
    """True of a line that begins with "Jumlah" or "Total", with which a table ends."""
    return _TOTAL_LINE.match(scene.article.plain, scene.paragraph(row[0]).start) is not None


def _shape(row: Row) -> tuple[tuple[str, str | None], ...]:
    return tuple((figure.kind, figure.currency) for figure in row)


def _table(scene: Scene, run: list[Row]) -> Iterator[Table]:
    if len(run) < FEWEST_ROWS:
        return
    total = run[-1] if _is_total(scene, run[-1]) else None
    width = min(map(len, run))  # of lines with more figures than others, what all have in common
    while width > 1 and len({_shape(row)[:width] for row in run}) > 1:
        width -= 1
    run = [row[:width] for row in run]
    rows, total = (run[:-1], run[-1]) if total else (run, None)
    if len(rows) >= 2:
        yield Table(rows, total)


def find(scene: Scene) -> Iterator[Relation]:
    """What the tables of the article say adds up."""
    for table in tables(scene):
        yield from _columns(scene, table)
        yield from _across(table)
        yield from _shares(scene, table)


def _columns(scene: Scene, table: Table) -> Iterator[Relation]:
    """Each column and its total: the total line's figure, or one before the table that the column makes up."""
    for place, figure in enumerate(table.rows[0]):
        if figure.kind == "percent":
            continue
        column = [row[place] for row in table.rows]
        if table.total:
            if closing(table.total[place], column).distance > REACH:
                continue  # a column read amiss: some of its rows hold another number first
            yield _sum(table.total[place], column, asserted=True, why="line: jumlah")
        elif len(table.rows[0]) > 1 and (total := _total_near(scene, column) or _total_of_all(scene, column)):
            yield _sum(total, column, asserted=True, why="table: column")


def _total_near(scene: Scene, column: Row) -> Figure | None:
    """The nearest figure before a table, or just after it, that its column makes up, or misses by one slip."""
    near: Figure | None = None
    ids = {figure.id for figure in column}
    for total in scene.before(column[0], TOTALS_BACK)[::-1] + scene.after(column[-1], TOTALS_AFTER):
        if total.id in ids or not summable(total, column[0]) or total.high is not None:
            continue
        if not same_class(total, column[0]) and surprise(total, column) < CERTAIN:
            continue
        if total.value <= max(figure.value for figure in column):
            continue
        made = closing(total, column)
        if made.closes and made.evidence >= 0.7:
            return total
        if near is None and made.near in {"digit", "swap"} and made.evidence >= 1.5 and made.distance < 0.3:
            near = total
    return near


def _total_of_all(scene: Scene, column: Row) -> Figure | None:
    """The total that a table announced as a whole ("Berikut rincian lengkap per satuan:") must make up: the nearest
    figure before it that counts the very same thing and that a row too few could miss."""
    if not _announced_whole(scene, column[0]):
        return None
    counted = words(column[0].unit or "")[:1]
    greatest = max(figure.value for figure in column)
    for total in scene.before(column[0], TOTALS_BACK)[::-1]:
        same = summable(total, column[0]) and bool(counted) and words(total.unit or "")[:1] == counted
        if same and total.high is None and total.value > greatest and total.id not in scene.bases:
            return total if closing(total, column).distance <= REACH else None
    return None


def _announced_whole(scene: Scene, first: Figure) -> bool:
    """True where the line before a table announces a breakdown, and no selection or ranking."""
    index = scene.paragraph(first).index
    if index == 0:
        return False
    line = scene.article.paragraphs[index - 1]
    if not scene.article.plain[line.start : line.end].rstrip().endswith(":"):
        return False
    kinds = {cue.kind for cue in Cues(scene.article.plain, "sum_cues", CUES).between(line.start, line.end)}
    return "breakdown" in kinds and not kinds & {"partial", "ranking"}


def _across(table: Table) -> Iterator[Relation]:
    """Columns of which the last is the sum of those before it, in every row but perhaps one."""
    width = len(table.rows[0])
    for end in range(2, width):
        figures = table.rows[0][: end + 1]
        if any(not summable(figures[0], figure) for figure in figures[1:]) or any(f.kind == "percent" for f in figures):
            continue
        if _kept(table, partial(_adds_up, end)):
            for row in [*table.rows, *([table.total] if table.total else [])]:
                yield _sum(row[end], row[:end], asserted=True, why="table: row")


def _shares(scene: Scene, table: Table) -> Iterator[Relation]:
    """A percentage that is one column's share of another, or of a total before the table."""
    kinds = [figure.kind for figure in table.rows[0]]
    for place, kind in enumerate(kinds):
        if kind != "percent" or place == 0:
            continue
        part = place - 1
        for whole in range(part):
            if summable(table.rows[0][whole], table.rows[0][part]):
                for a, b in ((part, whole), (whole, part)):
                    if _kept(table, partial(_shared, a, b, place)):
                        for row in table.rows:
                            yield _share(row[a], row[b], row[place])
                        return
        column = [row[part] for row in table.rows]
        total = _total_near(scene, column) if kinds[part] != "percent" else None
        if total and _kept(table, partial(_shared_of, part, total, place)):
            for row in table.rows:
                yield _share(row[part], total, row[place])


def _kept(table: Table, holds: Callable[[Row], bool]) -> bool:
    """True where a rule holds for all rows but at most one, and for three at least."""
    kept = sum(1 for row in table.rows if holds(row))
    return kept >= max(2, len(table.rows) - EXCEPTIONS)


def _adds_up(end: int, row: Row) -> bool:
    return closing(row[end], row[:end]).closes


def _shared(part: int, whole: int, percent: int, row: Row) -> bool:
    return _is_share(row[part], row[whole], row[percent])


def _shared_of(part: int, whole: Figure, percent: int, row: Row) -> bool:
    return _is_share(row[part], whole, row[percent])


def _is_share(part: Figure, whole: Figure, percent: Figure) -> bool:
    if whole.value == 0:
        return False
    share = part.value / whole.value * 100
    slack = max(percent.step, Decimal("0.1"))
    return Interval(percent.value - slack, percent.value + slack).meets(Interval.point(share))


def _sum(total: Figure, parts: Sequence[Figure], *, asserted: bool, why: str) -> Relation:
    return Relation(
        "sum", RULE.id, {"total": [total], "parts": list(parts)}, reasons=[why], confidence=0.9, asserted=asserted
    )


def _share(part: Figure, whole: Figure, percent: Figure) -> Relation:
    roles = {"part": [part], "whole": [whole], "percent": [percent]}
    return Relation("share", RULE.id, roles, reasons=["table: column"], confidence=0.9)


def in_tables(scene: Scene) -> set[str]:
    """The ids of the figures that stand in tables of two columns and more, which are no lists."""
    found: set[str] = set()
    for table in tables(scene):
        if len(table.rows[0]) > 1:
            found |= {figure.id for row in [*table.rows, *([table.total] if table.total else [])] for figure in row}
    return found


RULE = Rule(
    id="table",
    name=Message("Tabel", "Table"),
    explanation=Message(
        "Baris-baris yang susunan angkanya sama dibaca sebagai tabel: kolomnya harus menghasilkan jumlahnya.",
        "Lines whose figures are alike are read as a table: its columns must make up their totals.",
    ),
    fires=(
        Example(
            "Menurut jenis:\nPerseorangan Rp78,146 triliun\nBadan usaha Rp5,374 triliun\n\nLima wilayah terbesar:\n"
            "Utara Rp19,872 triliun\nTimur Rp13,214 triliun\nBarat Rp9,846 triliun\nJumlah Rp43,932 triliun",
            "43,932 triliun = 19,872 triliun + 13,214 triliun + 9,846 triliun",
            "inconsistent",
        ),
        Example(
            "Rekapitulasi per kecamatan (L / P / Jumlah):\n"
            "Sukamaju 1.304 / 1.877 / 3.181\n"
            "Tanjung Raya 1.652 / 1.493 / 3.145\n"
            "Bayur Ilir 1.220 / 1.764 / 2.984",
            "3.145 = 1.652 + 1.493",
            "consistent",
        ),
        Example(
            "Rekapitulasi per kecamatan (L / P / Jumlah):\n"
            "Sukamaju 1.304 / 1.877 / 3.181\n"
            "Tanjung Raya 1.652 / 1.493 / 3.154\n"
            "Bayur Ilir 1.220 / 1.764 / 2.984",
            "3.154 = 1.652 + 1.493",
            "inconsistent",
        ),
        Example(
            "Pendapatan daerah mencapai Rp84 miliar dari target Rp87 miliar.\n"
            "Opsen: target Rp42 miliar, realisasi Rp38,5 miliar\n"
            "PBB: target Rp25 miliar, realisasi Rp22,5 miliar\nBPHTB: target Rp20 miliar, realisasi Rp23 miliar",
            "87 miliar = 42 miliar + 25 miliar + 20 miliar",
            "consistent",
        ),
        Example(
            "Produksi beras 1.130 ton:\nUtara 410 ton\nTimur 390 ton\nBarat 330 ton\nJumlah 1.130 ton",
            "1.130 = 410 + 390 + 330",
            "consistent",
        ),
        Example(
            "Polisi menangkap 63 tersangka dari 54 kasus pencurian. Berikut rincian per satuan:\n"
            "1. Satreskrim: 18 kasus, 22 tersangka\n2. Polsek Utara: 13 kasus, 18 tersangka\n"
            "3. Polsek Timur: 11 kasus, 10 tersangka\n4. Polsek Barat: 7 kasus, 8 tersangka",
            "54 = 18 + 13 + 11 + 7",
            "inconsistent",
        ),
    ),
    silent=(
        Example(
            "Polisi menangkap 63 tersangka dari 54 kasus pencurian. Berikut tiga satuan dengan kasus terbanyak:\n"
            "1. Satreskrim: 18 kasus, 22 tersangka\n2. Polsek Utara: 14 kasus, 18 tersangka\n"
            "3. Polsek Timur: 12 kasus, 10 tersangka",
        ),
        Example("Harga hari ini:\nBeras Rp14.000 per kg\nGula Rp16.500 per kg\nMinyak Rp17.000 per liter"),
        Example("Klasemen:\nAnu 3 menang, 1 seri\nPolan 2 menang, 2 seri\nWaru 1 menang, 3 seri"),
    ),
    messages={},
)
