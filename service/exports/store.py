"""Straight into the newsroom's store, SQLite or PostgreSQL, a batch a transaction; doing it twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from extractor import Report
from service.settings import Settings


def write_store(reports: Iterable[pa.RecordBatch]) -> None:
    """Keep the articles and reports in the store that the settings name; it is brought up to date first."""
    from service.store import articles, database, migrating  # noqa: PLC0415

    store = database.connect(Settings())
    migrating.upgrade(store)
    for batch in reports:
        with store.writing() as session:
            for row in batch.to_pylist():
                if row["report"] is not None:
                    known = {name: row[name] for name in ("title", "published")}
                    source = row["url"] or row["source"]
                    article = articles.add_article(session, row["text"], name=row["id"], source=source, **known)
                    articles.keep_report(session, article, Report.model_validate_json(row["report"]))
