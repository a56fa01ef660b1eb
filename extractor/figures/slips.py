"""A number set the English way among its like.

"58.777 ton, 48,299 ton, 7.693 ton": by itself 48,299 is forty-eight tons; beside its fellows it is a slip of the
comma. The reading follows the fellows and keeps the other as `ambiguous`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from extractor.article import OtherReading, Sentence
from extractor.figures.reading import Reading

_GROUPED = regex.compile(r"\d{1,3}(?:\.\d{3})+")
_THREE_DECIMALS = regex.compile(r"[1-9]\d{0,2},\d{3}")
FELLOWS = 2  # numbers of the same unit in thousands that outweigh one with three decimals


def settle_slips(by_sentence: Sequence[tuple[Sentence, list[Reading]]]) -> None:
    """Read a measure with a comma and three digits as thousands where only its fellows' way of writing explains it."""
    grouped: Counter[str] = Counter()
    thousandths: dict[str, list[Reading]] = {}
    for _, readings in by_sentence:
        for reading in readings:
            tokens = reading.amount.tokens
            if reading.kind != "measure" or not tokens or len(tokens) > 1 or tokens[0][1] != 1 or not reading.unit:
                continue
            if _GROUPED.fullmatch(tokens[0][0]):
                grouped[reading.unit.casefold()] += 1
            elif _THREE_DECIMALS.fullmatch(tokens[0][0]):
                thousandths.setdefault(reading.unit.casefold(), []).append(reading)
    for unit, found in thousandths.items():
        if len(found) == 1 and grouped[unit] >= FELLOWS:
            amount = found[0].amount
            amount.other = OtherReading(amount.value, "ditulis dengan koma, lainnya dengan titik ribuan")
            amount.value, amount.step = amount.value * 1000, amount.step * 1000
            amount.notes += ("comma_thousands",)
