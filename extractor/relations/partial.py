"""Some of the parts: "13.683 orang, 132 di antaranya …", "terbanyak Jawa Timur 2.657, disusul …"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import regex

from extractor.article import Figure, Sentence
from extractor.lexicon import load
from extractor.relations.closing import closing
from extractor.relations.cues import Cue, Cues
from extractor.relations.lists import extent, same_class, summable
from extractor.relations.scene import Scene, unit_class, words

TOTALS_BACK = 14  # figures before a list among which its total may stand
HEAD_REACH = 6  # words between a total and "di antaranya"
LONGEST = 8  # sentences of a list told sentence by sentence
SENTENCES_BACK = 8
SLIGHTLY = math.log(1.06)  # a list over its total by no more is the same list with a slip in it
MOST_TIMES = 60  # a total this many times the size of a list is another matter
_TAKEN_UP = regex.compile(r'["\'(]?\s*+dari\s++(?:total\s++)?+(?:Rp\s?)?+$', regex.IGNORECASE)
_ANAPHORA = regex.compile(r"\s*+(?:\p{L}++\s++){0,3}?(?:itu|tersebut|tadi)\b", regex.IGNORECASE)


@dataclass(slots=True)
class Selection:
    """A total and some of its parts; `plain` says the text names the total so plainly that exceeding it is an error."""

    total: Figure
    parts: list[Figure]
    why: str
    plain: bool


def selections(
    scene: Scene, cues: Cues, roles: dict[str, str], times: dict[str, int], parts: Set[str]
) -> Iterator[Selection]:
    """Every partial list of the article, and every single part "di antaranya".

    `parts` are the ids of the figures that are parts of a whole breakdown: another list is hardly a selection of one.
    """
    for sentence in scene.article.sentences:
        found = cues.between(sentence.start, sentence.end)
        among = next((cue for cue in found if cue.text.casefold() in load("sum_cues")["among_them"]), None)
        listed = next((cue for cue in found if _lists(scene, sentence, cue)), None)
        if among and (single := _among(scene, sentence, among, roles, parts)):
            yield single
        elif several := _right_after(scene, sentence, found) or (
            listed and _several(scene, cues, sentence, listed, roles, times, parts)
        ):
            yield several
        elif single := _out_of(scene, sentence, roles):
            yield single


def _lists(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """True where a cue of incompleteness stands right before figures of its own sentence."""
    if cue.kind not in {"partial", "ranking"} or cue.text.casefold() in load("sum_cues")["ranking_alone"]:
        return False
    following = scene.within(cue.end, sentence.end)
    return bool(following) and following[0].start - cue.end <= (60 if cue.kind == "partial" else 100)


def _right_after(scene: Scene, sentence: Sentence, found: Sequence[Cue]) -> Selection | None:
    """ "24 fasilitas umum terdampak, di antaranya 11 sekolah dan dua puskesmas": each of a sort of its own."""
    for cue in found:
        if cue.kind != "partial":
            continue
        before = scene.within(sentence.start, cue.start)[-1:]
        parts = scene.within(cue.end, sentence.end)
        if not before or not parts or not all(summable(before[0], part) for part in parts):
            continue
        lead = words(scene.article.plain[before[0].end : cue.start])
        near = len(lead) <= HEAD_REACH and parts[0].start - cue.end <= 2
        if near and before[0].kind == "count" and sum(part.value for part in parts) <= before[0].value:
            return Selection(before[0], parts, cue.text, plain=False)
    return None


def _among(scene: Scene, sentence: Sentence, cue: Cue, roles: dict[str, str], settled: Set[str]) -> Selection | None:
    """ "973 gempa dirasakan, dan 25 gempa di antaranya merusak": the figure before the cue, of the one before that.

    A list may go on from there: "12 unit di antaranya rusak berat, 20 unit rusak sedang, dan 31 unit rusak ringan".
    """
    before = [f for f in scene.within(max(sentence.start, cue.start - 60), cue.start) if f.kind != "percent"]
    if not before or len(scene.article.plain[before[-1].end : cue.start].split()) > 4:
        return None
    part = before[-1]
    for total in scene.before(part, 4)[::-1]:
        if total.sentence < sentence.index - 2:
            return None
        if total.sentence < sentence.index and total.id in settled:
            continue  # "63 tersangka, 57 laki-laki dan enam perempuan. Sembilan tersangka di antaranya …": of the 63
        if summable(total, part) and _may_hold(total, part) and roles.get(total.id) is None:
            plain = total.sentence == part.sentence
            if total.value <= part.value:
                return None
            listed = [part, *_going_on(scene, sentence, cue, part, roles)]
            made = closing(total, listed)
            if sum(f.value for f in listed) > total.value and not made.closes and made.distance > SLIGHTLY:
                listed = [part]
            return Selection(total, listed, cue.text, plain or len(listed) > 2)
    return None


def _going_on(scene: Scene, sentence: Sentence, cue: Cue, first: Figure, roles: dict[str, str]) -> list[Figure]:
    """The figures that follow "12 unit di antaranya rusak berat" as items of one list: all that is left, alike."""
    following = [f for f in scene.within(cue.end, sentence.end) if f.kind != "percent"]
    alike = [f for f in following if f.unit == first.unit and summable(first, f) and roles.get(f.id) is None]
    return following if len(following) >= 2 and len(alike) == len(following) else []


def _out_of(scene: Scene, sentence: Sentence, roles: dict[str, str]) -> Selection | None:
    """ "Dari 800 ribu dosis itu, 640 ribu sudah teralokasi": one part of a total taken up again."""
    figures = [f for f in scene.within(sentence.start, sentence.end) if f.kind != "percent" and roles.get(f.id) is None]
    if len(figures) != 2 or not _TAKEN_UP.match(scene.article.plain, sentence.start, figures[0].start):
        return None
    total, part = figures
    if not _ANAPHORA.match(scene.article.plain, total.unit_end or total.end):
        return None
    if summable(total, part) and _may_hold(total, part) and total.value > part.value:
        return Selection(total, [part], "dari … itu", plain=False)
    return None


def _may_hold(total: Figure, part: Figure) -> bool:
    """True where the part's unit is the total's, or is left out."""
    return same_class(total, part) or part.unit is None


def _several(
    scene: Scene,
    cues: Cues,
    sentence: Sentence,
    cue: Cue,
    roles: dict[str, str],
    times: dict[str, int],
    settled: Set[str],
) -> Selection | None:
    """A list after "antara lain" or one that ranks; its total is the likeliest figure before it."""
    items, ends = extent(scene, cues, sentence, cue.end)
    items = items[: ends[-1]] if ends else scene.within(cue.end, sentence.end)
    if cue.kind == "ranking":  # a rank is told in one breath, or line by line
        items = [f for f in items if f.sentence == sentence.index or _continues(scene, cues, f)]
    if not items:
        return None
    opens = cue.start - sentence.start <= 2 and cue.kind == "partial"
    if opens:  # "Di antaranya fakir 102 orang. Untuk miskin 3.148 orang. Sementara mualaf 134 jiwa."
        items = _paragraphs_of(scene, items, sentence)
    model = next((f for f in items if f.kind != "percent"), None)
    if model is None or unit_class(model.unit) in {"piece", None}:
        return None
    parts = [
        f
        for f in items
        if summable(model, f)
        and unit_class(f.unit) == unit_class(model.unit)
        and roles.get(f.id) is None
        and f.hedge in {None, "about"}
        for _ in range(times.get(f.id, 1))
    ]
    if len(parts) < 2:
        return None
    before = next((f for f in scene.before(parts[0], 3)[::-1] if f.sentence == sentence.index - 1), None)
    if (
        opens
        and before
        and summable(before, parts[0])
        and same_class(before, parts[0])
        and roles.get(before.id) is None
    ):
        return Selection(before, parts, cue.text, plain=True)
    total = _total_of(scene, sentence, parts, roles, settled)
    return Selection(total, parts, cue.text, plain=False) if total else None


def _continues(scene: Scene, cues: Cues, figure: Figure) -> bool:
    """True where the sentence of `figure` is a line of a list, or opens with "disusul", "diikuti", "kemudian"."""
    sentence = scene.sentence(figure)
    if scene.paragraph(figure).kind == "list_item":
        return True
    opening = cues.between(sentence.start, min(sentence.start + 30, sentence.end))
    return any(cue.kind == "continuation" for cue in opening)


def _paragraphs_of(scene: Scene, items: list[Figure], sentence: Sentence) -> list[Figure]:
    """The figures of a list that goes on sentence by sentence, as long as each opens with the same kind of thing."""
    model = items[0]
    for following in scene.article.sentences[items[-1].sentence + 1 : sentence.index + LONGEST]:
        more = scene.within(following.start, following.end)
        if not more or not summable(model, more[0]) or unit_class(more[0].unit) != unit_class(model.unit):
            break
        items = items + more
    return items


def _total_of(
    scene: Scene, sentence: Sentence, parts: Sequence[Figure], roles: dict[str, str], settled: Set[str]
) -> Figure | None:
    """The figure before a list that its words speak of, else the nearest that can hold it."""
    size = sum(part.value for part in parts)
    topic = set(words(scene.article.plain[sentence.start : parts[0].start]))
    best: tuple[float, Figure] | None = None
    for rank, total in enumerate(scene.before(parts[0], TOTALS_BACK)[::-1]):
        if sentence.index - total.sentence > SENTENCES_BACK:
            break
        if not summable(total, parts[0]) or not same_class(total, parts[0]) or roles.get(total.id) in {"base", "delta"}:
            continue
        if total.bounds.high < size or total.value > MOST_TIMES * size or not scene.overlapping(total, parts[0]):
            continue
        shared = len(scene.context(total) & topic)
        if not shared and total.kind == "money":
            continue
        score = min(shared, 2) - 0.2 * rank + 0.3 * (total.paragraph <= 1) - (total.id in settled)
        if best is None or score > best[0]:
            best = (score, total)
    return best[1] if best else None
