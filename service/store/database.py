"""Opening the store: one engine for reading, the same one for writing with the lock taken first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, literal, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry

from service.settings import Settings

BUSY_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Database:
    """The store, opened. On SQLite a session of `writing` holds the one write lock from its start."""

    engine: Engine

    @property
    def on_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @property
    def where(self) -> str:
        """Its address for people, without the password."""
        url = self.engine.url
        return url.database or ":memory:" if self.on_sqlite else url.set(drivername="postgresql").render_as_string()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session whose changes are dropped."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that is committed where the block ends, and rolled back where it raises."""
        with Session(self.engine.execution_options(writes=True), expire_on_commit=False) as session, session.begin():
            yield session


def connect(settings: Settings) -> Database:
    """Return the store that `settings` name; nothing is opened before the first session."""
    url = make_url(settings.store_url)
    if url.get_backend_name() == "postgresql":
        address = url.set(drivername="postgresql+psycopg")
        # Parameters are texts and hashes of tokens; errors, which are logged, must not hold them.
        return Database(create_engine(address, hide_parameters=True, pool_pre_ping=True, pool_size=10))
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return Database(engine)


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # Transactions are begun below, by hand: the driver would begin them too late to keep readers consistent.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def insert_unless_there(session: Session, table: type[DeclarativeBase], **values: Any) -> bool:
    """Insert a row unless one of its unique values is taken already; return whether it was inserted."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    query = insert(table).values(values).on_conflict_do_nothing().returning(literal(1))  # rowcount is -1 in psycopg
    return session.connection().execute(query).first() is not None
