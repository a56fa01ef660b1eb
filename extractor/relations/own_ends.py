"""The two ends of a movement as far as its own sentence tells them."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.article import Figure
from extractor.relations.clauses import boundary
from extractor.relations.movements import Mark, Movement, lexicon
from extractor.relations.scene import Scene, compatible, words
from extractor.relations.times import Times

_CLAUSE = boundary(",;:", "and", "while", "but")
DELTA_TIMES = 20  # how many times a wrong amount may be what two levels really lie apart
AT_ONCE = 3  # words between a level and the move that follows at once upon it


def settle(scene: Scene, times: Times, movement: Movement, before: Movement | None) -> None:
    """Set the ends of `movement` that its words or the levels in its sentence give; `before` is the movement told
    before it in that sentence."""
    base = movement.base
    if base is not None and movement.new is not None and not compatible(base.figure, movement.new.figure):
        movement.new = None  # "ekspor ke enam negara"
    if movement.new is None:
        movement.new = _subject(scene, movement, times) or _same_subject(scene, movement, before)
    if base is None and movement.new is not None:
        movement.base = (
            _older_level(movement, movement.new, times)
            or _level_before(scene, times, movement, movement.new, before)
            or _rival(movement, movement.new)
        )
        if movement.base is not None and _far_beyond(movement, movement.base, movement.new):
            movement.base = None
    _sharpen(scene, movement)


def _far_beyond(movement: Movement, base: Mark, new: Mark) -> bool:
    """True where two levels lie so many times apart what it moved by that they are of different things: "merchant-nya
    412.906; pengguna 768.115 orang, bertambah 5.311"."""
    if movement.delta is None or base.tag == "base" or movement.delta.kind == "percent":
        return False
    return abs(new.figure.value - base.figure.value) > movement.delta.value * DELTA_TIMES


def _subject(scene: Scene, movement: Movement, times: Times) -> Mark | None:
    """The level told before the move, that it is about; else one told after it."""
    base = movement.base
    before = [mark for mark in reversed(movement.pre) if _may_end(movement, mark) and not mark.old]
    after = [mark for mark in movement.post if _may_end(movement, mark) and not mark.old]
    if base is not None:
        before = [mark for mark in before if not _listed_with(scene, base, mark)]
        after = [mark for mark in after if mark.figure.start < base.figure.start or _of_now(times, base, mark)]
    for mark in [*reversed(before), *after]:
        if mark.now:
            return mark
    before.sort(
        key=lambda mark: _unlikely(movement, mark)
    )  # "Rp50 miliar dari target Rp200 miliar, naik …": not the target rose
    if before and _another_subject(scene, movement, before[0]):
        before = []
    if base is None and len(after) == 2 and movement.quantity is not None:
        if times.older(after[0], after[1]):
            return after[1]
        if not before or times.older(after[1], after[0]):
            return after[0]
    if base is None and len(before) >= 2 and times.older(before[0], before[1]):
        return before[1]
    return before[0] if before else after[0] if after else None


def _listed_with(scene: Scene, base: Mark, mark: Mark) -> bool:
    """True for the 66 of "tahun sebelumnya Rp57 triliun dan Rp66 triliun": told of the same time as the base."""
    if mark.figure.start < base.figure.start:
        return False
    between = words(scene.article.plain[scene.extent(base.figure) : mark.figure.start])
    return all(word in lexicon("and") or word in lexicon("filler") for word in between)


def _of_now(times: Times, base: Mark, mark: Mark) -> bool:
    """True where a level told after move and base is said to be that of now: a target, a detail of the base, or what
    each of some receipts came to, may stand there as well."""
    return (mark.now or times.later_year(base, mark)) and not mark.yardstick


def _unlikely(movement: Movement, mark: Mark) -> tuple[bool, bool]:
    """Levels that rather are not what rose: targets, wholes, parts of a list; those in another unit than the base."""
    aside = mark.yardstick or mark.part or not mark.strong
    base = movement.base.figure.unit if movement.base is not None else None
    unit = mark.figure.unit
    return aside, base is not None and unit is not None and unit.casefold() != base.casefold()


def _another_subject(scene: Scene, movement: Movement, level: Mark) -> bool:
    """True for "Impor A, ekspor turun P dari B": between the level and the move something else is named."""
    if movement.move is None:
        return False
    clauses = _CLAUSE.split(_without_quantity(scene, movement, scene.extent(level.figure), movement.move.start))
    if len(clauses) == 1:
        return False
    said = words(clauses[-1])
    points_back = any(word in lexicon("anaphor") or word.endswith("nya") for word in said)
    return not points_back and any(word not in lexicon("no_subject") for word in said)


