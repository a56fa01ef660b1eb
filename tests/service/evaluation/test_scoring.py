from decimal import Decimal
from typing import Any

import pytest

from extractor import Report, check
from extractor.report import CheckInfo, EntityInfo, FigureInfo, PeriodInfo, Text
from service.evaluation.gold import Annotation, GoldArticle
from service.evaluation.scoring import Claim, Scores, alike, claim, score

TEXT = "Sebanyak 10 orang pada 2023: 6 pria dan 5 wanita, kata Sari. Ulang.\nUlang.\n"


def gold(**changes: Any) -> GoldArticle:
    figures = [
        {"id": "g1", "text": "10 orang", "number": "10", "kind": "count", "value": "10", "unit": "orang"},
        {"id": "g2", "text": "6 pria", "number": "6", "kind": "count", "value": "6", "unit": "pria"},
        {"id": "g3", "text": "5 wanita", "number": "5", "kind": "count", "value": "5", "unit": "wanita"},
    ]
    figures[0] |= {"speaker": "Sari Dewi", "period": 0}
    return GoldArticle(
        TEXT,
        Annotation.model_validate(
            {
                "id": "a",
                "figures": figures,
                "periods": [{"text": "2023", "start": "2023-01-01", "end": "2023-12-31"}],
                "relations": [{"kind": "sum", "total": "g1", "parts": ["g2", "g3"], "verdict": "inconsistent"}],
                "duplicates": [{"paragraph": 1, "of": 0}],
            }
            | changes
        ),
    )


def figure(id: str, surface: str, value: str, **changes: Any) -> FigureInfo:
    start = TEXT.index(surface)
    known = {"kind": "count", "unit": "orang", "number": surface, "text": surface, "paragraph": 0} | changes
    return FigureInfo(id=id, start=start, end=start + len(surface), value=value, **known)


def finding(kind: str, verdict: str, **roles: Any) -> CheckInfo:
    text = Text(id="", en="")
    return CheckInfo.model_validate(
        {"id": "c", "rule": kind, "kind": kind, "figures": roles, "spans": [], "verdict": verdict}
        | {"confidence": 1, "severity": "error", "message": text, "reasons": []}
    )


def report(**parts: Any) -> Report:
    return check("").model_copy(update={"figures": [], "checks": [], "periods": [], "entities": []} | parts)


READ = [figure("x1", "10", "10", speaker="e1", period="p1"), figure("x2", "6", "6"), figure("x3", "5", "5")]
READ[1:] = [READ[1].model_copy(update={"unit": "pria"}), READ[2].model_copy(update={"unit": "wanita"})]
PERFECT = report(
    figures=READ,
    periods=[PeriodInfo(id="p1", start=23, end=27, text="2023", since="2023-01-01", until="2023-12-31")],
    entities=[EntityInfo(id="e1", kind="person", name="Sari", mentions=[])],
    checks=[finding("sum", "inconsistent", total="x1", parts=["x3", "x2"])],
)


def f1(scores: Scores) -> dict[str, float]:
    return {name: tally.f1 for name, tally in scores.measures.items() if tally.right + tally.extra + tally.missed}


def test_a_report_that_finds_everything_misses_only_the_repeat_it_lacks() -> None:
    scores = score([(gold(), PERFECT)])
    assert f1(scores) == {
        "figures": 1,
        "units": 1,
        "speakers": 1,
        "periods": 1,
        "figure_periods": 1,
        "relations": 1,
        "flags": 1,
        "duplicates": 0,
    }
    assert scores.misses == ["a: repeat missed: paragraph 1"]
    assert scores.exact == 1


def test_a_wrong_value_is_a_miss_and_an_extra_and_takes_its_relation_along() -> None:
    figures = [READ[0], READ[1].model_copy(update={"value": "7"}), READ[2]]
    scores = score([(gold(), PERFECT.model_copy(update={"figures": figures}))])
    tally = scores.measures["figures"]
    assert (tally.right, tally.extra, tally.missed) == (2, 1, 1)
    assert scores.measures["relations"].f1 == 0
    assert scores.measures["flags"].f1 == 1  # two of three values still point at the error
    assert "a: figure missed: '6 pria' = count 6 (read as ['count 7'])" in scores.misses


def test_flags_on_a_clean_article_are_counted_by_article() -> None:
    clean = gold(relations=[])
    scores = score([(clean, PERFECT), (clean, report())])
    assert (scores.clean, scores.clean_flagged) == (2, 1)
    assert scores.measures["flags"].extra == 1


def test_a_difference_is_the_sum_that_it_implies() -> None:
    value = {name: Decimal(number) for name, number in {"a": 100, "b": 60, "c": 40}.items()}
    assert claim("difference", {"total": "a", "parts": ["b"], "result": "c"}, value) == claim(
        "sum", {"total": "a", "parts": ["c", "b"]}, value
    )
    assert claim("weekday", {}, value) is None


@pytest.mark.parametrize(
    ("error", "flag", "same"),
    [
        (("sum", (10,), (5, 6)), ("sum", (10,), (5, 6, 7, 8)), True),
        (("sum", (10,), (5, 6)), ("sum", (11,), (5, 6)), False),
        (("sum", (10,), (5, 6)), ("share", (10,), (5, 6)), False),
        (("change", (None,), (80, 100)), ("change", (25,), (80, 100)), True),
        (("equal", (), (5, 6)), ("equal", (), (5, 7)), False),
    ],
)
def test_a_flag_must_point_at_the_error(error: Any, flag: Any, same: bool) -> None:
    assert alike(Claim(*error), Claim(*flag)) is same
