"""The rule "words-and-digits" on its own examples."""

from __future__ import annotations

import pytest

from extractor.cleaning import clean
from extractor.figures import RULES, read_figures
from extractor.rule import Example, Rule


def pointed_at(example: Example, rule: str) -> list[str]:
    article = clean(example.text)
    read_figures(article)
    return [example.text[start:end] for notice in article.notices if notice.rule == rule for start, end in notice.spans]


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES for example in rule.fires])
def test_fires(rule: Rule, example: Example) -> None:
    assert pointed_at(example, rule.id) == [example.expect]


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES for example in rule.silent])
def test_silent(rule: Rule, example: Example) -> None:
    assert pointed_at(example, rule.id) == []
