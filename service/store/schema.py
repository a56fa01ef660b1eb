"""What the store holds. Migrations make these tables; a test compares the two."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Literal

import regex
from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

Role = Literal["reviewer", "editor", "admin"]
Status = Literal["open", "returned", "confirmed", "dismissed", "corrected", "gone"]
Action = Literal[
    "confirm", "dismiss", "correct", "approve", "send_back", "undo", "comment", "remember", "gone", "found_again"
]

JUDGED: tuple[Status, ...] = ("confirmed", "dismissed", "corrected")
UNJUDGED: tuple[Status, ...] = ("open", "returned")

_UNSTORABLE = regex.compile(r"[\x00\ud800-\udfff]")


class Words(TypeDecorator[str]):
    """Text for people. What no database keeps (NUL, lone surrogates) is stored as U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class Moment(TypeDecorator[datetime]):
    """A point in time, UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def storable(value: str) -> str:
    """Return `value` with U+FFFD for each character that no database keeps; the length stays."""
    return _UNSTORABLE.sub("\ufffd", value)


def now() -> datetime:
    return datetime.now(UTC)


class Table(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class User(Table):
    """Somebody who reviews. `token_hash` is set where they log in over a network."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Words, unique=True)
    role: Mapped[str] = mapped_column(String(16))
    token_hash: Mapped[str | None] = mapped_column(String(128), unique=True)
    active: Mapped[bool] = mapped_column(default=True)
    added_at: Mapped[datetime] = mapped_column(Moment, default=now)

    __table_args__ = (CheckConstraint("role in ('reviewer', 'editor', 'admin')", name="role"),)


class Article(Table):
    """A text, once. `raw` holds it as UTF-8 where `text` could not be stored as it is."""

    __tablename__ = "articles"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str | None] = mapped_column(Words)  # what whoever handed it in calls it
    title: Mapped[str | None] = mapped_column(Words)
    source: Mapped[str | None] = mapped_column(Words)
    site: Mapped[str | None] = mapped_column(Words)
    published: Mapped[date | None]
    text: Mapped[str] = mapped_column(Words)
    raw: Mapped[bytes | None] = mapped_column(LargeBinary)
    added_at: Mapped[datetime] = mapped_column(Moment, default=now)
    added_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    inconsistent: Mapped[int] = mapped_column(default=0)  # findings of the current report

    __table_args__ = (
        Index(None, "published", "id"),
        Index(None, "inconsistent", "id"),
    )

    @property
    def given(self) -> str:
        """The text exactly as it was given."""
        return self.text if self.raw is None else self.raw.decode("utf-8", "surrogatepass")


class StoredReport(Table):
    """A Report as it came out. Re-checking keeps the old; `current` marks the newest of an article."""

    __tablename__ = "reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    digest: Mapped[str] = mapped_column(String(64))  # sha256 of content
    program_version: Mapped[str] = mapped_column(String(64))
    checked_at: Mapped[datetime] = mapped_column(Moment, default=now)
    current: Mapped[bool]
    content: Mapped[str] = mapped_column(Text)  # JSON, ASCII

    __table_args__ = (
        UniqueConstraint("article_id", "digest"),
        Index(
            "ix_reports_current",
            "article_id",
            unique=True,
            sqlite_where=text("current"),
            postgresql_where=text("current"),
        ),
    )


