"""Inheriting: a figure whose own sentence gives it no period takes that of a figure it is bound to.

Runs after relations are found. Restatements, parts and their total, what makes a product or an average, and a change
and its newer value belong to one period; the two sides of a change do not.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator

from extractor.article import Article, Figure, Relation


def inherit_periods(article: Article) -> None:
    """Let figures without a period in their own sentence inherit it through restatements, breakdowns and changes."""
    sentence_of = {period.id: period.sentence for period in article.periods}
    partners: dict[str, list[Figure]] = defaultdict(list)
    for relation in article.relations:
        for one, other in _bound(relation):
            partners[one.id].append(other)
            partners[other.id].append(one)
    anchored = [figure for figure in article.figures if figure.period and sentence_of[figure.period] == figure.sentence]
    settled = {figure.id for figure in anchored}
    queue, moved = deque(anchored), set[int]()
    while queue:
        figure = queue.popleft()
        for partner in partners[figure.id]:
            if partner.id not in settled:
                settled.add(partner.id)
                if partner.period is not None and partner.period != figure.period:
                    moved.add(partner.sentence)
                partner.period = figure.period
                queue.append(partner)
    _follow(article, settled, moved)
    _newer_of_difference(article, {figure.id for figure in anchored})


def _follow(article: Article, settled: set[str], moved: set[int]) -> None:
    """A sentence that restates a figure of another time speaks of that time: its other figures go along."""
    last: Figure | None = None
    for figure in article.figures:
        if figure.sentence not in moved:
            continue
        if figure.id in settled:
            last = figure
        elif last is not None and last.sentence == figure.sentence and figure.period is not None:
            figure.period = last.period


def _newer_of_difference(article: Article, anchored: set[str]) -> None:
    """What was added or lost belongs to the newer of the two times."""
    ends = {period.id: period.until for period in article.periods}
    for relation in article.relations:
        if relation.kind != "difference":
            continue
        sides = [f.period for role in ("total", "parts") for f in relation.roles.get(role, []) if f.period is not None]
        for result in relation.roles.get("result", []):
            if sides and result.id not in anchored:
                result.period = max(sides, key=lambda period: ends[period])


def _bound(relation: Relation) -> Iterator[tuple[Figure, Figure]]:
    """Yield pairs of figures that must be of one period."""
    roles = relation.roles
    match relation.kind:
        case "equal":
            yield from _star(roles, "a", "b")
        case "sum":
            yield from _star(roles, "total", "parts")
        case "share":
            yield from _star(roles, "part", "percent")
        case "change":
            yield from _star(roles, "new", "percent")
        case "product":
            yield from _star(roles, "total", "count")
        case "ratio":
            yield from _star(roles, "result", "a", "b")


def _star(roles: dict[str, list[Figure]], centre: str, *others: str) -> Iterator[tuple[Figure, Figure]]:
    for middle in roles.get(centre, [])[:1]:
        for role in others:
            for figure in roles.get(role, []):
                yield middle, figure
