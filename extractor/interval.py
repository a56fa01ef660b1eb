"""What a written number stands for: every value that would be written that way.

The idea is that of XBRL Calculations 1.1. "Rp9,7 miliar" is not the point 9.700.000.000 but the span of amounts a
press officer would write as "9,7 miliar", whether by rounding or by cutting off: from half a unit of the last written
place below, up to one whole unit above. Hedges open a side. All arithmetic on figures is arithmetic on intervals.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

INFINITY = Decimal("Infinity")
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of Decimals; an open side is ±Infinity. `low` never exceeds `high`.

    The operators give the smallest interval that holds every result of the operation on a member of each (interval
    arithmetic in the sense of Moore, 1966), up to the precision of the Decimal context they run in.
    """

    low: Decimal
    high: Decimal

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """The interval that holds `value` alone."""
        return cls(value, value)

    @property
    def exact(self) -> bool:
        """True where the interval is a single value."""
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """True where neither side is open."""
        return self.low.is_finite() and self.high.is_finite()

    @property
    def width(self) -> Decimal:
        """How far the ends are apart."""
        return self.high - self.low

    def __contains__(self, value: Decimal) -> bool:
        return self.low <= value <= self.high

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        corners = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """Raises ZeroDivisionError where `other` holds zero: the quotient would be no single interval."""
        if ZERO in other:
            raise ZeroDivisionError("the divisor's interval holds zero")
        corners = [_over(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def meets(self, other: Interval) -> bool:
        """True where at least one value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def touches(self, other: Interval) -> bool:
        """True where exactly one value lies in both, and it is an end of a span: agreement only at the very edge."""
        if self.exact and other.exact:
            return False
        return self.low == other.high or (other.low == self.high)

    def gap(self, other: Interval) -> Decimal:
        """How far the two are apart; zero where they meet."""
        return max(ZERO, self.low - other.high, other.low - self.high)


def _times(a: Decimal, b: Decimal) -> Decimal:
    """`a * b`, where an open end times zero is zero: every member of an open interval is finite."""
    return ZERO if not a or not b else a * b


def _over(a: Decimal, b: Decimal) -> Decimal:
    """`a / b`, where an open end over an open end is taken at its largest: the quotient has no bound there."""
    if a.is_infinite() and b.is_infinite():
        return INFINITY.copy_sign(a * b)
    return a / b
