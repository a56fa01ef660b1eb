"""Where the words stand that tell how figures belong together: one scan, then look-ups by bisection."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from extractor.lexicon import load

_TOKEN = regex.compile(r"\w++(?:[-'’]\w++)*+|@")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as found: its kind ("breakdown"), the words as written, and where they stand."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The entries of a lexicon file by their first word: (all words, kind), the longest first. `stems` are those whose
    first word may have any ending, by the letters that are fixed."""

    by_word: dict[str, list[tuple[tuple[str, ...], str]]]
    by_stem: dict[str, list[tuple[tuple[str, ...], str]]]
    stem_lengths: tuple[int, ...]


@lru_cache(maxsize=1)
def _tokens(plain: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The words of `plain`, casefolded, and where they stand. Kept for the next lexicon file that is looked for."""
    matches = list(_TOKEN.finditer(plain))
    return [match.group().casefold() for match in matches], [match.span() for match in matches]


@cache
def _phrases(subject: str, kinds: tuple[str, ...]) -> _Phrases:
    """The entries listed under `kinds`; one listed twice is of the kind named first."""
    kind_of: dict[tuple[str, ...], str] = {}
    for kind in kinds:
        for entry in load(subject)[kind]:
            kind_of.setdefault(tuple(entry.casefold().split()), kind)
    found = _Phrases({}, {}, tuple(sorted({len(entry[0]) - 1 for entry in kind_of if entry[0].endswith("*")})))
    for words, kind in sorted(kind_of.items(), key=lambda item: len(" ".join(item[0])), reverse=True):
        first = words[0]
        index, key = (found.by_stem, first[:-1]) if first.endswith("*") else (found.by_word, first)
        index.setdefault(key, []).append((words, kind))
    return found


class Cues:
    """All cues of one lexicon file in a text, in order; at any place the longest entry wins, and none overlap."""

    __slots__ = ("_found", "_starts")

    def __init__(self, plain: str, subject: str, kinds: Sequence[str]) -> None:
        phrases = _phrases(subject, tuple(kinds))
        words, spans = _tokens(plain)
        self._found: list[Cue] = []
        past = 0  # the first word after the last cue
        for at, word in enumerate(words):
            entries = phrases.by_word.get(word, ())
            for length in phrases.stem_lengths:
                entries = [*entries, *phrases.by_stem.get(word[:length], ())]
            if not entries or at < past:
                continue
            for entry, kind in entries:
                last = at + len(entry) - 1
                if last < len(words) and _follows(words, at, entry) and _one_line(plain, spans[at][1], spans[last][0]):
                    start, end = spans[at][0], spans[last][1]
                    self._found.append(Cue(kind, plain[start:end], start, end))
                    past = last + 1
                    break
        self._starts = [cue.start for cue in self._found]

    def between(self, start: int, end: int) -> list[Cue]:
        """The cues that begin in [start, end)."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _follows(words: list[str], at: int, entry: tuple[str, ...]) -> bool:
    """True where the words from `at` are those of `entry`, "*" standing for any ending."""
    for offset, wanted in enumerate(entry):
        word = words[at + offset]
        if wanted.endswith("*"):
            if not word.startswith(wanted[:-1]):
                return False
        elif word != wanted:
            return False
    return True


def _one_line(plain: str, start: int, end: int) -> bool:
    """True where only words and spaces stand between the first and the last word of an entry."""
    return end <= start or not regex.search(r"[^\w\s'’-]", plain[start:end])
