"""Where a clause or an item of a list ends: at a mark, or at a small word."""

from __future__ import annotations

import regex

from extractor.lexicon import load


def conjunctions(*kinds: str) -> frozenset[str]:
    """The words of these kinds of conjunction ("and", "while", …), casefolded."""
    return frozenset(word for kind in kinds for word in load("clauses")["conjunctions"][kind])


def boundary(marks: str, *kinds: str) -> regex.Pattern[str]:
    """A pattern for any of `marks`, or any whole word of these kinds of conjunction."""
    return regex.compile(rf"[{regex.escape(marks)}]|\b(?:{'|'.join(sorted(conjunctions(*kinds)))})\b", regex.IGNORECASE)
