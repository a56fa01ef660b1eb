"""Figures: numerals, money, counts, percents, measures, hedges; and the lookalikes that are not figures."""

from __future__ import annotations

from extractor.article import Article


def read_figures(article: Article) -> None:
    """Add every figure of the article to `article.figures`, in order of their offsets."""