def _without_quantity(scene: Scene, movement: Movement, start: int, end: int) -> str:
    """The text between, the movement's own quantity left out: "41 ton, 13 persen lebih tinggi dari 36 ton"."""
    quantity, plain = movement.quantity, scene.article.plain
    if quantity is None or not start <= quantity.start < end:
        return plain[start:end]
    return plain[start : quantity.start] + plain[scene.extent(quantity) : end]


def _may_end(movement: Movement, mark: Mark) -> bool:
    if movement.base is not None:
        return compatible(mark.figure, movement.base.figure)
    if movement.delta is not None:
        return compatible(mark.figure, movement.delta)
    return mark.figure.kind != "percent"


def _same_subject(scene: Scene, movement: Movement, before: Movement | None) -> Mark | None:
    """ "Impor A, turun P dari Desember B, namun naik Q dari Januari C": both comparisons have one subject, and so have
    "kasus tinggal 23, turun dari 64", where the first move tells no more than a level."""
    if movement.base is None or movement.move is None or before is None or before.new is None:
        return None
    if not before.complete and before.quantity is not None:
        return None
    figures = scene.within(scene.sentence(movement.base.figure).start, movement.move.start)
    if not figures:
        return None
    gap = words(scene.article.plain[scene.extent(figures[-1]) : movement.move.start])
    return before.new if all(word in lexicon("carry_on") for word in gap) else None


def _older_level(movement: Movement, new: Mark, times: Times) -> Mark | None:
    levels = [mark for mark in movement.pre + movement.post if mark is not new]
    return next((mark for mark in levels if compatible(mark.figure, new.figure) and times.older(mark, new)), None)


def _level_before(scene: Scene, times: Times, movement: Movement, new: Mark, before: Movement | None) -> Mark | None:
    """ "Pada 2016 A, lalu naik menjadi B", "Pagu A naik P menjadi B": the level that "menjadi" leads on from."""
    if new.tag != "new" or new.breaks:
        return None
    chain = [mark for mark in movement.pre if compatible(mark.figure, new.figure)]
    if before is not None and before.new is not None and compatible(before.new.figure, new.figure):
        chain.insert(0, before.new)
    if not chain:
        return None
    leads_on = new.sequel or times.older(chain[-1], new) or _at_once(scene, movement, chain[-1])
    return chain[-1] if leads_on or _turned_into(scene, chain[-1], new) else None


def _turned_into(scene: Scene, level: Mark, new: Mark) -> bool:
    """True for "dipatok Rp1.894 miliar kini menjadi Rp1.929 miliar": nothing else stands between the two."""
    between = words(scene.article.plain[scene.extent(level.figure) : new.figure.start])
    return 0 < len(between) <= AT_ONCE and all(word in lexicon("turning") for word in between)


def _rival(movement: Movement, new: Mark) -> Mark | None:
    """ "54.000 suara, unggul 6.000 suara atas B yang meraih 48.000": the one level told after that is the rival's."""
    if movement.move is None or movement.move.kind not in ("higher", "lower") or movement.delta is None:
        return None
    levels = [mark for mark in movement.post if mark is not new and compatible(mark.figure, movement.delta)]
    rivals = [mark for mark in levels if mark.figure.unit == movement.delta.unit and mark.figure.unit_start is not None]
    return rivals[0] if len(rivals) == 1 and new.figure.start < movement.move.start else None


def _at_once(scene: Scene, movement: Movement, level: Mark) -> bool:
    """True where the move, with its quantity, follows at once upon the level."""
    if movement.quantity is None or movement.move is None or level.figure.start > movement.move.start:
        return False
    gap = scene.article.plain[scene.extent(level.figure) : movement.move.start]
    return len(words(gap)) <= AT_ONCE and not re.search(r"[,.;:]", gap)


def _sharpen(scene: Scene, movement: Movement) -> None:
    """Take "(1.013.582)" for the "1,01 juta" it makes precise."""
    for name in ("base", "new"):
        mark: Mark | None = getattr(movement, name)
        behind = scene.after(mark.figure, 1) if mark is not None else []
        if mark is not None and behind and _makes_precise(scene, mark.figure, behind[0]):
            setattr(movement, name, replace(mark, figure=behind[0]))


def _makes_precise(scene: Scene, figure: Figure, other: Figure) -> bool:
    in_brackets = scene.article.plain[figure.end : other.start].strip() == "("
    finer = compatible(figure, other) and other.step < figure.step
    return in_brackets and finer and figure.bounds.meets(other.bounds)
