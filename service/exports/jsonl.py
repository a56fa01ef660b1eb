"""One Report a line, as they come."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from service.exports.atomic import written_whole


def write_jsonl(path: Path, reports: Iterable[pa.RecordBatch]) -> None:
    """Write the reports, one a line; what could not be read has none and is passed over."""
    with written_whole(path) as stream:
        for batch in reports:
            stream.writelines(report + "\n" for report in batch["report"].to_pylist() if report is not None)
