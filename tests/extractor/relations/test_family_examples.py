"""Every family does with its own examples what they say."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.cleaning import clean
from extractor.figures import read_figures
from extractor.periods import read_periods, tie_figures
from extractor.reconciling.verdicts import judge
from extractor.relations import FAMILIES, link
from extractor.relations.notation import written
from extractor.rule import Example

FIRES = [pytest.param(f.RULE.id, e, id=f"{f.RULE.id}: {e.text[:60]}") for f in FAMILIES for e in f.RULE.fires]
SILENT = [pytest.param(f.RULE.id, e, id=f"{f.RULE.id}: {e.text[:60]}") for f in FAMILIES for e in f.RULE.silent]


def relations(rule: str, example: Example):
    """What the family `rule` makes of the example, in the rules' notation, each with the relation itself."""
    published = date.fromisoformat(example.published) if example.published else None
    article = clean(example.text, published=published)
    read_periods(article)
    read_figures(article)
    tie_figures(article)
    link(article)
    return {written(relation): relation for relation in article.relations if relation.rule == rule}


@pytest.mark.parametrize(("rule", "example"), FIRES)
def test_finds_the_relation_of_the_example(rule, example):
    found = relations(rule, example)
    assert example.expect in found
    if example.verdict is not None:
        assert judge(found[example.expect]).verdict == example.verdict
        assert found[example.expect].asserted


@pytest.mark.parametrize(("rule", "example"), SILENT)
def test_is_silent_where_nothing_is_asserted(rule, example):
    assert list(relations(rule, example)) == []
