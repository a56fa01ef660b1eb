"""Every slip that, undone, would make a relation hold: within one number, or in what the numbers are said to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.article import Article, Figure, Relation
from extractor.interval import Interval
from extractor.reconciling.number_style import NumberStyle, percent_word, style_of, surface, write
from extractor.reconciling.required import Need, required
from extractor.reconciling.slips import Slip, undo
from extractor.reconciling.verdicts import HEAD, credible, differing_units, judge

_MOST_FIGURES = 60  # a relation of more figures than this fits so many slips that none would be offered
_APART = 3  # steps of the last place between two percentages that are not each other's rounding
_SPARE, _ROOMY_SWAP, _CUT_OFF = 1.0, 0.8, 0.3
_SCALES = {Decimal(10) ** n for n in (3, 6, 9, 12, -3, -6, -9, -12)}
_WHOLE_AND_PART = {"sum": ("total", "parts"), "difference": ("total", "parts"), "share": ("whole", "part")}
_TELLING_STEP = Decimal("0.1")  # a percentage written at least this finely fits another whole by chance seldom


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One slip undone: `figure` should be `value` (or be there, or not be there), and then its relation is `mended`."""

    code: str
    figure: Figure
    value: Decimal
    written: str
    mended: Relation
    doubt: float = 0.0  # what its likelihood loses because it fits so loosely
    spare: bool = False  # a second value for the same slip of the same figure


def hypotheses(article: Article, relation: Relation, bystanders: Iterable[Figure]) -> Iterator[Hypothesis]:
    """Yield every slip that, undone, makes `relation` hold; `bystanders` may have been left out of it."""
    if len({figure.id for figures in relation.roles.values() for figure in figures}) > _MOST_FIGURES:
        return
    for hypothesis in (*_number_slips(article, relation), *_meaning_slips(article, relation, bystanders)):
        if judge(hypothesis.mended).verdict == "consistent":
            yield hypothesis


def _number_slips(article: Article, relation: Relation) -> Iterator[Hypothesis]:
    """Slips within one number."""
    figures = {figure.id: figure for figures in relation.roles.values() for figure in figures}
    for id, need in required(relation).items():
        figure = figures[id]
        fitting: dict[str, list[Slip]] = defaultdict(list)
        for slip in undo(figure, style_of(article, figure), need.interval):
            if need.interval.is_bounded or slip.code == "one_digit":
                fitting[slip.code].append(slip)
        for slips in fitting.values():
            for slip, spare in zip(_nearest(slips, need.target), (False, True), strict=False):
                mended = with_figure(relation, figure, moved(figure, slip.value))
                doubt = _doubt(slip, need, figure, mended) + spare * _SPARE
                yield Hypothesis(slip.code, figure, slip.value, write(slip.style, slip.value), mended, doubt, spare)


def _nearest(slips: list[Slip], target: Decimal) -> list[Slip]:
    """The two slips nearest to what the other figures give."""
    return sorted(slips, key=lambda slip: abs(slip.value - target))[:2]


def _doubt(slip: Slip, need: Need, figure: Figure, mended: Relation) -> float:
    """What the slip loses because chance would let it fit: where any value on one side will do, the more the further
    off; where rounding leaves room, for a swap; where the outcome was cut off instead of rounded, a little."""
    if not need.interval.is_bounded:
        return 1.0 + min(1.0, float(abs(slip.value - need.target) / (abs(need.target) or 1)))
    doubt = _ROOMY_SWAP if slip.code == "digits_swapped" and need.interval.width > figure.step else 0.0
    head = next(iter(mended.roles.get(HEAD[mended.kind], ())), None)
    difference = judge(mended).difference
    if head is not None and difference is not None and abs(difference) > head.step / 2:
        doubt += _CUT_OFF
    return doubt


def _meaning_slips(article: Article, relation: Relation, bystanders: Iterable[Figure]) -> Iterator[Hypothesis]:
    """Slips of another kind: the right numbers in the wrong place, or the right percentage of the wrong thing."""
    if relation.kind == "equal":
        yield from _restated(article, relation)
    if relation.kind in ("sum", "difference"):
        yield from _items(article, relation, bystanders)
    if relation.kind == "change":
        yield from _change_slips(article, relation)
    if relation.kind == "share":
        yield from _other_whole(article, relation, bystanders)
    if relation.kind == "difference":
        yield from _percent_as_unit(article, relation)
    yield from _exchanged(article, relation)


def _restated(article: Article, relation: Relation) -> Iterator[Hypothesis]:
    """One of the two took the other's place; only a figure written as finely can stand in for another."""
    a, b = relation.roles["a"][0], relation.roles["b"][0]
    if differing_units(relation):
        return
    for old, new in ((a, b), (b, a)):
        if new.step <= old.step and new.value % old.step == 0:
            mended = with_figure(relation, old, moved(old, new.value))
            yield Hypothesis("restated", old, new.value, surface(article, new), mended)