class Finding(Table):
    """A calculation that does not add up, and how it was judged. `version` goes up with every judgement.

    `key` knows it again in the same text whichever version of the program finds it, `signature` in any other text that
    holds the same sentences. `urgency` orders the queue, smallest first.
    """

    __tablename__ = "findings"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))  # the newest that has it
    check_id: Mapped[str] = mapped_column(String(32))  # its id in that report
    key: Mapped[str] = mapped_column(String(32))
    signature: Mapped[str] = mapped_column(String(32))
    rule: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(64))
    severity: Mapped[str] = mapped_column(String(16))
    confidence: Mapped[float] = mapped_column(Float)
    urgency: Mapped[int]
    site: Mapped[str | None] = mapped_column(Words)
    published: Mapped[date | None]
    excerpt: Mapped[str] = mapped_column(Text)  # JSON of service.store.excerpts.Excerpt, ASCII
    found_at: Mapped[datetime] = mapped_column(Moment, default=now)

    status: Mapped[str] = mapped_column(String(16), default="open")
    version: Mapped[int] = mapped_column(default=0)
    judged_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    judged_at: Mapped[datetime | None] = mapped_column(Moment)
    reason: Mapped[str | None] = mapped_column(String(32))
    correction: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    carried_from: Mapped[int | None] = mapped_column(ForeignKey("findings.id"))

    article: Mapped[Article] = relationship()
    judge: Mapped[User | None] = relationship(foreign_keys=[judged_by])
    approver: Mapped[User | None] = relationship(foreign_keys=[approved_by])

    __table_args__ = (
        UniqueConstraint("article_id", "key"),
        CheckConstraint("status in ('open', 'returned', 'confirmed', 'dismissed', 'corrected', 'gone')", name="status"),
        Index(None, "status", "urgency", "id"),
        Index(None, "status", "rule", "urgency", "id"),
        Index(None, "status", "site", "urgency", "id"),
        Index(None, "status", "judged_by", "urgency", "id"),
        Index(None, "status", "published", "urgency", "id"),
        Index(
            "ix_findings_waiting",
            "status",
            "urgency",
            "id",
            sqlite_where=text("approved_by IS NULL"),
            postgresql_where=text("approved_by IS NULL"),
        ),
        Index(None, "rule"),
        Index(None, "site"),
        Index(None, "signature"),
        Index(None, "carried_from"),
    )


class Batch(Table):
    """Many findings judged at once."""

    __tablename__ = "batches"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Moment, default=now)
    action: Mapped[str] = mapped_column(String(16))
    filter: Mapped[dict[str, str]] = mapped_column(JSON)
    size: Mapped[int]
    undone_at: Mapped[datetime | None] = mapped_column(Moment)


class Decision(Table):
    """A line of the log, written once and never changed. `user_id` is null where the program itself acts.

    `version` is the finding's after it; null where the decision came too late and was refused, or only comments.
    The columns that begin with `was_` say how the finding was judged before, for undoing.
    """

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[int] = mapped_column(ForeignKey("findings.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(Moment, default=now)
    action: Mapped[str] = mapped_column(String(16))
    accepted: Mapped[bool] = mapped_column(default=True)
    seen_version: Mapped[int | None]  # the version the reviewer was looking at
    version: Mapped[int | None]
    status: Mapped[str | None] = mapped_column(String(16))  # that the finding got, or would have got
    reason: Mapped[str | None] = mapped_column(String(32))
    comment: Mapped[str | None] = mapped_column(Words)
    correction: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batches.id"))
    cause_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))  # whose consequence it is
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))
    was_status: Mapped[str | None] = mapped_column(String(16))
    was_judged_by: Mapped[int | None]
    was_judged_at: Mapped[datetime | None] = mapped_column(Moment)
    was_reason: Mapped[str | None] = mapped_column(String(32))
    was_correction: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    was_approved_by: Mapped[int | None]
    was_carried_from: Mapped[int | None]

    user: Mapped[User | None] = relationship()

    __table_args__ = (
        UniqueConstraint("finding_id", "version"),
        Index(None, "user_id", "id"),
        Index(None, "batch_id"),
        Index(None, "cause_id"),
        Index(None, "undoes_id"),
    )


class Job(Table):
    """Articles handed in together, to be checked one after another."""

    __tablename__ = "jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Words)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[datetime] = mapped_column(Moment, default=now)
    total: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime | None] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    cancelled_at: Mapped[datetime | None] = mapped_column(Moment)


class JobItem(Table):
    """One article of a job, or what was no article. It is done when it has a report or a problem."""

    __tablename__ = "job_items"

    job_id: Mapped[int] = mapped_column(ForeignKey("jobs.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    origin: Mapped[str] = mapped_column(Words)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id"))
    report_id: Mapped[int | None] = mapped_column(ForeignKey("reports.id"))
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    done: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (Index(None, "job_id", "done"),)


class LoginSession(Table):
    """Somebody who logged in with a browser; what the browser holds is only known here by its hash."""

    __tablename__ = "sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    expires_at: Mapped[datetime] = mapped_column(Moment)


class KeptAnswer(Table):
    """What a request under an Idempotency-Key was answered. `key` and `request` are hashes."""

    __tablename__ = "kept_answers"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    request: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime] = mapped_column(Moment, default=now)
