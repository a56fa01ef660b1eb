"""POST /v1/check and /v1/check/file: one article in, its Report out. Nothing is kept."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated

import regex
from fastapi import APIRouter, File, Form, Response, UploadFile
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from extractor import Report
from service.access import Checkers
from service.api.problems import POSTED, Problem, problem_response
from service.readers import Unreadable
from service.workers import check_file, report_json

router = APIRouter(prefix="/v1", tags=["check"])


def _as_written(value: object) -> object:
    """Pydantic would take a number for seconds since 1970."""
    if value is None or isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise ValueError("a date is written like 2023-11-15")


_DAY = regex.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Day = Annotated[date, BeforeValidator(_as_written)]


class CheckRequest(BaseModel):
    """A text to check. Offsets in the Report count Unicode code points of `text`."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "text": "Sebanyak 120 warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki.",
                    "published": "2023-11-15",
                }
            ]
        },
    )

    text: str = Field(
        description="the article, one paragraph a line; not only spaces",
        json_schema_extra={"pattern": r"[^\s\x1c-\x1f]"},
    )
    title: str | None = None
    published: Day | None = Field(None, description="anchors relative dates such as 'tahun ini'")
    rules_off: list[str] = Field([], description="ids of rules that are not to run")


class Checked(BaseModel):
    """What a file holds and the Report on it, whose offsets count in `text`."""

    text: str
    encoding: str | None = Field(description="where it was not UTF-8")
    author: str | None
    url: str | None
    report: Report


@router.post("/check", response_model=Report, responses=POSTED | problem_response(503))
def check_text(request: CheckRequest, checkers: Checkers) -> Response:
    """Read the text and say which of its figures add up, and which do not."""
    if not request.text.strip():
        raise Problem(422, "empty-text", "empty")
    report = checkers.run(
        report_json, request.text, title=request.title, published=request.published, rules_off=request.rules_off
    )
    return Response(report, media_type="application/json")


@router.post("/check/file", responses=POSTED | problem_response(503))
def check_upload(
    checkers: Checkers,
    file: Annotated[UploadFile, File(description="text, HTML, PDF or DOCX; the ending of its name says which")],
    title: Annotated[str | None, Form()] = None,
    published: Annotated[Day | None, Form()] = None,
    rules_off: Annotated[list[str], Form()] = [],  # noqa: B006  (FastAPI copies it)
) -> Checked:
    """Read a file and check what it says."""
    name = (file.filename or "").replace("\\", "/").rpartition("/")[2]
    with tempfile.NamedTemporaryFile(prefix="cekangka-") as kept:  # what is large goes to no process but by its place
        shutil.copyfileobj(file.file, kept)
        kept.flush()
        path = Path(kept.name)
        outcome = checkers.run(check_file, path, name, published=published, title=title, rules_off=rules_off)
    if isinstance(outcome, Unreadable):
        raise Problem.saying(422, "unreadable-file", outcome.why)
    item, report = outcome
    return Checked(text=item.text, encoding=item.encoding, author=item.author, url=item.url, report=report)
