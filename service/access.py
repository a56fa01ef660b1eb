"""Who is asking, and the store they may use. On one's own machine everybody is the reviewer that the settings name."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from service.api.problems import preferred_language
from service.settings import Language
from service.store.database import Database, connect
from service.store.schema import User
from service.store.users import user_named
from service.workers import Workers


def store(request: Request) -> Database:
    """The store of the application, opened by its first request."""
    state = request.app.state
    if not hasattr(state, "database"):
        state.database = connect(state.settings)
    database: Database = state.database
    return database


Store = Annotated[Database, Depends(store)]


def reviewer(request: Request, database: Store) -> User:
    """Who is deciding."""
    with database.writing() as session:
        return user_named(session, request.app.state.settings.reviewer, role="admin")


Reviewer = Annotated[User, Depends(reviewer)]


def checkers(request: Request) -> Workers:
    """The processes that check."""
    workers: Workers = request.app.state.workers
    return workers


Checkers = Annotated[Workers, Depends(checkers)]


def speaks(request: Request) -> Language:
    """The language that a program asks for."""
    return preferred_language(request.headers)


Speaks = Annotated[Language, Depends(speaks)]
