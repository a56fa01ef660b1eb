"""Sums: a total and the parts that make it up, wherever in the article they stand.

Two roads lead to a sum. The words may assert it ("terdiri dari …", "rinciannya …", "sehingga total …"): then it is
checked whether it closes or not (asserted.py). Or the arithmetic may suggest it: figures that make up another to the
last digit, weighed by what else speaks for them (runs.py); such a sum is shown as consistent and can never accuse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extractor.article import Article, Figure, Relation
from extractor.relations.asserted import Assertion, of_lists, of_words, parallels
from extractor.relations.closing import closing
from extractor.relations.cues import Cues
from extractor.relations.distribution import multiplicities
from extractor.relations.lists import Listing, listings, replaced
from extractor.relations.mistyping import mistyped
from extractor.relations.objections import objectionable
from extractor.relations.outdated import of_outdated
from extractor.relations.outlines import of_outlines
from extractor.relations.partial import selections
from extractor.relations.runs import Run, Surroundings, closing_runs, likelihood
from extractor.relations.scene import Scene, unit_class
from extractor.relations.sum_rule import RULE
from extractor.relations.tables import in_tables
from extractor.relations.taken_up import (
    all_told,
    of_containers,
    of_counted,
    of_dimensions,
    of_groups,
    of_ordinals,
    told_again,
)

CUE_KINDS = (
    "breakdown",
    "namely",
    "loose",
    "dividing",
    "total",
    "concluding",
    "partial",
    "ranking",
    "rest",
    "continuation",
)
_ITEM_NUMBER = regex.compile(r"\d{1,2}[.)]\s")
FEW = 3  # parts that come to some total by accident
DOUBTFUL = 0.5  # runs less likely give way to what words tell, though it misses by a slip of the pen
PLAIN = 0.9  # certainty of a list that words announce
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
    of_gap: bool = False  # one part is how far the others are apart: a difference told as a sum
    slip: bool = False  # does not close, but would for a digit or two exchanged


def find(scene: Scene) -> Iterator[Relation]:
    """Every sum of the article: the consistent, the asserted that do not close, and the partial."""
    cues = Cues(scene.article.plain, "sum_cues", CUE_KINDS)
    roles = roles_of(scene)
    times = multiplicities(scene)
    tabled = in_tables(scene)  # what stands in columns is no list
    lists = [listing for listing in listings(scene, cues) if not tabled & {item.id for item in listing.items[:3]}]
    claims = of_lists(scene, cues, lists, roles, times)
    around = Surroundings(scene, cues, roles, times, announced(lists))
    likely = list(_likely_runs(around))
    first = _choose([*_those_that_close(claims), *likely], [])
    claims += of_words(scene, cues, roles, times, {found.total.value for found in first})
    claims += [*of_groups(scene, roles, times), *of_dimensions(scene, cues, roles), *of_outlines(scene)]
    claims += [*of_containers(scene, cues, lists, roles), *of_counted(scene, cues, roles)]
    claims += of_ordinals(scene, cues, roles)
    claims += of_outdated(scene, roles)
    chosen = _nested(_choose([*_those_that_close(claims), *likely], []))
    told = told_as_differences(scene.article)  # "neto A, yakni B dikurangi C" is no sum
    missed = [claim for claim in claims if not claim.closing.closes and _adds_up_at_all(scene, claim)]
    open_claims = [_of_claim(claim, all_told(scene, cues, claim)) for claim in missed]
    open_claims = [one for one in open_claims if not _tells_a_difference(one, told)]
    chosen = _choose(open_claims, [one for one in chosen if not _only_arithmetic(one, open_claims)])
    columns = parallels(scene, cues, [(found.total, found.parts) for found in chosen], roles)
    chosen = _choose(map(_of_claim, columns), chosen)
    again = list(told_again(scene, cues, [(found.total, found.parts) for found in chosen if found.closes]))
    slipped = {claim.total.id for claim in again}  # a total with a slip in it makes up the right one by accident
    chosen = [one for one in chosen if one.asserted or slipped.isdisjoint(part.id for part in one.parts)]
    chosen = _choose(map(_of_claim, again), chosen)
    for found in chosen:
        yield _relation(found, partial=False)
    settled = {part.id for found in chosen for part in found.parts}
    wholes = {f.id: "whole" for r in scene.article.relations if r.kind == "share" for f in r.roles["whole"]}
    for some in selections(scene, cues, wholes | roles, times, settled):
        found = Sum(some.total, some.parts, False, 0.8, [f"cue: {some.why}"], some.plain)
        if _free(found, chosen):
            chosen.append(found)
            yield _relation(found, partial=True)


def _adds_up_at_all(scene: Scene, claim: Assertion) -> bool:
    """False where something speaks against it, as an item that is too small for the total to show it: "Rp2,5 triliun
    (Rp20.000 ke bawah)".

    An item far too small may have lost its scale word, though: then that is the slip.
    """
    shown = min(part.value for part in claim.parts) * 2 >= claim.total.step or claim.closing.near == "scale"
    return shown and not objectionable(scene, claim.total, claim.parts)


def roles_of(scene: Scene) -> dict[str, str]:
    """Figures with a part to play in relations found before: "base", "delta", "each", "rate", "surpassed"."""
    roles: dict[str, str] = {}
    for relation in scene.article.relations:
        match relation.kind:
            case "change":
                roles[relation.roles["base"][0].id] = "base"
                roles |= {figure.id: "rate" for figure in relation.roles.get("percent", ())}
            case "difference" if relation.direction:  # how much it moved; what is left over may be a total of its own
                roles[relation.roles["result"][0].id] = "delta"
                roles[relation.roles["total" if relation.direction == "down" else "parts"][0].id] = "base"
            case "product":
                roles[relation.roles["each"][0].id] = "each"
            case "share" if relation.roles["part"][0].value > relation.roles["whole"][0].value:
                roles[relation.roles["whole"][0].id] = "surpassed"  # of a target that was surpassed nothing is a part
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
        if frozenset((run.total.value, *(part.value for part in run.parts))) in told or _ranked(around, run):
            continue
        if run.total.id in around.scene.bases and not run.forward:
            continue  # what it was before is hardly made up by what has been told of now
        if any(replaced(around.scene, part) for part in run.parts):
            continue
        if (likely := likelihood(around, run)) >= LIKELY:
            why = ["arithmetic: closes", f"unit: {unit_class(run.total.unit) or '-'}"]
            gap = not around.scene.quantities.isdisjoint(part.id for part in run.parts)
            yield Sum(run.total, run.parts, True, likely, why, asserted=False, of_gap=gap)


def _ranked(around: Surroundings, run: Run) -> bool:
    """True where the total is one of the parts' own rank: first of "terbanyak Garut 41, Bandung 24, …", or the number
    of another item of their numbered list."""
    scene, first = around.scene, run.parts[0]
    sentence = scene.sentence(first)
    if any(cue.kind == "ranking" for cue in around.cues.between(sentence.start, first.start)):
        told = [run.total, *scene.within(sentence.start, first.start)]
        if any(f.value == run.total.value and f.sentence == sentence.index and f.start < first.start for f in told):
            return True
    return _numbered(scene, run.total) and all(_numbered(scene, part) for part in run.parts)


def _numbered(scene: Scene, figure: Figure) -> bool:
    return _ITEM_NUMBER.match(scene.article.plain, scene.paragraph(figure).start) is not None


def told_as_differences(article: Article) -> set[frozenset[Decimal]]:
    """The values of each difference the article tells: a sum of the same three would tell it again."""
    return {
        frozenset(f.value for role in ("total", "parts", "result") for f in relation.roles[role])
        for relation in article.relations
        if relation.kind == "difference"
    }


def _tells_a_difference(found: Sum, told: set[frozenset[Decimal]]) -> bool:
    """True where a sum is a difference told again, or holds one: "pendapatan Rp24 miliar, belanja Rp25 miliar, sehingga
    defisit Rp1 miliar" is no list of three."""
    parts = {part.value for part in found.parts}
    return any(one == parts | {found.total.value} or one <= parts for one in told)


