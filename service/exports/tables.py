"""Flat rows for people: one a figure, one a finding. Headers are Indonesian, numbers are numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

Cell = str | Decimal | int | float | date | None

ARTICLE = ("ID artikel", "Judul", "Media", "Terbit", "Lokasi")
FIGURES = (
    *ARTICLE, "Angka tertulis", "Nilai", "Batas bawah", "Batas atas", "Jenis", "Satuan", "Hal", "Pembatas",
    "Periode mulai", "Periode sampai", "Tempat", "Penutur", "Mulai", "Akhir",
)  # fmt: skip
FINDINGS = (
    *ARTICLE, "Aturan", "Putusan", "Tingkat", "Keyakinan", "Penjelasan", "Hitungan", "Selisih", "Usul perbaikan",
)  # fmt: skip
UNREADABLE = ("Lokasi", "Sebab")


def figure_rows(reports: Iterable[pa.RecordBatch]) -> Iterator[list[Cell]]:
    """Yield one row a figure, in the order of FIGURES."""
    for row, report in _reports(reports):
        periods = {period["id"]: period for period in report["periods"]}
        names = {entity["id"]: entity["name"] for entity in report["entities"]}
        for figure in report["figures"]:
            period = periods.get(figure["period"], {})
            yield [
                *_article(row),
                figure["text"],
                _number(figure["value"]),
                _number(figure["low_bound"]),
                _number(figure["high_bound"]),
                figure["kind"],
                figure["currency"] or figure["unit"],
                figure["label"],
                figure["hedge"],
                day(period.get("from")),
                day(period.get("to")),
                names.get(figure["place"]),
                names.get(figure["speaker"]),
                figure["start"],
                figure["end"],
            ]


def finding_rows(reports: Iterable[pa.RecordBatch]) -> Iterator[list[Cell]]:
    """Yield one row a check, in the order of FINDINGS; those that add up among them."""
    for row, report in _reports(reports):
        for check in report["checks"]:
            repairs = "; ".join(repair["why"]["id"] for repair in check["repairs"])
            yield [
                *_article(row),
                check["rule"],
                check["verdict"],
                check["severity"],
                check["confidence"],
                check["message"]["id"],
                check["arithmetic"],
                _number(check["difference"]),
                repairs or None,
            ]


def unreadable_rows(reports: Iterable[pa.RecordBatch]) -> Iterator[list[Cell]]:
    """Yield where and why, for what could not be read."""
    for batch in reports:
        for location, why in zip(batch["location"].to_pylist(), batch["error_id"].to_pylist(), strict=True):
            if why is not None:
                yield [location, why]


def _reports(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for batch in batches:
        for row in batch.to_pylist():
            if row["report"] is not None:
                yield row, json.loads(row["report"])


def _article(row: dict[str, Any]) -> list[Cell]:
    return [row["id"], row["title"], row["source"], row["published"], row["location"]]


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def day(value: str | None) -> date | None:
    """Return the day that an ISO date names."""
    return None if value is None else date.fromisoformat(value)
