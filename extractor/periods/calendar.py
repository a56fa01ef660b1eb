"""Stretches of days and the arithmetic on them: months, parts of a year, years, and the same stretch moved."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `since` to `until`, both included; `since` is never after `until`."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.until - self.since).days + 1

    @property
    def whole_months(self) -> bool:
        """True where it begins on the first and ends on the last day of a month."""
        return self.since.day == 1 and self.until.day == last_day(self.until.year, self.until.month)

    @property
    def whole_years(self) -> bool:
        """True where it begins on 1 January and ends on 31 December."""
        return (self.since.month, self.since.day, self.until.month, self.until.day) == (1, 1, 12, 31)


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def last_day(year: int, month: int) -> int:
    """Return the number of the last day of a month."""
    return 29 if month == 2 and isleap(year) else _DAYS[month - 1]


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    if MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= last_day(year, month):
        return date(year, month, day)
    return None


def days_of(day: date) -> Span:
    """Return the span of a single day."""
    return Span(day, day)


def month_of(year: int, month: int) -> Span:
    """Return the span of a month."""
    return Span(date(year, month, 1), date(year, month, last_day(year, month)))


def part_of(year: int, months: int, number: int) -> Span:
    """Return the `number`-th stretch of `months` months of a year: (2023, 3, 2) is April to June."""
    last = months * number
    return Span(date(year, last - months + 1, 1), month_of(year, last).until)


def months_up_to(day: date, months: int) -> Span | None:
    """Return the stretch of so many months that ends on a day, or None beyond the calendar's beginning."""
    if day.day == last_day(day.year, day.month):
        first = _months_later(date(day.year, day.month, 1), 1 - months)
        return None if first is None else Span(first, day)
    before = _months_later(day, -months)
    return None if before is None else Span(before + timedelta(1), day)


def years_of(first: int, last: int | None = None) -> Span:
    """Return the span of a year, or of all years from `first` to `last`."""
    return Span(date(first, 1, 1), date(first if last is None else last, 12, 31))


def moved(span: Span, months: int) -> Span | None:
    """Return the same stretch `months` months later (earlier if negative), or None beyond the calendar's end.

    A stretch of whole months stays one: the end of February moves to the end of March.
    """
    first = _months_later(span.since, months)
    if first is None:
        return None
    last = _months_later(span.until, months)
    if last is None:
        return None
    if span.whole_months:
        last = date(last.year, last.month, last_day(last.year, last.month))
    return Span(first, last)


def moved_days(span: Span, days: int) -> Span | None:
    """Return the same stretch `days` days later, or None beyond the calendar's end."""
    try:
        return Span(span.since + timedelta(days), span.until + timedelta(days))
    except OverflowError:
        return None


def _months_later(day: date, months: int) -> date | None:
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month, min(day.day, last_day(year, month)))
