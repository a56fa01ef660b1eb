"""Words of a stretch of text, cheap enough to run over every article: a regular expression, no exception tables."""

from __future__ import annotations

import regex

# A number with its separators, a word with inner hyphens or apostrophes ("anak-anak", "Ma'ruf"), or one other sign.
_TOKEN = regex.compile(r"\d++(?:[.,:]\d++)*+|[^\W\d_]\w*+(?:[-'’]\w++)*+|\S")


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the `(start, end)` of every token of `text[start:end]`, in code points of `text`."""
    return [match.span() for match in _TOKEN.finditer(text, start, len(text) if end is None else end)]
