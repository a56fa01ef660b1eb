"""Judging findings: states, the log, undo, what is remembered, and two who judge at once."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from service.store import deciding, queue, users
from service.store.database import Database
from service.store.deciding import Conflict, Decided, NotAllowedError, Verdict
from service.store.queue import Filter
from service.store.schema import Decision, Finding, User

Add = Callable[..., int]
WRONG = "Sebanyak 120 warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki."
DISMISS = Verdict("dismiss", reason="unrelated")


def judge(
    database: Database, finding: int, user: User, verdict: Verdict, seen: int | None = None
) -> Decided | Conflict:
    with database.writing() as session:
        version = session.get_one(Finding, finding).version if seen is None else seen
        return deciding.decide(session, finding, version, user, verdict)


def undo(database: Database, finding: int, user: User) -> Decided | Conflict:
    with database.writing() as session:
        return deciding.undo(session, finding, session.get_one(Finding, finding).version, user)


def status(database: Database, finding: int) -> str:
    with database.reading() as session:
        return session.get_one(Finding, finding).status


def log(database: Database, finding: int) -> list[tuple[str, bool]]:
    with database.reading() as session:
        return [(line.action, line.accepted) for line in queue.history(session, [finding])[finding]]


def finding_in(database: Database, article: int) -> int:
    with database.reading() as session:
        return session.scalars(select(Finding.id).where(Finding.article_id == article)).one()


@pytest.mark.parametrize(
    ("verdict", "becomes"),
    [
        (Verdict("confirm"), "confirmed"),
        (DISMISS, "dismissed"),
        (Verdict("correct", correction={"figure": "f3", "written": "60", "value": "50"}), "corrected"),
    ],
)
def test_a_judgement_and_its_undo(database: Database, finding: int, sari: User, verdict: Verdict, becomes: str) -> None:
    judge(database, finding, sari, verdict)
    assert status(database, finding) == becomes
    undo(database, finding, sari)
    assert status(database, finding) == "open"
    assert log(database, finding) == [(verdict.action, True), ("undo", True)]


def test_undo_goes_back_step_by_step(database: Database, finding: int, sari: User) -> None:
    for verdict in (Verdict("confirm"), DISMISS):
        judge(database, finding, sari, verdict)
    seen = []
    for _ in range(2):
        undo(database, finding, sari)
        seen.append(status(database, finding))
    assert seen == ["confirmed", "open"]
    with pytest.raises(NotAllowedError):
        undo(database, finding, sari)


def test_a_second_reviewer_sends_back_and_approves(database: Database, decided: int, sari: User, budi: User) -> None:
    with pytest.raises(NotAllowedError):  # without saying why
        judge(database, decided, budi, Verdict("send_back"))
    judge(database, decided, budi, Verdict("send_back", comment="Lihat paragraf 3."))
    assert status(database, decided) == "returned"
    judge(database, decided, sari, DISMISS)
    with pytest.raises(NotAllowedError):  # one's own
        judge(database, decided, sari, Verdict("approve"))
    judge(database, decided, budi, Verdict("approve"))
    with pytest.raises(NotAllowedError):  # what is approved is not judged again
        judge(database, decided, sari, Verdict("confirm"))
    with database.reading() as session:
        assert session.get_one(Finding, decided).approved_by == budi.id


@pytest.mark.parametrize(
    "verdict", [Verdict("dismiss"), Verdict("dismiss", reason="x"), Verdict("correct"), Verdict("approve")]
)
def test_incomplete_judgements_change_nothing(database: Database, finding: int, sari: User, verdict: Verdict) -> None:
    with pytest.raises(NotAllowedError) as refused:
        judge(database, finding, sari, verdict)
    assert refused.value.why.id and refused.value.why.en
    assert (status(database, finding), log(database, finding)) == ("open", [])


def test_only_ones_own_judgement_can_be_undone(database: Database, decided: int, budi: User) -> None:
    with pytest.raises(NotAllowedError):
        undo(database, decided, budi)


def test_a_comment_changes_no_state(database: Database, finding: int, sari: User) -> None:
    with database.writing() as session:
        deciding.comment(session, finding, sari, " Sudah ditanyakan ke humas. ")
    assert (status(database, finding), log(database, finding)) == ("open", [("comment", True)])


def test_who_comes_too_late_is_told_what_happened_and_stays_in_the_log(
    database: Database, finding: int, sari: User, budi: User
) -> None:
    judge(database, finding, sari, Verdict("confirm"), seen=0)
    outcome = judge(database, finding, budi, DISMISS, seen=0)
    assert isinstance(outcome, Conflict)
    assert outcome.theirs is not None
    assert (outcome.theirs.user_id, outcome.theirs.action) == (sari.id, "confirm")
    assert (outcome.refused.user_id, outcome.refused.reason) == (budi.id, "unrelated")
    assert status(database, finding) == "confirmed"
    assert log(database, finding) == [("confirm", True), ("dismiss", False)]


ROUNDS = 1000


def test_two_reviewers_at_once_a_thousand_times(database: Database, finding: int, sari: User, budi: User) -> None:
    """Both judge every finding in the version both saw: one wins, the other is told, and the log has both."""
    with database.writing() as session:
        copies = [_copy(session.get_one(Finding, finding), n) for n in range(ROUNDS)]
        session.add_all(copies)
        session.flush()
        ids = [copy.id for copy in copies]
    outcomes: dict[int, list[Decided | Conflict]] = {sari.id: [], budi.id: []}
    start = threading.Barrier(2)

    def work(user: User, verdict: Verdict) -> None:
        start.wait()
        for id in ids:
            outcomes[user.id].append(judge(database, id, user, verdict, seen=0))

    threads = [
        threading.Thread(target=work, args=(sari, Verdict("confirm"))),
        threading.Thread(target=work, args=(budi, DISMISS)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    pairs = list(zip(outcomes[sari.id], outcomes[budi.id], strict=True))
    assert len(pairs) == ROUNDS
    assert all({type(a), type(b)} == {Decided, Conflict} for a, b in pairs)
    with database.reading() as session:
        lines = session.execute(
            select(Decision.finding_id, Decision.accepted, func.count())
            .where(Decision.finding_id.in_(ids))
            .group_by(Decision.finding_id, Decision.accepted)
        ).all()
        assert Counter((accepted, n) for _, accepted, n in lines) == {(True, 1): ROUNDS, (False, 1): ROUNDS}
        winners = {
            id: (a if isinstance(a, Decided) else b).finding.status for id, (a, b) in zip(ids, pairs, strict=True)
        }
        assert dict(session.execute(select(Finding.id, Finding.status).where(Finding.id.in_(ids))).all()) == winners


def test_a_dismissal_is_remembered_in_another_article(database: Database, add: Add, finding: int, sari: User) -> None:
    judge(database, finding, sari, DISMISS)
    twin = finding_in(database, add(f"Demak - Banjir melanda.\n{WRONG}\nAir mulai surut."))
    with database.reading() as session:
        carried = session.get_one(Finding, twin)
        assert (carried.status, carried.reason, carried.judged_by) == ("dismissed", "unrelated", sari.id)
        assert carried.carried_from == finding
    assert log(database, twin) == [("remember", True)]


def test_other_numbers_in_the_same_words_are_judged_anew(
    database: Database, add: Add, finding: int, sari: User
) -> None:
    judge(database, finding, sari, DISMISS)
    other = finding_in(database, add(WRONG.replace("60", "40")))
    assert status(database, other) == "open"


def test_those_with_the_same_sentence_go_along_with_a_judgement_and_its_undo(
    database: Database, add: Add, finding: int, sari: User
) -> None:
    twin = finding_in(database, add(f"Pembuka.\n{WRONG}"))
    outcome = judge(database, finding, sari, DISMISS)
    assert isinstance(outcome, Decided)
    assert (outcome.twins, status(database, twin)) == (1, "dismissed")
    judge(database, finding, sari, Verdict("confirm"))
    assert status(database, twin) == "confirmed"
    undo(database, finding, sari)
    assert status(database, twin) == "dismissed"
    undo(database, finding, sari)
    assert status(database, twin) == "open"


def test_many_at_once_on_a_filter_with_undo(database: Database, add: Add, sari: User, budi: User) -> None:
    texts = [f"Sebanyak {n} warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki." for n in range(200, 230)]
    ids = [finding_in(database, add(text, source="detik.com" if n % 2 else "antara")) for n, text in enumerate(texts)]
    with database.reading() as session:
        seen = queue.newest_id(session)
    late = finding_in(database, add(WRONG, source="detik.com"))
    with database.writing() as session:
        batch = deciding.decide_all(session, Filter(site="detik.com"), seen, sari, DISMISS)
        assert batch.size == 15
    assert {status(database, id) for id in ids[1::2]} == {"dismissed"}
    assert {status(database, id) for id in [*ids[::2], late]} == {"open"}
    judge(database, ids[1], budi, Verdict("confirm"))
    with database.writing() as session:
        assert deciding.undo_batch(session, batch.id, sari) == 14
    assert status(database, ids[1]) == "confirmed"
    assert {status(database, id) for id in ids[3::2]} == {"open"}
    assert log(database, ids[3]) == [("dismiss", True), ("undo", True)]
    with database.writing() as session, pytest.raises(NotAllowedError):
        deciding.undo_batch(session, batch.id, sari)


def test_many_at_once_take_their_twins_along(database: Database, add: Add, finding: int, sari: User) -> None:
    twin = finding_in(database, add(f"Pembuka.\n{WRONG}", source="lain.id"))
    with database.writing() as session:
        batch = deciding.decide_all(session, Filter(site="lain.id"), 10**9, sari, DISMISS)
    assert (status(database, twin), status(database, finding)) == ("dismissed", "dismissed")
    with database.writing() as session:
        deciding.undo_batch(session, batch.id, sari)
    assert (status(database, twin), status(database, finding)) == ("open", "open")


def test_many_approvals_leave_out_ones_own(database: Database, add: Add, decided: int, sari: User, budi: User) -> None:
    other = finding_in(database, add(WRONG.replace("60", "40")))
    judge(database, other, budi, Verdict("confirm"))
    with database.writing() as session:
        assert deciding.decide_all(session, Filter(status="confirmed"), 10**9, budi, Verdict("approve")).size == 1
        assert [user.name for user in users.all_users(session)] == ["Budi", "Sari"]
        assert session.get_one(Finding, decided).approved_by == budi.id


def _copy(finding: Finding, n: int) -> Finding:
    columns = {c.key: getattr(finding, c.key) for c in Finding.__table__.columns if c.key != "id"}
    return Finding(**columns | {"key": f"copy{n}", "signature": f"copy{n}"})
