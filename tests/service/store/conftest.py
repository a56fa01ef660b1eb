"""A small newsroom: two reviewers, an article with a wrong sum, another that repeats its sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor import check
from service.store import articles, deciding, users
from service.store.database import Database
from service.store.schema import Finding, User

WRONG = "Sebanyak 120 warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki."
Add = Callable[..., int]


@pytest.fixture
def add(database: Database) -> Add:
    """Checks a text and keeps it; returns the article's id."""

    def add(text: str = WRONG, **known: object) -> int:
        with database.writing() as session:
            article = articles.add_article(session, text, **known)
            articles.keep_report(session, article, check(text, published=article.published))
            return article.id

    return add


@pytest.fixture
def sari(database: Database) -> User:
    with database.writing() as session:
        return users.user_named(session, "Sari")


@pytest.fixture
def budi(database: Database) -> User:
    with database.writing() as session:
        return users.user_named(session, "Budi")


@pytest.fixture
def finding(database: Database, add: Add) -> int:
    """The id of an open finding."""
    article = add()
    with database.reading() as session:
        return session.query(Finding.id).filter_by(article_id=article).scalar()


@pytest.fixture
def decided(database: Database, finding: int, sari: User) -> int:
    """The id of a finding that Sari confirmed."""
    with database.writing() as session:
        deciding.decide(session, finding, 0, sari, deciding.Verdict("confirm"))
    return finding
