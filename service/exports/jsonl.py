"""One JSON object a line: Reports, and what stands across them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow as pa

from service.exports.atomic import written_whole


def write_jsonl(path: Path, reports: Iterable[pa.RecordBatch]) -> None:
    """Write the reports, one a line; what could not be read has none and is passed over."""
    with written_whole(path) as stream:
        for batch in reports:
            stream.writelines(report + "\n" for report in batch["report"].to_pylist() if report is not None)


def write_across(folder: Path, reports: Callable[[], Iterable[pa.RecordBatch]]) -> None:
    """Write copies.jsonl, contradictions.jsonl and statistics.jsonl into the folder, one row a line."""
    from service.archive.across import across  # noqa: PLC0415

    with across(reports()) as found:
        tables = {"copies": found.copies(), "contradictions": found.contradictions(), "statistics": found.statistics()}
    for name, rows in tables.items():
        with written_whole(folder / f"{name}.jsonl") as stream:
            stream.writelines(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)
