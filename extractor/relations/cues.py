"""Where the words stand that tell how figures belong together: one scan, then look-ups by bisection."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from operator import itemgetter

import regex

from extractor.lexicon import load

_place = itemgetter(0)
_OTHER = regex.compile(r"[^\w\s'’-]")  # what is neither a word nor a space
_TOKEN = regex.compile(r"\w++(?:[-'’]\w++)*+|@")


@dataclass(slots=True)
class Cue:
    """A cue as found: its kind ("breakdown"), the words as written, and where they stand."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a lexicon file: how many words it has, those after the first, and its kind. `fixed` says that none of
    them may have any ending, so that they can be compared at once; `second` is the second word where it may have none,
    by which most entries are passed over."""

    length: int
    rest: list[str]
    second: str | None
    fixed: bool
    kind: str


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The entries of a lexicon file by their first word, the longest first. `stems` are those whose first word may have
    any ending, by the letters that are fixed."""

    by_word: dict[str, list[_Entry]]
    by_stem: dict[str, list[_Entry]]


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words of a text, casefolded, where they stand, and at which places each word stands."""

    words: list[str]
    spans: list[tuple[int, int]]
    places: dict[str, list[int]]
    vocabulary: list[str]  # each word once, in alphabetical order


@lru_cache(maxsize=1)
def _tokens(plain: str) -> _Tokens:
    """The words of `plain`. Kept for the next lexicon file that is looked for."""
    matches = list(_TOKEN.finditer(plain))
    words = [match.group().casefold() for match in matches]
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word, []).append(place)
    return _Tokens(words, [match.span() for match in matches], places, sorted(places))


def starts_of_words(plain: str, wanted: frozenset[str], prefix: str = "") -> list[int]:
    """Where the words of `wanted`, which are casefolded, and those that begin with `prefix`, if any, stand."""
    tokens = _tokens(plain)
    found = wanted & tokens.places.keys()
    if prefix:
        at = bisect_left(tokens.vocabulary, prefix)
        found |= set(takewhile(lambda word: word.startswith(prefix), tokens.vocabulary[at:]))
    return sorted(tokens.spans[at][0] for word in found for at in tokens.places[word])


@cache
def _phrases(subject: str, kinds: tuple[str, ...]) -> _Phrases:
    """The entries listed under `kinds`; one listed twice is of the kind named first."""
    kind_of: dict[tuple[str, ...], str] = {}
    for kind in kinds:
        for entry in load(subject)[kind]:
            kind_of.setdefault(tuple(entry.casefold().split()), kind)
    found = _Phrases({}, {})
    for words, kind in sorted(kind_of.items(), key=lambda item: len(" ".join(item[0])), reverse=True):
        first = words[0]
        index, key = (found.by_stem, first[:-1]) if first.endswith("*") else (found.by_word, first)
        rest = list(words[1:])
        second = rest[0] if rest and not rest[0].endswith("*") else None
        fixed = not any(word.endswith("*") for word in rest)
        index.setdefault(key, []).append(_Entry(len(words), rest, second, fixed, kind))
    return found


def _openings(tokens: _Tokens, phrases: _Phrases) -> list[tuple[int, list[_Entry]]]:
    """The places of the text at which an entry may begin, in order, with the entries; one look a word, not a place."""
    found: dict[str, list[_Entry]] = {
        word: phrases.by_word[word] for word in phrases.by_word.keys() & tokens.places.keys()
    }
    for stem, entries in sorted(phrases.by_stem.items(), key=lambda item: len(item[0])):
        for at in range(bisect_left(tokens.vocabulary, stem), len(tokens.vocabulary)):
            if not (word := tokens.vocabulary[at]).startswith(stem):
                break
            found[word] = [*found.get(word, ()), *entries]
    return sorted(((at, entries) for word, entries in found.items() for at in tokens.places[word]), key=_place)


class Cues:
    """All cues of one lexicon file in a text, in order; at any place the longest entry wins, and none overlap."""

    __slots__ = ("_found", "_starts")

    def __init__(self, plain: str, subject: str, kinds: Sequence[str]) -> None:
        tokens = _tokens(plain)
        words, spans = tokens.words, tokens.spans
        self._found: list[Cue] = []
        past = 0  # the first word after the last cue
        for at, entries in _openings(tokens, _phrases(subject, tuple(kinds))):
            if at < past:
                continue
            following = words[at + 1] if at + 1 < len(words) else None
            for entry in entries:
                if entry.second is not None and entry.second != following:
                    continue
                last = at + entry.length - 1
                if last == at or (_follows(words, at + 1, entry) and _one_line(plain, spans[at][1], spans[last][0])):
                    start, end = spans[at][0], spans[last][1]
                    self._found.append(Cue(entry.kind, plain[start:end], start, end))
                    past = last + 1
                    break
        self._starts = [cue.start for cue in self._found]

    def between(self, start: int, end: int) -> list[Cue]:
        """The cues that begin in [start, end)."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _follows(words: list[str], at: int, entry: _Entry) -> bool:
    """True where the words from `at` are those of `entry` after its first, "*" standing for any ending."""
    found = words[at : at + entry.length - 1]
    if entry.fixed:
        return found == entry.rest
    return len(found) == len(entry.rest) and all(
        word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
        for word, wanted in zip(found, entry.rest, strict=True)
    )


def _one_line(plain: str, start: int, end: int) -> bool:
    """True where only words and spaces stand between the first and the last word of an entry."""
    return end <= start or not _OTHER.search(plain, start, end)
