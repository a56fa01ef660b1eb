"""Announced lists: "36.910 peserta, terdiri dari …", "… Rinciannya, …", "…, sehingga totalnya …".

A Listing is what the words alone say: which figures are listed, where the list may end, which figures may be its
total, and whether the text calls it complete. No arithmetic is done here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import regex

from extractor.article import Figure, Sentence
from extractor.lexicon import load
from extractor.relations.cues import Cue, Cues
from extractor.relations.scene import Scene, unit_class, words

_COLON = regex.compile(r":(?=\s)")
ANNOUNCING = frozenset({"breakdown", "namely"})
HEAD_SENTENCES_BACK = 6
LONGEST_LIST_SENTENCES = 14
WILDCARDS = frozenset({"piece", None})


@dataclass
class Listing:
    """`items` are all figures from the cue on, in order; `ends` are the lengths at which the list may be complete.

    `heads` are the figures that may be its total, most likely first. `strong` tells a breakdown in so many words from a
    mere "yakni"; `partial` says that the text itself calls the list incomplete or a ranking.
    """

    cue: Cue
    heads: list[Figure]
    items: list[Figure]
    ends: list[int]
    strong: bool
    partial: bool
    backward: bool = False

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each item in the list, by its id."""
        return {item.id: place for place, item in enumerate(self.items)}

    def partial_until(self, cues: Cues, items: Sequence[Figure]) -> bool:
        """True where the text calls the list incomplete, before it or by "di antaranya" within it."""
        if self.partial:
            return True
        return any(found.kind == "partial" for found in cues.between(items[0].start, items[-1].start))


def summable(total: Figure, part: Figure) -> bool:
    """True where the two are of a kind and, for money, of one currency. A range is no part of anything, and neither is
    "6,12 ton per hektare" or "Rp600.000 per KK" of what is told for the whole."""
    if total.kind != part.kind or part.kind == "percent":
        return False
    if part.high is not None or (part.rate is not None and total.rate is None):
        return False
    return part.currency == total.currency


def same_class(total: Figure, part: Figure) -> bool:
    """True where both count the same kind of thing, as far as their units tell."""
    a, b = unit_class(total.unit), unit_class(part.unit)
    return a == b or a in WILDCARDS or b in WILDCARDS


def replaced(scene: Scene, part: Figure) -> bool:
    """True for the second figure of "Anu 168.412 kendaraan, direvisi dari sebelumnya 166.412": what the item was before
    is told beside what it is."""
    before = scene.before(part, 1)
    if not before or before[0].sentence != part.sentence or not summable(before[0], part):
        return False
    return not _formerly().isdisjoint(words(scene.between(before[0], part)))


def out_of(scene: Scene, part: Figure) -> bool:
    """True for the second figure of "guru lulus 764 orang dari 820 formasi", which is what the item is out of."""
    before = scene.before(part, 1)
    if not before or before[0].sentence != part.sentence:
        return False
    return words(scene.article.plain[scene.extent(before[0]) : part.start]) == ["dari"]


@cache
def _formerly() -> frozenset[str]:
    return frozenset(load("sum_cues")["formerly"])


def listings(scene: Scene, cues: Cues) -> Iterator[Listing]:
    """Every announced list of the article, in order."""
    for sentence in scene.article.sentences:
        announced: set[str] = set()
        found = cues.between(sentence.start, sentence.end)
        for place, cue in enumerate(found):
            if (
                cue.kind not in ANNOUNCING
                or not _announces(scene, cues, sentence, cue)
                or _superseded(scene, cue, found[place + 1 :])
            ):
                continue
            if listing := _announced(scene, cues, sentence, cue):
                announced.update(head.id for head in listing.heads if head.sentence == sentence.index)
                yield listing
        for colon in _COLON.finditer(scene.article.plain, sentence.start, sentence.end):
            cue = Cue("breakdown", ":", colon.start(), colon.end())
            if _in_bracket(scene.article.plain[sentence.start : cue.start]):
                continue  # "39 orang (2022: 48 orang), luka berat lima orang": no list of five
            counted = scene.within(max(sentence.start, cue.start - 30), cue.start)
            if (counted or _berikut(scene, cues, sentence, cue)) and (
                listing := _announced(scene, cues, sentence, cue)
            ):
                announced.update(head.id for head in listing.heads if head.sentence == sentence.index)
                yield listing
        if listing := _after_colon(scene, cues, sentence):
            announced.update(head.id for head in listing.heads)
            yield listing
        for cue in found:
            concluding = cue.kind == "concluding" and cue.start - sentence.start <= 1
            if (cue.kind == "total" or concluding) and (listing := _totalled(scene, cues, sentence, cue, announced)):
                yield listing


def _in_bracket(before: str) -> bool:
    """True where a bracket has been opened in `before` and not closed."""
    return before.rfind("(") > before.rfind(")")


def _announces(scene: Scene, cues: Cues, sentence: Sentence, cue: Cue) -> bool:
    """False for "A dan B masing-masing 5 kursi", where "masing-masing" divides nothing that was counted before it, and
    for "sisanya terdiri dari …", where what is divided is not told."""
    of_rest = any(found.kind == "rest" for found in cues.between(sentence.start, cue.start))
    if of_rest and not scene.within(sentence.start, cue.start):
        return False
    if cue.text.casefold() != "masing-masing":
        return True
    before = scene.within(sentence.start, cue.start)
    return (
        bool(before)
        and "," not in (between := scene.article.plain[before[-1].end : cue.start])
        and len(between.split()) <= 3
    )


def _berikut(scene: Scene, cues: Cues, sentence: Sentence, colon: Cue) -> bool:
    """True where a breakdown is announced right before a colon: "dengan proporsi berikut: …"."""
    return any(cue.kind == "breakdown" for cue in cues.between(max(sentence.start, colon.start - 40), colon.start))


