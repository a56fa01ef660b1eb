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
from service.store.database import insert_unless_there
from service.store.schema import KeptAnswer, User, now

_KEPT = timedelta(days=1)


class Once:
    """The key of one request, if it has any."""

    def __init__(self, request: Request, user: User, key: str | None) -> None:
        self._user = user
        self._key = None if key is None else _hash(key)
        self._route = f"{request.method} {request.url.path} "

    @property
    def is_wanted(self) -> bool:
        """True where the request has a key."""
        return self._key is not None

    def seen(self, session: Session, content: str) -> Response | None:
        """Return what the same request was answered before; Problem 409 where the key was used for another."""
        kept = session.get(KeptAnswer, (self._user.id, self._key)) if self._key else None
        if kept is None or kept.added_at < now() - _KEPT:
            return None
        if kept.request != _hash(self._route + content):
            raise Problem(409, "idempotency-key-reused", "idempotency.reused")
        return Response(kept.body, kept.status, media_type="application/json")

    def earlier(self, session: Session, content: str) -> Response | None:
        """As `seen`; from here on, until `session` is committed, the same key elsewhere waits for what is done here."""
        if self._key is None:
            return None
        session.execute(delete(KeptAnswer).where(KeptAnswer.added_at < now() - _KEPT))
        request = _hash(self._route + content)
        fresh = {"request": request, "status": 0, "body": "", "added_at": now()}
        if insert_unless_there(session, KeptAnswer, user_id=self._user.id, key=self._key, **fresh):
            return None
        return self.seen(session, content)

    def keep(self, session: Session, status: int, body: str) -> None:
        """Remember the answer."""
        if self._key is not None:
            kept = session.get_one(KeptAnswer, (self._user.id, self._key))
            kept.status, kept.body = status, body

    def forget(self, session: Session) -> None:
        """Remember nothing: what was asked for was not done."""
        if self._key is not None:
            session.delete(session.get_one(KeptAnswer, (self._user.id, self._key)))


def _once(
    request: Request,
    user: Reviewer,
    idempotency_key: Annotated[str | None, Header(max_length=200, description="any text that is new each time")] = None,
) -> Once:
    return Once(request, user, idempotency_key)


OnlyOnce = Annotated[Once, Depends(_once)]


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
