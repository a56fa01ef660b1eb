"""What a page shows of a finding under review: its excerpt, its log, and what may be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from service.access import may_approve
from service.pages.result import Finding as Shown
from service.pages.result import Result, present
from service.settings import Language
from service.store import deciding, queue
from service.store.excerpts import prefixed
from service.store.schema import JUDGED, Decision, Finding, User


@dataclass(frozen=True, slots=True)
class Ticket:
    """`can` names the actions that `user` may take; `refused` is a judgement of theirs that came too late."""

    finding: Finding
    log: list[Decision]
    can: frozenset[str]
    judge: str = ""
    approver: str = ""
    result: Result | None = None
    refused: Decision | None = None
    theirs: Decision | None = None
    problem: str | None = None
    twins: int = 0
    suggestions: list[tuple[str, str, str]] = field(default_factory=list)  # figure, as written, value

    @property
    def shown(self) -> Shown | None:
        return self.result.findings[0] if self.result else None


def tickets(session: Session, findings: Sequence[Finding], user: User, language: Language) -> list[Ticket]:
    """Return what is shown of each of `findings`, with its excerpt."""
    logs = queue.history(session, [finding.id for finding in findings])
    return [_ticket(finding, logs[finding.id], user, language) for finding in findings]


def ticket(session: Session, finding: Finding, user: User, language: Language) -> Ticket:
    """Return what is shown of one finding."""
    return tickets(session, [finding], user, language)[0]


def _ticket(finding: Finding, log: list[Decision], user: User, language: Language) -> Ticket:
    cut = queue.excerpt_of(finding)
    result = present(cut.text, prefixed(cut.report, f"t{finding.id}-"), language)
    return Ticket(
        finding,
        log,
        frozenset(_can(finding, log, user)),
        finding.judge.name if finding.judge else "",
        finding.approver.name if finding.approver else "",
        result,
        suggestions=[(repair.figure, repair.written, repair.value) for repair in result.findings[0].repairs],
    )


def _can(finding: Finding, log: list[Decision], user: User) -> list[str]:
    judged = finding.status in JUDGED
    if finding.status == "gone":
        return ["comment"]
    can = ["comment"]
    if finding.approved_by is None:
        can += ["confirm", "dismiss", "correct"]
    if judged and finding.judged_by != user.id and may_approve(user):
        can += ["send_back"] if finding.approved_by else ["approve", "send_back"]
    standing = deciding.standing(log)
    if standing is not None and standing.user_id == user.id:
        can.append("undo")
    return can
