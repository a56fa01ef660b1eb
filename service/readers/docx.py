"""Word documents: paragraphs, list items and table rows in their order, a line each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from service.readers.limits import LARGEST, TooLargeError
from service.readers.submission import Document, Known


def article_of(document: Document) -> tuple[str, Known]:
    """Return the text and what the document's properties say of it.

    Raises TooLargeError for what unpacks to more than a document may be, and ValueError for what is no Word document.
    """
    import docx  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(document.data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST:
                raise TooLargeError
        word = docx.Document(io.BytesIO(document.data))
    except TooLargeError:
        raise
    except Exception as error:  # python-docx says what is wrong with a package in a dozen ways
        raise ValueError(str(error)) from error
    properties = word.core_properties
    return "\n".join(_lines(word)), Known(title=properties.title or None, author=properties.author or None)


def _lines(container: Any) -> Iterator[str]:
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield " | ".join(_cells(row))
        elif block.text.strip():
            mark = "- " if (block.style.name or "").startswith("List") else ""
            yield mark + block.text


def _cells(row: Any) -> Iterator[str]:
    """Yield the text of each cell; merged cells are given once."""
    seen: set[int] = set()
    for cell in row.cells:
        if id(cell._tc) not in seen:
            seen.add(id(cell._tc))
            yield " ".join(cell.text.split())
