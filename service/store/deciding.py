"""Judging findings: one at a time against its version, or many on a filter, each with a line in the log and an undo.

Nobody overwrites anybody: a judgement names the version its reviewer saw, and is refused where the finding has moved
on. The refused one stands in the log too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, exists, insert, literal, or_, select, update
from sqlalchemy.orm import Session, aliased

from service.store import carrying
from service.store.carrying import JUDGEMENT
from service.store.queue import Filter, history
from service.store.schema import JUDGED, UNJUDGED, Action, Batch, Decision, Finding, Status, User, now
from service.wording import Said, said

Judgement = Literal["confirm", "dismiss", "correct", "approve", "send_back"]

REASONS = ("unrelated", "rounding", "misread", "as_meant", "other")
_BECOMES: dict[str, Status] = {"confirm": "confirmed", "dismiss": "dismissed", "correct": "corrected"}


class NotAllowedError(Exception):
    """A judgement that makes no sense here; `why` says so to a person."""

    def __init__(self, sentence: str, **values: Any) -> None:
        super().__init__(sentence)
        self.why: Said = said(f"review.refused.{sentence}", **values)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reviewer says of a finding. `correction`: figure (its id in the excerpt), written, value."""

    action: Judgement
    reason: str | None = None
    comment: str | None = None
    correction: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """Done: the finding as it is now, and how many with the same sentences went along."""

    finding: Finding
    decision: Decision
    twins: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Too late: the finding as others left it, their last decision, and the one that was refused."""

    finding: Finding
    theirs: Decision | None
    refused: Decision


def decide(session: Session, finding_id: int, seen: int, user: User, verdict: Verdict) -> Decided | Conflict:
    """Judge a finding that the reviewer saw in version `seen`.

    Raises LookupError where there is no such finding, NotAllowedError where its state does not allow this.
    """
    finding = _find(session, finding_id)
    if finding.version != seen:
        return _refused(session, finding, seen, user, verdict)
    change = _change(finding, user, verdict)
    before = carrying.was(finding)
    if not _advance(session, finding, change):
        return _refused(session, finding, seen, user, verdict)
    decision = Decision(
        finding_id=finding.id,
        user_id=user.id,
        action=verdict.action,
        seen_version=seen,
        version=finding.version,
        status=finding.status,
        reason=verdict.reason,
        comment=verdict.comment or None,
        correction=verdict.correction,
        **before,
    )
    session.add(decision)
    session.flush()
    twins = carrying.carry_on(session, finding, decision) if verdict.action in _BECOMES else 0
    return Decided(finding, decision, twins)


def comment(session: Session, finding_id: int, user: User, text: str) -> Decision:
    """Add a remark to the log; the finding stays as it is."""
    finding = _find(session, finding_id)
    if not text.strip():
        raise NotAllowedError("empty_comment")
    line = Decision(finding_id=finding.id, user_id=user.id, action="comment", comment=text.strip())
    session.add(line)
    session.flush()
    return line


def undo(session: Session, finding_id: int, seen: int, user: User) -> Decided | Conflict:
    """Take back the user's own last judgement of a finding, with what went along with it."""
    finding = _find(session, finding_id)
    if finding.version != seen:
        return _refused(session, finding, seen, user, "undo")
    last = last_judgement(session, finding)
    if last is None or last.user_id != user.id:
        raise NotAllowedError("nothing_to_undo")
    restored = _restore(session, [last], user)
    if not restored:
        return _refused(session, finding, seen, user, "undo")
    session.refresh(finding)
    return Decided(finding, restored[0], len(restored) - 1)


def last_judgement(session: Session, finding: Finding) -> Decision | None:
    """The judgement that made the finding what it is; None where it is as the program found it."""
    return standing(history(session, [finding.id])[finding.id])


def standing(log: Sequence[Decision]) -> Decision | None:
    """What `last_judgement` finds in a log that has been read already, oldest line first."""
    undone = {line.undoes_id for line in log}
    judgements = [line for line in log if line.version is not None and line.action != "undo" and line.id not in undone]
    return judgements[-1] if judgements else None


