"""POST /v1/check: one text in, its Report out."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from extractor import Report, check
from service.api.problems import Problem, problem_response

router = APIRouter(prefix="/v1", tags=["check"])


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

    text: str = Field(description="the article, one paragraph a line")
    title: str | None = None
    published: date | None = Field(None, description="anchors relative dates such as 'tahun ini'")
    rules_off: list[str] = Field([], description="ids of rules that are not to run")


@router.post("/check", responses=problem_response(400, 413, 422))
def check_text(request: CheckRequest) -> Report:
    """Read the text and say which of its figures add up, and which do not."""
    if not request.text.strip():
        raise Problem(422, "empty-text", "empty")
    return check(request.text, title=request.title, published=request.published, rules_off=request.rules_off)
