"""The break test changes one digit in one place, always the same one, and only where the arithmetic then fails."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from extractor import check
from service.cli import app
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


def test_what_has_no_digit_cannot_be_broken() -> None:
    words = "dua puluh orang"
    figures = [{**figure(f"f{n}", words, "20", n), "number": "dua puluh"} for n in (1, 2)]
    relation = {"kind": "equal", "a": "f1", "b": "f2", "verdict": "consistent"}
    assert list(breaks(annotated(f"{words}, ya {words}", figures, relation))) == []


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


def test_a_break_in_a_plain_breakdown_is_caught_and_mended() -> None:
    text = "Ada 36.910 peserta, terdiri dari 1.286 guru dan 35.624 petani."
    figures = [figure("f1", "36.910 peserta", "36910"), figure("f2", "1.286 guru", "1286")]
    figures.append(figure("f3", "35.624 petani", "35624"))
    relation = {"kind": "sum", "total": "f1", "parts": ["f2", "f3"], "verdict": "consistent"}
    scores = break_test([annotated(text, figures, relation)], lambda broken: check(broken.text))
    assert scores.as_dict() == {
        "breaks": 1, "caught": 1.0, "mended": 1.0,
        "by_family": {"sum": {"breaks": 1, "caught": 1.0, "mended": 1.0}},
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    article = sum_of()
    (tmp_path / "uji.txt").write_text(article.text, encoding="utf-8")
    (tmp_path / "uji.json").write_text(article.gold.model_dump_json(by_alias=True), encoding="utf-8")
    return tmp_path


def test_evaluate_runs_the_break_test_on_request(folder: Path) -> None:
    told = CliRunner().invoke(app, ["evaluate", str(folder), "--breaks", "--json"])
    assert json.loads(told.stdout)["breaks"]["breaks"] == 1
    quiet = CliRunner().invoke(app, ["evaluate", str(folder), "--json"])
    assert "breaks" not in json.loads(quiet.stdout)


def test_floors_of_the_break_test_count_only_where_it_ran(folder: Path) -> None:
    floors = folder / "floors.toml"
    floors.write_text("[breaks]\nmended = 1.1\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["evaluate", str(folder), "--floors", str(floors)]).exit_code == 0
    assert CliRunner().invoke(app, ["evaluate", str(folder), "--breaks", "--floors", str(floors)]).exit_code == 1
