"""CSV and XLSX, for people who work in spreadsheets."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pyarrow as pa

from service.exports.atomic import written_whole
from service.exports.tables import (
    FIGURES,
    FINDINGS,
    UNREADABLE,
    Cell,
    figure_rows,
    finding_rows,
    unreadable_rows,
)

Reports = Callable[[], Iterable[pa.RecordBatch]]
SHEET_ROWS = 1_048_576  # all that Excel opens
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(path: Path, reports: Reports) -> None:
    """Write the findings to `path`, and the figures beside it to NAME-angka.csv; UTF-8 with the mark Excel needs."""
    _csv(path, FINDINGS, finding_rows(reports()))
    _csv(path.with_name(f"{path.stem}-angka{path.suffix}"), FIGURES, figure_rows(reports()))


def write_xlsx(path: Path, reports: Reports) -> None:
    """Write a workbook: findings, figures, copies, contradictions, statistics, and what could not be read."""
    from openpyxl import Workbook  # noqa: PLC0415

    from service.archive.across import across  # noqa: PLC0415

    book = Workbook(write_only=True)
    _sheet(book, "Temuan", FINDINGS, finding_rows(reports()))
    _sheet(book, "Angka", FIGURES, figure_rows(reports()))
    with across(reports()) as found:
        for name, rows in (
            ("Salinan", found.copies()),
            ("Beda antarartikel", found.contradictions()),
            ("Statistik", found.statistics()),
        ):
            header = [_HEADERS.get(column, column) for column in rows[0]] if rows else ["(kosong)"]
            _sheet(book, name, header, (list(row.values()) for row in rows))
    _sheet(book, "Gagal dibaca", UNREADABLE, unreadable_rows(reports()))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(handle)
    try:
        book.save(name)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


_HEADERS = {
    "cluster": "Kelompok", "id": "ID artikel", "location": "Lokasi", "source": "Media", "published": "Terbit",
    "similarity": "Kemiripan", "relation": "Hubungan", "how": "Cara", "first_id": "ID pertama",
    "first_source": "Media pertama", "first_published": "Terbit pertama", "first_location": "Lokasi pertama",
    "first_written": "Tertulis pertama", "first_value": "Nilai pertama", "first_start": "Mulai pertama",
    "first_end": "Akhir pertama", "second_id": "ID kedua", "second_source": "Media kedua",
    "second_published": "Terbit kedua", "second_location": "Lokasi kedua", "second_written": "Tertulis kedua",
    "second_value": "Nilai kedua", "second_start": "Mulai kedua", "second_end": "Akhir kedua", "label": "Hal",
    "unit": "Satuan", "place": "Tempat", "since": "Periode mulai", "until": "Periode sampai", "speaker": "Penutur",
    "month": "Bulan", "rule": "Aturan", "articles": "Artikel", "checks": "Diperiksa", "inconsistent": "Tidak cocok",
}  # fmt: skip


def _csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    with written_whole(path) as stream:
        stream.write("\ufeff")
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows([_harmless(cell) for cell in row] for row in rows)


def _harmless(cell: Cell) -> Cell:
    """Keep a text that begins like a formula from being run as one."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return "'" + cell
    return f"{cell:f}" if isinstance(cell, Decimal) else cell


def _sheet(book, title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:  # type: ignore[no-untyped-def]
    number = 0
    for start in _sheets(rows):
        number += 1
        sheet = book.create_sheet(title if number == 1 else f"{title} {number}")
        sheet.freeze_panes = "A2"
        sheet.append(list(header))
        for row in start:
            sheet.append([_cell(sheet, cell) for cell in row])
    if not number:
        sheet = book.create_sheet(title)
        sheet.append(list(header))


def _sheets(rows: Iterable[Sequence[Cell]]) -> Iterator[Iterator[Sequence[Cell]]]:
    """Cut the rows into as many as fit on a sheet."""
    remaining = iter(rows)
    for first in remaining:

        def sheet(first: Sequence[Cell] = first) -> Iterator[Sequence[Cell]]:
            yield first
            for count, row in enumerate(remaining, 2):
                yield row
                if count >= SHEET_ROWS - 1:
                    return

        yield sheet()


def _cell(sheet, cell: Cell):  # type: ignore[no-untyped-def]
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    if not isinstance(cell, str):
        return cell
    written = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("\ufffd", cell))
    written.data_type = "s"  # a text stays a text, even one that begins with "="
    return written
