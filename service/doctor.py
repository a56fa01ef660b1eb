"""Is everything there that the service needs? One line a matter, with what to do where something is wrong."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from extractor import check
from service.settings import Settings, is_loopback
from service.store import migrating
from service.store.database import connect
from service.store.users import are_there_accounts
from service.wording import Said, said

_ROOM = 2**30  # bytes
_WRONG = "Sebanyak 120 warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki."
_READERS = ("trafilatura", "pdfplumber", "docx")


@dataclass(frozen=True, slots=True)
class Matter:
    """What was looked at, and whether it is well."""

    name: str
    is_well: bool
    why: Said


def examine(settings: Settings) -> Iterator[Matter]:
    """Look at everything, and go on after what is not well."""
    yield _matter("python", sys.version_info >= (3, 11), found=sys.version.split()[0])
    verdicts = [one.verdict for one in check(_WRONG).checks]
    yield _matter("language", verdicts == ["inconsistent"], found=", ".join(verdicts))
    missing = [name for name in _READERS if importlib.util.find_spec(name) is None]
    yield _matter("readers", not missing, found=", ".join(missing or _READERS))
    yield from _store(settings)


def _store(settings: Settings) -> Iterator[Matter]:
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(settings.data).free
    except OSError as error:
        yield _matter("room", False, found=error.strerror)
        return
    yield _matter("room", free > _ROOM, found=f"{free // 2**20} MB")
    database = connect(settings)
    try:
        current = migrating.is_current(database)
        yield _matter("store", current, found=database.where)
        with database.reading() as session:
            accounts = current and are_there_accounts(session)
        yield _matter("accounts", accounts or is_loopback(settings.host), found=settings.host)
    except SQLAlchemyError as error:
        yield _matter("store", False, found=f"{database.where}: {type(error).__name__}")
    finally:
        database.engine.dispose()


def _matter(name: str, is_well: bool, **found: object) -> Matter:
    return Matter(name, is_well, said(f"doctor.{name}.{'well' if is_well else 'ill'}", **found))
