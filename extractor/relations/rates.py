"""Amounts for one of something: "setiap desa Rp50 juta", "Rp6.000 per suara", "4 ton saban hari"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from extractor.article import Figure
from extractor.lexicon import load
from extractor.relations.clauses import boundary, conjunctions
from extractor.relations.cues import Cue, Cues
from extractor.relations.scene import Scene, compatible, same_unit, words

_PER_UNIT = regex.compile(r"\s*+(?:/|per\b)\s*+([\p{L}$]++(?:\s\p{L}++)?)")
_PER = regex.compile(r"/| per ")
_STOP = regex.compile(r"[;.!?]\s")
_BREAK = regex.compile(r"[,.;:]")
_ONE_WORD = regex.compile(r"\s*+\p{L}++\s*+[,;]")
_PHRASE = regex.compile(r"[^.,;:()\d]*+")
_SHORT_FORM = regex.compile(r"\s?+\((\p{L}++)\)")
_END = regex.compile(r"[.;:()]")
_ITEM = boundary(",", "and")

CUE_KINDS = ("each", "every", "total", "average", "kurs", "or", "concludes", "more")
TAIL = 60  # characters after an amount in which "saban hari" may stand
BEHIND_REACH = 3  # words between an amount and "saban hari"
BESIDE_REACH = 4  # words between two amounts for the same one
ONCE_REACH = 3  # words before an amount in which "sebulan" says that it is for one month
SINGLE_REACH = 4  # words between "satu TPS" and the amount for it
PRICE_REACH = 5  # words before an amount in which "tarif", "honor" say that it is for one
ITEM_REACH = 4  # words between two amounts of such a list
MOST_NAMED = 20  # of more things than these, a sentence does not tell one by one
EACH_REACH = 8  # words between "setiap desa" and its amount


@cache
def lexicon(kind: str) -> frozenset[str]:
    """The words listed under `kind`."""
    return frozenset(load("product_cues")[kind])


@dataclass(slots=True)
class Rate:
    """An amount for one of something; `unit` names what, where the text says so."""

    each: Figure
    unit: str | None
    reason: str
    named: bool = False  # "setiap desa", "per KK": the text says for one of what
    beside: bool = False  # told after "dan" with another amount for the same one
    mean: bool = False  # an average, which only a total told after it is worked out from
    distributed: bool = False  # "masing-masing": for one of those just counted, or named
    loose: bool = False  # "satu TPS lima kotak": words that often tell of no rate at all


def converted_from(scene: Scene, figure: Figure) -> str | None:
    """The ISO code of the currency `figure` is the price of: "Rp15.080 per dolar AS"."""
    names: dict[str, str] = load("product_cues")["currencies"]
    if figure.rate is not None:
        return names.get(figure.rate.casefold())
    tail = _PER_UNIT.match(scene.article.plain[figure.end : figure.end + 40])
    if tail is None:
        return None
    name = tail.group(1).casefold()
    return names.get(name) or names.get(name.split()[0])


def lead(scene: Scene, cues: Cues, figure: Figure) -> list[Cue]:
    """The cues before `figure`, back to the figure before it or the start of its sentence."""
    start = scene.sentence(figure).start
    at = scene.rank[figure.id]
    if at:
        start = max(start, scene.extent(scene.figures[at - 1]))
    return cues.between(start, figure.start)


def rates_of(scene: Scene, cues: Cues, figure: Figure) -> Iterator[Rate]:
    """What `figure` is for one of, as the words around it tell: "tiap KPM Rp300 ribu sebulan" is for one KPM and for
    one month."""
    rate = _rate(scene, cues, figure)
    if rate is None and (single := _for_single(scene, figure)) is not None:
        yield single
    if rate is not None:
        yield rate
        told = _rate_before(scene, cues, figure, rate.mean) if figure.rate in lexicon("factor") else None
        if told is not None:
            yield told  # "masing-masing 10 kilogram per bulan"
        span = _rate_behind(scene, cues, figure, rate.mean)
        if span is not None and span.unit != rate.unit:
            yield span
    if figure.kind == "money" and (rate is None or rate.unit in lexicon("factor")):
        prices = [word for word in words(scene.lead_in(figure))[-PRICE_REACH:] if word in lexicon("price")]
        if prices:
            yield Rate(figure, None, f"cue: {prices[-1]}")


def _rate(scene: Scene, cues: Cues, figure: Figure) -> Rate | None:
    """`figure` as an amount for one of something, or None where it is none."""
    before = lead(scene, cues, figure)
    mean = any(cue.kind == "average" for cue in before)
    if figure.kind == "money" and converted_from(scene, figure):
        return None
    if figure.rate is not None:
        unit = _PER.split(figure.rate)[0]  # "kapita/bulan" is for one head
        return Rate(figure, unit, f"rate: per {figure.rate}", named=True, mean=mean)
    if found := _rate_before(scene, cues, figure, mean):
        return found
    if not any(cue.kind in ("each", "every") for cue in before):
        behind = _rate_behind(scene, cues, figure, mean)
        return behind or (None if mean else _rate_beside(scene, cues, figure) or _of_each(scene, cues, figure))
    return None


def _rate_before(scene: Scene, cues: Cues, figure: Figure, mean: bool) -> Rate | None:
    """ "Setiap desa menerima Rp50 juta", "29 orang, masing-masing Rp6 juta", "per bulannya Rp200 ribu"."""
    telling = [cue for cue in lead(scene, cues, figure) if cue.kind in ("each", "every")]
    if mean or not telling:
        return _once_a_before(scene, figure)
    cue = telling[-1]
    gap = scene.article.plain[cue.end : figure.start]
    if len(words(gap)) > EACH_REACH or _STOP.search(gap) or _closes_before(scene, cue, figure, gap):
        return None
    reason = f"rate: {cue.text.casefold()}"
    if cue.kind == "each":
        if _one_for_each(scene, cues, figure):
            return None
        unit = _just_counted(scene, figure)
        return Rate(figure, unit, reason, loose=unit is None, distributed=True)
    unit = next(iter(words(gap)), None)
    if unit is not None and unit.removesuffix("nya") in lexicon("factor"):
        unit = unit.removesuffix("nya")
    return None if unit is None else Rate(figure, unit, reason, named=True)


def _once_a_before(scene: Scene, figure: Figure) -> Rate | None:
    """ "Rapel empat bulan, sebulan nilainya Rp300 ribu"; but "setahun enam bulan penjara" is a length of time."""
    if figure.unit is not None and figure.unit.split()[0].casefold() in lexicon("factor"):
        return None
    said = [word for word in words(scene.lead_in(figure))[-ONCE_REACH:] if word in lexicon("once_a")]
    return Rate(figure, said[-1].removeprefix("se"), f"rate: {said[-1]}", named=True) if said else None


def _for_single(scene: Scene, figure: Figure) -> Rate | None:
    """ "Satu TPS lima kotak", "satu gram sabu dipakai lima orang"."""
    before = scene.before(figure, 1)
    if not before or before[0].value != 1 or before[0].sentence != figure.sentence or not before[0].unit:
        return None
    gap = scene.article.plain[before[0].end : figure.start]
    unit = before[0].unit.split()[0]
    if before[0].number.casefold() not in lexicon("one") and lexicon("serves").isdisjoint(words(gap)):
        return None
    return (
        None if _BREAK.search(gap) or len(words(gap)) > SINGLE_REACH else Rate(figure, unit, "rate: satu", loose=True)
    )


def same_thing(scene: Scene, figure: Figure, unit: str) -> bool:
    """True where `figure` counts what `unit` names, be it by its initials or by the short form told after it:
    "243 tempat pemungutan suara (TPS)", "12 kelompok terbang (kloter)"."""
    if figure.unit is None:
        return False
    name = unit.casefold()
    short = _SHORT_FORM.match(scene.article.plain, scene.extent(figure))
    if short is not None and short.group(1).casefold() == name:
        return True
    return same_unit(figure.unit, unit) or "".join(word[0] for word in words(figure.unit)) == name


def _closes_before(scene: Scene, cue: Cue, figure: Figure, gap: str) -> bool:
    """True for "4 ton saban hari, total 20 ton": what "saban hari" says, it says of the amount before it."""
    before = scene.before(figure, 1)
    if cue.kind != "every" or not before or before[0].sentence != figure.sentence or before[0].kind != figure.kind:
        return False
    behind = scene.article.plain[scene.extent(before[0]) : cue.start]
    close = len(words(behind)) <= BEHIND_REACH and not _BREAK.search(behind)
    return close and _ONE_WORD.match(gap) is not None


def _rate_behind(scene: Scene, cues: Cues, figure: Figure, mean: bool) -> Rate | None:
    """ "4 ton garam saban hari", "Rp200 ribu sebulan": for one of what follows the amount."""
    start = scene.extent(figure)
    tail = _PHRASE.match(scene.article.plain, start, start + TAIL)
    said = words(tail.group())[: BEHIND_REACH + 2] if tail is not None else []
    for at, word in enumerate(said[: BEHIND_REACH + 1]):
        if word in lexicon("once"):
            return Rate(figure, None, f"rate: {word}", mean=mean)
        if word in lexicon("once_a"):
            return Rate(figure, word.removeprefix("se"), f"rate: {word}", named=True, mean=mean)
        if word in lexicon("every") and at + 1 < len(said):
            return Rate(figure, said[at + 1], f"rate: {word}", named=True, mean=mean)
    return None


def _rate_beside(scene: Scene, cues: Cues, figure: Figure) -> Rate | None:
    """ "Tiap TPS dijaga tujuh anggota KPPS dan dua petugas": the second amount is for one TPS, too."""
    before = scene.before(figure, 1)
    if (
        not before
        or before[0].sentence != figure.sentence
        or before[0].kind != figure.kind
        or lead(scene, cues, figure)
    ):
        return None
    gap = scene.article.plain[before[0].end : figure.start]
    if len(said := words(gap)) > BESIDE_REACH or not conjunctions("and").intersection(said[-1:]) or _END.search(gap):
        return None
    told = [cue for cue in lead(scene, cues, before[0]) if cue.kind == "every"]
    first = _rate(scene, cues, before[0]) if told else None
    return Rate(figure, first.unit, first.reason, beside=True) if first is not None else None


def _of_each(scene: Scene, cues: Cues, figure: Figure) -> Rate | None:
    """ "Masing-masing dari 250 siswa menerima Rp1,2 juta", "250 siswa dikali Rp1,2 juta": for one of those counted."""
    before = scene.before(figure, 1)
    if (
        not before
        or before[0].sentence != figure.sentence
        or before[0].kind != "count"
        or compatible(before[0], figure)
    ):
        return None
    if scene.article.plain[scene.extent(before[0]) : figure.start].strip().casefold() in lexicon("multiplied"):
        return Rate(figure, before[0].unit, "cue: dikali")
    told = [cue for cue in lead(scene, cues, before[0]) if cue.kind == "each"]
    gap = scene.article.plain[told[-1].end : before[0].start] if told else ""
    unit = before[0].unit
    return Rate(figure, unit, "rate: masing-masing dari") if words(gap) == ["dari"] and unit else None


def _just_counted(scene: Scene, figure: Figure) -> str | None:
    """The unit of the count told right before "masing-masing": "29 orang, masing-masing Rp6 juta"."""
    before = scene.before(figure, 1)
    if not before or before[0].kind != "count" or compatible(before[0], figure):
        return None
    return before[0].unit


def _one_for_each(scene: Scene, cues: Cues, figure: Figure) -> bool:
    """True for "tiga wilayah, masing-masing timur 7.850 hektare, barat 6.420 hektare, dan selatan 4.380 hektare":
    each amount is that of one; as many as are counted, or the next after a comma."""
    before = scene.before(figure, 1)
    if not before or before[0].sentence != figure.sentence or before[0].kind != "count" or before[0].value > MOST_NAMED:
        return False
    amounts = [figure]
    for other in scene.after(figure, MOST_NAMED):
        totals = any(cue.kind in ("total", "concludes", "or", "each", "every") for cue in lead(scene, cues, other))
        if other.sentence != figure.sentence or totals:
            break
        if other.kind == figure.kind and compatible(other, figure):
            amounts.append(other)
    if len(amounts) < 2:
        return False
    gap = scene.article.plain[scene.extent(figure) : amounts[1].start]
    next_item = len(words(gap)) <= ITEM_REACH and _ITEM.match(gap.lstrip()) is not None
    return len(amounts) == before[0].value or (next_item and scene.rank[amounts[1].id] == scene.rank[figure.id] + 1)


def worked_out(scene: Scene, cues: Cues, figure: Figure) -> bool:
    """True where the sentence says before `figure` that it is worked out: "bila dikalikan, hasilnya 49 ton"."""
    return any(cue.kind == "concludes" for cue in cues.between(scene.sentence(figure).start, figure.start))
