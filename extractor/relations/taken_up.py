"""Totals of what has just been told and is taken up again: "Ketiga negara itu bersama-sama menyerap …", "Berdasarkan
lokasi, …", "Seluruh kasus tadi berasal dari …", and a total told a second time with another number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from extractor.article import Figure, Sentence
from extractor.lexicon import load
from extractor.relations.asserted import (
    DISTANT_REACH,
    PLAIN_SLIP,
    SLIGHT,
    WEAK_REACH,
    Assertion,
    but_for_one_twice,
)
from extractor.relations.clauses import conjunctions
from extractor.relations.closing import Closing, closing
from extractor.relations.cues import Cues, starts_of_words
from extractor.relations.lists import Listing, same_class, summable
from extractor.relations.mistyping import TELLING, mistyped, written_digits
from extractor.relations.scene import Scene, canonical, words

_NEXT_WORD = regex.compile(r"\s*+(\p{L}[\p{L}\p{M}'’-]*+)")
_KE = regex.compile(r"\bke-(\d[\d.]*+)\s", regex.IGNORECASE)
_CLAUSE = regex.compile(r"[,;:(]\s")
WIDEST_OPENING = 6  # the same, with what is said of them
OPENING = 3  # words of a clause before the group it speaks of
BACK = 3  # sentences before a group that may tell its members
MOST = 12  # members of a group that is taken up by their number
VERB = 9  # words between a group and its figure
WHOLE_BACK = 6  # sentences before a list by place or kind that may tell its total
FIGURES_BACK = 16
FEWEST = 3  # items of a list that only its opening announces
COUNTED_BACK = 3  # figures before a list among which may stand how many items it has
PLAINLY_ALL = 0.9  # certainty of a list that says of itself that it is of all
AGAIN_WITHIN = 3  # sentences after a sum in which its total may be told again
LONG = 5  # digits from which a number one slip away from another of its kind is that number
BEYOND_DOUBT = 3.0  # evidence from which a sum is no accident
CALLED_WITHIN = 30  # characters before a figure in which it is called a total


def of_groups(scene: Scene, roles: dict[str, str], times: dict[str, int]) -> Iterator[Assertion]:
    """ "Singapura Rp4 triliun, Jepang Rp3 triliun, dan Tiongkok Rp2 triliun. Ketiga negara itu menanam Rp9 triliun."

    The members are figures of the total's kind just before, as many as the group has.
    """
    lexicon = load("sum_cues")["groups"]
    for start, end, size, sentence in _groups(scene):
        total = next((f for f in scene.within(end, sentence.end) if f.kind != "percent"), None)
        if total is None or roles.get(total.id) is not None or total.hedge not in {None, "about"} or total.rate:
            continue
        verb = words(scene.article.plain[end : total.start])
        said = [*verb, *words(scene.lead_out(total))[:3]]
        if len(verb) > VERB or not set(lexicon["else"]).isdisjoint(said):
            continue
        parts = _members(scene, sentence, start, total, size, roles, times)
        if not parts:
            continue
        made = closing(total, parts)
        if total.value <= max(part.value for part in parts) and not made.scaled:
            continue
        together = not set(lexicon["together"]).isdisjoint(verb)
        plain = together or (size > 2 and _of_the_same(scene, total))
        if made.closes or (plain and _all_but(made, together)):
            yield Assertion(total, parts, made, scene.article.plain[start:end].split()[0], 0.85)


def _of_the_same(scene: Scene, total: Figure) -> bool:
    """False for "96 orang guru", which counts another thing than "40 orang, 35 orang, dan 20 orang" did."""
    after = scene.article.plain[scene.extent(total) : scene.sentence(total).end]
    following = _NEXT_WORD.match(after)
    return following is None or following[1].casefold() in load("contexts")["stop"]


def _all_but(made: Closing, together: bool) -> bool:
    """True where a sum is missed by little or by one slip; what is told together may be missed by more."""
    if made.distance <= DISTANT_REACH or (together and made.scaled):
        return True
    return made.distance <= WEAK_REACH and (together or made.evidence >= PLAIN_SLIP)


@cache
def _again() -> regex.Pattern[str]:
    """A word for a group, and up to three words of what it is made of, taken up by "itu"."""
    again = "|".join(load("sum_cues")["groups"]["again"])
    return regex.compile(rf"(?:\s++\p{{L}}++){{0,3}}?\s++(?:{again})\b", regex.IGNORECASE)


def _groups(scene: Scene) -> Iterator[tuple[int, int, int, Sentence]]:
    """Where a group is taken up, where its name ends, how many it is made of, and its sentence."""
    plain, sizes = scene.article.plain, load("sum_cues")["groups"]["of"]
    for start in starts_of_words(plain, frozenset(sizes)):
        word = words(plain[start : start + 20])[0]
        sentence = _sentence_at(scene, start)
        if sentence is None or not _opens(scene, sentence, start):
            continue
        after = _again().match(plain, start + len(word), sentence.end)
        named = after is not None and (not word.startswith("ke") or len(after[0].split()) > 1)  # no "bulan ketiga itu"
        if named or word.endswith("nya") or word.startswith("ber"):
            yield start, after.end() if after else start + len(word), sizes[word], sentence
    for figure in scene.figures:  # "Empat cabang itu memberi 30 emas"
        counted = figure.kind == "count" and figure.high is None and 2 <= figure.value <= MOST
        if counted and figure.value == int(figure.value):
            sentence = scene.sentence(figure)
            if _opens(scene, sentence, figure.start) and (after := _again().match(plain, figure.end, sentence.end)):
                yield figure.start, after.end(), int(figure.value), sentence


def _opens(scene: Scene, sentence: Sentence, start: int) -> bool:
    """True where a group is what its clause speaks of, which it then names first: "Nilai ketiganya digabung …"."""
    clause = words(_CLAUSE.split(scene.article.plain[sentence.start : start])[-1])
    which = [place for place, word in enumerate(clause) if word in conjunctions("which")]
    told = which[0] if which else len(clause)  # "denda yang harus dibayar ketiganya"
    return told <= OPENING and len(clause) <= WIDEST_OPENING


def _sentence_at(scene: Scene, place: int) -> Sentence | None:
    """The sentence of the figure that follows `place`, if that holds `place` too."""
    following = scene.within(place, place + 200)[:1]
    sentence = scene.sentence(following[0]) if following else None
    return sentence if sentence and sentence.start <= place else None


def _members(
    scene: Scene, sentence: Sentence, start: int, total: Figure, size: int, roles: dict[str, str], times: dict[str, int]
) -> list[Figure]:
    """The figures before `start`, each as often as it counts, that are as many as the group has, nearest sentences
    first; none where more are."""
    found: list[Figure] = []
    for index in range(sentence.index, max(-1, sentence.index - BACK - 1), -1):
        told = scene.article.sentences[index]
        found = [
            f
            for f in scene.within(told.start, min(told.end, start))
            if summable(total, f) and same_class(total, f) and roles.get(f.id) is None and f.hedge in {None, "about"}
            for _ in range(times.get(f.id, 1))
        ] + found
        if len(found) >= size:
            break
    if len(found) != size:
        return []
    if found[0].sentence != found[-1].sentence and _as_many_before(scene, found, total):
        return []  # of four animals, "tersedia … kebutuhan …": two figures of two of them are not the four
    return found


def _as_many_before(scene: Scene, found: Sequence[Figure], total: Figure) -> bool:
    """True where a figure like the first is told right before it, in its sentence or one of the two before."""
    before = (f for f in scene.before(found[0], 2) if f.sentence >= found[0].sentence - 2)
    return any(summable(total, f) and same_class(total, f) for f in before)


def of_dimensions(scene: Scene, cues: Cues, roles: dict[str, str]) -> Iterator[Assertion]:
    """ "Berdasarkan lokasi, rumah itu ada di Anu 1.346 unit, …", "Seluruh kasus tadi dari Anu (41), …": lists of
    all there is, which their opening announces; the total is told before."""
    for sentence in scene.article.sentences:
        start, certainty = _told_by(scene, sentence)
        if not certainty or any(c.kind in {"partial", "ranking"} for c in cues.between(sentence.start, sentence.end)):
            continue
        items = [f for f in scene.within(start, sentence.end) if f.kind != "percent" and roles.get(f.id) is None]
        if len(items) < FEWEST or any(not summable(items[0], f) for f in items):
            continue
        sorts = {f.unit for f in items}
        several = len(sorts) == len(items) and None not in sorts  # "semuanya, yaitu 9 sekolah, 7 masjid, 4 puskesmas"
        if len(sorts) > 1 and not (several and certainty > PLAINLY_ALL):
            continue
        model = replace(items[0], unit=None) if several else items[0]
        if twice := but_for_one_twice(scene, _wholes_before(scene, sentence, items, roles, model), items):
            yield Assertion(twice.total, items, twice, "all", certainty)
            continue
        made = _whole_before(scene, sentence, items, roles, model=model)
        if made is not None and scene.article.plain[start - 1] == ":" and not _plainly_missed(made):
            continue  # "asalnya: …" says less plainly that these are all
        if made is None or (several and not _takes_up(scene, sentence, made.total, start)):
            continue
        if certainty > PLAINLY_ALL or not _may_leave_out(made):
            yield Assertion(made.total, items, made, "all", certainty)


def _takes_up(scene: Scene, sentence: Sentence, total: Figure, end: int) -> bool:
    """True for "semuanya …" and "seluruh fasilitas itu …" right after "23 fasilitas"; "seluruh bantuan" is none."""
    said = words(scene.article.plain[sentence.start : end])
    named = words(total.unit or "")[:1] == said[1:2]
    return total.sentence == sentence.index - 1 and (named or said[0].endswith("nya"))


def _may_leave_out(made: Closing) -> bool:
    """True where a list falls short in a way that no slip explains: "ekspor Rp10 triliun. Berdasarkan komoditas, sawit
    Rp5 triliun, batu bara Rp3 triliun, karet Rp1 triliun" need not name them all."""
    short = sum(part.value for part in made.parts) < made.total.value
    return short and not made.closes and made.distance > SLIGHT and made.evidence < PLAIN_SLIP


