"""The readings of one sentence: amounts with their surroundings, ranges joined, lookalikes left out."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache

import regex

from extractor.article import OtherReading
from extractor.figures.amounts import evaluate, find_amounts
from extractor.figures.counted import read_counted
from extractor.figures.habits import Habits
from extractor.figures.hedges import hedge_after, hedge_before
from extractor.figures.lookalikes import is_article, is_lookalike, is_no_number
from extractor.figures.numerals import Use
from extractor.figures.ranges import goes_on_from, is_year_pair, join_durations, upper_end
from extractor.figures.reading import Amount, Reading
from extractor.figures.shared_ends import takers
from extractor.figures.surroundings import currency_before, named_unit, read_rate, read_right
from extractor.figures.words_and_digits import read_bracket
from extractor.lexicon import load


def read_sentence(
    plain: str,
    begin: int,
    end: int,
    starts: Sequence[tuple[int, int]],
    dated: Container[int],
    habits: Habits,
    *,
    title: bool,
) -> list[Reading]:
    """Return the readings of `plain[begin:end]` in order; those without a kind wait for their neighbours.

    `starts` are the places in it at which an amount may begin, `dated` those that lie in a date.
    """
    readings: list[Reading] = []
    amounts = find_amounts(plain, starts, end)
    refused: int | None = None  # where the last number that is no figure ends
    skip = 0
    for index, amount in enumerate(amounts):
        if index < skip:
            continue
        if amount.start in dated:
            refused = amount.end
            continue
        reading = Reading(amount, amount.start, amount.end)
        money = currency_before(plain, begin, amount.start)
        if money:
            reading.currency, reading.start = money
        upper = upper_end(plain, begin, reading, amounts, index, habits)
        if upper is not None:
            reading.high, reading.end = upper, upper.end
            skip = index + 2
        _read_after(plain, reading, begin, end, title=title)
        if _is_refused(plain, reading, refused, begin, end, title=title):
            if amount.start == begin or not plain[amount.start - 1].isalnum():  # "S1, 30 S2": S1 is a word
                refused = max(reading.after, reading.amount.end)
            continue
        skip = max(skip, index + 1 + read_bracket(plain, reading, amounts, index, end, title=title))
        settle_values(reading, habits)
        _read_hedge(plain, reading, readings[-1] if readings else None, begin)
        read_rate(plain, reading, end)
        if not (readings and join_durations(plain, readings[-1], reading)):
            readings.append(reading)
    if len(readings) > 1 and any(reading.kind is None for reading in readings):
        for reading in takers(plain, begin, readings):
            settle_values(reading, habits)
    return readings


def read_cells(plain: str, end: int, starts: Sequence[tuple[int, int]], habits: Habits) -> list[Reading]:
    """Return the readings of the bare numbers that begin at `starts`, cells of a table: only "%" is looked for."""
    readings = []
    for amount in find_amounts(plain, starts, end):
        reading = Reading(amount, amount.start, amount.end)
        if plain.startswith("%", amount.end):
            read_right(plain, reading, amount.end, end)
        settle_values(reading, habits)
        readings.append(reading)
    return readings


def _read_after(plain: str, reading: Reading, begin: int, end: int, *, title: bool) -> None:
    """What follows the number: a hedge behind it, then percent, currency, unit or noun."""
    at = reading.end
    behind = hedge_after(plain, at, end)
    if behind:
        reading.hedge, reading.hedge_start, reading.hedge_end = "more_than", *behind
        at = behind[1]
    known = plain[at : at + 1] not in _NO_UNIT and read_right(plain, reading, at, end)
    if reading.currency and reading.kind != "percent":
        reading.kind, reading.unit = "money", reading.currency
        reading.unit_start = reading.unit_end = None
        reading.normal = None
        _closing_mark(plain, reading)
    elif reading.currency:
        reading.currency = None
        reading.notes += ("currency_before_percent",)
    elif not known and plain[at : at + 1] not in _NO_UNIT and not plain[reading.start - 1 : reading.start].isalpha():
        amount = reading.amount
        named = amount.spelled and amount.value > 1 and plain[amount.start].islower()  # "empat Gerbang Tol"
        read_counted(plain, reading, at, end, title=title or named)


_NO_UNIT = frozenset(("", ".", ",", ";", ":", ")", "("))  # no unit stands behind these


@cache
def _marks() -> tuple[str, ...]:
    return tuple(sorted(load("currencies")["suffixes"]["marks"], key=len, reverse=True))


def _closing_mark(plain: str, reading: Reading) -> None:
    """Let ",-" behind an amount of money belong to it."""
    if plain[reading.end : reading.end + 1] not in (",", "."):
        return
    for mark in _marks():
        if plain.startswith(mark, reading.end):
            reading.end += len(mark)
            return


def _is_refused(plain: str, reading: Reading, refused: int | None, begin: int, end: int, *, title: bool) -> bool:
    amount = reading.amount
    money = reading.kind == "money" or "currency_before_percent" in reading.notes
    glued = reading.kind is not None and plain[amount.end : amount.end + 1].isalpha()
    if is_no_number(plain, amount, begin, end, money=money, glued=glued, ranged=reading.high is not None):
        return True
    if is_lookalike(plain, reading, begin, end, title=title):
        return True
    if amount.short_scale and amount.short_scale.isupper() and not money:
        return not _is_money_all_the_same(plain, reading)
    if reading.high is not None:
        nameless = reading.kind is None and named_unit(plain, reading, begin) is None
        if (nameless and not _is_grouped(amount)) or is_year_pair(reading):
            return True  # "2-1", "2019-2024": scores and years, or nothing that can be told
    if refused is not None and not money and goes_on_from(plain, reading, refused, title=title):
        return True
    return amount.tokens is None and is_article(plain, reading, begin)


def _is_grouped(amount: Amount) -> bool:
    """True of "21.000" and "21 ribu": the form says that it counts, though nothing beside it says what."""
    return amount.tokens is not None and (amount.scaled or _GROUPED.fullmatch(amount.tokens[0][0]) is not None)


_GROUPED = regex.compile(r"\d{1,3}(?:\.\d{3})++")


def _is_money_all_the_same(plain: str, reading: Reading) -> bool:
    """Take "4,9 M" without a currency for rupiah, in an article that has rupiah; "daerah 3T" is a name.

    M may mean metres elsewhere, so the number as it stands is kept as the other reading.
    """
    amount = reading.amount
    if amount.tokens is None or not (" " in plain[amount.start : amount.end] or "," in amount.tokens[0][0]):
        return False
    if _RUPIAH not in plain:
        return False
    reading.kind, reading.unit, reading.currency = "money", "IDR", "IDR"
    reading.unit_start = reading.unit_end = reading.normal = None
    reading.end = amount.end
    reading.notes += ("currency_implied",)
    return True


_RUPIAH = "Rp"
_USES: dict[str | None, Use] = {
    "count": "whole",
    "money": "money",
    "percent": "percent",
    "measure": "divisible",
    None: "whole",
}


def settle_values(reading: Reading, habits: Habits) -> None:
    """Read the digits of `reading` as what its kind lets them be."""
    amount = reading.amount
    use = _USES[reading.kind]
    evaluate(amount, use, habits)
    if "currency_implied" in reading.notes and amount.tokens and amount.other is None:
        scale = amount.tokens[-1][1]
        amount.other = OtherReading(amount.value / scale, f"{amount.short_scale} dapat berarti lain, tanpa mata uang")
    if reading.high is not None:
        evaluate(reading.high, use, habits)


def _read_hedge(plain: str, reading: Reading, previous: Reading | None, begin: int) -> None:
    if reading.hedge is None:
        hedge = hedge_before(plain, begin, reading.start)
        if hedge:
            if reading.high is not None and hedge[0] == "about" and "kisar" in plain[hedge[1] : hedge[2]].casefold():
                return  # "di kisaran 1 juta-1,5 juta": the range says what the range is
            goes_on = previous is not None and hedge[1] - previous.after <= 1  # "dari 27 hingga 110": no hedge
            if not goes_on or plain[hedge[1] : hedge[2]] != "hingga":
                reading.hedge, reading.hedge_start, reading.hedge_end = hedge
    if reading.hedge is None and reading.amount.vague:
        reading.hedge = "about"
    if reading.hedge is None and reading.unit_end is not None:
        behind = hedge_after(plain, reading.after, len(plain))  # "5 kilometer lebih."
        if behind and (behind[1] == len(plain) or plain[behind[1]] in ",.;)\n"):
            reading.hedge, reading.hedge_start, reading.hedge_end = "more_than", *behind
