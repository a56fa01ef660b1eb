"""Figures that count once a name: "SMPN 01, SMPN 02 dan SMPN 03 masing-masing 10 rombel" is thirty."""

from __future__ import annotations

import regex

from extractor.article import Figure
from extractor.relations.clauses import boundary, conjunctions
from extractor.relations.scene import Scene, unit_class

MOST_ITEMS = 40
_EACH = regex.compile(r"\bmasing-masing\b", regex.IGNORECASE)
_OF_GROUPS = regex.compile(r"masing-masing\s++dari\s++(?:ke)?+", regex.IGNORECASE)
_BETWEEN_NAMES = boundary(",&", "and", "then", "or")
_CLAUSE = regex.compile(r"[.;:(]")
_JOINING = conjunctions("and", "then", "while")


def multiplicities(scene: Scene) -> dict[str, int]:
    """How often each figure counts, by its id, where that is not once: a number of groups counts as none of them."""
    times: dict[str, int] = {}
    for index, figure in enumerate(scene.figures):
        lead = scene.lead_in(figure)
        each = None
        for each in _EACH.finditer(lead):  # noqa: B007  (the last one counts)
            pass
        if each is None:
            continue
        if _OF_GROUPS.fullmatch(lead, each.start()):
            _in_each_group(scene, index, times)
            continue
        names = lead[: each.start()]
        if index and scene.figures[index - 1].sentence == figure.sentence and "," in names:
            names = names.split(",", 1)[1]  # what stands before the comma belongs to the item before
        following = scene.figures[index + 1] if index + 1 < len(scene.figures) else None
        if following is not None and following.sentence != figure.sentence:
            following = None
        if following is not None and _one_a_name(scene, figure, following):
            continue
        count = _counted_before(scene, index, each.start() - len(lead) + figure.start) or _count_names(names)
        if count > 1:
            times[figure.id] = count
            if following is not None and _same_item(scene, figure, following):
                times[following.id] = count  # "masing-masing 10 rombel, pagunya 320 peserta didik"
    return times


def _in_each_group(scene: Scene, index: int, times: dict[str, int]) -> None:
    """ "18 orang di masing-masing dari tiga posko": the 18 count three times, and the three but once."""
    groups, before = scene.figures[index], scene.figures[index - 1] if index else None
    few = groups.high is None and groups.value == int(groups.value) and 2 <= groups.value <= MOST_ITEMS
    if few and before is not None and before.sentence == groups.sentence and len(scene.between(before, groups)) <= 40:
        times[before.id] = int(groups.value)
        times[groups.id] = 0


def _counted_before(scene: Scene, index: int, each: int) -> int:
    """How many are counted right before "masing-masing": "sebelas kloter masing-masing 393 jemaah dan …"; else 0."""
    counted = scene.figures[index - 1] if index else None
    each_of = scene.figures[index]
    if counted is None or counted.sentence != each_of.sentence or counted.kind != "count":
        return 0
    if each_of.kind == "count" and unit_class(counted.unit) == unit_class(each_of.unit):
        return 0  # "17 kecamatan, masing-masing 9 kecamatan di Anu dan 8 di Polan": a breakdown
    beside = len(scene.article.plain[counted.end : each].split()) <= 3
    few = counted.high is None and counted.value == int(counted.value) and 2 <= counted.value <= MOST_ITEMS
    return int(counted.value) if beside and few else 0


def _one_a_name(scene: Scene, left: Figure, right: Figure) -> bool:
    """True for "masing-masing 5 dan 6": each figure belongs to a name of its own."""
    between = scene.between(left, right).split()
    return left.kind == right.kind and 0 < len(between) <= 4 and between[-1] in conjunctions("and")


def _same_item(scene: Scene, left: Figure, right: Figure) -> bool:
    """True where the second figure says more of the same names: of another thing, or it would be the next item's."""
    if left.kind == right.kind and unit_class(left.unit) == unit_class(right.unit):
        return False
    between = scene.between(left, right).casefold().split()
    return len(between) <= 5 and not _JOINING & set(between)


def _count_names(text: str) -> int:
    """How many names a phrase lists."""
    return sum(1 for piece in _BETWEEN_NAMES.split(_CLAUSE.split(text)[-1]) if piece.strip())
