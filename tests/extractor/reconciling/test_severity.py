"""How much a finding weighs."""

from __future__ import annotations

import pytest
from writing import checked


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("[36.910]: [1.286], [35.624]", "info"),
        ("[20.818]: [9.819], [11.000]", "warning"),  # off in the last place
        ("[Rp1.176.304.588]: [Rp176.304.588], [Rp1.000.000.001]", "warning"),  # one rupiah
        ("[1,20 juta]: [734.910], [457.150]", "warning"),
        ("[8]: [3], [4]", "error"),  # one of eight is no small matter
        ("[36.921]: [1.286], [35.624]", "error"),
    ],
)
def test_a_slip_in_the_last_place_weighs_less_than_a_wrong_number(text: str, severity: str) -> None:
    assert checked(text, "sum", total="f1", parts=["f2", "f3"]).severity == severity


def test_a_partial_list_over_its_total_by_a_hedge_is_a_warning() -> None:
    hedged = checked("[500 orang], di antaranya [minimal 510 orang]", "sum", partial=True, total="f1", parts=["f2"])
    assert (hedged.verdict, hedged.severity) == ("inconsistent", "warning")
    plain = checked("[500 orang], di antaranya [510 orang]", "sum", partial=True, total="f1", parts=["f2"])
    assert plain.severity == "error"


def test_two_counts_of_the_same_thing_that_differ_are_an_error() -> None:
    assert checked("[646] lalu [645]", "equal", a="f1", b="f2").severity == "error"
