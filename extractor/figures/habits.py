"""How this article writes its numbers: which mark it uses for thousands and which for decimals.

Indonesian writes 36.910 and 9,7; some newsrooms slip into the English 36,910 and 9.7, in one number or throughout.
Where one number could be read either way, the numbers of the same article that can not decide.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from extractor.figures.spelled import number_words
from extractor.lexicon import load

_GROUP = 3


@cache
def _marked() -> regex.Pattern[str]:
    """A number with separators, and whether what follows can be divided: a percentage or a scaled amount."""
    divisible = [*number_words().scales, *load("percents")["percent"]["words"]]
    return regex.compile(
        r"(?<![\d.,:/-])\d{1,3}+"
        r"(?:(?P<dots>(?:\.\d{3}){2,}+)|(?P<commas>(?:,\d{3}){2,}+)|,(?P<comma>\d++)|\.(?P<dot>\d++))"
        r"(?![\d:/-])(?![.,]\d)(?P<measured>\s?+\L<divisible>)?+",
        regex.IGNORECASE,
        divisible=divisible,
    )


class Counts(NamedTuple):
    """How often an article writes each of four things beyond doubt."""

    dot_thousands: int  # 36.910 and 1.250.000
    comma_thousands: int  # 1,250,000
    dot_decimals: int  # 12.5 persen
    comma_decimals: int  # 12,5 and 6,857 triliun


class Habits:
    """The habits of an article, counted when they are first asked for."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._counts: Counts | None = None

    @property
    def counts(self) -> Counts:
        """What the article has been found to write."""
        if self._counts is None:
            self._counts = _counted(self._plain)
        return self._counts


def _counted(plain: str) -> Counts:
    dot_thousands = comma_thousands = dot_decimals = comma_decimals = 0
    for number in _marked().finditer(plain):
        dots, commas, comma, dot, measured = number.group("dots", "commas", "comma", "dot", "measured")
        if dots or (dot and len(dot) == _GROUP and not measured):
            dot_thousands += 1
        elif commas:
            comma_thousands += 1
        elif comma and (len(comma) != _GROUP or measured):
            comma_decimals += 1
        elif dot and len(dot) != _GROUP and measured:
            dot_decimals += 1
    return Counts(dot_thousands, comma_thousands, dot_decimals, comma_decimals)
