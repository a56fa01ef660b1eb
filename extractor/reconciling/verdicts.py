"""Does what is written agree with what the other figures give? Every family's arithmetic, on intervals.

A relation is judged by two intervals: `written`, what its head figure (total, result, percentage) stands for, and
`expected`, what the others give. They meet: consistent. They do not: inconsistent. Something is missing, or the
operation has no single answer: unverifiable. There is no tolerance anywhere; see docs/verdicts.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.article import Direction, Figure, Relation
from extractor.interval import INFINITY, ZERO, Interval
from extractor.lexicon import load
from extractor.relations.arithmetic import measured_at

Cause = Literal[
    "agrees", "differs", "exceeds", "wrong_direction", "no_whole_number", "missing", "mixed_units", "no_answer"
]

HUNDRED = Interval.point(Decimal(100))
ONE = Interval.point(Decimal(1))
BASIS_POINTS = frozenset(load("percents")["points"]["hundredths"])
HEAD = {"sum": "total", "difference": "result", "share": "percent", "change": "percent", "product": "total",
        "ratio": "result", "equal": "b"}  # fmt: skip
"""The role whose figure is compared with what the others give."""

COUNTED_TIME = ("day", "month")
"""Normal units of time that are counted, not measured: what is shared out among seven days is shared by seven."""

COMPARABLE = {"sum": ("total", "parts"), "difference": ("total", "parts", "result"), "share": ("part", "whole"),
              "change": ("base", "new"), "product": ("each", "total"), "ratio": ("a", "result"),
              "equal": ("a", "b")}  # fmt: skip
"""The roles whose figures must be in the same unit."""


@dataclass(slots=True)
class Amount:
    """A figure's value and what it stands for, in the unit the relation is judged in."""

    value: Decimal
    bounds: Interval


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of a relation. `value` is what the others give, each as written; `head` what is written for it."""

    verdict: Literal["consistent", "inconsistent", "unverifiable"]
    cause: Cause
    at_edge: bool = False
    expected: Interval | None = None
    written: Interval | None = None
    value: Decimal | None = None
    head: Decimal | None = None
    direction: Direction | None = None  # of a change: which way it really goes

    @property
    def difference(self) -> Decimal | None:
        """Written minus expected, between the values as written."""
        return None if self.value is None or self.head is None else self.head - self.value


Amounts = dict[str, list[Amount]]


def judge(relation: Relation) -> Judgement:
    """Return the Judgement of `relation`. Works in the current Decimal context; never raises on its figures."""
    amounts = amounts_of(relation)
    if amounts is None:
        return Judgement("unverifiable", "mixed_units")
    try:
        return _FAMILIES[relation.kind](relation, amounts)
    except (KeyError, IndexError):
        return Judgement("unverifiable", "missing")
    except ZeroDivisionError:
        return Judgement("unverifiable", "no_answer")


def credible(figure: Figure) -> Interval:
    """What `figure` stands for when it is held against another: its bounds, less what no careful writer would mean.

    "Lebih dari 500" may be 530 or 900, hardly 5.000: with twice as many or more a greater number was at hand; "hampir
    500" likewise is not below half. "Minimal" and "maksimal" state a limit, and stay open; but nothing counted or
    measured is less than nothing.
    """
    if figure.bounds.is_bounded:
        return figure.bounds
    low, high, value = figure.bounds.low, figure.bounds.high, figure.value
    if figure.hedge == "more_than" and high == INFINITY and value > 0:
        high = (value if figure.high is None else figure.high) * 2
    if low == -INFINITY and value > 0:
        low = value / 2 if figure.hedge == "less_than" else ZERO
    return Interval(low, high)


def amounts_of(relation: Relation) -> Amounts | None:
    """The relation's figures as Amounts, those of differing units ("2 ton", "500 kg") converted to the head's unit.

    None where they cannot be compared: two currencies, or a percentage among things that are none.
    """
    together = _compared(relation)
    kinds = {figure.kind for figure in together}
    if len(kinds) > 1 and ("percent" in kinds or "money" in kinds):
        return None
    if "money" in kinds and len({figure.currency for figure in together}) > 1:
        return None
    unit = None
    if differing_units(relation):
        head = next(iter(relation.roles.get(HEAD[relation.kind], ())), together[-1])
        unit = _normal_scale(head) or _normal_scale(together[-1])
    if all(f.kind != "measure" for figures in relation.roles.values() for f in figures):
        return {role: [Amount(f.value, credible(f)) for f in figures] for role, figures in relation.roles.items()}
    finest = min((_fineness(figure) for figure in together if figure.kind == "measure"), default=ZERO)
    if relation.kind == "product" and (amounts := _at_a_price(relation)) is not None:
        return amounts
    return {
        role: [
            Amount(f.value, credible(f))
            if role not in COMPARABLE[relation.kind] and f.normal_unit in COUNTED_TIME
            else _amount(f, unit if role in COMPARABLE[relation.kind] else None, finest)
            for f in figures
        ]
        for role, figures in relation.roles.items()
    }


def _at_a_price(relation: Relation) -> Amounts | None:
    """The amounts of "6 ton … Rp6.500 per kilogram … Rp39 juta", what is sold in the unit of its price; else None."""
    if not all(relation.roles.get(role) for role in ("count", "each", "total")):
        return None
    count, each, total = (relation.roles[role][0] for role in ("count", "each", "total"))
    if (scale := measured_at(count, each)) is None or each.kind != "money":
        return None
    sold = Amount(count.value * scale, credible(count) * Interval.point(scale))
    return {
        "count": [sold],
        "each": [Amount(each.value, credible(each))],
        "total": [Amount(total.value, credible(total))],
    }


def differing_units(relation: Relation) -> bool:
    """True where the figures to compare are measures of one kind written in different units."""
    together = _compared(relation)
    if not together or together[0].normal_unit is None:
        return False
    scales = {_normal_scale(figure) for figure in together} - {None}
    return len({figure.normal_unit for figure in together}) == 1 and len(scales) > 1


def _compared(relation: Relation) -> list[Figure]:
    return [figure for role in COMPARABLE[relation.kind] for figure in relation.roles.get(role, ())]


def _normal_scale(figure: Figure) -> Decimal | None:
    """How many of its normal unit one of the figure's own unit is ("ton": 1000 kilograms)."""
    return figure.normal_value / figure.value if figure.normal_value is not None and figure.value else None


