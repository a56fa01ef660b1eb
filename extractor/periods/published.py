"""When the article was published, as its dateline, byline or time stamp says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from extractor.article import Article
from extractor.periods.calendar import day_of
from extractor.periods.grammar import Mention

_LONGEST_STAMP = 140  # characters of a line that is mostly a date
_CREDITS = {"byline", "dateline"}


def full_day(mention: Mention) -> date | None:
    """Return the day of a mention that names day, month and year, and only one day."""
    if mention.kind != "day" or mention.last_day is not None or None in (mention.year, mention.month, mention.day):
        return None
    return day_of(mention.year or 0, mention.month or 0, mention.day or 0)


def published_day(article: Article, dates: Sequence[Mention]) -> date | None:
    """Return the day of publishing, or None where the article does not say it.

    It is a full date in a byline or dateline, or on a short line of its own beside a clock time or little else.
    """
    starts = [paragraph.start for paragraph in article.paragraphs]
    clocks = {bisect_right(starts, mention.start) for mention in dates if mention.kind == "clock"}
    for mention in dates:
        day = full_day(mention)
        index = bisect_right(starts, mention.start)
        if day is None or index == 0:
            continue
        line = article.paragraphs[index - 1]
        length = line.end - line.start
        if length > _LONGEST_STAMP or article.plain[line.end - 1 : line.end] in {".", '"'}:
            continue
        mostly = 2 * (mention.end - mention.start) >= length
        if line.kind in _CREDITS or mostly or index in clocks:
            return day
    return None
