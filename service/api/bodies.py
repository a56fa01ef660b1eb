"""Limits to request bodies, in bytes and in seconds, so that nobody fills the memory, the disk or the connections."""

from __future__ import annotations

from asyncio import get_running_loop, timeout, timeout_at

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.problems import Problem, answer

SLOWEST = 20_000  # bytes a second that an upload must come at, once `patience` is over
# Seconds and bytes that a client which is still sending is listened to after its answer; else it would not hear it.
LINGER, LINGER_BYTES = 2.0, 16_000_000


class BodyLimit:
    """Middleware that answers 413 where a body is longer than `limit` bytes, and 408 where it takes too long.

    What is sent to a path of `uploads` may be as long as that says and is passed on as it comes; all else is read ahead
    within `patience` seconds.
    """

    def __init__(self, app: ASGIApp, limit: int, uploads: dict[str, int], patience: float) -> None:
        self.app = app
        self.limit = limit
        self.uploads = uploads
        self.patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_upload = scope["path"] in self.uploads
        limit = self.uploads.get(scope["path"], self.limit)
        body = _Body(receive, limit, self.patience, SLOWEST if is_upload else None)
        declared = Headers(scope=scope).get("content-length", "0")
        if declared.isdecimal() and int(declared) > body.limit:
            body.problem = _too_large(body.limit)
        elif is_upload:
            await self.app(scope, body.receive, body.unless_refused(send))
        else:
            messages = await body.whole()
            if body.problem is None:
                await self.app(scope, _replayed(messages, receive), send)
        if body.problem is not None:
            await _hang_up(body.problem, scope, receive, send)


class _Body:
    """A body as it comes. Where it goes beyond what it may be, `problem` says so."""

    def __init__(self, receive: Receive, limit: int, patience: float, slowest: int | None) -> None:
        self.limit = limit
        self.problem: Problem | None = None
        self._receive = receive
        self._patience = patience
        self._slowest = slowest
        self._begun = get_running_loop().time()
        self._size = 0
        self._over = False

    async def receive(self) -> Message:
        """Return the next message. Raises HTTPException, which nobody is told of, where there is a problem."""
        if self._over:
            return await self._receive()  # the client hanging up, whenever that is
        allowed = self._patience + (self._size / self._slowest if self._slowest else 0)
        try:
            async with timeout_at(self._begun + allowed):
                message = await self._receive()
        except TimeoutError:
            self.problem = Problem(408, "request-timeout", "access.too_slow")
            raise HTTPException(408) from None
        self._size += len(message.get("body", b""))
        self._over = not message.get("more_body", False)
        if self._size > self.limit:
            self.problem = _too_large(self.limit)
            raise HTTPException(413)
        return message

    async def whole(self) -> list[Message]:
        """Return all messages; those before the problem where there is one."""
        messages = []
        try:
            while not self._over:
                messages.append(await self.receive())
        except HTTPException:
            pass
        return messages

    def unless_refused(self, send: Send) -> Send:
        """Let nothing through once there is a problem: that is the answer then."""

        async def passed_on(message: Message) -> None:
            if self.problem is None:
                await send(message)

        return passed_on


def _too_large(limit: int) -> Problem:
    return Problem(413, "body-too-large", "body_too_large", limit=limit)


def _replayed(messages: list[Message], receive: Receive) -> Receive:
    async def next_one() -> Message:
        return messages.pop(0) if messages else await receive()

    return next_one


async def _hang_up(problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer at once and close the connection, but not before a client that is still sending could hear it."""
    response = answer(problem, Headers(scope=scope))
    response.headers["Connection"] = "close"
    response.headers["Content-Length"] = str(len(response.body))
    await send({"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers})
    await send({"type": "http.response.body", "body": response.body, "more_body": True})
    thrown_away, more = 0, True
    try:
        async with timeout(LINGER):
            while more and thrown_away < LINGER_BYTES:
                message = await receive()
                thrown_away += len(message.get("body", b""))
                more = message.get("more_body", False)
    except TimeoutError:
        pass
    await send({"type": "http.response.body", "body": b""})
