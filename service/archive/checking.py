"""The one pure function: a batch of documents in, a batch of reports out; and the same from file to file."""

from __future__ import annotations

import os
import uuid
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from service.exports import to_json
from service.readers import Document, Known, Unreadable, convert
from service.readers.submission import Kind
from service.wording import Said, said

_TEXT = pa.string()
# What goes in. `place` tells a document from all others, `digest` its content from an earlier one at the same place.
# A document that was found to be unreadable goes along with its error, so that nothing is lost on the way.
DOCUMENTS = pa.schema(
    [
        ("place", _TEXT),
        ("digest", _TEXT),
        ("location", _TEXT),
        ("kind", _TEXT),
        ("data", pa.binary()),
        ("charset", _TEXT),
        ("id", _TEXT),
        ("title", _TEXT),
        ("published", _TEXT),
        ("source", _TEXT),
        ("author", _TEXT),
        ("url", _TEXT),
        ("error_id", _TEXT),
        ("error_en", _TEXT),
    ]
)
# What comes out: one row a document, with its report as JSON, or with the reason why there is none.
REPORTS = pa.schema(
    [
        pa.field("place", _TEXT, False),
        pa.field("digest", _TEXT, False),
        pa.field("release", _TEXT, False),
        pa.field("program", _TEXT, False),
        pa.field("location", _TEXT, False),
        ("id", _TEXT),
        ("title", _TEXT),
        ("published", pa.date32()),
        ("source", _TEXT),
        ("author", _TEXT),
        ("url", _TEXT),
        ("encoding", _TEXT),
        ("text", _TEXT),
        ("report", _TEXT),
        pa.field("inconsistent", pa.int32(), False),
        ("error_id", _TEXT),
        ("error_en", _TEXT),
    ]
)


def check_batch(documents: pa.RecordBatch) -> pa.RecordBatch:
    """Return the reports (REPORTS) on the documents (DOCUMENTS), row by row and in their order.

    Pure: the same batch gives the same reports, on any machine with the same release. An article that can't be read
    or checked has its reason in error_id and error_en.
    """
    return pa.RecordBatch.from_pylist([_checked(row) for row in documents.to_pylist()], schema=REPORTS)


def check_shard(shard: Path, part: Path) -> tuple[int, int, int]:
    """Check the documents of the Arrow file `shard` and write their reports to the Parquet file `part`, whole or not.

    Returns how many articles, inconsistent findings and errors there were. Doing it twice does no harm.
    """
    with pa.OSFile(str(shard)) as source, pa.ipc.open_stream(source) as batches:
        reports = pa.Table.from_batches([check_batch(batch) for batch in batches], REPORTS)
    write_part(part, reports)
    errors = len(reports) - reports["error_id"].null_count
    return len(reports) - errors, sum(reports["inconsistent"].to_pylist()), errors


def write_part(part: Path, reports: pa.Table) -> None:
    """Put reports in the place of `part`, whole or not at all."""
    beside = part.with_name(f".{part.name}.{uuid.uuid4().hex}")
    try:
        with beside.open("wb") as stream:
            pq.write_table(reports, stream, compression="zstd")
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(part)
    finally:
        beside.unlink(missing_ok=True)


@cache
def release() -> str:
    """The release that is installed."""
    return version("cekangka")


@cache
def program() -> str:
    """A fingerprint of the extractor: two that differ may find different things, even under one release number."""
    digest = sha256()
    _digest(files("extractor"), digest)
    return digest.hexdigest()[:16]


def _digest(folder: Traversable, digest: Any) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            _digest(entry, digest)
        elif entry.is_file():
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes())


def _checked(row: dict[str, Any]) -> dict[str, Any]:
    same = ("place", "digest", "location", "id", "title", "source", "author", "url")
    known = {name: row[name] for name in same} | {"release": release(), "program": program(), "inconsistent": 0}
    if row["error_id"] is not None:
        return known | {"error_id": row["error_id"], "error_en": row["error_en"]}
    try:
        return known | _report(row)
    except Exception as error:  # a fault of ours in one article must not cost the archive the others
        return known | _error(said("fault", detail=f"{type(error).__name__}: {error}"[:500]))


def _report(row: dict[str, Any]) -> dict[str, Any]:
    from extractor import check  # noqa: PLC0415  (a Spark driver need not load it)

    kind: Kind = row["kind"]
    known = Known(row["id"], row["title"], row["published"], row["source"], row["author"], row["url"])
    article = convert(Document(row["location"], kind, row["data"], known, row["charset"]))
    if isinstance(article, Unreadable):
        return _error(article.why)
    report = check(article.text, title=article.title, published=article.published, id=article.id, source=article.source)
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published,
        "source": article.source,
        "author": article.author,
        "url": article.url,
        "encoding": article.encoding,
        # A lone surrogate has no UTF-8 form; something of the same length keeps the offsets true.
        "text": article.text.encode("utf-8", "replace").decode() if _surrogates(article.text) else article.text,
        "report": to_json(report),
        "inconsistent": sum(check.verdict == "inconsistent" for check in report.checks),
    }


def _surrogates(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text)


def _error(why: Said) -> dict[str, Any]:
    return {"error_id": why.id, "error_en": why.en}
