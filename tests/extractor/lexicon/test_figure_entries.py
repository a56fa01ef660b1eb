"""Every entry of the lexicons that figures are read with, on its own examples."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractor.article import Figure
from extractor.cleaning import clean
from extractor.figures import read_figures
from extractor.lexicon import load


def figures(text: str) -> list[Figure]:
    article = clean(text)
    read_figures(article)
    return article.figures


def cases(lexicon: str, part: str) -> list[Any]:
    found = []
    for name, entry in load(lexicon).items():
        entries = entry if isinstance(entry, list) else [entry]
        for one in entries:
            label = name if isinstance(entry, dict) else one["names"][0]
            found += [pytest.param(label, text, id=f"{lexicon} {label}: {text}") for text in one.get(part, ())]
    return found


@pytest.mark.parametrize(("name", "text"), cases("numbers", "fires"))
def test_numbers(name: str, text: str) -> None:
    written, value = text.split(" = ")
    written = f"Ada {written} orang." if "Rp" not in written else f"Ada {written}."
    if name in ("fractions", "denominators", "decimal_point"):
        written = written.replace("orang", "hektare")
    assert [figure.value for figure in figures(written)] == [Decimal(value)]


@pytest.mark.parametrize(("name", "text"), cases("currencies", "fires"))
def test_money(name: str, text: str) -> None:
    assert any(figure.kind == "money" for figure in figures(f"Totalnya {text}."))


@pytest.mark.parametrize(("name", "text"), [*cases("currencies", "silent"), *cases("numbers", "silent")])
def test_no_money(name: str, text: str) -> None:
    assert not any(figure.kind == "money" and figure.value >= 1000 for figure in figures(f"{text} di sana."))


@pytest.mark.parametrize(("name", "text"), cases("percents", "fires"))
def test_percent(name: str, text: str) -> None:
    units = [figure.unit for figure in figures(f"Angkanya naik {text}.") if figure.kind == "percent"]
    assert len(units) == 1
    assert (units[0] == "%") == (name == "percent")


@pytest.mark.parametrize(("name", "text"), cases("percents", "silent"))
def test_no_percent(name: str, text: str) -> None:
    assert not any(figure.kind == "percent" for figure in figures(f"Angkanya naik {text}."))


@pytest.mark.parametrize(("name", "text"), cases("hedges", "fires"))
def test_hedge(name: str, text: str) -> None:
    assert [figure.hedge for figure in figures(text)] == [name]


@pytest.mark.parametrize(("name", "text"), cases("hedges", "silent"))
def test_no_hedge(name: str, text: str) -> None:
    assert [figure.hedge for figure in figures(text) if figure.hedge == name] == []


@pytest.mark.parametrize(("name", "text"), cases("measures", "fires"))
def test_measure(name: str, text: str) -> None:
    found = figures(f"Angkanya {text}." if text[0].isdigit() else text)
    assert [figure.kind for figure in found] == ["measure"]


@pytest.mark.parametrize(("name", "text"), cases("measures", "silent"))
def test_no_measure(name: str, text: str) -> None:
    assert not any(figure.kind == "measure" for figure in figures(text))


@pytest.mark.parametrize(("name", "text"), cases("lookalikes", "fires"))
def test_lookalike(name: str, text: str) -> None:
    assert [figure.number for figure in figures(text)] == []


@pytest.mark.parametrize(("name", "text"), cases("lookalikes", "silent"))
def test_no_lookalike(name: str, text: str) -> None:
    assert len(figures(text)) >= 1


@pytest.mark.parametrize("text", load("counted")["bare"]["fires"])
def test_bare_numbers_that_count(text: str) -> None:
    digits = sum(word.strip("(),.;:").isdigit() for word in text.split())
    assert len(figures(text)) == digits


@pytest.mark.parametrize("text", load("counted")["bare"]["silent"])
def test_bare_numbers_that_count_nothing(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize("text", load("counted")["bare"]["ages"])
def test_ages_in_brackets_count_nothing(text: str) -> None:
    assert not any(figure.value > 3 for figure in figures(text))


@pytest.mark.parametrize("text", load("counted")["article_one"]["fires"])
def test_one_that_counts(text: str) -> None:
    assert any(figure.value == 1 for figure in figures(text))


@pytest.mark.parametrize("text", load("counted")["article_one"]["silent"])
def test_one_that_is_an_article(text: str) -> None:
    assert not any(figure.value == 1 for figure in figures(text))


@pytest.mark.parametrize("example", load("labels")["examples"]["labels"], ids=lambda example: example["text"])
def test_labels(example: dict[str, Any]) -> None:
    assert [figure.label or "" for figure in figures(example["text"])] == example["labels"]


@pytest.mark.parametrize("text", load("phrases")["ranges"]["fires"])
def test_ranges(text: str) -> None:
    assert [figure.high is not None for figure in figures(text)] == [True]


@pytest.mark.parametrize("text", load("phrases")["ranges"]["silent"])
def test_no_range(text: str) -> None:
    assert not any(figure.high is not None for figure in figures(text))


@pytest.mark.parametrize("text", load("phrases")["shared_ends"]["fires"])
def test_what_the_last_number_says_holds_for_those_before(text: str) -> None:
    assert len({(figure.kind, figure.unit, figure.step) for figure in figures(text)}) == 1


@pytest.mark.parametrize("text", load("phrases")["shared_ends"]["silent"])
def test_what_has_a_unit_of_its_own_keeps_it(text: str) -> None:
    assert [figure.kind for figure in figures(text)] == ["count", "percent"]


@pytest.mark.parametrize("text", load("phrases")["rates"]["fires"])
def test_rates(text: str) -> None:
    assert [figure.rate is not None for figure in figures(text)] == [True]


@pytest.mark.parametrize("text", load("phrases")["rates"]["silent"])
def test_no_rate(text: str) -> None:
    assert [figure.rate for figure in figures(text)] == [None]
