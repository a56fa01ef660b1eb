"""Every entry of the lexicon about periods, and every rule about them, does what its own examples say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from extractor.article import Article
from extractor.periods import RULES
from extractor.periods.grammar import examples
from extractor.rule import Example, Rule


def _lexicon(kind: str) -> Iterator[Any]:
    for name, table in examples():
        for example in table.get(kind, ()):
            yield pytest.param(example, id=f"{name}: {example['text'][:40]}")


@pytest.mark.parametrize("example", list(_lexicon("fires")))
def test_the_entry_fires(example: dict[str, Any], read: Callable[..., Article]) -> None:
    article = read(example["text"], example.get("published"))
    assert example["expect"] in [f"{period.since}..{period.until}" for period in article.periods]


@pytest.mark.parametrize("example", list(_lexicon("silent")))
def test_the_entry_is_silent(example: dict[str, Any], read: Callable[..., Article]) -> None:
    periods = read(example["text"], example.get("published")).periods
    assert [f"{period.since}..{period.until}" for period in periods] == example.get("others", [])


@pytest.mark.parametrize("example", list(_lexicon("roles")))
def test_the_period_has_its_role(example: dict[str, Any], read: Callable[..., Article]) -> None:
    article = read(example["text"], example.get("published"))
    roles = {example["text"][period.start : period.end]: period.role for period in article.periods}
    assert roles.get(example["period"]) == example["role"]


@pytest.mark.parametrize("example", list(_lexicon("lookalikes")))
def test_the_lookalike_is_kept_from_the_figures(example: dict[str, Any], read: Callable[..., Article]) -> None:
    article = read(example["text"])
    assert example["span"] in [example["text"][start:end] for start, end in article.not_figures]


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES for example in rule.fires])
def test_the_rule_fires(rule: Rule, example: Example, read: Callable[..., Article]) -> None:
    article = read(example.text, example.published)
    notices = [notice for notice in article.notices if notice.rule == rule.id]
    assert [example.text[start:end] for notice in notices for start, end in notice.spans] == [example.expect]
    for message in rule.messages.values():
        assert message.id.format(**notices[0].values)
        assert message.en.format(**notices[0].values)


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES for example in rule.silent])
def test_the_rule_is_silent(rule: Rule, example: Example, read: Callable[..., Article]) -> None:
    assert not read(example.text, example.published).notices