def _superseded(scene: Scene, cue: Cue, later: Sequence[Cue]) -> bool:
    """True where a second announcement follows before the list begins: "ia merinci, 15 orang itu terdiri dari …"."""
    return any(other.kind == "breakdown" and len(scene.within(cue.end, other.start)) <= 2 for other in later)


def _announced(scene: Scene, cues: Cues, sentence: Sentence, cue: Cue) -> Listing | None:
    """The list that a cue such as "terdiri dari" opens."""
    items, ends = extent(scene, cues, sentence, cue.end)
    if not ends:
        return None
    heads = scene.within(sentence.start, cue.start)[::-1]
    if not any(summable(head, item) or head.kind == item.kind for head in heads for item in items[:3]):
        heads = _earlier(scene, sentence)
        if cue.kind == "namely":
            heads = [head for head in heads if head.sentence >= sentence.index - 1]
    strong = cue.kind == "breakdown"
    return Listing(cue, heads, items, ends, strong, _partial(cues, max(sentence.start, cue.start - 60), items))


def _after_colon(scene: Scene, cues: Cues, sentence: Sentence) -> Listing | None:
    """The lines that follow a sentence ending in a colon: its own figures, or earlier ones, are their totals."""
    plain = scene.article.plain
    if not plain[sentence.start : sentence.end].rstrip().endswith(":"):
        return None
    items, ends = extent(scene, cues, sentence, sentence.end)
    if not ends or scene.paragraph(items[0]).kind != "list_item":
        return None
    heads = scene.within(sentence.start, sentence.end)[::-1] + _earlier(scene, sentence)
    cue = Cue("breakdown", ":", sentence.end - 1, sentence.end)
    return Listing(cue, heads, items, ends, True, _partial(cues, sentence.start, items))


def _earlier(scene: Scene, sentence: Sentence) -> list[Figure]:
    """The figures of the sentences before, nearest first."""
    sentences = scene.article.sentences
    back = sentences[max(0, sentence.index - HEAD_SENTENCES_BACK)].start
    return scene.within(back, sentence.start)[::-1]


def _partial(cues: Cues, start: int, items: Sequence[Figure]) -> bool:
    """True where the words before the first item call the list incomplete or a ranking."""
    return any(found.kind in {"partial", "ranking"} for found in cues.between(start, items[0].start))


def extent(scene: Scene, cues: Cues, sentence: Sentence, start: int) -> tuple[list[Figure], list[int]]:
    """The figures from `start` on, sentence by sentence as long as the list may go on, and where it may end."""
    sentences = scene.article.sentences
    items = scene.within(start, sentence.end)
    ends = [len(items)]
    for cue in cues.between(start, sentence.end):
        if cue.kind == "breakdown" and (before := scene.within(start, cue.start)):
            ends.insert(0, len(before) - 1)  # the list ends before the head of the next one
            return before, [end for end in ends[:1] if end >= 2]
    for following in sentences[sentence.index + 1 : sentence.index + LONGEST_LIST_SENTENCES]:
        more = scene.within(following.start, following.end)
        line = scene.article.paragraphs[following.paragraph].kind
        if not more:
            if items and line not in {"boilerplate", "list_item"}:
                break
            continue
        opening = cues.between(following.start, following.end)
        if line != "list_item" and any(cue.kind == "breakdown" for cue in opening):
            break
        if items and not _goes_on(scene, cues, items, following, more):
            break
        if items and line == "list_item" == scene.paragraph(items[-1]).kind and ends:
            ends.pop()  # a list of lines ends with its last line
        items = items + more
        if len(items) >= 2 or line == "list_item":
            ends.append(len(items))
    return items, [end for end in ends if end >= 2]


def _goes_on(scene: Scene, cues: Cues, items: list[Figure], sentence: Sentence, more: list[Figure]) -> bool:
    """True where a sentence continues a list: another line of it, or the same kind of figure after "Sementara", …"""
    paragraph = scene.article.paragraphs[sentence.paragraph]
    if paragraph.kind == "list_item":
        return True
    if scene.paragraph(items[-1]).kind == "list_item":
        return False
    classes = {(f.kind, unit_class(f.unit)) for f in items}
    if not any((f.kind, unit_class(f.unit)) in classes or f.unit is None for f in more[:2]):
        return False
    opening = cues.between(sentence.start, min(sentence.start + 30, sentence.end))
    return any(cue.kind in {"continuation", "rest"} for cue in opening) or sentence.paragraph == items[-1].paragraph


def _totalled(scene: Scene, cues: Cues, sentence: Sentence, cue: Cue, announced: set[str]) -> Listing | None:
    """The list that a cue such as "sehingga total" closes: its total is the next figure, its items stand before.

    A figure that announces a list of its own ("total 11 medali, terdiri dari …") closes none.
    """
    following = scene.within(cue.end, min(sentence.end, cue.end + 60))
    heads = [f for f in scene.within(cue.end, sentence.end) if f.kind != "percent"]
    if not following or not heads or any(head.id in announced for head in following[:1]):
        return None
    sentences = scene.article.sentences
    items = scene.within(sentence.start, cue.start)
    ends = [len(items)] if len(items) >= 2 else []
    for earlier in reversed(sentences[max(0, sentence.index - LONGEST_LIST_SENTENCES) : sentence.index]):
        before = scene.within(earlier.start, earlier.end)
        if not before:
            continue
        items = before + items
        if len(items) >= 2:
            ends.append(len(items))
    if not ends:
        return None
    return Listing(cue, heads, items, ends, strong=True, partial=False, backward=True)