def _of_claim(claim: Assertion, whole: bool = False) -> Sum:
    """The sum a claim is; `whole` where another number says how many parts there are."""
    why = [f"cue: {claim.why}", *(["arithmetic: closes"] if claim.closing.closes else [])]
    slip = not claim.closing.closes and claim.closing.near in {"digit", "swap"}
    sure = max(claim.certainty, PLAIN) if whole else claim.certainty
    return Sum(claim.total, claim.parts, claim.closing.closes, sure, why, asserted=True, slip=slip)


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


def _only_arithmetic(run: Sum, claims: Sequence[Sum]) -> bool:
    """True for a short run that closes by accident, with parts of a longer list that words give to another total, or,
    over several sentences, with parts that one sentence gives to another, of which they miss but a slip of the pen:
    "1.048 orang, dari jumlah itu 557 wanita dan 471 pria"."""
    if run.asserted or run.sure > DOUBTFUL or len(run.parts) > FEW:
        return False
    ids, told = {part.id for part in run.parts}, {part.sentence for part in run.parts}
    for claim in claims:
        theirs = {part.id for part in claim.parts}
        in_one = len({part.sentence for part in claim.parts}) == 1
        within = run.total.id in theirs  # of two parts of one total, neither is a part of the other
        plainer = claim.sure >= PLAIN and (within or len(theirs) > FEW) and not ids >= theirs
        if theirs & ids and (plainer or (claim.slip and in_one and len(told) > 1)):
            return True
    return False


