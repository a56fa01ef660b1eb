"""Taking a job in: every article stands in the store before the job counts as handed in."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from dbos import DBOSClient
from sqlalchemy.orm import Session

from service.jobs.checking import QUEUE, WORKFLOW
from service.readers import Item, Submission
from service.settings import Settings
from service.store.articles import add_article
from service.store.schema import Job, JobItem

log = logging.getLogger(__name__)


def take_in(session: Session, items: Iterable[Item], *, name: str, user_id: int | None = None) -> Job:
    """Return the new job of `items`, all or none of them; what was unreadable is in it as a problem.

    Memory does not grow with what is handed in.
    """
    job = Job(name=name, user_id=user_id)
    session.add(job)
    session.flush()
    for position, item in enumerate(items):
        entry = JobItem(job_id=job.id, position=position)
        if isinstance(item, Submission):
            article = add_article(
                session,
                item.text,
                name=item.id,
                title=item.title,
                source=item.source,
                published=item.published,
                user_id=user_id,
            )
            entry.origin, entry.article_id, entry.done = item.id or f"{name}:{position + 1}", article.id, False
        else:
            entry.origin, entry.problem, entry.done = item.where, {"id": item.why.id, "en": item.why.en}, True
        session.add(entry)
        job.total = position + 1
        if job.total % 100 == 0:
            session.flush()  # the session lets go of what is written
    session.flush()
    return job


def start(settings: Settings, job: Job) -> None:
    """Hand the job to the worker. A job that is handed over twice runs once; one that can't be is resumed later."""
    with _client(settings) as client:
        client.enqueue({"queue_name": QUEUE, "workflow_name": WORKFLOW, "workflow_id": f"job-{job.id}"}, job.id)


def stop(settings: Settings, job: Job) -> None:
    """Cancel the job's workflow; articles that are being checked are finished."""
    with _client(settings) as client:
        client.cancel_workflow(f"job-{job.id}")


@contextmanager
def _client(settings: Settings) -> Iterator[DBOSClient]:
    """Talk to dbos. Where its tables are missing no worker has been here yet; the first looks for jobs in the store."""
    client = None
    try:
        client = DBOSClient(system_database_url=settings.jobs_url, retry_connection_errors=False)
        yield client
    except Exception as error:
        log.warning("no worker could be told of a job (%s); the store keeps it", type(error).__name__)
    finally:
        if client is not None:
            client.destroy()
