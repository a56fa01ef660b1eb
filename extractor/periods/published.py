"""When the article was published, as its dateline, byline or time stamp says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

import regex

from extractor.article import Article, Paragraph
from extractor.periods.calendar import day_of
from extractor.periods.grammar import Mention

_LONGEST_STAMP = 140  # characters of a line that is mostly a date
_CREDITS = {"byline", "dateline"}
_CLOCK = regex.compile(r"(?<![\d.,])\d{1,2}[.:]\d\d(?![\d.,])")


def full_day(mention: Mention) -> date | None:
    """Return the day of a mention that names day, month and year, and only one day."""
    if mention.kind != "day" or mention.last_day is not None or None in (mention.year, mention.month, mention.day):
        return None
    return day_of(mention.year or 0, mention.month or 0, mention.day or 0)


def published_day(article: Article, dates: Sequence[Mention]) -> date | None:
    """Return the day of publishing, or None where the article does not say it."""
    for mention in dates:
        day = full_day(mention)
        if day is None:
            continue
        index = bisect_right(article.paragraphs, mention.start, key=lambda paragraph: paragraph.start)
        if index and is_stamp(article, article.paragraphs[index - 1], mention.start, mention.end):
            return day
    return None


def is_stamp(article: Article, line: Paragraph, start: int, end: int) -> bool:
    """True of a date in a byline or dateline, or on a short line of its own beside a clock time or little else."""
    if line.kind in _CREDITS:
        return True
    if line.end - line.start > _LONGEST_STAMP or article.plain[line.end - 1 : line.end] in {".", "!", "?", '"'}:
        return False
    mostly = 2 * (end - start) >= line.end - line.start
    return mostly or _CLOCK.search(article.plain, line.start, line.end) is not None
