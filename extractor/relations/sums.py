"""Sums: a total and the parts that make it up, wherever in the article they stand.

Two roads lead to a sum. The words may assert it ("terdiri dari …", "rinciannya …", "sehingga total …"): then it is
checked whether it closes or not (asserted.py). Or the arithmetic may suggest it: figures that make up another to the
last digit, weighed by what else speaks for them (runs.py); such a sum is shown as consistent and can never accuse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.article import Article, Figure, Relation
from extractor.relations.asserted import Assertion, of_lists, of_words, parallels
from extractor.relations.closing import closing
from extractor.relations.cues import Cues
from extractor.relations.distribution import multiplicities
from extractor.relations.lists import Listing, listings
from extractor.relations.partial import selections
from extractor.relations.runs import Surroundings, closing_runs, likelihood
from extractor.relations.scene import Scene, unit_class
from extractor.rule import Example, Message, Rule

CUE_KINDS = ("breakdown", "namely", "loose", "dividing", "total", "partial", "ranking", "rest", "continuation")
LIKELY = 0.35  # runs the model finds less likely are not shown


@dataclass(slots=True)
class Sum:
    """A sum about to be chosen; `closes` and `sure` decide the order."""

    total: Figure
    parts: list[Figure]
    closes: bool
    sure: float
    why: list[str]
    asserted: bool


def find(scene: Scene) -> Iterator[Relation]:
    """Every sum of the article: the consistent, the asserted that do not close, and the partial."""
    cues = Cues(scene.article.plain, "sum_cues", CUE_KINDS)
    roles = roles_of(scene)
    times = multiplicities(scene)
    lists = list(listings(scene, cues))
    claims = of_lists(scene, cues, lists, roles, times)
    around = Surroundings(scene, cues, roles, times, announced(lists))
    likely = list(_likely_runs(around))
    first = _choose([*_those_that_close(claims), *likely], [])
    claims += of_words(scene, cues, roles, {found.total.value for found in first})
    chosen = _nested(_choose([*_those_that_close(claims), *likely], []))
    open_claims = [_of_claim(claim) for claim in claims if not claim.closing.closes]
    chosen = _choose(open_claims, chosen)
    columns = parallels(scene, [(found.total, found.parts) for found in chosen], roles)
    chosen = _choose(map(_of_claim, columns), chosen)
    for found in chosen:
        yield _relation(found, partial=False)
    for some in selections(scene, cues, roles, times):
        found = Sum(some.total, some.parts, False, 0.8, [f"cue: {some.why}"], some.plain)
        if _free(found, chosen):
            chosen.append(found)
            yield _relation(found, partial=True)


def roles_of(scene: Scene) -> dict[str, str]:
    """Figures with a part to play in relations found before: "base", "delta", "each", "whole"."""
    roles: dict[str, str] = {}
    for relation in scene.article.relations:
        match relation.kind:
            case "change":
                roles[relation.roles["base"][0].id] = "base"
            case "difference" if relation.direction:  # how much it moved; what is left over may be a total of its own
                roles[relation.roles["result"][0].id] = "delta"
                roles[relation.roles["total" if relation.direction == "down" else "parts"][0].id] = "base"
            case "product":
                roles[relation.roles["each"][0].id] = "each"
            case _:
                pass
    return roles


def announced(lists: list[Listing]) -> dict[str, list[Listing]]:
    """The lists by the ids of the figures that may be their totals."""
    result: dict[str, list[Listing]] = {}
    for listing in lists:
        for head in listing.heads:
            result.setdefault(head.id, []).append(listing)
    return result


def _those_that_close(claims: Iterable[Assertion]) -> Iterator[Sum]:
    return (_of_claim(claim) for claim in claims if claim.closing.closes)


def _likely_runs(around: Surroundings) -> Iterator[Sum]:
    """The runs that close and that the model finds likely, but for those that only tell a difference again."""
    told = told_as_differences(around.scene.article)
    for run in closing_runs(around):
        if frozenset((run.total.value, *(part.value for part in run.parts))) in told:
            continue
        if (likely := likelihood(around, run)) >= LIKELY:
            why = ["arithmetic: closes", f"unit: {unit_class(run.total.unit) or '-'}"]
            yield Sum(run.total, run.parts, True, likely, why, asserted=False)


def told_as_differences(article: Article) -> set[frozenset[Decimal]]:
    """The values of each difference the article tells: a sum of the same three would tell it again."""
    return {
        frozenset(f.value for role in ("total", "parts", "result") for f in relation.roles[role])
        for relation in article.relations
        if relation.kind == "difference"
    }


def _of_claim(claim: Assertion) -> Sum:
    why = [f"cue: {claim.why}", *(["arithmetic: closes"] if claim.closing.closes else [])]
    return Sum(claim.total, claim.parts, claim.closing.closes, claim.certainty, why, asserted=True)


def _choose(sums: Iterable[Sum], chosen: list[Sum]) -> list[Sum]:
    """`chosen`, and the most certain of `sums` that do not contradict them or each other."""
    result = list(chosen)
    for found in sorted(sums, key=lambda s: (-s.sure, s.total.start)):
        if _free(found, result):
            result.append(found)
    return result


def _nested(chosen: list[Sum]) -> list[Sum]:
    """The sums with each breakdown told at its own level: 437 = (182 + 56) + 199 becomes 437 = 238 + 199."""
    return [replace(found, parts=_own_level(found, chosen)) for found in chosen]


def _own_level(found: Sum, chosen: list[Sum]) -> list[Figure]:
    """The parts of a sum, with those that make up another figure replaced by it, where it still closes so."""
    ids = {part.id for part in found.parts}
    for inner in chosen:
        inner_ids = {part.id for part in inner.parts}
        if inner_ids < ids and inner.total.id not in ids and inner.total.value < found.total.value:
            outer = sorted([*(p for p in found.parts if p.id not in inner_ids), inner.total], key=lambda p: p.start)
            if closing(found.total, outer).closes:
                return outer
    return found.parts


def _free(found: Sum, chosen: list[Sum]) -> bool:
    """True where no chosen sum says the same, or claims the same parts for another purpose."""
    ids = {part.id for part in found.parts}
    values = sorted(part.value for part in found.parts)
    for other in chosen:
        theirs = {part.id for part in other.parts}
        if other.total.value == found.total.value and sorted(p.value for p in other.parts) == values:
            return False
        common = ids & theirs
        if not common:
            continue
        if ids == theirs and found.asserted and _nearly(found.total, other.total):
            continue  # the same total written in two ways: the one that does not close is the slip
        if other.total.bounds.meets(found.total.bounds):  # one breakdown of a total for each of its parts
            return False
        if not found.closes or found.sure < 0.5:
            return False
        if found.total.id in theirs and other.total.id in ids:
            return False
    return True


def _nearly(a: Figure, b: Figure) -> bool:
    return a.id != b.id and 0 < abs(a.value - b.value) <= max(a.value, b.value) / 100


def _relation(found: Sum, partial: bool) -> Relation:
    return Relation(
        kind="sum",
        rule="sum",
        roles={"total": [found.total], "parts": found.parts},
        partial=partial,
        reasons=found.why,
        confidence=round(found.sure, 2),
        asserted=found.asserted,
    )


RULE = Rule(
    id="sum",
    name=Message("Jumlah", "Sum"),
    explanation=Message(
        "Rincian harus sama dengan totalnya, sejauh pembulatan kedua belah pihak mengizinkan.",
        "Parts must make up their total, as far as the rounding of both allows.",
    ),
    fires=(Example("Penerima ada 30 orang, terdiri dari 18 pria dan 12 wanita.", "30 = 18 + 12"),),
    silent=(Example("Dari 50 kursi, partai itu meraih 37 kursi."),),
    messages={},
)
