"""Who reviews, and how they are known again. Tokens are long and random, so their plain sha256 is all that is kept."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.store.database import insert_unless_there
from service.store.schema import LoginSession, Role, User, now

LOGGED_IN = timedelta(days=14)


def user_named(session: Session, name: str, role: Role = "reviewer") -> User:
    """Return the user of that name, made with `role` where there is none."""
    insert_unless_there(session, User, name=name, role=role, active=True, added_at=now())
    return session.scalars(select(User).where(User.name == name)).one()


def all_users(session: Session) -> list[User]:
    """Every user, by name."""
    return list(session.scalars(select(User).order_by(User.name)))


def add_user(session: Session, name: str, role: Role) -> str:
    """Give the user of that name, new or not, `role` and a new token, and return it: it can't be had again."""
    token = f"cek_{secrets.token_urlsafe(32)}"
    user = user_named(session, name, role)
    user.role, user.token_hash, user.active = role, _hash(token), True
    _end_sessions(session, user)
    return token


def remove_user(session: Session, name: str) -> bool:
    """Let a user in no more; what they decided stays. False where there is none of that name."""
    user = session.scalars(select(User).where(User.name == name)).one_or_none()
    if user is None:
        return False
    user.active, user.token_hash = False, None
    _end_sessions(session, user)
    return True


def are_there_accounts(session: Session) -> bool:
    """True where anybody has a token."""
    return session.scalar(select(User.id).where(User.active, User.token_hash.is_not(None)).limit(1)) is not None


def user_by_token(session: Session, token: str) -> User | None:
    """Return the user that a token belongs to."""
    return session.scalars(select(User).where(User.token_hash == _hash(token), User.active)).one_or_none()


def log_in(session: Session, user: User) -> str:
    """Return what the user's browser is to hold from now on; sessions that are over are swept away."""
    held = secrets.token_urlsafe(32)
    session.execute(delete(LoginSession).where(LoginSession.expires_at < now()))
    session.add(LoginSession(token_hash=_hash(held), user_id=user.id, expires_at=now() + LOGGED_IN))
    return held


def user_of_session(session: Session, held: str) -> User | None:
    """Return the user whose browser holds this."""
    mine = (LoginSession.token_hash == _hash(held)) & (LoginSession.expires_at > now())
    return session.scalars(select(User).join(LoginSession).where(mine, User.active)).one_or_none()


def log_out(session: Session, held: str) -> None:
    """End a session."""
    session.execute(delete(LoginSession).where(LoginSession.token_hash == _hash(held)))


def _end_sessions(session: Session, user: User) -> None:
    session.execute(delete(LoginSession).where(LoginSession.user_id == user.id))


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