@cache
def _openings() -> tuple[regex.Pattern[str], ...]:
    """What opens a list by place or kind, one of all there is, and one of what has just been told."""
    lexicon = load("sum_cues")["dimensions"]
    by = rf"(?:{'|'.join(lexicon['openers'])})\s++(?:\p{{L}}++\s++)?(?:{'|'.join(lexicon['nouns'])})\b[^,;:]{{0,40}}+,"
    of_them = rf"(?:{'|'.join(noun for noun in lexicon['nouns'] if noun.endswith('nya'))}):"
    spread = rf"\s++(?:\p{{L}}++\s++){{0,4}}?(?:{'|'.join(lexicon['spread'])})\b"
    announced = rf"(?:\s++\p{{L}}++){{0,5}}?,?\s++(?:{'|'.join(load('sum_cues')['spelled_out'])})\b"
    every = rf"(?:{'|'.join(lexicon['all'])})(?:{spread}|{announced})"
    these = rf"(?:mereka|(?:\p{{L}}++\s++){{1,3}}?(?:{'|'.join(load('sum_cues')['groups']['again'])})){spread}"
    return tuple(regex.compile(pattern, regex.IGNORECASE) for pattern in (rf"{by}|{of_them}", every, these))


def _told_by(scene: Scene, sentence: Sentence) -> tuple[int, float]:
    """Where the list begins that the opening of the sentence announces, and how certain it is that all are in it."""
    for opening, certainty in zip(_openings(), (0.85, 0.92, 0.85), strict=True):
        if found := opening.match(scene.article.plain, sentence.start, sentence.end):
            return found.end(), certainty
    return sentence.end, 0.0


