"""Articles in the store: each once, unaltered, found again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, select

from extractor import check
from service.store import articles
from service.store.database import Database
from service.store.schema import Article, Finding, StoredReport

Add = Callable[..., int]


def test_the_same_text_twice_is_one_article_that_knows_more(database: Database, add: Add) -> None:
    first = add("Sebanyak 10 orang hadir.", title="Rapat")
    second = add("Sebanyak 10 orang hadir.", title="Judul lain", source="https://www.antaranews.com/x")
    with database.reading() as session:
        article = session.get_one(Article, first)
        assert second == first
        assert (article.title, article.site) == ("Rapat", "antaranews.com")


@pytest.mark.parametrize(
    "text", ["nol \x00 di tengah 10 orang", "setengah \ud83d emoji, 10 orang", "emoji 😀 10 orang"]
)
def test_a_text_comes_back_as_it_was_given(database: Database, add: Add, text: str) -> None:
    id = add(text)
    with database.reading() as session:
        assert session.get_one(Article, id).given == text


def test_checking_again_keeps_the_old_report(database: Database, add: Add, finding: int) -> None:
    with database.writing() as session:
        article = session.get_one(Article, session.get_one(Finding, finding).article_id)
        before = articles.current_report(session, article.id)
        assert before is not None
        newer = check(article.given).model_copy(update={"program_version": "99"})
        articles.keep_report(session, article, newer)
        articles.keep_report(session, article, newer)
        reports = session.scalars(select(StoredReport).order_by(StoredReport.id)).all()
        assert [(r.program_version == "99", r.current) for r in reports] == [(False, False), (True, True)]
        assert session.scalar(select(func.count()).select_from(Finding)) == 1
        assert articles.report_of(before) == check(article.given)


def test_what_is_no_longer_found_leaves_the_queue_and_comes_back(database: Database, finding: int) -> None:
    with database.writing() as session:
        found = session.get_one(Finding, finding)
        report = check(found.article.given)
        articles.keep_report(session, found.article, report.model_copy(update={"checks": [], "program_version": "2"}))
        assert (found.status, found.version, found.article.inconsistent) == ("gone", 1, 0)
        articles.keep_report(session, found.article, report.model_copy(update={"program_version": "3"}))
        assert (found.status, found.version, found.article.inconsistent) == ("open", 2, 1)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("banjir", ["Banjir Demak", "Banjir Kudus"]),
        ("BANJIR kudus", ["Banjir Kudus"]),
        ("banjir -kudus", ["Banjir Demak"]),
        ('"warga mengungsi"', ["Banjir Demak"]),
        ("36.910", ["Banjir Demak"]),
        ("tidakada", []),
        ('"', ["Banjir Demak", "Banjir Kudus", "Panen"]),
        ("'; DROP TABLE articles; --", []),
        ("\x00\ud800", ["Banjir Demak", "Banjir Kudus", "Panen"]),
        ("NEAR( OR * ^", []),
    ],
)
def test_searching_titles_and_texts(database: Database, add: Add, words: str, titles: list[str]) -> None:
    add("Sebanyak 36.910 warga mengungsi.", title="Banjir Demak")
    add("Warga sudah pulang, tidak mengungsi lagi.", title="Banjir Kudus")
    add("Padi dipanen.", title="Panen")
    with database.reading() as session:
        assert sorted(str(article.title) for article in articles.search(session, words).articles) == titles


@pytest.mark.parametrize("sort", ["newest", "published", "findings"])
def test_pages_of_the_archive_hold_every_article_once_and_in_order(
    database: Database, add: Add, sort: articles.Sort
) -> None:
    for n in range(11):
        wrong = "Sebanyak 9 orang, terdiri dari 5 pria dan 3 wanita. " if n % 3 == 0 else ""
        add(f"{wrong}Acara ke-{n}.", published=date(2024, 1, 1 + n // 2) if n % 4 else None)
    seen: list[Article] = []
    after = None
    with database.reading() as session:
        while True:
            found = articles.search(session, sort=sort, after=after, size=3)
            seen += found.articles
            after = found.after
            if after is None:
                break
    assert len({article.id for article in seen}) == len(seen) == 11
    keys = {
        "newest": [article.id for article in seen],
        "published": [(article.published or date.min, article.id) for article in seen],
        "findings": [(article.inconsistent, article.id) for article in seen],
    }[sort]
    assert keys == sorted(keys, reverse=True)


@pytest.mark.parametrize(
    ("source", "site"),
    [
        ("https://www.detik.com/x?y", "detik.com"),
        ("Humas Bone Bolango", "Humas Bone Bolango"),
        ("https://[", "https://["),
        ("  ", None),
        (None, None),
    ],
)
def test_the_site_of_a_source(source: str | None, site: str | None) -> None:
    assert articles.site_of(source) == site
