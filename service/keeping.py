"""Articles that are checked and kept: from a page, a program or a job it is the same work."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from extractor import Report, check
from service.store import articles
from service.store.database import Database
from service.store.schema import Article
from service.workers import Workers


def keep(
    database: Database,
    workers: Workers,
    text: str,
    *,
    name: str | None = None,
    title: str | None = None,
    source: str | None = None,
    published: date | None = None,
    user_id: int | None = None,
    rules_off: Collection[str] = (),
) -> Article:
    """Check a text, put it into the store with its Report, and return the article. Raises WorkError."""
    report = workers.run(
        check, text, title=title, published=published, id=name, source=source, rules_off=list(rules_off)
    )
    with database.writing() as session:
        article = articles.add_article(
            session, text, name=name, title=title, source=source, published=published, user_id=user_id
        )
        articles.keep_report(session, article, report)
    return article


def report_on(workers: Workers, article: Article) -> Report:
    """Return what there is to say of an article of the store today. Raises WorkError."""
    return workers.run(
        check,
        article.given,
        title=article.title,
        published=article.published,
        id=article.name,
        source=article.source,
    )