def _fineness(figure: Figure) -> Decimal:
    """One unit of the last written place, in normal units where they are known."""
    return figure.step * (_normal_scale(figure) or 1)


def _amount(figure: Figure, unit: Decimal | None, finest: Decimal) -> Amount:
    """The figure in the unit that is `unit` normal ones (None: its own).

    A measured whole number stands for itself only among its like: next to one that is written more finely (`finest`)
    it is seen to be rounded.
    """
    bounds, own = credible(figure), _normal_scale(figure)
    if figure.kind == "measure" and bounds.exact and _fineness(figure) > finest:
        bounds = Interval(bounds.low - figure.step / 2, bounds.high + figure.step)
    if unit is None or own is None:
        return Amount(figure.value, bounds)
    scale = own / unit
    return Amount(figure.value * scale, Interval(bounds.low * scale, bounds.high * scale))


def _add(amounts: list[Amount]) -> Amount:
    bounds = Interval(sum([a.bounds.low for a in amounts], ZERO), sum([a.bounds.high for a in amounts], ZERO))
    return Amount(sum([a.value for a in amounts], ZERO), bounds)


def _compare(relation: Relation, expected: Amount, head: Amount, direction: Direction | None = None) -> Judgement:
    """The plain case: consistent where the two intervals meet."""
    meets = expected.bounds.meets(head.bounds)
    hedged = any(figure.hedge for figures in relation.roles.values() for figure in figures)
    return Judgement(
        "consistent" if meets else "inconsistent",
        "agrees" if meets else "differs",
        at_edge=meets and not hedged and expected.bounds.touches(head.bounds),
        expected=expected.bounds,
        written=head.bounds,
        value=expected.value,
        head=head.value,
        direction=direction,
    )


def _sum(relation: Relation, amounts: Amounts) -> Judgement:
    parts = amounts["parts"]
    if not parts:
        return Judgement("unverifiable", "missing")
    expected = _add(parts)
    if not amounts.get("total"):  # shares that should make the whole
        if any(figure.kind != "percent" for figure in relation.roles["parts"]):
            return Judgement("unverifiable", "missing")
        head = Amount(Decimal(100), HUNDRED)
    else:
        head = amounts["total"][0]
    if not relation.partial:
        return _compare(relation, expected, head)
    fits = expected.bounds.low <= head.bounds.high
    return Judgement(
        "consistent" if fits else "inconsistent",
        "agrees" if fits else "exceeds",
        expected=expected.bounds,
        written=head.bounds,
        value=expected.value,
        head=head.value,
    )


def _difference(relation: Relation, amounts: Amounts) -> Judgement:
    whole, taken = amounts["total"][0], _add(amounts["parts"])
    left = Amount(whole.value - taken.value, whole.bounds - taken.bounds)
    if relation.roles["result"][0].unit in BASIS_POINTS and relation.roles["total"][0].unit not in BASIS_POINTS:
        left = Amount(left.value * 100, left.bounds * HUNDRED)
    return _compare(relation, left, amounts["result"][0])


