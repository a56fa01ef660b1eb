"""Numbers as they are typed, and what one slip of the fingers makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.article import Figure
from extractor.interval import Interval

TELLING = 3  # digits a number must have for one slip of it to tell anything


def written_digits(figure: Figure) -> str:
    """The digits of a number as it was written, without scale ("9,7 miliar" -> "97")."""
    if not figure.step:  # a fraction in words has no last digit
        return ""
    scaled = figure.value / figure.step
    return str(int(scaled)) if scaled == scaled.to_integral_value() else ""


def one_slip_away(digits: str) -> Iterator[str]:
    """The numbers made by changing one digit (not the first to nought) or exchanging two neighbours."""
    for place, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit and not (place == 0 and other == "0"):
                yield digits[:place] + other + digits[place + 1 :]
        if place + 1 < len(digits) and digits[place + 1] != digit and not (place == 0 and digits[1] == "0"):
            yield digits[:place] + digits[place + 1] + digit + digits[place + 2 :]


def one_slip_apart(digits: str, other: str) -> bool:
    """True where `other` is among the numbers that are one slip away from `digits`."""
    if len(digits) != len(other) or (other.startswith("0") and not digits.startswith("0")):
        return False
    apart = [place for place, (one, two) in enumerate(zip(digits, other, strict=True)) if one != two]
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        left, right = apart
        return digits[left] == other[right] and digits[right] == other[left]
    return len(apart) == 1


def mistyped(a: Figure, b: Figure) -> bool:
    """True where one figure is the other with one digit changed or two neighbours exchanged."""
    if a.step != b.step or a.value == b.value:
        return False
    digits, other = written_digits(a), written_digits(b)
    return len(digits) >= 2 and one_slip_apart(digits, other)


def another_scale(a: Figure, b: Figure) -> bool:
    """True where one figure is the other in another scale word: "Rp4,74 miliar" for "Rp4,74 triliun"."""
    low, high = sorted((a.value, b.value))
    return low > 0 and any(low * 1000**step == high for step in (1, 2))


def one_slip_makes(figure: Figure, wanted: Interval) -> bool:
    """True where one changed digit, or two exchanged, would make `figure` a number that can stand for `wanted`."""
    digits = written_digits(figure)
    if len(digits) < TELLING or figure.high is not None or not wanted.is_bounded:
        return False
    below, above = figure.value - figure.bounds.low, figure.bounds.high - figure.value
    if figure.hedge is not None:
        below, above = figure.step / 2, figure.step
    room = Interval(wanted.low - above, wanted.high + below)
    return any(Decimal(other) * figure.step in room for other in one_slip_away(digits))
