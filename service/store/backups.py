"""Copies of the whole store: SQLite's own online backup, PostgreSQL's own pg_dump and pg_restore."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, inspect

from service.store.database import Database
from service.wording import Said, said


class BackupError(Exception):
    """No copy was made or read; `why` says so to a person."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.why: Said = said(f"backup.{sentence}", **values)


def backup(database: Database, target: Path) -> None:
    """Write the store to the new file `target`; others may go on reading and writing meanwhile.

    Raises BackupError where `target` is there already, cannot be written, or PostgreSQL's own programs are missing.
    """
    if target.exists():
        raise BackupError("exists", path=target)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        if database.on_sqlite:
            with closing(_open(database)) as source, closing(sqlite3.connect(unfinished)) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
        else:
            _run(database.engine, "pg_dump", "--format=custom", "--no-owner", "--schema=public", f"--file={unfinished}")
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise BackupError("not_written", path=target, detail=error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def restore(database: Database, source: Path) -> None:
    """Fill the store, which must be empty, from a file that `backup` wrote.

    Raises BackupError where the store holds something, `source` is no backup of this kind of store, or PostgreSQL's own
    programs are missing.
    """
    if not source.is_file():
        raise BackupError("missing", path=source)
    if inspect(database.engine).has_table("articles"):
        raise BackupError("not_empty")
    if not database.on_sqlite:
        _run(
            database.engine,
            "pg_restore",
            "--no-owner",
            "--exit-on-error",
            "--single-transaction",
            "--schema=public",
            source,
        )
        return
    try:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            if copy.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone() != (1,):
                raise BackupError("no_backup", path=source)
            with closing(_open(database)) as target:
                copy.backup(target)
                target.execute("PRAGMA journal_mode=WAL")
    except sqlite3.Error as error:
        raise BackupError("no_backup", path=source) from error
    database.engine.dispose()


def _open(database: Database) -> sqlite3.Connection:
    return sqlite3.connect(database.engine.url.database or "", timeout=30)


def _run(engine: Engine, program: str, *arguments: str | Path) -> None:
    """Run one of PostgreSQL's programs on the store's database; the password goes by environment, not by argument."""
    if shutil.which(program) is None:
        raise BackupError("no_program", program=program)
    url = engine.url
    environment = os.environ | ({"PGPASSWORD": str(url.password)} if url.password else {})
    address = url.set(drivername="postgresql", password=None).render_as_string()
    done = subprocess.run(
        [program, f"--dbname={address}", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise BackupError("program_failed", program=program, detail=done.stderr.strip().splitlines()[-1:])
