"""From mentions to days: what "15/11", "triwulan II" or "periode yang sama tahun lalu" stand for in this article.

Only what a reader can resolve with certainty becomes a span; everything else stays None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from extractor.lexicon import load
from extractor.periods.calendar import (
    Span,
    day_of,
    days_of,
    month_of,
    months_up_to,
    moved,
    moved_days,
    part_of,
    years_of,
)
from extractor.periods.grammar import Mention

_HALF_YEAR = timedelta(183)
_RECENT = timedelta(14)  # how old the words of a news story may be


@dataclass(slots=True)
class Anchor:
    """What relative dates count from: the day of publishing, and the periods spoken of so far."""

    published: date | None = None
    spoken: date | None = None  # the day the words of this sentence were said, where it is given
    last: Span | None = None  # last spoken of, but for single days
    topic: Span | None = None  # last spoken of, other than as what is compared with
    stretch: Span | None = None  # last one shorter than a year
    years: list[int] = field(default_factory=list)  # years of whole dates seen, the last one last

    @property
    def today(self) -> date | None:
        """The day "hari ini" stands for: that of the words, if they are given and were not said long ago."""
        if self.spoken is None or self.published is None:
            return self.published or self.spoken
        return self.spoken if timedelta(0) <= self.published - self.spoken <= _RECENT else self.published


def resolve(mention: Mention, anchor: Anchor) -> Span | None:
    """Return the days a mention stands for, or None where a reader could not be sure."""
    try:
        read = _BY_KIND.get(mention.kind)
        return read(mention, anchor) if read else None
    except (ValueError, OverflowError):  # beyond the calendar's ends, years 1 and 9999
        return None


def stated_year(mention: Mention, anchor: Anchor) -> int | None:
    """Return the year a mention names itself, in figures or as "tahun lalu"."""
    if mention.year is not None:
        return mention.year
    if mention.year_by is None:
        return None
    lexicon = load("relative")["year_by"]
    if mention.year_by in lexicon["words"]:
        return anchor.today.year + int(lexicon["words"][mention.year_by]) if anchor.today else None
    return anchor.topic.until.year + int(lexicon["of_topic"][mention.year_by]) if anchor.topic else None


def _days(mention: Mention, anchor: Anchor) -> Span | None:
    if mention.day is None or mention.month is None:
        return None
    last_day, last_month = mention.last_day or mention.day, mention.last_month or mention.month
    year = stated_year(mention, anchor)
    last = _nearest_day(last_month, last_day, mention, anchor) if year is None else day_of(year, last_month, last_day)
    if last is None:
        return None
    first = day_of(last.year - (mention.month > last_month), mention.month, mention.day)
    return Span(first, last) if first is not None and first <= last else None


def _nearest_day(month: int, day: int, mention: Mention, anchor: Anchor) -> date | None:
    """The day of that name nearest to the day of publishing, on the side the text says; at most half a year away."""
    today = anchor.published or anchor.spoken
    if today is None:
        return day_of(anchor.years[-1], month, day) if anchor.years else None
    found = [day_of(year, month, day) for year in (today.year - 1, today.year, today.year + 1)]
    days = [each for each in found if each is not None and _on_side(each, today, mention.side)]
    nearest = min(days, key=lambda each: abs(each - today), default=None)
    if nearest is None or (mention.side is None and abs(nearest - today) > _HALF_YEAR):
        return None
    return nearest


def _on_side(day: date, today: date, word: str | None) -> bool:
    side = load("relative")["side"]["words"].get(word, 0) if word else 0
    return side == 0 or (day <= today if side < 0 else day >= today)


def _month(mention: Mention, anchor: Anchor) -> Span | None:
    if mention.month is None:
        return None
    year = stated_year(mention, anchor)
    if year is not None:
        return month_of(year, mention.month)
    if mention.year_by is not None:
        return None
    if mention.side is None and anchor.topic is not None and _holds(anchor.topic, mention.month):
        return month_of(anchor.topic.until.year, mention.month)
    if mention.side is None and anchor.stretch is not None and _long_ago(anchor.stretch, anchor.published):
        return month_of(anchor.stretch.until.year, mention.month)
    today = anchor.published
    if today is None:
        return month_of(anchor.years[-1], mention.month) if anchor.years else None
    side = load("relative")["side"]["words"].get(mention.side, 0) if mention.side else 0
    if mention.side is not None and side == 0:
        return month_of(today.year, mention.month)
    now, this_year = today.year * 12 + today.month, today.year * 12 + mention.month
    if side < 0:
        return month_of(today.year - (this_year >= now), mention.month)
    if side > 0:
        return month_of(today.year + (this_year <= now), mention.month)
    return month_of(today.year - (this_year - now > 6), mention.month)


def _holds(topic: Span, month: int) -> bool:
    """True where the month is one of those the article is speaking of ("sepanjang 2022 … Januari 10 kejadian")."""
    held = month_of(topic.until.year, month)
    return topic.days > 31 and topic.since.year == topic.until.year and topic.since <= held.since <= topic.until


def _long_ago(stretch: Span, published: date | None) -> bool:
    """True where the article speaks of some months before last year, so that other months are of that year too."""
    return published is None or stretch.until.year < published.year - 1


def _part(mention: Mention, anchor: Anchor) -> Span | None:
    if mention.months is not None and mention.day is not None:
        ended = day_of(mention.year or 0, mention.month or 0, mention.day)
        return None if ended is None else months_up_to(ended, mention.months)
    if mention.months is None or mention.number is None:
        return None
    year = stated_year(mention, anchor)
    if year is None:
        if mention.year_by is not None or mention.bare_number:
            return None
        year = _year_of_part(mention.months, mention.last_number or mention.number, anchor)
        if year is None:
            return None
    last = part_of(year, mention.months, mention.last_number or mention.number)
    return Span(part_of(year, mention.months, mention.number).since, last.until)


def _year_of_part(months: int, number: int, anchor: Anchor) -> int | None:
    """A part without its year is of the year the article speaks of, else the last one to have begun."""
    if anchor.stretch is not None and anchor.stretch.days > 80:
        return anchor.stretch.until.year
    if anchor.published is None:
        return anchor.topic.until.year if anchor.topic is not None and anchor.topic.whole_years else None
    begun = part_of(anchor.published.year, months, number).since <= anchor.published
    return anchor.published.year if begun else anchor.published.year - 1


def _years(mention: Mention, anchor: Anchor) -> Span | None:
    if mention.year is None:
        return None
    if mention.last_year is None:
        return years_of(mention.year)
    if mention.last_year <= mention.year or mention.last_year - mention.year > 60:
        return None
    if mention.school:
        return Span(date(mention.year, 7, 1), date(mention.last_year, 6, 30))
    return years_of(mention.year, mention.last_year)


@cache
def _expressions() -> dict[str, dict[str, Any]]:
    return {word: entry for entry in load("relative")["expression"] for word in entry["words"]}


def _relative(mention: Mention, anchor: Anchor) -> Span | None:
    entry = _expressions()[mention.words or ""]
    if entry["from"] == "published":
        return _counted_from(days_of(anchor.today), entry) if anchor.today else None
    start = anchor.last if entry["from"] == "last" else anchor.topic
    return None if start is None else _counted_from(start, entry)


def _counted_from(start: Span, entry: dict[str, Any]) -> Span | None:
    by = entry["by"]
    match entry["unit"]:
        case "day":
            return moved_days(start, by) if start.days == 1 else None
        case "month":
            if start.days > 31 or start.since.month != start.until.month:
                return None
            return moved(month_of(start.since.year, start.since.month), by)
        case "part":
            months = round(start.days / 30.4)
            return moved(start, by * months) if start.whole_months and months in {3, 4, 6} else None
        case _:
            if not entry.get("whole", True) and not _since_new_year(start):
                return moved(start, 12 * by)
            same = start.since.year == start.until.year
            return years_of(start.until.year + by) if same else None


def _since_new_year(span: Span) -> bool:
    """True of a stretch that only runs up to some day: what came a year before it is told for the whole year."""
    return span.since.month == span.since.day == 1 and not span.whole_years and span.days > 200


def _same(mention: Mention, anchor: Anchor) -> Span | None:
    base = anchor.stretch
    year = stated_year(mention, anchor)
    if anchor.last is not None and (base is None or base.until.year == year) and not anchor.last.whole_years:
        base = anchor.last  # "120 kasus pada Januari-Oktober 2022 menjadi 100 kasus pada periode yang sama tahun ini"
    if (mention.words or "").startswith("bulan") and base is not None and base.since.month == base.until.month:
        base = month_of(base.until.year, base.until.month)
    if base is None or year is None:
        return None
    return moved(base, 12 * (year - base.until.year)) if year != base.until.year else None


def _weekday(mention: Mention, anchor: Anchor) -> Span | None:
    """A weekday alone is the last such day up to publishing, or on the side the text says."""
    if anchor.published is None or mention.weekday is None:
        return None
    side = load("relative")["side"]["words"].get(mention.side, 0) if mention.side else 0
    if side > 0:
        return days_of(anchor.published + timedelta((mention.weekday - anchor.published.weekday() - 1) % 7 + 1))
    back = (anchor.published.weekday() - mention.weekday) % 7
    return days_of(anchor.published - timedelta(back or (7 if side < 0 else 0)))


_BY_KIND = {
    "day": _days,
    "month": _month,
    "part": _part,
    "year": _years,
    "relative": _relative,
    "same": _same,
    "weekday": _weekday,
}
