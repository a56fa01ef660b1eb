"""Is it the writer who slipped, or the reader? A relation that fails is tried with the other figures of the article.

"Penonton rata-rata 6.812. Kapasitas stadion 12.097 kursi, jadi masih ada 3.183 kursi kosong": 12.097 less 6.812 is not
3.183, but less the 8.914 told earlier it is, to the last digit. Then the figures were linked wrongly, and nobody is
accused. So with shares whose whole no word names; one of a named whole ("dari total pemilih") is what writers get
wrong, and stays accused.

Its own figures may tell something else as well: "41,5 juta dari 40,1 juta (3,5%)" is a rise and no share, and
"pendapatan 2.416, belanja 2.519 sehingga defisit 103" are no three parts of one total.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractor.article import Article, Figure, Relation
from extractor.reconciling.verdicts import HEAD, Judgement, judge
from extractor.relations.arithmetic import change_holds
from extractor.relations.closing import closing
from extractor.relations.mistyping import one_slip_apart, written_digits
from extractor.relations.scene import compatible

ROLES = {
    "difference": ("total", "parts"),
    "change": ("base", "new"),
    "product": ("count", "each", "total"),
    "share": ("whole",),
}
OF_ONE_PAIR = ("difference", "change", "share")  # relations whose result is worked out from two figures, and once
IMPLIED = {"list", "sentence", "cue: target"}  # reasons of shares whose whole no word right at them names
RESTS = {"cue: sisa", "cue: sisanya", "cue: rest"}  # reasons of differences that tell what is left
NEAR = 16  # figures before and after a relation that may stand in
PLAIN = 0.9  # confidence above which one sentence tells the whole relation
TELLING = 4  # digits of the result, of which fewer would be hit by chance
LEAST, LESS = 2, 3  # digits of the result, and of what may stand in, where the relation was read together anyway
BESIDE = 6  # sentences from the result within which it then stands
SURE = 3.0  # evidence from which a sum closes by no accident


def misread(article: Article, relation: Relation, answered: Collection[str] = ()) -> bool:
    """True where a relation that fails is right with a figure around it, or its figures are right in another relation:
    then they were linked wrongly. `answered` are the results that `results_that_hold` names."""
    return (
        _result_of_another(relation, answered)
        or _tells_a_rise(relation)
        or _no_parts_of_one(relation)
        or _right_with_another(article, relation)
    )


def results_that_hold(judged: Iterable[tuple[Relation, Judgement]]) -> frozenset[str]:
    """Ids of the figures that come out right as what some relation is about: its total, result or percentage."""
    heads = (
        relation.roles.get(HEAD[relation.kind], ())
        for relation, judgement in judged
        if judgement.verdict == "consistent" and relation.kind != "equal" and not relation.partial
    )
    return frozenset(figure.id for figures in heads for figure in figures)


def _result_of_another(relation: Relation, answered: Collection[str]) -> bool:
    """True where the difference or the percentage is right as that of other figures: it is of one pair only. A total
    may have parts of many sorts, and the one sort be right and the other wrong."""
    return relation.kind in OF_ONE_PAIR and any(f.id in answered for f in relation.roles.get(HEAD[relation.kind], ()))


def _right_with_another(article: Article, relation: Relation) -> bool:
    """True where one of the figures around, of the same kind and no mistyping of it, makes the relation right."""
    if relation.kind not in ROLES:
        return False
    if relation.kind == "share" and IMPLIED.isdisjoint(relation.reasons):
        return False
    return any(judge(tried).verdict == "consistent" for tried in _otherwise(article, relation))


def _tells_a_rise(relation: Relation) -> bool:
    """True of a share that is more than its whole by the percentage: "pelanggan 41,5 juta dari 40,1 juta (3,5%)"."""
    if relation.kind != "share" or not relation.roles.get("part"):
        return False
    part, whole, percent = (relation.roles[role][0] for role in ("part", "whole", "percent"))
    return part.value > whole.value and change_holds(whole, part, percent, "up")


def _no_parts_of_one(relation: Relation) -> bool:
    """True where one part of a sum is what the others come to, to four digits: "pendapatan 2.416, belanja 2.519,
    sehingga defisit 103"; or where it is right but for a number in words among the numerals: "empat besar: …"."""
    parts = relation.roles.get("parts", [])
    if relation.kind != "sum" or len(parts) <= 2:
        return False
    in_words = [part for part in parts if not any(character.isdigit() for character in part.number)]
    total = relation.roles.get("total") or in_words
    return any(_close(part, parts) for part in parts) or (
        len(in_words) == 1 and _close(total[0], parts, without=in_words[0])
    )


def _close(total: Figure, parts: list[Figure], without: Figure | None = None) -> bool:
    made = closing(total, [part for part in parts if part is not total and part is not without])
    return made.closes and made.evidence >= SURE


def _read_together(relation: Relation) -> bool:
    """True of a difference or a change that not all words of one sentence tell."""
    return relation.kind in ("difference", "change") and relation.confidence <= PLAIN


