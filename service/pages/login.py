"""Logging in with a token, and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from service.access import COOKIE, Store
from service.pages.newsroom import Speaks, page
from service.store import users
from service.wording import said

router = APIRouter(include_in_schema=False)


@router.get("/login")
def ask(request: Request, language: Speaks, next: str = "/") -> HTMLResponse:
    """The form for the token."""
    return page(request, "login.html", language, next=next, problem=None)


@router.post("/login")
def log_in(
    request: Request,
    language: Speaks,
    database: Store,
    token: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Give the browser a cookie of its own, whatever cookie it came with."""
    with database.writing() as session:
        user = users.user_by_token(session, token.strip())
        if user is None:
            problem = said("login.unknown").to(language)
            return page(request, "login.html", language, 401, next=next, problem=problem)
        if earlier := request.cookies.get(COOKIE):
            users.log_out(session, earlier)
        held = users.log_in(session, user)
    response = RedirectResponse(_local(next), 303)
    response.set_cookie(
        COOKIE,
        held,
        max_age=int(users.LOGGED_IN.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


@router.post("/logout")
def log_out(request: Request, database: Store) -> Response:
    """Forget the browser's session."""
    with database.writing() as session:
        users.log_out(session, request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return response


def _local(there: str) -> str:
    """An address of our own, whatever the form says."""
    return there if there.startswith("/") and not there.startswith(("//", "/\\")) else "/"
