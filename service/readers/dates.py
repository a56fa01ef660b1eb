"""The day an article was published, from however its record writes it."""

from __future__ import annotations

from datetime import date


def day_of(written: str) -> date | None:
    """Return the day that `written` names ("2023-11-15T10:00Z", "Rabu, 15 November 2023 | 10:00 WIB"), if it names one.

    What is no ISO date is read as the extractor reads dates in articles; a month or a year alone is no day.
    """
    try:
        return date.fromisoformat(written.strip()[:10])
    except ValueError:
        from extractor import check  # noqa: PLC0415

        periods = check(written).periods
        days = {period.since for period in periods if period.since == period.until}
        return date.fromisoformat(days.pop()) if len(days) == 1 else None
