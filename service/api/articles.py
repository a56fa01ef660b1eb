"""/v1/articles: what the archive holds. Putting a text in checks it; the same text is there once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from extractor import Report
from service import keeping
from service.access import Checkers, Reviewer, Store
from service.api.caching import CACHED, json_of, tagged
from service.api.checking import CheckRequest
from service.api.paging import Id, IdCursor, Size
from service.api.problems import POSTED, Problem, problem_response
from service.store import articles
from service.store.schema import Article

router = APIRouter(prefix="/v1/articles", tags=["articles"])


class NewArticle(CheckRequest):
    """A text for the archive."""

    name: str | None = Field(None, description="what you call it")
    source: str | None = Field(None, description="where it comes from; an address is kept, never fetched")


class Kept(BaseModel):
    """An article in the archive."""

    id: int
    name: str | None
    title: str | None
    source: str | None
    published: date | None
    sha256: str
    added_at: datetime
    inconsistent: int = Field(description="findings of its current report")


class KeptWhole(Kept):
    """An article with its text and its current Report, whose offsets count in the text."""

    text: str
    report: Report | None


class KeptPage(BaseModel):
    items: list[Kept]
    next: int | None = Field(description="the cursor of the next page; null: this was the last")


@router.get("", responses=problem_response(422))
def listed(
    database: Store,
    q: Annotated[str, Query(description='words in title or text; "a phrase", -without', max_length=1000)] = "",
    after: IdCursor = None,
    size: Size = 25,
) -> KeptPage:
    """List articles, newest first."""
    with database.reading() as session:
        found = articles.search(session, q, after=None if after is None else f"~{after}", size=size)
        more = found.after.removeprefix("~") if found.after else None
        return KeptPage(items=[_kept(article) for article in found.articles], next=int(more) if more else None)


@router.post("", status_code=201, response_model=KeptWhole, responses=POSTED | problem_response(503))
def keep(request: NewArticle, database: Store, user: Reviewer, checkers: Checkers) -> Response:
    """Check a text and keep it with its Report. Sending it again gives the same article."""
    if not request.text.strip():
        raise Problem(422, "empty-text", "empty")
    article = keeping.keep(database, checkers, user_id=user.id, **dict(request))
    with database.reading() as session:
        whole = _whole(session, session.get_one(Article, article.id))
    headers = {"Location": f"/v1/articles/{whole.id}"}
    return Response(json_of(whole), 201, media_type="application/json", headers=headers)


@router.get("/{article_id}", response_model=KeptWhole, responses=CACHED | problem_response(404, 422))
def one(request: Request, article_id: Id, database: Store) -> Response:
    """Return an article with its text and Report."""
    with database.reading() as session:
        article = session.get(Article, article_id)
        if article is None:
            raise Problem(404, "not-found", "not_found")
        return tagged(request, _whole(session, article))


def _kept(article: Article) -> Kept:
    return Kept.model_validate(article, from_attributes=True)


def _whole(session: Session, article: Article) -> KeptWhole:
    stored = articles.current_report(session, article.id)
    report = articles.report_of(stored) if stored else None
    return KeptWhole(**_kept(article).model_dump(), text=article.given, report=report)
