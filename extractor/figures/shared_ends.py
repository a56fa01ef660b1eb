"""What only the last of some numbers says holds for those before it: "dari 3,2 menjadi 2,8 persen", "12 dan 15 persen".

The unit, the currency and the scale stand once, behind the last ("dari 196,9 menjadi 195,6 miliar dolar AS").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from extractor.figures.ranges import scaled_like
from extractor.figures.reading import Reading
from extractor.lexicon import load

_REACH = 60  # characters before the first number in which a word can say that one unit is meant for all


def takers(plain: str, begin: int, readings: Sequence[Reading]) -> list[Reading]:
    """Give readings of a sentence that have no kind that of the one they are told with; return those that took it."""
    took: list[Reading] = []
    for index in range(len(readings) - 1, 0, -1):
        last = readings[index]
        if last.kind is not None and last.high is None and _says_more(last) and _is_bare(readings[index - 1]):
            first = _first_of(plain, begin, readings, index)
            took += _share(readings[first:index], last)
    return took


def _first_of(plain: str, begin: int, readings: Sequence[Reading], index: int) -> int:
    """The first of the bare readings that are told with the one at `index`; `index` where none is."""
    first = index - 1
    if _turns().fullmatch(plain, readings[first].end, readings[index].start):
        lead = _from()
    else:
        lead = _each()
        while first >= 0 and _is_bare(readings[first]) and _joined(plain, readings[first], readings[first + 1]):
            first -= 1
        first += 1
    start = readings[first].start
    return first if first < index and lead.search(plain, max(begin, start - _REACH), start) else index


def _joined(plain: str, one: Reading, other: Reading) -> bool:
    return _row().fullmatch(plain, one.end, other.start) is not None


def _says_more(reading: Reading) -> bool:
    """True of a percentage, of money, and of what has a scale word: a bare count's neighbours are settled later."""
    return reading.kind in ("percent", "money") or (reading.amount.scaled and reading.unit is not None)


def _is_bare(reading: Reading) -> bool:
    amount = reading.amount
    return reading.kind is None and amount.tokens is not None and not amount.scaled and reading.high is None


def _share(readings: Sequence[Reading], last: Reading) -> list[Reading]:
    for reading in readings:
        reading.kind, reading.unit, reading.currency, reading.normal = last.kind, last.unit, last.currency, last.normal
        reading.amount.tokens = scaled_like(reading.amount, last.amount)
    return list(readings)


@cache
def _turns() -> regex.Pattern[str]:
    return regex.compile(rf"\s(?:{'|'.join(load('phrases')['shared_ends']['turns'])})\s")


@cache
def _from() -> regex.Pattern[str]:
    words = "|".join(load("phrases")["shared_ends"]["from"])
    return regex.compile(rf"(?<!\w)(?:{words})\s(?:\p{{Ll}}++\s)?$", regex.IGNORECASE)


@cache
def _row() -> regex.Pattern[str]:
    words = "|".join(load("phrases")["shared_ends"]["and"])
    return regex.compile(rf"\s(?:{words})\s|,\s(?:(?:{words})\s)?")


@cache
def _each() -> regex.Pattern[str]:
    words = "|".join(load("phrases")["shared_ends"]["each"])
    return regex.compile(rf"(?<!\w)(?:{words})\s(?:\p{{Ll}}++\s){{0,2}}$", regex.IGNORECASE)
