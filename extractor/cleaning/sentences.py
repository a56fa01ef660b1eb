"""Sentences: where one ends, in Indonesian, and where a full stop means something else.

A pure function on plain text. Full stops in abbreviations, initials, degrees, list marks, mis-set numbers and domain
names end nothing; a semicolon ends nothing; a sentence ends inside quotation marks where its own full stop stands.
What never ends is cut, so that no text costs more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from extractor.lexicon import load

# A mark that may end a sentence: with space after it, or glued to the capitalised word that opens the next.
_MARK = re.compile(r"""[.!?…](?:[.!?…]*+["')\]]*+(?=\s|$)|(?P<glued>["']?(?=["'(]?[^\W\d_a-z][^\W\d_A-Z]+[\s,])))""")
_GLUED = regex.compile(r"""(?<=[\p{Ll}\d"])[.!?]["']?(?=["'(]?\p{Lu}\p{Ll}+[\s,])""")
_WORD_BEFORE = re.compile(r"(?<![\w./'-])[\w./'-]+$")
_NEXT = re.compile(r"""\s*+(["'(\[]*+)\s*+([\w'-]*+)""")
_GROUPED = re.compile(r"\d[.,]\d{3}$")
_SPACES = re.compile(r"\s++")
_THREE_DIGITS = re.compile(r"\s\d{3}(?!\d)")
_ROMAN = frozenset({"I", "V", "X"})  # of one letter: the others are no initials
LONGEST_ABBREVIATION = 16
LONGEST = 2_000  # characters of a sentence, four times the longest that a newsroom here has written


@dataclass(frozen=True, slots=True)
class _Stops:
    before_a_name: frozenset[str]
    may_end: frozenset[str]
    openers: frozenset[str]
    numbered: frozenset[str]


@cache
def _stops() -> _Stops:
    lexicon = load("sentences")
    return _Stops(*(frozenset(lexicon[name]["words"]) for name in ("before_a_name", "may_end", "openers", "numbered")))


def split_sentences(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the sentences of `plain[start:end]`, which should be one paragraph, in order.

    Every character that is not a space belongs to exactly one of them.
    """
    sentences: list[tuple[int, int]] = []
    begin = start
    for mark in _MARK.finditer(plain, start, end):
        at, after = mark.span()
        if mark.lastgroup and not _GLUED.match(plain, at, end):
            continue
        if _ends_sentence(plain, begin, at, after, end):
            sentences.extend(_cut(plain, begin, after))
            begin = after
            while begin < end and plain[begin].isspace():
                begin += 1
    if begin < end:
        sentences.extend(_cut(plain, begin, end))
    return sentences


def _cut(plain: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence; one longer than LONGEST in pieces, cut at spaces."""
    while end - begin > LONGEST and (gap := _SPACES.search(plain, begin + LONGEST, end)):
        yield begin, gap.start()
        begin = gap.end()
    if begin < end:
        yield begin, end


def _ends_sentence(plain: str, begin: int, mark: int, after: int, end: int) -> bool:
    """True where the mark at `mark`, whose closing quotes run up to `after`, ends the sentence begun at `begin`."""
    if after >= end:
        return True
    if plain[after + 1 : after + 2].islower() and plain[after] == " ":
        return False
    following = _NEXT.match(plain, after, end)
    opening, word = following.groups() if following else ("", "")
    if word[:1].islower() or not (word or opening):
        return False
    if plain[mark] != "." or plain[mark + 1 : mark + 2] == "." or plain[after - 1] in "\"'":
        return True
    return not _full_stop_ends_nothing(plain, begin, mark, after, end, word, opens_quote='"' in opening)


def _full_stop_ends_nothing(
    plain: str, begin: int, mark: int, after: int, end: int, word: str, *, opens_quote: bool
) -> bool:
    """True of the full stop in a mis-set number, after a list mark, or after a shortened word; `word` is the next."""
    digit = plain[mark - 1].isdigit()
    if digit and _GROUPED.search(plain, max(begin, mark - 5), mark) and _THREE_DIGITS.match(plain, after, end):
        return True  # "Rp104.841. 271": one number, set apart by mistake
    start = max(begin, mark - LONGEST_ABBREVIATION, plain.rfind(" ", begin, mark) + 1)
    before = _WORD_BEFORE.search(plain, start, mark)
    last = before.group() if before else ""
    if before and before.start() == begin and (last.isdigit() or len(last) == 1):
        return True  # a list mark: "1. ", "a. "
    if last in _ROMAN and plain[begin:start].rstrip().rpartition(" ")[2].casefold() in _stops().numbered:
        return False  # "kuartal I. Secara tahunan …"
    return _shortens(last, word, opens_quote=opens_quote)


def _shortens(last: str, word: str, *, opens_quote: bool) -> bool:
    """True where the full stop after `last`, with `word` to follow, shortens a word and ends nothing."""
    stops = _stops()
    lowered = last.casefold()
    if lowered in stops.before_a_name:
        return not (lowered == "no" and last[0].islower())
    if lowered in stops.may_end:
        return not opens_quote and word.casefold() not in stops.openers
    if len(last) == 1 and last.isupper():  # an initial
        return not opens_quote and word.casefold() not in stops.openers
    return False
