"""What agrees, what does not, and what cannot be said: one table a family."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from writing import article, checked, figure, relate

from extractor.article import Direction, RelationKind
from extractor.interval import Interval
from extractor.reconciling import reconcile
from extractor.reconciling.verdicts import credible

SUMS = [
    ("[36.910] terdiri dari [1.286], [35.624]", "consistent"),
    ("[36.910] terdiri dari [1.286], [35.625]", "inconsistent"),
    ("[Rp307 triliun] terdiri dari [Rp168,9 triliun], [Rp138,9 triliun]", "consistent"),  # 307,8 cut off
    ("[Rp308 triliun] terdiri dari [Rp168,9 triliun], [Rp138,9 triliun]", "consistent"),  # 307,8 rounded
    ("[Rp309 triliun] terdiri dari [Rp168,9 triliun], [Rp138,9 triliun]", "inconsistent"),
    ("[0,28 juta] terdiri dari [13,1 ribu], [262,1 ribu]", "consistent"),
    ("[1,20 juta] terdiri dari [734.910], [457.150]", "inconsistent"),
    ("[Rp1.176.304.588] terdiri dari [Rp176.304.588], [Rp1.000.000.001]", "inconsistent"),  # one rupiah
    ("[sekitar Rp413 juta] terdiri dari [Rp163.662.809], [Rp250 juta]", "consistent"),
    ("[sekitar 100 orang] terdiri dari [60 orang], [50 orang]", "consistent"),
    ("[sekitar 100 orang] terdiri dari [140 orang], [90 orang]", "inconsistent"),
    ("[120 orang] terdiri dari [minimal 75 orang], [46 orang]", "inconsistent"),
    ("[120 orang] terdiri dari [minimal 75 orang], [40 orang]", "consistent"),
    ("[lebih dari 500 orang] terdiri dari [300 orang], [250 orang]", "consistent"),
    ("[lebih dari 500 orang] terdiri dari [3.000 orang], [2.000 orang]", "inconsistent"),
    ("[4 ton] terdiri dari [2 ton], [2.100 kg]", "consistent"),
    ("[4 ton] terdiri dari [2 ton], [4.100 kg]", "inconsistent"),
]


@pytest.mark.parametrize(("text", "verdict"), SUMS)
def test_a_total_and_its_parts(text: str, verdict: str) -> None:
    assert checked(text, "sum", total="f1", parts=["f2", "f3"]).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("[502], di antaranya [176], [117]", "consistent"),
        ("[502], di antaranya [502]", "consistent"),
        ("[502], di antaranya [376], [217]", "inconsistent"),
        ("[lebih dari 500 orang], di antaranya [510 orang]", "consistent"),
    ],
)
def test_some_of_the_parts_may_fall_short_but_not_exceed(text: str, verdict: str) -> None:
    parts = [f"f{n}" for n in range(2, text.count("[") + 1)]
    assert checked(text, "sum", partial=True, total="f1", parts=parts).verdict == verdict


def test_a_figure_that_counts_once_per_item_is_added_once_per_item() -> None:
    text = "[50 kursi]: [42 kursi], dua partai masing-masing [4 kursi]"
    assert checked(text, "sum", total="f1", parts=["f2", "f3", "f3"]).verdict == "consistent"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("[35,5 persen], [40 persen], [24,5 persen]", "consistent"),
        ("[35,5 persen], [40 persen], [14,5 persen]", "inconsistent"),
    ],
)
def test_shares_of_a_whole_make_a_hundred(text: str, verdict: str) -> None:
    assert checked(text, "sum", parts=["f1", "f2", "f3"]).verdict == verdict


TRIPLES: list[tuple[RelationKind, str, Direction | None, list[str], str]] = [
    ("difference", "dari [100], sudah [60], sisanya [40]", None, ["total", "parts", "result"], "consistent"),
    ("difference", "dari [100], sudah [60], sisanya [30]", None, ["total", "parts", "result"], "inconsistent"),
    ("difference", "[Rp374,4 triliun], [Rp349,8 triliun], [Rp24,6 miliar]", None, ["total", "parts", "result"],
     "inconsistent"),
    ("share", "[81.339] dari [85.267], [95 persen]", None, ["part", "whole", "percent"], "consistent"),
    ("share", "[81.339] dari [85.267], [96 persen]", None, ["part", "whole", "percent"], "inconsistent"),
    ("share", "[165.731] dari [109.231], [151,7 persen]", None, ["part", "whole", "percent"], "consistent"),
    ("change", "[948.571] menjadi [976.019], [2,8 persen]", "up", ["base", "new", "percent"], "consistent"),
    ("change", "[948.571] menjadi [976.019], [2,9 persen]", "up", ["base", "new", "percent"], "consistent"),
    ("change", "[948.571] menjadi [976.019], [3,1 persen]", "up", ["base", "new", "percent"], "inconsistent"),
    ("change", "[2,98 juta] menjadi [3,21 juta], [107,72 persen]", "up", ["base", "new", "percent"], "inconsistent"),
    ("change", "[18,1 miliar] menjadi [16,7 miliar], [7,7 persen]", "down", ["base", "new", "percent"], "consistent"),
    ("change", "[18,1 miliar] menjadi [16,7 miliar], [7,7 persen]", "up", ["base", "new", "percent"], "inconsistent"),
    ("change", "[18,1 miliar] menjadi [16,7 miliar], [7,7 persen]", None, ["base", "new", "percent"], "consistent"),
    ("change", "[5 persen] menjadi [7 persen], [2 persen]", "up", ["base", "new", "percent"], "consistent"),
    ("change", "[5 persen] menjadi [7 persen], [40 persen]", "up", ["base", "new", "percent"], "consistent"),
    ("product", "[250] KK masing-masing [Rp600 ribu], total [Rp150 juta]", None, ["count", "each", "total"],
     "consistent"),
    ("product", "[1.300] meter, [Rp6 juta], total [Rp6 miliar]", None, ["count", "each", "total"], "inconsistent"),
    ("product", "[12.000] KK masing-masing [10 kg], total [130 ton]", None, ["count", "each", "total"], "inconsistent"),
    ("difference", "[125.604 ton] dan [115.014,9 ton], selisih [10.589,9 ton]", None, ["total", "parts", "result"],
     "consistent"),
    ("difference", "[125.604 ton] dan [115.014 ton], selisih [10.591 ton]", None, ["total", "parts", "result"],
     "inconsistent"),
    ("product", "[200] KK masing-masing [10 kg], total [2 ton]", None, ["count", "each", "total"], "consistent"),
    ("ratio", "[125.604 ton] dari [16.043] hektare, [7,83 ton]", None, ["a", "b", "result"], "consistent"),
    ("ratio", "[125.604 ton] dari [16.043] hektare, [8,83 ton]", None, ["a", "b", "result"], "inconsistent"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "direction", "roles", "verdict"), TRIPLES)
def test_three_figures(
    kind: RelationKind, text: str, direction: Direction | None, roles: list[str], verdict: str
) -> None:
    named: dict[str, str | list[str]] = {
        role: [f"f{n}"] if role == "parts" else f"f{n}" for n, role in enumerate(roles, start=1)
    }
    assert checked(text, kind, direction=direction, **named).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("[43 ribu] gempa, tepatnya [43.439]", "consistent"),
        ("[1.114.590 ton], lalu [1,14 juta ton]", "inconsistent"),
        ("[646], lalu [645]", "inconsistent"),
        ("[minimal 528 orang], lalu [528 orang]", "consistent"),
        ("[lebih dari 500 orang], lalu [900 orang]", "consistent"),
        ("[lebih dari 500 orang], lalu [5.000 orang]", "inconsistent"),
        ("[hampir 500 orang], lalu [480 orang]", "consistent"),
        ("[hampir 500 orang], lalu [200 orang]", "inconsistent"),
        ("[maksimal 500 orang], lalu [20 orang]", "consistent"),
        ("[2 ton], lalu [2.000 kg]", "consistent"),
    ],
)
def test_the_same_thing_stated_twice(text: str, verdict: str) -> None:
    assert checked(text, "equal", a="f1", b="f2").verdict == verdict


@pytest.mark.parametrize(("direction", "verdict"), [("up", "inconsistent"), ("down", "consistent")])
def test_a_change_without_a_percentage_must_at_least_go_the_way_it_says(direction: Direction, verdict: str) -> None:
    text = "laba berubah dari [Rp2,02 triliun] menjadi [Rp1,96 triliun]"
    assert checked(text, "change", direction=direction, base="f1", new="f2").verdict == verdict


def test_a_percentage_of_people_must_be_a_whole_number_of_people() -> None:
    check = checked("[30 persen] dari [7 orang]", "share", percent="f1", whole="f2")  # 2 is 28,6, 3 is 42,9
    assert (check.kind, check.verdict) == ("whole_number", "inconsistent")


@pytest.mark.parametrize("text", ["[60 persen] dari [25 orang]", "[30 persen] dari [7,5 ribu]"])
def test_a_percentage_that_some_whole_number_gives_confirms_nothing(text: str) -> None:
    written = article(text)
    relate(written, "share", percent="f1", whole="f2")
    report = reconcile(written)
    assert (report.checks, report.unchecked) == ([], ["f1", "f2"])


def test_agreement_at_the_very_edge_of_rounding_says_so() -> None:
    edge = checked("[23 orang] dari [25 orang], [91 persen]", "share", part="f1", whole="f2", percent="f3")
    assert (edge.verdict, edge.at_edge) == ("consistent", True)
    within = checked("[23 orang] dari [25 orang], [92 persen]", "share", part="f1", whole="f2", percent="f3")
    assert (within.verdict, within.at_edge) == ("consistent", False)


def test_what_the_language_does_not_assert_is_never_accused() -> None:
    written = article("[36.910], [1.286], [35.625]")
    relate(written, "sum", asserted=False, total="f1", parts=["f2", "f3"])
    report = reconcile(written)
    assert report.checks == []
    assert report.unchecked == ["f1", "f2", "f3"]


def test_what_cannot_be_compared_is_not_judged() -> None:
    mixed = checked("[Rp9 miliar] terdiri dari [4 orang], [5 orang]", "sum", total="f1", parts=["f2", "f3"])
    assert mixed.verdict == "unverifiable"
    nothing = checked("[5 orang] dari [0 orang], [20 persen]", "share", part="f1", whole="f2", percent="f3")
    assert nothing.verdict == "unverifiable"


@pytest.mark.parametrize(
    ("surface", "value", "told"),
    [
        ("sekitar 625 orang", 620, True),
        ("sekitar 625 orang", 525, False),
        ("lebih dari 500 orang", 1000, True),
        ("lebih dari 500 orang", 1001, False),
        ("minimal 500 orang", 100_000, True),
        ("maksimal 500 orang", 0, True),
        ("maksimal 500 orang", -1, False),
    ],
)
def test_how_far_a_hedge_reaches(surface: str, value: int, told: bool) -> None:
    assert (Decimal(value) in credible(figure(surface))) is told


amounts = st.integers(min_value=1, max_value=10**9)
roundings = st.sampled_from([ROUND_DOWN, ROUND_HALF_UP])


def shown(value: Decimal, places: int, rounding: str) -> str:
    """`value` as a press officer writes it: rounded or cut off to `places`."""
    return format(value.quantize(Decimal(1).scaleb(-places), rounding), "f").replace(".", ",")


@given(amounts, amounts, roundings, roundings, roundings)
def test_true_sums_never_fail_however_each_was_rounded(a: int, b: int, r1: str, r2: str, r3: str) -> None:
    parts = [f"[{shown(Decimal(n) / 10**6, 1, r)} juta]" for n, r in ((a, r1), (b, r2))]
    total = f"[{shown(Decimal(a + b) / 10**6, 1, r3)} juta]"
    assert checked(f"{total}: {parts[0]}, {parts[1]}", "sum", total="f1", parts=["f2", "f3"]).verdict == "consistent"


@given(amounts, amounts, roundings, st.integers(0, 2))
def test_true_shares_never_fail_however_they_were_rounded(part: int, rest: int, rounding: str, places: int) -> None:
    percent = shown(Decimal(part) / (part + rest) * 100, places, rounding)
    text = f"[{part}] dari [{part + rest}], [{percent} persen]"
    assert checked(text, "share", part="f1", whole="f2", percent="f3").verdict == "consistent"


@given(amounts, amounts, roundings, roundings)
def test_true_changes_never_fail_however_they_were_rounded(base: int, new: int, r1: str, r2: str) -> None:
    percent = shown(abs(Decimal(new) - base) / base * 100, 1, r1)
    old = shown(Decimal(base) / 1000, 3, r2)
    text = f"[{old} ribu] menjadi [{new}], [{percent} persen]"
    direction: Direction = "up" if new >= base else "down"
    assert checked(text, "change", direction=direction, base="f1", new="f2", percent="f3").verdict == "consistent"


def test_bounds_reported_are_those_judged() -> None:
    check = checked(
        "[Rp9,7 miliar] terdiri dari [Rp4 miliar], [Rp5.700.000.000]", "sum", total="f1", parts=["f2", "f3"]
    )
    assert check.written is not None and check.expected is not None
    assert Interval(Decimal(check.written.low or 0), Decimal(check.written.high or 0)) == Interval(
        Decimal(9_650_000_000), Decimal(9_800_000_000)
    )
    assert (check.expected.low, check.expected.high) == ("9200000000", "10700000000")
    assert check.difference == "0"
