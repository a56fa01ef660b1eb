"""Taking articles and their reports in, and finding them again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urlsplit

import regex
from sqlalchemy import ColumnElement, Select, and_, column, func, literal_column, or_, select, table
from sqlalchemy.orm import Session, defer

from extractor import Report
from extractor.report import CheckInfo
from service.store import carrying
from service.store.database import insert_unless_there
from service.store.excerpts import excerpt, key, signature
from service.store.schema import UNJUDGED, Article, Decision, Finding, StoredReport, now, storable

Sort = Literal["newest", "published", "findings"]

_LONGEST_SITE = 200
_URGENCY = {"error": 0, "warning": 1, "info": 2}
_TERM = regex.compile(r'(-?)"([^"]*)"|(-?)(\S+)')


def add_article(
    session: Session,
    text: str,
    *,
    name: str | None = None,
    title: str | None = None,
    source: str | None = None,
    published: date | None = None,
    user_id: int | None = None,
) -> Article:
    """Return the article of `text`, new or the one that was there; what was unknown of it is filled in."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    raw = None if storable(text) == text else text.encode("utf-8", "surrogatepass")
    known = {"name": name, "title": title, "source": source, "site": site_of(source), "published": published}
    insert_unless_there(
        session,
        Article,
        sha256=sha256,
        text=text,
        raw=raw,
        added_by=user_id,
        added_at=now(),
        inconsistent=0,
        **known,
    )
    article = session.scalars(select(Article).where(Article.sha256 == sha256)).one()
    for field, value in known.items():
        if getattr(article, field) is None and value is not None:
            setattr(article, field, value)
    return article


def site_of(source: str | None) -> str | None:
    """The host where `source` is an address, else `source` itself, short enough for an index."""
    if not source or not source.strip():
        return None
    try:
        host = urlsplit(source).hostname if "://" in source else None
    except ValueError:
        host = None
    return (host or source.strip()).removeprefix("www.")[:_LONGEST_SITE]


def keep_report(session: Session, article: Article, report: Report) -> StoredReport:
    """Keep `report` as the article's current one, with its findings; earlier ones stay.

    A finding that was judged before, in this text or in the same sentence elsewhere, keeps that judgement. One that is
    no longer found and was not judged leaves the queue.
    """
    content = json.dumps(report.model_dump(by_alias=True))
    digest = hashlib.sha256(content.encode("ascii")).hexdigest()
    session.execute(select(Article.id).where(Article.id == article.id).with_for_update())
    reports = session.scalars(
        select(StoredReport).where(StoredReport.article_id == article.id).options(defer(StoredReport.content))
    ).all()
    stored = next((earlier for earlier in reports if earlier.digest == digest), None)
    if stored is not None and stored.current:
        return stored
    for earlier in reports:
        earlier.current = False
    session.flush()
    if stored is None:
        stored = StoredReport(
            article_id=article.id, digest=digest, program_version=report.program_version, content=content
        )
        session.add(stored)
    stored.current = True
    session.flush()
    _keep_findings(session, article, report, stored, is_first=not reports)
    return stored


def _keep_findings(session: Session, article: Article, report: Report, stored: StoredReport, *, is_first: bool) -> None:
    earlier = [] if is_first else session.scalars(select(Finding).where(Finding.article_id == article.id)).all()
    known = {finding.key: finding for finding in earlier}
    wrong = {key(report, check): check for check in report.checks if check.verdict == "inconsistent"}
    for its_key, check in wrong.items():
        finding = known.get(its_key)
        if finding is None:
            finding = Finding(article_id=article.id, key=its_key, status="open", version=0)
            session.add(finding)
        _describe(finding, article, report, check, stored)
    session.flush()
    for its_key, finding in known.items():
        if its_key in wrong and finding.status == "gone":
            _turn(session, finding, "found_again", "open")
        elif its_key not in wrong and finding.status in UNJUDGED:
            _turn(session, finding, "gone", "gone")
    if wrong:
        carrying.recall(session, article.id)
    article.inconsistent = len(wrong)
    session.flush()


