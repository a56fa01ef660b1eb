"""Restatements: the same quantity told twice, in the headline and the lead, in prose and in a quotation.

Equal numbers are not yet the same quantity ("2 unit" and "2 unit" in a list are two quantities), so what speaks for a
pair is weighed by a small trained model. Unequal numbers are only held against each other where one is the other but
for a slip, and the words around both are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import regex

from extractor.article import Figure, Relation
from extractor.lexicon import load
from extractor.relations.closing import closing
from extractor.relations.lists import same_class
from extractor.relations.mistyping import TELLING, one_slip_apart, one_slip_away, written_digits
from extractor.relations.movements import lexicon
from extractor.relations.scene import NEAR, Scene, other_sort, unit_class, unit_follows, words
from extractor.relations.tables import in_tables
from extractor.relations.weighing import probability
from extractor.rule import Example, Message, Rule

LIKELY = 0.5
BRACKETED = 0.95  # sure that "1 juta (1.005.802)" is one quantity
MENTIONS_BACK = 4  # earlier mentions of a value that a figure may take up
LONG = 4  # digits from which a number near another of its kind is hardly there by accident
SIGNATURE = 6  # digits from which a number a slip away from another of its unit is hardly another number
HEADLINE_REACH = 8  # paragraphs below a headline in which its number should come back
LEAD_REACH = 4  # sentences below a headline that tell its news
ANAPHORA_REACH = 6  # sentences over which "itu" takes a number up
FAR_REACH = 12  # the same for a number of three digits, which hardly stands there for another
BEYOND_DOUBT = 3.0  # evidence from which a sum is no accident
LOOK_BACK = 40  # figures before a rounded number among which the exact one may stand
_ANAPHORA = regex.compile(r"\s*+(?:\p{L}++\s++){0,3}?(?:itu|tersebut|tadi|ini)\b", regex.IGNORECASE)


def find(scene: Scene) -> Iterator[Relation]:
    """Chains of mentions of one quantity, and pairs that should have been one."""
    told = list(_told_again(scene))
    yield from told
    yield from _totals(scene)
    known = _known(scene, told)
    yield from _slips(scene, known)
    yield from _headlines_unborne(scene, known)
    yield from _rounded_slips(scene, known)


def _listed(scene: Scene) -> dict[str, int]:
    """The parts of sums, by id, with a number for the sum they belong to."""
    parts: dict[str, int] = {}
    for number, relation in enumerate(scene.article.relations):
        if relation.kind == "sum" and not relation.partial:
            for part in relation.roles["parts"]:
                parts[part.id] = number
    return parts


def pairs(scene: Scene) -> Iterator[tuple[Figure, Figure, dict[str, float]]]:
    """Every pair of figures that could be one quantity, the earlier first, with what speaks for it."""
    listed = _listed(scene)
    mentions: dict[tuple[str, str | None, Decimal, Decimal | None], list[Figure]] = defaultdict(list)
    for place, later in enumerate(scene.figures):
        same = mentions[later.kind, later.currency, later.value, later.high]
        near = scene.figures[max(0, place - LOOK_BACK) : place]
        rounded = [f for f in near if _comparable(f, later) and f.value != later.value and _rounds(f, later)]
        for earlier in (*same[-MENTIONS_BACK:], *rounded):
            if earlier.sentence == later.sentence and later.value < 100 and not _taken_up(scene, later):
                continue  # "2 unit traktor dan 2 unit pompa" are two quantities
            yield earlier, later, features(scene, earlier, later, listed)
        same.append(later)


def _taken_up(scene: Scene, figure: Figure) -> bool:
    """True for "15 orang itu", "31 unit alsintan tersebut"."""
    return bool(_ANAPHORA.match(scene.article.plain, figure.unit_end or figure.end))


def _comparable(a: Figure, b: Figure) -> bool:
    """True where both are of a kind and, for money, of one currency."""
    return a.kind == b.kind and a.currency == b.currency


def _told_again(scene: Scene) -> Iterator[Relation]:
    """For each figure its likeliest earlier mention of the same value, and its likeliest of one that rounds it."""
    best: dict[tuple[str, bool], tuple[float, Figure, Figure]] = {}
    for earlier, later, found in pairs(scene):
        rounded = earlier.value != later.value
        score = BRACKETED if rounded and _bracketed(scene, earlier, later) else probability("equal", found)
        if score >= LIKELY and score > best.get((later.id, rounded), (0.0,))[0]:
            best[later.id, rounded] = (score, earlier, later)
    for (_, rounded), (score, earlier, later) in best.items():
        # That one rounds the other is arithmetic: it may support a link, never accuse.
        yield _relation(earlier, later, score, "value: rounded" if rounded else "value: equal", asserted=not rounded)


def _rounds(a: Figure, b: Figure) -> bool:
    """True where one of the two, the coarser, stands for values among which the other lies."""
    coarse, fine = (a, b) if a.step >= b.step else (b, a)
    if coarse.step == fine.step and coarse.hedge is None and coarse.high is None:
        return False
    if coarse.high is not None:
        return fine.value in {coarse.value, coarse.high}
    if coarse.value == 0 or not (coarse.step > fine.step or coarse.hedge is not None):
        return False
    near = abs(fine.value - coarse.value) <= coarse.step  # a hedge alone would let anything through
    return near and coarse.bounds.meets(fine.bounds)


def _bracketed(scene: Scene, earlier: Figure, later: Figure) -> bool:
    """True for "1 juta (1.005.802) unit"."""
    return scene.article.plain[earlier.end : later.start].strip() == "("


def features(scene: Scene, earlier: Figure, later: Figure, listed: dict[str, int]) -> dict[str, float]:
    """What speaks for two figures being mentions of one quantity, by name."""
    digits = len(later.value.normalize().as_tuple().digits)
    a, b = unit_class(earlier.unit), unit_class(later.unit)
    shared = len(scene.context(earlier) & scene.context(later))
    same_list = earlier.id in listed and listed.get(earlier.id) == listed.get(later.id)
    return {
        "digits": min(digits, 6) / 2,
        "few_digits": float(digits <= 2),
        "one_digit": float(digits == 1),
        "same_unit": float((earlier.unit or "").casefold() == (later.unit or "").casefold()),
        "same_class": float(a == b),
        "unit_missing": float((a is None) != (b is None)),
        "other_class": float(a != b and a is not None and b is not None),
        "compatible": float(same_class(earlier, later)),
        "shared": min(shared, 5) / 2,
        "nothing_shared": float(shared == 0),
        "heading": float(earlier.paragraph in scene.headings or earlier.paragraph == 0),
        "lead": float(earlier.paragraph <= 2 and later.paragraph <= 3),
        "anaphora": float(_taken_up(scene, later)),
        "same_sentence": float(earlier.sentence == later.sentence),
        "next_sentence": float(later.sentence - earlier.sentence == 1),
        "distance": min(later.sentence - earlier.sentence, 12) / 6,
        "both_listed": float(earlier.id in listed and later.id in listed),
        "same_list": float(same_list),
        "one_listed": float((earlier.id in listed) != (later.id in listed)),
        "percent": float(later.kind == "percent"),
        "money": float(later.kind == "money"),
        "measure": float(later.kind == "measure"),
        "rounded": float(earlier.value != later.value),
        "periods_differ": float(not scene.same_period(earlier, later)),
    }


def _totals(scene: Scene) -> Iterator[Relation]:
    """Two totals of the very same parts: one of them is a slip of the other."""
    by_parts: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for relation in scene.article.relations:
        if relation.kind == "sum" and not relation.partial:
            by_parts[tuple(sorted(part.id for part in relation.roles["parts"]))].append(relation.roles["total"][0])
    for totals in by_parts.values():
        for a, b in pairwise(sorted(totals, key=lambda f: f.start)):
            if not a.bounds.meets(b.bounds):
                yield _relation(a, b, 0.85, "parts: the same")


def _slips(scene: Scene, known: Known) -> Iterator[Relation]:
    """Two mentions of what the words call one quantity, one slip away from each other.

    The words do so where a headline's number comes back nowhere, where "1.300 meter kubik kayu itu" takes up a number
    that was not written, where a number told twice is told once more with another digit, and where the words around
    two long numbers are the same.
    """
    # By what makes two numbers comparable: the figures by their digits, and their digits with one or two left open.
    written: dict[tuple[str, str | None, Decimal], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    shapes: dict[tuple[str, str | None, Decimal], set[str]] = defaultdict(set)
    for later in scene.figures:
        digits = written_digits(later)
        if len(digits) < 2 or later.high is not None:
            continue
        like = later.kind, later.currency, later.step
        before, seen, own = written[like], shapes[like], list(_shapes(digits))
        for slip in () if seen.isdisjoint(own) else one_slip_away(digits):
            if slip not in before:
                continue
            pair = next(((e, why) for e in before[slip][-3:] if (why := _one_quantity(scene, e, later, known))), None)
            if pair:
                yield _relation(pair[0], later, 0.75, f"words: {pair[1]}")
                break
        seen.update(own)
        before[digits].append(later)


def _shapes(digits: str) -> Iterator[str]:
    """`digits` with each digit, and each two neighbours, left open: two numbers one slip apart have one in common."""
    for place in range(len(digits)):
        yield f"{digits[:place]}?{digits[place + 1 :]}"
        yield f"{digits[:place]}??{digits[place + 2 :]}"


def _headlines_unborne(scene: Scene, known: Known) -> Iterator[Relation]:
    """A headline's number that comes back nowhere, where the news tells one within a hundredth of it instead, or one
    of the lead in which two of its digits have changed places.

    One slip apart they are found by `_slips`; this is "572.299" over a text that makes it 572.496 throughout, and
    "43,26 triliun" over a lead with "46,23 triliun".
    """
    for headline in scene.figures:
        if scene.paragraph(headline).kind != "heading":
            continue
        borne_out = known.mentions.get(headline.id, 1) > 1
        digits = written_digits(headline)
        if len(digits) < LONG or headline.high is not None or headline.kind == "percent":
            continue
        for figure in scene.after(headline, LOOK_BACK):
            if not _comparable(headline, figure) or figure.step != headline.step or figure.value == headline.value:
                continue
            told = written_digits(figure)
            near = abs(figure.value - headline.value) * 100 <= headline.value and told[:2] == digits[:2]
            if (
                ((near and not borne_out) or _two_exchanged(digits, told))
                and not one_slip_apart(digits, told)
                and _one_quantity(scene, headline, figure, known) == "headline"
            ):
                yield _relation(headline, figure, 0.7, "words: headline")
                break


def _two_exchanged(digits: str, told: str) -> bool:
    """True where two digits of one number have changed places in the other: "43,26" and "46,23"."""
    apart = [place for place, pair in enumerate(zip(digits, told, strict=False)) if pair[0] != pair[1]]
    return len(digits) == len(told) and len(apart) == 2 and sorted(digits) == sorted(told)


def _rounded_slips(scene: Scene, known: Known) -> Iterator[Relation]:
    """A rounded number one digit away from what the exact one rounds to: "1.114.590 ton", later "1,14 juta ton"."""
    held: set[str] = set()  # ids of rounded numbers that have been held against an exact one
    for place, later in enumerate(scene.figures):
        if later.high is not None or later.kind == "percent":
            continue
        for earlier in scene.figures[max(0, place - LOOK_BACK) : place]:
            if not _comparable(earlier, later) or earlier.step == later.step:
                continue
            coarse, fine = (earlier, later) if earlier.step > later.step else (later, earlier)
            if (
                fine.step > 0
                and coarse.id not in known.mentions
                and coarse.id not in held
                and _rounds_to_a_slip(coarse, fine)
                and (why := _one_quantity(scene, earlier, later, known)) in {"headline", "same words"}
            ):
                held.add(coarse.id)
                yield _relation(earlier, later, 0.7, f"words: {why}; value: rounded")


def _rounds_to_a_slip(coarse: Figure, fine: Figure) -> bool:
    """True where the coarse number is one slip away from the fine one, rounded or cut off at its last place."""
    digits = written_digits(coarse)
    if len(digits) < 2 or fine.high is not None or coarse.bounds.meets(fine.bounds):
        return False
    ratio = fine.value / coarse.step
    cut_off, rounded = str(int(ratio)), str(int(ratio + Decimal("0.5")))
    return len(digits) == len(cut_off) and (one_slip_apart(digits, cut_off) or one_slip_apart(digits, rounded))


def _mentions(told: list[Relation]) -> dict[str, int]:
    """How many figures tell the same quantity as each figure, by id."""
    group: dict[str, set[str]] = {}
    for relation in told:
        a, b = relation.roles["a"][0].id, relation.roles["b"][0].id
        more, fewer = group.setdefault(a, {a}), group.setdefault(b, {b})
        if more is fewer:
            continue
        if len(more) < len(fewer):
            more, fewer = fewer, more
        more |= fewer
        for id in fewer:
            group[id] = more
    return {id: len(joined) for id, joined in group.items()}


@dataclass(slots=True)
class Known:
    """What is known of the article's figures when slips are looked for, by their ids."""

    mentions: dict[str, int]  # how many figures tell the same quantity
    listed: set[str]  # parts of sums, and what stands in the columns of a table
    settled: set[str]  # members of sums that close: what they are, they are
    results: set[str]  # totals and results told after what they are made of: they need not have been written before
    partners: set[frozenset[Decimal]]  # values that another relation sets beside each other as different quantities
    totals: dict[str, int]  # totals that their parts make up beyond doubt, and the sentence in which the last is told
    moved: set[Decimal]  # by how much what the article tells has moved: a headline may tell that alone


