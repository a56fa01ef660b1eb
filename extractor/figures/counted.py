"""What is counted: the noun phrase after a number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from extractor.figures.reading import Reading
from extractor.lexicon import load

_WORD = regex.compile(r"\s{0,2}+([^\W\d_][\w]*+(?:[/'-]\w++)*+)")
LONGEST = 4  # words of a unit
LONGEST_PHRASE = 5
SHORTEST_VERB = 6  # letters: "meja", "beras" are too short to be a prefix and a stem


@dataclass(frozen=True, slots=True)
class Nouns:
    """The lexicon of what is counted."""

    classifiers: frozenset[str]
    known: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]  # by first word, longest first
    stops: frozenset[str]
    states: frozenset[str]
    verb_prefixes: tuple[str, ...]
    not_verbs: frozenset[str]

    def is_verb(self, word: str) -> bool:
        """True of a word in lower case that looks like a verb and is no known noun."""
        return (
            word.startswith(self.verb_prefixes)
            and len(word) >= SHORTEST_VERB
            and word.isalpha()
            and word not in self.known
            and word not in self.not_verbs
        )


@cache
def nouns() -> Nouns:
    """The lexicon, compiled once."""
    lexicon = load("counted")
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon["phrases"]["words"]:
        words = tuple(phrase.split())
        phrases.setdefault(words[0], []).append(words)
    by_length = {first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()}
    classifiers = frozenset(lexicon["classifiers"]["words"])
    return Nouns(
        classifiers=classifiers,
        known=frozenset(lexicon["known"]["words"]) | classifiers | frozenset(by_length),
        phrases=by_length,
        stops=frozenset(lexicon["not_counted"]["words"]),
        states=frozenset(lexicon["not_counted"]["states"]),
        verb_prefixes=tuple(lexicon["not_counted"]["verb_prefixes"]),
        not_verbs=frozenset(lexicon["not_counted"]["not_verbs"]),
    )


def read_counted(plain: str, reading: Reading, at: int, end: int, *, title: bool) -> bool:
    """Set the unit of `reading` to the noun phrase at `at`; False where none is there.

    `title` says that the sentence is a headline, where nouns are capitalised too.
    """
    found = noun_phrase(plain, at, end, title=title)
    if found is None:
        return False
    start, stop = found
    reading.kind, reading.unit, reading.unit_start, reading.unit_end = "count", plain[start:stop], start, stop
    return True


def noun_phrase(plain: str, at: int, end: int, *, title: bool) -> tuple[int, int] | None:
    """The span of the noun phrase that begins at `at`."""
    first = _WORD.match(plain, at, end)
    if not first or not _is_head(first[1], title=title):
        return None
    lowered = first[1].casefold()
    start, stop = first.span(1)
    if start == at and lowered not in nouns().known:
        return None  # "2x45": glued to a number stands only what is known to be counted
    phrases = nouns().phrases.get(lowered)
    if phrases:
        words = [(first[1], start, stop), *_words(plain, stop, end, LONGEST_PHRASE - 1)]
        run = tuple(word.casefold() for word, _, _ in words)
        for phrase in phrases:
            if run[: len(phrase)] == phrase:
                return start, words[len(phrase) - 1][2]
    for _ in range(LONGEST - 1):
        following = _WORD.match(plain, stop, end)
        if not following or not _goes_on(following[1], lowered, title=title):
            break
        stop = following.end()
    return start, stop


def _words(plain: str, at: int, end: int, most: int) -> list[tuple[str, int, int]]:
    """Up to `most` words from `at`, none behind a punctuation mark, with their spans."""
    words: list[tuple[str, int, int]] = []
    while len(words) < most:
        word = _WORD.match(plain, at, end)
        if not word:
            break
        words.append((word.group(1), word.start(1), word.end()))
        at = word.end()
    return words


def _is_head(word: str, *, title: bool) -> bool:
    """True where `word` can be what is counted."""
    lexicon = nouns()
    lowered = word.casefold()
    if lowered in lexicon.known:
        return True
    if lowered in lexicon.stops or lowered in lexicon.states or lexicon.is_verb(lowered) or len(word) == 1:
        return False
    if word[0].isupper() and not title:  # a name, unless it is an abbreviation ("5 LAZ resmi")
        return word.isupper() and len(word) <= 5
    return not lowered.endswith("nya") or lowered.removesuffix("nya") in lexicon.known


def _goes_on(word: str, head: str, *, title: bool) -> bool:
    """True where `word` still belongs to the noun phrase that begins with `head`."""
    lexicon = nouns()
    low = word.casefold()
    if low in lexicon.stops or low in lexicon.states or lexicon.is_verb(low) or low.endswith("nya"):
        return False
    if head == "orang" and low not in lexicon.known:
        return False
    if word[0].isupper() and not title:
        return word.isupper() and head in lexicon.classifiers
    return True