def _standing() -> list[ColumnElement[bool]]:
    """What makes a line of the log a judgement that nobody took back, and that none has followed which still stands."""
    later, undoing, undoing_later = aliased(Decision), aliased(Decision), aliased(Decision)
    return [
        Decision.version.is_not(None),
        Decision.action != "undo",
        ~exists().where(undoing.undoes_id == Decision.id),
        ~exists()
        .where(
            later.finding_id == Decision.finding_id,
            later.version > Decision.version,
            later.action != "undo",
            ~exists().where(undoing_later.undoes_id == later.id).correlate(later),
        )
        .correlate(Decision),
    ]


def decide_all(session: Session, wanted: Filter, up_to: int, user: User, verdict: Verdict) -> Batch:
    """Judge everything on a filter that was there when the reviewer looked (`up_to`: the highest id then).

    Takes only what a single judgement would take: open findings, or for an approval those that others judged.
    Raises NotAllowedError where the filter holds none.
    """
    if verdict.action not in ("confirm", "dismiss", "approve"):
        raise NotAllowedError("not_in_bulk")
    _check_reason(verdict)
    conditions = [*wanted.conditions(), Finding.id <= up_to]
    if verdict.action == "approve":
        conditions += [Finding.status.in_(JUDGED), Finding.approved_by.is_(None), Finding.judged_by != user.id]
    else:
        conditions.append(Finding.status.in_(UNJUDGED))
    ids = list(session.scalars(select(Finding.id).where(*conditions).order_by(Finding.id).with_for_update()))
    if not ids:
        raise NotAllowedError("nothing_on_filter")
    batch = Batch(user_id=user.id, action=verdict.action, filter=wanted.chosen(), size=len(ids))
    session.add(batch)
    session.flush()
    changed = _values(user, verdict)
    for some in _slices(ids):
        _log(session, some, batch, user, verdict)
        session.execute(
            update(Finding).where(Finding.id.in_(some)).values(version=Finding.version + 1, **changed),
            execution_options={"synchronize_session": False},
        )
    if verdict.action in _BECOMES:
        _carry_on(session, batch)
    session.expire_all()
    session.refresh(batch)
    return batch


def undo_batch(session: Session, batch_id: int, user: User) -> int:
    """Take a bulk judgement back, except where somebody has judged again since; return how many were restored.

    Raises LookupError where there is no such batch, NotAllowedError where it is another's or undone already.
    """
    batch = session.get(Batch, batch_id, with_for_update=True)
    if batch is None:
        raise LookupError(batch_id)
    if batch.user_id != user.id or batch.undone_at is not None:
        raise NotAllowedError("nothing_to_undo")
    batch.undone_at = now()
    decisions = session.scalars(
        select(Decision).where(Decision.batch_id == batch.id, Decision.user_id.is_not(None), Decision.accepted)
    ).all()
    restored = len(_restore(session, decisions, user))
    session.expire_all()
    return restored


def last_batch(session: Session, user: User) -> Batch | None:
    """The user's newest bulk judgement that still stands."""
    return session.scalars(
        select(Batch).where(Batch.user_id == user.id, Batch.undone_at.is_(None)).order_by(Batch.id.desc()).limit(1)
    ).one_or_none()


def _find(session: Session, finding_id: int) -> Finding:
    finding = session.get(Finding, finding_id)
    if finding is None:
        raise LookupError(finding_id)
    return finding


def _change(finding: Finding, user: User, verdict: Verdict) -> dict[str, Any]:
    """The columns that `verdict` changes, once its state allows it."""
    _check_reason(verdict)
    if finding.status == "gone":
        raise NotAllowedError("gone")
    if verdict.action in ("approve", "send_back"):
        if finding.status not in JUDGED:
            raise NotAllowedError("not_judged")
        if finding.judged_by == user.id:
            raise NotAllowedError("own_judgement")
        if verdict.action == "approve" and finding.approved_by is not None:
            raise NotAllowedError("approved_already")
        if verdict.action == "send_back" and not (verdict.comment or "").strip():
            raise NotAllowedError("comment_needed")
    elif finding.approved_by is not None:
        raise NotAllowedError("approved_already")
    if verdict.action == "correct" and not (verdict.correction or {}).get("value"):
        raise NotAllowedError("value_needed")
    return _values(user, verdict)


def _check_reason(verdict: Verdict) -> None:
    if verdict.action == "dismiss" and verdict.reason not in REASONS:
        raise NotAllowedError("reason_needed")


