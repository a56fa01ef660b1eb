"""Shares whose part or whole stands elsewhere: found by what the words call them, and by arithmetic beyond accident.

"TKD masih menjadi motor belanja dengan porsi 74,47 persen" names its part and leaves the whole to the reader; "tingkat
partisipasi 78,80 persen" is of what by definition. Among all the pairs the article offers, the one is taken of which
the percentage could hardly be true by accident, sooner so where the words name its part or its whole. Such a share is
shown, and never accuses: only one whose part and whole are each named, and each the only figure so called, does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from extractor.article import Figure
from extractor.relations.arithmetic import (
    correctly_rounded,
    part_of,
    plainly,
    share_coincidence,
    share_holds,
    share_of,
)
from extractor.relations.clauses import boundary
from extractor.relations.mistyping import one_slip_makes
from extractor.relations.named_rates import NamedRate, called, rates_of
from extractor.relations.named_rates import lexicon as definition_words
from extractor.relations.rates import lexicon as rate_words
from extractor.relations.scene import Scene, canonical, compatible, words
from extractor.relations.wholes import SENTENCES_BACK, Share, Wholes, fits, is_of_one_size, lexicon

PARTS_AROUND = 14  # figures before and after a percentage among which its part may stand
WHOLES_BACK, WHOLES_AFTER = 30, 6  # figures around it among which its whole may stand
DOUBT = 0.15  # pairs expected to fit by accident, where the words tell that there is a share
BARE_DOUBT = 0.03  # the same where they do not
TOGETHER_DOUBT = 0.5  # the same where a sentence tells a part and its marked whole together
ROOM = 0.04  # how far, of the percentage, a share may be off before it is looked at closely
LIMIT_REACH = 3  # words before a percentage that may say that it is what must be, not what is: "minimal 20 persen"
PART_BACK = 5  # sentences before a percentage with a name in which its part is told, where its whole is beside it
TELLING = 1000  # of two parts' sum, the part that must not be left open by rounding
FULL_NAME = 2  # words that must name a whole for it to be beyond doubt which is meant
SUBJECT_AFTER = 60  # characters after a percentage in which the words stand that say what it is
Pair = tuple[Decimal, Decimal]
_CLAUSE = regex.compile(r"[,.;:()\"]")
_ITEM = boundary(",.;:()", "and", "while", "then", "which")
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Sought:
    """A percentage whose share is looked for, and what the words say of its part and its whole."""

    percent: Figure
    rates: list[NamedRate]
    subject: frozenset[str]  # the words that say what has this percentage
    noun: frozenset[str]  # the words that say of what
    told: bool  # the words say that it is a share


@dataclass(frozen=True, slots=True)
class Fit:
    """A part and a whole, and which of them the words name."""

    part: Figure
    whole: Figure
    part_named: bool
    whole_named: bool

    @property
    def named(self) -> int:
        """How many of the two are named."""
        return self.part_named + self.whole_named


def reckoned(scene: Scene, reading: Wholes, percent: Figure, part: Figure | None, told: set[Pair]) -> Share | None:
    """The share that `percent` (of `part`, where that is known) tells, or None; `told` are pairs of other shares."""
    if any(word in lexicon("limit") for word in words(scene.lead_in(percent))[-LIMIT_REACH:]):
        return None
    sought = _sought(scene, reading, percent)
    if not sought.told and part is None and _of_something_else(scene, percent):
        return None
    parts = [part] if part is not None else _parts(scene, sought)
    wholes = _wholes(scene, percent)
    called_parts = {f.id for f in parts if _part_named(scene, sought, f)}
    called_wholes = {f.id for f in wholes if _whole_named(scene, reading, sought, f)}
    pairs = [
        _fit(sought, one, whole, one.id in called_parts, whole.id in called_wholes) for one in parts for whole in wholes
    ]
    offered = [pair for pair in pairs if pair is not None and (pair.part.value, pair.whole.value) not in told]
    holding = [pair for pair in offered if _holds(pair, percent)]
    if named := _by_definition(scene, sought, offered, holding) or _by_name(scene, sought, offered, holding):
        return named
    if mistaken := _upside_down(scene, sought, offered, holding) or _of_siblings(scene, reading, sought, parts):
        return mistaken
    for rule, limit in _narrowing(sought, part is not None):
        fitting = [pair for pair in holding if rule(pair)]
        if not fitting:
            continue
        if not sought.told and len({(pair.part.value, pair.whole.value) for pair in fitting}) > 1:
            fitting = [
                pair for pair in fitting if reading.is_main(pair.whole, pair.part)
            ]  # of what the article is about
        among = len({(pair.part.value, pair.whole.value) for pair in offered if rule(pair)})
        best = min(fitting, key=lambda pair: _rank(pair, percent), default=None)
        if best is not None and _of_another_year(scene, percent, best):
            continue
        if best is not None and share_coincidence(best.part, best.whole, percent) * among <= limit:
            return Share(percent, best.part, percent.end, best.whole, False, reasons=["arithmetic"])
    return _just_missed(scene, reading, sought, offered) if part is not None and not holding else None


def _just_missed(scene: Scene, reading: Wholes, sought: Sought, offered: list[Fit]) -> Share | None:
    """ "Suara sah 853.610. Partai itu meraih 205.720 suara (24,2 persen)": the only amount just told that it can be a
    share of, and one slip from being so."""
    percent = sought.percent
    near = [
        pair for pair in offered if pair.whole.start < pair.part.start and pair.whole.sentence >= percent.sentence - 1
    ]
    if len({pair.whole.value for pair in near}) != 1 or not _of_now(scene, percent, near[0]):
        return None
    whole = near[0].whole
    slip = one_slip_makes(percent, share_of(near[0].part, whole)) or one_slip_makes(
        near[0].part, part_of(whole, percent)
    )
    share = Share(percent, near[0].part, percent.end, whole, True, reasons=["pair: atau", "sentence"])
    noun = reading.noun_of(percent)
    own = bool(noun) and reading.has_its_own(share, whole, noun)
    return share if slip and not own else None


def _narrowing(sought: Sought, part_known: bool) -> Iterator[tuple[Callable[[Fit], bool], float]]:
    """Which pairs are asked, the best named first, and how much accident is borne."""
    yield lambda pair: pair.named == 2, DOUBT
    if sought.told:
        yield lambda pair: pair.whole_named and pair.part.sentence == pair.whole.sentence, TOGETHER_DOUBT
    limit = DOUBT if sought.told or part_known else BARE_DOUBT
    yield lambda pair: pair.named >= 1, limit
    yield lambda pair: True, limit


def _rank(pair: Fit, percent: Figure) -> tuple[bool, int, int]:
    rounded = correctly_rounded(pair.part, pair.whole, percent)
    return not rounded, abs(pair.part.start - percent.start), abs(pair.whole.start - percent.start)


def _sought(scene: Scene, reading: Wholes, percent: Figure) -> Sought:
    rates = rates_of(scene, percent)
    noun = frozenset(reading.noun_of(percent))
    behind = _CLAUSE.split(scene.lead_out(percent)[:SUBJECT_AFTER])[0]
    subject = canonical([*words(scene.lead_in(percent)), *words(behind)]) - noun
    told = bool(rates or noun) or reading.is_portion(percent)
    return Sought(percent, rates, subject, canonical(noun), told)


def _of_something_else(scene: Scene, percent: Figure) -> bool:
    """True for percentages that are of no figure: interest, growth, inflation."""
    said = words(scene.lead_in(percent)) + words(scene.lead_out(percent))[:4]
    return any(word in lexicon("no_share") for word in said)


def _parts(scene: Scene, sought: Sought) -> list[Figure]:
    percent = sought.percent
    around = scene.before(percent, PARTS_AROUND) + scene.after(percent, PARTS_AROUND)
    if not sought.told:
        around = [f for f in around if abs(f.sentence - percent.sentence) <= SENTENCES_BACK]
    return [f for f in around if _amount(scene, f)]


def _wholes(scene: Scene, percent: Figure) -> list[Figure]:
    around = scene.before(percent, WHOLES_BACK) + scene.after(percent, WHOLES_AFTER)
    return [f for f in around if _amount(scene, f)]


def _amount(scene: Scene, figure: Figure) -> bool:
    over_time = figure.rate is None or figure.rate in rate_words("factor")
    return figure.kind != "percent" and over_time and figure.id not in scene.quantities and figure.value > 0


def _part_named(scene: Scene, sought: Sought, part: Figure) -> bool:
    return bool(sought.subject & scene.context(part)) or any(called(scene, part, r.part) for r in sought.rates)


def _whole_named(scene: Scene, reading: Wholes, sought: Sought, whole: Figure) -> bool:
    if sought.noun & scene.context(whole) or any(called(scene, whole, r.whole) for r in sought.rates):
        return True
    return not sought.noun and (reading.is_whole(whole) or reading.is_known(whole))


def _fit(sought: Sought, part: Figure, whole: Figure, part_named: bool, whole_named: bool) -> Fit | None:
    """The pair, where the words allow it; things of two kinds are a share of each other only where it is told so."""
    two_kinds = sought.told and part.kind == whole.kind == "count" and part.value != whole.value
    if (
        part is whole
        or (part.value > whole.value) != (sought.percent.value > 100)
        or not (two_kinds or fits(part, whole))
    ):
        return None
    if two_kinds and not fits(part, whole) and not (part_named or whole_named):
        return None
    return Fit(part, whole, part_named, whole_named)


def _holds(pair: Fit, percent: Figure) -> bool:
    """True where the percentage is true of the pair; by floats first, which tell most apart."""
    made = float(pair.part.value) * 100 / float(pair.whole.value)
    told = float(percent.high or percent.value)
    near = abs(made - told) <= ROOM * told + 2 * float(percent.step)
    return near and share_holds(pair.part, pair.whole, percent)


def _by_definition(scene: Scene, sought: Sought, offered: list[Fit], holding: list[Fit]) -> Share | None:
    """The share a rate with a name of its own is by definition: of the only figures called its part and its whole."""
    percent = sought.percent
    for rate in sought.rates:
        named = [p for p in offered if called(scene, p.part, rate.part) and called(scene, p.whole, rate.whole)]
        named = [p for p in named if _told_before(p, percent) and p.whole.start < percent.start]
        if len({(pair.part.value, pair.whole.value) for pair in named}) != 1:
            continue
        pair = named[-1]
        reasons = [f"rate: {rate.names[0]}"]
        if pair in holding:
            return Share(percent, pair.part, percent.end, pair.whole, True, reasons=reasons)
        share = Share(percent, pair.part, percent.end, reasons=reasons)
        others = [other for other in holding if not _mistaken(scene, rate, other, pair)]
        if (
            not others
            and _of_no_less(scene, rate, pair, percent)
            and is_of_one_size(share, pair.whole)
            and _of_now(scene, percent, pair)
        ):
            share.whole, share.asserted = pair.whole, True
            return share
    return None


def _upside_down(scene: Scene, sought: Sought, offered: list[Fit], holding: list[Fit]) -> Share | None:
    """ "Penumpangnya 371.206 orang, tempat duduknya 402.600, sehingga okupansinya 108,5 persen": true of the whole over
    the part, beyond accident, where each goes by the name of the other in what the rate is by definition."""
    percent = sought.percent
    for rate in sought.rates:
        for pair in holding:
            swapped = called(scene, pair.part, rate.whole) and called(scene, pair.whole, rate.part)
            right = called(scene, pair.part, rate.part) or called(scene, pair.whole, rate.whole)
            accident = share_coincidence(pair.part, pair.whole, percent) * len(offered)
            told = pair.part.start < percent.start and pair.whole.start < percent.start
            if swapped and not right and told and accident <= DOUBT and _of_now(scene, percent, pair):
                return Share(percent, pair.whole, percent.end, pair.part, True, reasons=[f"rate: {rate.names[0]}"])
    return None


def _of_siblings(scene: Scene, reading: Wholes, sought: Sought, parts: list[Figure]) -> Share | None:
    """ "Pekerja formal 986,5 ribu orang, informal 1.382,9 ribu orang. Porsi formal 41,64 persen" where
    2.369,4 ribu were told to work: what the portion's part and the one beside it make up, told before, is its whole."""
    percent = sought.percent
    if sought.noun or sought.rates or not reading.is_portion(percent):
        return None
    near = [f for f in parts if f.start < percent.start and percent.sentence - f.sentence <= 1]
    own = [f for f in near if _name(scene, f) & sought.subject]
    if len(own) != 1 or len(near) < 2 or any(f.sentence != own[0].sentence for f in near[-2:]):
        return None
    siblings = [f for f in near if f.sentence == own[0].sentence and compatible(f, own[0])]
    made = sum((plainly(f) for f in siblings[1:]), plainly(siblings[0]))
    wholes = [f for f in _wholes(scene, percent) if f.start < siblings[0].start and fits(own[0], f)]
    wholes = [f for f in wholes if len(siblings) == 2 and made.meets(plainly(f)) and made.width < f.value / TELLING]
    share = Share(percent, own[0], percent.end, reasons=["cue: porsi", "arithmetic"])
    if len({f.value for f in wholes}) != 1 or not is_of_one_size(share, wholes[-1]):
        return None
    share.whole = wholes[-1]
    share.asserted = _of_now(scene, percent, Fit(own[0], wholes[-1], True, True))
    return share


