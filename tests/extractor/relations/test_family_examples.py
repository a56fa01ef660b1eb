"""Every family does with its own examples what they say."""

from __future__ import annotations

import pytest
from linked import relations

from extractor.reconciling.verdicts import judge
from extractor.relations import FAMILIES

FIRES = [pytest.param(f.RULE.id, e, id=f"{f.RULE.id}: {e.text[:60]}") for f in FAMILIES for e in f.RULE.fires]
SILENT = [pytest.param(f.RULE.id, e, id=f"{f.RULE.id}: {e.text[:60]}") for f in FAMILIES for e in f.RULE.silent]


@pytest.mark.parametrize(("rule", "example"), FIRES)
def test_finds_the_relation_of_the_example(rule, example):
    found = relations(example.text, rule, example.published)
    assert example.expect in found
    if example.verdict is not None:
        assert judge(found[example.expect]).verdict == example.verdict
        assert found[example.expect].asserted or example.verdict == "consistent"


@pytest.mark.parametrize(("rule", "example"), SILENT)
def test_is_silent_where_nothing_is_asserted(rule, example):
    assert list(relations(example.text, rule, example.published)) == []
