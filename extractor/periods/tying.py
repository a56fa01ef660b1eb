"""Tying: each figure to the period it belongs to, from the nearest words outwards.

Within a sentence a figure takes the period that follows it ("1.493 perkara di tahun 2018"), the one it is compared by
("dibanding 2016 yang 14.662"), or the last one that opened a clause. A sentence without a period goes on with the
last one spoken of; figures before any go with the lead.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from extractor.article import Article, Figure, Period, Relation
from extractor.lexicon import load
from extractor.periods.context import words
from extractor.periods.roles import Role, role_of

_LEAD = 3  # paragraphs of body that open an article
_POSTFIX = 70  # how far behind its figure a period may stand
_SKIPPED = {"boilerplate", "byline", "dateline"}


@dataclass(slots=True)
class _Spoken:
    """What the article has been speaking of so far."""

    topic: Period | None = None
    compared: Period | None = None
    words: Period | None = None  # the last day on which somebody said something


def tie_figures(article: Article) -> None:
    """Give each figure the period it belongs to: own clause, sentence, paragraph, lead, in that order."""
    periods, figures = _by_sentence(article.periods), _by_sentence(article.figures)
    spoken = _Spoken()
    for index in sorted(periods.keys() | figures.keys()):
        if index >= len(article.sentences):
            continue
        sentence = article.sentences[index]
        paragraph = article.paragraphs[sentence.paragraph]
        if paragraph.kind in _SKIPPED:
            continue
        bounds = (sentence.start, sentence.end)
        clause = _Sentence(article.plain, bounds, periods.get(index, []), figures.get(index, []))
        before = spoken.topic
        clause.tie(spoken, heading=paragraph.kind == "heading")
        if paragraph.kind in {"caption", "heading"}:
            spoken.topic = before
    _tie_lead(article)
