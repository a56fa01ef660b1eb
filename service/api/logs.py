"""Logs as JSON, a line an event; every answered request is one, with an id that the client is told too.

No query, no body, no header, no name goes into them: texts are unpublished, and tokens are secrets.
"""

from __future__ import annotations

import logging
import secrets
import time
from contextvars import ContextVar

import regex
from pythonjsonlogger.json import JsonFormatter
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("cekangka.request")

_request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
_TAKEN_OVER = regex.compile(r"[A-Za-z0-9_.-]{1,64}")


class Logged:
    """Middleware that gives each request an id, or takes over that of the proxy, and logs how it was answered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _TAKEN_OVER.fullmatch(given) else secrets.token_hex(8)
        token = _request_id.set(request_id)
        status, begin = 500, time.perf_counter()

        async def with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        try:
            await self.app(scope, receive, with_id)
        finally:
            user = scope.get("state", {}).get("user")
            fields = {
                "method": scope["method"],
                "route": getattr(scope.get("route"), "path", None),
                "status": status,
                "milliseconds": round((time.perf_counter() - begin) * 1000, 1),
                "user": user.id if user else None,
            }
            log.info("request", extra=fields)
            _request_id.reset(token)


def configure(level: str) -> None:
    """Send all logs of the process to standard error as JSON."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter("{asctime}{levelname}{name}{message}", style="{"))
    handler.addFilter(_with_request_id)
    # Other libraries' chatter may quote what they are given, so of theirs only warnings are taken.
    logging.basicConfig(level="WARNING", handlers=[handler], force=True)
    for ours in ("service", "cekangka"):
        logging.getLogger(ours).setLevel(level.upper())


def _with_request_id(record: logging.LogRecord) -> bool:
    record.request_id = _request_id.get()
    return True
