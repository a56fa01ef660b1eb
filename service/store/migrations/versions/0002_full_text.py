"""Full-text search over titles and texts: FTS5 on SQLite, a generated tsvector on PostgreSQL."""

from alembic import op

revision = "0002"
down_revision = "0001"

# The index follows the table. `simple` on PostgreSQL: its Indonesian stemmer mangles words. A tsvector holds
# one megabyte at most, so the end of a very long text is not searched there.
_STEPS = {
    "sqlite": [
        "CREATE VIRTUAL TABLE article_words USING fts5(title, text, content='articles', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2')",
        "CREATE TRIGGER articles_words_insert AFTER INSERT ON articles BEGIN "
        "INSERT INTO article_words(rowid, title, text) VALUES (new.id, new.title, new.text); END",
        "CREATE TRIGGER articles_words_delete AFTER DELETE ON articles BEGIN "
        "INSERT INTO article_words(article_words, rowid, title, text) VALUES ('delete', old.id, old.title, old.text); "
        "END",
        "CREATE TRIGGER articles_words_update AFTER UPDATE OF title, text ON articles BEGIN "
        "INSERT INTO article_words(article_words, rowid, title, text) VALUES ('delete', old.id, old.title, old.text); "
        "INSERT INTO article_words(rowid, title, text) VALUES (new.id, new.title, new.text); END",
        "INSERT INTO article_words(article_words) VALUES ('rebuild')",
    ],
    "postgresql": [
        "ALTER TABLE articles ADD COLUMN words tsvector GENERATED ALWAYS AS "
        "(to_tsvector('simple', coalesce(title, '') || E'\\n' || left(text, 200000))) STORED",
        "CREATE INDEX ix_articles_words ON articles USING gin (words)",
    ],
}


def upgrade() -> None:
    for step in _STEPS[op.get_bind().dialect.name]:
        op.execute(step)
