"""Intervals hold every result that arithmetic on their members can have."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.interval import INFINITY, Interval

numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=3)


@st.composite
def members(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """An interval and a number that lies in it."""
    low, value, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Interval(low, high), value


@given(members(), members())
def test_sums_differences_and_products_hold_those_of_their_members(
    a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]
) -> None:
    with localcontext(prec=60):
        assert a[1] + b[1] in a[0] + b[0]
        assert a[1] - b[1] in a[0] - b[0]
        assert a[1] * b[1] in a[0] * b[0]
        assert -a[1] in -a[0]


@given(members(), members())
def test_quotients_hold_those_of_their_members(a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]) -> None:
    with localcontext(prec=60):
        if Decimal(0) in b[0]:
            with pytest.raises(ZeroDivisionError):
                a[0] / b[0]
        else:
            assert a[1] / b[1] in a[0] / b[0]


@given(members(), members())
def test_intervals_meet_exactly_where_there_is_no_gap(a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]) -> None:
    assert a[0].meets(b[0]) == (a[0].gap(b[0]) == 0) == b[0].meets(a[0])


def test_open_sides_stay_open() -> None:
    more = Interval(Decimal(500), INFINITY)
    assert (more + more).high == INFINITY
    assert (more * Interval.point(Decimal(0))) == Interval.point(Decimal(0))
    assert (Interval.point(Decimal(1)) / more).low == 0
    assert (more / more).high == INFINITY


def test_agreement_in_a_single_value_at_an_end_is_only_touching() -> None:
    rounded = Interval(Decimal("9.65"), Decimal("9.8"))
    assert rounded.touches(Interval.point(Decimal("9.8")))
    assert not rounded.touches(Interval.point(Decimal("9.7")))
    assert not Interval.point(Decimal(5)).touches(Interval.point(Decimal(5)))
