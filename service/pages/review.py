"""The review queue: looking decides nothing, every decision is one press, and every press can be undone."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy.orm import Session

from service.access import Reviewer, Store, may_approve
from service.api.problems import Problem
from service.pages.newsroom import Speaks, page
from service.pages.tickets import Ticket, ticket, tickets
from service.settings import Language
from service.store import deciding, gold, queue, users
from service.store.deciding import Conflict, Decided, NotAllowedError, Verdict
from service.store.queue import Filter
from service.store.schema import Batch, Finding, User

router = APIRouter(include_in_schema=False)

TABS = ("open", "returned", "confirmed", "dismissed", "corrected")
PAGE = 20


@router.get("/review")
def show(
    request: Request,
    language: Speaks,
    user: Reviewer,
    database: Store,
    after: str | None = None,
    batch: int | None = None,
) -> HTMLResponse:
    """A page of the queue on the filter in the address."""
    with database.reading() as session:
        wanted = _filter(request)
        try:
            found = queue.page(session, wanted, after=after, size=PAGE)
        except ValueError:
            raise Problem(422, "invalid-request", "review.bad_filter") from None
        return page(
            request,
            "review.html",
            language,
            wanted=wanted,
            tabs=[(status, queue.count(session, replace(wanted, status=status))) for status in TABS],
            counted=queue.COUNTED,
            tickets=tickets(session, found.findings, user, language),
            after=found.after,
            first=after is None,
            rules=queue.rules(session),
            sites=queue.sites(session),
            reviewers=users.all_users(session),
            up_to=queue.newest_id(session),
            batch=_standing(session, batch, user),
            reasons=deciding.REASONS,
        )


@router.get("/review/gold.zip")
def download(database: Store, _user: Reviewer) -> Response:
    """Every article whose findings are all judged, as gold annotations."""
    folder = io.BytesIO()
    with zipfile.ZipFile(folder, "w", zipfile.ZIP_DEFLATED) as archive, database.reading() as session:
        for article in gold.annotated(session):
            archive.writestr(f"{article.name}.txt", article.text.encode("utf-8", "surrogatepass"))
            archive.writestr(f"{article.name}.json", gold.as_json(article))
    headers = {"Content-Disposition": 'attachment; filename="tinjauan.zip"'}
    return Response(folder.getvalue(), media_type="application/zip", headers=headers)


@router.get("/review/all")
def ask(request: Request, language: Speaks, user: Reviewer, database: Store, up_to: int) -> HTMLResponse:
    """Before many are judged at once: how many they are, exactly."""
    return _ask(request, language, user, database, _filter(request), up_to)


@router.post("/review/all")
def judge_all(
    request: Request,
    language: Speaks,
    user: Reviewer,
    database: Store,
    up_to: Annotated[int, Form()],
    verdict: Annotated[str, Form()],
    comment: Annotated[str, Form()] = "",
) -> Response:
    """Judge everything on the filter in the address."""
    wanted = _filter(request)
    try:
        with database.writing() as session:
            batch = deciding.decide_all(session, wanted, up_to, user, _verdict(verdict, comment))
    except NotAllowedError as error:
        return _ask(request, language, user, database, wanted, up_to, problem=error.why.to(language))
    return RedirectResponse(f"/review?{urlencode({**wanted.chosen(), 'batch': batch.id})}", 303)


@router.post("/review/batches/{batch_id}/undo")
def undo_all(request: Request, language: Speaks, user: Reviewer, database: Store, batch_id: int) -> Response:
    """Take back what was judged at once."""
    try:
        with database.writing() as session:
            deciding.undo_batch(session, batch_id, user)
            batch = session.get_one(Batch, batch_id)
    except LookupError:
        raise Problem(404, "not-found", "not_found") from None
    except NotAllowedError as error:
        return page(request, "problem.html", language, 409, problem=error.why.to(language))
    return RedirectResponse(f"/review?{urlencode(batch.filter)}", 303)


@router.post("/review/{finding_id}")
def judge(
    request: Request,
    language: Speaks,
    user: Reviewer,
    database: Store,
    finding_id: int,
    version: Annotated[int, Form()],
    verdict: Annotated[str, Form()],
    comment: Annotated[str, Form()] = "",
    figure: Annotated[str, Form()] = "",
    value: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "/review",
    part: Annotated[str | None, Query()] = None,
) -> Response:
    """Judge one finding that was shown in `version`; with `?part=ticket` the new state alone, for the page's script."""
    problem, outcome = None, None
    try:
        with database.writing() as session:
            outcome = _judge(session, finding_id, version, user, verdict, comment, figure, value)
    except LookupError:
        raise Problem(404, "not-found", "not_found") from None
    except NotAllowedError as error:
        problem = error.why.to(language)
    with database.reading() as session:
        shown = ticket(session, session.get_one(Finding, finding_id), user, language)
    if isinstance(outcome, Conflict):
        shown = replace(shown, refused=outcome.refused, theirs=next(_line(shown, outcome), None))
    elif isinstance(outcome, Decided):
        shown = replace(shown, twins=outcome.twins)
    status = 409 if isinstance(outcome, Conflict) else 422 if problem else 200
    if part != "ticket" and status == 200:
        return RedirectResponse(f"{_local(back)}#t{finding_id}", 303)
    template = "judgement.html" if part == "ticket" else "judged.html"
    shown = replace(shown, problem=problem)
    return page(request, template, language, status, ticket=shown, back=_local(back), reasons=deciding.REASONS)


