"""Is it the writer who slipped, or the reader? A relation that fails is tried with the other figures of the article.

"Penonton rata-rata 6.812. Kapasitas stadion 12.097 kursi, jadi masih ada 3.183 kursi kosong": 12.097 less 6.812 is not
3.183, but less the 8.914 told earlier it is, to the last digit. Then the figures were linked wrongly, and nobody is
accused. So with shares whose whole no word names; one of a named whole ("dari total pemilih") is what writers get
wrong, and stays accused.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractor.article import Article, Figure, Relation
from extractor.reconciling.verdicts import judge
from extractor.relations.mistyping import one_slip_apart, written_digits
from extractor.relations.scene import compatible

ROLES = {
    "difference": ("total", "parts"),
    "change": ("base", "new"),
    "product": ("count", "each", "total"),
    "share": ("whole",),
}
IMPLIED = {"list", "sentence", "cue: target"}  # reasons of shares whose whole no word right at them names
NEAR = 16  # figures before and after a relation that may stand in
PLAIN = 0.9  # confidence of a relation that the text tells in one sentence
TELLING = 4  # digits of the result, of which fewer would be hit by chance
LEAST, LESS = 2, 3  # digits of the result, and of what may stand in, where the relation was read together anyway


def right_with_another(article: Article, relation: Relation) -> bool:
    """True where one of the figures around, of the same kind and no mistyping of it, makes the relation right."""
    if relation.kind not in ROLES or not _exact(relation):
        return False
    if relation.kind == "share" and IMPLIED.isdisjoint(relation.reasons):
        return False
    return any(judge(tried).verdict == "consistent" for tried in _otherwise(article, relation))


def _exact(relation: Relation) -> bool:
    """True where what comes out is written with so many digits that chance hardly hits it."""
    heads = relation.roles.get("result") or relation.roles.get("percent") or relation.roles.get("total") or []
    telling = TELLING - 1 if relation.kind in ("change", "share") else TELLING
    if relation.kind == "difference" and relation.confidence < PLAIN:
        telling = LEAST
    if not heads:
        return False
    digits = written_digits(heads[0])
    return len(digits if heads[0].step < 1 else digits.rstrip("0")) >= telling  # "31,0 persen": the nought tells


def _otherwise(article: Article, relation: Relation) -> Iterator[Relation]:
    """The relation with one of its figures exchanged for another of the article; a change between two others too."""
    members = [figure for figures in relation.roles.values() for figure in figures]
    told = {figure.value for figure in members}
    last = bisect_left(article.figures, max(figure.start for figure in members), key=lambda figure: figure.start)
    around = article.figures[max(0, last - 2 * NEAR) : last + NEAR]
    long = LESS if relation.kind == "difference" and relation.confidence < PLAIN else TELLING
    if relation.kind == "change":
        levels = [figure for figure in around if compatible(figure, relation.roles["new"][0]) and _long(figure)]
        for one, other in pairwise(levels):
            for base, new in ((one, other), (other, one)):
                yield replace(relation, roles={**relation.roles, "base": [base], "new": [new]})
    for role in ROLES[relation.kind]:
        figures = relation.roles.get(role, ())
        if len(figures) != 1:
            continue
        for other in around:
            if other.value not in told and _may_stand_in(other, figures[0], long):
                yield replace(relation, roles={**relation.roles, role: [other]})


def _long(figure: Figure, digits: int = TELLING) -> bool:
    """True of a single number of so many digits that chance hardly makes it fit."""
    return figure.high is None and len(written_digits(figure).rstrip("0")) >= digits


def _may_stand_in(other: Figure, figure: Figure, long: int) -> bool:
    digits, own = written_digits(other), written_digits(figure)
    if other.value == figure.value or not _long(other, long):
        return False
    if len(digits) == len(own) and one_slip_apart(digits, own):
        return False  # the number itself, mistyped
    return compatible(other, figure) and other.value > Decimal(0)
