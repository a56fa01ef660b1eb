"""Finding entities and speakers takes work in proportion to the text, however the text is made.

Work is counted, not timed: every call of a function or method of Python, built-in ones included.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from types import FrameType

import pytest
import regex

from extractor.article import Article, Figure
from extractor.cleaning import clean
from extractor.entities import attribute, read_entities
from extractor.interval import Interval

SMALL, LARGE = 1_500, 6_000
ADVERSARIAL = [
    "Kata Bupati Garut Wulan Prihatini 5, ",
    'Kata Wulan 5. "Lima," katanya. ',
    "Bupati Garut Wulan Prihatini menyebut 5 desa. Bupati menyebut 5. Ia menyebut 5.\n",
    "Kepala Dinas ",
    "Kepala Dinas Sosial Bimo, ",
    "menurut data ",
    "Kabupaten Garut 5 kasus, ",
    "Kecamatan Maja (5), ",
    "A (B ",
    "A (",
    "Drs. H. ",
    "Wulan-Bimo ",
    "BPS (BPS) ",
    '"Ada 5 orang.\n',
    "Pewarta: Bimo\n",
    "Hal itu disampaikan 5. ",
    "5 dan 5 serta 5, ",
    "S.Sos., M.Si, ",
]


def work(text: str) -> int:
    """How many calls the entities and speakers of `text` take, with a figure at every number."""
    article = clean(text)
    _add_figures(article)
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_entities(article)
        attribute(article)
    finally:
        sys.setprofile(None)
    return calls


def _add_figures(article: Article) -> None:
    for sentence in article.sentences:
        for match in regex.finditer(r"\d+", article.plain, pos=sentence.start, endpos=sentence.end):
            value = Decimal(match[0])
            article.figures.append(
                Figure(
                    "f",
                    *match.span(),
                    match[0],
                    "count",
                    value,
                    Interval.point(value),
                    sentence.paragraph,
                    sentence.index,
                )
            )


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_work_grows_with_the_text(piece: str) -> None:
    work(piece)  # what is read once is read
    small = work(piece * (SMALL // len(piece)))
    large = work(piece * (LARGE // len(piece)))
    assert large < small * (LARGE / SMALL) * 1.5 + 500
