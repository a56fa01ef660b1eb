"""What may have gone wrong, the likeliest first; nothing where too much would fit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from writing import article, checked, relate

from extractor.article import Direction, RelationKind
from extractor.reconciling import reconcile

SLIPS: list[tuple[RelationKind, str, Direction | None, dict[str, str | list[str]], str, str]] = [
    ("sum", "[48.267]: [32.447], [16.820]", None, {"total": "f1", "parts": ["f2", "f3"]}, "one_digit", "49.267"),
    ("sum", "[2.414]: [864], [1.385], [183]", None, {"total": "f1", "parts": ["f2", "f3", "f4"]},
     "digits_swapped", "846"),
    ("sum", "[Rp86,23 triliun]: [Rp71,18 triliun], [Rp15,05]", None, {"total": "f1", "parts": ["f2", "f3"]},
     "scale", "Rp15,05 triliun"),
    ("sum", "[1.000]: [250], [300], dan [150], juga [300]", None, {"total": "f1", "parts": ["f2", "f3", "f4"]},
     "missing_item", "300"),
    ("sum", "[900]: [250], [400], [250], [177]", None, {"total": "f1", "parts": ["f2", "f3", "f4", "f5"]},
     "doubled_item", "0"),
    ("difference", "[Rp374,4 triliun], [Rp349,8 triliun], [Rp24,6 miliar]", None,
     {"total": "f1", "parts": ["f2"], "result": "f3"}, "scale", "Rp24,6 triliun"),
    ("difference", "[13.259,85] menjadi [5.622,25], turun [57,60]", None,
     {"total": "f1", "parts": ["f2"], "result": "f3"}, "percent_as_unit", "57,60 persen"),
    ("difference", "dari [40], sudah [100], sisa [60]", None,
     {"total": "f1", "parts": ["f2"], "result": "f3"}, "exchanged", "100"),
    ("change", "[2,98 juta] menjadi [3,21 juta], naik [107,72 persen]", "up",
     {"base": "f1", "new": "f2", "percent": "f3"}, "share_as_rise", "7,72 persen"),
    ("change", "[434,1 ribu] menjadi [160,3 ribu], turun [36,9 persen]", "down",
     {"base": "f1", "new": "f2", "percent": "f3"}, "remainder_as_fall", "63,1 persen"),
    ("change", "[18,108 miliar] menjadi [16,765 miliar], naik [7,42 persen]", "up",
     {"base": "f1", "new": "f2", "percent": "f3"}, "direction_swapped", "turun"),
    ("change", "[1731] menjadi [1680], turun [3,03 persen]", "down",
     {"base": "f1", "new": "f2", "percent": "f3"}, "other_base", "2,95 persen"),
    ("product", "[7,89 miliar] kali [Rp15.080] sama dengan [Rp199 triliun]", None,
     {"count": "f1", "each": "f2", "total": "f3"}, "one_digit", "Rp119 triliun"),
    ("equal", "[646] lalu [645]", None, {"a": "f1", "b": "f2"}, "restated", "645"),
    ("share", "[81.339] dari [8.526], [95,4 persen]", None, {"part": "f1", "whole": "f2", "percent": "f3"},
     "digit_missing", "85.261"),
    ("share", "[81.339] dari [852.670], [95,4 persen]", None, {"part": "f1", "whole": "f2", "percent": "f3"},
     "digit_extra", "85.260"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "direction", "roles", "code", "written"), SLIPS)
def test_each_kind_of_slip_is_among_the_first_three(
    kind: RelationKind,
    text: str,
    direction: Direction | None,
    roles: dict[str, str | list[str]],
    code: str,
    written: str,
) -> None:
    repairs = checked(text, kind, direction=direction, **roles).repairs
    assert (code, written) in [(repair.code, repair.written) for repair in repairs]
    assert len(repairs) <= 3


def test_a_percentage_of_another_whole() -> None:
    text = "dari [1.234] rumah, [480] rusak; dari [1.500] rumah di kecamatan, itu [32,0 persen]"
    check = checked(text, "share", part="f2", whole="f1", percent="f4")
    assert ("other_whole", "f1", "1.500") in [(r.code, r.figure, r.written) for r in check.repairs]


def test_a_turned_direction_is_told_in_both_languages() -> None:
    text = "[18,108 miliar] menjadi [16,765 miliar], naik [7,42 persen]"
    [repair] = checked(text, "change", direction="up", base="f1", new="f2", percent="f3").repairs
    assert (repair.written, repair.result) == ("turun", "(18,108 miliar − 16,765 miliar) ÷ 18,108 miliar ≈ 7,42 persen")
    assert repair.why.id.endswith("turun") and repair.why.en.endswith("a fall")


def test_a_number_never_comes_to_begin_with_a_zero() -> None:
    check = checked("[120]: [20], [118]", "sum", total="f1", parts=["f2", "f3"])  # 02 + 118 would be 120
    assert ("f2", "2") not in [(r.figure, r.value) for r in check.repairs if r.code == "digits_swapped"]


def test_a_consistent_relation_needs_no_repair() -> None:
    assert checked("[49.267]: [32.447], [16.820]", "sum", total="f1", parts=["f2", "f3"]).repairs == []


def test_none_is_offered_where_more_than_a_few_fit() -> None:
    text = "[905]: " + ", ".join(f"[{n}]" for n in (111, 112, 113, 114, 115, 116, 117, 118))
    check = checked(text, "sum", total="f1", parts=[f"f{n}" for n in range(2, 10)])
    assert (check.verdict, check.repairs) == ("inconsistent", [])


def test_a_figure_that_the_article_confirms_is_not_the_one_to_change() -> None:
    """The total is stated twice and fits a share; the part is not: so the part slipped."""
    written = article("[3.600] rumah rusak. Rinciannya [1.250] berat dan [2.450] ringan, yang berat [34,7 persen]. "
                      "Jadi [3.600] rumah.")  # fmt: skip
    relate(written, "sum", total="f1", parts=["f2", "f3"])
    relate(written, "share", part="f2", whole="f1", percent="f4")
    relate(written, "equal", a="f1", b="f5")
    broken = [check for check in reconcile(written).checks if check.verdict == "inconsistent"]
    assert [(check.repairs[0].figure, check.repairs[0].written) for check in broken] == [("f3", "2.350")]


def test_one_slip_that_breaks_two_relations_is_one_finding_with_two_consequences() -> None:
    written = article(
        "[Rp2.796,6 triliun]: [Rp1.998,2 triliun], [Rp771,4 triliun]; [90,5 persen] dari [Rp3.061,2 triliun]"
    )
    relate(written, "sum", total="f1", parts=["f2", "f3"])
    relate(written, "share", part="f1", whole="f5", percent="f4")
    total, share = reconcile(written).checks
    assert (total.verdict, share.verdict) == ("inconsistent", "inconsistent")
    assert (total.repairs[0].code, total.repairs[0].written) == ("digits_swapped", "Rp2.769,6 triliun")
    assert (total.caused_by, share.caused_by) == (None, total.id)


def test_two_slips_are_two_findings() -> None:
    written = article("[49.167]: [32.447], [16.820]; [100 orang]: [50 orang], [40 orang]")
    relate(written, "sum", total="f1", parts=["f2", "f3"])
    relate(written, "sum", total="f4", parts=["f5", "f6"])
    assert [check.caused_by for check in reconcile(written).checks] == [None, None]


def test_a_repair_says_what_it_gives() -> None:
    check = checked("[Rp374,4 triliun], [Rp349,8 triliun], [Rp24,6 miliar]", "difference",
                    total="f1", parts=["f2"], result="f3")  # fmt: skip
    [repair] = check.repairs
    assert (repair.figure, repair.value) == ("f3", "24600000000000")
    assert repair.result == "Rp374,4 triliun − Rp349,8 triliun = Rp24,6 triliun"
    assert "Rp24,6 triliun" in repair.why.id and "Rp24,6 triliun" in repair.why.en


@given(st.integers(100, 999_999), st.integers(100, 999_999), st.integers(0, 2), st.integers(0, 5), st.integers(1, 9))
def test_any_wrong_digit_of_a_two_part_sum_is_found_and_mended(a: int, b: int, which: int, place: int, by: int) -> None:
    """A change that swapping two digits could not have made leaves at most one digit of each figure to blame."""
    values = [a + b, a, b]
    digits = list(str(values[which]))
    at = place % len(digits)
    changed = (int(digits[at]) + by) % 10
    assume(at or changed)
    assume((changed - int(digits[at])) * 10 ** (len(digits) - 1 - at) % 9)
    digits[at] = str(changed)
    written = [str(value) for value in values]
    written[which] = "".join(digits)
    check = checked("[{}]: [{}], [{}]".format(*written), "sum", total="f1", parts=["f2", "f3"])
    assert check.verdict == "inconsistent"
    assert (f"f{which + 1}", str(values[which])) in [(repair.figure, repair.value) for repair in check.repairs]


def test_zeros_that_a_value_carries_do_no_harm() -> None:
    written = article("[48.399]: [48.299], [101]")
    for one in written.figures:
        one.value *= Decimal("1.000")
    relate(written, "sum", total="f1", parts=["f2", "f3"])
    [check] = reconcile(written).checks
    assert ("f1", "48400") not in [(r.figure, r.value) for r in check.repairs]
    assert ("f3", "100") in [(r.figure, r.value) for r in check.repairs]
