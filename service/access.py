"""What routes ask for: the store, who is asking, the processes that check, the client's language."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, FastAPI, Request

from service.api.problems import preferred_language
from service.settings import Language
from service.store.database import Database, connect
from service.store.schema import User
from service.store.users import user_named
from service.workers import Workers

COOKIE = "cekangka"


def database_of(app: FastAPI) -> Database:
    """The store of the application, opened by its first request."""
    if not hasattr(app.state, "database"):
        app.state.database = connect(app.state.settings)
    database: Database = app.state.database
    return database


def store(request: Request) -> Database:
    """The store."""
    return database_of(request.app)


Store = Annotated[Database, Depends(store)]


def reviewer(request: Request, database: Store) -> User:
    """Who is deciding: whom the gate let in, or where it is open the reviewer that the settings name."""
    user: User | None = request.state.user
    if user is not None:
        return user
    with database.writing() as session:
        return user_named(session, request.app.state.settings.reviewer, role="admin")


Reviewer = Annotated[User, Depends(reviewer)]


def needs_account(request: Request) -> bool:
    """True where the gate let somebody through whom it does not know, and the route itself must ask."""
    return not request.state.is_open and request.state.user is None


def may_approve(user: User) -> bool:
    """True for who may judge judgements."""
    return user.role != "reviewer"


def checkers(request: Request) -> Workers:
    """The processes that check."""
    workers: Workers = request.app.state.workers
    return workers


Checkers = Annotated[Workers, Depends(checkers)]


def readers(request: Request) -> Workers:
    """The processes that read uploads."""
    workers: Workers = request.app.state.readers
    return workers


Readers = Annotated[Workers, Depends(readers)]


def speaks(request: Request) -> Language:
    """The language that a program asks for."""
    return preferred_language(request.headers)


Speaks = Annotated[Language, Depends(speaks)]
