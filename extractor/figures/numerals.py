"""Numbers written in digits: "36.910", "9,7", "1.250.000,00", and the mis-set forms of both."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from extractor.article import OtherReading
from extractor.figures.habits import Habits

# What the number is written for decides what a lone group of three digits can be: people do not come in thousandths.
Use = Literal["whole", "divisible", "scaled", "percent", "money"]

_WHOLE = frozenset(("whole", "money"))
ONE, TENTH, HUNDREDTH = Decimal(1), Decimal("0.1"), Decimal("0.01")
_GROUPED = re.compile(r"(?!0\.)[0-9]{1,3}(?:\.[0-9]{3})+")  # beyond doubt, where what is counted is whole
_ONE_OR_TWO_DECIMALS = re.compile(r"[0-9]+,[0-9]{1,2}")
_SEPARATOR = re.compile(r"[.,]")
_GROUP = 3
# 12.345 persen: a percentage of more than this many per cent is no percentage, so its point is a decimal point.
LARGEST_PERCENT = 5000


class Numeral(NamedTuple):
    """A number read from digits: its value, one unit of its last written place, and how it was written."""

    value: Decimal
    step: Decimal
    notes: tuple[str, ...] = ()
    other: OtherReading | None = None


def read_digits(token: str, use: Use, habits: Habits) -> Numeral:
    """Read `token`, digits with single points and commas between them (and spaces where it is mis-set).

    Notes: "space_in_number", "decimal_point" (a point for a decimal comma), "comma_thousands" (commas for thousands),
    "no_separators" is not one: 1662 is as right as 1.662. "irregular_groups" where the digits are not in threes.
    """
    if token.isdigit():
        return Numeral(Decimal(token), ONE)
    if use in _WHOLE and _GROUPED.fullmatch(token):
        return Numeral(Decimal(token.replace(".", "")), ONE)
    if _ONE_OR_TWO_DECIMALS.fullmatch(token):
        return Numeral(Decimal(token.replace(",", ".")), TENTH if token[-2] == "," else HUNDREDTH)
    notes = ["space_in_number"] if " " in token else []
    token = token.replace(" ", "")
    parts = _SEPARATOR.split(token)
    marks = [character for character in token if character in ".,"]
    if not marks:
        return Numeral(Decimal(token), Decimal(1), tuple(notes))
    if len(set(marks)) == 1 and all(len(part) == _GROUP for part in parts[1:]) and 1 <= len(parts[0]) <= _GROUP:
        if len(marks) == 1 and parts[0] != "0":
            return _one_group(parts[0], marks[0], parts[1], use, habits, notes)
        if parts[0] != "0":
            notes += ["comma_thousands"] if marks[0] == "," else []
            return Numeral(Decimal("".join(parts)), Decimal(1), tuple(notes))
    return _with_decimals(parts, marks, notes)


def _with_decimals(parts: list[str], marks: list[str], notes: list[str]) -> Numeral:
    """The last mark is the decimal mark, unless a row of equal marks ends in a group of three."""
    grouping = marks[:-1]
    if len(marks) > 1 and len(parts[-1]) == _GROUP and marks[-1] in grouping:
        notes += ["irregular_groups"]  # "15.00.000"
        return Numeral(Decimal("".join(parts)), Decimal(1), tuple(notes))
    if marks[-1] == ".":
        notes += ["decimal_point"]
    if marks[-1] in grouping:
        notes += ["mixed_separators"]  # "115,014,9"
    elif "," in grouping:
        notes += ["comma_thousands"]
    if any(len(part) != _GROUP for part in parts[1:-1]):
        notes += ["irregular_groups"]
    decimals = len(parts[-1])
    return Numeral(Decimal("".join(parts[:-1]) + "." + parts[-1]), Decimal(1).scaleb(-decimals), tuple(notes))


def _one_group(head: str, mark: str, group: str, use: Use, habits: Habits, notes: list[str]) -> Numeral:
    """One mark and three digits: thousands or thousandths, by what is counted and by the article's own habits."""
    thousands, decimal = Decimal(head + group), Decimal(f"{head}.{group}")
    as_thousands = _is_thousands(mark, thousands, use, habits)
    doubtful = _is_doubtful(mark, use, habits, as_thousands=as_thousands)
    if as_thousands:
        other = OtherReading(decimal, f"{mark}{group} dapat pula desimal") if doubtful else None
        notes = notes + (["comma_thousands"] if mark == "," else [])
        return Numeral(thousands, Decimal(1), tuple(notes), other)
    other = OtherReading(thousands, f"{mark}{group} dapat pula ribuan") if doubtful else None
    notes = notes + (["decimal_point"] if mark == "." else [])
    return Numeral(decimal, Decimal("0.001"), tuple(notes), other)


def _is_thousands(mark: str, thousands: Decimal, use: Use, habits: Habits) -> bool:
    if use in _WHOLE:
        return True
    counts = habits.counts
    if mark == ".":
        if use == "percent":
            return thousands <= LARGEST_PERCENT and counts.dot_decimals == 0
        return not (counts.dot_decimals > counts.comma_decimals and counts.dot_thousands == 0)
    return counts.comma_thousands > 0 and counts.comma_decimals == 0


def _is_doubtful(mark: str, use: Use, habits: Habits, *, as_thousands: bool) -> bool:
    """True where the other reading could stand: nobody writes thousandths of people, everybody 6,857 triliun."""
    if use == "whole":
        return False
    if mark == "." and as_thousands:
        return use == "percent" or (use != "money" and habits.counts.dot_decimals > 0)
    if mark == "," and not as_thousands:
        return habits.counts.comma_thousands > 0
    return use != "money"
