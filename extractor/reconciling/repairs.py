"""What may have gone wrong: repairs of a relation that does not hold, the likeliest first.

A hypothesis is one slip undone. It must make its own relation hold; what else it would mend or break in the article,
and whether the text has the mended value elsewhere, says how likely it is. Where more than a few fit equally well
nothing singles one out, and none is offered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractor.article import Article, Figure, Relation
from extractor.interval import Interval
from extractor.reconciling.explanations import arithmetic_with, slip_text
from extractor.reconciling.number_style import NumberStyle, plain_decimal, style_of, surface, write
from extractor.reconciling.required import Need, required
from extractor.reconciling.slips import undo
from extractor.reconciling.verdicts import HEAD, Judgement, credible, judge
from extractor.report import Repair

Judged = tuple[Relation, Judgement]

OFFERED = 3
A_FEW = 6
_MOST_FIGURES = 60
_MOST_RELATIONS = 30
_APART = 3  # steps of the last place between two percentages that are not each other's rounding
_NEAR = 2.0  # hypotheses within this much of the best count as fitting equally well

# How likely each slip is, before anything else is known; natural logarithms, set by hand.
_WEIGHT = {
    "share_as_rise": 4.0,
    "direction_swapped": 4.0,
    "remainder_as_fall": 3.0,
    "percent_as_unit": 3.0,
    "scale": 3.0,
    "digits_swapped": 2.0,
    "digits_apart": 0.5,
    "direction_told": 2.0,
    "restated": 2.0,
    "other_base": 2.0,
    "exchanged": 1.5,
    "one_digit": 1.5,
    "missing_item": 1.5,
    "doubled_item": 1.0,
    "digit_missing": 0.0,
    "digit_extra": 0.0,
}
_WITHIN_NUMBER = {"restated", "one_digit", "digits_swapped", "digits_apart", "digit_missing", "digit_extra", "scale"}
_ELSEWHERE_TOO = _WITHIN_NUMBER | {"share_as_rise", "remainder_as_fall", "other_base"}
_MENDS, _BREAKS, _SAID_ELSEWHERE, _STANDS_ELSEWHERE = 3.0, -3.0, 2.5, -1.5


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One slip undone: `figure` should be `value` (or be there, or not be there), and then its relation is `mended`."""

    code: str
    figure: Figure
    value: Decimal
    written: str
    mended: Relation
    off: float = 0.0  # how far from what the other figures give exactly: 0 to 1


@dataclass(slots=True)
class Book:
    """The article's judged relations, to look up what else a figure is part of; and where values are stated."""

    judged: list[Judged]
    by_figure: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_value: dict[tuple[str, Decimal], list[str]] = field(default_factory=lambda: defaultdict(list))

    def elsewhere(self, index: int, figure: Figure, value: Decimal) -> bool:
        """Whether a figure outside relation `index`, of the same kind as `figure`, has `value`."""
        inside = {f.id for figures in self.judged[index][0].roles.values() for f in figures}
        return any(id not in inside for id in self.by_value.get((figure.kind, value), ()))


