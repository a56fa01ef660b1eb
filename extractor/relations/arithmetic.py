"""Does the arithmetic of a relation hold? Asked only to choose between arrangements that the language leaves open."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from extractor.article import Direction, Figure
from extractor.interval import INFINITY, Interval
from extractor.lexicon import load

LEAST_SURPRISE = Decimal("0.06")  # the widest agreement, against the percentage, that still tells something
SPREAD = 4.6  # figures of one article lie some two powers of ten apart: ln 100
HUNDRED = Interval.point(Decimal(100))


def plainly(figure: Figure) -> Interval:
    """What the number stands for without its hedge: an open side would agree with anything."""
    low, high = figure.bounds.low, figure.bounds.high
    if figure.hedge != "about" and low != -INFINITY and high != INFINITY:
        return figure.bounds
    if low == -INFINITY or figure.hedge == "about":
        low = figure.value - figure.step / 2
    if high == INFINITY or figure.hedge == "about":
        high = (figure.high or figure.value) + figure.step
    return Interval(low, high)


def change_holds(base: Figure, new: Figure, percent: Figure, direction: Direction | None) -> bool:
    """True where going from `base` to `new` can be a rise (fall) by `percent`; either way where direction is None."""
    if plainly(base).low <= 0:
        return False
    grown = _growth(plainly(base), plainly(new))
    if direction == "down":
        return (-grown).meets(plainly(percent))
    return grown.meets(plainly(percent)) or (direction is None and (-grown).meets(plainly(percent)))


def coincidence(made: Interval, written: Figure) -> float:
    """The chance, from 0 to 1, that a value made of two unrelated figures would agree with `written` as `made` does."""
    told = plainly(written)
    middle = float(abs(written.value))
    width = max(float(made.width + told.width), float(grain(written)))
    return min(1.0, width / middle / SPREAD) if middle else 1.0


def grain(figure: Figure) -> Decimal:
    """The unit of the figure's last digit that is not a closing nought."""
    exponent = int(figure.value.normalize().as_tuple().exponent)
    return max(Decimal(10) ** exponent, figure.step)


def change_coincidence(base: Figure, new: Figure, percent: Figure) -> float:
    """The chance that a rise or fall between unrelated figures would come out as `percent`."""
    return coincidence(growth(base, new), percent)


def growth(base: Figure, new: Figure) -> Interval:
    """By how many per cent `new` is more than `base`, which must be above nought."""
    return _growth(plainly(base), plainly(new))


def _growth(base: Interval, new: Interval) -> Interval:
    return new / base * HUNDRED - HUNDRED


def difference_holds(total: Figure, part: Figure, result: Figure) -> bool:
    """True where `total` less `part` can be `result`."""
    return (plainly(total) - plainly(part)).meets(plainly(result))


def difference_coincidence(total: Figure, part: Figure, result: Figure) -> float:
    """The chance that the difference of two unrelated figures would come out as `result`."""
    return coincidence(plainly(total) - plainly(part), result)


def share_holds(part: Figure, whole: Figure, percent: Figure) -> bool:
    """True where `part` can be `percent` per cent of `whole`."""
    return plainly(whole).low > 0 and share_of(part, whole).meets(plainly(percent))


def share_coincidence(part: Figure, whole: Figure, percent: Figure) -> float:
    """The chance that the share of one unrelated figure in another would come out as `percent`."""
    return coincidence(share_of(part, whole), percent)


def correctly_rounded(part: Figure, whole: Figure, percent: Figure) -> bool:
    """True where the share, worked out from the figures as written, rounds to `percent`, and is not just cut off."""
    return abs(part.value * 100 / whole.value - percent.value) <= percent.step / 2


def share_tells(part: Figure, whole: Figure, percent: Figure) -> bool:
    """True where the share holds and that is no accident: figures written so roughly that many others would do as
    well tell nothing."""
    if not share_holds(part, whole, percent) or percent.value <= 0:
        return False
    expected, written = share_of(part, whole), plainly(percent)
    return (expected.high - expected.low + written.high - written.low) / percent.value < LEAST_SURPRISE


