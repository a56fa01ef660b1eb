"""Web crawls: WARC and WARC.GZ, every successful answer that is a page, a text or a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urlsplit

from service.readers.limits import LARGEST, too_large
from service.readers.submission import Document, Found, Kind, Known, Unreadable
from service.wording import said

_KINDS: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
}


def read_warc(stream: BinaryIO, name: str) -> Iterator[Found]:
    """Yield the pages of a crawl; the address is the article's id, the host its source.

    Pictures, scripts, redirects and errors of the site are no articles and pass in silence. Where the file is broken
    it ends; what came before it stands.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    records = iter(ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all"))
    before = 0
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except Exception as error:  # the parser's errors are of many types, and none may stop the archive
            yield Unreadable(f"{name}@{before}", said("broken", detail=str(error) or type(error).__name__))
            return
        kind = _KINDS.get((record.http_content_type or "").partition(";")[0].strip().lower())
        if kind is None or record.http_headers is None or record.http_headers.status_code != 200:
            continue
        address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
        where = f"{name}@{record.stream_pos} {address}"
        try:
            data = record.reader.read(LARGEST + 1)
        except Exception as error:
            yield Unreadable(where, said("broken", detail=str(error) or type(error).__name__))
            continue
        position = stream.tell()
        if len(data) > LARGEST:
            yield Unreadable(where, too_large())
        else:
            known = Known(id=address or None, source=urlsplit(address).hostname, url=address or None)
            yield Document(where, kind, data, known, record.http_charset, size=max(position - before, 0))
        before = position
