"""The review queue: findings by urgency, filtered, a page at a time.

Each page costs the same however many findings there are: it is read off an index from where the last one ended, and
counts stop at COUNTED.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload

from service.store.excerpts import Excerpt
from service.store.schema import Decision, Finding, storable

COUNTED = 200
_LISTED = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list; empty is everything. `approval`: waiting or given; days are of publication, ISO."""

    status: str = "open"
    rule: str = ""
    site: str = ""
    since: str = ""
    until: str = ""
    reviewer: int | None = None
    approval: str = ""

    def conditions(self) -> list[ColumnElement[bool]]:
        """As SQL; ValueError where a day is none."""
        found: list[ColumnElement[bool]] = [Finding.status == storable(self.status)] if self.status else []
        if self.rule:
            found.append(Finding.rule == storable(self.rule))
        if self.site:
            found.append(Finding.site == storable(self.site))
        if self.since:
            found.append(Finding.published >= date.fromisoformat(self.since))
        if self.until:
            found.append(Finding.published <= date.fromisoformat(self.until))
        if self.reviewer is not None:
            found.append(Finding.judged_by == self.reviewer)
        if self.approval == "given":
            found.append(Finding.approved_by.is_not(None))
        elif self.approval == "waiting":
            found += [Finding.approved_by.is_(None), Finding.status.in_(("confirmed", "dismissed", "corrected"))]
        return found

    def chosen(self) -> dict[str, str]:
        """What differs from the default, for addresses and for the log."""
        default = asdict(Filter())
        return {
            name: "" if value is None else str(value) for name, value in asdict(self).items() if value != default[name]
        }

    @classmethod
    def of(cls, chosen: dict[str, str]) -> Filter:
        """The filter that `chosen()` described."""
        known = {field.name for field in fields(cls)}
        values: dict[str, str | int | None] = {name: value for name, value in chosen.items() if name in known}
        if "reviewer" in values:
            values["reviewer"] = int(values["reviewer"] or 0) or None
        return cls(**values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Page:
    """Findings in order, and where the next page begins (None: this is the last)."""

    findings: Sequence[Finding]
    after: str | None


def page(session: Session, wanted: Filter, *, after: str | None = None, size: int = 25) -> Page:
    """Return a page of the queue, with article, judge and approver of each finding; ValueError where `after` is bad."""
    ids = select(Finding.id).where(*wanted.conditions()).order_by(Finding.urgency, Finding.id).limit(size + 1)
    if after:
        urgency, _, id = after.partition("-")
        ids = ids.where(tuple_(Finding.urgency, Finding.id) > (int(urgency), int(id)))
    # The order is found in an index alone; only the findings of the page are read whole.
    query = select(Finding).where(Finding.id.in_(select(ids.subquery().c.id))).order_by(Finding.urgency, Finding.id)
    found = session.scalars(query.options(joinedload(Finding.judge), joinedload(Finding.approver))).all()
    last = found[size - 1] if len(found) > size else None
    return Page(found[:size], f"{last.urgency}-{last.id}" if last else None)


def count(session: Session, wanted: Filter, *, limit: int | None = COUNTED) -> int:
    """How many findings there are; counting stops at `limit` + 1."""
    query = select(Finding.id).where(*wanted.conditions())
    if limit is not None:
        query = query.limit(limit + 1)
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0


def newest_id(session: Session) -> int:
    """The highest id there is: what a reviewer may have seen, for judging many at once."""
    return session.scalar(select(func.max(Finding.id))) or 0


def rules(session: Session) -> list[str]:
    """Rules that have findings."""
    return _distinct(session, Finding.rule)


def sites(session: Session) -> list[str]:
    """Sites that have findings, the first ones by name."""
    return _distinct(session, Finding.site)


def _distinct(session: Session, column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None]) -> list[str]:
    """Distinct values, each found by one jump in the column's index: no pass over the table."""
    steps = select(func.min(column).label("value")).cte("steps", recursive=True)
    following = select(func.min(column)).where(column > steps.c.value).scalar_subquery()
    steps = steps.union_all(select(following).where(steps.c.value.is_not(None)))
    found = session.scalars(select(steps.c.value).where(steps.c.value.is_not(None)).limit(_LISTED))
    return [value for value in found if value is not None]


def history(session: Session, finding_ids: Sequence[int]) -> dict[int, list[Decision]]:
    """The log of each finding, oldest first."""
    lines: dict[int, list[Decision]] = {id: [] for id in finding_ids}
    query = select(Decision).where(Decision.finding_id.in_(finding_ids)).order_by(Decision.id)
    for line in session.scalars(query.options(joinedload(Decision.user))):
        lines[line.finding_id].append(line)
    return lines


def excerpt_of(finding: Finding) -> Excerpt:
    """The sentences a finding is about, and the Report on them."""
    return Excerpt.model_validate_json(finding.excerpt)