def _values(user: User, verdict: Verdict) -> dict[str, Any]:
    if verdict.action == "approve":
        return {"approved_by": user.id}
    if verdict.action == "send_back":
        return {"status": "returned", "approved_by": None}
    return {
        "status": _BECOMES[verdict.action],
        "judged_by": user.id,
        "judged_at": now(),
        "reason": verdict.reason if verdict.action == "dismiss" else None,
        "correction": verdict.correction,
        "approved_by": None,
        "carried_from": None,
    }


def _advance(session: Session, finding: Finding, change: dict[str, Any]) -> bool:
    """Change the finding if it is still in the version that was read; False where another was faster."""
    done = session.connection().execute(
        update(Finding)
        .where(Finding.id == finding.id, Finding.version == finding.version)
        .values(version=finding.version + 1, **change)
    )
    session.refresh(finding)
    return done.rowcount == 1


def _refused(session: Session, finding: Finding, seen: int, user: User, wanted: Verdict | Literal["undo"]) -> Conflict:
    """Keep in the log what came too late, and return both sides."""
    verdict = wanted if isinstance(wanted, Verdict) else None
    refused = Decision(
        finding_id=finding.id,
        user_id=user.id,
        action=verdict.action if verdict else "undo",
        accepted=False,
        seen_version=seen,
        status=_BECOMES.get(verdict.action) if verdict else None,
        reason=verdict.reason if verdict else None,
        comment=(verdict.comment or None) if verdict else None,
        correction=verdict.correction if verdict else None,
    )
    session.add(refused)
    session.flush()
    theirs = session.scalars(
        select(Decision).where(Decision.finding_id == finding.id, Decision.version == finding.version)
    ).one_or_none()
    return Conflict(finding, theirs, refused)


def _restore(session: Session, decisions: Sequence[Decision], user: User) -> list[Decision]:
    """Put back what `decisions` and their consequences changed, where nothing has changed since."""
    causes = [decision.id for decision in decisions]
    restored = []
    for some in _slices(causes):
        pairs = session.execute(
            select(Decision, Finding)
            .join(Finding, Finding.id == Decision.finding_id)
            .where(or_(Decision.id.in_(some), Decision.cause_id.in_(some)), *_standing())
            .order_by(Decision.id)
            .with_for_update(of=Finding)
        ).all()
        for decision, finding in pairs:
            line = _restored(decision, finding, user)
            session.add(line)
            restored.append(line)
        session.flush()
    return restored


def _restored(decision: Decision, finding: Finding, user: User) -> Decision:
    before = carrying.was(finding)
    for field in JUDGEMENT:
        setattr(finding, field, getattr(decision, f"was_{field}"))
    finding.version += 1
    return Decision(
        finding_id=finding.id,
        user_id=user.id,
        action="undo",
        seen_version=decision.version,
        version=finding.version,
        status=finding.status,
        undoes_id=decision.id,
        batch_id=decision.batch_id,
        **before,
    )


def _log(session: Session, ids: Sequence[int], batch: Batch, user: User, verdict: Verdict) -> None:
    """Write a line for each of many findings, all in the database."""
    action: Action = verdict.action
    line = {
        "finding_id": Finding.id,
        "user_id": literal(user.id),
        "at": literal(batch.at or now(), Decision.at.type),
        "action": literal(action),
        "accepted": literal(True),
        "seen_version": Finding.version,
        "version": Finding.version + 1,
        "status": literal(_BECOMES[action]) if action in _BECOMES else Finding.status,
        "reason": literal(verdict.reason),
        "comment": literal(verdict.comment or None, Decision.comment.type),
        "batch_id": literal(batch.id),
        **{f"was_{field}": getattr(Finding, field) for field in JUDGEMENT},
    }
    query = select(*line.values()).where(Finding.id.in_(ids))
    session.execute(insert(Decision).from_select(list(line), query, include_defaults=False))


def _carry_on(session: Session, batch: Batch) -> None:
    """Let open findings with the same sentences as one in the batch go along."""
    its_line = (Decision.finding_id == Finding.id) & (Decision.batch_id == batch.id)
    waiting = select(Finding.signature).where(Finding.status == "open")
    judged = select(Finding, Decision).join(Decision, its_line).where(Finding.signature.in_(waiting))
    for finding, decision in session.execute(judged.order_by(Decision.id)).all():
        carrying.carry_on(session, finding, decision)


def _slices(ids: Sequence[int], size: int = 500) -> list[Sequence[int]]:
    """Pieces short enough for one statement's parameters."""
    return [ids[start : start + size] for start in range(0, len(ids), size)]
