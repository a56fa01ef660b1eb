"""How this article writes its numbers: which mark it uses for thousands and which for decimals.

Indonesian writes 36.910 and 9,7; some newsrooms slip into the English 36,910 and 9.7, in one number or throughout.
Where one number could be read either way, the numbers of the same article that can not decide.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

_MARKED = regex.compile(
    r"(?<![\d.,:/-])\d{1,3}+(?:(?P<dots>(?:\.\d{3}){2,}+)|(?P<commas>(?:,\d{3}){2,}+)|,(?P<comma>\d++)|\.(?P<dot>\d++))"
    r"(?![\d:/-])(?![.,]\d)(?P<measured>\s?+(?:%|persen|ribu|juta|miliar|triliun))?+"
)
_GROUP = 3


@dataclass(frozen=True, slots=True)
class Habits:
    """How often the article writes each of four things beyond doubt."""

    dot_thousands: int
    comma_thousands: int
    dot_decimals: int
    comma_decimals: int


def habits_of(plain: str) -> Habits:
    """Count the numbers of `plain` that can be read in one way only."""
    dot_thousands = comma_thousands = dot_decimals = comma_decimals = 0
    for number in _MARKED.finditer(plain):
        dots, commas, comma, dot, measured = number.group("dots", "commas", "comma", "dot", "measured")
        if dots:
            dot_thousands += 1
        elif commas:
            comma_thousands += 1
        elif comma and (len(comma) != _GROUP or measured):
            comma_decimals += 1
        elif dot and len(dot) != _GROUP and measured:
            dot_decimals += 1
        elif dot and len(dot) == _GROUP and not measured:
            dot_thousands += 1
    return Habits(dot_thousands, comma_thousands, dot_decimals, comma_decimals)
