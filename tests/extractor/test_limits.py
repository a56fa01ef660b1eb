"""Hostile texts: the work done for one grows as the text does, whatever it is made of. Work is counted, never timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from extractor import check

SMALL, LARGE = 500, 2_000  # characters; four times as much text
MORE = 2.0  # work may grow by this much more than the text: neighbourhoods fill up; squared it would grow by 4
TIMES_NEWS = 3  # hostile text may cost as much as so much news that is all figures
SENTENCE = "Bantuan Rp9,7 miliar disalurkan kepada 1.286 warga, terdiri dari 700 pria dan 586 wanita di 12 desa. "
HOSTILE = {
    "digits": "1234567890",
    "numbers": "12.345 ",
    "dots": ".",
    "commas": "1,2,",
    "scale words": "juta ribu miliar ",
    "open quotes": '"kata dia ',
    "brackets": "((12 (",
    "one endless sentence": "sebanyak 12 orang dan 13 rumah serta ",
    "list lines": "- Desa Anu: 120 orang\n",
    "masing-masing": "masing-masing 5 orang, ",
    "equal numbers": "Ada 4.629 orang. ",
    "cues": "terdiri dari 10 orang yakni 4 orang sehingga total 14 orang, ",
    "dates": "Rabu (15/11/2023) ",
    "number words": "dua puluh tiga juta empat ratus ",
    "percentages": "naik 5 persen dari 100 orang menjadi 105 orang ",
    "names": "Kepala Dinas Sosial Kabupaten Garut Wulan, ",
    "blank lines": "\n \n",
    "repeated paragraphs": "Sebanyak 12 orang mengungsi ke rumah kerabat di desa tetangga.\n",
}


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


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_work_grows_as_the_text_does(piece: str) -> None:
    check(SENTENCE)  # what is loaded once
    small, large = (calls_of(lambda size=size: check((piece * size)[:size])) for size in (SMALL, LARGE))
    assert large <= MORE * (LARGE / SMALL) * small


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_costs_no_more_than_a_stated_multiple_of_news(piece: str) -> None:
    ordinary = calls_of(lambda: check((SENTENCE * LARGE)[:LARGE]))
    assert calls_of(lambda: check((piece * LARGE)[:LARGE])) <= TIMES_NEWS * ordinary
