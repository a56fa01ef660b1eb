"""Migrations: from nothing and from the schema before, on both databases."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from service.store import articles, migrating
from service.store.database import Database
from service.store.schema import Table

# Made by a migration in the database's own words; the models know nothing of it.
_SEARCH = {
    "ix_articles_words",
    "words",
    "article_words",
    *(f"article_words_{part}" for part in ("data", "idx", "docsize", "config")),
}


def test_an_empty_store_becomes_what_the_models_say(empty: Database) -> None:
    assert not migrating.is_current(empty)
    migrating.upgrade(empty)
    assert migrating.is_current(empty)
    with empty.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Table.metadata)
    assert [d for d in differences if _named(d) not in _SEARCH] == []


def test_upgrading_twice_changes_nothing(empty: Database) -> None:
    migrating.upgrade(empty)
    migrating.upgrade(empty)
    assert migrating.is_current(empty)


def test_articles_of_the_previous_schema_can_be_searched_after_the_upgrade(empty: Database) -> None:
    migrating.upgrade(empty, "0001")
    assert not migrating.is_current(empty)
    with empty.writing() as session:
        session.execute(
            text(
                "INSERT INTO articles (sha256, title, text, added_at, inconsistent) "
                "VALUES ('x', 'Banjir Demak', 'Sebanyak 36.910 warga mengungsi.', '2023-11-15 00:00:00+00:00', 0)"
            )
        )
    migrating.upgrade(empty)
    with empty.reading() as session:
        assert [article.title for article in articles.search(session, "mengungsi").articles] == ["Banjir Demak"]
        assert [article.title for article in articles.search(session, "demak 36.910").articles] == ["Banjir Demak"]


@pytest.mark.parametrize("change", ["UPDATE decisions SET comment = 'x'", "DELETE FROM decisions"])
def test_the_log_of_decisions_takes_no_change(database: Database, decided: int, change: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), database.writing() as session:
        session.execute(text(change))


def _named(difference: object) -> str:
    """What a difference is about: alembic's tuples end in the thing added, removed or changed."""
    last = difference[-1] if isinstance(difference, tuple) else difference
    return str(getattr(last, "name", last))
