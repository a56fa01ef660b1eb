"""One pass over the text for all who read it: where each word stands, and each number.

Nine characters in ten belong to words that begin neither a number nor a date. A reader names the words it can begin
at and is told where they are; it looks at nothing else.
"""

from __future__ import annotations

import re
from itertools import accumulate

from extractor.article import Scan

_NUMBER = re.compile(r"[0-9]++(?:[.,][0-9]++)*+")
_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_ONLY_LETTERS = bytes(code if code in _LETTERS else ord(" ") for code in range(256))


def scan(plain: str) -> Scan:
    """Return the words and the numbers of `plain`."""
    words = plain.encode("ascii", "replace").lower().translate(_ONLY_LETTERS).split(b" ")
    return Scan(words, [*accumulate(map(len, words))], [found.span() for found in _NUMBER.finditer(plain)])
