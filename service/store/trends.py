"""Findings by rule and month."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.store.schema import Finding


def by_month(session: Session, months: int = 24) -> list[tuple[str, dict[str, int]]]:
    """Return the last `months` months ("2024-05") up to the newest with a finding, each with its findings by rule.

    The month is that of the article's publication; months without findings are there, and empty.
    """
    newest = session.scalar(select(func.max(Finding.published)).where(Finding.status != "gone"))
    if newest is None:
        return []
    counted: dict[str, dict[str, int]] = {f"{y}-{m:02}": {} for y, m in _months_up_to(newest, months)}
    if session.get_bind().dialect.name == "sqlite":
        month = func.strftime("%Y-%m", Finding.published)
    else:
        month = func.to_char(Finding.published, "YYYY-MM")
    query = (
        select(month, Finding.rule, func.count())
        .where(Finding.published >= date.fromisoformat(f"{next(iter(counted))}-01"), Finding.status != "gone")
        .group_by(month, Finding.rule)
    )
    for name, rule, number in session.execute(query):
        counted[name][rule] = number
    return list(counted.items())


def _months_up_to(newest: date, months: int) -> list[tuple[int, int]]:
    last = newest.year * 12 + newest.month - 1
    return [(month // 12, month % 12 + 1) for month in range(max(last - months + 1, 12), last + 1)]
