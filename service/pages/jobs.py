"""Jobs: hand in a file of articles, watch it being worked on, go away and come back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from service.access import Readers, Reviewer, Store
from service.api.problems import Problem
from service.jobs import intake, progress
from service.jobs.uploads import items_of, name_of
from service.pages.newsroom import Speaks, page
from service.readers import ENDINGS
from service.wording import said

router = APIRouter(include_in_schema=False)


@router.get("/jobs")
def show(request: Request, language: Speaks, database: Store, before: int | None = None) -> HTMLResponse:
    """Jobs, newest first, and the form to hand in another."""
    with database.reading() as session:
        jobs, more = progress.page(session, before=before)
    return page(request, "jobs.html", language, jobs=jobs, more=more, endings=",".join(ENDINGS), problem=None)


@router.post("/jobs")
def hand_in(
    request: Request,
    language: Speaks,
    user: Reviewer,
    database: Store,
    readers: Readers,
    files: Annotated[list[UploadFile], File()],
) -> Response:
    """Take in the articles of the files as one job."""
    files = [file for file in files if file.filename]
    if not files:
        with database.reading() as session:
            jobs, more = progress.page(session)
        problem = said("job.no_file").to(language)
        return page(
            request, "jobs.html", language, 422, jobs=jobs, more=more, endings=",".join(ENDINGS), problem=problem
        )
    settings = request.app.state.settings
    with items_of(files, readers, settings.max_upload) as items, database.writing() as session:
        job = intake.take_in(session, items, name=name_of(files), user_id=user.id)
    intake.start(settings, job)
    return RedirectResponse(f"/jobs/{job.id}", 303)


@router.get("/jobs/{job_id}")
def watch(
    request: Request,
    language: Speaks,
    database: Store,
    job_id: int,
    after: int = -1,
    part: str | None = None,
) -> HTMLResponse:
    """How far a job is, and its articles; with `?part=progress` the first alone, for the page's script."""
    with database.reading() as session:
        try:
            far = progress.progress(session, job_id)
        except LookupError:
            raise Problem(404, "not-found", "not_found") from None
        items, more = progress.items(session, job_id, after=after) if part is None else ([], None)
    template = "progress.html" if part == "progress" else "job.html"
    return page(request, template, language, far=far, items=items, more=more, first=after < 0)


@router.post("/jobs/{job_id}/cancel")
def cancel(request: Request, database: Store, _user: Reviewer, job_id: int) -> Response:
    """Stop a job; what it has checked stays."""
    try:
        with database.writing() as session:
            job = progress.cancel(session, job_id)
    except LookupError:
        raise Problem(404, "not-found", "not_found") from None
    intake.stop(request.app.state.settings, job)
    return RedirectResponse(f"/jobs/{job_id}", 303)
