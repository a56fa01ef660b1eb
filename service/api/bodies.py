"""A limit to request bodies, so that nobody fills the memory or the disk."""

from __future__ import annotations

from asyncio import timeout

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.problems import Problem, answer

# A client that is still sending hears the answer only when it is done, so some more is taken in and thrown away.
_PATIENCE = 16


class BodyLimit:
    """Middleware that reads the body ahead and answers 413 where it is longer than `limit` bytes.

    What is sent to a path of `uploads` is passed on as it comes, up to the limit of that path.
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
        limit = self.uploads.get(scope["path"], self.limit)
        declared = Headers(scope=scope).get("content-length", "0")
        if declared.isdecimal() and int(declared) > limit * _PATIENCE:
            problem = Problem(413, "body-too-large", "body_too_large", limit=limit)
            await _hang_up(problem, scope, receive, send)
            return
        if scope["path"] in self.uploads:
            await self.app(scope, _counted(receive, self.uploads[scope["path"]]), send)
            return
        try:
            async with timeout(self.patience):
                messages = await self._take(receive)
        except TimeoutError:
            await _hang_up(Problem(408, "request-timeout", "access.too_slow"), scope, receive, send)
            return
        if messages is None:
            problem = Problem(413, "body-too-large", "body_too_large", limit=self.limit)
            await _hang_up(problem, scope, receive, send)
            return

        async def replay() -> Message:
            return messages.pop(0) if messages else await receive()

        await self.app(scope, replay, send)

    async def _take(self, receive: Receive) -> list[Message] | None:
        """Return the messages of the body, or None where it is too long."""
        messages: list[Message] = []
        size = 0
        while True:
            message = await receive()
            size += len(message.get("body", b""))
            if size <= self.limit:
                messages.append(message)
            if not message.get("more_body", False) or size > self.limit * _PATIENCE:
                return messages if size <= self.limit else None


def _counted(receive: Receive, limit: int) -> Receive:
    """Pass messages on, and raise HTTPException 413 where they hold more than `limit` bytes."""
    size = 0

    async def counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > limit:
            raise HTTPException(413, headers={"Connection": "close"})
        return message

    return counted


async def _hang_up(problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer and close the connection, so that nobody has to listen to the rest."""
    response = answer(problem, Headers(scope=scope))
    response.headers["Connection"] = "close"
    await response(scope, receive, send)
