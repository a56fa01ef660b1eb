"""Who reviews."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.database import insert_unless_there
from service.store.schema import Role, User, now


def user_named(session: Session, name: str, role: Role = "reviewer") -> User:
    """Return the user of that name, made with `role` where there is none."""
    insert_unless_there(session, User, name=name, role=role, active=True, added_at=now())
    return session.scalars(select(User).where(User.name == name)).one()


def all_users(session: Session) -> list[User]:
    """Every user, by name."""
    return list(session.scalars(select(User).order_by(User.name)))
