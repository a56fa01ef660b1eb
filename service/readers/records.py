"""Records: JSONL, JSON, CSV and Parquet, one article a record, whatever the columns are called."""

from __future__ import annotations

import csv
import io
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields as fields_of
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, BinaryIO

from service.readers.encoding import UndecodableError, decode
from service.readers.limits import LARGEST, TooLargeError, read_within, too_large
from service.readers.submission import Document, Found, Kind, Known, Unreadable
from service.wording import Said, said

Fields = Mapping[str, str]
_KNOWN = tuple(field.name for field in fields_of(Known))
_CONTENT: dict[str, Kind] = {"text": "string", "html": "html"}
FIELDS = (*_CONTENT, *_KNOWN)
_BATCH_ROWS = 64


def read_jsonl(stream: BinaryIO, name: str, encoding: str | None, fields: Fields) -> Iterator[Found]:
    """Yield one document a line that is not blank."""
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        where = f"{name}:{number}"
        if len(line) > LARGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LARGEST)
            yield Unreadable(where, too_large())
        elif line.strip():
            yield _json_record(line, where, encoding, fields)


def _json_record(line: bytes, where: str, encoding: str | None, fields: Fields) -> Found:
    try:
        record = json.loads(decode(line, encoding).text)
    except UndecodableError as error:
        return Unreadable(where, undecodable(error))
    except (json.JSONDecodeError, RecursionError) as error:
        return Unreadable(where, said("jsonl.syntax", detail=getattr(error, "msg", "nested too deeply")))
    return from_record(record, where, fields, size=len(line))


def read_json(stream: BinaryIO, name: str, encoding: str | None, fields: Fields) -> Iterator[Found]:
    """Yield the articles of a JSON list, one at a time, or the one that the file's only object is."""
    import ijson  # noqa: PLC0415

    head = stream.read(256)
    rest = _Joined(head, stream)
    try:
        if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"[":
            for number, record in enumerate(ijson.items(rest, "item"), 1):
                yield from_record(record, f"{name}:{number}", fields)
        else:
            data = head + read_within(stream)
            yield _json_record(data, name, encoding, fields)
    except TooLargeError:
        yield Unreadable(name, too_large())
    except ijson.JSONError as error:
        yield Unreadable(name, said("broken", detail=str(error).splitlines()[0]))


class _Joined:
    """A stream with what was already read of it put back in front, less a byte-order mark."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head.removeprefix(b"\xef\xbb\xbf")
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        if self._head and size:  # ijson asks for nothing first, to see of what type it is
            head, self._head = self._head, b""
            return head
        return self._stream.read(size)


def read_csv(stream: BinaryIO, name: str, encoding: str | None, fields: Fields) -> Iterator[Found]:
    """Yield one document a row; the first row names the columns, a comma, semicolon or tab parts them."""
    sample: bytes = stream.peek(2**16)  # type: ignore[attr-defined]  # files, gzip and ZIP members all have it
    try:
        declared = encoding or decode(sample[: sample.rfind(b"\n") + 1] or sample).encoding
    except UndecodableError as error:
        yield Unreadable(name, undecodable(error))
        return
    csv.field_size_limit(min(LARGEST, sys.maxsize))
    text = io.TextIOWrapper(stream, "utf-8-sig" if declared in ("utf-8", "ascii") else declared, newline="")
    header = sample.split(b"\n", 1)[0]
    separator = max(",;\t|", key=lambda mark: header.count(mark.encode()))
    rows = csv.DictReader(text, delimiter=separator)
    try:
        for row in rows:
            record = {key: value for key, value in row.items() if key is not None and value}
            yield from_record(record, f"{name}:{rows.line_num}", fields, columns=rows.fieldnames)
    except (csv.Error, UnicodeDecodeError) as error:
        yield Unreadable(f"{name}:{rows.line_num}", said("broken", detail=error))


def read_parquet(stream: BinaryIO, name: str, encoding: str | None, fields: Fields) -> Iterator[Found]:
    """Yield one document a row."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    number = 0
    try:
        table = pq.ParquetFile(stream)
        columns = list(table.schema_arrow.names)
        chosen = [column for column in _columns(tuple(columns), tuple(fields.items())).values() if column in columns]
        for batch in table.iter_batches(_BATCH_ROWS, columns=chosen):
            for row in batch.to_pylist():
                number += 1
                yield from_record(row, f"{name}:{number}", fields, columns=columns)
    except (pa.ArrowException, OSError) as error:
        yield Unreadable(name, said("broken", detail=str(error).splitlines()[0]))


def from_record(
    record: Any, where: str, fields: Fields | None = None, *, columns: Iterable[str] | None = None, size: int = 0
) -> Found:
    """Return the document that a decoded record describes, or why it is none.

    `fields` says which of its columns is the text, the title and so on; the rest is found by name. `columns` are
    those of the whole table, where a row may lack some.
    """
    if not isinstance(record, dict):
        return Unreadable(where, said("jsonl.no_text"))
    names = tuple(columns) if columns is not None else tuple(record)
    column = _columns(names, tuple((fields or {}).items()))
    found = _content(record, column)
    if found is None:
        if columns is None:
            return Unreadable(where, said("jsonl.no_text"))
        return Unreadable(where, said("no_text_field", fields=", ".join(names[:12])))
    kind, content = found
    if not content.strip():
        return Unreadable(where, said("empty"))
    known: dict[str, str | None] = {}
    for field in _KNOWN:
        value = record.get(column.get(field, ""))
        if isinstance(value, date):
            value = value.isoformat()
        elif isinstance(value, int | Decimal) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str | None):
            if column.get(field) == field:
                return Unreadable(where, said("jsonl.not_a_string", field=field))
            value = None  # a column that only looked like it
        known[field] = value or None
    data = content.encode("utf-8", "surrogatepass")
    return Document(where, kind, data, Known(**known), "utf-8", size=size or len(data))


def _content(record: dict[str, Any], column: Mapping[str, str]) -> tuple[Kind, str] | None:
    for field, kind in _CONTENT.items():
        value = record.get(column.get(field, ""))
        if isinstance(value, str):
            return kind, value
    return None


@cache
def _columns(names: tuple[str, ...], fields: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return which of the columns `names` stands for each field; `fields` are the user's own words."""
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(_plain(name), name)
    found = {
        field: next((plain[alias] for alias in aliases if alias in plain), None)
        for field, aliases in _aliases().items()
    }
    return {field: name for field, name in found.items() if name is not None} | dict(fields)


@cache
def _aliases() -> dict[str, list[str]]:
    return tomllib.loads((files(__package__) / "fields.toml").read_text(encoding="utf-8"))


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())


def undecodable(error: UndecodableError) -> Said:
    """Say why bytes are no text."""
    key = error.reason if error.reason in ("binary", "unknown") else "damaged"
    return said(f"undecodable.{key}", encoding=error.reason, offset=error.offset)
