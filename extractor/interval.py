"""What a written number stands for: every value that would be written that way.

The idea is that of XBRL Calculations 1.1. "Rp9,7 miliar" is not the point 9.700.000.000 but the span of amounts a
press officer would write as "9,7 miliar", whether by rounding or by cutting off: from half a unit of the last written
place below, up to one whole unit above. Hedges open a side. All arithmetic on figures is arithmetic on intervals.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of Decimals; an open side is ±Infinity. `low` never exceeds `high`."""

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

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def meets(self, other: Interval) -> bool:
        """True where at least one value lies in both."""
        return self.low <= other.high and other.low <= self.high
