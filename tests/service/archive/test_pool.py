"""An article that kills whatever process it is given to costs the archive nothing but itself."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from service.archive import pool, shards
from service.archive.checking import check_shard
from service.archive.shards import Folder, Tally, cut
from service.readers import unpack


def _check_shard_or_die(documents: Path, part: Path) -> tuple[int, int, int]:
    """What a fault in a C library does to a process."""
    with pa.OSFile(str(documents)) as source, pa.ipc.open_stream(source) as batches:
        texts = batches.read_all()["data"].to_pylist()
    if b"artikel beracun" in texts:
        os.kill(os.getpid(), signal.SIGKILL)
    return check_shard(documents, part)


def test_a_poisonous_article_is_found_by_halving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "check_shard", _check_shard_or_die)
    monkeypatch.setattr(shards, "SHARD_ARTICLES", 2)
    for number in range(4):
        (tmp_path / f"a{number}.txt").write_text("artikel beracun" if number == 2 else f"{number} orang hadir")
    folder, tally = Folder(tmp_path / "hasil"), Tally()
    waiting = cut(unpack(sorted(tmp_path.glob("*.txt"))), folder, tally, recheck=False)
    done = [counts for _, counts in pool.run(waiting, 2)]
    assert tuple(map(sum, zip(*done, strict=True))) == (3, 0, 1)
    folder.take_stock()
    assert folder.missing() == 0
    rows = [row for part in folder.parts.iterdir() for row in pq.read_table(part).to_pylist()]
    assert sorted(row["id"] for row in rows if row["report"]) == ["a0", "a1", "a3"]
    assert [Path(row["location"]).name for row in rows if row["error_id"]] == ["a2.txt"]