def of_containers(scene: Scene, cues: Cues, lists: Sequence[Listing], roles: dict[str, str]) -> Iterator[Assertion]:
    """ "Kontingen meraih 34 emas. … Emas itu datang dari lima cabang, yaitu atletik 9 emas, …": as many items as there
    are branches, so the list is whole; its total is told before."""
    again = set(load("sum_cues")["groups"]["again"])
    for listing in lists:
        items = listing.items[: listing.ends[0]]
        if listing.backward or listing.partial or not listing.heads or listing.partial_until(cues, items):
            continue
        head, sentence = listing.heads[0], scene.sentence(items[0])
        missing = head.value - len(items)  # of a list that tells one too few or one twice
        counted = head.kind == "count" and head.sentence == items[0].sentence and len(items) >= FEWEST
        if not counted or abs(missing) > 1 or any(not summable(items[0], f) or f.unit != items[0].unit for f in items):
            continue
        lent = items[0].unit_start is None and items[0].unit == head.unit  # "enam kabupaten: Anu 41, Polan 38, …"
        ranked = any(cue.kind == "ranking" for cue in cues.between(sentence.start, head.start))
        if ranked or (same_class(head, items[0]) and not lent):
            continue
        opening = scene.article.plain[sentence.start : head.start]
        named = scene.article.plain[scene.extent(head) : listing.cue.start]  # "enam kabupaten itu yakni …"
        taken_up = not again.isdisjoint([*words(opening), *words(named)])
        model = replace(items[0], unit=None) if lent else items[0]
        made = _whole_before(scene, sentence, items, roles, model=model, named=_KE.search(opening))
        if made is None or (lent and not _named(scene, made.total, opening)):
            continue
        just_told = [f.value for f in scene.before(head, FIGURES_BACK) if f.sentence == sentence.index - 1]
        beside = made.total.value in just_told or _named(scene, made.total, opening)
        if (made.closes or (taken_up and beside)) if missing else (made.closes or taken_up):
            yield Assertion(made.total, items, made, listing.cue.text, 0.9 if taken_up else 0.8)


