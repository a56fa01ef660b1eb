"""Who and where: people with their roles, organisations, places, and who said which figure."""

from __future__ import annotations

from extractor.article import Article


def read_entities(article: Article) -> None:
    """Add people, organisations and places to `article.entities`."""


def attribute(article: Article) -> None:
    """Give each figure its speaker and its place where the text says so."""
