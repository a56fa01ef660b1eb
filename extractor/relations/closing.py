"""Does the arithmetic of a sum close, how surprising would that be by chance, and if not, is one slip enough?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from extractor.article import Figure

SCALES = tuple(Decimal(10) ** power for power in (3, -3, 6, -6, 9, 12))  # a scale word taken for another, or dropped
_SCALES = [(scale, float(scale)) for scale in SCALES]
_GROWING = [pair for pair in _SCALES if pair[1] > 1]
_SHRINKING = [pair for pair in _SCALES if pair[1] < 1]
A_DIGIT = 20  # times that a total may exceed its parts for a slip in one digit
Slip = Literal["digit", "swap", "scale"]


@dataclass(frozen=True)
class Closing:
    """How the parts of a sum come to its total, or miss it; `distance` is |ln(sum / total)| of an open one."""

    total: Figure
    parts: Sequence[Figure]
    closes: bool
    distance: float

    @cached_property
    def near(self) -> Slip | None:
        """The single slip that would make an open sum close: looked for only when asked for, which it seldom is."""
        return None if self.closes else _slip(self.total, self.parts)

    @cached_property
    def scaled(self) -> bool:
        """True for "Rp700 miliar" where the parts come to Rp700 juta: the total alone has another scale."""
        come_to = sum(part.value for part in self.parts)
        return any(abs(come_to * scale - self.total.value) * 2 <= self.total.step for scale in SCALES)

    @cached_property
    def evidence(self) -> float:
        """-log10 of the chance that figures of this size would close (or nearly close) by accident."""
        if self.closes:
            return surprise(self.total, self.parts)
        return _near_surprise(self.total, self.parts) if self.near else 0.0


def closing(total: Figure, parts: Sequence[Figure]) -> Closing:
    """Judge the sum of `parts` against `total` by their intervals."""
    low = sum([float(part.bounds.low) for part in parts])
    high = sum([float(part.bounds.high) for part in parts])
    value = float(total.value)
    slack = rounding_slack(value)
    if low <= float(total.bounds.high) + slack and float(total.bounds.low) <= high + slack:
        return Closing(total, parts, closes=True, distance=0.0)
    written = sum([float(part.value) for part in parts])
    distance = abs(math.log(written / value)) if written > 0 and value > 0 else 9.0
    return Closing(total, parts, closes=False, distance=distance)


def rounding_slack(value: float) -> float:
    """What adding up floats of this size may be off by, far below any written digit."""
    return 1e-9 + 1e-13 * abs(value)


def grain(figure: Figure) -> float:
    """The unit of the figure's last digit that is not a closing zero ("670.000" -> 10000)."""
    exponent = int(figure.value.normalize().as_tuple().exponent)
    return max(float(f"1e{exponent}"), float(figure.step))


def surprise(total: Figure, parts: Sequence[Figure]) -> float:
    """-log10 of the chance that figures of this size close by accident, at most 6; a total of nothing says nothing."""
    low = sum(float(part.bounds.low) for part in parts)
    high = sum(float(part.bounds.high) for part in parts)
    finest = min(grain(f) for f in (total, *parts))
    return evidence(float(total.value), float(total.bounds.low), float(total.bounds.high), low, high, finest)


def evidence(value: float, least: float, most: float, low: float, high: float, finest: float) -> float:
    """`surprise` from numbers: the total with its bounds, the bounds of the sum, the grain of the finest figure."""
    if value <= 0:
        return 0.0
    width = min(high, 2 * value) - max(low, 0.0) + min(most, 2 * value) - max(least, 0.0)
    chance = min(1.0, max(width, finest, 1e-9) / (value * 0.7))
    return min(6.0, -math.log10(chance))


def _near_surprise(total: Figure, parts: Sequence[Figure]) -> float:
    value = float(total.value)
    if value <= 0:
        return 0.0
    finest = max(min(grain(f) for f in (total, *parts)), 1e-9)
    ways = 18.0 * max(1.0, math.log10(value / finest)) + 4.0 * len(parts)
    return max(0.0, min(6.0, -math.log10(min(1.0, ways * finest / (value * 0.7)))))


def _slip(total: Figure, parts: Sequence[Figure]) -> Slip | None:
    """The kind of single slip that would close the sum, the simplest first."""
    written = sum((part.value for part in parts), Decimal(0))
    gap = written - total.value
    if not total.value < written * A_DIGIT:  # no digit is worth that much
        return "scale" if _scale(gap, total, parts) else None
    if _one_digit(abs(gap), total, parts):
        return "digit"
    if _swap(gap, total, parts):
        return "swap"
    if _scale(gap, total, parts):
        return "scale"
    return None


def _scale(gap: Decimal, total: Figure, parts: Sequence[Figure]) -> bool:
    """True where another scale word in one figure closes the sum."""
    rough_gap = float(gap)
    for figure in (total, *parts):
        sign = 1 if figure is not total else -1
        value = float(figure.value)
        right_way = _SHRINKING if rough_gap * sign > 0 else _GROWING  # the other way makes a wide gap wider
        for factor, rough in right_way if abs(rough_gap) > max(figure.step, total.step) else _SCALES:
            made = value * rough
            reach = max(figure.step, figure.step * factor, total.step)
            near = float(reach)
            if abs(rough_gap + sign * (made - value)) > near + 1e-9 * (abs(rough_gap) + abs(made) + abs(value)):
                continue  # far from it, as floats tell sooner
            if abs(gap + sign * (figure.value * factor - figure.value)) <= reach:
                return True
    return False


def _one_digit(gap: Decimal, total: Figure, parts: Sequence[Figure]) -> bool:
    """True where the gap is a digit times a power of ten (to within the parts' rounding)."""
    exact = all(f.bounds.low == f.bounds.high for f in (total, *parts))
    if exact:
        digits = gap.normalize().as_tuple().digits
        return len(digits) == 1
    step = max(f.step for f in (total, *parts))
    if gap <= 0:
        return False
    if not step:
        return False
    lead = Decimal(10) ** gap.adjusted()
    nearest = (gap / lead).to_integral_value() * lead
    return lead >= step and abs(gap - nearest) <= step * (len(parts) + 1) / 2


def _swap(gap: Decimal, total: Figure, parts: Sequence[Figure]) -> bool:
    """True where exchanging two neighbouring digits of one figure closes the sum."""
    rough_gap = float(gap)
    for figure in (total, *parts):
        step = figure.step
        if not step:  # a fraction in words has no digits to exchange
            continue
        scaled = figure.value / step
        if scaled != scaled.to_integral_value():
            continue
        digits = str(int(scaled))
        within = 0 if figure.bounds.low == figure.bounds.high else step
        unit, near = float(step), float(within) + 1e-9 * abs(rough_gap)
        for i in range(len(digits) - 1):
            if digits[i] == digits[i + 1]:
                continue
            # "ab" for "ba" changes a number by nine times the difference of the digits, at the place of the second
            moved = 9 * (int(digits[i + 1]) - int(digits[i])) * 10 ** (len(digits) - 2 - i)
            if figure is total:
                moved = -moved
            if abs(rough_gap + moved * unit) <= near and abs(gap + moved * step) <= within:
                return True
    return False