def _named(scene: Scene, total: Figure, opening: str) -> bool:
    """True where "dusun-dusun tersebut" or "para penyuluh itu" names what `total` counts."""
    said = canonical(word.split("-")[0] for word in words(opening))
    return not said.isdisjoint(words(total.unit or "")[:1]) or not said.isdisjoint(scene.context(total))


def of_counted(scene: Scene, cues: Cues, roles: dict[str, str]) -> Iterator[Assertion]:
    """ "Pemilih ada 214.386 orang di lima kecamatan. Utara paling banyak, 55.104. Selanjutnya Timur 48.237, …": as many
    are told one by one as there are districts, so the list is whole."""
    for head in scene.figures:
        if not _counts_few(head) or head.paragraph in scene.headings or roles.get(head.id) is not None:
            continue
        sentence = scene.sentence(head)
        if any(cue.kind in {"partial", "ranking", "rest"} for cue in cues.between(sentence.start, sentence.end)):
            continue  # "lima kecamatan terbanyak"
        items = _told_one_by_one(scene, cues, head, roles)
        made = _whole_before(scene, scene.sentence(items[0]), items, roles) if items else None
        if made is None or made.total.unit is None:
            continue
        next_to = abs(scene.rank[made.total.id] - scene.rank[head.id]) == 1
        beside = next_to and made.total.sentence == head.sentence
        if _plainly_missed(made) or (beside and made.distance <= DISTANT_REACH):
            yield Assertion(made.total, items, made, "counted", 0.9)


@cache
def _ordinals() -> regex.Pattern[str]:
    return regex.compile(rf"(\p{{L}}++)\s++({'|'.join(load('sum_cues')['groups']['ordinals'])})\b", regex.IGNORECASE)


