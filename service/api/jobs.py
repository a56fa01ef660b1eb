"""/v1/jobs: many articles handed in at once, checked while the client does something else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import file_digest
from io import BytesIO
from typing import Annotated, Literal, cast

from fastapi import APIRouter, File, Query, Request, Response, UploadFile
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from extractor.report import Text
from service.access import Readers, Reviewer, Store
from service.api.idempotency import OnlyOnce
from service.api.paging import Id, IdCursor, Size
from service.api.problems import POSTED, Problem, problem_response
from service.exports import to_json
from service.jobs import intake, progress
from service.jobs.progress import Progress
from service.jobs.uploads import items_of, name_of
from service.store.articles import report_of
from service.store.database import Database
from service.store.schema import JobItem, StoredReport

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

_SLICE = 100


class JobInfo(BaseModel):
    """How far a job is."""

    id: int
    name: str
    state: Literal["waiting", "running", "done", "cancelled"]
    added_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    total: int = Field(description="articles handed in")
    done: int = Field(description="of these, those that have a Report or a problem")
    problems: int = Field(description="of these, those that could not be read or checked")
    flagged: int = Field(description="of these, those in which something does not add up")


class JobPage(BaseModel):
    items: list[JobInfo]
    next: int | None = Field(description="the cursor of the next page; null: this was the last")


class JobProblem(BaseModel):
    """A line of a job's results for what has no Report; the others are Reports."""

    position: int
    origin: str
    problem: Text | None = Field(description="null: not checked yet")


@router.get("", responses=problem_response(422))
def listed(database: Store, after: IdCursor = None, size: Size = 25) -> JobPage:
    """List jobs, newest first."""
    with database.reading() as session:
        jobs, more = progress.page(session, before=after, size=size)
        return JobPage(items=[_info(far) for far in jobs], next=more)


@router.post("", status_code=202, response_model=JobInfo, responses=POSTED | problem_response(409))
def hand_in(
    request: Request,
    database: Store,
    user: Reviewer,
    once: OnlyOnce,
    readers: Readers,
    files: Annotated[
        list[UploadFile], File(min_length=1, description="JSONL, a ZIP, or whatever `cekangka batch` reads")
    ],
) -> Response:
    """Take articles in; they are checked from now on, also if the service is stopped and started again."""
    settings = request.app.state.settings
    content = "\n".join(f"{file.filename} {_digest(file)}" for file in files) if once.is_wanted else ""
    with database.reading() as session:
        if earlier := once.seen(session, content):
            return earlier
    with items_of(files, readers, settings.max_upload) as items, database.writing() as session:
        if earlier := once.earlier(session, content):
            return earlier
        job = intake.take_in(session, items, name=name_of(files), user_id=user.id)
        body = _info(progress.progress(session, job.id)).model_dump_json()
        once.keep(session, 202, body)
    intake.start(settings, job)
    return Response(body, 202, media_type="application/json", headers={"Location": f"/v1/jobs/{job.id}"})


@router.get("/{job_id}", responses=problem_response(404, 422))
def watch(job_id: Id, database: Store) -> JobInfo:
    """Say how far a job is."""
    with database.reading() as session:
        try:
            return _info(progress.progress(session, job_id))
        except LookupError:
            raise Problem(404, "not-found", "not_found") from None


@router.get(
    "/{job_id}/results",
    response_class=StreamingResponse,
    responses=problem_response(404, 422) | {200: {"content": {"application/x-ndjson": {"schema": {"type": "string"}}}}},
)
def results(
    job_id: Id,
    database: Store,
    after: Annotated[int, Query(ge=-1, le=2**31 - 1, description="position to go on behind; -1: from the start")] = -1,
) -> StreamingResponse:
    """Stream what there is so far, a line for each article: its Report, or its position, origin and problem."""
    watch(job_id, database)
    return StreamingResponse(_lines(database, job_id, after), media_type="application/x-ndjson")


@router.post("/{job_id}/cancel", responses=POSTED | problem_response(404))
def cancel(request: Request, job_id: Id, database: Store, _user: Reviewer) -> JobInfo:
    """Stop a job; what it has checked stays. A job that is over stays as it is."""
    try:
        with database.writing() as session:
            job = progress.cancel(session, job_id)
    except LookupError:
        raise Problem(404, "not-found", "not_found") from None
    intake.stop(request.app.state.settings, job)
    return watch(job_id, database)


def _lines(database: Database, job_id: int, after: int) -> Iterator[str]:
    more: int | None = after
    while more is not None:
        with database.reading() as session:
            found, more = progress.items(session, job_id, after=more, size=_SLICE)
            lines = [_line(session, item) for item, _ in found]
        yield from lines  # a client that reads slowly must not keep the store waiting


def _line(session: Session, item: JobItem) -> str:
    stored = session.get(StoredReport, item.report_id) if item.report_id else None
    if stored is not None:
        return to_json(report_of(stored)) + "\n"
    problem = Text(**item.problem) if item.problem else None
    return JobProblem(position=item.position, origin=item.origin, problem=problem).model_dump_json() + "\n"


def _digest(file: UploadFile) -> str:
    digest = file_digest(cast(BytesIO, file.file), "sha256").hexdigest()
    file.file.seek(0)
    return digest


def _info(far: Progress) -> JobInfo:
    return JobInfo(
        id=far.job.id,
        name=far.job.name,
        state=far.state,
        added_at=far.job.added_at,
        started_at=far.job.started_at,
        finished_at=far.job.finished_at,
        total=far.job.total,
        done=far.done,
        problems=far.problems,
        flagged=far.flagged,
    )
