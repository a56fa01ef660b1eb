"""schema.org ClaimReview as JSON-LD, for findings that a reviewer confirmed: what search engines read of a fact check.

https://schema.org/ClaimReview; https://developers.google.com/search/docs/appearance/structured-data/factcheck
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.exports.atomic import written_whole
from service.store.articles import report_of
from service.store.database import Database
from service.store.schema import Article, Finding, StoredReport

CONFIRMED = ("confirmed", "corrected")
WRONG = {"ratingValue": 1, "worstRating": 1, "bestRating": 5, "alternateName": "Angka tidak cocok"}


def write_claim_reviews(path: Path, database: Database, publisher: str, page: str) -> int:
    """Write all confirmed findings of the store as one JSON-LD graph; return how many there are.

    `page` is the address at which the publisher tells of a finding, with "{id}" for its number.
    """
    with database.reading() as session:
        graph = list(claim_reviews(session, publisher, page))
    with written_whole(path) as stream:
        json.dump({"@context": "https://schema.org", "@graph": graph}, stream, ensure_ascii=False, indent=2)
    return len(graph)


def claim_reviews(session: Session, publisher: str, page: str) -> Iterator[dict[str, Any]]:
    """Yield one ClaimReview a confirmed finding: the sentence as it was printed, by whom, and what is wrong with it."""
    author = {"@type": "Organization", "name": publisher, "url": urljoin(page, "/")}
    query = (
        select(Finding, Article, StoredReport)
        .join(Article, Finding.article_id == Article.id)
        .join(StoredReport, Finding.report_id == StoredReport.id)
        .where(Finding.status.in_(CONFIRMED))
        .order_by(Finding.id)
    )
    for finding, article, stored in session.execute(query):
        report = report_of(stored)
        check = next(check for check in report.checks if check.id == finding.check_id)
        spans = {span.start for span in check.spans}
        said = [p for p in report.paragraphs if any(p.start <= start < p.end for start in spans)]
        claim: dict[str, Any] = {
            "@type": "Claim",
            "text": " ".join(article.given[p.start : p.end] for p in said),
            "author": {"@type": "Organization", "name": article.site or article.source or "?"},
        }
        if article.published:
            claim["datePublished"] = article.published.isoformat()
        if article.source and "://" in article.source:
            claim["appearance"] = {"@type": "NewsArticle", "url": article.source, "headline": article.title}
        yield {
            "@type": "ClaimReview",
            "claimReviewed": check.message.id,
            "reviewBody": check.arithmetic or check.message.id,
            "url": page.replace("{id}", str(finding.id)),
            "author": author,
            "datePublished": (finding.judged_at or finding.found_at).date().isoformat(),
            "itemReviewed": claim,
            "reviewRating": {"@type": "Rating", **WRONG},
        }
