"""Parquet: one row an article, the Report typed and nested; docs/outputs.md says what each column holds."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from service.exports.tables import day

_S, _I = pa.string(), pa.int32()
_TEXT = pa.struct([("id", _S), ("en", _S)])
_SPAN = [("start", _I), ("end", _I)]
_RANGE = pa.struct([("low", _S), ("high", _S)])
SCHEMA = pa.schema(
    [
        ("id", _S),
        ("title", _S),
        ("published", pa.date32()),
        ("source", _S),
        ("author", _S),
        ("url", _S),
        ("location", _S),
        ("text", _S),
        ("sha256", _S),
        ("program_version", _S),
        (
            "paragraphs",
            pa.list_(pa.struct([*_SPAN, ("index", _I), ("kind", _S), ("duplicate_of", _I)])),
        ),
        (
            "figures",
            pa.list_(
                pa.struct(
                    [
                        *_SPAN,
                        *((name, _S) for name in ("id", "text", "number", "kind", "value", "high", "low_bound")),
                        *((name, _S) for name in ("high_bound", "unit", "currency", "normal_value", "normal_unit")),
                        *((name, _S) for name in ("rate", "label", "hedge", "period", "place", "speaker")),
                        ("paragraph", _I),
                        ("approximate_value", pa.float64()),
                    ]
                )
            ),
        ),
        (
            "periods",
            pa.list_(pa.struct([*_SPAN, ("id", _S), ("text", _S), ("from", pa.date32()), ("to", pa.date32())])),
        ),
        ("entities", pa.list_(pa.struct([("id", _S), ("kind", _S), ("name", _S), ("role", _S), ("code", _S)]))),
        (
            "checks",
            pa.list_(
                pa.struct(
                    [
                        *((name, _S) for name in ("id", "rule", "kind", "verdict", "severity")),
                        ("partial", pa.bool_()),
                        ("confidence", pa.float64()),
                        ("figures", pa.list_(pa.struct([("role", _S), ("ids", pa.list_(_S))]))),
                        ("spans", pa.list_(pa.struct(_SPAN))),
                        ("expected", _RANGE),
                        ("written", _RANGE),
                        ("difference", _S),
                        ("arithmetic", _S),
                        ("message", _TEXT),
                        (
                            "repairs",
                            pa.list_(pa.struct([("figure", _S), ("value", _S), ("written", _S), ("why", _TEXT)])),
                        ),
                        ("caused_by", _S),
                    ]
                )
            ),
        ),
        ("error", _S),
    ]
)


def write_parquet(path: Path, reports: Iterable[pa.RecordBatch]) -> None:
    """Write the reports; what could not be read has a row with its `error` and no text."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(handle)
    try:
        with pq.ParquetWriter(name, SCHEMA, compression="zstd") as writer:
            for batch in reports:
                writer.write_batch(pa.RecordBatch.from_pylist([_row(row) for row in batch.to_pylist()], SCHEMA))
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    known = {name: row[name] for name in ("id", "title", "published", "source", "author", "url", "location", "text")}
    if row["report"] is None:
        return known | {"error": row["error_id"]}
    report: dict[str, Any] = json.loads(row["report"])
    report |= {"sha256": report["article"]["sha256"]}
    for figure in report["figures"]:
        figure["approximate_value"] = float(figure["value"])
    for period in report["periods"]:
        period |= {"from": day(period["from"]), "to": day(period["to"])}
    for check in report["checks"]:
        check["figures"] = [
            {"role": role, "ids": ids if isinstance(ids, list) else [ids]} for role, ids in check["figures"].items()
        ]
    return report | known