def _known(scene: Scene, told: list[Relation]) -> Known:
    """Gather what the relations found so far say of the figures."""
    known = Known(_mentions(told), in_tables(scene), set(), set(), set(), {}, _ways(scene))
    for relation in scene.article.relations:
        if relation.kind == "change":
            known.moved.add(abs(relation.roles["new"][0].value - relation.roles["base"][0].value))
        members = {f.id for figures in relation.roles.values() for f in figures}
        values = {f.value for figures in relation.roles.values() for f in figures}
        if len(members) <= 4:
            known.partners |= {frozenset((a, b)) for a in values for b in values if a < b}
        last = max((f for figures in relation.roles.values() for f in figures), key=lambda f: f.start)
        if any(last in relation.roles.get(role, ()) for role in ("total", "result", "new")):
            known.results.add(last.id)
        if relation.kind == "sum" and not relation.partial:
            known.listed |= {f.id for f in relation.roles["parts"]}
            total, parts = relation.roles["total"][0], relation.roles["parts"]
            made = closing(total, parts)
            if made.closes:
                known.settled |= members
            if made.closes and made.evidence >= BEYOND_DOUBT:
                known.totals[total.id] = parts[-1].sentence
    return known


def _ways(scene: Scene) -> set[Decimal]:
    """How far it is from one long number to the next of its sentence: so far it may have moved, whatever words say so
    ("pada APBD murni Rp1.823,0 miliar, kini Rp1.811,5 miliar")."""
    return {
        abs(one.value - other.value)
        for one, other in pairwise(scene.figures)
        if one.sentence == other.sentence
        and _comparable(one, other)
        and min(len(written_digits(figure)) for figure in (one, other)) >= LONG
    }