def _items(article: Article, relation: Relation, bystanders: Iterable[Figure]) -> Iterator[Hypothesis]:
    """An item that was left out of the sum, or does not belong in it."""
    parts = relation.roles["parts"]
    inside = {figure.id for figures in relation.roles.values() for figure in figures}
    if len(parts) > 2:
        for part in {figure.id: figure for figure in parts}.values():
            rest = list(parts)
            rest.remove(part)
            mended = replace(relation, roles={**relation.roles, "parts": rest})
            yield Hypothesis("doubled_item", part, Decimal(0), "0", mended)
    if relation.partial:
        return
    for figure in bystanders:
        if figure.id not in inside and figure.kind == parts[0].kind and figure.currency == parts[0].currency:
            mended = replace(relation, roles={**relation.roles, "parts": [*parts, figure]})
            yield Hypothesis("missing_item", figure, figure.value, surface(article, figure), mended)


def _change_slips(article: Article, relation: Relation) -> Iterator[Hypothesis]:
    new = relation.roles["new"][0]
    percent = next(iter(relation.roles.get("percent", ())), None)
    if relation.direction is not None:
        turned = replace(relation, direction="down" if relation.direction == "up" else "up")
        told = percent or new
        code = "direction_swapped" if percent else "direction_told"
        yield Hypothesis(code, told, told.value, surface(article, told), turned)
    if percent is None:
        return
    style = style_of(article, percent)
    candidates = [("share_as_rise", percent.value - 100)] if relation.direction == "up" else []
    candidates += [("remainder_as_fall", 100 - percent.value)] if relation.direction == "down" else []
    for code, value in candidates:
        if value > 0:
            mended = with_figure(relation, percent, moved(percent, value))
            yield Hypothesis(code, percent, value, write(style, value), mended)
    yield from _other_base(relation, percent, style)


def _other_base(relation: Relation, percent: Figure, style: NumberStyle) -> Iterator[Hypothesis]:
    """The change was divided by the new value instead of the old one."""
    base, new = relation.roles["base"][0], relation.roles["new"][0]
    if not base.value or not new.value:
        return
    change = abs(new.value - base.value)
    by_new, by_base = change / new.value * 100, change / base.value * 100
    if by_new in credible(percent) and abs(by_new - by_base) > _APART * percent.step:
        value = by_base.quantize(Decimal(1).scaleb(-max(style.decimals, 0)))
        mended = with_figure(relation, percent, moved(percent, value))
        yield Hypothesis("other_base", percent, value, write(style, value), mended)


def _other_whole(article: Article, relation: Relation, bystanders: Iterable[Figure]) -> Iterator[Hypothesis]:
    """The percentage is of another whole, told near the part."""
    whole, percent = relation.roles["whole"][0], relation.roles["percent"][0]
    if percent.step > _TELLING_STEP:
        return
    inside = {figure.id for figures in relation.roles.values() for figure in figures}
    for other in bystanders:
        if other.id not in inside and other.kind == whole.kind and other.currency == whole.currency:
            mended = with_figure(relation, whole, other)
            yield Hypothesis("other_whole", whole, other.value, surface(article, other), mended)


def _percent_as_unit(article: Article, relation: Relation) -> Iterator[Hypothesis]:
    """What is given as the difference is really the change in percent."""
    result, total, part = relation.roles["result"][0], relation.roles["total"][0], relation.roles["parts"][0]
    if result.kind == "percent" or len(relation.roles["parts"]) != 1:
        return
    for base in (total, part):
        if base.value and (total.value - part.value) / base.value * 100 in credible(result):
            as_percent = replace(result, kind="percent", unit="%", currency=None)
            roles = {"base": [base], "new": [part if base is total else total], "percent": [as_percent]}
            mended = Relation("change", relation.rule, roles, direction="down" if base is total else "up")
            style = replace(style_of(article, result), after=percent_word())
            yield Hypothesis("percent_as_unit", result, result.value, write(style, result.value), mended)


def _exchanged(article: Article, relation: Relation) -> Iterator[Hypothesis]:
    """The whole and one of its parts have changed places."""
    if relation.kind not in _WHOLE_AND_PART or relation.partial:
        return
    whole_role, part_role = _WHOLE_AND_PART[relation.kind]
    whole = next(iter(relation.roles.get(whole_role, ())), None)
    if whole is None:
        return
    for part in {figure.id: figure for figure in relation.roles.get(part_role, ())}.values():
        if part.id != whole.id and part.kind == whole.kind:
            mended = _swapped(relation, whole, part)
            yield Hypothesis("exchanged", whole, part.value, surface(article, part), mended)


def _swapped(relation: Relation, a: Figure, b: Figure) -> Relation:
    exchange = {a.id: b, b.id: a}
    roles = {role: [exchange.get(f.id, f) for f in figures] for role, figures in relation.roles.items()}
    return replace(relation, roles=roles)


def moved(figure: Figure, value: Decimal) -> Figure:
    """`figure` with another value, its bounds moved or scaled with it."""
    if not figure.value or value / figure.value in _SCALES:
        factor = value / figure.value if figure.value else Decimal(1)
        bounds = Interval(figure.bounds.low * factor, figure.bounds.high * factor)
    else:
        by = value - figure.value
        bounds = Interval(figure.bounds.low + by, figure.bounds.high + by)
    normal = figure.normal_value
    if normal is not None and figure.value:
        normal = normal / figure.value * value
    return replace(figure, value=value, bounds=bounds, normal_value=normal)


def with_figure(relation: Relation, old: Figure, new: Figure) -> Relation:
    """`relation` with `new` in every place of `old`."""
    roles = {role: [new if f.id == old.id else f for f in figures] for role, figures in relation.roles.items()}
    return replace(relation, roles=roles)
