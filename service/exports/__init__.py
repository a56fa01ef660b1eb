"""Exports: Reports written out for other programs and for people."""

from __future__ import annotations

import json

from extractor import Report


def to_json(report: Report, *, indent: int | None = None) -> str:
    """Return the Report as JSON. Lone surrogates of the text are kept, as escapes."""
    document = report.model_dump(by_alias=True)
    try:
        written = json.dumps(document, ensure_ascii=False, indent=indent)
        written.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(document, indent=indent)
    return written