def _one_quantity(scene: Scene, earlier: Figure, later: Figure, known: Known) -> str | None:
    """Why the words say that both numbers are for one thing, or None where they do not."""
    a, b = unit_class(earlier.unit), unit_class(later.unit)
    told = unit_follows(earlier) and unit_follows(later)  # a unit taken from the words before says little
    other_class = told and a != b and a is not None and b is not None
    if earlier.sentence == later.sentence or frozenset((earlier.value, later.value)) in known.partners:
        return None
    if (earlier.id in known.listed and later.id in known.listed) or {earlier.id, later.id} <= known.settled:
        return None
    if _told_apart(scene, earlier, later):
        return None
    if _over_a_total(scene, earlier, later, known):
        return "headline"
    digits = len(written_digits(later).rstrip("0"))  # round numbers are like each other by nature
    own = set((earlier.unit or "").casefold().split()) & set((later.unit or "").casefold().split())
    shared = len((scene.context(earlier) & scene.context(later)) - own)
    if other_class or (later.kind == "count" and other_sort(earlier.unit, later.unit)):
        return None
    if scene.paragraph(earlier).kind == "heading" and earlier.value in known.moved:
        return None  # "Pendapatan Menyusut Rp35,6 Miliar" is borne out by both ends of the movement
    if _headline(scene, earlier, later, known, shared):
        return "headline"
    if (
        _dangling(scene, earlier, later, known)
        and a == b
        and (digits >= 3 or shared or later.sentence - earlier.sentence <= 3)
    ):
        return "itu / tersebut"
    alone = min(known.mentions.get(earlier.id, 1), known.mentions.get(later.id, 1)) == 1
    often = max(known.mentions.get(earlier.id, 1), known.mentions.get(later.id, 1)) >= 2
    then = often and _of_then(scene, earlier) != _of_then(scene, later)
    if later.kind == "percent" or then or not scene.same_period(earlier, later):
        return None
    if alone and often and (shared >= 1 if digits >= 3 else shared >= 3):
        return "told more than once"
    swapped = sorted(written_digits(earlier)) == sorted(written_digits(later))
    if digits >= SIGNATURE - swapped:
        return "a number this long"
    if digits >= 3 and shared >= (1 if digits >= 5 or scene.tells_again(later.sentence) else 2):
        return "same words"
    return None


