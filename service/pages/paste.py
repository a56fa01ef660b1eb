"""The paste page: GET / shows the box, POST / the box and what was found in it. Nothing is kept."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse

from extractor import check
from service.access import Checkers
from service.pages.rendering import render
from service.pages.result import Result, present
from service.settings import Language
from service.wording import Said, said

router = APIRouter(include_in_schema=False)


@router.get("/")
def show(request: Request, checkers: Checkers, lang: Language | None = None, example: bool = False) -> HTMLResponse:
    """The empty box; with `?example=1` one that is filled and checked."""
    language = lang or request.app.state.settings.language
    if not example:
        return _page(language)
    text = (files(__package__) / "example.txt").read_text(encoding="utf-8")
    return _page(language, text, result=present(text, checkers.run(check, text), language))


@router.post("/")
def checked(
    request: Request,
    checkers: Checkers,
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    lang: Annotated[Language | None, Form()] = None,
    part: str | None = None,
) -> HTMLResponse:
    """The box with its findings; with `?part=result` the findings alone, for the page's script."""
    language = lang or request.app.state.settings.language
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        return _page(language, text, published, problem=said("bad_date", value=published), part=part)
    if not text.strip():
        return _page(language, text, published, problem=said("empty"), part=part)
    result = present(text, checkers.run(check, text, published=day), language)
    return _page(language, text, published, result=result, part=part)


def _page(
    language: Language,
    text: str = "",
    published: str = "",
    *,
    result: Result | None = None,
    problem: Said | None = None,
    part: str | None = None,
) -> HTMLResponse:
    return HTMLResponse(
        render(
            "result.html" if part == "result" else "paste.html",
            language,
            text=text,
            published=published,
            result=result,
            problem=problem and problem.to(language),
        ),
        422 if problem else 200,
        headers={"Content-Language": language, "Cache-Control": "no-store"},
    )
