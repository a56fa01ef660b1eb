"""Numbers in digits, well set and mis-set."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from extractor.figures.habits import Habits
from extractor.figures.numerals import Use, read_digits

NONE = Habits("")


@pytest.mark.parametrize(
    ("token", "use", "value", "step", "notes"),
    [
        ("36.910", "whole", "36910", "1", ()),
        ("1662", "whole", "1662", "1", ()),
        ("9,7", "scaled", "9.7", "0.1", ()),
        ("6,857", "scaled", "6.857", "0.001", ()),
        ("1.400", "scaled", "1400", "1", ()),
        ("1.250.000,00", "money", "1250000.00", "0.01", ()),
        ("115.014,9", "divisible", "115014.9", "0.1", ()),
        ("0,125", "percent", "0.125", "0.001", ()),
        ("12.5", "percent", "12.5", "0.1", ("decimal_point",)),
        ("74,682", "whole", "74682", "1", ("comma_thousands",)),
        ("13,823,475", "whole", "13823475", "1", ("comma_thousands",)),
        ("1,250,000.50", "money", "1250000.50", "0.01", ("decimal_point", "comma_thousands")),
        ("115,014,9", "divisible", "115014.9", "0.1", ("mixed_separators",)),
        ("15.00.000", "money", "1500000", "1", ("irregular_groups",)),
        ("819, 83", "scaled", "819.83", "0.01", ("space_in_number",)),
        ("104.841. 271", "money", "104841271", "1", ("space_in_number",)),
        ("100.000.000.000.000.001", "whole", "100000000000000001", "1", ()),
        ("0.5", "money", "0.5", "0.1", ("decimal_point",)),
    ],
)
def test_one_reading(token: str, use: Use, value: str, step: str, notes: tuple[str, ...]) -> None:
    numeral = read_digits(token, use, NONE)
    assert (numeral.value, numeral.step, numeral.notes) == (Decimal(value), Decimal(step), notes)
    assert numeral.other is None


def test_the_articles_habits_decide_and_the_other_reading_is_kept() -> None:
    english = Habits("Ekspor naik 12.5 persen, impor 7.25 persen, total 1,250,000 ton.")
    numeral = read_digits("3.118", "scaled", english)
    assert numeral.value == Decimal("3.118")
    assert numeral.other is not None
    assert numeral.other.value == 3118
    indonesian = Habits("Ekspor naik 12,5 persen, total 1.250.000 ton.")
    assert read_digits("3.118", "scaled", indonesian).value == 3118
    assert read_digits("3.118", "scaled", indonesian).other is None


def test_a_percentage_of_thousands_is_doubtful() -> None:
    numeral = read_digits("12.345", "percent", NONE)
    assert numeral.value == Decimal("12.345")
    assert numeral.other is not None


@given(st.decimals(0, 10**17, allow_nan=False, places=2))
def test_what_babel_formats_is_read_back(number: Decimal) -> None:
    written = format_decimal(number, locale="id", decimal_quantization=False, format="#,##0.00")
    assert read_digits(written, "divisible", NONE).value == number


@given(st.integers(0, 10**17))
def test_whole_numbers_that_babel_formats_are_read_back(number: int) -> None:
    assert read_digits(format_decimal(number, locale="id"), "whole", NONE).value == number
