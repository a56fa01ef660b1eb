"""Judgements carried over: the same sentence in another article comes up as already judged."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from service.store.schema import JUDGED, Decision, Finding

# What makes up a judgement, on a finding and, with `was_` before it, in the log.
JUDGEMENT = ("status", "judged_by", "judged_at", "reason", "correction", "approved_by", "carried_from")


def was(finding: Finding) -> dict[str, object]:
    """How a finding is judged, as the log keeps it."""
    return {f"was_{field}": getattr(finding, field) for field in JUDGEMENT}


def recall(session: Session, article_id: int) -> None:
    """Give the article's untouched findings the judgements that people passed on the same sentences elsewhere."""
    fresh = select(Finding.signature).where(
        Finding.article_id == article_id, Finding.status == "open", Finding.version == 0
    )
    judged = session.scalars(
        select(Finding)
        .where(
            Finding.signature.in_(fresh),
            Finding.article_id != article_id,
            Finding.status.in_(JUDGED),
            Finding.carried_from.is_(None),
        )
        .order_by(Finding.judged_at)
    ).all()
    latest = {finding.signature: finding for finding in judged}
    for signature, finding in latest.items():
        same = select(Finding).where(
            Finding.article_id == article_id,
            Finding.signature == signature,
            Finding.status == "open",
            Finding.version == 0,
        )
        for twin in session.scalars(same).all():
            carry(session, finding, twin, cause=_last_judgement(session, finding), batch_id=None)


def carry_on(session: Session, judged: Finding, decision: Decision) -> int:
    """Give the judgement just passed on one finding to those with the same sentences; return how many.

    That is the open ones, and those that had its earlier judgement.
    """
    twins = session.scalars(
        select(Finding)
        .where(
            Finding.signature == judged.signature,
            Finding.id != judged.id,
            or_(Finding.status == "open", Finding.carried_from == judged.id),
        )
        .with_for_update()
    ).all()
    for twin in twins:
        carry(session, judged, twin, cause=decision.id, batch_id=decision.batch_id)
    return len(twins)


def carry(session: Session, judged: Finding, twin: Finding, *, cause: int | None, batch_id: int | None) -> None:
    before = was(twin)
    for field in ("status", "judged_by", "judged_at", "reason", "correction"):
        setattr(twin, field, getattr(judged, field))
    twin.carried_from = judged.id
    twin.version += 1
    session.add(
        Decision(
            finding_id=twin.id,
            action="remember",
            version=twin.version,
            status=twin.status,
            reason=twin.reason,
            correction=twin.correction,
            cause_id=cause,
            batch_id=batch_id,
            **before,
        )
    )
    session.flush()


def _last_judgement(session: Session, finding: Finding) -> int | None:
    return session.scalar(
        select(Decision.id).where(Decision.finding_id == finding.id, Decision.version == finding.version).limit(1)
    )