def _line(shown: Ticket, outcome: Conflict) -> Any:
    """The log line that was faster, with its author."""
    return (line for line in shown.log if outcome.theirs is not None and line.id == outcome.theirs.id)


def _judge(
    session: Session, finding_id: int, version: int, user: User, verdict: str, comment: str, figure: str, value: str
) -> Decided | Conflict | None:
    match verdict:
        case "undo":
            return deciding.undo(session, finding_id, version, user)
        case "comment":
            deciding.comment(session, finding_id, user, comment)
            return None
        case _:
            action, _, suggested = verdict.partition(":")
            if action in ("approve", "send_back") and not may_approve(user):
                raise Problem(403, "forbidden", "access.forbidden")
            correction = _correction(session, finding_id, suggested or figure, value) if action == "correct" else None
            return deciding.decide(session, finding_id, version, user, _verdict(verdict, comment, correction))


def _verdict(verdict: str, comment: str, correction: dict[str, str] | None = None) -> Verdict:
    """What a button said: `confirm`, `dismiss:REASON`, `correct`, `approve` or `send_back`."""
    action, _, reason = verdict.partition(":")
    if action not in ("confirm", "dismiss", "correct", "approve", "send_back"):
        raise Problem(422, "invalid-request", "review.bad_verdict")
    return Verdict(action, reason if action == "dismiss" else None, comment.strip() or None, correction)  # type: ignore[arg-type]


def _correction(session: Session, finding_id: int, figure: str, value: str) -> dict[str, str] | None:
    """The figure to correct (its id on the page, or `id=value` of a suggestion) and what it should read."""
    finding = session.get(Finding, finding_id)
    if finding is None:
        return None
    figure, _, suggested = figure.partition("=")
    id = figure.removeprefix(f"t{finding_id}-")
    cut = queue.excerpt_of(finding)
    written = next((cut.text[f.start : f.end] for f in cut.report.figures if f.id == id), None)
    corrected = (value.strip() or suggested)[:100]
    return {"figure": id, "written": written, "value": corrected} if written and corrected else None


def _ask(
    request: Request,
    language: Language,
    user: User,
    database: Store,
    wanted: Filter,
    up_to: int,
    problem: str | None = None,
) -> HTMLResponse:
    with database.reading() as session:
        return page(
            request,
            "review_all.html",
            language,
            422 if problem else 200,
            wanted=wanted,
            count=queue.count(session, wanted, limit=None),
            up_to=up_to,
            last=deciding.last_batch(session, user),
            reasons=deciding.REASONS,
            problem=problem,
        )


def _standing(session: Session, batch_id: int | None, user: User) -> Batch | None:
    batch = session.get(Batch, batch_id) if batch_id is not None else None
    return batch if batch and batch.user_id == user.id and batch.undone_at is None else None


def _filter(request: Request) -> Filter:
    try:
        return Filter.of(dict(request.query_params))
    except ValueError:
        raise Problem(422, "invalid-request", "review.bad_filter") from None


def _local(back: str) -> str:
    """An address of our own to go back to, whatever the form says."""
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/review"