def of_ordinals(scene: Scene, cues: Cues, roles: dict[str, str]) -> Iterator[Assertion]:
    """ "Tiga jaringan dibongkar, sabunya 49,85 kg. Jaringan pertama … 18,6 kg. Jaringan kedua … ketiga …": one figure
    for each of as many as were counted, so the list is whole."""
    sentences = scene.article.sentences
    every = list(_ordinals().finditer(scene.article.plain))
    starts = [found.start() for found in every]
    for head in scene.figures if every else ():
        noun, sentence = words(head.unit or "")[:1], scene.sentence(head)
        if not noun or not _counts_few(head) or head.paragraph in scene.headings:
            continue
        if any(cue.kind in {"partial", "ranking"} for cue in cues.between(sentence.start, sentence.end)):
            continue
        end = sentences[min(len(sentences) - 1, head.sentence + 2 * int(head.value))].end
        told = every[bisect_left(starts, head.end) : bisect_left(starts, end)]
        told = [found for found in told if found[1].casefold() == noun[0]]
        if [found[2].casefold() for found in told] != load("sum_cues")["groups"]["ordinals"][: int(head.value)]:
            continue
        items = _one_each(scene, [found.start() for found in told], roles)
        made = _whole_before(scene, scene.sentence(items[0]), items, roles) if items else None
        if made is not None and _plainly_missed(made):
            yield Assertion(made.total, items, made, "counted", 0.9)


def _one_each(scene: Scene, starts: Sequence[int], roles: dict[str, str]) -> list[Figure]:
    """The figures of one unit, one after each of `starts`; none where there are more of it, or several such units."""
    last = _sentence_at(scene, starts[-1])
    ends = [*starts[1:], last.end if last else starts[-1]]
    rows = [
        [f for f in scene.within(start, end) if f.kind != "percent" and roles.get(f.id) is None]
        for start, end in zip(starts, ends, strict=True)
    ]
    units = {f.unit for f in rows[0]}
    columns = [[f for row in rows for f in row if f.unit == unit] for unit in sorted(units - {None}, key=str)]
    columns = [column for column in columns if all(sum(f in row for f in column) == 1 for row in rows)]
    return columns[0] if len(columns) == 1 else []


def all_told(scene: Scene, cues: Cues, claim: Assertion) -> bool:
    """True where the parts are as many as a number just before them says there are: "di empat kecamatan. …"""
    first = claim.parts[0]
    for head in scene.before(first, COUNTED_BACK):
        sentence = scene.sentence(head)
        if head.value == len(claim.parts) and first.sentence - head.sentence <= 1 and _counts_few(head):
            ranked = any(cue.kind in {"partial", "ranking"} for cue in cues.between(sentence.start, sentence.end))
            return not ranked and head.id != claim.total.id
    return False


def _counts_few(head: Figure) -> bool:
    plain = head.kind == "count" and head.high is None and head.hedge is None and head.value == int(head.value)
    return plain and FEWEST <= head.value <= MOST


def _told_one_by_one(scene: Scene, cues: Cues, head: Figure, roles: dict[str, str]) -> list[Figure]:
    """The figures of one unit after `head`, sentence by sentence, if they are exactly as many as it says."""
    size, items = int(head.value), list[Figure]()
    for sentence in scene.article.sentences[head.sentence : head.sentence + size + 2]:
        if any(cue.kind in {"partial", "total"} for cue in cues.between(max(head.end, sentence.start), sentence.end)):
            break
        told = [f for f in scene.within(max(head.end, sentence.start), sentence.end) if roles.get(f.id) is None]
        model = items[0] if items else next((f for f in told if not same_class(head, f) and f.kind != "percent"), None)
        more = [f for f in told if model is not None and summable(model, f) and f.unit == model.unit]
        if not items and sentence.index == head.sentence and len(more) < FEWEST:
            continue  # "di lima desa ada 300 rumah": the total
        if not more:
            break
        items += more
        if len(items) >= size:
            break
    return items if len(items) == size and all(f.hedge is None for f in items) else []


def _plainly_missed(made: Closing) -> bool:
    """True of what closes, or misses by a slip of the pen that chance hardly makes."""
    if made.closes:
        return made.evidence >= PLAIN_SLIP
    return made.near in {"digit", "swap"} and made.evidence >= PLAIN_SLIP and made.distance <= WEAK_REACH


