"""What may have gone wrong: repairs of a relation that does not hold, the likeliest first.

Each hypothesis is one slip undone that makes its own relation hold. What else it would mend or break in the article,
and whether the text has the mended value elsewhere, says how likely it is. Where more than a few fit equally well
nothing singles one out, and none is offered.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.article import Article, Figure, Relation
from extractor.reconciling.explanations import arithmetic_with, direction_text, slip_text
from extractor.reconciling.hypotheses import Hypothesis, hypotheses, moved, with_figure
from extractor.reconciling.number_style import plain_decimal, surface
from extractor.reconciling.verdicts import Judgement, judge
from extractor.report import Repair, Text

Judged = tuple[Relation, Judgement]

OFFERED = 3
A_FEW = 6
_NEAR = 2.0  # hypotheses within this much of the best count as fitting equally well
_MOST_WEIGHED = 40
_MOST_RELATIONS = 30
_MOST_BYSTANDERS = 60

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
    "other_whole": 1.0,
    "missing_item": 1.5,
    "doubled_item": 1.0,
    "digit_missing": 0.0,
    "digit_extra": 0.0,
}
_WITHIN_NUMBER = {"restated", "one_digit", "digits_swapped", "digits_apart", "digit_missing", "digit_extra", "scale"}
_ELSEWHERE_TOO = _WITHIN_NUMBER | {"share_as_rise", "remainder_as_fall", "other_base"}
_TURNED = {"direction_swapped", "direction_told"}
_MENDS, _BREAKS, _SAID_ELSEWHERE, _STANDS_ELSEWHERE = 3.0, -3.0, 2.5, -1.5


@dataclass(slots=True)
class Book:
    """The article's judged relations, and where to look up what else a figure is part of and where a value stands."""

    judged: list[Judged]
    by_figure: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_value: dict[tuple[str, Decimal], list[str]] = field(default_factory=lambda: defaultdict(list))
    by_paragraph: dict[int, list[Figure]] = field(default_factory=lambda: defaultdict(list))

    def stands_outside(self, inside: set[str], figure: Figure, value: Decimal) -> bool:
        """Whether a figure of the same kind as `figure`, not among those `inside`, has `value`."""
        return any(id not in inside for id in self.by_value.get((figure.kind, value), ()))

    def bystanders(self, relation: Relation) -> list[Figure]:
        """The figures in the paragraphs that hold the relation's part or parts."""
        parts = relation.roles.get("parts") or relation.roles.get("part") or ()
        paragraphs = sorted({figure.paragraph for figure in parts})
        return [figure for paragraph in paragraphs for figure in self.by_paragraph[paragraph]][:_MOST_BYSTANDERS]


def open_book(article: Article, judged: list[Judged]) -> Book:
    """Index the article's figures and judged relations."""
    book = Book(judged)
    for index, (relation, _) in enumerate(judged):
        for id in _ids(relation):
            book.by_figure[id].append(index)
    for figure in article.figures:
        if article.paragraphs[figure.paragraph].duplicate_of is not None:
            continue  # a paragraph pasted twice says nothing twice
        book.by_value[figure.kind, figure.value].append(figure.id)
        book.by_paragraph[figure.paragraph].append(figure)
    return book


def _ids(relation: Relation) -> set[str]:
    return {figure.id for figures in relation.roles.values() for figure in figures}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A ranked repair, and the indexes in the book of the other relations it would mend."""

    repair: Repair
    score: float
    mends: frozenset[int]


def suggest(article: Article, book: Book, index: int) -> list[Suggestion]:
    """The likeliest repairs of the inconsistent relation `book.judged[index]`, best first; none where too many fit."""
    relation, _ = book.judged[index]
    fitting = list(hypotheses(article, relation, book.bystanders(relation)))
    if not fitting or len(fitting) > _MOST_WEIGHED:
        return []
    ranked = sorted(((*_weigh(book, index, h), h) for h in fitting), key=lambda item: -item[0])
    ranked = [item for item in _distinct(ranked) if item[0] > ranked[0][0] - _NEAR]
    if sum(not hypothesis.spare for _, _, hypothesis in ranked) > A_FEW:
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
    figure, direction = hypothesis.figure, hypothesis.mended.direction
    if hypothesis.code in _TURNED and direction is not None:
        meant, texts = direction_text(direction), {}
    else:
        meant = Text(id=hypothesis.written, en=hypothesis.written)
        texts = {} if hypothesis.code == "other_whole" else {figure.id: hypothesis.written}
    return Repair(
        figure=figure.id,
        value=plain_decimal(hypothesis.value),
        written=meant.id,
        why=slip_text(hypothesis.code, surface(article, figure), meant),
        code=hypothesis.code,
        result=arithmetic_with(article, hypothesis.mended, texts),
    )


def _weigh(book: Book, index: int, hypothesis: Hypothesis) -> tuple[float, frozenset[int]]:
    """How likely the hypothesis is, and which other relations it would mend."""
    score = _WEIGHT[hypothesis.code] - hypothesis.doubt
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
        inside = _ids(book.judged[index][0])
        score += _SAID_ELSEWHERE * book.stands_outside(inside, figure, hypothesis.value)
        score += _STANDS_ELSEWHERE * book.stands_outside(inside, figure, figure.value)
    return score, frozenset(mends)


def _tells(value: Decimal, figure: Figure) -> bool:
    """Whether meeting the value again elsewhere would be no accident: it has three digits or more."""
    return abs(value) >= 100 * figure.step
