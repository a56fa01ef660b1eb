"""Do the figures that belong together add up? Intervals, verdicts, repairs, explanations, and the Report."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Context, localcontext

from extractor.article import Article
from extractor.reconciling.assembly import assemble
from extractor.reconciling.checks import check_notices, check_relations
from extractor.report import Report

_EXACT_ENOUGH = Context(prec=60, traps=[])
"""Sixty digits keep any sum a person writes exact; nothing in a text may raise."""


def reconcile(article: Article, *, rules_off: Collection[str] = ()) -> Report:
    """Judge every relation of the article and return its Report; rules named in `rules_off` leave no check."""
    with localcontext(_EXACT_ENOUGH):
        checks = [*check_relations(article, rules_off), *check_notices(article, rules_off)]
        return assemble(article, checks)
