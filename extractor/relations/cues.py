"""Where the words stand that tell how figures belong together: one scan, then look-ups by bisection."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from extractor.lexicon import load


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as found: its kind ("breakdown"), the words as written, and where they stand."""

    kind: str
    text: str
    start: int
    end: int


def _pattern(entry: str) -> str:
    body = r"\s++".join(regex.escape(word) for word in entry.split())
    return body.replace(r"\*", r"\w*+")


@cache
def _compiled(subject: str, kinds: tuple[str, ...]) -> regex.Pattern[str]:
    entries = [(entry, kind) for kind in kinds for entry in load(subject)[kind]]
    entries.sort(key=lambda pair: len(pair[0]), reverse=True)  # the longest cue wins at any place
    by_kind: dict[str, list[str]] = {}
    alternatives = []
    seen: dict[str, str] = {}
    for entry, kind in entries:
        by_kind.setdefault(kind, []).append(entry)
        if entry not in seen:
            seen[entry] = kind
            alternatives.append(f"(?P<{kind}>{_pattern(entry)})")
    return regex.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w-])", regex.IGNORECASE)


class Cues:
    """All cues of one lexicon file in a text, in order."""

    __slots__ = ("_found", "_starts")

    def __init__(self, plain: str, subject: str, kinds: Sequence[str]) -> None:
        self._found = [
            Cue(match.lastgroup or "", match.group(), match.start(), match.end())
            for match in _compiled(subject, tuple(kinds)).finditer(plain)
        ]
        self._starts = [cue.start for cue in self._found]

    def between(self, start: int, end: int) -> list[Cue]:
        """The cues that begin in [start, end)."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
