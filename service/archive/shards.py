"""What is done and what is not: documents in shards, reports in parts, and a ledger of both.

A run's folder holds `parts/`, one Parquet file a shard, named by what is in it; `shards/`, the shards in hand; and
`manifest.json`, written last, which lists the parts of a finished run. The parts alone say what is done.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from service.archive.checking import DOCUMENTS, program, release, write_part
from service.exports.atomic import written_whole
from service.readers import Document, Found

SHARD_ARTICLES = 64
SHARD_BYTES = 8 * 2**20


class Shard(NamedTuple):
    """A file of documents that wait to be checked, and the file their reports go to. `size` is bytes of input."""

    documents: Path
    part: Path
    articles: int
    size: int


@dataclass(slots=True)
class Tally:
    """What a run has done so far. `kept` were done before; `older` of them by an older release."""

    articles: int = 0
    findings: int = 0
    errors: int = 0
    kept: int = 0
    older: int = 0
    size: int = 0


class Folder:
    """The folder of an archive run, and the ledger of what its parts hold.

    The ledger is a temporary database on disk, made anew from the parts at each start, so that memory stays flat.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parts = path / "parts"
        self.shards = path / "shards"
        for folder in (self.parts, self.shards):
            folder.mkdir(parents=True, exist_ok=True)
        for leftover in [*self.shards.iterdir(), *self.parts.glob(".*")]:
            leftover.unlink(missing_ok=True)
        self._ledger = sqlite3.connect("")
        self._ledger.execute("PRAGMA cache_size = -8000")
        self._ledger.executescript(
            "CREATE TABLE done (place TEXT PRIMARY KEY, digest TEXT, release TEXT, program TEXT, error BOOLEAN,"
            " part TEXT, at INTEGER) WITHOUT ROWID; CREATE INDEX by_part ON done (part);"
            " CREATE TABLE seen (number INTEGER PRIMARY KEY, place TEXT UNIQUE, times INT)"
        )
        self.take_stock()

    def take_stock(self) -> None:
        """Read which documents the parts hold; of two reports on one place the one written last counts."""
        written = sorted((part.stat().st_mtime_ns, part) for part in self.parts.glob("*.parquet"))
        self._ledger.execute("DELETE FROM done")
        for moment, part in written:
            table = pq.read_table(part, columns=["place", "digest", "release", "program", "error_id"])
            known = [table[name].to_pylist() for name in ("place", "digest", "release", "program")]
            rows = zip(*known, pc.is_valid(table["error_id"]).to_pylist(), strict=True)
            self._ledger.executemany(
                "REPLACE INTO done VALUES (?, ?, ?, ?, ?, ?, ?)", ((*row, part.name, moment) for row in rows)
            )

    def place(self, wanted: str) -> str:
        """Return a place of its own for what stands at `wanted`: a record that occurs again is another one."""
        query = (
            "INSERT INTO seen (place, times) VALUES (?, 1)"
            " ON CONFLICT (place) DO UPDATE SET times = times + 1 RETURNING times"
        )
        times = self._ledger.execute(query, [wanted]).fetchone()[0]
        return wanted if times == 1 else self.place(f"{wanted}~{times}")

    def done(self, place: str, digest: str) -> str | None:
        """Return the release that checked this content at this place, or None where it is to be checked.

        A report by another program under the same release number can't be told from this one's, and is made anew.
        """
        row = self._ledger.execute("SELECT digest, release, program FROM done WHERE place = ?", [place]).fetchone()
        if row is None or row[0] != digest or (row[1] == release() and row[2] != program()):
            return None
        return str(row[1])

    def write_shard(self, rows: list[dict[str, Any]], size: int) -> Shard:
        """Write the documents down; the name follows from what they are, so the same ones have the same name."""
        digest = sha256("".join(row["place"] + row["digest"] + program() for row in rows).encode("utf-8", "replace"))
        name = digest.hexdigest()[:24]
        path = self.shards / f"{name}.arrow"
        with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, DOCUMENTS) as stream:
            stream.write_batch(pa.RecordBatch.from_pylist(rows, DOCUMENTS))
        return Shard(path, self.parts / f"{name}.parquet", len(rows), size)

    def current(self, *, this_run: bool) -> Iterator[pa.RecordBatch]:
        """Yield the reports that count, each place once, part by part.

        `this_run`: only of what this run has read, and in the order in which it was first checked.
        """
        query = "SELECT place FROM done WHERE part = ?"
        if this_run:
            query += " AND place IN (SELECT place FROM seen)"
        for part in self._parts(this_run=this_run):
            places = pa.array([row[0] for row in self._ledger.execute(query, [part])], pa.string())
            for batch in pq.ParquetFile(self.parts / part).iter_batches():
                mask = pc.is_in(batch["place"], value_set=places)
                if chosen := batch.filter(mask):
                    yield chosen

    def errors(self) -> Iterator[dict[str, Any]]:
        """Yield what this run could not read: where, and why."""
        for batch in self.current(this_run=True):
            yield from (
                batch.filter(pc.is_valid(batch["error_id"])).select(["location", "error_id", "error_en"]).to_pylist()
            )

    def forget_mended(self, paths: Iterable[Path]) -> None:
        """Forget what could not be read under `paths` where this run, which has read them all, has not met it."""
        roots = [str(path.absolute()) for path in paths]
        gone: dict[str, list[str]] = {}
        for place, part in self._ledger.execute(
            "SELECT place, part FROM done WHERE error AND place NOT IN (SELECT place FROM seen)"
        ):
            if any(place.startswith((f"{root}#", f"{root}/")) for root in roots):
                gone.setdefault(part, []).append(place)
        for name, places in gone.items():
            part = self.parts / name
            moment = part.stat().st_mtime_ns  # says which of two reports on one place is the later
            reports = pq.read_table(part)
            write_part(part, reports.filter(pc.invert(pc.is_in(reports["place"], value_set=pa.array(places)))))
            os.utime(part, ns=(moment, moment))
            self._ledger.executemany("DELETE FROM done WHERE place = ?", ([place] for place in places))

    def _parts(self, *, this_run: bool = False) -> list[str]:
        order = "min(number) FROM done JOIN seen USING (place)" if this_run else "min(at) FROM done"
        rows = self._ledger.execute(f"SELECT part, {order} GROUP BY part ORDER BY 2, 1")
        return [row[0] for row in rows]

    def missing(self) -> int:
        """Return how many documents this run has read that no part has a row on: none, or something went wrong."""
        query = "SELECT count(*) FROM seen WHERE place NOT IN (SELECT place FROM done)"
        return int(self._ledger.execute(query).fetchone()[0])

    def close(self, tally: Tally) -> None:
        """Drop parts of which nothing counts any more, and write the manifest."""
        living = self._parts()
        for part in self.parts.glob("*.parquet"):
            if part.name not in living:
                part.unlink()
        manifest = {
            "release": release(),
            "program": program(),
            "parts": living,
            "articles": self._ledger.execute("SELECT count(*) FROM done").fetchone()[0],
            "last_run": dict(zip(("checked", "inconsistent", "errors", "kept", "older"), astuple(tally), strict=False)),
        }
        with written_whole(self.path / "manifest.json") as stream:
            json.dump(manifest, stream, ensure_ascii=False, indent=2)