def _of_no_less(scene: Scene, rate: NamedRate, pair: Fit, percent: Figure) -> bool:
    """False for "partisipasi di Kecamatan Anu 85,2 persen", "okupansi hotel bintang lima": words around the percentage
    that stand neither in the rate's definition nor beside its part and whole tell of something narrower."""
    behind = _CLAUSE.split(scene.lead_out(percent)[:SUBJECT_AFTER])[0]
    said = canonical([*words(scene.lead_in(percent)), *words(behind)])
    known = canonical(word for phrase in (*rate.names, *rate.part, *rate.whole) for word in words(phrase))
    told = scene.content_words(pair.part.sentence) | scene.content_words(pair.whole.sentence)
    return said <= known | told | lexicon("filler") | definition_words("result")


def _mistaken(scene: Scene, rate: NamedRate, other: Fit, pair: Fit) -> bool:
    """True where the percentage is that of what writers take for the part: of the valid votes, not of all votes."""
    return other.whole.value == pair.whole.value and called(scene, other.part, rate.mistaken)


def _told_before(pair: Fit, percent: Figure) -> bool:
    """True where the part is told beside the percentage, or a little earlier where the whole is."""
    back = percent.sentence - pair.part.sentence
    return 0 <= back <= 1 or (1 < back <= PART_BACK and percent.sentence - pair.whole.sentence <= 1)


