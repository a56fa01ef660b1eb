"""The verdicts' arithmetic turned round: what one figure would have to be for its relation to hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from extractor.article import Relation
from extractor.interval import INFINITY, ZERO, Interval
from extractor.reconciling.verdicts import HUNDRED, Amount, amounts_of

_NOTHING = Interval.point(ZERO)
_PERCENT = Interval.point(Decimal("0.01"))
_ONE = Interval.point(Decimal(1))

_Needs = dict[str, Interval]
_Bounds = dict[str, Interval]
_Amounts = dict[str, list[Amount]]


@dataclass(frozen=True, slots=True)
class Need:
    """Where a figure must lie for its relation to hold, in its own unit, and where exactly if the others are exact.

    Where any value on one side will do, `target` is the nearest of them.
    """

    interval: Interval
    target: Decimal


def required(relation: Relation) -> dict[str, Need]:
    """By figure id, the head first, what the figure must be for `relation` to hold, the others as they stand.

    Figures for which there is no single interval are left out.
    """
    amounts = amounts_of(relation)
    if amounts is None:
        return {}
    exact = {role: [Amount(a.value, Interval.point(a.value)) for a in items] for role, items in amounts.items()}
    try:
        needs = _FAMILIES[relation.kind](relation, amounts)
        targets = _FAMILIES[relation.kind](relation, exact)
    except (KeyError, IndexError, ZeroDivisionError):
        return {}
    scales = {
        figure.id: figure.value / amount.value if amount.value else Decimal(1)
        for role, figures in relation.roles.items()
        for figure, amount in zip(figures, amounts[role], strict=True)
    }
    return {
        id: Need(
            Interval(need.low * scales[id], need.high * scales[id]),
            _finite_end(targets[id]) * scales[id],
        )
        for id, need in needs.items()
    }


def _finite_end(interval: Interval) -> Decimal:
    return interval.high if interval.low.is_infinite() else interval.low


def _ids(relation: Relation, amounts: _Amounts) -> tuple[dict[str, str], _Bounds]:
    """The id and the bounds of the figure in each role that holds one."""
    ids = {role: figures[0].id for role, figures in relation.roles.items() if figures and role != "parts"}
    return ids, {role: amounts[role][0].bounds for role in ids}


def _parts(relation: Relation, amounts: _Amounts, rest: Interval) -> _Needs:
    """What each part must be for all of them to make `rest`; a part that counts n times must be an nth of its share."""
    bounds = [amount.bounds for amount in amounts["parts"]]
    ids = [figure.id for figure in relation.roles["parts"]]
    before = list(accumulate(bounds, initial=_NOTHING))
    after = list(accumulate(reversed(bounds), initial=_NOTHING))[::-1]
    times = Counter(ids)
    needs: _Needs = {}
    for at, (id, own) in enumerate(zip(ids, bounds, strict=True)):
        if id in needs:
            continue
        others = before[at] + after[at + 1]
        if times[id] > 1:
            again = own * Interval.point(Decimal(times[id] - 1))
            others = Interval(others.low - again.low, others.high - again.high)
        needs[id] = (rest - others) / Interval.point(Decimal(times[id]))
    return needs


def _all_parts(amounts: _Amounts) -> Interval:
    return sum((amount.bounds for amount in amounts["parts"]), _NOTHING)


def _sum(relation: Relation, amounts: _Amounts) -> _Needs:
    total = amounts["total"][0].bounds if amounts.get("total") else HUNDRED
    whole = _all_parts(amounts)
    if relation.partial:
        total, whole = Interval(-INFINITY, total.high), Interval(whole.low, INFINITY)
    head = {relation.roles["total"][0].id: whole} if relation.roles.get("total") else {}
    return head | _parts(relation, amounts, total)


def _difference(relation: Relation, amounts: _Amounts) -> _Needs:
    ids, b = _ids(relation, amounts)
    taken = _all_parts(amounts)
    heads = {ids["result"]: b["total"] - taken, ids["total"]: b["result"] + taken}
    return heads | _parts(relation, amounts, b["total"] - b["result"])


def _share(relation: Relation, amounts: _Amounts) -> _Needs:
    ids, b = _ids(relation, amounts)
    rate = b["percent"] * _PERCENT
    return {
        ids["percent"]: b["part"] / b["whole"] * HUNDRED,
        ids["part"]: b["whole"] * rate,
        ids["whole"]: b["part"] / rate,
    }


def _change(relation: Relation, amounts: _Amounts) -> _Needs:
    ids, b = _ids(relation, amounts)
    if "percent" not in ids:
        if relation.direction == "up":
            return {ids["base"]: Interval(-INFINITY, b["new"].high), ids["new"]: Interval(b["base"].low, INFINITY)}
        return {ids["base"]: Interval(b["new"].low, INFINITY), ids["new"]: Interval(-INFINITY, b["base"].high)}
    down = relation.direction == "down" or (relation.direction is None and b["new"].high < b["base"].low)
    change = -b["percent"] if down else b["percent"]
    factor = _ONE + change * _PERCENT
    rise = (b["new"] / b["base"] - _ONE) * HUNDRED
    return {
        ids["percent"]: -rise if down else rise,
        ids["base"]: b["new"] / factor,
        ids["new"]: b["base"] * factor,
    }


def _product(relation: Relation, amounts: _Amounts) -> _Needs:
    ids, b = _ids(relation, amounts)
    return {
        ids["total"]: b["count"] * b["each"],
        ids["count"]: b["total"] / b["each"],
        ids["each"]: b["total"] / b["count"],
    }


def _ratio(relation: Relation, amounts: _Amounts) -> _Needs:
    ids, b = _ids(relation, amounts)
    return {ids["result"]: b["a"] / b["b"], ids["a"]: b["result"] * b["b"], ids["b"]: b["a"] / b["result"]}


def _equal(relation: Relation, amounts: _Amounts) -> _Needs:
    ids, b = _ids(relation, amounts)
    return {ids["a"]: b["b"], ids["b"]: b["a"]}


_FAMILIES: dict[str, Callable[[Relation, _Amounts], _Needs]] = {
    "sum": _sum,
    "difference": _difference,
    "share": _share,
    "change": _change,
    "product": _product,
    "ratio": _ratio,
    "equal": _equal,
}