def open_book(article: Article, judged: list[Judged]) -> Book:
    """Index the article's figures and judged relations."""
    book = Book(judged)
    for index, (relation, _) in enumerate(judged):
        for id in {figure.id for figures in relation.roles.values() for figure in figures}:
            book.by_figure[id].append(index)
    for figure in article.figures:
        book.by_value[figure.kind, figure.value].append(figure.id)
    return book


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A ranked repair, and the indexes in the book of the other relations it would mend."""

    repair: Repair
    score: float
    mends: frozenset[int]


def suggest(article: Article, book: Book, index: int) -> list[Suggestion]:
    """The likeliest repairs of the inconsistent relation `book.judged[index]`, best first; none where too many fit."""
    relation, _ = book.judged[index]
    ranked: list[tuple[float, frozenset[int], Hypothesis]] = []
    for hypothesis in _hypotheses(article, relation):
        score, mends = _weigh(book, index, hypothesis)
        ranked.append((score, mends, hypothesis))
    ranked.sort(key=lambda item: -item[0])
    ranked = [item for item in _distinct(ranked) if item[0] > ranked[0][0] - _NEAR]
    if len(ranked) > A_FEW:
        return []
    return [Suggestion(_repair(article, h), score, mends) for score, mends, h in ranked[:OFFERED]]


def _distinct(ranked: list[tuple[float, frozenset[int], Hypothesis]]) -> list[tuple[float, frozenset[int], Hypothesis]]:
    seen: set[tuple[str, Decimal]] = set()
    kept = []
    for item in ranked:
        key = (item[2].figure.id, item[2].value)
        if key not in seen:
            seen.add(key)
            kept.append(item)
    return kept


def _repair(article: Article, hypothesis: Hypothesis) -> Repair:
    figure = hypothesis.figure
    texts = {figure.id: hypothesis.written} if hypothesis.value != figure.value else {}
    return Repair(
        figure=figure.id,
        value=plain_decimal(hypothesis.value),
        written=hypothesis.written,
        why=slip_text(hypothesis.code, surface(article, figure), hypothesis.written),
        code=hypothesis.code,
        result=arithmetic_with(article, hypothesis.mended, texts),
    )


def _weigh(book: Book, index: int, hypothesis: Hypothesis) -> tuple[float, frozenset[int]]:
    """How likely the hypothesis is, and which other relations it would mend."""
    score = _WEIGHT[hypothesis.code] - hypothesis.off
    figure = hypothesis.figure
    new = moved(figure, hypothesis.value)
    mends = set()
    others = book.by_figure[figure.id][:_MOST_RELATIONS] if hypothesis.code in _ELSEWHERE_TOO else []
    for other in others:
        if other == index:
            continue
        relation, before = book.judged[other]
        after = judge(with_figure(relation, figure, new))
        if before.verdict == "inconsistent" and after.verdict == "consistent":
            mends.add(other)
            score += _MENDS
        elif before.verdict == "consistent" and after.verdict == "inconsistent":
            score += _BREAKS
    if hypothesis.code in _WITHIN_NUMBER and _tells(hypothesis.value, figure):
        score += _SAID_ELSEWHERE * book.elsewhere(index, figure, hypothesis.value)
        score += _STANDS_ELSEWHERE * book.elsewhere(index, figure, figure.value)
    return score, frozenset(mends)


def _tells(value: Decimal, figure: Figure) -> bool:
    """Whether meeting the value again elsewhere would be no accident: it has three digits or more."""
    return abs(value) >= 100 * figure.step


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


_SCALES = {Decimal(10) ** n for n in (3, 6, 9, 12, -3, -6, -9, -12)}


def with_figure(relation: Relation, old: Figure, new: Figure) -> Relation:
    """`relation` with `new` in every place of `old`."""
    roles = {role: [new if f.id == old.id else f for f in figures] for role, figures in relation.roles.items()}
    return replace(relation, roles=roles)


def _hypotheses(article: Article, relation: Relation) -> Iterator[Hypothesis]:
    """Every slip that, undone, makes `relation` hold."""
    for hypothesis in (*_number_slips(article, relation), *_meaning_slips(article, relation)):
        if judge(hypothesis.mended).verdict == "consistent":
            yield hypothesis


def _number_slips(article: Article, relation: Relation) -> Iterator[Hypothesis]:
    """Slips within one number."""
    figures = {figure.id: figure for figures in relation.roles.values() for figure in figures}
    if len(figures) > _MOST_FIGURES:
        return
    for id, need in required(relation).items():
        figure = figures[id]
        fitting: dict[str, list[Hypothesis]] = defaultdict(list)
        for slip in undo(figure, style_of(article, figure), need.interval):
            mended = with_figure(relation, figure, moved(figure, slip.value))
            off = _off(slip.value, need, figure)
            fitting[slip.code].append(
                Hypothesis(slip.code, figure, slip.value, write(slip.style, slip.value), mended, off)
            )
        for hypotheses in fitting.values():
            yield from _nearest(hypotheses, need, figure)


def _nearest(hypotheses: list[Hypothesis], need: Need, figure: Figure) -> list[Hypothesis]:
    """The hypothesis nearest to what the other figures give, and any that rounding or cutting off makes as near."""
    nearest = min(hypotheses, key=lambda hypothesis: hypothesis.off)
    return [
        h for h in hypotheses if h is nearest or (need.interval.is_bounded and abs(h.value - need.target) < figure.step)
    ]


def _off(value: Decimal, need: Need, figure: Figure) -> float:
    """How far `value` is from what the other figures give exactly, as a share of the room that rounding leaves: 0 to 1.

    Where any value on one side would do, fitting says little: 1 to 2, the nearest best.
    """
    room = need.interval.high - need.interval.low + figure.step
    if room.is_finite():
        return min(1.0, float(abs(value - need.target) / room))
    return 1.0 + min(1.0, float(abs(value - need.target) / (abs(need.target) or 1)))


def _meaning_slips(article: Article, relation: Relation) -> Iterator[Hypothesis]:
    """Slips of another kind: the right numbers in the wrong place, or the right percentage of the wrong thing."""
    if relation.kind == "equal":
        yield from _restated(article, relation)
    if relation.kind in ("sum", "difference"):
        yield from _items(article, relation)
    if relation.kind == "change":
        yield from _change_slips(article, relation)
    if relation.kind == "difference":
        yield from _percent_as_unit(article, relation)
    yield from _exchanged(article, relation)


def _restated(article: Article, relation: Relation) -> Iterator[Hypothesis]:
    """One of the two took the other's place; only a figure written as finely can stand in for another."""
    a, b = relation.roles["a"][0], relation.roles["b"][0]
    for old, new in ((a, b), (b, a)):
        if new.step <= old.step and new.value % old.step == 0:
            mended = with_figure(relation, old, moved(old, new.value))
            yield Hypothesis("restated", old, new.value, surface(article, new), mended)


