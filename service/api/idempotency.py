"""Idempotency-Key: a client that did not hear the answer may ask again, and what it asked for is done once.

A key belongs to its user for a day. The same key with another request is refused.
"""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import Annotated

from fastapi import Depends, Header, Request, Response
from sqlalchemy import delete
from sqlalchemy.orm import Session

from service.access import Reviewer
from service.api.problems import Problem
from service.store.schema import KeptAnswer, User, now

_KEPT = timedelta(days=1)


class Once:
    """The key of one request, if it has any."""

    def __init__(self, request: Request, user: User, key: str | None) -> None:
        self._user = user
        self._key = None if key is None else _hash(key)
        self._route = f"{request.method} {request.url.path} "

    def earlier(self, session: Session, content: str) -> Response | None:
        """Return what the same request was answered before; Problem 409 where the key was used for another."""
        if self._key is None:
            return None
        kept = session.get(KeptAnswer, (self._user.id, self._key))
        if kept is None or kept.added_at < now() - _KEPT:
            return None
        if kept.request != _hash(self._route + content):
            raise Problem(409, "idempotency-key-reused", "idempotency.reused")
        return Response(kept.body, kept.status, media_type="application/json")

    def keep(self, session: Session, content: str, status: int, body: str) -> None:
        """Remember the answer."""
        if self._key is None:
            return
        session.execute(delete(KeptAnswer).where(KeptAnswer.added_at < now() - _KEPT))
        session.merge(
            KeptAnswer(
                user_id=self._user.id, key=self._key, request=_hash(self._route + content), status=status, body=body
            )
        )


def _once(
    request: Request,
    user: Reviewer,
    idempotency_key: Annotated[str | None, Header(max_length=200, description="any text that is new each time")] = None,
) -> Once:
    return Once(request, user, idempotency_key)


OnlyOnce = Annotated[Once, Depends(_once)]


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