def _told_apart(scene: Scene, earlier: Figure, later: Figure) -> bool:
    """True where the words make them two quantities: a bound and a value, what was aimed at and what came of it, two
    turns ("hari pertama 3.120 orang. Hari kedua 3.210 orang")."""
    bound = not {earlier.hedge, later.hedge} <= {None, "about"}
    if bound or ("target" in scene.context(earlier)) != ("target" in scene.context(later)):
        return True
    turns = load("contexts")["turns"]
    one, other = ({word for word in words(scene.lead_in(figure)) if word in turns} for figure in (earlier, later))
    return bool(one and other) and one.isdisjoint(other)


def _of_then(scene: Scene, figure: Figure) -> bool:
    """True where the words that lead to a figure, or those right behind it, tell of an earlier time."""
    start = scene.sentence(figure).start
    told = " ".join(words(scene.article.plain[max(start, figure.start - NEAR) : scene.extent(figure)]))
    return any(f" {phrase} " in f" {told} " for phrase in lexicon("before"))


def _headline(scene: Scene, earlier: Figure, later: Figure, known: Known, shared: int) -> bool:
    """True where a headline and a sentence that says the same disagree, and other figures do not bear both out."""
    if scene.paragraph(earlier).kind != "heading" or scene.paragraph(later).kind == "heading":
        return False
    if later.id in scene.bases or _part_of(scene, earlier, later):
        return False  # what it was before is no news, nor is a part of it
    if later.paragraph - earlier.paragraph > HEADLINE_REACH or earlier.id in known.settled or later.id in known.listed:
        return False
    common = scene.told_in_common(earlier.sentence, later.sentence)
    again = _borne_out(scene, earlier)
    long = len(written_digits(earlier)) >= LONG
    if known.mentions.get(earlier.id, 1) == 1 and (long or not again):
        if len(written_digits(later)) < 3:
            return common >= 3
        beside = [s for s in (later.sentence - 1, later.sentence, later.sentence + 1) if _in_paragraph(scene, s, later)]
        return scene.told_in_common(earlier.sentence, *beside) >= 2
    if any(f.start < later.start or _of_another_year(scene, f, later) for f in again):
        return False  # "Sebanyak 31 kelompok menerima traktor. Tahun lalu 37 kelompok menerimanya"
    lead = later.sentence - earlier.sentence <= LEAD_REACH
    return lead and known.mentions.get(later.id, 1) == 1 and (common >= 4 or (common >= 2 and shared >= 2))


