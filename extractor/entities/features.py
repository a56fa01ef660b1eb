"""What the model sees of a sentence: one list of feature names a token.

Everything a word contributes depends on the word alone, so it is worked out once a word and remembered; a token's
features are those of the word, of its neighbours, and of the classes of the five words around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from extractor.entities.gazetteer import given_names, region_words
from extractor.lexicon import load

_EDGE = ("<", ">")
_SHAPES = (
    (regex.compile(r"[A-ZÀ-Þ]{2,}+"), "XX"),
    (regex.compile(r"[A-ZÀ-Þ]"), "X"),
    (regex.compile(r"[a-zß-ÿ]++"), "x"),
    (regex.compile(r"\d++"), "d"),
)


def sentence_features(words: Sequence[str]) -> list[list[bytes]]:
    """Return the features of every word of one sentence."""
    if not words:
        return []
    own, after, before, kinds = zip(*map(_features_of, words), strict=True)
    left, right = _features_of(_EDGE[0]).after, _features_of(_EDGE[1]).before
    classes = ["<", "<", *kinds, ">", ">"]
    windows = map(_window, classes, classes[1:], classes[2:], classes[3:], classes[4:])
    return [
        [*mine, of_left, of_right, *window]
        for mine, of_left, of_right, window in zip(own, [left, *after[:-1]], [*before[1:], right], windows, strict=True)
    ]


@lru_cache(maxsize=200_000)
def _window(c1: str, c2: str, c3: str, c4: str, c5: str) -> list[bytes]:
    """Features of the classes of the two words before, the word, and the two words after."""
    return _encoded(f"k-2={c1}|{c2}", f"k-1={c2}|{c3}", f"k+1={c3}|{c4}", f"k+2={c4}|{c5}", f"k3={c2}|{c3}|{c4}")


def _encoded(*features: str) -> list[bytes]:
    """Features as the tagger wants them in the end: encoding once a word spares it doing so once a token."""
    return [feature.encode("utf-8", "replace") for feature in features]


class _WordFeatures(NamedTuple):
    """The features a word gives itself, the word after it, the word before it, and its class."""

    own: list[bytes]
    after: bytes
    before: bytes
    kind: str


@lru_cache(maxsize=200_000)
def _features_of(word: str) -> _WordFeatures:
    lower = word.lower()
    own = [f"w={lower}", f"s={_shape(word)}", f"p3={lower[:3]}", f"x3={lower[-3:]}", f"x2={lower[-2:]}"]
    own += [f"f={flag}" for flag in _flags(lower)]
    after, before = _encoded(f"w-1={lower}", f"w+1={lower}")
    return _WordFeatures(_encoded(*own), after, before, word_class(word))


def _shape(word: str) -> str:
    """ "Anak-anak" -> "Xx-x", "PPP" -> "XX", "16" -> "d"; one capital is X, more are XX."""
    for pattern, sign in _SHAPES:
        word = pattern.sub(sign, word)
    return word[:8]


def word_class(word: str) -> str:
    """Return the one class that says most about a word's part in a name or role phrase."""
    lower = word.lower()
    if not word[0].isalpha():
        return "number" if word[0].isdigit() else word if word in _EDGE or len(word) == 1 else "other"
    words = _lexicon()
    for kind in ("role", "title", "agency", "place", "speech"):
        if lower in words[kind]:
            return kind if word[0].isupper() or kind == "speech" else f"{kind}-lower"
    if word.isupper():
        return "initial" if len(word) == 1 else "capitals"
    if word[0].isupper():
        return "given" if lower in given_names() else "region" if lower in region_words() else "capital"
    return "lower"


def _flags(lower: str) -> list[str]:
    words = _lexicon()
    flags = [
        kind for kind in ("role", "title", "agency", "place", "speech", "degree", "function") if lower in words[kind]
    ]
    if lower in given_names():
        flags.append("given")
    if lower in region_words():
        flags.append("region")
    return flags


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    """The word lists that classes and flags come from; of entries of several words, the first."""
    roles, titles, agencies, places, speech = (load(s) for s in ("roles", "titles", "agencies", "places", "speech"))
    return {
        "role": frozenset(h.split()[0] for h in roles["heads"]) | frozenset(roles["qualifiers"]),
        "title": frozenset(t.split()[0] for t in titles["before"]),
        "degree": frozenset(titles["after"]),
        "agency": frozenset(h.split()[0] for h in agencies["heads"]),
        "place": frozenset(places["triggers"]),
        "speech": frozenset(speech["verbs"]),
        "function": frozenset(speech["function_words"]),
    }
