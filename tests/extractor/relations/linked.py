"""Texts taken through reading and linking, for the tests of the relation families."""

from __future__ import annotations

from datetime import date

from extractor.article import Article, Relation
from extractor.cleaning import clean
from extractor.figures import read_figures
from extractor.periods import read_periods, tie_figures
from extractor.reconciling.verdicts import judge
from extractor.relations import link
from extractor.relations.notation import written


def linked(text: str, published: str | None = None) -> Article:
    """The Article of `text` with its figures, periods and relations."""
    article = clean(text, published=date.fromisoformat(published) if published else None)
    read_periods(article)
    read_figures(article)
    tie_figures(article)
    link(article)
    return article


def relations(text: str, rule: str, published: str | None = None) -> dict[str, Relation]:
    """What the family `rule` makes of `text`, by the rules' notation."""
    return {written(r): r for r in linked(text, published).relations if r.rule == rule}


def accused(text: str, rule: str) -> list[str]:
    """The relations of the family that the words assert and the arithmetic denies."""
    found = relations(text, rule)
    return [line for line, r in found.items() if r.asserted and judge(r).verdict == "inconsistent"]
