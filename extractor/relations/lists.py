"""Announced lists: "36.910 peserta, terdiri dari …", "… Rinciannya, …", "…, sehingga totalnya …".

A Listing is what the words alone say: which figures are listed, where the list may end, which figures may be its
total, and whether the text calls it complete. No arithmetic is done here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.article import Figure, Sentence
from extractor.relations.cues import Cue, Cues
from extractor.relations.scene import Scene, unit_class

ANNOUNCING = frozenset({"breakdown", "namely"})
HEAD_SENTENCES_BACK = 6
LONGEST_LIST_SENTENCES = 14
WILDCARDS = frozenset({"piece", None})


@dataclass(slots=True)
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


def summable(total: Figure, part: Figure) -> bool:
    """True where the two are of a kind and, for money, of one currency."""
    if total.kind != part.kind or part.kind == "percent":
        return False
    return part.currency == total.currency


def same_class(total: Figure, part: Figure) -> bool:
    """True where both count the same kind of thing, as far as their units tell."""
    a, b = unit_class(total.unit), unit_class(part.unit)
    return a == b or a in WILDCARDS or b in WILDCARDS


def listings(scene: Scene, cues: Cues) -> Iterator[Listing]:
    """Every announced list of the article, in order."""
    sentences = scene.article.sentences
    for sentence in sentences:
        for cue in cues.between(sentence.start, sentence.end):
            if cue.kind in ANNOUNCING and (found := _announced(scene, cues, sentence, cue)):
                yield found
            elif cue.kind == "total" and (found := _totalled(scene, cues, sentence, cue)):
                yield found


def _announced(scene: Scene, cues: Cues, sentence: Sentence, cue: Cue) -> Listing | None:
    """The list that a cue such as "terdiri dari" opens."""
    items, ends = _extent(scene, cues, sentence, cue.end)
    if len(items) < 2:
        return None
    heads = scene.within(sentence.start, cue.start)[::-1]
    if not any(summable(head, item) for head in heads for item in items[:3]):
        sentences = scene.article.sentences
        back = sentences[max(0, sentence.index - HEAD_SENTENCES_BACK)].start
        heads = scene.within(back, sentence.start)[::-1]
        if cue.kind == "namely":
            heads = [head for head in heads if head.sentence >= sentence.index - 1]
    return Listing(
        cue=cue,
        heads=[head for head in heads if head.kind != "percent"],
        items=items,
        ends=ends,
        strong=cue.kind == "breakdown",
        partial=_partial(scene, cues, sentence, items, cue),
    )


def _extent(scene: Scene, cues: Cues, sentence: Sentence, start: int) -> tuple[list[Figure], list[int]]:
    """The figures from `start` on, sentence by sentence as long as the list may go on, and where it may end."""
    sentences = scene.article.sentences
    items = scene.within(start, sentence.end)
    ends = [len(items)] if len(items) >= 2 else []
    for following in sentences[sentence.index + 1 : sentence.index + LONGEST_LIST_SENTENCES]:
        more = scene.within(following.start, following.end)
        if not more:
            if items and not _bare_line(scene, following):
                break
            continue
        if items and not _goes_on(scene, cues, items, following, more):
            break
        items = items + more
        if len(items) >= 2:
            ends.append(len(items))
    return items, ends


def _bare_line(scene: Scene, sentence: Sentence) -> bool:
    """True for boilerplate between the lines of a list ("Baca juga: …"), which does not end it."""
    return scene.article.paragraphs[sentence.paragraph].kind in {"boilerplate", "list_item"}


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


def _partial(scene: Scene, cues: Cues, sentence: Sentence, items: list[Figure], cue: Cue) -> bool:
    """True where the words around a list call it incomplete."""
    region = cues.between(max(sentence.start, cue.start - 60), items[-1].start)
    return any(found.kind in {"partial", "ranking"} for found in region)


def _totalled(scene: Scene, cues: Cues, sentence: Sentence, cue: Cue) -> Listing | None:
    """The list that a cue such as "sehingga total" closes: its total is the next figure, its items stand before."""
    if cue.text.casefold() in {"dari", "sebanyak", "sebesar", "secara nasional"}:
        return None
    following = scene.within(cue.end, min(sentence.end, cue.end + 80))
    if not following:
        return None
    head = following[0]
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
    if len(items) < 2:
        return None
    heads = [f for f in following if f.kind != "percent"]
    partial = any(found.kind == "partial" for found in cues.between(items[0].start, head.start))
    return Listing(cue, heads or [head], items, ends, strong=True, partial=partial, backward=True)
