"""POST /v1/check: one text in, its Report out."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from extractor import Report, check
from service.api.problems import Problem, problem_response
from service.exports import to_json

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


@router.post("/check", response_model=Report, responses=problem_response(400, 413, 422))
def check_text(request: CheckRequest) -> Response:
    """Read the text and say which of its figures add up, and which do not."""
    if not request.text.strip():
        raise Problem(422, "empty-text", "empty")
    report = check(request.text, title=request.title, published=request.published, rules_off=request.rules_off)
    return Response(to_json(report), media_type="application/json")