def _borne_out(scene: Scene, headline: Figure) -> list[Figure]:
    """Where the number of a headline comes back."""
    return [f for f in scene.after(headline, LOOK_BACK) if f.value == headline.value and _comparable(f, headline)]


def _of_another_year(scene: Scene, one: Figure, other: Figure) -> bool:
    a, b = scene.periods.get(one.period or ""), scene.periods.get(other.period or "")
    return a is not None and b is not None and a[0].year != b[0].year


def _part_of(scene: Scene, headline: Figure, later: Figure) -> bool:
    """True where a headline's number is what `later` and the number next to it come to: "Stok 45 Ribu Ton" over "di
    gudang utara 25 ribu ton, di gudang selatan 20 ribu ton"."""
    beside = [f for f in (*scene.before(later, 1), *scene.after(later, 1)) if f.sentence == later.sentence]
    return any(_comparable(f, later) and f.value + later.value == headline.value for f in beside)


def _over_a_total(scene: Scene, headline: Figure, total: Figure, known: Known) -> bool:
    """True where a headline has two digits of a total exchanged that its parts bear out: what is counted may be called
    by another name ("wisatawan", "pengunjung")."""
    if scene.paragraph(headline).kind != "heading" or total.id not in known.totals or not same_class(headline, total):
        return False
    told = written_digits(total)
    alone = known.mentions.get(headline.id, 1) == 1 and total.paragraph - headline.paragraph <= HEADLINE_REACH
    return alone and len(told.rstrip("0")) >= LONG and sorted(told) == sorted(written_digits(headline))