def _whole_before(
    scene: Scene,
    sentence: Sentence,
    parts: Sequence[Figure],
    roles: dict[str, str],
    *,
    model: Figure | None = None,
    named: regex.Match[str] | None = None,
) -> Closing | None:
    """How the list closes with a figure like `model`, else its first, told before it, or misses the nearest that can be
    its total; of "ke-34 emas itu" only a figure of 34 can."""
    made = [
        closing(total, parts)
        for total in _wholes_before(scene, sentence, parts, roles, model or parts[0])
        if named is None or written_digits(total) == named[1].replace(".", "")
    ]
    closed = next((one for one in made if one.closes), None)
    near = [one for one in made if one.distance <= WEAK_REACH]
    return closed or min(near, key=lambda one: (one.near not in {"digit", "swap"}, one.distance), default=None)


def _same_measure(a: Figure, b: Figure) -> bool:
    """True for "49,85 kilogram" and "18,6 kg": one unit in two spellings."""
    if a.normal_unit is None or a.normal_unit != b.normal_unit or a.normal_value is None or b.normal_value is None:
        return False
    return a.normal_value * b.value == b.normal_value * a.value


def _wholes_before(
    scene: Scene, sentence: Sentence, parts: Sequence[Figure], roles: dict[str, str], model: Figure
) -> list[Figure]:
    """The figures like `model` told before the list that may be its total, the nearest first."""
    return [
        total
        for total in scene.before(parts[0], FIGURES_BACK)[::-1]
        if sentence.index - WHOLE_BACK <= total.sentence < sentence.index
        and summable(total, model)
        and (same_class(total, model) or _same_measure(total, model))
        and roles.get(total.id) is None
        and total.high is None
        and total.value > max(part.value for part in parts)
    ]


def told_again(scene: Scene, cues: Cues, sums: Iterable[tuple[Figure, list[Figure]]]) -> Iterator[Assertion]:
    """ "274 kios terbakar: 184 di blok timur dan 90 di blok barat. Total yang terbakar 247 kios": the total once more,
    with a slip in it; or ahead of them, where the headline has it right."""
    for total, parts in sums:
        if total.start > parts[0].start:
            continue
        told = [*scene.before(parts[0], FIGURES_BACK), *scene.after(parts[-1], 6)]
        for figure in (f for f in told if f.sentence <= parts[-1].sentence + AGAIN_WITHIN):
            if not _but_for_a_slip(scene, total, figure):
                continue
            if _called_total(scene, cues, figure, (total, *parts)) or _announced_amiss(scene, total, figure, parts):
                yield Assertion(figure, list(parts), closing(figure, parts), "total", 0.8)
                break


def _but_for_a_slip(scene: Scene, total: Figure, figure: Figure) -> bool:
    """True where `figure` is of the total's kind, told once only, and one slip away from it."""
    if not summable(total, figure) or not same_class(total, figure) or not mistyped(total, figure):
        return False
    if figure.hedge is not None or not set(load("sum_cues")["groups"]["else"]).isdisjoint(words(scene.lead_in(figure))):
        return False
    telling = len(written_digits(figure)) >= TELLING and figure.unit is not None
    return telling and sum(f.value == figure.value for f in scene.figures) == 1


def _called_total(scene: Scene, cues: Cues, figure: Figure, told: Sequence[Figure]) -> bool:
    """True where what is told again is called a total, and of nothing else: not "total kendaraan keluar 12.310 … total
    kendaraan masuk 12.130"."""
    called = cues.between(max(scene.sentence(figure).start, figure.start - CALLED_WITHIN), figure.start)
    cue = next((cue for cue in called if cue.kind == "total"), None)
    if cue is None or figure.start < told[-1].start:
        return False
    named = canonical(words(scene.article.plain[cue.end : figure.start]))
    return named <= frozenset().union(*(scene.content_words(f.sentence) for f in told))


def _announced_amiss(scene: Scene, total: Figure, figure: Figure, parts: Sequence[Figure]) -> bool:
    """True where the parts make up a long number of the headline, and another, told between the two, but for a slip."""
    same = words(total.unit or "")[:1] == words(figure.unit or "")[:1]
    long = same and len(written_digits(figure).rstrip("0")) >= LONG
    between = total.paragraph in scene.headings and total.start < figure.start < parts[0].start
    return between and long and closing(total, parts).evidence >= BEYOND_DOUBT
