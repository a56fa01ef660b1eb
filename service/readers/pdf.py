"""PDF: pdfplumber finds words and tables; columns are read one after the other, and lines put back into paragraphs."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from statistics import median
from typing import Any, NamedTuple

from service.readers.submission import Document, Known

GUTTER = 0.015  # least width of the gap between two columns, as a share of the page's
COLUMN_LINES = 4  # a gap beside fewer lines than this is a tab, not a gutter
APART = 1.75  # lines further apart than this many line heights belong to different paragraphs
FULL = 0.85  # a line that fills less of its column than this ends its paragraph, if a sentence ends there


class Line(NamedTuple):
    """One line of one column, in points from the top left of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def article_of(document: Document) -> tuple[str, Known]:
    """Return the text, a paragraph or table row a line, and what the file says of it.

    Raises ValueError for what is no readable PDF. The text is empty where the pages are pictures.
    """
    import pdfplumber  # noqa: PLC0415

    lines: list[str] = []
    try:
        with pdfplumber.open(io.BytesIO(document.data)) as pdf:
            for page in pdf.pages:
                lines.extend(_page(page))
                page.close()
            properties = {key: value for key, value in (pdf.metadata or {}).items() if isinstance(value, str)}
    except Exception as error:  # pdfminer has no one error for broken files
        raise ValueError(type(error).__name__) from error
    return "\n".join(lines), Known(title=properties.get("Title") or None, author=properties.get("Author") or None)


def _page(page: Any) -> Iterator[str]:
    """Yield the page's lines from top to bottom, tables where they stand."""
    tables = sorted(page.find_tables(), key=lambda table: table.bbox[1])
    words = [word for word in page.extract_words() if not any(_inside(word, table.bbox) for table in tables)]
    top = 0.0
    for table in tables:
        above = [word for word in words if top <= word["top"] < table.bbox[1]]
        yield from _text(above, page.width)
        for row in table.extract():
            yield " | ".join(" ".join((cell or "").split()) for cell in row)
        top = table.bbox[1]
    yield from _text([word for word in words if word["top"] >= top], page.width)


def _inside(word: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    middle, height = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= middle <= box[2] and box[1] <= height <= box[3])


def _text(words: list[dict[str, Any]], width: float) -> Iterator[str]:
    """Yield the paragraphs that `words` make up; where there are two columns, the left one's first."""
    rows = list(_rows(words))
    gutter = _gutter(rows, width)
    if gutter is None:
        yield from _paragraphs(_line(row) for row in rows)
        return
    for across, band in groupby(rows, key=lambda row: _crosses(row, gutter)):
        found = list(band)
        if across:
            yield from _paragraphs(_line(row) for row in found)
        else:
            left = [_line(side) for row in found if (side := [w for w in row if w["x1"] <= gutter])]
            right = [_line(side) for row in found if (side := [w for w in row if w["x0"] >= gutter])]
            yield from _paragraphs([*left, *right])


def _rows(words: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield the words that stand at one height, from left to right."""
    row: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if row and word["bottom"] - row[0]["bottom"] > (word["bottom"] - word["top"]) / 3:
            yield sorted(row, key=lambda word: word["x0"])
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=lambda word: word["x0"])


def _gutter(rows: list[list[dict[str, Any]]], width: float) -> float | None:
    """Return where most rows have a gap at the same place in the middle of the page, if they do."""
    gaps = [
        (before["x1"], after["x0"])
        for row in rows
        for before, after in pairwise(row)
        if after["x0"] - before["x1"] >= GUTTER * width and 0.25 * width < before["x1"] < after["x0"] < 0.75 * width
    ]
    best, support = None, COLUMN_LINES - 1
    for left, right in gaps:
        middle = (left + right) / 2
        beside = sum(a <= middle <= b for a, b in gaps)
        if beside > support and beside > sum(_crosses(row, middle) for row in rows):
            best, support = middle, beside
    if best is None:
        return None
    # Ragged lines leave gaps of many widths; the gutter is what they share.
    shared = [(a, b) for a, b in gaps if a <= best <= b]
    return float(max(a for a, _ in shared) + min(b for _, b in shared)) / 2


def _crosses(row: list[dict[str, Any]], gutter: float) -> bool:
    """True of a row that runs across the gutter: a word does, or two words stand close on both sides of it."""
    if any(word["x0"] < gutter < word["x1"] for word in row):
        return True
    left = [word["x1"] for word in row if word["x1"] <= gutter]
    right = [word["x0"] for word in row if word["x0"] >= gutter]
    space = (row[0]["bottom"] - row[0]["top"]) * 0.5
    return bool(left and right) and min(right) - max(left) < space


def _line(row: list[dict[str, Any]]) -> Line:
    return Line(
        " ".join(word["text"] for word in row),
        row[0]["x0"],
        max(word["x1"] for word in row),
        min(word["top"] for word in row),
        max(word["bottom"] for word in row),
    )


def _paragraphs(lines: Iterable[Line]) -> Iterator[str]:
    """Join the lines that the page's width broke; a word parted at a line's end is put together again."""
    given = list(lines)
    if not given:
        return
    right = median(line.right - line.left for line in given)
    paragraph, last = given[0].text, given[0]
    for line in given[1:]:
        if _begins(line, last, right):
            yield paragraph
            paragraph = line.text
        elif paragraph.endswith("-") and paragraph[-2:-1].isalpha() and line.text[:1].islower():
            paragraph = paragraph[:-1] + line.text
        else:
            paragraph += " " + line.text
        last = line
    yield paragraph


def _begins(line: Line, last: Line, width: float) -> bool:
    """True where `line` begins a paragraph: after a gap, in other type, or after a sentence that ended short."""
    height = last.bottom - last.top
    if line.top > last.top and line.top - last.top > APART * height:
        return True
    if abs((line.bottom - line.top) - height) > 0.15 * height:
        return True
    if line.text[:2] in ("- ", "• "):
        return True
    return last.right - last.left < FULL * width and last.text[-1:] in '.:?!"”'
