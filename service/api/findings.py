"""/v1/findings: the review queue, and what people decide."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from service.access import Reviewer, Store, may_approve
from service.api.caching import CACHED, json_of, tagged
from service.api.checking import Day
from service.api.idempotency import OnlyOnce
from service.api.paging import Id, Size
from service.api.problems import POSTED, Problem, problem_response
from service.store import deciding, queue
from service.store.deciding import Conflict, NotAllowedError, Verdict
from service.store.excerpts import Excerpt
from service.store.queue import Filter
from service.store.schema import Action, Decision, Finding, Status, User

router = APIRouter(prefix="/v1/findings", tags=["findings"])

_CURSOR = r"^[0-9]{1,9}-[0-9]{1,9}$"
Reason = Literal["unrelated", "rounding", "misread", "as_meant", "other"]


class Correction(BaseModel):
    """What a figure should read."""

    model_config = ConfigDict(extra="forbid")

    figure: str = Field(description="id of the figure in the finding's excerpt")
    value: str = Field(min_length=1, max_length=100)


class NewDecision(BaseModel):
    """A judgement of a finding as it was in `version`; where it has moved on meanwhile the answer is 409."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["confirm", "dismiss", "correct", "approve", "send_back", "undo", "comment"]
    version: int = Field(ge=0, le=2**31 - 1, description="the finding's version that was looked at")
    reason: Reason | None = Field(None, description="needed to dismiss")
    comment: str | None = Field(None, max_length=10_000, description="needed to comment and to send back")
    correction: Correction | None = Field(None, description="needed to correct")


class DecisionInfo(BaseModel):
    """A line of the log. `accepted` is false where it came too late."""

    id: int
    at: datetime
    user: str | None = Field(description="null: the program itself")
    action: Action
    accepted: bool
    status: str | None
    reason: str | None
    comment: str | None
    correction: dict[str, str | None] | None


class FindingInfo(BaseModel):
    """A calculation that does not add up, and how it was judged."""

    id: int
    version: int
    article: int
    rule: str
    kind: str
    severity: str
    confidence: float
    site: str | None
    published: date | None
    found_at: datetime
    status: Status
    judged_by: str | None
    judged_at: datetime | None
    reason: str | None
    correction: dict[str, str | None] | None
    approved_by: str | None
    excerpt: Excerpt


class FindingWhole(FindingInfo):
    """A finding with its log, oldest line first."""

    decisions: list[DecisionInfo]


class FindingPage(BaseModel):
    items: list[FindingInfo]
    next: str | None = Field(description="the cursor of the next page; null: this was the last")


@router.get("", response_model=FindingPage, responses=problem_response(422))
def listed(
    database: Store,
    status: Annotated[Status | None, Query(description="without it, findings of every status")] = None,
    rule: Annotated[str, Query(max_length=64)] = "",
    site: Annotated[str, Query(max_length=200)] = "",
    since: Annotated[Day | None, Query(description="first day of publication")] = None,
    until: Annotated[Day | None, Query(description="last day of publication")] = None,
    after: Annotated[str | None, Query(pattern=_CURSOR, description="`next` of the page before")] = None,
    size: Size = 25,
) -> Response:
    """List findings, most urgent first."""
    wanted = Filter(
        status=status or "",
        rule=rule,
        site=site,
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
    )
    with database.reading() as session:
        found = queue.page(session, wanted, after=after, size=size)
        shown = FindingPage(items=[_info(finding) for finding in found.findings], next=found.after)
        return Response(json_of(shown), media_type="application/json")


@router.get("/{finding_id}", response_model=FindingWhole, responses=CACHED | problem_response(404, 422))
def one(request: Request, finding_id: Id, database: Store) -> Response:
    """Return a finding with its log."""
    with database.reading() as session:
        return tagged(request, _whole(session, _found(session, finding_id)))


@router.get("/{finding_id}/decisions", response_model=list[DecisionInfo], responses=problem_response(404, 422))
def log(finding_id: Id, database: Store) -> list[DecisionInfo]:
    """Return what was decided, oldest first."""
    with database.reading() as session:
        return _whole(session, _found(session, finding_id)).decisions


@router.post(
    "/{finding_id}/decisions",
    status_code=201,
    response_model=FindingWhole,
    responses=POSTED | problem_response(404, 409),
)
def decide(finding_id: Id, decision: NewDecision, database: Store, user: Reviewer, once: OnlyOnce) -> Response:
    """Judge a finding, remark on it, or take one's own judgement back; returns the finding as it is then."""
    if decision.action in ("approve", "send_back") and not may_approve(user):
        raise Problem(403, "forbidden", "access.forbidden")
    content = json_of(decision)
    too_late = False
    with database.writing() as session:
        if earlier := once.earlier(session, content):
            return earlier
        finding = _found(session, finding_id)
        try:
            too_late = _act(session, finding, user, decision)
        except NotAllowedError as error:
            raise Problem.saying(409, "not-allowed", error.why) from None
        session.refresh(finding)
        body = json_of(_whole(session, finding))
        if too_late:
            once.forget(session)
        else:
            once.keep(session, 201, body)
    if too_late:  # the log keeps what was refused
        raise Problem(409, "conflict", "conflict.title")
    return Response(body, 201, media_type="application/json")


def _act(session: Session, finding: Finding, user: User, decision: NewDecision) -> bool:
    """Do what was decided; True where it came too late."""
    match decision.action:
        case "comment":
            deciding.comment(session, finding.id, user, decision.comment or "")
            return False
        case "undo":
            return isinstance(deciding.undo(session, finding.id, decision.version, user), Conflict)
        case action:
            correction = _correction(finding, decision.correction) if action == "correct" else None
            verdict = Verdict(action, decision.reason, decision.comment, correction)
            return isinstance(deciding.decide(session, finding.id, decision.version, user, verdict), Conflict)


def _correction(finding: Finding, wanted: Correction | None) -> dict[str, str] | None:
    if wanted is None:
        return None
    cut = queue.excerpt_of(finding)
    written = next((cut.text[f.start : f.end] for f in cut.report.figures if f.id == wanted.figure), None)
    return {"figure": wanted.figure, "written": written, "value": wanted.value} if written else None


def _found(session: Session, finding_id: int) -> Finding:
    finding = session.get(Finding, finding_id)
    if finding is None:
        raise Problem(404, "not-found", "not_found")
    return finding


def _info(finding: Finding) -> FindingInfo:
    return FindingInfo(
        id=finding.id,
        version=finding.version,
        article=finding.article_id,
        rule=finding.rule,
        kind=finding.kind,
        severity=finding.severity,
        confidence=finding.confidence,
        site=finding.site,
        published=finding.published,
        found_at=finding.found_at,
        status=finding.status,
        judged_by=finding.judge.name if finding.judge else None,
        judged_at=finding.judged_at,
        reason=finding.reason,
        correction=finding.correction,
        approved_by=finding.approver.name if finding.approver else None,
        excerpt=queue.excerpt_of(finding),
    )


def _whole(session: Session, finding: Finding) -> FindingWhole:
    lines = queue.history(session, [finding.id])[finding.id]
    return FindingWhole(**dict(_info(finding)), decisions=[_line(line) for line in lines])


def _line(line: Decision) -> DecisionInfo:
    return DecisionInfo(
        id=line.id,
        at=line.at,
        user=line.user.name if line.user else None,
        action=line.action,
        accepted=line.accepted,
        status=line.status,
        reason=line.reason,
        comment=line.comment,
        correction=line.correction,
    )
