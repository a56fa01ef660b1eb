"""Sums that the words assert, whether or not they close: what an editor would check by hand, and so should we.

Which figures are the total and the parts is decided by the words: an announced list, two names that leave nothing out,
"dari jumlah itu … dan …". Where a list may end at several places, or several figures may be its total, the reading is
taken whose arithmetic comes nearest, since slips are small; but an end or a total further away must come much nearer.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import regex

from extractor.article import Figure, Sentence
from extractor.lexicon import load
from extractor.relations.closing import SCALES, Closing, closing
from extractor.relations.complements import complementary, first_words, names
from extractor.relations.cues import Cue, Cues, starts_of_words
from extractor.relations.identities import by_definition
from extractor.relations.lists import WILDCARDS, Listing, out_of, replaced, same_class, summable
from extractor.relations.mistyping import written_digits
from extractor.relations.scene import Scene, canonical, other_sort, unit_class, unit_follows, words

WORDED_REACH = math.log(4.0)  # a list told with its total in one sentence, "terdiri dari", may miss it by this factor
STRONG_REACH = math.log(2.0)  # one announced by a colon alone
WEAK_REACH = math.log(1.25)
_DARI = regex.compile(r"\bdari\s++(?:total\s++|keseluruhan\s++|seluruh\s++)?+(?:Rp\.?\s?)?+$", regex.IGNORECASE)
_OR = regex.compile(r"\batau\s++(?:total(?:nya)?+\s++|seluruhnya\s++)?+(?:Rp\.?\s?|US\$\s?)?+$", regex.IGNORECASE)
_CLOSE = regex.compile(r"[^,;:.]{0,24}+")  # "207 sisanya pengemudi mobil 321": the number after it is the rest
_APPOSITION = regex.compile(r"\s*+[,(–—]")
CONCLUDING = frozenset({"total", "concluding"})
AT_ONCE = 2  # words between a total and the "terdiri dari" that divides it
SIDES_WITHIN = 8  # words between a total and the two sides it has
LONG = 4  # digits that are no accident
LARGE = 100  # a total from which three parts hardly come near it by accident
SLIGHT = math.log(1.03)
REST_BACK = 3  # sentences before "sisanya" that may tell the parts
REST_FIGURES_BACK = 24
REST_WITHIN = 80  # characters after "sisanya" in which its number stands
NOT_BY_ACCIDENT = 0.6  # evidence below which what closes says nothing
CERTAIN = 2.0  # evidence from which one slip explains a sum that nothing announces
TELLING = 1.5  # evidence from which a list that closes speaks for itself
DISTANT_REACH = math.log(1.06)
PLAIN_SLIP = 1.0  # evidence from which one slip explains a miss too wide to be told by its size
FAR = 200  # the same, for a scale word too small: almost any small amount would fit some gap
UNMISTAKABLE = 5  # times the last written digit that a gap must come to before another scale word explains it


@dataclass(slots=True)
class Assertion:
    """A sum the words assert. `why` names the cue; `certainty` is how plainly they do, from 0 to 1."""

    total: Figure
    parts: list[Figure]
    closing: Closing
    why: str
    certainty: float


def of_lists(
    scene: Scene, cues: Cues, found: Sequence[Listing], roles: dict[str, str], times: dict[str, int]
) -> list[Assertion]:
    """The sums that announced lists assert."""
    return [claim for listing in found for claim in _of_listing(scene, cues, listing, roles, times)]


def of_words(
    scene: Scene, cues: Cues, roles: dict[str, str], times: dict[str, int], known: set[Decimal]
) -> Iterator[Assertion]:
    """The sums that other words assert: complements, "dari jumlah itu", subtotals, rows of figures.

    `known` are the values of totals found so far: what is a total once is likely to be one again.
    """
    yield from _of_complements(scene, roles, known)
    yield from _of_dividing(scene, cues, roles, known)
    yield from _of_out_of(scene, roles)
    yield from _of_appositions(scene, cues, roles)
    yield from _of_two_sides(scene, roles)
    yield from _of_or(scene, roles)
    yield from (Assertion(total, parts, made, "definition", 0.9) for total, parts, made in by_definition(scene))
    yield from _of_rest(scene, cues, roles, times)
    yield from _of_subtotals(scene, cues, roles)
    yield from _of_rows(scene, cues, roles)
    yield from _of_two_rows(scene, roles)


def _of_listing(
    scene: Scene, cues: Cues, listing: Listing, roles: dict[str, str], times: dict[str, int]
) -> Iterator[Assertion]:
    """The best total and end for each class of figures in the list."""
    if listing.backward:
        for total in listing.heads[:6]:
            if best := _best(scene, cues, listing, [total], roles, times):
                yield best
        return
    yield from _of_percentages(scene, cues, listing, roles)
    done: set[tuple[str, str | None]] = set()
    for model in listing.items[:12]:
        name = (model.kind, unit_class(model.unit))
        if name in done or model.kind == "percent":
            continue
        done.add(name)
        heads = [h for h in listing.heads if summable(h, model) and h.high is None]
        alike = [h for h in heads if same_class(h, model)]
        if (
            not alike
            and listing.strong
            and heads
            and heads[0].sentence == scene.article.sentences[model.sentence].index
        ):
            alike = heads[:1]  # "4.407 titik, terdiri atas 4.399 TPS reguler dan delapan TPS khusus"
        best = _best(scene, cues, listing, alike[:6], roles, times)
        if best is None and listing.strong:
            # "719 orang … Sebaran sebagai berikut. Utara 214 kasus, …": what is listed may be called by another name
            near = [h for h in heads if h not in alike and h.value > model.value and model.sentence - h.sentence <= 6]
            best = _best(scene, cues, listing, near[:4], roles, times)
            if best is not None and not _called_otherwise(scene, model, best):
                best = None
        if best:
            yield best


def _called_otherwise(scene: Scene, model: Figure, best: Assertion) -> bool:
    """True where a list of another unit is that of this total: lines right below it, or all but a slip of the pen."""
    if scene.paragraph(model).kind == "list_item" and model.sentence - best.total.sentence <= 3:
        return True
    made = best.closing
    telling = best.total.value >= LARGE and len(best.parts) >= 3
    return telling and (made.closes or (made.near in {"digit", "swap"} and made.distance <= SLIGHT))


def _of_percentages(scene: Scene, cues: Cues, listing: Listing, roles: dict[str, str]) -> Iterator[Assertion]:
    """ "Dari 100 persen saham, komposisinya A 51 persen, B 27,5 persen, publik 21,5 persen": shares and contributions.

    The shares of a list need not add up to the percentage before it ("belanja naik 5 persen, terdiri dari …"), so only
    a whole of 100 percent, or a list that closes, is taken.
    """
    items = listing.items[: listing.ends[0]]
    parts = [f for f in items if f.kind == "percent" and f.hedge is None and roles.get(f.id) is None]
    if len(parts) < 2 or listing.partial_until(cues, items) or not listing.strong:
        return
    for total in listing.heads[:3]:
        near = total.sentence >= parts[0].sentence - 1
        if total.kind != "percent" or total.unit != parts[0].unit or not near or roles.get(total.id) is not None:
            continue
        made = closing(total, parts)
        if made.closes if total.value != 100 else made.distance <= WEAK_REACH:
            yield Assertion(total, parts, made, listing.cue.text, 0.85)
        return


def _best(
    scene: Scene, cues: Cues, listing: Listing, heads: Sequence[Figure], roles: dict[str, str], times: dict[str, int]
) -> Assertion | None:
    """The total and the end of the list that the words and, between equals, the arithmetic speak for."""
    best: tuple[float, Assertion] | None = None
    rank = 0
    for head in heads:
        if roles.get(head.id) in {"delta", "base", "whole"} or (roles.get(head.id) == "each" and rank):
            continue
        small = True
        for place, parts in enumerate(_ends(scene, cues, listing, head, roles, times)):
            small = small and head.value * 4 < max(part.value for part in parts)
            made = closing(head, parts)
            far = 0.35 * rank + (0.15 if listing.backward else 0.4) * place
            if best is not None and far + (0.0 if made.closes else 2 * min(made.distance, 1.5)) >= best[0]:
                continue  # whatever slip may explain it
            cost = _cost(head, parts, made) + far
            if (best is None or cost < best[0]) and _plain_enough(scene, listing, head, parts, made, rank + place):
                certainty = (0.95 if listing.strong else 0.8) - 0.08 * rank - 0.03 * place
                if made.closes and made.evidence >= TELLING and len(parts) > 2:
                    certainty = max(certainty, 0.93)  # a whole list that closes leaves little doubt of its total
                best = (cost, Assertion(head, parts, made, listing.cue.text, certainty))
        rank += not small  # what is far smaller than a part is passed over
    return best[1] if best else None


def _plain_enough(
    scene: Scene, listing: Listing, total: Figure, parts: Sequence[Figure], made: Closing, rank: int
) -> bool:
    """True where the words assert the sum so plainly that its missing by this much would be an error."""
    if made.closes:
        return True
    if listing.backward and made.near == "scale":
        telling = (
            made.scaled
            and len(written_digits(total).rstrip("0")) > 1
            and not _of_its_own(scene, listing.cue, total, parts)
        )
        return telling and rank == 0 and _in_one_breath(scene, listing, total, parts)
    if listing.backward:
        slip = rank == 0 and made.near in {"digit", "swap"} and made.evidence >= TELLING
        slip = slip and unit_class(total.unit) in {unit_class(part.unit) for part in parts} - WILDCARDS
        slip = slip and not any(f.value == sum(part.value for part in parts) for f in scene.figures)
        if (_of_its_own(scene, listing.cue, total, parts) and not slip) or not _in_one_breath(
            scene, listing, total, parts
        ):
            return False
        same = parts[-1].sentence >= total.sentence - 1
        return same and (made.distance <= DISTANT_REACH or (made.near is not None and made.evidence >= 1.5))
    if made.near == "scale" and not (listing.strong and rank == 0 and total.sentence == parts[0].sentence):
        return False
    if len(parts) == 2 and made.near is None and not _in_sentence(scene, listing.cue, parts[0]):
        return False  # two numbers of the sentence after "ia membeberkan rinciannya" are hardly the whole of it
    if rank == 0:
        beside = total.sentence == parts[0].sentence
        if beside and made.near in {"digit", "swap"} and _divided_at_once(scene, listing, total):
            return True  # "total 91 medali, terdiri dari tiga emas, empat perak, empat perunggu"
        strong = STRONG_REACH if listing.cue.text == ":" else WORDED_REACH
        reach = strong if listing.strong and beside else WEAK_REACH
        return made.distance <= reach or (made.near is not None and made.evidence >= 0.3)
    return made.distance <= DISTANT_REACH or (made.near is not None and made.evidence >= 1.5)


def _in_one_breath(scene: Scene, listing: Listing, total: Figure, parts: Sequence[Figure]) -> bool:
    """True where a total told after its parts is theirs beyond doubt: the first of its kind after the cue and no list
    itself, its parts of one kind, of now and not of last year, and for "sehingga …" told in its sentence or right
    before it; "susut Rp53 miliar sehingga tinggal Rp1.463 miliar" takes off."""
    alike = [head for head in listing.heads if summable(head, total) and same_class(head, total)]
    first = bool(alike) and total is alike[0]  # a range is like nothing, itself included
    plain = first or len(alike) == 2  # "total tersedia 2,27 juta ekor, kebutuhannya 1,81 juta ekor"
    kinds = {unit_class(part.unit) for part in parts} - WILDCARDS
    concluding = listing.cue.text.casefold() in load("sum_cues")["conclusions"]
    near = not concluding or parts[0].sentence >= total.sentence - 1
    said = set(words(scene.lead_in(total)))
    of_now = said.isdisjoint(load("sum_cues")["of_then"])
    taken_off = concluding and not said.isdisjoint(load("sum_cues")["left_over"])
    return plain and len(kinds) <= 1 and near and of_now and not taken_off


def _divided_at_once(scene: Scene, listing: Listing, total: Figure) -> bool:
    """True where words of dividing follow at once upon the total: then its parts are its own, however far off."""
    gap = scene.article.plain[scene.extent(total) : listing.cue.start]
    return listing.strong and listing.cue.text != ":" and len(words(gap)) <= AT_ONCE


def _in_sentence(scene: Scene, cue: Cue, figure: Figure) -> bool:
    sentence = scene.sentence(figure)
    return sentence.start <= cue.start < sentence.end


def _of_its_own(scene: Scene, cue: Cue, total: Figure, parts: Sequence[Figure]) -> bool:
    """True for "laba Rp10 triliun, pendapatan Rp31 triliun. … total aset Rp42 triliun": a total of another noun."""
    if not cue.text.casefold().startswith(tuple(load("sum_cues")["total_of"])):
        return False
    said = canonical(words(scene.article.plain[cue.end : total.start]))
    return bool(said) and not any(said & scene.context(part) for part in parts)


def _cost(total: Figure, parts: Sequence[Figure], made: Closing) -> float:
    """How far the arithmetic is from closing: 0 where it does, about 1 where one slip explains it, more beyond."""
    if made.closes:
        return 0.0
    too_small = 1.0 if total.bounds.high < max(part.bounds.low for part in parts) else 0.0
    return (0.9 - 0.1 * made.evidence if made.near else 1.2) + 2 * min(made.distance, 1.5) + too_small


def _ends(
    scene: Scene, cues: Cues, listing: Listing, total: Figure, roles: dict[str, str], times: dict[str, int]
) -> Iterator[list[Figure]]:
    """The parts of `total` up to each place where the list may end and is not called partial."""
    seen: set[tuple[str, ...]] = set()
    for end in listing.ends:
        items = listing.items[-end:] if listing.backward else listing.items[:end]
        if listing.partial_until(cues, items):
            return
        told = [
            f
            for f in items
            if summable(total, f)
            and f.hedge in {None, "about"}
            and f.id != total.id
            and not replaced(scene, f)
            and (f.value != total.value or (f.sentence == total.sentence and not listing.backward))
        ]
        alike = [f for f in told if roles.get(f.id) in {None, roles.get(total.id)}]
        matching = [f for f in alike if same_class(total, f)]
        if unit_class(total.unit) in WILDCARDS:  # "48.267 unit" is of one kind of thing all the same
            sorts = dict.fromkeys(unit_class(f.unit) for f in matching)  # in the text's order, whatever the hash seed
            choices = [matching, *([f for f in matching if unit_class(f.unit) == sort] for sort in sorts)]
        else:
            choices = [matching]
        few = len(matching) < 2 and sum(same_class(total, f) for f in listing.items[: max(listing.ends)]) < 2
        if len(matching) < len(alike) and (few or _closer(total, alike, matching)):
            choices.append(alike)  # "terdiri dari 26 kejadian banjir serta lima letusan gunung api"
        if listing.backward and len(matching) > 2:
            choices += [[f for f in matching if word in scene.context(f)] for word in sorted(scene.context(total))]
        whole = [f for f in told if same_class(total, f)]
        if not listing.backward and len(matching) < len(whole) and closing(total, _counted(whole, times)).closes:
            choices = [whole]  # "18 di posko utara ditambah 6 di posko induk": no rise by 6, but another item
        if len(own := [f for f in matching if out_of(scene, f) == out_of(scene, total)]) < len(matching):
            choices.insert(0, own)
        for choice in choices:
            key = tuple(f.id for f in choice)
            if len(choice) >= 2 and key not in seen:
                seen.add(key)
                yield _counted(choice, times)


def _counted(parts: Sequence[Figure], times: dict[str, int]) -> list[Figure]:
    """The parts, each as often as it counts."""
    return [part for part in parts for _ in range(times.get(part.id, 1))]


def _closer(total: Figure, alike: Sequence[Figure], matching: Sequence[Figure]) -> bool:
    """True where parts of other units too make up the total, or come much nearer to it than those of its unit."""
    made, without = closing(total, alike), closing(total, matching)
    return made.closes or (not without.closes and made.distance <= DISTANT_REACH < without.distance)


def _of_complements(scene: Scene, roles: dict[str, str], known: set[Decimal]) -> Iterator[Assertion]:
    """ "PMA … Sementara PMDN …": two parts told apart by names that leave nothing out, and a total near them."""
    told = starts_of_words(scene.article.plain, frozenset(first_words()), "non")

    def may_tell(figure: Figure) -> bool:
        sentence = scene.sentence(figure)
        return bisect_left(told, sentence.start) < bisect_left(told, sentence.end) and _names_a_side(scene, figure)

    telling = [figure.kind != "percent" and may_tell(figure) for figure in scene.figures]
    for index, left in enumerate(scene.figures):
        if left.kind == "percent":
            continue
        for place, right in enumerate(scene.figures[index + 1 : index + 8], index + 1):
            if right.sentence - left.sentence > 5:
                break
            if not (telling[index] or telling[place]):
                continue
            if not _addable(scene, left, right, roles) or not _leave_nothing_out(scene, left, right):
                continue
            found = _nearest_total(scene, [left, right], roles, known)
            between = scene.figures[index + 1 : place]
            if found and (found[1].closes or _told_together(scene, left, right, between)):
                yield Assertion(found[0], [left, right], found[1], "pair", 0.8)
            break


def _told_together(scene: Scene, left: Figure, right: Figure, between: list[Figure]) -> bool:
    """False for "defisit migas" and, sentences on, "ekspor nonmigas": sides of two different things; and for the ends
    of "berat Rp60 juta, sedang Rp30 juta, ringan Rp15 juta", which have a third between them."""
    if left.sentence == right.sentence:
        return not any(summable(left, other) and same_class(left, other) for other in between)
    return bool(scene.context(left) & scene.context(right))


def _names_a_side(scene: Scene, figure: Figure) -> bool:
    """True where the words around `figure` name something that has a complement; of two that do not, neither is one."""
    return any(found.sides or found.negated for found in (scene.names(figure), scene.names(figure, opening=True)))


def _addable(scene: Scene, left: Figure, right: Figure, roles: dict[str, str]) -> bool:
    """True where two figures may be parts of one total: of a kind, a class, a period, and a role in other relations."""
    same_role = roles.get(left.id) == roles.get(right.id)
    return same_role and summable(left, right) and same_class(left, right) and scene.same_period(left, right)


def _leave_nothing_out(scene: Scene, left: Figure, right: Figure) -> bool:
    """True where the words around two figures, or the words that open their sentences, are complements."""
    return complementary(scene.names(left), scene.names(right)) or (
        left.sentence != right.sentence
        and complementary(scene.names(left, opening=True), scene.names(right, opening=True))
    )


def _nearest_total(
    scene: Scene, parts: list[Figure], roles: dict[str, str], known: set[Decimal]
) -> tuple[Figure, Closing] | None:
    """The figure around `parts` that they make up, or would but for one slip."""
    best: tuple[float, Figure, Closing] | None = None
    around = scene.before(parts[0], 30)[::-1] + scene.after(parts[-1], 4)
    rank = 0
    for total in around:
        if not summable(total, parts[0]) or not same_class(total, parts[0]) or total.high is not None:
            continue
        if not scene.same_period(total, parts[0]):
            continue
        if roles.get(total.id) != roles.get(parts[0].id) or total.value < sum(p.value for p in parts) / 2:
            continue
        if any(part.bounds.meets(total.bounds) for part in parts):  # the total told again is no part of it
            continue
        made = closing(total, parts)
        likely = rank <= 2 or total.value in known
        if made.closes or made.distance <= DISTANT_REACH or (likely and made.near and made.evidence >= 1.5):
            cost = _cost(total, parts, made) + (0.2 * rank if total.value not in known else 0.0)
            if best is None or cost < best[0]:
                best = (cost, total, made)
        rank += 1
    return (best[1], best[2]) if best else None


def _of_dividing(scene: Scene, cues: Cues, roles: dict[str, str], known: set[Decimal]) -> Iterator[Assertion]:
    """ "Dari jumlah itu, 12 orang … dan 5 orang …": the parts of what was counted last."""
    for sentence in scene.article.sentences:
        for cue in cues.between(sentence.start, sentence.end):
            if cue.kind != "dividing":
                continue
            items = scene.within(cue.end, sentence.end)
            if len(items) < 2:
                continue
            first = items[0]
            parts = [f for f in items if summable(first, f) and same_class(first, f) and roles.get(f.id) is None]
            if len(parts) >= 2 and (found := _nearest_total(scene, parts, roles, known)):
                yield Assertion(found[0], parts, found[1], cue.text, 0.75)


def _of_out_of(scene: Scene, roles: dict[str, str]) -> Iterator[Assertion]:
    """ "Dari 512 TPS, 498 merupakan TPS reguler dan 14 TPS khusus": parts that leave nothing of their sentence's total.

    Such a sentence promises no whole ("dari 50 kursi, 37 milik partai itu"), so only what closes is taken.
    """
    for total in scene.figures:
        if total.kind == "percent" or roles.get(total.id) is not None or not _DARI.search(scene.lead_in(total)[-20:]):
            continue
        parts = [
            f
            for f in scene.after(total, 8)
            if f.sentence == total.sentence
            and f.kind == total.kind
            and (same_class(total, f) or f.unit_start is None or f.unit_start < f.start)
            and roles.get(f.id) is None
        ]
        if len(parts) >= 2 and all(p.value < total.value for p in parts) and (made := closing(total, parts)).closes:
            yield Assertion(total, parts, made, "dari", 0.85)


def _of_appositions(scene: Scene, cues: Cues, roles: dict[str, str]) -> Iterator[Assertion]:
    """ "Kerugian Rp8,5 miliar, Rp2,3 miliar bangunan, lalu Rp6,2 miliar dagangan": all that follows a comma.

    Nothing announces the list, so only what closes is taken.
    """
    for total in scene.figures:
        if total.kind == "percent" or roles.get(total.id) is not None:
            continue
        following = [f for f in scene.after(total, 8) if f.sentence == total.sentence and f.kind != "percent"]
        gap = scene.article.plain[scene.extent(total) : following[0].start] if following else ""
        if len(following) < 2 or not _APPOSITION.match(gap):
            continue
        if any(cue.kind == "ranking" for cue in cues.between(scene.sentence(total).start, total.start)):
            continue  # "lima besar yaitu A 11,9, B 4,7, C 2,6, …": the second is no total of the others
        parts = [f for f in following if summable(total, f) and same_class(total, f) and roles.get(f.id) is None]
        made = closing(total, parts) if len(parts) == len(following) else None
        if made is not None and made.closes and made.evidence >= NOT_BY_ACCIDENT:
            yield Assertion(total, parts, made, ",", 0.85)


def _of_two_sides(scene: Scene, roles: dict[str, str]) -> Iterator[Assertion]:
    """ "27 orang yang dihadirkan, 23 laki-laki dan 4 perempuan": two sides that leave nothing out, told right behind
    what they are the sides of."""
    for total in scene.figures:
        sides = [f for f in scene.after(total, 3) if f.sentence == total.sentence and f.kind != "percent"]
        if total.kind != "count" or len(sides) != 2 or total.high is not None or total.hedge is not None:
            continue
        gap = scene.article.plain[scene.extent(total) : sides[0].start].rstrip(" (")
        apposed = gap.endswith(",") or scene.article.plain[sides[0].start - 1] == "("
        if not apposed or gap.count(",") > 1 or len(words(gap)) > SIDES_WITHIN:
            continue
        plain = all(f.hedge is None and unit_follows(f) and summable(total, f) and same_class(total, f) for f in sides)
        told = plain and all(roles.get(f.id) is None for f in (total, *sides))
        if not told or not complementary(*(names(words(f.unit or "")) for f in sides)):
            continue
        made = closing(total, sides)
        if made.distance <= WEAK_REACH and total.value > max(f.value for f in sides):
            yield Assertion(total, sides, made, ",", 0.9)


def _of_or(scene: Scene, roles: dict[str, str]) -> Iterator[Assertion]:
    """ "APBD 2020 Rp4,5 miliar dan APBD 2021 Rp5,1 miliar, atau Rp9,6 miliar dalam dua tahun": what they come to."""
    for total in scene.figures:
        if total.kind == "percent" or roles.get(total.id) is not None or not _OR.search(scene.lead_in(total)):
            continue
        parts = [
            f
            for f in scene.before(total, 4)
            if f.sentence == total.sentence and summable(total, f) and same_class(total, f) and roles.get(f.id) is None
        ]
        for count in range(2, len(parts) + 1):
            made = closing(total, parts[-count:])
            if made.closes and made.evidence >= NOT_BY_ACCIDENT:
                yield Assertion(total, parts[-count:], made, "atau", 0.85)
                break


def _of_rest(scene: Scene, cues: Cues, roles: dict[str, str], times: dict[str, int]) -> Iterator[Assertion]:
    """ "Dari 528 tilang, pengendara motor 207 … Sisanya 321 pengemudi mobil": what is left makes the total whole."""
    for sentence in scene.article.sentences:
        for cue in cues.between(sentence.start, sentence.end):
            left = _left_over(scene, sentence, cue) if cue.kind == "rest" else []
            if (
                left
                and left[0].kind != "percent"
                and left[0].hedge is None
                and (found := _made_whole(scene, cues, left[0], roles, times))
            ):
                yield Assertion(found[0], found[1], found[2], cue.text, 0.8)


def _left_over(scene: Scene, sentence: Sentence, cue: Cue) -> list[Figure]:
    """The number of a rest: after "sisanya", or right before "lainnya" and in "enam sisanya", "224 ton selebihnya"."""
    before = scene.within(max(sentence.start, cue.start - 24), cue.start)[-1:]
    after = scene.within(cue.end, min(sentence.end, cue.end + REST_WITHIN))
    if cue.text.casefold() == "lainnya":
        told_after = (
            after
            and not before
            and scene.article.plain[cue.end : after[0].start].strip()
            and _CLOSE.fullmatch(scene.article.plain, cue.end, after[0].start)
        )
        return after if told_after else before  # "stasiun lainnya menyumbang 25.733 penumpang"
    beside = before and not scene.article.plain[scene.extent(before[0]) : cue.start].strip()
    if beside and not (after and _CLOSE.fullmatch(scene.article.plain, cue.end, after[0].start)):
        return before
    return after


def _made_whole(
    scene: Scene, cues: Cues, rest: Figure, roles: dict[str, str], times: dict[str, int]
) -> tuple[Figure, list[Figure], Closing] | None:
    """The nearest total before `rest`, with the parts told in its sentence, that it makes whole or nearly so."""
    before = [
        f
        for f in scene.before(rest, REST_FIGURES_BACK)
        if summable(f, rest) and same_class(f, rest) and roles.get(f.id) is None and f.hedge in {None, "about"}
        if not _ranks(cues, f)
    ]
    best: tuple[Figure, list[Figure], Closing] | None = None
    for total in reversed(before):
        since = [f for f in before if f.start > total.start and f.value < total.value]
        beside = [f for f in since if f.sentence == total.sentence]
        told = [[f for f in since if f.sentence >= rest.sentence - back] for back in range(REST_BACK + 1)]
        near = rest.sentence <= total.sentence + 1  # further on, what is left over may be of another breakdown
        for parts in (beside,) if beside and near else (*told, since):
            if not parts or len(parts) > 6 or all(other_sort(total.unit, f.unit) for f in (*parts, rest)):
                continue  # of 54 silver medals, "11 emas … sisanya 24 emas" are none
            whole = _counted([*parts, rest], times)
            made = closing(total, whole)
            scaled = _but_for_its_scale(total, parts, rest)
            if parts is not beside and len(whole) <= 3 and made.closes and made.evidence < NOT_BY_ACCIDENT:
                continue  # of small numbers, two make up some third
            if (made.closes and rest.value < total.value) or scaled:
                return total, whole, made
            listed = len(parts) > 1 and parts[0].sentence >= rest.sentence - 1 and total.sentence >= rest.sentence - 3
            slight = made.distance <= DISTANT_REACH and (parts is beside or listed)
            close = slight or (made.distance <= WEAK_REACH and made.evidence >= PLAIN_SLIP)
            better = best is None or (best[2].near is None and made.near is not None)
            if better and rest.value < total.value and close and parts is not since:
                best = total, whole, made
    return best


def _ranks(cues: Cues, figure: Figure) -> bool:
    """True for the "empat" of "empat besar ditempati Malaysia 5.127, …", which counts the items that follow."""
    return any(cue.kind == "ranking" for cue in cues.between(figure.start, figure.start + 1))


def _but_for_its_scale(total: Figure, parts: Sequence[Figure], rest: Figure) -> bool:
    """True where "sisanya Rp730 miliar" of Rp30 miliar would make the total whole as Rp730 juta, or Rp1,2 juta of it to
    the last digit as Rp1,2 miliar."""
    gap = total.value - sum(part.value for part in parts)
    slack = max(f.step for f in (total, *parts))
    if gap <= slack * UNMISTAKABLE:
        return False  # any small number, a thousand times smaller, is as near to nothing
    if rest.value < total.value:
        telling = rest.kind == "money" and rest.step > 1 and gap > slack * FAR
        return telling and any(abs(rest.value * factor - gap) <= slack for factor in SCALES if factor > 1)
    return any(abs(rest.value * factor - gap) <= slack for factor in SCALES if factor < 1)


def _of_subtotals(scene: Scene, cues: Cues, roles: dict[str, str]) -> Iterator[Assertion]:
    """ "… total Rp174 juta. … total Rp58,2 juta. … total Rp15 juta": figures called totals, and their total."""
    called = [
        f for f in scene.figures if f.kind != "percent" and any(c.kind == "total" for c in _just_before(scene, cues, f))
    ]
    by_paragraph: dict[tuple[int, str], list[Figure]] = {}
    for figure in called:
        by_paragraph.setdefault((figure.paragraph, figure.kind), []).append(figure)
    for parts in by_paragraph.values():
        if len(parts) < 2 or not all(summable(parts[0], f) and same_class(parts[0], f) for f in parts):
            continue
        heads = [f for f in called if summable(f, parts[0]) and same_class(f, parts[0]) and f.end < parts[0].start]
        for total in heads[::-1][:2]:
            made = closing(total, parts)
            if made.closes or made.distance <= WEAK_REACH or (made.near and made.evidence >= 1.0):
                yield Assertion(total, parts, made, "total", 0.8)
                break


def _just_before(scene: Scene, cues: Cues, figure: Figure) -> list[Cue]:
    return cues.between(max(scene.sentence(figure).start, figure.start - 25), figure.start)


def _of_rows(scene: Scene, cues: Cues, roles: dict[str, str]) -> Iterator[Assertion]:
    """Three or more figures of one unit in a row, unannounced, that a figure just before them almost equals."""
    for sentence in scene.article.sentences:
        told = scene.within(sentence.start, sentence.end)
        row = [f for f in told if f.kind != "percent" and roles.get(f.id) is None and f.id not in scene.quantities]
        if len(row) < 3 or any(c.kind in {"partial", "ranking"} for c in cues.between(sentence.start, row[-1].start)):
            continue
        parts = [f for f in row if summable(row[-1], f) and unit_class(f.unit) == unit_class(row[-1].unit)]
        if len(parts) < 3 or parts[0].sentence != parts[-1].sentence:
            continue
        likely = [
            (rank, closing(total, parts))
            for rank, total in enumerate(f for f in scene.before(parts[0], 10)[::-1] if summable(f, parts[0]))
            if roles.get(total.id) is None
            and (unit_class(total.unit) == unit_class(parts[0].unit) or (rank == 0 and unit_follows(total)))
            and same_class(total, parts[0])
            and total.value > max(p.value for p in parts)
            and not any(part.bounds.meets(total.bounds) for part in parts)  # "belanja Rp2,52 triliun", told again
        ]
        totals = [(rank, made) for rank, made in likely if scene.same_period(made.total, parts[0])]
        closed = next((made for _, made in totals if made.closes and made.evidence >= TELLING), None)
        if closed is None and (twice := but_for_one_twice(scene, [made.total for _, made in totals], parts)):
            yield Assertion(twice.total, parts, twice, "row", 0.9)
            continue
        if closed is None and (odd := next((made for _, made in likely if _but_for_an_odd_scale(made)), None)):
            yield Assertion(odd.total, parts, odd, "row", 0.9)
            continue
        near = [made for rank, made in totals if _all_but_closes(rank, made)]
        if made := closed or next(iter(near), None):
            yield Assertion(made.total, parts, made, "row", 0.7)


def _of_two_rows(scene: Scene, roles: dict[str, str]) -> Iterator[Assertion]:
    """ "Segmen pangan menghasilkan Rp1.180,4 miliar. Segmen minuman Rp512,7 miliar, segmen jasa Rp254,3 juta": a row
    that two sentences tell, which makes up a total told before but for an odd scale word."""
    for one, other in pairwise(scene.article.sentences):
        told = [f for f in scene.within(one.start, other.end) if f.kind == "money"]
        parts = [f for f in told if roles.get(f.id) is None and f.id not in scene.quantities]
        sentences = {f.sentence for f in parts}
        if one.paragraph != other.paragraph or len(parts) < 3 or len(parts) < len(told) or len(sentences) < 2:
            continue
        before = [f for f in scene.before(parts[0], 10)[::-1] if summable(f, parts[0]) and roles.get(f.id) is None]
        if odd := next((made for total in before if _but_for_an_odd_scale(made := closing(total, parts))), None):
            yield Assertion(odd.total, parts, odd, "row", 0.9)


def but_for_one_twice(scene: Scene, totals: Sequence[Figure], parts: Sequence[Figure]) -> Closing | None:
    """How a row misses a total that it makes up without an item it tells twice: "sembako 47, sayur 29, sembako 47"."""
    told: dict[tuple[Decimal, frozenset[str]], Figure] = {}
    for part in parts:
        told.setdefault((part.value, scene.context(part)), part)
    once = list(told.values())
    if len(once) < 2 or len(once) == len(parts):
        return None
    right = (made for total in totals if (made := closing(total, once)).closes and made.evidence >= TELLING)
    return next((closing(made.total, parts) for made in right), None)


def _but_for_an_odd_scale(made: Closing) -> bool:
    """True for "pajak Rp683,3 triliun, cukai Rp122,9 triliun, PNBP Rp197,3 miliar, dan hibah Rp0,1 triliun", which make
    up Rp1.003,6 triliun once the odd one is told in trillions as well."""
    total, parts = made.total, made.parts
    odd = [part for part in parts if part.step * SCALES[0] == total.step]
    if made.closes or len(odd) != 1 or any(part.step != total.step for part in parts if part is not odd[0]):
        return False
    if len(written_digits(total)) < LONG or len(written_digits(odd[0])) < LONG - 1:
        return False
    come_to = sum(part.value for part in parts) + odd[0].value * (SCALES[0] - 1)
    return abs(come_to - total.value) * 2 <= total.step * (len(parts) + 1)


def _all_but_closes(rank: int, made: Closing) -> bool:
    """True where a row misses a total just before it by a slip, or, if it is a long one, by next to nothing."""
    if made.closes or any(part.hedge is not None for part in made.parts):
        return False
    beside = (
        rank == 0
        and len({part.unit for part in made.parts}) == 1
        and all(part.kind == "money" or unit_follows(part) for part in made.parts)
    )
    slip = rank <= 2 and made.near is not None and made.evidence >= (TELLING if beside else CERTAIN)
    return slip or (len(made.parts) >= 4 and made.distance <= 0.01)


def parallels(
    scene: Scene, cues: Cues, sums: Sequence[tuple[Figure, Sequence[Figure]]], roles: dict[str, str]
) -> Iterator[Assertion]:
    """The second column of a table told in prose: "RT 8 ada 15 rumah dengan 15 KK, RT 9 ada 10 rumah dengan 10 KK …".

    Where the houses make up a total, the households beside them are meant to make up theirs.
    """
    for total, parts in sums:
        if len(parts) < 3 or len({part.id for part in parts}) < len(parts):
            continue
        for column in _columns(scene, cues, list(parts)):
            if found := _column_total(scene, total, column, roles):
                yield Assertion(found[0], column, found[1], "column", 0.75)


def _columns(scene: Scene, cues: Cues, parts: list[Figure]) -> Iterator[list[Figure]]:
    """Figures that stand at the same place after each of the parts, of one class throughout."""
    after = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        end = following.start if following else scene.sentence(part).end
        row = [f for f in scene.within(part.end, end) if f.sentence == part.sentence]
        after.append(row)
    if after[-1] and any(c.kind in CONCLUDING for c in cues.between(parts[-1].end, after[-1][0].start)):
        return  # "Rp20.000 3 lembar, sehingga nilainya Rp11.510.000": that stands beside no one part
    for place in range(min(map(len, after))):
        column = [row[place] for row in after]
        plain = column[0].kind != "percent" and column[0].rate is None
        if plain and len({(f.kind, unit_class(f.unit)) for f in column}) == 1:
            yield column


def _column_total(
    scene: Scene, beside: Figure, column: list[Figure], roles: dict[str, str]
) -> tuple[Figure, Closing] | None:
    """The figure, near the first column's total or before the table, that the second column makes up or nearly so."""
    near = [f for f in scene.after(beside, 3) if f.sentence == beside.sentence] + scene.before(column[0], 16)[::-1]
    ids = {f.id for f in column}
    for total in near:
        if total.id in ids or not summable(total, column[0]) or not same_class(total, column[0]):
            continue
        if total.value <= max(f.value for f in column) or roles.get(total.id) not in {None, roles.get(column[0].id)}:
            continue
        made = closing(total, column)
        if made.closes or made.distance <= 0.03 or (made.near and made.evidence >= 1.0):
            return total, made
    return None
