"""Quotations: what stands between double quotation marks, over paragraph ends where the quotation goes on."""

from __future__ import annotations

from extractor.article import Paragraph, Quotation

_OPENING, _CLOSING = frozenset("“„‟«〝"), frozenset("”»〞")


def find_quotations(text: str, plain: str, paragraphs: list[Paragraph]) -> list[Quotation]:
    """Return the quotations of `text` in order, marks included.

    A quotation left open at the end of its paragraph goes on where the next paragraph begins with a quotation mark (as
    printers set a speech of several paragraphs) or closes one it never opened; otherwise it ends with its paragraph.
    """
    quotations: list[Quotation] = []
    opened: int | None = None
    last_end = 0
    for paragraph in paragraphs:
        marks = _marks(plain, paragraph.start, paragraph.end)
        if opened is not None:
            if marks and marks[0] == paragraph.start and not _closes(text, marks[0]):
                marks = marks[1:]  # repeated at the head of the paragraph: the same speech
            elif not marks or not (_closes(text, marks[0]) or _looks_closing(plain, marks[0])):
                quotations.append(Quotation(opened, last_end))
                opened = None
        for mark in marks:
            if opened is None:
                opened = mark
            elif not _opens(text, mark) or _looks_closing(plain, mark):  # “so is set, now and then“,
                quotations.append(Quotation(opened, mark + 1))
                opened = None
        last_end = paragraph.end
    if opened is not None:
        quotations.append(Quotation(opened, last_end))
    return quotations


def _marks(plain: str, start: int, end: int) -> list[int]:
    """Where quotation marks stand in `plain[start:end]`."""
    marks = []
    at = plain.find('"', start, end)
    while at >= 0:
        marks.append(at)
        at = plain.find('"', at + 1, end)
    return marks


def _opens(text: str, mark: int) -> bool:
    return text[mark] in _OPENING


def _closes(text: str, mark: int) -> bool:
    return text[mark] in _CLOSING


def _looks_closing(plain: str, mark: int) -> bool:
    """True of a straight mark that has text before it and none directly after."""
    return not plain[mark - 1].isspace() and not plain[mark + 1 : mark + 2].isalnum()
