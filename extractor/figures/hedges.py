"""Hedges: words that loosen a figure, and what they do to the span of values it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from extractor.article import Hedge
from extractor.interval import INFINITY, Interval
from extractor.lexicon import load

KINDS: tuple[Hedge, ...] = ("about", "more_than", "at_least", "less_than", "at_most")
REACH = 60  # characters before a figure in which its hedge can stand
ABOUT = Decimal("0.05")  # "sekitar": five in a hundred, or one unit of the last digit that is not zero if that is more
VOCABULARY = 10_000  # words that are remembered
_WORD = re.compile(r"""["'(\[]*+(\S++)|\S""")


@dataclass(frozen=True, slots=True)
class _Hedges:
    by_last_word: dict[str, tuple[tuple[tuple[str, ...], Hedge], ...]]
    signs: dict[str, Hedge]
    sign_ends: frozenset[str]
    between: frozenset[str]
    changes: frozenset[str]
    places: frozenset[str]
    near: frozenset[str]  # every word that can stand directly before a hedged figure
    after_begins: frozenset[str]  # the first two characters of those: cheaper to look at than to try the pattern
    after: re.Pattern[str]


@cache
def _hedges() -> _Hedges:
    lexicon = load("hedges")
    by_last: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
    signs: dict[str, Hedge] = {}
    for kind in KINDS:
        for cue in lexicon[kind]["before"]:
            words = tuple(cue.split())
            by_last.setdefault(words[-1], []).append((words, kind))
            if not any(character.isalnum() for character in cue):
                signs[cue] = kind
    after = "|".join(sorted(lexicon["more_than"]["after"], key=len, reverse=True))
    comparing = "|".join(lexicon["comparing"]["words"])
    return _Hedges(
        by_last_word={w: tuple(sorted(c, key=lambda e: len(e[0]), reverse=True)) for w, c in by_last.items()},
        signs=signs,
        sign_ends=frozenset(sign[-1] for sign in signs),
        between=frozenset(lexicon["between"]["words"]),
        changes=frozenset(lexicon["between"]["changes"]),
        near=frozenset({*by_last, *lexicon["between"]["words"], *lexicon["between"]["changes"]}),
        places=frozenset(lexicon["not_hedges"]["before_sekitar"]),
        after_begins=frozenset(
            f" {letter}" for word in lexicon["more_than"]["after"] for letter in (word[0], word[0].upper())
        ),
        after=re.compile(rf"\s(?:{after})(?!\w)(?!\s(?:{comparing})(?!\w))", re.IGNORECASE),
    )


@lru_cache(maxsize=VOCABULARY)
def _may_hedge(word: str) -> bool:
    """True of a word, as it stands between spaces, that can stand directly before a hedged figure."""
    return word.casefold().lstrip("(\"'[") in _hedges().near


def hedge_before(plain: str, begin: int, start: int) -> tuple[Hedge, int, int] | None:
    """The hedge that ends at `start` (a few light words may stand between) and its span; None where there is none."""
    hedges = _hedges()
    at = start
    while at > begin and plain[at - 1] == " ":
        at -= 1
    if plain[at - 1 : at] in hedges.sign_ends and at > begin:
        for length in (2, 1):
            sign = plain[max(begin, at - length) : at]
            if sign in hedges.signs:
                return hedges.signs[sign], at - length, at
    if not _may_hedge(plain[plain.rfind(" ", begin, at) + 1 or begin : at]):
        return None
    left = plain[max(begin, start - REACH) : start]
    words = left.casefold().split()
    last = len(words)
    over_change = False
    for _ in range(3):
        if not last:
            return None
        words[last - 1] = words[last - 1].lstrip("(\"'[")
        for cue, kind in hedges.by_last_word.get(words[last - 1], ()):
            if len(cue) > last:
                continue
            if len(cue) == 1 or tuple(word.lstrip("(\"'[") for word in words[last - len(cue) : last]) == cue:
                if words[last - 1] == "sekitar" and last > 1 and words[last - 2] in hedges.places:
                    return None
                return (
                    None
                    if over_change and kind != "at_least"
                    else (kind, *_span(left, start - len(left), last - len(cue), last))
                )
        over_change = over_change or words[last - 1] in hedges.changes
        if words[last - 1] not in hedges.between and words[last - 1] not in hedges.changes:
            return None
        last -= 1
    return None


def _span(left: str, offset: int, first: int, last: int) -> tuple[int, int]:
    """Where the words from `first` up to `last` of `left` stand in the text."""
    spans = [word.span(1) for word in _WORD.finditer(left)]
    return offset + spans[first][0], offset + spans[last - 1][1]


def hedge_after(plain: str, at: int, end: int) -> tuple[int, int] | None:
    """The span of a "lebih" or "sekian" behind the number at `at`; None where there is none."""
    if plain[at : at + 2] not in _hedges().after_begins:
        return None
    found = _hedges().after.match(plain, at, end)
    return (found.start() + 1, found.end()) if found else None


def bounds(value: Decimal, step: Decimal, high: Decimal | None, hedge: Hedge | None, *, exact: bool) -> Interval:
    """Every value that would be written so.

    A full number stands for itself; a rounded one reaches from half a `step` below to a whole one above (press officers
    both round and cut off); a range from its lower to its upper end. A hedge opens one side; "sekitar" widens both, by
    5 % or by one unit of the last digit that is not zero, whichever is more.
    """
    if exact and hedge is None and high is None:
        return Interval(value, value)
    top = value if high is None else high
    low, up = (value, top) if exact else (value - step / 2, top + step)
    if hedge == "about":
        room = max(abs(value) * ABOUT, roundness(value))
        return Interval(min(low, value - room), max(up, top + room))
    if hedge in ("more_than", "at_least"):
        return Interval(value if hedge == "more_than" else low, INFINITY)
    if hedge in ("less_than", "at_most"):
        return Interval(-INFINITY, top if hedge == "less_than" else up)
    return Interval(low, up)


def roundness(value: Decimal) -> Decimal:
    """One unit of the last digit of `value` that is not zero: 100 for 500, 1 for 625, 0.1 for 5.9."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if value and isinstance(exponent, int) else Decimal(1)
