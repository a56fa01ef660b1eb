"""Periods: dates, spans of months, quarters, years, and relative expressions, as ISO dates."""

from __future__ import annotations

from extractor.article import Article


def read_periods(article: Article) -> None:
    """Add every period to `article.periods`; the spans of dates go to `article.not_figures` too."""


def tie_figures(article: Article) -> None:
    """Give each figure the period it belongs to: own clause, sentence, paragraph, lead, in that order."""


def inherit_periods(article: Article) -> None:
    """Let figures without a period inherit it through restatements, breakdowns and changes."""
