"""How far jobs are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.store.schema import Article, Job, JobItem, now

State = Literal["waiting", "running", "done", "cancelled"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Articles `done` of the job's total, those of them that could not be read or checked, and those with findings."""

    job: Job
    state: State
    done: int
    problems: int
    flagged: int


def progress(session: Session, job_id: int) -> Progress:
    """Return how far a job is; LookupError where there is none."""
    job = session.get(Job, job_id)
    if job is None:
        raise LookupError(job_id)
    return _of(session, [job])[0]


def page(session: Session, *, before: int | None = None, size: int = 25) -> tuple[list[Progress], int | None]:
    """Return jobs, newest first, and the id to go on from (None: that was all)."""
    query = select(Job).order_by(Job.id.desc()).limit(size + 1)
    jobs = session.scalars(query if before is None else query.where(Job.id < before)).all()
    return _of(session, jobs[:size]), jobs[size - 1].id if len(jobs) > size else None


def items(
    session: Session, job_id: int, *, after: int = -1, size: int = 50
) -> tuple[Sequence[tuple[JobItem, Article | None]], int | None]:
    """Return a page of what a job holds, in order, with the articles, and the position to go on from."""
    query = (
        select(JobItem, Article)
        .outerjoin(Article, Article.id == JobItem.article_id)
        .where(JobItem.job_id == job_id, JobItem.position > after)
        .order_by(JobItem.position)
        .limit(size + 1)
    )
    found = [(item, article) for item, article in session.execute(query).all()]
    return found[:size], found[size - 1][0].position if len(found) > size else None


def unfinished(session: Session) -> Sequence[Job]:
    """Jobs that are neither finished nor cancelled, oldest first."""
    return session.scalars(
        select(Job).where(Job.finished_at.is_(None), Job.cancelled_at.is_(None)).order_by(Job.id)
    ).all()


def cancel(session: Session, job_id: int) -> Job:
    """Mark a job as cancelled where it is not over yet; LookupError where there is none."""
    job = session.get(Job, job_id)
    if job is None:
        raise LookupError(job_id)
    if job.finished_at is None and job.cancelled_at is None:
        job.cancelled_at = now()
    return job


def _of(session: Session, jobs: Sequence[Job]) -> list[Progress]:
    counted = {
        job_id: (done, problems, flagged)
        for job_id, done, problems, flagged in session.execute(
            select(
                JobItem.job_id,
                func.count(),
                func.count(JobItem.problem),
                func.count(Article.id).filter(Article.inconsistent > 0),
            )
            .outerjoin(Article, Article.id == JobItem.article_id)
            .where(JobItem.job_id.in_([job.id for job in jobs]), JobItem.done)
            .group_by(JobItem.job_id)
        )
    }
    return [Progress(job, _state(job), *counted.get(job.id, (0, 0, 0))) for job in jobs]


def _state(job: Job) -> State:
    if job.cancelled_at:
        return "cancelled"
    if job.finished_at:
        return "done"
    return "running" if job.started_at else "waiting"
