"""Jobs: hand in a file of articles, watch it being worked on, go away and come back."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from service.access import Reviewer, Store
from service.api.problems import Problem
from service.jobs import intake, progress
from service.pages.newsroom import Speaks, page
from service.readers import ENDINGS, Item, Unreadable, read
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
    name = files[0].filename or "?"
    job = intake.take_in(
        database, _items(files), name=name if len(files) == 1 else f"{name} +{len(files) - 1}", user_id=user.id
    )
    intake.start(request.app.state.settings, job)
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


def _items(files: list[UploadFile]) -> Iterator[Item]:
    """What the files hold; readers want them on disk, under their own endings and under no name of the sender's."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cekangka-")))
        for number, file in enumerate(files):
            sent = Path(file.filename or "?")
            ending = sent.suffix.casefold() if sent.suffix.casefold() in ENDINGS else ".txt"
            if ending == ".gz":  # what is packed stands before it: .warc.gz, .jsonl.gz
                ending = "".join(sent.suffixes[-2:]).casefold()
            path = folder / f"{number}{ending}"
            with path.open("wb") as stream:
                shutil.copyfileobj(file.file, stream)
            for item in read([path]):
                yield _named(item, sent, path)
            path.unlink()


def _named(item: Item, sent: Path, path: Path) -> Item:
    """The item under the name its sender knows it by."""
    if isinstance(item, Unreadable):
        return Unreadable(item.where.replace(str(path), sent.name), item.why)
    return replace(item, id=sent.stem) if item.id == path.stem else item