def _by_name(scene: Scene, sought: Sought, offered: list[Fit], holding: list[Fit]) -> Share | None:
    """ "Jalan rusak berat memakan 13 persen dari seluruh panjang jalan kabupaten": the only figure that goes by the
    whole's name, and the only one whose name is among the words that tell what has the percentage."""
    percent = sought.percent
    if len(sought.noun) < FULL_NAME:
        return None
    named = [
        pair for pair in offered if sought.noun <= scene.context(pair.whole) and _goes_by(scene, sought, pair.part)
    ]
    longest = max((len(_name(scene, pair.part)) for pair in named), default=0)
    named = [pair for pair in named if len(_name(scene, pair.part)) == longest]
    if len({(pair.part.value, pair.whole.value) for pair in named}) != 1:
        return None
    share = Share(
        percent, named[0].part, percent.end, reasons=["name: " + " ".join(sorted(_name(scene, named[0].part)))]
    )
    others = [
        pair for pair in holding if pair.whole.value == named[0].whole.value and _goes_by(scene, sought, pair.part)
    ]
    if named[0] in holding or (
        not others and is_of_one_size(share, named[0].whole) and _of_now(scene, percent, named[0])
    ):
        share.whole, share.asserted = named[0].whole, True
        return share
    return None


def _goes_by(scene: Scene, sought: Sought, figure: Figure) -> bool:
    name = _name(scene, figure)
    return bool(name) and name <= sought.subject


def _name(scene: Scene, figure: Figure) -> frozenset[str]:
    """The words of the list's item that lead to `figure`: "rusak berat" in "…, dan rusak berat 132,4 km"."""
    return canonical(word for word in words(_ITEM.split(scene.lead_in(figure))[-1]) if word not in lexicon("filler"))


def _of_another_year(scene: Scene, percent: Figure, pair: Fit) -> bool:
    """True for "padahal pada 2022 masih 48 persen" of figures in whose paragraphs no such year is told."""
    if percent.paragraph in scene.headings:
        return False
    years = set(_YEAR.findall(scene.lead_in(percent)))
    around = (scene.paragraph(pair.part), scene.paragraph(pair.whole))
    told = {year for one in around for year in _YEAR.findall(scene.article.plain[one.start : one.end])}
    return bool(years) and not years & told


def _of_now(scene: Scene, percent: Figure, pair: Fit) -> bool:
    """True where nothing says that the percentage is of another time, or an aim."""
    lead = scene.lead_in(percent)
    elsewhen = _YEAR.search(lead) or any(word in lexicon("other_time") for word in words(lead))
    return not elsewhen and scene.same_period(percent, pair.part) and scene.same_period(percent, pair.whole)
