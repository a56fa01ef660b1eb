"""How a number goes wrong on its way to the page: one digit, two swapped, one lost or gained, the scale word.

Each kind of slip is undone here: given what was written and where the true value must lie, the values it may have been.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from extractor.article import Figure
from extractor.interval import Interval
from extractor.reconciling.number_style import NumberStyle, rescaled
from extractor.reconciling.verdicts import credible

_MOST_DIGITS = 18
_THOUSANDTH = Decimal("0.001")
_THOUSANDS = (Decimal(10) ** 3, Decimal(10) ** 6, Decimal(10) ** 9, Decimal(10) ** 12)


@dataclass(frozen=True, slots=True)
class Slip:
    """A value that may have been meant, the slip that spoilt it, and the style to write it in."""

    code: str
    value: Decimal
    style: NumberStyle


def undo(figure: Figure, style: NumberStyle, need: Interval) -> Iterator[Slip]:
    """Yield the values one slip away from `figure` that stand for something in `need`, each with its slip.

    Nothing is yielded for ranges and spelled-out numbers, whose slips are of another kind.
    """
    place = style.scale.scaleb(-style.decimals)
    written = figure.value / place
    if figure.high is not None or not style.digits or written != written.to_integral_value() or written <= 0:
        return
    digits = format(written.to_integral_value(), "f").zfill(style.decimals + 1)
    if len(digits) > _MOST_DIGITS:
        return
    bounds = credible(figure)
    shift = _Shift((need.low - bounds.high) / place, (need.high - bounds.low) / place)
    number = int(digits)
    least = 1 if digits.startswith("0") else 10**style.decimals
    for code, meant in _digit_slips(digits, shift):
        if meant >= least and shift.least <= meant - number <= shift.most:
            yield Slip(code, Decimal(meant) * place, style)
    if need.is_bounded:
        yield from _scale_slips(figure, style, bounds, need)


class _Shift:
    """How far the digits, read as one whole number, may be from those that were meant; `least` and `most` of whole
    numbers, for the many that are tried."""

    def __init__(self, low: Decimal, high: Decimal) -> None:
        self.low, self.high = low, high
        self.least = int(low.to_integral_value(ROUND_CEILING)) if low.is_finite() else float(low)
        self.most = int(high.to_integral_value(ROUND_FLOOR)) if high.is_finite() else float(high)


def _digit_slips(digits: str, shift: _Shift) -> Iterator[tuple[str, int]]:
    seen = {int(digits)}
    for code, numbers in (
        ("digits_swapped", _neighbours_swapped(digits)),
        ("one_digit", _one_digit(digits, shift)),
        ("digits_apart", _apart_swapped(digits)),
        ("digit_missing", _digit_put_in(digits, shift)),
        ("digit_extra", _digit_taken_out(digits)),
    ):
        for number in numbers:
            if number not in seen:
                seen.add(number)
                yield code, number


def _one_digit(digits: str, shift: _Shift) -> Iterator[int]:
    number, length = int(digits), len(digits)
    for at, digit in enumerate(digits):
        weight = 10 ** (length - 1 - at)
        least = max(1 if at == 0 and length > 1 else 0, _bounded((shift.low / weight), ROUND_CEILING) + int(digit))
        most = min(9, _bounded(shift.high / weight, ROUND_FLOOR) + int(digit))
        for other in range(least, most + 1):
            yield number + (other - int(digit)) * weight


def _bounded(value: Decimal, rounding: str) -> int:
    """`value` as an int, no further from zero than a digit can be."""
    return int(max(Decimal(-10), min(Decimal(10), value)).to_integral_value(rounding))


def _swapped(digits: str, i: int, j: int) -> Iterator[int]:
    chars = list(digits)
    chars[i], chars[j] = chars[j], chars[i]
    if chars[0] != "0" or digits[0] == "0":
        yield int("".join(chars))


def _neighbours_swapped(digits: str) -> Iterator[int]:
    for i in range(len(digits) - 1):
        yield from _swapped(digits, i, i + 1)


def _apart_swapped(digits: str) -> Iterator[int]:
    for i in range(len(digits)):
        for j in range(i + 2, len(digits)):
            yield from _swapped(digits, i, j)


def _digit_put_in(digits: str, shift: _Shift) -> Iterator[int]:
    written = int(digits)
    for at in range(len(digits) + 1):
        place = 10 ** (len(digits) - at)
        number = written // place * 10 * place + written % place  # with a nought put in
        for longer in range(number, number + 10 * place, place):
            if shift.least <= longer - written <= shift.most:
                yield longer


def _digit_taken_out(digits: str) -> Iterator[int]:
    for at in range(len(digits)):
        rest = digits[:at] + digits[at + 1 :]
        if rest and not rest.startswith("0"):
            yield int(rest)


def _scale_slips(figure: Figure, style: NumberStyle, bounds: Interval, need: Interval) -> Iterator[Slip]:
    """Another scale word or none, three zeros more or fewer, or a thousands mark for a decimal one."""
    if figure.kind == "percent":
        return
    for factor in (*_THOUSANDS, *(1 / thousand for thousand in _THOUSANDS)):
        if not Interval(bounds.low * factor, bounds.high * factor).meets(need):
            continue
        value = figure.value * factor
        if figure.kind == "count" and value != value.to_integral_value():
            continue
        if style.decimals == 0 and factor == _THOUSANDTH and style.group and value % style.scale:
            yield Slip("scale", value, replace(style, decimals=3))
        elif (rewritten := rescaled(style, factor)) is not None:
            yield Slip("scale", value, rewritten)