def _describe(finding: Finding, article: Article, report: Report, check: CheckInfo, stored: StoredReport) -> None:
    """Fill in what the program says of a finding; what people say stays."""
    cut = excerpt(article.given, report, check)
    finding.report_id, finding.check_id = stored.id, check.id
    finding.signature = signature(cut)
    finding.rule, finding.kind = check.rule, check.kind
    finding.severity, finding.confidence = check.severity, check.confidence
    finding.urgency = _URGENCY[check.severity] * 1000 + 1000 - round(check.confidence * 1000)
    finding.site, finding.published = article.site, article.published
    finding.excerpt = json.dumps(cut.model_dump(by_alias=True))


def _turn(session: Session, finding: Finding, action: str, status: str) -> None:
    """Change a finding because the program sees it otherwise now."""
    was = finding.status
    finding.status = status
    finding.version += 1
    session.add(Decision(finding_id=finding.id, action=action, status=status, version=finding.version, was_status=was))
    session.flush()


def current_report(session: Session, article_id: int) -> StoredReport | None:
    """The newest report of an article, None before its first check."""
    return session.scalars(
        select(StoredReport).where(StoredReport.article_id == article_id, StoredReport.current)
    ).one_or_none()


def report_of(stored: StoredReport) -> Report:
    """The Report as it came out."""
    return Report.model_validate_json(stored.content)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the archive, and where the next one begins (None: it was the last)."""

    articles: Sequence[Article]
    after: str | None


def search(
    session: Session, words: str = "", *, sort: Sort = "newest", after: str | None = None, size: int = 25
) -> Found:
    """Return a page of the articles that hold all `words` in title or text.

    A phrase stands in double quotes, a word that must be absent has a minus before it. `after` is the `after` of the
    page before; ValueError where it is none.
    """
    query = select(Article)
    if (condition := _matching(session, words)) is not None:
        query = query.where(condition)
    query = _after(_sorted(query, sort), sort, after)
    articles = session.scalars(query.limit(size + 1)).all()
    more = len(articles) > size
    return Found(articles[:size], _cursor(articles[size - 1], sort) if more else None)


def terms(words: str) -> list[tuple[str, bool]]:
    """Return the words and phrases of a search, each with True where it must be absent."""
    found = []
    for match in _TERM.finditer(storable(words)):
        minus, term = (match[1], match[2]) if match[2] is not None else (match[3], match[4])
        if any(character.isalnum() for character in term):
            found.append((term, bool(minus)))
    return found


def _matching(session: Session, words: str) -> ColumnElement[bool] | None:
    wanted = terms(words)
    if not wanted:
        return None
    if session.get_bind().dialect.name == "sqlite":
        return _fts5(wanted)
    vector: ColumnElement[object] = literal_column("articles.words")
    conditions = [vector.op("@@")(func.phraseto_tsquery("simple", term)) for term, _ in wanted]
    return and_(*(~c if absent else c for c, (_, absent) in zip(conditions, wanted, strict=True)))


def _fts5(wanted: list[tuple[str, bool]]) -> ColumnElement[bool]:
    index = table("article_words", column("rowid"), column("article_words"))

    def having(term: str) -> Select[int]:
        return select(index.c.rowid).where(index.c.article_words.op("MATCH")(f'"{term.replace(chr(34), "")}"'))

    return and_(*(Article.id.not_in(having(t)) if absent else Article.id.in_(having(t)) for t, absent in wanted))


def _sorted(query: Select[Article], sort: Sort) -> Select[Article]:
    match sort:
        case "newest":
            return query.order_by(Article.id.desc())
        case "published":
            return query.order_by(Article.published.desc().nulls_last(), Article.id.desc())
        case "findings":
            return query.order_by(Article.inconsistent.desc(), Article.id.desc())


def _after(query: Select[Article], sort: Sort, after: str | None) -> Select[Article]:
    if not after:
        return query
    value, _, last = after.rpartition("~")
    id = int(last)
    match sort:
        case "newest":
            return query.where(Article.id < id)
        case "published" if value:
            day = date.fromisoformat(value)
            same = and_(Article.published == day, Article.id < id)
            return query.where(or_(Article.published < day, same, Article.published.is_(None)))
        case "published":
            return query.where(Article.published.is_(None), Article.id < id)
        case "findings":
            count = int(value)
            return query.where(or_(Article.inconsistent < count, and_(Article.inconsistent == count, Article.id < id)))


def _cursor(article: Article, sort: Sort) -> str:
    value = {"newest": "", "published": article.published or "", "findings": article.inconsistent}[sort]
    return f"{value}~{article.id}"
