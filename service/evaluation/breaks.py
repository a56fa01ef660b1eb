"""The break test: a published slip is imitated, and the program must find it and know how to undo it.

In each reconciling relation of an annotated article, one digit of one figure is changed, in that one place only: other
mentions of the same figure stay as they are, as they would where somebody mistypes. The figure and the digit are drawn
at random, from a seed made of the article's id and the relation's place, so that every run breaks the same ones; the
first draw that makes the arithmetic fail (by the intervals that the figures stand for) is taken. Not broken are
spelled-out numbers and ranges, figures that are part of a slip already published, and relations in which no digit
matters.

A break is caught where an inconsistent check holds the changed figure; it is mended where one of that figure's checks
offers, among its first three repairs, the figure with the value it had.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import cast, get_args

from extractor import Report
from extractor.article import Figure, FigureKind, Hedge, Relation, RelationKind
from extractor.figures.hedges import bounds
from extractor.reconciling.verdicts import judge
from extractor.report import CheckInfo
from service.evaluation.gold import GoldArticle, GoldFigure, GoldRelation, locate

_ROLES = ("total", "parts", "result", "part", "whole", "percent", "base", "new", "count", "each", "a", "b")
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Break:
    """An article with one digit changed. `start`/`end` are those of the number; `value` is what it was."""

    article: GoldArticle
    relation: GoldRelation
    text: str
    start: int
    end: int
    value: Decimal
    written: Decimal


@dataclass(slots=True)
class Tally:
    """How many breaks there were, how many were caught, and of how many the right repair was among the first three."""

    breaks: int = 0
    caught: int = 0
    mended: int = 0

    def as_dict(self) -> dict[str, float | int]:
        """Shares from 0 to 1, rounded to four places."""
        share = {
            name: round(count / self.breaks, 4) if self.breaks else 1.0
            for name, count in (("caught", self.caught), ("mended", self.mended))
        }
        return {"breaks": self.breaks, **share}


@dataclass(slots=True)
class BreakScores:
    """The break test's outcome, over all and by family; `misses` has one line for each break that was not mended."""

    everything: Tally = field(default_factory=Tally)
    families: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, object]:
        """The scores as JSON."""
        by_family = {family: tally.as_dict() for family, tally in sorted(self.families.items())}
        return {**self.everything.as_dict(), "by_family": by_family}


def break_test(articles: Iterable[GoldArticle], check: Callable[[Break], Report]) -> BreakScores:
    """Break every reconciling relation of `articles`, have each broken text checked, and count."""
    scores = BreakScores()
    for article in articles:
        for broken in breaks(article):
            caught, mended = outcome(broken, check(broken))
            for tally in (scores.everything, scores.families.setdefault(broken.relation.kind, Tally())):
                tally.breaks += 1
                tally.caught += caught
                tally.mended += mended
            if not mended:
                what = "not mended" if caught else "NOT CAUGHT"
                number = broken.text[broken.start : broken.end]
                scores.misses.append(
                    f"{article.gold.id}: {broken.relation.kind} break {what}: {broken.value} written {number!r}"
                )
    return scores


def breaks(article: GoldArticle) -> Iterator[Break]:
    """Yield one break for each reconciling relation of `article` that one digit can break."""
    relations = article.gold.relations
    slipped = {id for relation in relations if relation.verdict == "inconsistent" for id in _ids(relation)}
    for place, relation in enumerate(relations):
        if relation.verdict == "consistent":
            found = _break(article, relation, slipped, random.Random(f"{article.gold.id} {place}"))
            if found is not None:
                yield found


def outcome(broken: Break, report: Report) -> tuple[bool, bool]:
    """Return whether the break was caught, and whether it was mended."""
    ids = {f.id for f in report.figures if f.start < broken.end and broken.start < f.end}
    accusing = [c for c in report.checks if c.verdict == "inconsistent" and ids & _checked(c)]
    mended = any(
        repair.figure in ids and Decimal(repair.value) == broken.value
        for check in accusing
        for repair in check.repairs[:_FIRST]
    )
    return bool(accusing), mended


def _checked(check: CheckInfo) -> set[str]:
    return {id for ids in check.figures.values() for id in ([ids] if isinstance(ids, str) else ids)}


def _ids(relation: GoldRelation) -> list[str]:
    named = [getattr(relation, role) for role in _ROLES]
    return [id for ids in named if ids for id in ([ids] if isinstance(ids, str) else ids)]


def _break(article: GoldArticle, relation: GoldRelation, slipped: set[str], draw: random.Random) -> Break | None:
    figures = {figure.id: figure for figure in article.gold.figures}
    chosen = [figures[id] for id in dict.fromkeys(_ids(relation)) if id not in slipped and figures[id].high is None]
    draw.shuffle(chosen)
    for figure in chosen:
        start, end = locate(article.text, figure)
        places = [at for at in range(start, end) if article.text[at].isdigit()]
        for at in draw.sample(places, len(places)):
            digits = article.text[at + 1 : end]
            weight = _step(figure) * 10 ** sum(character.isdigit() for character in digits)
            old = int(article.text[at])
            new = draw.choice([d for d in range(10) if d != old and (d or at != places[0])])
            written = figure.value + (new - old) * weight
            if written > 0 and _fails(relation, figures, figure.id, written):
                text = article.text[:at] + str(new) + article.text[at + 1 :]
                return Break(article, relation, text, start, end, figure.value, written)
    return None


def _step(figure: GoldFigure) -> Decimal:
    """One unit of the last written place."""
    digits = "".join(character for character in figure.number if character.isdigit())
    return figure.value / int(digits) if digits and int(digits) else Decimal(1)


def _fails(relation: GoldRelation, figures: dict[str, GoldFigure], changed: str, written: Decimal) -> bool:
    """Whether the relation's arithmetic fails with `written` for the figure `changed`."""
    values = {id: written if id == changed else figures[id].value for id in _ids(relation)}
    roles = {}
    for role in _ROLES:
        named = getattr(relation, role)
        ids = [named] if isinstance(named, str) else named or []
        if ids:
            roles[role] = [_figure(figures[id], values[id]) for id in ids]
    kind = cast(RelationKind, relation.kind)
    linked = Relation(kind, kind, roles, partial=relation.partial, direction=relation.direction)
    return judge(linked).verdict == "inconsistent"


def _figure(gold: GoldFigure, value: Decimal) -> Figure:
    """The annotated figure as the program would have read it, with `value`."""
    hedge = cast(Hedge, gold.hedge) if gold.hedge in get_args(Hedge) else None
    kind, step = cast(FigureKind, gold.kind), _step(gold)
    exact = step == 1 and kind != "percent"
    return Figure(
        id=gold.id,
        start=0,
        end=0,
        number=gold.number,
        kind=kind,
        value=value,
        bounds=bounds(value, step, gold.high, hedge, exact=exact),
        paragraph=0,
        sentence=0,
        high=gold.high,
        unit=gold.unit,
        currency=gold.unit if kind == "money" else None,
        hedge=hedge,
        step=step,
    )
