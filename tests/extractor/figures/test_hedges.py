"""What a written number stands for, plain and hedged."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.article import Figure
from extractor.cleaning import clean
from extractor.figures import read_figures


def only(text: str) -> Figure:
    article = clean(text)
    read_figures(article)
    (figure,) = article.figures
    return figure


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Ada 36.910 orang.", "36910", "36910"),
        ("Ada 108 ribu orang.", "107500", "109000"),
        ("Nilainya Rp9,7 miliar.", "9650000000", "9800000000"),
        ("Nilainya Rp1.176.304.589.", "1176304589", "1176304589"),
        ("Naik 12,5 persen.", "12.45", "12.6"),
        ("Naik 96 persen.", "95.5", "97"),
        ("Ada dua ribu lima ratus orang.", "2500", "2500"),
        ("Ada sekitar 500 orang.", "400", "600"),  # one unit of the last digit that is not zero
        ("Ada sekitar 48.916 orang.", "46470.2", "51361.8"),  # five in a hundred
        ("Ada 10-15 orang.", "10", "15"),
        ("Nilainya Rp62 hingga Rp65 miliar.", "61500000000", "66000000000"),
    ],
)
def test_bounds(text: str, low: str, high: str) -> None:
    bounds = only(text).bounds
    assert (bounds.low, bounds.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Ada lebih dari 108 ribu orang.", "108000", "Infinity"),
        ("Ada minimal 108 ribu orang.", "107500", "Infinity"),
        ("Ada hampir 108 ribu orang.", "-Infinity", "108000"),
        ("Ada maksimal 108 ribu orang.", "-Infinity", "109000"),
        ("Ada 108 ribu lebih orang.", "108000", "Infinity"),
    ],
)
def test_a_hedge_opens_one_side(text: str, low: str, high: str) -> None:
    bounds = only(text).bounds
    assert (bounds.low, bounds.high) == (Decimal(low), Decimal(high))


def test_where_the_hedge_stands() -> None:
    text = 'Katanya, "Hampir Rp2 miliar."'
    figure = only(text)
    assert figure.hedge_start is not None
    assert text[figure.hedge_start : figure.hedge_end] == "Hampir"
    assert text[figure.start : figure.end] == "Rp2 miliar"
