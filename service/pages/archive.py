"""The archive: articles to search, one to read with its findings, and findings by month."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from service import keeping
from service.access import Checkers, Reviewer, Store
from service.api.problems import Problem
from service.pages import chart
from service.pages.newsroom import Speaks, page
from service.pages.result import present
from service.pages.tickets import tickets
from service.store import articles, deciding, trends
from service.store.articles import Sort
from service.store.schema import Article, Finding, StoredReport
from service.wording import said

router = APIRouter(include_in_schema=False)

PAGE = 25
_TITLE = 120


@router.get("/archive")
def show(
    request: Request, language: Speaks, database: Store, q: str = "", sort: Sort = "newest", after: str | None = None
) -> HTMLResponse:
    """A page of the archive."""
    with database.reading() as session:
        try:
            found = articles.search(session, q, sort=sort, after=after, size=PAGE)
        except ValueError:
            raise Problem(422, "invalid-request", "review.bad_filter") from None
    return page(
        request,
        "archive.html",
        language,
        q=q,
        sort=sort,
        found=[(article, heading(article)) for article in found.articles],
        after=found.after,
        first=after is None,
    )


@router.get("/trends")
def by_month(request: Request, language: Speaks, database: Store) -> HTMLResponse:
    """Findings by rule and month."""
    with database.reading() as session:
        months = trends.by_month(session)
    return page(request, "trends.html", language, months=months, chart=chart.chart(months), box=chart)


@router.post("/articles")
def save(
    request: Request,
    checkers: Checkers,
    language: Speaks,
    user: Reviewer,
    database: Store,
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    source: Annotated[str, Form()] = "",
) -> Response:
    """Put a pasted text into the archive."""
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        return page(request, "problem.html", language, 422, problem=said("bad_date", value=published).to(language))
    if not text.strip():
        return page(request, "problem.html", language, 422, problem=said("empty").to(language))
    article = keeping.keep(
        database, checkers, text, title=title or None, source=source or None, published=day, user_id=user.id
    )
    return RedirectResponse(f"/articles/{article.id}", 303)


@router.get("/articles/{article_id}")
def read(
    request: Request,
    language: Speaks,
    user: Reviewer,
    database: Store,
    article_id: int,
    report: int | None = None,
) -> HTMLResponse:
    """An article with its findings; `?report=ID` shows an earlier check."""
    with database.reading() as session:
        article = session.get(Article, article_id)
        if article is None:
            raise Problem(404, "not-found", "not_found")
        reports = session.scalars(
            select(StoredReport).where(StoredReport.article_id == article_id).order_by(StoredReport.id.desc())
        ).all()
        shown = next((r for r in reports if (r.id == report if report else r.current)), None)
        if shown is None and report is not None:
            raise Problem(404, "not-found", "not_found")
        findings = session.scalars(
            select(Finding)
            .where(Finding.article_id == article_id)
            .options(joinedload(Finding.judge), joinedload(Finding.approver))
        ).all()
        in_it = [finding for finding in findings if shown is not None and shown.id == finding.report_id]
        on_page = {t.finding.check_id: t for t in tickets(session, in_it, user, language)}
    return page(
        request,
        "kept.html",
        language,
        article=article,
        heading=heading(article),
        reports=reports,
        shown=shown,
        result=present(article.given, articles.report_of(shown), language) if shown else None,
        tickets=on_page,
        reasons=deciding.REASONS,
    )


@router.post("/articles/{article_id}/check")
def check_again(checkers: Checkers, database: Store, user: Reviewer, article_id: int) -> Response:
    """Check an article anew; the earlier report is kept."""
    with database.reading() as session:
        article = session.get(Article, article_id)
    if article is None:
        raise Problem(404, "not-found", "not_found")
    report = keeping.report_on(checkers, article)
    with database.writing() as session:
        articles.keep_report(session, session.get_one(Article, article_id), report)
    return RedirectResponse(f"/articles/{article_id}", 303)


def heading(article: Article) -> str:
    """The article's title, or how its text begins."""
    if article.title:
        return article.title
    beginning = next((line.strip() for line in article.text.splitlines() if line.strip()), "")
    return beginning if len(beginning) <= _TITLE else beginning[:_TITLE].rsplit(" ", 1)[0] + " …"
