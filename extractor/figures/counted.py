"""What is counted: the noun phrase after a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractor.figures.reading import Reading
from extractor.lexicon import load

_WORD = re.compile(r"\s{0,2}+([^\W\d_]\w*+(?:[/'-](?!\d)\w++)*+)")
LONGEST = 4  # words of a unit
LONGEST_PHRASE = 5
VOCABULARY = 10_000  # words that are remembered
SHORTEST_VERB = 6  # letters: "meja", "beras" are too short to be a prefix and a stem


@dataclass(frozen=True, slots=True)
class Nouns:
    """The lexicon of what is counted."""

    classifiers: frozenset[str]
    known: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]  # by first word, longest first
    stops: frozenset[str]
    states: frozenset[str]
    sorts: frozenset[str]
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
        sorts=frozenset(lexicon["not_counted"]["sorts"]),
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
    start, stop, known = found
    reading.kind, reading.unit, reading.unit_start, reading.unit_end = "count", plain[start:stop], start, stop
    reading.known_noun = known
    return True


def noun_phrase(plain: str, at: int, end: int, *, title: bool) -> tuple[int, int, bool] | None:
    """The span of the noun phrase that begins at `at`, and whether its first word is in the lexicon."""
    first = _WORD.match(plain, at, end)
    if not first:
        return None
    word = first[1]
    lowered = word.casefold()
    lexicon = nouns()
    known = lowered in lexicon.known
    if not (known or _is_head(word, lowered, title=title)):
        return None
    start, stop = first.span(1)
    if start == at and not known:
        return None  # "2x45": glued to a number stands only what is known to be counted
    phrases = lexicon.phrases.get(lowered)
    if phrases:
        words = [(word, start, stop), *_words(plain, stop, end, LONGEST_PHRASE - 1)]
        run = tuple(each.casefold() for each, _, _ in words)
        for phrase in phrases:
            if run[: len(phrase)] == phrase:
                return start, words[len(phrase) - 1][2], True
    title = title and word[0].isupper()  # a phrase that begins small does not go on in capitals
    for _ in range(LONGEST - 1):
        following = _WORD.match(plain, stop, end)
        if not following or not _goes_on(following[1], lowered, title=title):
            break
        stop = following.end()
    return start, stop, known and lowered != "kali"


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


def _is_head(word: str, lowered: str, *, title: bool) -> bool:
    """True where `word`, no known noun, can be what is counted."""
    if _ends_phrase(lowered) or lowered in nouns().sorts or len(word) == 1:
        return False
    if word[0].isupper() and not title:  # a name, unless it is an abbreviation ("5 LAZ resmi")
        return word.isupper() and len(word) <= 5
    return not lowered.endswith("nya") or lowered.removesuffix("nya") in nouns().known


def _goes_on(word: str, head: str, *, title: bool) -> bool:
    """True where `word` still belongs to the noun phrase that begins with `head`."""
    lowered = word.casefold()
    if _ends_phrase(lowered) or lowered.endswith("nya"):
        return False
    if head == "orang" and lowered not in nouns().known:
        return False
    if word[0].isupper() and not title:
        return word.isupper() and head in nouns().classifiers
    return True


@lru_cache(maxsize=VOCABULARY)
def _ends_phrase(word: str) -> bool:
    """True of a word in lower case that is in no noun phrase: "yang", "tewas", "menerima"."""
    lexicon = nouns()
    return word in lexicon.stops or word in lexicon.states or lexicon.is_verb(word)
