"""The work of a job as a durable workflow: one step a chunk, remembered by dbos once it is done.

A worker that is killed in a chunk runs that chunk again, where it checks only what has no report yet.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context

from dbos import DBOS
from pebble import ProcessExpired, ProcessPool
from sqlalchemy import Select, select

from extractor import Report, check
from service.settings import Settings
from service.store.articles import keep_report
from service.store.database import Database, connect
from service.store.schema import Article, Job, JobItem, now
from service.wording import said
from service.workers import end_with_parent

QUEUE = "checking"
WORKFLOW = "check_articles"
CHUNK = 20

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the steps work with: the store, and processes that check one article each."""

    database: Database
    pool: ProcessPool
    deadline: float


_workshops: list[Workshop] = []  # the open one; dbos calls the steps without it


@contextmanager
def workshop(settings: Settings) -> Iterator[Workshop]:
    """Open the workshop of this process."""
    database = connect(settings)
    with ProcessPool(settings.job_workers, initializer=end_with_parent, context=get_context("spawn")) as pool:
        _workshops.append(Workshop(database, pool, settings.deadline))
        try:
            yield _workshops[-1]
        finally:
            _workshops.pop()
            pool.stop()  # type: ignore[no-untyped-call]


@DBOS.workflow(name=WORKFLOW)
def check_articles(job_id: int) -> None:
    """Check every article of a job; chunks that are done already are not run again."""
    for first in range(0, begin(job_id), CHUNK):
        check_chunk(job_id, first)
    finish(job_id)


@DBOS.step()
def begin(job_id: int) -> int:
    """Mark the job as started and return how many articles it has."""
    with _workshops[-1].database.writing() as session:
        job = session.get_one(Job, job_id)
        job.started_at = job.started_at or now()
        return job.total


@DBOS.step()
def check_chunk(job_id: int, first: int) -> None:
    """Check those articles of the chunk from position `first` that have not been, and keep their reports together."""
    shop = _workshops[-1]
    with shop.database.reading() as session:
        if session.get_one(Job, job_id).cancelled_at:
            return
        articles = [article for _, article in session.execute(_waiting(job_id, first)).all()]
    checks = {article.id: _scheduled(shop, article) for article in articles}
    outcomes = {article.id: _outcome(checks[article.id], article) for article in articles}
    with shop.database.writing() as session:
        for item, article in session.execute(_waiting(job_id, first)).all():
            outcome = outcomes[article.id]
            if isinstance(outcome, Report):
                item.report_id = keep_report(session, article, outcome).id
            else:
                item.problem = outcome
            item.done = True


def _waiting(job_id: int, first: int) -> Select[JobItem, Article]:
    """The articles of a chunk that have not been checked."""
    return (
        select(JobItem, Article)
        .join(Article, Article.id == JobItem.article_id)
        .where(JobItem.job_id == job_id, JobItem.position.between(first, first + CHUNK - 1), JobItem.done.is_(False))
        .order_by(JobItem.position)
    )


def _scheduled(shop: Workshop, article: Article) -> Future[Report]:
    arguments = (article.given, article.title, article.published, article.name, article.source)
    scheduled: Future[Report] = shop.pool.schedule(_check, arguments, timeout=shop.deadline)
    return scheduled


@DBOS.step()
def finish(job_id: int) -> None:
    """Mark the job as finished."""
    with _workshops[-1].database.writing() as session:
        job = session.get_one(Job, job_id)
        if job.cancelled_at is None:
            job.finished_at = now()


def _check(text: str, title: str | None, published: date | None, id: str | None, source: str | None) -> Report:
    return check(text, title=title, published=published, id=id, source=source)


def _outcome(future: Future[Report], article: Article) -> Report | dict[str, str]:
    """The Report, or why there is none, in both languages: one bad article never stops the others."""
    try:
        return future.result()
    except TimeoutError:
        why = said("job.too_slow")
    except ProcessExpired:
        why = said("job.crashed")
    except Exception:
        log.exception("article %d could not be checked", article.id)
        why = said("job.failed")
    return {"id": why.id, "en": why.en}