def cut(found: Iterable[Found], folder: Folder, tally: Tally, *, recheck: bool) -> Iterator[Shard]:
    """Yield shards of what is not done yet, of SHARD_ARTICLES articles or SHARD_BYTES at most.

    What is done is counted in `tally`. With `recheck` the work of older releases is not done.
    """
    rows: list[dict[str, Any]] = []
    size = held = 0
    for document in found:
        row = _row(document, folder)
        size += document.size if isinstance(document, Document) else 0
        checked_by = folder.done(row["place"], row["digest"])
        if checked_by is not None and (checked_by == release() or not recheck):
            tally.kept += 1
            tally.older += checked_by != release()
            continue
        rows.append(row)
        held += len(row["data"] or b"")
        if len(rows) >= SHARD_ARTICLES or held >= SHARD_BYTES:
            yield folder.write_shard(rows, size)
            rows, size, held = [], 0, 0
    if rows:
        yield folder.write_shard(rows, size)
    else:
        tally.size += size


def _row(found: Found, folder: Folder) -> dict[str, Any]:
    if not isinstance(found, Document):
        row: dict[str, Any] = dict.fromkeys(DOCUMENTS.names)
        row |= {
            "place": folder.place(found.place),
            "location": found.where,
            "error_id": found.why.id,
            "error_en": found.why.en,
        }
        return row | {"digest": sha256(found.why.en.encode()).hexdigest()[:32]}
    known = {name: getattr(found.known, name) for name in ("id", "title", "published", "source", "author", "url")}
    about = json.dumps([found.kind, found.charset, *known.values()])
    digest = sha256(about.encode() + b"\0" + found.data).hexdigest()[:32]
    return known | {
        "place": folder.place(found.place),
        "digest": digest,
        "location": found.where,
        "kind": found.kind,
        "data": found.data,
        "charset": found.charset,
        "error_id": None,
        "error_en": None,
    }
