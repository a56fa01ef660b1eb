"""The work of a job as a durable workflow: one step a chunk, remembered by dbos once it is done.

A worker that is killed in a chunk runs that chunk again, where it checks only what has no report yet.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from dbos import DBOS
from sqlalchemy import Select, select

from extractor import Report
from service.keeping import report_on
from service.settings import Settings
from service.store.articles import keep_report
from service.store.database import Database, connect
from service.store.schema import Article, Job, JobItem, now
from service.wording import said
from service.workers import WorkError, Workers

QUEUE = "checking"
WORKFLOW = "check_articles"
CHUNK = 20  # articles
CHUNKS = 2  # at once

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the steps work with: the store, and processes that check one article each."""

    database: Database
    workers: Workers


_workshops: list[Workshop] = []  # the open one; dbos calls the steps without it


@contextmanager
def workshop(settings: Settings) -> Iterator[Workshop]:
    """Open the workshop of this process."""
    workers = Workers(
        settings.job_workers, deadline=settings.deadline, waiting=CHUNKS * CHUNK, memory=settings.check_memory
    )
    _workshops.append(Workshop(connect(settings), workers))
    try:
        yield _workshops[-1]
    finally:
        _workshops.pop()
        workers.stop()


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
    with ThreadPoolExecutor(CHUNK) as threads:
        found = threads.map(lambda article: _outcome(shop.workers, article), articles)
        outcomes = {article.id: outcome for article, outcome in zip(articles, found, strict=True)}
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


@DBOS.step()
def finish(job_id: int) -> None:
    """Mark the job as finished."""
    with _workshops[-1].database.writing() as session:
        job = session.get_one(Job, job_id)
        if job.cancelled_at is None:
            job.finished_at = now()


def _outcome(workers: Workers, article: Article) -> Report | dict[str, str]:
    """The Report, or why there is none, in both languages: one bad article never stops the others."""
    try:
        return report_on(workers, article)
    except WorkError as error:
        why = said(f"job.{error.why}")
    except Exception:
        log.exception("article %d could not be checked", article.id)
        why = said("job.failed")
    return {"id": why.id, "en": why.en}