def _exact(relation: Relation, telling: int) -> bool:
    """True where what comes out is written with so many digits that chance hardly hits it."""
    heads = relation.roles.get("result") or relation.roles.get("percent") or relation.roles.get("total") or []
    if not heads or not heads[0].bounds.is_bounded:
        return False
    digits = written_digits(heads[0])
    return len(digits if heads[0].step < 1 else digits.rstrip("0")) >= telling  # "31,0 persen": the nought tells


def _otherwise(article: Article, relation: Relation) -> Iterator[Relation]:
    """The relation with one of its figures exchanged for another of the article; a change between two others too."""
    members = [figure for figures in relation.roles.values() for figure in figures]
    last = bisect_left(article.figures, max(figure.start for figure in members), key=lambda figure: figure.start)
    around = article.figures[max(0, last - 2 * NEAR) : last + NEAR]
    if _exact(relation, TELLING - 1 if relation.kind in ("change", "share") else TELLING):
        yield from _between_others(relation, around)
        yield from _exchanged(relation, around, TELLING)
    yield from _left_by_more(relation, around)
    if relation.kind == "product":  # "26 mobil di 13 pos, berarti dua unit di tiap pos": of 13, not of 26
        count, total = relation.roles["count"], relation.roles["total"]
        yield replace(relation, roles={**relation.roles, "count": total, "total": count})
    if not _read_together(relation) or not _exact(relation, LEAST):
        return
    if relation.kind == "difference":
        here = relation.roles["result"][0].sentence
        yield from _exchanged(relation, [f for f in around if abs(f.sentence - here) <= BESIDE], LESS)
    elif relation.roles.get("percent"):
        yield from _brought_near(relation, around)


def _left_by_more(relation: Relation, around: list[Figure]) -> Iterator[Relation]:
    """A rest with one thing more taken off: "lima dari sebelas kelompok naik. Satu turun. Lima sisanya tetap"."""
    if relation.kind != "difference" or RESTS.isdisjoint(relation.reasons):
        return
    total, (*parts,), result = relation.roles["total"][0], relation.roles["parts"], relation.roles["result"][0]
    told = {total.id, result.id, *(part.id for part in parts)}
    for other in around:
        near = other.start < result.start and result.sentence - other.sentence <= BESIDE
        if near and other.id not in told and other.high is None and compatible(other, result):
            yield replace(relation, roles={**relation.roles, "parts": [*parts, other]})


def _between_others(relation: Relation, around: list[Figure]) -> Iterator[Relation]:
    """A change from one figure to the next one that may follow it."""
    if relation.kind != "change":
        return
    levels = [figure for figure in around if compatible(figure, relation.roles["new"][0]) and _long(figure)]
    for one, other in pairwise(levels):
        for base, new in ((one, other), (other, one)):
            yield replace(relation, roles={**relation.roles, "base": [base], "new": [new]})


def _brought_near(relation: Relation, around: list[Figure]) -> Iterator[Relation]:
    """A change whose base or level stands in another sentence, with one from the sentence of the percentage: "Target
    naik ke Rp1.450 dari Rp1.200. Dengan harga kini Rp1.160, potensi kenaikannya 25%"."""
    here = relation.roles["percent"][0].sentence
    beside = [figure for figure in around if figure.sentence == here]
    far = {figure.value for role in ("base", "new") for figure in relation.roles[role] if figure.sentence != here}
    for tried in _exchanged(relation, beside, LESS):
        if far - {figure.value for role in ("base", "new") for figure in tried.roles[role]}:
            yield tried


def _exchanged(relation: Relation, around: list[Figure], long: int) -> Iterator[Relation]:
    """The relation with one of its figures exchanged for one of `around` of at least so many digits."""
    told = {figure.value for figures in relation.roles.values() for figure in figures}
    for role in ROLES[relation.kind]:
        figures = relation.roles.get(role, ())
        if len(figures) != 1:
            continue
        for other in around:
            if other.value in told or not _may_stand_in(other, figures[0], long):
                continue
            yield replace(relation, roles={**relation.roles, role: [other]})
            if relation.kind == "difference":  # "nonmigas surplus": what was read as the whole may be what is taken off
                kept = next(f for r in ("total", "parts") if r != role for f in relation.roles[r])
                whole, taken = (kept, other) if role == "total" else (other, kept)
                yield replace(relation, roles={**relation.roles, "total": [whole], "parts": [taken]})


def _long(figure: Figure, digits: int = TELLING) -> bool:
    """True of a single number of so many digits, open to no side, that chance hardly makes it fit."""
    return figure.high is None and figure.bounds.is_bounded and len(written_digits(figure).rstrip("0")) >= digits


def _may_stand_in(other: Figure, figure: Figure, long: int) -> bool:
    digits, own = written_digits(other), written_digits(figure)
    if other.value == figure.value or not _long(other, long):
        return False
    if len(digits) == len(own) and one_slip_apart(digits, own):
        return False  # the number itself, mistyped
    return compatible(other, figure) and other.value > Decimal(0)
