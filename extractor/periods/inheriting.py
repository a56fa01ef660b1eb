"""Inheriting: a figure whose own words give it no period takes that of a figure it is bound to.

Runs after relations are found. Restatements, parts and their total, what makes a product or an average, and a change
and its newer value belong to one period; the two sides of a change do not. What a figure's sentence says outweighs
what its paragraph says, and that what was only carried on from earlier paragraphs or the lead.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractor.article import Article, Figure, Relation

_LONG = 4  # significant digits from which two equal numbers are one quantity told twice
Partners = dict[str, list[Figure]]


def inherit_periods(article: Article) -> None:
    """Let figures without a period of their own inherit it through restatements, breakdowns and changes."""
    partners = _partners(article)
    periods = {period.id: period for period in article.periods}
    dated = [figure for figure in article.figures if figure.period is not None]
    by_sentence = [figure for figure in dated if periods[figure.period or ""].sentence == figure.sentence]
    by_paragraph = [figure for figure in dated if periods[figure.period or ""].paragraph == figure.paragraph]
    settled: set[str] = set()
    moved = _spread(by_sentence, partners, settled)
    moved |= _spread(by_paragraph, partners, settled)
    _spread(_followers(article, settled, moved), partners, settled)
    _newer_of_difference(article, {figure.id for figure in by_sentence})


def _partners(article: Article) -> Partners:
    partners: Partners = defaultdict(list)
    ends = {pair for relation in article.relations for pair in _ends(relation)}
    pairs = [pair for relation in article.relations if not _across(relation, ends) for pair in _bound(relation)]
    for one, other in (*pairs, *_told_again(article)):
        partners[one.id].append(other)
        partners[other.id].append(one)
    return partners


def _ends(relation: Relation) -> Iterator[tuple[str, str]]:
    """Yield the two values of a change, either way round."""
    if relation.kind == "change":
        for base in relation.roles.get("base", []):
            for new in relation.roles.get("new", []):
                yield base.id, new.id
                yield new.id, base.id


def _across(relation: Relation, ends: set[tuple[str, str]]) -> bool:
    """True of 3.412 = 2.881 + 531 where 3.412 fell to 2.881: the sum spans two times."""
    if relation.kind != "sum":
        return False
    totals, parts = relation.roles.get("total", []), relation.roles.get("parts", [])
    return any((total.id, part.id) in ends for total in totals for part in parts)


def _spread(anchored: Iterable[Figure], partners: Partners, settled: set[str]) -> set[int]:
    """Hand the periods of the anchored figures on from partner to partner; return the sentences where one changed."""
    queue = deque(figure for figure in anchored if figure.id not in settled)
    settled |= {figure.id for figure in queue}
    moved: set[int] = set()
    while queue:
        figure = queue.popleft()
        for partner in partners.get(figure.id, ()):
            if partner.id in settled:
                continue
            settled.add(partner.id)
            if partner.period not in {None, figure.period}:
                moved.add(partner.sentence)
            partner.period = figure.period
            queue.append(partner)
    return moved


def _followers(article: Article, settled: set[str], moved: set[int]) -> list[Figure]:
    """A sentence that restates a figure of another time speaks of that time: its other figures go along."""
    old = {figure.id for relation in article.relations for figure in relation.roles.get("base", [])}
    leaders: dict[int, Figure] = {}
    for figure in article.figures:
        if figure.sentence in moved and figure.id in settled and figure.id not in old:
            leaders.setdefault(figure.sentence, figure)
    following = []
    for figure in article.figures:
        leader = leaders.get(figure.sentence)
        if leader is not None and figure.id not in settled and figure.period is not None:
            figure.period = leader.period
            following.append(figure)
    return following


def _told_again(article: Article) -> Iterator[tuple[Figure, Figure]]:
    """Yield figures written with the same long number: nobody has 2.074.063 of two things."""
    first: dict[tuple[str, Decimal], Figure] = {}
    for figure in article.figures:
        digits = figure.value.normalize().as_tuple().digits
        if len(digits) >= _LONG and figure.high is None:
            told = first.setdefault((figure.kind, figure.value), figure)
            if told is not figure:
                yield told, figure


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
