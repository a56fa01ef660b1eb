"""Backups: a copy made while the store is in use, and brought back into an empty one."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.store import articles, deciding, queue
from service.store.backups import BackupError, backup, restore
from service.store.database import Database
from service.store.deciding import Verdict
from service.store.queue import Filter
from service.store.schema import Finding, User


def test_a_backup_brings_everything_back(
    database: Database, empty_twin: Database, decided: int, tmp_path: Path
) -> None:
    copy = tmp_path / "cadangan"
    backup(database, copy)
    restore(empty_twin, copy)
    with empty_twin.reading() as session:
        assert [a.id for a in articles.search(session, "mengungsi").articles]
        assert [f.id for f in queue.page(session, Filter(status="confirmed")).findings] == [decided]
        assert [line.action for line in queue.history(session, [decided])[decided]] == ["confirm"]


def test_a_restored_store_goes_on(
    database: Database, empty_twin: Database, decided: int, budi: User, tmp_path: Path
) -> None:
    backup(database, tmp_path / "cadangan")
    restore(empty_twin, tmp_path / "cadangan")
    with empty_twin.writing() as session:
        deciding.decide(session, decided, 1, budi, Verdict("approve"))
        assert session.get_one(Finding, decided).approved_by == budi.id


def test_nothing_is_overwritten(database: Database, decided: int, tmp_path: Path) -> None:
    (tmp_path / "ada").write_text("penting")
    with pytest.raises(BackupError) as refused:
        backup(database, tmp_path / "ada")
    assert "ada" in refused.value.why.id
    backup(database, tmp_path / "cadangan")
    with pytest.raises(BackupError, match="not_empty"):
        restore(database, tmp_path / "cadangan")
    assert (tmp_path / "ada").read_text() == "penting"


def test_what_is_no_backup_is_refused(empty: Database, tmp_path: Path) -> None:
    (tmp_path / "bukan").write_bytes(b"bukan cadangan" * 100)
    for name in ("bukan", "tidak-ada"):
        with pytest.raises(BackupError):
            restore(empty, tmp_path / name)
