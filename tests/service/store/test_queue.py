"""The review queue: most urgent first, filtered, every finding on exactly one page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from service.store import queue
from service.store.database import Database
from service.store.excerpts import prefixed
from service.store.queue import Filter
from service.store.schema import Finding, User

Add = Callable[..., int]


def test_pages_hold_every_finding_once_the_urgent_first(database: Database, add: Add) -> None:
    for n in range(11):
        add(f"Sebanyak {n + 200} warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki.")
    with database.writing() as session:
        for finding in session.query(Finding):
            finding.urgency = finding.id % 3
    seen: list[Finding] = []
    after = None
    with database.reading() as session:
        while True:
            page = queue.page(session, Filter(), after=after, size=3)
            seen += page.findings
            if (after := page.after) is None:
                break
        total = queue.count(session, Filter())
    keys = [(finding.urgency, finding.id) for finding in seen]
    assert keys == sorted(set(keys))
    assert len(keys) == total == 11


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Filter(), 1),
        (Filter(status=""), 2),
        (Filter(status="confirmed"), 1),
        (Filter(site="detik.com", status=""), 1),
        (Filter(since="2024-01-02", status=""), 0),
        (Filter(since="2024-01-01", until="2024-01-01"), 1),
        (Filter(rule="tidak ada"), 0),
        (Filter(status="", approval="waiting"), 1),
        (Filter(status="", approval="given"), 0),
        (Filter(site="' OR 1=1 --"), 0),
    ],
)
def test_filters(database: Database, add: Add, decided: int, wanted: Filter, count: int) -> None:
    add("Sebanyak 50 orang, terdiri dari 20 pria dan 10 wanita.", source="detik.com", published=date(2024, 1, 1))
    with database.reading() as session:
        assert len(queue.page(session, wanted).findings) == queue.count(session, wanted) == count


def test_a_filter_survives_an_address(sari: User) -> None:
    for wanted in (Filter(), Filter(status=""), Filter(site="x", reviewer=sari.id, since="2024-01-01")):
        assert Filter.of(wanted.chosen()) == wanted


def test_a_bad_day_or_cursor_is_a_value_error(database: Database) -> None:
    with database.reading() as session:
        for wanted, after in ((Filter(since="kemarin"), None), (Filter(), "x"), (Filter(), "1")):
            with pytest.raises(ValueError):
                queue.page(session, wanted, after=after)


def test_the_choices_of_the_filters(database: Database, finding: int, add: Add) -> None:
    add("Sebanyak 50 orang, terdiri dari 20 pria dan 10 wanita.", source="detik.com")
    with database.reading() as session:
        assert (queue.sites(session), queue.rules(session)) == (["detik.com"], ["sum"])


def test_counting_stops(database: Database, add: Add, finding: int) -> None:
    add("Sebanyak 50 orang, terdiri dari 20 pria dan 10 wanita.")
    with database.reading() as session:
        assert (queue.count(session, Filter(), limit=1), queue.count(session, Filter(), limit=None)) == (2, 2)


def test_an_excerpt_is_a_small_article_of_its_own(database: Database, add: Add) -> None:
    id = add(
        "Banjir di Demak.\nBanyak yang mengungsi. Sebanyak 120 warga mengungsi, terdiri dari 70 perempuan dan "
        "60 laki-laki. Air surut.\nPenutup."
    )
    with database.reading() as session:
        finding = session.query(Finding).filter_by(article_id=id).one()
        cut = queue.excerpt_of(finding)
    assert cut.text == "Sebanyak 120 warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki."
    assert {cut.text[f.start : f.end] for f in cut.report.figures} == {"120", "70", "60"}
    assert [p.index for p in cut.report.paragraphs] == [1]
    report = prefixed(cut.report, "t7-")
    assert {f.id for f in report.figures} >= {str(report.checks[0].figures["total"])}
    assert all(f.id.startswith("t7-") for f in report.figures)