def _items(article: Article, relation: Relation) -> Iterator[Hypothesis]:
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
    for figure in _bystanders(article, relation):
        if figure.id not in inside and figure.kind == parts[0].kind and figure.currency == parts[0].currency:
            mended = replace(relation, roles={**relation.roles, "parts": [*parts, figure]})
            yield Hypothesis("missing_item", figure, figure.value, surface(article, figure), mended)


def _bystanders(article: Article, relation: Relation) -> list[Figure]:
    """Figures in the paragraphs that hold the parts."""
    paragraphs = {figure.paragraph for figure in relation.roles["parts"]}
    return [figure for figure in article.figures if figure.paragraph in paragraphs][:_MOST_FIGURES]


def _change_slips(article: Article, relation: Relation) -> Iterator[Hypothesis]:
    new = relation.roles["new"][0]
    percent = next(iter(relation.roles.get("percent", ())), None)
    if relation.direction is not None:
        turned = replace(relation, direction="down" if relation.direction == "up" else "up")
        told = percent or new
        code = "direction_swapped" if percent else "direction_told"
        yield Hypothesis(code, told, told.value, _OTHER_WAY[relation.direction], turned)
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


_OTHER_WAY = {"up": "turun", "down": "naik"}


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
            style = replace(style_of(article, result), after=" persen")
            yield Hypothesis("percent_as_unit", result, result.value, write(style, result.value), mended)


def _exchanged(article: Article, relation: Relation) -> Iterator[Hypothesis]:
    """The head and one of the others have changed places."""
    head = relation.roles.get(HEAD[relation.kind]) or ()
    if not head or relation.kind in ("equal", "ratio", "product") or relation.partial:
        return
    others = relation.roles.get("parts") or relation.roles.get("part") or ()
    if relation.kind == "share":
        head = relation.roles["whole"]
    for other in {f.id: f for f in others}.values():
        if other.id != head[0].id and other.kind == head[0].kind and len(others) <= _MOST_FIGURES:
            mended = _swapped(relation, head[0], other)
            yield Hypothesis("exchanged", head[0], other.value, surface(article, other), mended)


def _swapped(relation: Relation, a: Figure, b: Figure) -> Relation:
    exchange = {a.id: b, b.id: a}
    roles = {role: [exchange.get(f.id, f) for f in figures] for role, figures in relation.roles.items()}
    return replace(relation, roles=roles)
