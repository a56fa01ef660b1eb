"""Names that between them leave nothing out: "laki-laki" and "perempuan", "migas" and "nonmigas"."""

from __future__ import annotations

from collections.abc import KeysView, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractor.lexicon import load


@dataclass(frozen=True, slots=True)
class Names:
    """What the words around a figure name: sides of pairs known to leave nothing out, and what they negate."""

    sides: frozenset[tuple[int, int]]  # the pair's place in the lexicon, and 0 or 1
    words: frozenset[str]
    negated: frozenset[str]  # "migas" for "nonmigas", "non-migas" and "non migas"


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], tuple[int, int]]]]:
    """The names of all pairs by their first word."""
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[int, int]]]] = {}
    for place, pair in enumerate(load("sum_cues")["complements"]["pairs"]):
        for side, name in enumerate(pair):
            phrase = tuple(name.casefold().split())
            by_first.setdefault(phrase[0], []).append((phrase, (place, side)))
    return by_first


def first_words() -> KeysView[str]:
    """The words with which a name of a pair may begin; what begins with "non" negates another."""
    return _phrases().keys()


def names(words: Sequence[str]) -> Names:
    """The names in `words`, which are casefolded and in order."""
    known = _phrases()
    sides = {
        side
        for at, word in enumerate(words)
        for phrase, side in known.get(word, ())
        if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase
    }
    negated = {word.removeprefix("non").lstrip("-") for word in words if word.startswith("non")}
    negated |= {after for word, after in pairwise(words) if word == "non"}
    return Names(frozenset(sides), frozenset(words), frozenset(negated - {""}))


def complementary(a: Names, b: Names) -> bool:
    """True where one side names the complement of what the other names, and neither names both."""
    for place, side in a.sides:
        other = (place, 1 - side)
        if other in b.sides and other not in a.sides and (place, side) not in b.sides:
            return True
    return bool(b.negated & a.words or a.negated & b.words)
