"""One HTML file on a whole archive: charts by outlet, rule and month, the findings, and what stands across articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from service.archive.across import across
from service.exports.atomic import written_whole
from service.exports.tables import FINDINGS, finding_rows

MOST = 500  # rows a table on the page shows; the spreadsheet has them all


def write_page(path: Path, reports: Callable[[], Iterable[pa.RecordBatch]]) -> None:
    """Write the page; it needs no network and no script, and a bar is a length that the style sheet draws."""
    from service.pages.rendering import render  # noqa: PLC0415

    wrong = (dict(zip(FINDINGS, row, strict=True)) for row in finding_rows(reports()))
    findings = list(islice((row for row in wrong if row["Putusan"] == "inconsistent"), MOST))
    with across(reports()) as found:
        statistics = found.statistics()
        values: dict[str, Any] = {
            "articles": sum(len(batch) for batch in reports()),
            "checks": sum(row["checks"] for row in statistics),
            "inconsistent": sum(row["inconsistent"] for row in statistics),
            "charts": {key: _bars(statistics, key) for key in ("source", "month", "rule")},
            "findings": findings,
            "contradictions": found.contradictions()[:MOST],
            "copies": found.copies()[:MOST],
            "most": MOST,
        }
    with written_whole(path) as stream:
        stream.write(render("archive_report.html", "id", **values))


def _bars(statistics: list[dict[str, Any]], key: str) -> list[tuple[str, int, float]]:
    """Return label, inconsistent findings and share of the longest bar; months in order, the rest longest first."""
    totals: Counter[str] = Counter()
    for row in statistics:
        totals[row[key]] += row["inconsistent"]
    longest = max(totals.values(), default=0) or 1
    order = sorted(totals.items()) if key == "month" else totals.most_common()
    return [(label, count, 100 * count / longest) for label, count in order[-60:]]