def _in_paragraph(scene: Scene, sentence: int, figure: Figure) -> bool:
    sentences = scene.article.sentences
    return 0 <= sentence < len(sentences) and sentences[sentence].paragraph == figure.paragraph


def _dangling(scene: Scene, earlier: Figure, later: Figure, known: Known) -> bool:
    """True where "54 rumah itu" takes up a number that was not written, and is no total of what was."""
    long = len(written_digits(later).rstrip("0")) >= TELLING
    return (
        _taken_up(scene, later)
        and known.mentions.get(later.id, 1) == 1
        and later.id not in known.results
        and later.sentence - known.totals.get(earlier.id, earlier.sentence) <= (FAR_REACH if long else ANAPHORA_REACH)
    )


def _relation(a: Figure, b: Figure, sure: float, why: str, asserted: bool = True) -> Relation:
    return Relation(
        kind="equal",
        rule="equal",
        roles={"a": [a], "b": [b]},
        reasons=[why, f"unit: {unit_class(b.unit) or '-'}"],
        confidence=round(sure, 2),
        asserted=asserted,
    )


RULE = Rule(
    id="equal",
    name=Message("Penyebutan ulang", "Restatement"),
    explanation=Message(
        "Satu besaran yang disebut dua kali harus bernilai sama.",
        "One quantity told twice must have one value.",
    ),
    fires=(
        Example(
            "26 BPD di Tanah Air Labanya Susut\nLaba bersih 29 BPD menyusut menurut data OJK.",
            "26 == 29",
            "inconsistent",
        ),
        Example(
            "31 Kelompok Tani di Anu Dapat Traktor\nSebanyak 32 kelompok tani di Kabupaten Anu memperoleh traktor.",
            "31 == 32",
            "inconsistent",
        ),
        Example(
            "Gempa Anu: Rumah Rusak, 75 KK Mengungsi\nGempa di Kabupaten Anu membuat rumah rusak dan 78 kepala keluarga"
            " mengungsi.",
            "75 == 78",
            "inconsistent",
        ),
        Example(
            "Sebanyak 2.694 petani menerima benih. Tanaman mereka puso. Banjir datang Maret. Air surut April. Sawah"
            " ditanami lagi. Benihnya unggul. Pupuk menyusul. Penyuluh mendampingi. Adapun 2.604 petani itu tergabung"
            " dalam kelompok.",
            "2.694 == 2.604",
            "inconsistent",
        ),
        Example(
            "Libur Lebaran, 214.300 Wisatawan Padati Pantai\nDinas mencatat 241.300 pengunjung. Pantai Anu 98.204"
            " orang, Pantai Polan 71.046 orang, Pantai Waru 44.310 orang, dan Pantai Badu 27.740 orang.",
            "214.300 == 241.300",
            "inconsistent",
        ),
        Example(
            "Alokasi 33.680 ton. Rinciannya:\n- urea 14.800 ton\n- NPK 17.250 ton\n- organik 1.150 ton\n- kakao 480"
            " ton\nUrea habis. NPK habis. Organik habis. Kakao masih ada. Alokasi 33.860 ton itu untuk setahun.",
            "33.680 == 33.860",
            "inconsistent",
        ),
        Example(
            "Sebanyak 4.629 surat suara rusak. Dari 4.629 surat suara itu, sebagian robek.",
            "4.629 == 4.629",
            "consistent",
        ),
        Example(
            "2.310 Rumah Terendam Banjir di Kabupaten Anu\nBanjir merendam 2.310 rumah di Kabupaten Anu sejak Senin.",
            "2.310 == 2.310",
            "consistent",
        ),
        Example(
            "2.310 Rumah Terendam Banjir di Kabupaten Anu\nBanjir merendam 2.130 rumah di Kabupaten Anu sejak Senin.",
            "2.310 == 2.130",
            "inconsistent",
        ),
        Example(
            "Tunggakan pajak mencapai Rp4.951.900.390. Tunggakan pajak Rp4,9 miliar itu berasal dari tiga kecamatan.",
            "4.951.900.390 == 4,9 miliar",
            "consistent",
        ),
        Example(
            "Penjualan mobil tahun lalu 1 juta (1.005.802) unit.",
            "1 juta == 1.005.802",
            "consistent",
        ),
        Example(
            'Panen tahun ini 12.450 ton gabah. "Panen 12.450 ton gabah itu naik dari tahun lalu," kata dia.',
            "12.450 == 12.450",
            "consistent",
        ),
        Example(
            "Panen tahun ini 12.450 ton gabah. Sebanyak 12.540 ton gabah itu disimpan di gudang.",
            "12.450 == 12.540",
            "inconsistent",
        ),
        Example(
            "Bantuan Rp2,75 miliar Cair untuk Petani Anu\nPemerintah mencairkan bantuan Rp2,75 miliar "
            "untuk petani di Kabupaten Anu.",
            "2,75 miliar == 2,75 miliar",
            "consistent",
        ),
        Example(
            "Wisatawan yang datang pada Mei 2023 sebanyak 128.430 orang. Jumlah wisatawan pada Mei 2023 "
            "naik 5 persen menjadi 128.340 orang.",
            "128.430 == 128.340",
            "inconsistent",
        ),
        Example(
            "Sekitar 500 pedagang direlokasi. Kepala dinas menyebut 500 pedagang itu akan menempati kios baru.",
            "500 == 500",
            "consistent",
        ),
        Example(
            "Pemerintah Buka 372.199 Formasi Guru\nPemerintah membuka 372.396 formasi guru tahun ini, yakni 78.802"
            " formasi pusat dan 293.594 formasi daerah.",
            "372.199 == 372.396",
            "inconsistent",
        ),
        Example(
            "Realisasi Investasi Anu Tembus Rp43,26 Triliun\nTotal investasi yang masuk ke Anu sepanjang tahun lalu"
            ' menembus Rp46,23 triliun. "Kini Rp43,26 triliun, di luar dugaan," kata dia.',
            "43,26 Triliun == 46,23 triliun",
            "inconsistent",
        ),
        Example(
            "Produksi minyak sawit Januari sampai Agustus 1.214.590 ton. Seperti disebutkan di atas, produksi minyak"
            " sawit menembus 1,24 juta ton.",
            "1.214.590 == 1,24 juta",
            "inconsistent",
        ),
    ),
    silent=(
        Example(
            "Pendapatan Anu Berkurang Rp11,5 Miliar\nPendapatan Anu yang pada APBD murni Rp1.823,0 miliar kini"
            " Rp1.811,5 miliar. Pendapatan lain-lain Anu Rp31,5 miliar.",
        ),
        Example(
            "Sebanyak 26 petani menerima benih. Tanaman mereka puso. Banjir datang Maret. Air surut April. Sawah"
            " ditanami lagi. Benihnya unggul. Pupuk menyusul. Penyuluh mendampingi. Yang 29 petani itu sudah tua.",
        ),
        Example(
            "Kontingen Jawa Barat mengemas 133 emas dan 115 perunggu. DKI Jakarta 110 emas dan 99 perunggu.",
        ),
        Example(
            "Desa Sukamaju mendapat 2 unit traktor dan Desa Mekar 2 unit pompa.",
        ),
        Example(
            "Investasi Anu Tembus Rp43,26 Triliun\nKredit perbankan Kabupaten Polan Rp46,23 triliun.",
        ),
        Example(
            "Kasus di Kabupaten Anu 125 kasus. Di Kabupaten Polan 152 kasus.",
        ),
        Example(
            "Pada 2021 produksi 12.450 ton, sedangkan pada 2022 produksi 12.540 ton.",
        ),
        Example(
            "Harga beras Rp14.500 per kg dan harga gula Rp14.600 per kg.",
        ),
        Example(
            "Partai A memperoleh 5 kursi dan Partai B memperoleh 5 kursi.",
        ),
        Example(
            "Pelabuhan itu melayani 350 penumpang. Hotel di dekatnya memiliki 350 kamar.",
        ),
        Example(
            "Rumah rusak berat 12 unit, rusak sedang 21 unit, dan rusak ringan 12 unit.",
        ),
        Example(
            "Sebanyak 1.250 guru lulus seleksi. Sebanyak 1.205 tenaga kesehatan juga lulus.",
        ),
        Example(
            "Anggaran pendidikan Rp1,25 triliun dan anggaran kesehatan Rp1,52 triliun.",
        ),
        Example("Pada hari pertama pengunjung 3.120 orang. Pada hari kedua pengunjung 3.210 orang."),
        Example(
            "Jumlah pria 48.310 orang dan wanita 48.130 orang.",
        ),
    ),
    messages={},
)
