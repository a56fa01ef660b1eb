"""Paragraphs, boilerplate and repeats: what is kept, and why the rest is not."""

from __future__ import annotations

from datetime import date

from extractor.article import Article


def clean(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    id: str | None = None,
    source: str | None = None,
) -> Article:
    """Return the Article of `text` with its paragraphs, sentences and quotations."""
    raise NotImplementedError
