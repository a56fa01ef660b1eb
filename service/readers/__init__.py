"""Readers: from paths and streams to submissions, one at a time, so memory does not grow with what is read.

`unpack` finds the documents under some paths, cheaply; `convert` makes a submission of one, which may be slow; `read`
does both. What can't be read comes out as an Unreadable in its place and never stops the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from service.readers.dates import day_of
from service.readers.encoding import UndecodableError, decode
from service.readers.limits import TooLargeError, too_large
from service.readers.records import FIELDS, undecodable
from service.readers.submission import Document, Found, Item, Known, Submission, Unreadable
from service.readers.unpacking import ENDINGS, size_of, unpack
from service.wording import said

__all__ = [
    "ENDINGS",
    "FIELDS",
    "Document",
    "Found",
    "Item",
    "Known",
    "Submission",
    "Unreadable",
    "convert",
    "read",
    "read_bytes",
    "size_of",
    "unpack",
]


def read(paths: Iterable[Path], encoding: str | None = None, fields: Mapping[str, str] | None = None) -> Iterator[Item]:
    """Yield what `paths` hold, files in the order given, folders by name and with their subfolders.

    `encoding` is taken at its word for every file, `fields` for records: {"text": "isi_berita"}.
    """
    for found in unpack(paths, encoding, fields):
        yield found if isinstance(found, Unreadable) else convert(found)


def read_bytes(data: bytes, *, name: str, id: str | None = None, encoding: str | None = None) -> Item:
    """Return the article that the text `data` is, or why it is none; `name` is what to call it in messages."""
    return convert(Document(name, "text", data, Known(id=id), encoding))


def convert(document: Document) -> Item:
    """Return the article that `document` holds, or why it holds none.

    What its surroundings say of it (its record, the address it was fetched from) goes before what it says itself.
    """
    try:
        text, said_itself, encoding = _read(document)
    except UndecodableError as error:
        return Unreadable(document.where, undecodable(error))
    except LookupError:
        return Unreadable(document.where, said("bad_encoding", value=document.charset))
    except TooLargeError:
        return Unreadable(document.where, too_large())
    except ModuleNotFoundError:
        return Unreadable(document.where, said("library_missing", extra="archive"))
    except ValueError as error:
        return Unreadable(document.where, said("broken", detail=error))
    if not text.strip():
        why = {"html": "no_article", "pdf": "no_text_layer"}.get(document.kind, "empty")
        return Unreadable(document.where, said(why))
    written = document.known.published or said_itself.published
    published = day_of(written) if written else None
    if document.known.published and published is None:
        return Unreadable(document.where, said("bad_date", value=document.known.published))
    known = document.known
    return Submission(
        text,
        id=known.id,
        title=known.title or said_itself.title,
        published=published,
        source=known.source or said_itself.source,
        encoding=None if encoding == "utf-8" else encoding,
        author=known.author or said_itself.author,
        url=known.url or said_itself.url,
    )


def _read(document: Document) -> tuple[str, Known, str]:
    """Return the text, what the document says of itself, and the encoding it was in."""
    # Each kind's library is imported by its first document.
    match document.kind:
        case "string":
            return document.data.decode("utf-8", "surrogatepass"), Known(), "utf-8"
        case "text":
            decoded = decode(document.data, document.charset)
            return decoded.text, Known(), decoded.encoding
        case "html":
            from service.readers import html  # noqa: PLC0415

            return html.article_of(document)
        case "pdf":
            from service.readers import pdf  # noqa: PLC0415

            return *pdf.article_of(document), "utf-8"
        case "docx":
            from service.readers import docx  # noqa: PLC0415

            return *docx.article_of(document), "utf-8"
