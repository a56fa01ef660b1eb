"""Reading takes work in proportion to the text, however the text is made.

Work is counted, not timed: every call of a function or method of Python, built-in ones included. Patterns use
possessive quantifiers, so that a call of one looks at each character a bounded number of times.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from extractor.cleaning import clean
from extractor.figures import read_figures

SMALL, LARGE = 1_200, 4_800
ADVERSARIAL = [
    "1", "1.", "1,", "1. ", "1, ", "12.345 ", "juta ", "1 juta ", "satu ", "satu ribu ", "nol koma lima lima ", '"',
    '" ', "Rp", "Rp1 ", "(", "1 (", "1 (satu) ", "10-", "10-11 ", "20 orang, ", "20, ", "sekitar ", "sekitar 5 ",
    "(5), ", "Maja (5), ", "hingga ", "1 hingga ", "1/", "1:", "\n", "1\n", "a", "A. ", "Kab. ", "- ", "5% ",
    "1 bulan ", "kata dia, ", "ada 5 dan 6 ", "jumlah x 5 ", ". ", "?!", "yakni ",
]  # fmt: skip


def work(text: str) -> int:
    """How many calls reading `text` takes."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_figures(clean(text))
    finally:
        sys.setprofile(None)
    return calls


def of_length(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_four_times_the_text_is_four_times_the_work(piece: str) -> None:
    work(of_length(piece, 200))  # compile what is compiled once
    small, large = work(of_length(piece, SMALL)), work(of_length(piece, LARGE))
    assert large <= 4.3 * small + 200
