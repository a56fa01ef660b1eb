"""From paths to documents, one at a time: folders are walked, ZIP and gzip opened, records and crawls taken apart.

Nothing here reads what a document says; that is `convert`'s work, which is slow and can be done elsewhere.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from service.readers.limits import LARGEST, STEEPEST, TooLargeError, read_within, too_large
from service.readers.records import read_csv, read_json, read_jsonl, read_parquet
from service.readers.submission import Document, Found, Kind, Known, Unreadable
from service.readers.warc import read_warc
from service.wording import Said, said

DOCUMENTS: dict[str, Kind] = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
RECORDS = {".jsonl": read_jsonl, ".ndjson": read_jsonl, ".json": read_json, ".csv": read_csv, ".parquet": read_parquet}
ARCHIVES = (".zip", ".warc", ".gz")
ENDINGS = (*DOCUMENTS, *RECORDS, *ARCHIVES)


def unpack(
    paths: Iterable[Path], encoding: str | None = None, fields: Mapping[str, str] | None = None
) -> Iterator[Found]:
    """Yield the documents under `paths`, folders by name and with their subfolders, each with its own `place`.

    A file named outright is taken for text where its ending is unknown; in folders it is passed over. `encoding` is
    taken at its word for every text. What can't be read comes out as an Unreadable in its place.
    """
    for path in paths:
        for inner in _files(path):
            # The same place next night: the path, and within the file the record's own id or else its content.
            yield from _placed(inner, _open(inner, encoding, fields or {}))


def size_of(paths: Iterable[Path]) -> int:
    """Return the bytes of all files that `unpack` would open."""
    return sum(file.stat().st_size for path in paths for file in _files(path) if file.exists())


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    inside = sorted(path.iterdir())
    articles = {inner.stem for inner in inside if inner.suffix.casefold() in DOCUMENTS}
    for inner in inside:
        if inner.name.startswith("."):
            continue
        if inner.is_dir():
            yield from _files(inner)
        elif inner.suffix.casefold() == ".json" and inner.stem in articles:
            continue  # what somebody keeps about the article beside it
        elif inner.suffix.casefold() in ENDINGS and inner.is_file():
            yield inner


def _placed(path: Path, found: Iterator[Found]) -> Iterator[Found]:
    whole = str(path.absolute())
    for document in found:
        if isinstance(document, Document):
            yield replace(document, place=f"{whole}#{document.place or _part(document)}")
        else:
            yield replace(document, place=f"{whole}#{document.where}")


def _part(document: Document) -> str:
    return document.known.id or sha256(document.data).hexdigest()


def _open(path: Path, encoding: str | None, fields: Mapping[str, str]) -> Iterator[Found]:
    try:
        with path.open("rb") as stream:
            yield from _take_apart(stream, path, str(path), encoding, fields)
    except OSError as error:
        yield Unreadable(str(path), os_error(error))


def _take_apart(
    stream: BinaryIO, path: PurePath, name: str, encoding: str | None, fields: Mapping[str, str]
) -> Iterator[Found]:
    suffix = path.suffix.casefold()
    if suffix == ".zip":
        yield from _zip(stream, name, encoding, fields)
    elif suffix == ".warc" or path.name.casefold().endswith(".warc.gz"):
        yield from read_warc(stream, name)
    elif suffix == ".gz":
        yield from _gzip(stream, path, name, encoding, fields)
    elif suffix in RECORDS:
        yield from RECORDS[suffix](stream, name, encoding, fields)
    else:
        yield _document(stream, path, name, encoding)


def _document(stream: BinaryIO, path: PurePath, name: str, encoding: str | None) -> Found:
    kind = DOCUMENTS.get(path.suffix.casefold(), "text")
    try:
        data = read_within(stream)
    except TooLargeError:
        return Unreadable(name, too_large())
    charset = encoding if kind in ("text", "html") else None
    return Document(name, kind, data, Known(id=path.stem), charset, place=str(path), size=len(data))


def _gzip(
    stream: BinaryIO, path: PurePath, name: str, encoding: str | None, fields: Mapping[str, str]
) -> Iterator[Found]:
    try:
        with gzip.GzipFile(fileobj=stream) as unpacked:
            yield from _take_apart(cast(BinaryIO, unpacked), path.with_suffix(""), name, encoding, fields)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Unreadable(name, said("broken", detail=error))


def _zip(stream: BinaryIO, name: str, encoding: str | None, fields: Mapping[str, str]) -> Iterator[Found]:
    """Yield what the members hold. The declared sizes are only believed when they speak against a member."""
    try:
        with zipfile.ZipFile(stream) as archive:
            for member in archive.infolist():
                path = PurePath(member.filename)
                if member.is_dir() or path.name.startswith(".") or path.parts[0] == "__MACOSX":
                    continue
                yield from _member(archive, member, f"{name}/{member.filename}", encoding, fields)
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        yield Unreadable(name, said("broken", detail=error))


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, encoding: str | None, fields: Mapping[str, str]
) -> Iterator[Found]:
    path = PurePath(member.filename)
    suffix = path.suffix.casefold()
    if refused := _refused(member, suffix):
        yield Unreadable(name, refused)
    elif suffix in DOCUMENTS or suffix in RECORDS:
        try:
            with archive.open(member) as inside:
                for found in _take_apart(cast(BinaryIO, inside), path, name, encoding, fields):
                    yield _within(found, member, suffix)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            yield Unreadable(name, said("broken", detail=error))


def _refused(member: zipfile.ZipInfo, suffix: str) -> Said | None:
    ratio = member.file_size // max(member.compress_size, 1)
    if suffix in ARCHIVES:
        return said("archive_in_archive")
    if member.flag_bits & 1:
        return said("encrypted")
    if member.file_size > LARGEST and suffix not in RECORDS:
        return too_large()
    if ratio > STEEPEST:
        return said("bomb", ratio=ratio)
    return None


def _within(found: Found, member: zipfile.ZipInfo, suffix: str) -> Found:
    if not isinstance(found, Document):
        return found
    if suffix in DOCUMENTS:
        return replace(found, place=member.filename, size=member.compress_size)
    size = found.size * member.compress_size // max(member.file_size, 1)
    return replace(found, place=f"{member.filename}#{_part(found)}", size=size)


def os_error(error: OSError) -> Said:
    """Say why a file can't be read."""
    match error:
        case FileNotFoundError():
            return said("file.missing")
        case PermissionError():
            return said("file.forbidden")
        case _:
            return said("file.unreadable", detail=error.strerror or error)
