"""How this article writes its numbers: which mark it uses for thousands and which for decimals.

Indonesian writes 36.910 and 9,7; some newsrooms slip into the English 36,910 and 9.7, in one number or throughout.
Where one number could be read either way, the numbers of the same article that can not decide.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property

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


class Habits:
    """How often an article writes each of four things beyond doubt; counted when they are first asked for."""

    def __init__(self, plain: str) -> None:
        self._plain = plain

    @cached_property
    def _counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for number in _marked().finditer(self._plain):
            dots, commas, comma, dot, measured = number.group("dots", "commas", "comma", "dot", "measured")
            if dots or (dot and len(dot) == _GROUP and not measured):
                counts["dot_thousands"] += 1
            elif commas:
                counts["comma_thousands"] += 1
            elif comma and (len(comma) != _GROUP or measured):
                counts["comma_decimals"] += 1
            elif dot and len(dot) != _GROUP and measured:
                counts["dot_decimals"] += 1
        return counts

    @property
    def dot_thousands(self) -> int:
        """Numbers like 36.910 and 1.250.000."""
        return self._counts["dot_thousands"]

    @property
    def comma_thousands(self) -> int:
        """Numbers like 1,250,000."""
        return self._counts["comma_thousands"]

    @property
    def dot_decimals(self) -> int:
        """Numbers like 12.5 persen."""
        return self._counts["dot_decimals"]

    @property
    def comma_decimals(self) -> int:
        """Numbers like 12,5 and 6,857 triliun."""
        return self._counts["comma_decimals"]
