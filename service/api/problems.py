"""Errors as RFC 9457 problem details, with codes that stay as they are and sentences in the reader's language."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from service.pages.rendering import render
from service.settings import Language
from service.wording import Said, said
from service.workers import WorkError

log = logging.getLogger(__name__)

_CODES = {400: "unreadable-body", 404: "not-found", 405: "method-not-allowed"}


class FieldError(BaseModel):
    """What is wrong with one field of a request."""

    field: str = Field(description="path of the field, 'published' or 'items.3.text'")
    code: str = Field(description="pydantic's stable code of the error")
    message: str


class ProblemDetails(BaseModel):
    """RFC 9457. `code` is stable; `title` and `detail` are for people."""

    type: str = Field(description="urn:cekangka:problem:CODE")
    title: str
    status: int
    detail: str
    code: str
    errors: list[FieldError] = []


class Problem(Exception):  # noqa: N818  (the RFC calls it a problem)
    """Something to tell the client: an HTTP status, a stable code, and the key of a sentence in wording.toml."""

    def __init__(self, status: int, code: str, sentence: str, **values: Any) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = said(sentence, **values)
        self.errors: list[FieldError] = []

    @classmethod
    def saying(cls, status: int, code: str, detail: Said) -> Problem:
        """A problem whose sentence is there already."""
        problem = cls(status, code, "refused")
        problem.detail = detail
        return problem


def problem_response(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what a route's `responses` says of its problems."""
    schema = {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}
    return {status: {"model": ProblemDetails, "content": {"application/problem+json": schema}} for status in statuses}


# What may become of anything that is posted, before it comes to what it says.
POSTED = problem_response(400, 403, 408, 413, 422)


def answer(problem: Problem, headers: Mapping[str, str]) -> Response:
    """Return the response for `problem`, a page where a browser asks for one; `headers` are the request's."""
    language = preferred_language(headers)
    if "text/html" in headers.get("accept", ""):
        page = render("problem.html", language, problem=problem.detail.to(language))
        return HTMLResponse(page, problem.status, headers={"Content-Language": language})
    details = ProblemDetails(
        type=f"urn:cekangka:problem:{problem.code}",
        title=HTTPStatus(problem.status).phrase,
        status=problem.status,
        detail=problem.detail.to(language),
        code=problem.code,
        errors=problem.errors,
    )
    return JSONResponse(
        details.model_dump(exclude_defaults=True),
        problem.status,
        headers={"Content-Language": language},
        media_type="application/problem+json",
    )


def preferred_language(headers: Mapping[str, str]) -> Language:
    """English where the client asks for it first, else Indonesian."""
    return "en" if headers.get("accept-language", "").strip().lower().startswith("en") else "id"


def install(app: FastAPI) -> None:
    """Make every error of `app` a problem."""

    @app.exception_handler(Problem)
    async def _problem(request: Request, problem: Problem) -> Response:
        return answer(problem, request.headers)

    @app.exception_handler(WorkError)
    async def _undone(request: Request, error: WorkError) -> Response:
        response = answer(Problem(503, f"work-{error.why.replace('_', '-')}", f"work.{error.why}"), request.headers)
        response.headers["Retry-After"] = "5"
        return response

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        return answer(_from_validation(error), request.headers)

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        code = _CODES.get(error.status_code, HTTPStatus(error.status_code).phrase.lower().replace(" ", "-"))
        key = code.replace("-", "_") if error.status_code in _CODES else "refused"
        response = answer(Problem(error.status_code, code, key), request.headers)
        response.headers.update(error.headers or {})
        if error.status_code == 405:
            response.headers["Allow"] = ", ".join(_methods(request))
        return response

    @app.exception_handler(Exception)
    async def _unexpected(request: Request, error: Exception) -> Response:
        log.error("unexpected error", exc_info=error)
        return answer(Problem(500, "internal-error", "internal_error"), request.headers)


def _methods(request: Request) -> list[str]:
    """What the address takes; the router itself only names the methods of the first route that stands there."""
    here = [
        route
        for route in iter_route_contexts(request.app.routes)
        if route.path_format and compile_path(route.path_format)[0].match(request.url.path)
    ]
    return sorted({method for route in here for method in route.methods or ()})


def _from_validation(error: RequestValidationError) -> Problem:
    found = error.errors()
    if any(one["type"] == "json_invalid" for one in found):
        return Problem(400, "unreadable-body", "unreadable_body")
    problem = Problem(422, "invalid-request", "invalid_request")
    # The input itself is left out: it may be large, private, or not even encodable.
    problem.errors = [
        FieldError(field=".".join(str(step) for step in one["loc"][1:]), code=one["type"], message=one["msg"])
        for one in found
    ]
    return problem