def share_of(part: Figure, whole: Figure) -> Interval:
    """How many per cent `part` is of `whole`, which must be above nought."""
    return plainly(part) / plainly(whole) * HUNDRED


def part_of(whole: Figure, percent: Figure) -> Interval:
    """What `percent` per cent of `whole` is."""
    return plainly(whole) * plainly(percent) / HUNDRED


def product_holds(count: Figure, each: Figure, total: Figure) -> bool:
    """True where `count` times `each` can be `total`."""
    return _product(count, each, total).meets(plainly(total))


def product_coincidence(count: Figure, each: Figure, total: Figure) -> float:
    """The chance that the product of two unrelated figures would come out as `total`."""
    return coincidence(_product(count, each, total), total)


def off_by(count: Figure, each: Figure, total: Figure) -> Decimal:
    """How far the product of the figures as written is off `total`, as a part of it; `total` is above nought."""
    return abs(product_of(count, each, total) / total.value - 1)


def product_of(count: Figure, each: Figure, total: Figure) -> Decimal:
    """`count` times `each` as they are written, in the unit of `total`."""
    return count.value * each.value * (measured_at(count, each) or 1) * scale_between(each, total).low


def _product(count: Figure, each: Figure, total: Figure) -> Interval:
    """`count` times `each`, in the unit of `total`."""
    measured = Interval.point(measured_at(count, each) or Decimal(1))
    return plainly(count) * measured * plainly(each) * scale_between(each, total)


@cache
def _measures() -> dict[str, tuple[str, Decimal]]:
    """The unit that each measure is brought to, and how many of those it is."""
    units = [unit for unit in load("measures")["unit"] if "normal" in unit and "factor" in unit]
    return {
        name: (unit["normal"], Decimal(unit["factor"]))
        for unit in units
        for name in (*unit["names"], *unit.get("exact", ()))
    }


def measured_at(count: Figure, each: Figure) -> Decimal | None:
    """How many of what `each` is for one of one unit of `count` is: 1000 where 6 tons sell at so much per kilogram.
    None where the two are no measures of one kind."""
    normal, factor = _measures().get((each.rate or "").split("/")[0], (None, Decimal(1)))
    if normal is None or count.normal_unit != normal or not count.normal_value:
        return None
    return count.normal_value / count.value / factor


def scale_between(each: Figure, total: Figure) -> Interval:
    """How many of the unit of `total` one of the unit of `each` is, where both measure one thing; else one."""
    return _scale(each, total) if _two_scales(each, total) else Interval.point(Decimal(1))


def ratio_holds(a: Figure, b: Figure, result: Figure) -> bool:
    """True where `a` over `b` can be `result`."""
    told = plainly(result)
    if told.exact:  # a quotient is rounded even where it is written as a whole number
        told = Interval(told.low - result.step / 2, told.high + result.step)
    return plainly(b).low > 0 and average_of(a, b, result).meets(told)


def ratio_coincidence(a: Figure, b: Figure, result: Figure) -> float:
    """The chance that the ratio of two unrelated figures would come out as `result`."""
    return coincidence(average_of(a, b, result), result)


def average_of(a: Figure, b: Figure, result: Figure) -> Interval:
    """`a` over `b`, in the unit of `result`, or in none where `a` and `b` are of one unit."""
    made = plainly(a) / plainly(b)
    if _two_scales(a, b):
        return made * _scale(a, b)
    return made * _scale(a, result) if _two_scales(a, result) else made


def _two_scales(one: Figure, other: Figure) -> bool:
    """True where two measures of one kind are written in different units: tons and kilograms."""
    return one.normal_unit is not None and one.normal_unit == other.normal_unit and one.unit != other.unit


def _scale(one: Figure, other: Figure) -> Interval:
    """How many of the unit of `other` one of the unit of `one` is."""
    if not one.normal_value or not other.normal_value:
        return Interval.point(Decimal(1))
    return Interval.point((one.normal_value / one.value) / (other.normal_value / other.value))
