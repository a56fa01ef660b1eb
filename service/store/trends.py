"""Findings by rule and month."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.store.schema import Finding


def by_month(session: Session, months: int = 24) -> list[tuple[str, dict[str, int]]]:
    """Return the latest `months` months ("2024-05") in which articles with findings were published, oldest first,
    each with the number of findings by rule."""
    if session.get_bind().dialect.name == "sqlite":
        month = func.strftime("%Y-%m", Finding.published)
    else:
        month = func.to_char(Finding.published, "YYYY-MM")
    query = (
        select(month, Finding.rule, func.count())
        .where(Finding.published.is_not(None), Finding.status != "gone")
        .group_by(month, Finding.rule)
    )
    counted: dict[str, dict[str, int]] = {}
    for name, rule, number in session.execute(query):
        counted.setdefault(name, {})[rule] = number
    return sorted(counted.items())[-months:]
