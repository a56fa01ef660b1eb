"""Do the figures that belong together add up? Intervals, verdicts, repairs, explanations, and the Report."""

from __future__ import annotations

from collections.abc import Collection

from extractor.article import Article
from extractor.report import Report


def reconcile(article: Article, *, rules_off: Collection[str] = ()) -> Report:
    """Judge every relation of the article and return its Report."""
    raise NotImplementedError