def _own_level(found: Sum, chosen: list[Sum]) -> list[Figure]:
    """The parts of a sum, with those that make up another figure replaced by it, where it still closes so."""
    ids = {part.id for part in found.parts}
    for inner in chosen:
        inner_ids = {part.id for part in inner.parts}
        told_later = inner.total.start > found.parts[-1].start  # "jadi tilang saja 62.705": a sum of its own
        if inner_ids < ids and not told_later and inner.total.id not in ids and inner.total.value < found.total.value:
            outer = sorted([*(p for p in found.parts if p.id not in inner_ids), inner.total], key=lambda p: p.start)
            if closing(found.total, outer).closes:
                return outer
    return found.parts


def _free(found: Sum, chosen: list[Sum]) -> bool:
    """True where no chosen sum says the same, or claims the same parts for another purpose."""
    ids = {part.id for part in found.parts}
    values = sorted(part.value for part in found.parts)
    if any(_miswritten(found, other) for other in chosen):
        return True  # the same total written in two ways: the one that does not close is the slip
    for other in chosen:
        theirs = {part.id for part in other.parts}
        if other.total.value == found.total.value and sorted(p.value for p in other.parts) == values:
            return False
        common = ids & theirs
        if not common or (other.of_gap and found.asserted):
            continue
        if other.total.bounds.meets(found.total.bounds):  # one breakdown of a total for each of its parts
            return False
        if not found.closes or found.sure < (0.5 if found.asserted or not other.asserted else 0.9):
            return False
        if found.total.id in theirs:
            return False  # of two parts of one total, neither is a part of the other
    return True


def _miswritten(found: Sum, other: Sum) -> bool:
    """True where the total of the same parts can only be that of another sum miswritten."""
    if found.closes or not found.asserted or {part.id for part in found.parts} != {part.id for part in other.parts}:
        return False
    a, b = found.total, other.total
    return 0 < abs(a.value - b.value) <= max(a.value, b.value) / 100 or mistyped(a, b)


def _relation(found: Sum, partial: bool) -> Relation:
    return Relation(
        kind="sum",
        rule=RULE.id,
        roles={"total": [found.total], "parts": found.parts},
        partial=partial,
        reasons=found.why,
        confidence=round(found.sure, 2),
        asserted=found.asserted,
    )
