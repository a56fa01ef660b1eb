"""A limit to request bodies, so that nobody fills the memory."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.problems import Problem, answer

# A client that is still sending hears the answer only when it is done, so some more is taken in and thrown away.
_PATIENCE = 16


class BodyLimit:
    """Middleware that reads the body ahead and answers 413 where it is longer than `limit` bytes."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        messages = await self._take(receive)
        if messages is None:
            problem = Problem(413, "body-too-large", "body_too_large", limit=self.limit)
            await answer(problem, Headers(scope=scope))(scope, receive, send)
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
