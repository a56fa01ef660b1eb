"""The texts that all are measured on, and the figures of one of them."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from random import Random

import regex

HERE = Path(__file__).parent
ARTICLES = HERE.parent / "fixtures" / "articles"
_DIGIT = regex.compile(r"(?<=\d)\d")


def articles() -> list[str]:
    """The gold articles."""
    return [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]


def release() -> str:
    """A release of our own with thirty figures."""
    return (HERE / "release.txt").read_text(encoding="utf-8")


def long_text(size: int) -> str:
    """`size` bytes of news: the articles again and again, with other digits each time, so that none is a repeat."""
    once, random, pieces, length = "\n\n".join(articles()), Random(size), [], 0
    while length < size:
        piece = _DIGIT.sub(lambda _: random.choice("0123456789"), once) if pieces else once
        pieces.append(piece)
        length += len(piece.encode()) + 2
    return "\n\n".join(pieces).encode()[:size].decode("utf-8", "ignore")


def figures_of_release() -> list[tuple[int, int, Decimal]]:
    """Where each figure of the release stands and what it is worth, in the order of the text."""
    text, at, found = release(), 0, []
    for words, value in tomllib.loads((HERE / "release.toml").read_text(encoding="utf-8"))["figures"]:
        start = regex.search(rf"(?<![\d.,]){regex.escape(words)}(?!\w)", text, pos=at).start()
        at = start + len(words)
        found.append((start, at, Decimal(value)))
    return found


def right(found: list[tuple[int, int, Decimal]]) -> int:
    """How many figures of the release are among `found`: where one stands, and worth what it is worth."""
    return sum(
        any(start < end_wanted and start_wanted < end and value == wanted for start, end, value in found)
        for start_wanted, end_wanted, wanted in figures_of_release()
    )
