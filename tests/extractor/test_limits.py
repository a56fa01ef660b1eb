"""Hostile texts: the work done for one grows as the text does, whatever it is made of. Work is counted, never timed."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from extractor import check
from extractor.article import Article
from extractor.cleaning import clean
from extractor.figures import read_figures
from extractor.periods import read_periods, tie_figures

SMALL, LARGE = 500, 2_000  # characters; four times as much text
MORE = 2.0  # work may grow by this much more than the text: neighbourhoods fill up; squared it would grow by 4
SHORT, LONG = 4_000, 16_000  # characters, for reading alone
READING_MORE = 1.1  # reading looks at no neighbourhood that grows
TIMES_NEWS = 3  # hostile text may cost as much as so much news that is all figures
SENTENCE = "Bantuan Rp9,7 miliar disalurkan kepada 1.286 warga, terdiri dari 700 pria dan 586 wanita di 12 desa. "
HOSTILE = tomllib.loads((Path(__file__).parent / "hostile.toml").read_text(encoding="utf-8"))["pieces"]


def calls_of(run: Callable[[], object]) -> int:
    """How many functions of Python and C are called by `run`."""
    count = 0

    def counting(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def read(text: str) -> Article:
    article = clean(text)
    read_periods(article)
    read_figures(article)
    tie_figures(article)
    return article


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_reading_takes_work_in_proportion_to_the_text(piece: str) -> None:
    texts = [(piece * size)[:size] for size in (SHORT, LONG)]
    read(texts[1])  # what is loaded once
    short, long = (calls_of(lambda text=text: read(text)) for text in texts)
    assert long <= READING_MORE * (LONG / SHORT) * short + 500


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_work_grows_as_the_text_does(piece: str) -> None:
    check(SENTENCE)  # what is loaded once
    small, large = (calls_of(lambda size=size: check((piece * size)[:size])) for size in (SMALL, LARGE))
    assert large <= MORE * (LARGE / SMALL) * small


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_costs_no_more_than_a_stated_multiple_of_news(piece: str) -> None:
    ordinary = calls_of(lambda: check((SENTENCE * LARGE)[:LARGE]))
    assert calls_of(lambda: check((piece * LARGE)[:LARGE])) <= TIMES_NEWS * ordinary
