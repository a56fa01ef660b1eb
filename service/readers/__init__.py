"""Readers: from paths and streams to submissions, one at a time, so memory does not grow with what is read.

A reader is a function from a path to an iterator of items; `READERS` says which file endings it takes. What can't be
read comes out as an Unreadable in its place and never stops the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from service.readers.encoding import UndecodableError, decode
from service.wording import Said, said


@dataclass(frozen=True, slots=True)
class Submission:
    """One article as somebody handed it in. `encoding` is set where it was not UTF-8."""

    text: str
    id: str | None = None
    title: str | None = None
    published: date | None = None
    source: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What could not be read: where it is, and why, in both languages."""

    where: str
    why: Said


Item = Submission | Unreadable
Reader = Callable[[Path, str | None], Iterator[Item]]


def read(paths: Iterable[Path], encoding: str | None = None) -> Iterator[Item]:
    """Yield what `paths` hold, files in the order given, folders by name and with their subfolders.

    `encoding` is taken at its word for every file. A file named outright is read as text where its ending is unknown.
    """
    for path in paths:
        if path.is_dir():
            for inner in sorted(path.rglob("*")):
                if inner.suffix.casefold() in READERS and inner.is_file():
                    yield from READERS[inner.suffix.casefold()](inner, encoding)
        else:
            yield from READERS.get(path.suffix.casefold(), read_text)(path, encoding)


def read_text(path: Path, encoding: str | None = None) -> Iterator[Item]:
    """Yield the one article of a text file; its id is the file's stem."""
    try:
        data = path.read_bytes()
    except OSError as error:
        yield Unreadable(str(path), _os_error(error))
    else:
        yield read_bytes(data, name=str(path), id=path.stem, encoding=encoding)


def read_bytes(data: bytes, *, name: str, id: str | None = None, encoding: str | None = None) -> Item:
    """Return the article that `data` is, or why it is none; `name` is what to call it in messages."""
    try:
        decoded = decode(data, encoding)
    except UndecodableError as error:
        key = error.reason if error.reason in ("binary", "unknown") else "damaged"
        return Unreadable(name, said(f"undecodable.{key}", encoding=error.reason, offset=error.offset))
    if not decoded.text.strip():
        return Unreadable(name, said("empty"))
    return Submission(decoded.text, id=id, encoding=None if decoded.encoding == "utf-8" else decoded.encoding)


def read_jsonl(path: Path, encoding: str | None = None) -> Iterator[Item]:
    """Yield one article a line: {"text": …} with id, title, published (ISO date) and source where they are known."""
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _json_line(line, f"{path}:{number}", encoding)
    except OSError as error:
        yield Unreadable(str(path), _os_error(error))


def _json_line(line: bytes, where: str, encoding: str | None) -> Item:
    try:
        record = json.loads(decode(line, encoding).text)
    except UndecodableError as error:
        return Unreadable(where, said("undecodable.damaged", encoding=error.reason, offset=error.offset))
    except (json.JSONDecodeError, RecursionError) as error:
        return Unreadable(where, said("jsonl.syntax", detail=getattr(error, "msg", "nested too deeply")))
    return from_record(record, where)


def from_record(record: Any, where: str) -> Item:
    """Return the article that a decoded JSON line describes, or why it is none."""
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return Unreadable(where, said("jsonl.no_text"))
    if not record["text"].strip():
        return Unreadable(where, said("empty"))
    for field in ("id", "title", "published", "source"):
        if not isinstance(record.get(field), str | None):
            return Unreadable(where, said("jsonl.not_a_string", field=field))
    try:
        published = date.fromisoformat(record["published"][:10]) if record.get("published") else None
    except ValueError:
        return Unreadable(where, said("bad_date", value=record["published"]))
    return Submission(
        record["text"], record.get("id"), record.get("title"), published=published, source=record.get("source")
    )


def _os_error(error: OSError) -> Said:
    match error:
        case FileNotFoundError():
            return said("file.missing")
        case PermissionError():
            return said("file.forbidden")
        case _:
            return said("file.unreadable", detail=error.strerror)


READERS: dict[str, Reader] = {".txt": read_text, ".md": read_text, ".jsonl": read_jsonl}
