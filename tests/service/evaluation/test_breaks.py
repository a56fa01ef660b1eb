"""The break test changes one digit in one place, always the same one, and only where the arithmetic then fails."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractor import check
from service.evaluation.breaks import Break, break_test, breaks
from service.evaluation.gold import Annotation, GoldArticle

TEXT = "Ada 36.910 peserta. Rinciannya, 1.286 guru dan 35.624 petani. Jadi 36.910 peserta."


def figure(id: str, text: str, value: str, nth: int = 1, **more: Any) -> dict[str, Any]:
    number = text.partition(" ")[0]
    return {"id": id, "text": text, "number": number, "kind": "count", "value": value, "nth": nth, **more}


def annotated(text: str, figures: list[dict[str, Any]], *relations: dict[str, Any]) -> GoldArticle:
    gold = {"id": "uji", "figures": figures, "relations": list(relations)}
    return GoldArticle(text, Annotation.model_validate(gold))


def sum_of(verdict: str = "consistent") -> GoldArticle:
    figures = [figure("f1", "36.910 peserta", "36910"), figure("f2", "1.286 guru", "1286"),
               figure("f3", "35.624 petani", "35624"), figure("f4", "36.910 peserta", "36910", 2)]  # fmt: skip
    relation = {"kind": "sum", "total": "f1", "parts": ["f2", "f3"], "verdict": verdict}
    return annotated(TEXT, figures, relation)


def test_one_digit_in_one_place_is_changed() -> None:
    [broken] = breaks(sum_of())
    changed = [(old, new) for old, new in zip(TEXT, broken.text, strict=True) if old != new]
    assert len(changed) == 1
    assert broken.text[broken.start : broken.end].replace(".", "") == str(broken.written)
    assert broken.written != broken.value


def test_the_same_digit_is_changed_every_time() -> None:
    assert list(breaks(sum_of())) == list(breaks(sum_of()))


def test_a_relation_that_is_wrong_already_is_left_alone() -> None:
    assert list(breaks(sum_of("inconsistent"))) == []


@pytest.mark.parametrize(
    ("text", "a", "b"),
    [
        ("dua puluh orang, ya dua puluh orang", "dua puluh orang", "dua puluh orang"),  # no digit to change
    ],
)
def test_what_has_no_digit_cannot_be_broken(text: str, a: str, b: str) -> None:
    figures = [{**figure("f1", a, "20"), "number": "dua puluh"}, {**figure("f2", b, "20", 2), "number": "dua puluh"}]
    assert (
        list(breaks(annotated(text, figures, {"kind": "equal", "a": "f1", "b": "f2", "verdict": "consistent"}))) == []
    )


def test_digits_that_do_not_matter_are_not_changed() -> None:
    """Any count of up to 900 leaves a partial list within its total of 999."""
    text = "999 rumah, di antaranya 0 rusak"
    figures = [figure("f1", "999 rumah", "999"), figure("f2", "0 rusak", "0")]
    relation = {"kind": "sum", "total": "f1", "parts": ["f2"], "partial": True, "verdict": "consistent"}
    assert list(breaks(annotated(text, figures, relation))) == []


def test_a_program_that_finds_nothing_catches_nothing() -> None:
    scores = break_test([sum_of()], lambda broken: check("Tidak ada apa-apa."))
    assert (scores.everything.caught, scores.everything.mended) == (0, 0)
    assert "NOT CAUGHT" in scores.misses[0]


def test_a_digit_that_weighs_in_a_scaled_amount() -> None:
    text = "Rp9,7 miliar, yaitu Rp4,2 miliar dan Rp5,5 miliar"
    money = [
        ("f1", "Rp9,7 miliar", "9700000000"),
        ("f2", "Rp4,2 miliar", "4200000000"),
        ("f3", "Rp5,5 miliar", "5500000000"),
    ]
    figures = [
        {**figure(id, words, value), "number": words[2:], "kind": "money", "unit": "IDR"} for id, words, value in money
    ]
    [broken] = breaks(
        annotated(text, figures, {"kind": "sum", "total": "f1", "parts": ["f2", "f3"], "verdict": "consistent"})
    )
    number = broken.text[broken.start : broken.end].removesuffix(" miliar").replace(",", ".")
    assert Decimal(number) * 10**9 == broken.written
    assert isinstance(broken, Break)
