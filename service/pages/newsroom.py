"""What the pages of the newsroom share: the reader's language, the frame, days and moments as a reader writes them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from service.pages.rendering import render
from service.settings import Language
from service.wording import said

_YEAR = 365 * 24 * 3600


def _language(request: Request, lang: Language | None = None) -> Language:
    """The language asked for in the address, else that of the last time, else that of the settings."""
    remembered = request.cookies.get("lang")
    if lang is None and remembered in ("id", "en"):
        lang = "id" if remembered == "id" else "en"
    configured: Language = request.app.state.settings.language
    return lang or configured


Speaks = Annotated[Language, Depends(_language)]


def page(request: Request, template: str, language: Language, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a rendered page; one that was asked for in a language is followed by others in it."""

    def here(**changed: Any) -> str:
        """The address of this page with some parameters changed; None leaves one out."""
        query = {**request.query_params, **changed}
        return f"{request.url.path}?{urlencode({name: value for name, value in query.items() if value is not None})}"

    html = render(
        template,
        language,
        here=here,
        path=request.url.path,
        account=request.state.user,
        day=lambda value: _day(value, language),
        moment=lambda value: _moment(value, language),
        rule_name=lambda rule: _rule_name(rule, language),
        number=lambda value: format_decimal(value, locale=language),
        **values,
    )
    response = HTMLResponse(html, status, headers={"Content-Language": language, "Cache-Control": "no-store"})
    if "lang" in request.query_params:
        response.set_cookie("lang", language, max_age=_YEAR, samesite="lax")
    return response


def _rule_name(rule: str, language: Language) -> str:
    """What people call a rule: the name of its relation family, or else its id."""
    try:
        return said(f"kind.{rule}").to(language)
    except KeyError:
        return rule


def _day(value: date | None, language: Language) -> str:
    return format_date(value, "d MMM y", locale=language) if value else ""


def _moment(value: datetime | None, language: Language) -> str:
    """In the time of the machine that serves it."""
    return format_datetime(value.astimezone(), "d MMM y HH.mm", locale=language) if value else ""
