"""Which figures the text says belong together: one module a family."""

from __future__ import annotations

from collections.abc import Collection

from extractor.article import Article


def link(article: Article, *, rules_off: Collection[str] = ()) -> None:
    """Add the relations the text asserts to `article.relations`."""
