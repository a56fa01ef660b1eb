"""Numbers are written back the way the article writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from writing import article

from extractor.reconciling.number_style import plain_decimal, rescaled, style_of, write, write_apart


@pytest.mark.parametrize(
    ("surface", "value", "expected"),
    [
        ("36.910", "1286", "1.286"),
        ("1731", "1680", "1680"),
        ("Rp9,7 miliar", "8650000000", "Rp8,7 miliar"),
        ("Rp 86,23 triliun", "15050000000000", "Rp 15,05 triliun"),
        ("12,5 persen", "7.72", "7,7 persen"),
        ("96%", "95.4", "95%"),
        ("108 ribu", "1500000", "1.500 ribu"),
        ("tiga", "12", "12"),
        ("Rp1.500.000.000", "2000000000000", "Rp2.000.000.000.000"),
    ],
)
def test_a_value_takes_the_style_of_a_figure(surface: str, value: str, expected: str) -> None:
    written = article(f"[{surface}]")
    assert write(style_of(written, written.figures[0]), Decimal(value)) == expected


def test_as_many_places_as_it_takes_to_look_different() -> None:
    written = article("[96 persen]")
    style = style_of(written, written.figures[0])
    assert write_apart(style, Decimal("95.393336"), Decimal(96)) == "95,39 persen"
    assert write_apart(style, Decimal("95.996"), Decimal(96)) == "95,996 persen"
    assert write_apart(style, Decimal(95), Decimal(96)) == "95 persen"


@pytest.mark.parametrize(
    ("surface", "factor", "expected"),
    [
        ("Rp24,6 miliar", 1000, "Rp24,6 triliun"),
        ("Rp15,05", 10**12, "Rp15,05 triliun"),
        ("1,2 triliun", Decimal("0.001"), "1,2 miliar"),
        ("500 ribu", Decimal("0.001"), "500"),
    ],
)
def test_another_scale_word(surface: str, factor: int | Decimal, expected: str) -> None:
    written = article(f"[{surface}]")
    one = written.figures[0]
    style = rescaled(style_of(written, one), Decimal(factor))
    assert style is not None
    assert write(style, one.value * factor) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1E+10", "10000000000"), ("12.50", "12.5"), ("-0", "0"), ("0.00", "0"), ("100", "100"), ("-2.50", "-2.5")],
)
def test_decimal_strings_are_plain(value: str, expected: str) -> None:
    assert plain_decimal(Decimal(value)) == expected


@pytest.mark.parametrize(
    ("surface", "value", "expected"),
    [("Rp4,9 M", "5300000000", "Rp5,3 M"), ("750 rb", "820000", "820 rb"), ("2,5 m", "3.5", "3,5 m")],
)
def test_short_scale_words_keep_their_case(surface: str, value: str, expected: str) -> None:
    written = article(f"[{surface}]")
    one = written.figures[0]
    one.value = {"M": Decimal(10) ** 9, "rb": Decimal(1000)}.get(surface.split()[1], Decimal(1)) * one.value
    one.end = one.start + len(surface)
    assert write(style_of(written, one), Decimal(value)) == expected


@pytest.mark.parametrize(
    ("surface", "value", "expected"),
    [
        ("Rp24,6 miliar", "24600000000000", "Rp24,6 triliun"),
        ("1,81 juta", "30800", "30,8 ribu"),
        ("525 ribu", "420", "420"),
        ("Rp2,4 miliar", "2399300000", "Rp2,3993 miliar"),
    ],
)
def test_an_outcome_of_another_size_takes_the_scale_word_that_suits_it(surface: str, value: str, expected: str) -> None:
    written = article(f"[{surface}]")
    assert write_apart(style_of(written, written.figures[0]), Decimal(value), Decimal(0)) == expected
