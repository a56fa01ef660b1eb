"""Ratios: an average or a yield, and the two figures it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

import regex

from extractor.article import Figure, Relation
from extractor.interval import Interval
from extractor.lexicon import load
from extractor.relations.arithmetic import average_of, plainly, ratio_coincidence, ratio_holds
from extractor.relations.cues import Cues
from extractor.relations.mistyping import one_slip_makes, written_digits
from extractor.relations.movements import lexicon as movement_words
from extractor.relations.rates import CUE_KINDS, lead, lexicon, same_thing, worked_out
from extractor.relations.scene import Scene, compatible, same_unit, words
from extractor.rule import Example, Message, Rule

Pair = tuple[Figure, Figure]
_ONE = regex.compile(r"\bsatu\s++(\p{L}++)\s++(\p{L}++)\s*+(?:oleh\s++)?+$", regex.IGNORECASE)

RULE = Rule(
    id="ratio",
    name=Message("rata-rata", "ratio"),
    explanation=Message(
        "Rata-rata atau produktivitas harus sama dengan hasil bagi dua angka asalnya.",
        "An average or a yield must be one of its two figures over the other.",
    ),
    fires=(
        Example(
            "Panen jagung 1.200 ton dari lahan 300 hektare, dengan produktivitas rata-rata 4 ton per hektare.",
            "1.200 : 300 = 4",
        ),
        Example(
            "Panen jagung 1.200 ton dari lahan 300 hektare atau rata-rata 6 ton per hektare.",
            "1.200 : 300 = 6",
            "inconsistent",
        ),
        Example("Selama empat hari datang 18.740 pengunjung. Rata-rata sehari 4.685 orang.", "18.740 : empat = 4.685"),
        Example(
            "Dana desa Rp178,42 miliar dibagi ke 214 desa. Jadi setiap desa rata-rata menerima Rp833,7 juta.",
            "178,42 miliar : 214 = 833,7 juta",
        ),
        Example(
            "Selama tujuh hari lewat 1.092.420 kendaraan. Bila dirata-rata, 182.070 kendaraan setiap harinya.",
            "1.092.420 : tujuh = 182.070",
            "inconsistent",
        ),
        Example(
            "Posko lima hari itu melayani 257.635 penumpang. Rata-rata harian 51.927 penumpang.",
            "257.635 : lima = 51.927",
            "inconsistent",
        ),
        Example(
            "Tersedia 6.000 ton beras. Kebutuhan per bulan 1.500 ton, artinya cukup untuk empat bulan.",
            "6.000 : 1.500 = empat",
        ),
        Example(
            "Sebanyak 204.850 karcis ludes dalam 17 partai kandang, rata-rata 12.500 penonton setiap laga.",
            "204.850 : 17 = 12.500",
            "inconsistent",
        ),
        Example(
            "Sebanyak 6.800 pelaku usaha mendapat KUR senilai Rp337,2 miliar. Bila dihitung, satu debitur rata-rata"
            " memperoleh Rp57,1 juta.",
            "337,2 miliar : 6.800 = 57,1 juta",
            "inconsistent",
        ),
        Example(
            "Perputaran uangnya Rp864 juta. Ada 96 stan yang ikut. Jika dibagi rata, satu stan mengantongi Rp7 juta.",
            "864 juta : 96 = 7 juta",
            "inconsistent",
        ),
        Example(
            "Sebanyak 4.800 pelamar memperebutkan 120 formasi, atau satu formasi diperebutkan 40 pelamar.",
            "4.800 : 120 = 40",
        ),
    ),
    silent=(
        Example("Posko 12 hari mencatat 187.428 penumpang. Pada hari biasa rata-rata harian 12.400 penumpang."),
        Example("Sekitar 187 ribu orang lewat selama 12 hari, rata-rata 17.039 orang per hari pada puncaknya."),
        Example("Targetnya 350 ribu kendaraan, tersisa 135.640 unit atau rata-rata 4.521 unit tiap hari."),
        Example("Produktivitas padi 5,2 ton per hektare."),
        Example("Sebanyak 1.200 kambing disembelih di 40 masjid, rata-rata 50 kantong daging per masjid."),
        Example("Sebanyak 45 rumah rusak di 3 desa, rata-rata dihuni empat jiwa per rumah."),
        Example("KUR Rp337 miliar untuk 6.800 usaha. Tahun lalu Rp300 miliar. Jadi satu debitur rata-rata Rp57 juta."),
        Example(
            "Sebanyak 6.800 usaha mendapat Rp337 miliar. Jadi satu usaha mikro rata-rata mencicil Rp2 juta sebulan."
        ),
        Example("Harga rata-rata Rp15.000 per kilogram, stok 200 ton, nilainya Rp9 miliar."),
        Example("Rata-rata satu keluarga menghabiskan Rp2 juta."),
    ),
    messages={},
)

REACH = 25  # figures before an average among which its two may stand
AFTER = 4  # figures after it
SENTENCES_BACK = 3
UNIT_BEHIND = 4  # words after an average in which "per kalurahan" stands
CLAUSE_REACH = 60  # characters around an average in which the words stand that say of what it is
MOST_ROOM = 10  # last places of an average that rounding of the two may leave open
SIZE_REACH = Decimal("1.5")  # an average may be wrong by this factor
FEW = 2  # of more days than these, one more or fewer may be a slip
TELLING = 4  # digits of an average from which one slip away from what it should be is no accident
DOUBT = 0.3  # averages expected to fit by accident, where the words say for one of what it is
UNNAMED_DOUBT = 0.1  # the same where the two are things of different kinds, or the words do not say of what


@dataclass(frozen=True, slots=True)
class Average:
    """A figure that is so much for one of something. `unit` names of what, where the words do; `plain` ratios ("2,4
    kali", "cukup untuk 21 bulan") are of two figures of one unit."""

    result: Figure
    unit: str | None
    reason: str
    plain: bool = False
    sought: bool = False  # "satu kursi diperebutkan 40 orang", whatever the seats were called before


def find(scene: Scene) -> Iterator[Relation]:
    """Yield the averages whose two figures are told."""
    cues = Cues(scene.article.plain, "product_cues", CUE_KINDS)
    seen = set()
    last: Average | None = None
    for figure in scene.figures:
        average = None if figure.kind == "percent" else _average(scene, cues, figure) or _like(last, figure)
        last = average or last
        relation = _relation(scene, cues, average) if average is not None else None
        if relation is not None:
            key = tuple(figures[0].value for figures in relation.roles.values())
            if key not in seen:
                seen.add(key)
                yield relation


def _relation(scene: Scene, cues: Cues, average: Average) -> Relation | None:
    result = average.result
    told = _told_together(scene, cues, average)
    holding = [pair for pair in told if ratio_holds(*pair, result)]
    if holding:
        best = min(holding, key=lambda pair: abs(pair[0].value / pair[1].value - result.value))
        return _ratio(best, average, result, asserted=False)
    here = len(told) == 1 and all(figure.sentence == result.sentence for figure in told[0])
    if here and any(cue.kind == "or" for cue in lead(scene, cues, result)):
        return _ratio(told[0], average, result, asserted=True)
    for pairs, limit in _offered(scene, cues, average):
        fitting = [pair for pair in pairs if ratio_holds(*pair, result)]
        if fitting:
            best = min(fitting, key=lambda pair: (abs(result.start - pair[1].start), abs(result.start - pair[0].start)))
            if ratio_coincidence(*best, result) * len(pairs) <= limit:
                return _ratio(best, average, result, asserted=False)
    meant = _beside(scene, cues, average) or _concluded(scene, cues, average)
    return _ratio(meant, average, result, asserted=True) if meant else _slipped(scene, cues, average)


def _beside(scene: Scene, cues: Cues, average: Average) -> Pair | None:
    """ "Sebanyak 204.850 karcis ludes dalam 17 partai, rata-rata 12.050 penonton tiap laga": the two figures before an
    average with which the sentence ends. Where they go by other names, the average must be one slip away."""
    result, two = average.result, scene.before(average.result, 2)
    if average.unit is None or len(two) < 2 or any(f.sentence != result.sentence or not _usable(f) for f in two):
        return None
    a, b = two if two[0].value > two[1].value else two[::-1]
    told = [*words(scene.between(two[1], result)), *words(scene.lead_out(result))]
    units = {word for f in (two[1], result) for word in words(f.unit or "")}
    more = [w for w in told if w not in units | lexicon("average") | lexicon("every") | lexicon("idle_average")]
    if b.kind == "money" or a.value < result.value or len(more) > 1 or same_thing(scene, a, average.unit):
        return None
    if lexicon("spread").isdisjoint(words(scene.between(*two))) or result.id in scene.quantities:
        return None
    if _divides(scene, average, a, b):
        return (a, b) if _of_one_size(a, b, result) else None
    alike = a.kind == result.kind and b.kind == "count" and b.rate is None and a.rate is None
    return (a, b) if alike and _just_missed(a, b, result) else None


def _concluded(scene: Scene, cues: Cues, average: Average) -> Pair | None:
    """ "6.800 pelaku usaha mendapat Rp337,2 miliar. Bila dihitung, satu debitur rata-rata memperoleh Rp49,6 juta": the
    only amount told before, and the only things counted that it can be parted among."""
    result = average.result
    if average.plain or average.unit is None or not worked_out(scene, cues, result):
        return None
    told = [
        f for f in scene.before(result, REACH) if 0 <= result.sentence - f.sentence <= SENTENCES_BACK and _usable(f)
    ]
    told = [f for f in told if f.id not in scene.quantities and f.id not in scene.bases and f.rate is None]
    if any(f.sentence == result.sentence and f.value != 1 for f in told):
        return None
    amounts = [f for f in told if f.kind == result.kind and compatible(f, result) and f.value > result.value]
    counts = [f for f in told if f.kind == "count" and f.value > 1 and f not in amounts]
    named = [f for f in counts if same_thing(scene, f, average.unit)]
    counts = named or [f for f in counts if f.sentence == result.sentence - 1]
    if result.kind != "money" or len({f.value for f in amounts}) != 1 or len({f.value for f in counts}) != 1:
        return None
    return (amounts[-1], counts[-1]) if _of_one_size(amounts[-1], counts[-1], result) else None


def _of_one_size(a: Figure, b: Figure, result: Figure) -> bool:
    """True where the quotient is at least near what the average is said to be: a slip, not another average."""
    made = average_of(a, b, result)
    return made.high * SIZE_REACH >= result.value and made.low <= result.value * SIZE_REACH


def _slipped(scene: Scene, cues: Cues, average: Average) -> Relation | None:
    """An average that is one slip of the pen away from what it should be, or is that over one day more or fewer."""
    result = average.result
    if average.plain or average.unit is None or len(written_digits(result).rstrip("0")) < TELLING:
        return None
    near = [f for f in _near(scene, cues, result) if f.start < result.start]
    pairs = [(a, b) for a in near for b in near if a.value > result.value and _divides(scene, average, a, b)]
    missed = [pair for pair in pairs if _just_missed(*pair, result)]
    if len({(a.value, b.value) for a, b in missed}) != 1:
        return None
    return _ratio(missed[-1], average, result, asserted=True)


def _just_missed(a: Figure, b: Figure, result: Figure) -> bool:
    if plainly(b).low <= 0:
        return False
    made = average_of(a, b, result)
    if made.width > MOST_ROOM * result.step:
        return False  # "187 ribu orang" tells too little
    if one_slip_makes(result, made):
        return True
    others = [replace(b, bounds=b.bounds + Interval.point(Decimal(one))) for one in (-1, 1)]
    return b.bounds.exact and b.value > FEW and any(ratio_holds(a, other, result) for other in others)


# --- what is an average ---------------------------------------------------------------------------------------------


def _average(scene: Scene, cues: Cues, figure: Figure) -> Average | None:
    """`figure` as an average, or None where it is none."""
    before = _clause_before(scene, figure)
    said = words(before)
    anaphors = movement_words("anaphor")
    averages = [word for word in said if word in lexicon("average")]
    unit = figure.rate or _one_behind(scene, figure)
    if averages:
        if figure.kind == "money" and any(word in lexicon("price") for word in said):
            return None  # "harga rata-rata Rp15.000 per kilogram": a price, which totals are worked out from
        return Average(figure, unit or _one_before(said), f"cue: {averages[-1]}")
    if unit is not None and said and all(word in lexicon("concludes") or word in anaphors for word in said):
        return Average(figure, unit, f"cue: {said[-1]}")  # "Itu berarti 25 kg per relawan"
    if unit is None and (one := _one_sought(before)) is not None:
        return Average(figure, one, "cue: satu", sought=True)
    if any(word in lexicon("lasts") for word in said) and figure.unit in lexicon("factor"):
        return Average(figure, None, "cue: cukup untuk", plain=True)
    if figure.unit == "kali" and any(word in lexicon("times_over") for word in said):
        return Average(figure, None, "cue: kali", plain=True)
    return None


def _like(last: Average | None, figure: Figure) -> Average | None:
    """ "Produktivitas 6,87 ton per hektare. Tahun lalu hanya 6,62 ton per hektare": an average like that just told."""
    if last is None or last.unit is None or figure.rate is None or figure.sentence - last.result.sentence > 1:
        return None
    alike = figure.unit == last.result.unit and same_unit(figure.rate, last.unit)
    return Average(figure, last.unit, last.reason) if alike else None


def _clause_before(scene: Scene, figure: Figure) -> str:
    """The words that lead to `figure`, over a span of time if need be: "rata-rata selama delapan hari 151 ton", or over
    a one: "dibagi rata, satu stan beromzet Rp9 juta"."""
    start = figure.start - len(scene.lead_in(figure))
    before = scene.before(figure, 1)
    told = words(scene.lead_in(before[0]) + scene.lead_in(figure)) if before else []
    one = bool(before) and before[0].number.casefold() in lexicon("one") and not lexicon("average").isdisjoint(told)
    over = one or (bool(before) and before[0].unit in lexicon("factor"))
    if over and before[0].sentence == figure.sentence:
        start = before[0].start - len(scene.lead_in(before[0]))
    return scene.article.plain[max(start, figure.start - CLAUSE_REACH) : figure.start]


def _one_behind(scene: Scene, figure: Figure) -> str | None:
    """ "4.685 orang per hari", "10.561 pelanggaran sehari", "Rp1 miliar per kalurahan"."""
    tail = words(scene.article.plain[figure.end : figure.end + CLAUSE_REACH])[:UNIT_BEHIND]
    for word, following in pairwise([*tail, ""]):
        if word in lexicon("once_a"):
            return word.removeprefix("se")
        if word in lexicon("every"):
            bare = following.removesuffix("nya")
            return bare if bare in lexicon("factor") else following or None
    return None


def _one_before(said: list[str]) -> str | None:
    """ "setiap desa rata-rata", "rata-rata sehari", "rata-rata harian", "dirata-rata, satu debitur menerima"."""
    spans: dict[str, str] = load("product_cues")["span_words"]
    for word, following in pairwise([*said, ""]):
        if word in lexicon("once_a"):
            return word.removeprefix("se")
        if word in spans:
            return spans[word]
        if following and word in (*lexicon("every"), *lexicon("one")):
            return following
    return None


def _one_sought(before: str) -> str | None:
    """ "alias satu bangku diburu 55 orang": one of them, sought after by so many."""
    found = _ONE.search(before)
    return found.group(1).casefold() if found is not None and found.group(2).casefold() in lexicon("sought") else None


# --- what it is the average of --------------------------------------------------------------------------------------


def _told_together(scene: Scene, cues: Cues, average: Average) -> list[Pair]:
    """What may have been divided by what: figures of the nearest sentence that tells both."""
    result = average.result
    near = _near(scene, cues, result)
    for distance in (*range(SENTENCES_BACK + 1), -1):
        here = [f for f in near if f.sentence == result.sentence - distance and f is not result]
        if pairs := [(a, b) for a in here for b in here if a is not b and _divides(scene, average, a, b)]:
            return pairs
    return []


def _offered(scene: Scene, cues: Cues, average: Average) -> Iterator[tuple[list[Pair], float]]:
    """The pairs that the article offers, and how much accident is borne: of the unit the words name, then of any."""
    result = average.result
    near = _near(scene, cues, result)
    pairs = [(a, b) for a in near for b in near if a is not b and a.value > result.value]
    named = [pair for pair in pairs if _divides(scene, average, *pair)]
    if average.plain:  # "kebutuhannya 7.250 ton sebulan, cukup untuk 21 bulan"
        yield [pair for pair in named if pair[1].sentence == result.sentence], DOUBT
    yield named, DOUBT
    if not average.plain:
        yield [pair for pair in pairs if _may_divide(scene, average, *pair)], UNNAMED_DOUBT


def _near(scene: Scene, cues: Cues, result: Figure) -> list[Figure]:
    """The figures around `result` that it may come from, not those that are worked out from it."""
    around = scene.before(result, REACH) + scene.after(result, AFTER)
    return [f for f in around if _usable(f) and not (f.start > result.start and worked_out(scene, cues, f))]


def _for_one_of(figure: Figure) -> bool:
    """True for amounts per head or per hectare; those per day can be parted among heads."""
    return figure.rate is not None and figure.rate not in lexicon("factor")


def _usable(figure: Figure) -> bool:
    return figure.kind != "percent" and figure.value > 0 and figure.high is None


def _divides(scene: Scene, average: Average, a: Figure, b: Figure) -> bool:
    """True where `a` can be divided by `b` for the average: of its kind, by what it is for one of."""
    result = average.result
    if average.plain:
        monthly = b.rate is None or result.unit is None or b.rate in result.unit or result.unit in b.rate
        return a.unit is not None and a.kind == b.kind and same_unit(a.unit, b.unit) and a.value > b.value and monthly
    if _for_one_of(a) or b.rate is not None or average.unit is None or b.kind == "money":
        return False
    if average.unit in lexicon("factor") and b.kind == "count":
        return False  # "350 ribu kendaraan, tersisa 135.640 unit atau 4.521 unit tiap hari": those are no days
    return a.kind == result.kind and compatible(a, result) and same_thing(scene, b, average.unit)


def _may_divide(scene: Scene, average: Average, a: Figure, b: Figure) -> bool:
    """The same where the words leave it open: things of another kind, or one of what is not told."""
    result = average.result
    if _for_one_of(a) or b.rate is not None or b.kind == "money" or b.value < 2:
        return False
    money = (a.kind == "money") == (result.kind == "money")
    if average.sought:
        return a.kind == b.kind == "count" and a.sentence == b.sentence and compatible(a, result)
    if average.unit is not None:
        return money and same_thing(scene, b, average.unit)
    return a.kind == result.kind and compatible(a, result) and not compatible(a, b)


def _ratio(pair: Pair, average: Average, result: Figure, *, asserted: bool) -> Relation:
    unit = f"rate: per {average.unit}" if average.unit is not None else average.reason
    roles = {"a": [pair[0]], "b": [pair[1]], "result": [result]}
    return Relation("ratio", RULE.id, roles, reasons=[unit, "sentence" if asserted else "arithmetic"],
                    asserted=asserted, confidence=0.9 if asserted else 0.6)  # fmt: skip