def _share(relation: Relation, amounts: Amounts) -> Judgement:
    whole, percent = amounts["whole"][0], amounts["percent"][0]
    if not amounts.get("part"):
        return _whole_number(relation, whole, percent)
    part = amounts["part"][0]
    expected = Amount(_percent(part.value, whole.value), part.bounds / whole.bounds * HUNDRED)
    return _compare(relation, expected, percent)


def _whole_number(relation: Relation, whole: Amount, percent: Amount) -> Judgement:
    """Whether any whole number of people gives the percentage (Brown and Heathers' GRIM test, 2017)."""
    countable = relation.roles["whole"][0].kind == "count" and whole.bounds.exact
    if not countable:
        return Judgement("unverifiable", "missing")
    part = whole.bounds * percent.bounds / HUNDRED
    if part.low.is_infinite() or part.high.is_infinite():
        return Judgement("unverifiable", "missing")
    nearest = (whole.value * percent.value / 100).to_integral_value()
    fits = part.low.to_integral_value("ROUND_CEILING") <= part.high
    return Judgement(
        "consistent" if fits else "inconsistent",
        "agrees" if fits else "no_whole_number",
        expected=Interval.point(_percent(nearest, whole.value)),
        written=percent.bounds,
        value=_percent(nearest, whole.value),
        head=percent.value,
    )


def _change(relation: Relation, amounts: Amounts) -> Judgement:
    base, new = amounts["base"][0], amounts["new"][0]
    goes: Direction = "up" if new.value >= base.value else "down"
    wrong_way = relation.direction is not None and _cannot_go(relation.direction, base.bounds, new.bounds)
    if not amounts.get("percent"):
        return Judgement(
            "inconsistent" if wrong_way else "consistent",
            "wrong_direction" if wrong_way else "agrees",
            expected=base.bounds,
            written=new.bounds,
            direction=goes,
        )
    sign = relation.direction or goes
    outcomes = [_compare(relation, e, amounts["percent"][0], goes) for e in _changes(relation, base, new, sign)]
    best = next((o for o in outcomes if o.verdict == "consistent"), outcomes[0])
    if best.verdict == "inconsistent" and wrong_way:
        return Judgement(
            "inconsistent", "wrong_direction", False, best.expected, best.written, best.value, best.head, goes
        )
    return best


def _changes(relation: Relation, base: Amount, new: Amount, sign: Direction) -> list[Amount]:
    """What the change may be: relative, and in points where base and new are percentages themselves.

    "Naik dari 5 persen menjadi 7 persen, atau 2 persen" means two points, whatever it says.
    """
    if sign == "down":
        points = Amount(base.value - new.value, base.bounds - new.bounds)
    else:
        points = Amount(new.value - base.value, new.bounds - base.bounds)
    if relation.roles["percent"][0].unit in BASIS_POINTS:
        points = Amount(points.value * 100, points.bounds * HUNDRED)
    between_percents = relation.roles["base"][0].kind == "percent"
    if between_percents and relation.roles["percent"][0].unit in ("poin persen", *BASIS_POINTS):
        return [points]
    ratio = (new.bounds / base.bounds - ONE) * HUNDRED
    rise = Amount(_percent(new.value - base.value, base.value), ratio)
    relative = rise if sign == "up" else Amount(-rise.value, -ratio)
    return [relative, points] if between_percents else [relative]


def _cannot_go(direction: Direction, base: Interval, new: Interval) -> bool:
    return new.high < base.low if direction == "up" else new.low > base.high


def _product(relation: Relation, amounts: Amounts) -> Judgement:
    count, each = amounts["count"][0], amounts["each"][0]
    return _compare(relation, Amount(count.value * each.value, count.bounds * each.bounds), amounts["total"][0])


def _ratio(relation: Relation, amounts: Amounts) -> Judgement:
    a, b = amounts["a"][0], amounts["b"][0]
    bounds, result = a.bounds / b.bounds, amounts["result"][0]
    step = relation.roles["result"][0].step
    if result.bounds.exact and step:  # "rata-rata 10.562 orang": a quotient is rounded even where it is a whole number
        result = Amount(result.value, Interval(result.value - step / 2, result.value + step))
    return _compare(relation, Amount(a.value / b.value, bounds), result)


def _equal(relation: Relation, amounts: Amounts) -> Judgement:
    return _compare(relation, amounts["a"][0], amounts["b"][0])


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    if not whole:
        raise ZeroDivisionError("a share of nothing")
    return part / whole * 100


_FAMILIES: dict[str, Callable[[Relation, Amounts], Judgement]] = {
    "sum": _sum,
    "difference": _difference,
    "share": _share,
    "change": _change,
    "product": _product,
    "ratio": _ratio,
    "equal": _equal,
}
