"""What readers hand on: documents as they were found, and submissions, the articles in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from service.wording import Said

# A string was text already where it was found, so that it may hold lone surrogates; text is bytes yet to be decoded.
Kind = Literal["string", "text", "html", "pdf", "docx"]


@dataclass(frozen=True, slots=True)
class Submission:
    """One article as somebody handed it in. `encoding` is set where it was not UTF-8."""

    text: str
    id: str | None = None
    title: str | None = None
    published: date | None = None
    source: str | None = None
    encoding: str | None = None
    author: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What could not be read: where it is, and why, in both languages; `place` as a document has one."""

    where: str
    why: Said
    place: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article beside its text; `published` as it was written."""

    id: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one article as they were found, cheap to carry about; `convert` makes a submission of them.

    `where` names it in messages, `place` tells it from every other document. `charset` is what its surroundings
    declare (an HTTP header, the user). `size` is its share of the file it came from, in bytes.
    """

    where: str
    kind: Kind
    data: bytes
    known: Known = field(default_factory=Known)
    charset: str | None = None
    place: str = ""
    size: int = 0


Item = Submission | Unreadable
Found = Document | Unreadable
