"""Some of the parts: "13.683 orang, 132 di antaranya …", "terbanyak Jawa Timur 2.657, disusul …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.article import Figure, Sentence
from extractor.relations.cues import Cue, Cues
from extractor.relations.lists import extent, same_class, summable
from extractor.relations.scene import Scene, unit_class, words

TOTALS_BACK = 14  # figures before a list among which its total may stand
AMONG_THEM = frozenset({"di antaranya", "diantaranya", "di antara mereka"})


@dataclass(slots=True)
class Selection:
    """A total and some of its parts; `plain` says the text names the total so plainly that exceeding it is an error."""

    total: Figure
    parts: list[Figure]
    why: str
    plain: bool


def selections(scene: Scene, cues: Cues, roles: dict[str, str]) -> Iterator[Selection]:
    """Every partial list of the article, and every single part "di antaranya"."""
    for sentence in scene.article.sentences:
        found = cues.between(sentence.start, sentence.end)
        among = next((cue for cue in found if cue.text.casefold() in AMONG_THEM), None)
        listed = next((cue for cue in found if cue.kind in {"partial", "ranking"}), None)
        if among and (single := _single(scene, sentence, among, roles)):
            yield single
        elif listed and (several := _several(scene, cues, sentence, listed, roles)):
            yield several


def _single(scene: Scene, sentence: Sentence, cue: Cue, roles: dict[str, str]) -> Selection | None:
    """ "973 gempa dirasakan, dan 25 gempa di antaranya merusak": the figure before the cue."""
    before = [f for f in scene.within(max(sentence.start, cue.start - 60), cue.start) if f.kind != "percent"]
    if not before or len(scene.article.plain[before[-1].end : cue.start].split()) > 4:
        return None
    part = before[-1]
    for total in scene.before(part, 4)[::-1]:
        if total.sentence < sentence.index - 2:
            return None
        if summable(total, part) and _may_hold(total, part) and roles.get(total.id) is None:
            return (
                Selection(total, [part], cue.text, plain=total.sentence == part.sentence)
                if total.value >= part.value
                else None
            )
    return None


def _may_hold(total: Figure, part: Figure) -> bool:
    """True where the part's unit is the total's, or is left out."""
    return same_class(total, part) or part.unit is None


def _several(scene: Scene, cues: Cues, sentence: Sentence, cue: Cue, roles: dict[str, str]) -> Selection | None:
    """A list after "antara lain" or one that ranks; its total is the likeliest figure before it."""
    start = cue.end if cue.kind == "partial" else sentence.start
    items, ends = extent(scene, cues, sentence, start)
    if not ends:
        return None
    items = items[: ends[-1]]
    if cue.kind == "ranking" and not any(f.start > cue.start for f in items[:2]):
        return None
    model = next((f for f in items if f.kind != "percent"), None)
    if model is None:
        return None
    parts = [
        f
        for f in items
        if summable(model, f)
        and unit_class(f.unit) == unit_class(model.unit)
        and roles.get(f.id) is None
        and f.hedge != "more_than"
    ]
    if len(parts) < 2:
        return None
    size = sum(f.value for f in parts)
    topic = set(words(scene.article.plain[sentence.start : parts[0].start]))
    best: tuple[float, Figure] | None = None
    for rank, total in enumerate(_before(scene, parts[0])):
        if not summable(total, model) or not same_class(total, model) or roles.get(total.id) in {"base", "delta"}:
            continue
        if total.bounds.high < size or total.value > 60 * size:
            continue
        shared = len(scene.context(total) & topic)
        score = min(shared, 2) * 1.0 - 0.2 * rank + (0.3 if total.paragraph <= 1 else 0.0)
        if best is None or score > best[0]:
            best = (score, total)
    if best is None:
        return None
    return Selection(best[1], parts, cue.text, plain=False)


def _before(scene: Scene, part: Figure) -> Sequence[Figure]:
    return scene.before(part, TOTALS_BACK)[::-1]
