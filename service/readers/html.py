"""Web pages: trafilatura finds the article; its tables and lists come out as lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from service.readers.encoding import decode
from service.readers.submission import Document, Known

_CHARSET = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
MARK = "\u16ee"  # a rune that no news is written with; a page that has it is left as it is
_LONG = 50  # characters of a paragraph that trafilatura drops where it follows its own copy
_PRESCAN = 4096  # bytes in which a page has to declare its charset; the standard asks for the first 1024


def article_of(document: Document) -> tuple[str, Known, str]:
    """Return the article's text, what the page says of it, and the encoding it was read with.

    The text is empty where the page holds no article. Raises UndecodableError, and LookupError for a charset that
    does not exist.
    """
    import trafilatura  # noqa: PLC0415

    decoded = decode(document.data, document.charset or _declared(document.data))
    tree = trafilatura.load_html(decoded.text)
    is_marked = tree is not None and MARK not in tree.text_content()
    if is_marked:
        _tell_apart(tree)
    page = trafilatura.bare_extraction(
        tree, url=document.known.url, include_comments=False, include_tables=True, with_metadata=True
    )
    if page is None:
        return "", Known(), decoded.encoding
    found: Any = page
    mark = MARK if is_marked else "\0"
    lines = [" ".join(line.replace(mark, "").split()) for line in _lines(found.body)]
    known = Known(None, found.title, found.date, found.sitename or found.hostname, found.author, found.url)
    return "\n".join(line for line in lines if line), known, decoded.encoding


def _declared(data: bytes) -> str | None:
    declared = _CHARSET.search(data, 0, _PRESCAN)
    return declared[1].decode("ascii") if declared else None


def _tell_apart(tree: Any) -> None:
    """Mark the second and later copies of a paragraph: trafilatura drops what repeats its neighbour, we must see it."""
    copies: Counter[str] = Counter()
    for element in tree.iter("p", "div"):
        if element.find(".//p") is not None or element.find(".//div") is not None:
            continue
        text = " ".join(element.text_content().split())
        if len(text) > _LONG:
            element.text = MARK * copies[text] + (element.text or "")
            copies[text] += 1


def _lines(block: Any) -> Iterator[str]:
    """Yield the lines of trafilatura's tree: a paragraph, heading, item or table row each is one."""
    if block.text and block.text.strip():
        yield block.text
    for element in block:
        match element.tag:
            case "row":
                yield " | ".join(" ".join(cell.itertext()) for cell in element.iter("cell"))
            case "list" | "table" | "quote" | "body" | "div":
                yield from _lines(element)
            case "item" if element.find(".//list") is not None:
                yield from _lines(element)
            case "item":
                yield "- " + " ".join(element.itertext())
            case _:
                yield from _broken(element)
        if element.tail and element.tail.strip():
            yield element.tail


def _broken(element: Any) -> list[str]:
    for line_break in element.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    return "".join(element.itertext()).split("\n")
