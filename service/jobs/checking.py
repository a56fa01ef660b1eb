"""The work of a job as a durable workflow: one step a chunk, remembered by dbos once it is done.

A worker that is killed in a chunk runs that chunk again, where it checks only what has no report yet.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context, parent_process

from dbos import DBOS
from pebble import ProcessExpired, ProcessPool
from sqlalchemy import select

from extractor import Report, check
from service.settings import Settings
from service.store.articles import keep_report
from service.store.database import Database, connect
from service.store.schema import Article, Job, JobItem, now
from service.wording import said

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
        in_chunk = JobItem.position.between(first, first + CHUNK - 1)
        waiting = session.execute(
            select(JobItem, Article)
            .join(Article, Article.id == JobItem.article_id)
            .where(JobItem.job_id == job_id, in_chunk, JobItem.done.is_(False))
            .order_by(JobItem.position)
        ).all()
    checks = [
        shop.pool.schedule(
            _check,
            (article.given, article.title, article.published, article.name, article.source),
            timeout=shop.deadline,
        )
        for _, article in waiting
    ]
    outcomes = [_outcome(future, article) for future, (_, article) in zip(checks, waiting, strict=True)]
    with shop.database.writing() as session:
        for (item, article), outcome in zip(waiting, outcomes, strict=True):
            entry = session.get_one(JobItem, (job_id, item.position))
            if isinstance(outcome, Report):
                entry.report_id = keep_report(session, session.get_one(Article, article.id), outcome).id
            else:
                entry.problem = outcome
            entry.done = True


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


def end_with_parent() -> None:
    """Let a process end when the one that started it is killed: nobody would collect its work."""
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
