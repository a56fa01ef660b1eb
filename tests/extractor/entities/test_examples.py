"""Every example in the lexicon of roles and speech, and of every rule about entities, comes out as it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractor.article import Article
from extractor.entities import RULES
from extractor.lexicon import load
from extractor.rule import Example, Rule


@pytest.mark.parametrize("example", load("speech")["examples"], ids=lambda e: e["text"][:60])
def test_the_figure_has_the_speaker(example: dict[str, str], read: Callable[[str], Article]) -> None:
    article = read(example["text"])
    figures = [f for f in article.figures if f.number == example["figure"]]
    names = {entity.id: entity.name for entity in article.entities}
    assert [names.get(figure.speaker or "") for figure in figures[:1]] == [example.get("speaker")]


@pytest.mark.parametrize("example", load("roles")["examples"], ids=lambda e: e["text"][:60])
def test_the_person_has_the_role(example: dict[str, Any], read: Callable[[str], Article]) -> None:
    people = [e for e in read(example["text"]).entities if e.kind == "person"]
    if "name" in example:
        assert (example["name"], example.get("role")) in [(person.name, person.role) for person in people]
    else:
        assert not people


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES for example in rule.fires])
def test_the_rule_fires(rule: Rule, example: Example, read: Callable[[str], Article]) -> None:
    notices = [notice for notice in read(example.text).notices if notice.rule == rule.id]
    assert [example.text[start:end] for notice in notices for start, end in notice.spans] == [example.expect]
    for message in rule.messages.values():
        assert message.id.format(**notices[0].values)
        assert message.en.format(**notices[0].values)


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES for example in rule.silent])
def test_the_rule_is_silent(rule: Rule, example: Example, read: Callable[[str], Article]) -> None:
    assert not [notice for notice in read(example.text).notices if notice.rule == rule.id]
