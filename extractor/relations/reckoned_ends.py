"""The ends of a movement as arithmetic tells them, where language leaves both open: not enough to accuse by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.article import Figure
from extractor.interval import Interval
from extractor.relations.arithmetic import change_holds, coincidence, difference_holds, growth, plainly
from extractor.relations.movements import Mark, Movement, direction_of
from extractor.relations.scene import Scene, compatible
from extractor.relations.times import Times

DOUBT = 0.05  # how many pairs may fit by accident, expected, for the one that fits to be taken


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Two levels a movement's quantity is true of; `half` where it has two quantities and only one is. `doubt` is how
    many pairs would be expected to fit as well by accident."""

    base: Mark
    new: Mark
    half: bool
    doubt: float


def surest(scene: Scene, times: Times, movement: Movement, bases: list[Mark], news: list[Mark]) -> Reckoned | None:
    """The pair that fits least by accident, or None where accident would do; of equals that told nearest."""
    pairs = [(base, new) for base in bases for new in news if _may_be(times, movement, base, new)]
    found = [fit for base, new in pairs if (fit := _fit(movement, base, new, len(pairs))) is not None]
    found.sort(key=lambda fit: (fit.half, fit.doubt, -max(fit.base.figure.start, fit.new.figure.start)))
    return found[0] if found and found[0].doubt <= DOUBT else None


def _may_be(times: Times, movement: Movement, base: Mark, new: Mark) -> bool:
    """True where nothing told speaks against the pair: its kinds, the direction, the times."""
    one, other = base.figure, new.figure
    if one.value == other.value or not compatible(one, other) or one.value <= 0 or base.part != new.part:
        return False
    direction = direction_of(movement.move)
    if direction is not None and (other.value > one.value) != (direction == "up"):
        return False
    return not times.older(new, base)


def _fit(movement: Movement, base: Mark, new: Mark, pairs: int) -> Reckoned | None:
    chances = list(_chances(movement, base.figure, new.figure))
    if not chances or all(chance is None for chance in chances):
        return None
    doubt = float(pairs)
    for chance in chances:
        doubt *= 1.0 if chance is None else chance
    return Reckoned(base, new, None in chances, doubt)


def _chances(movement: Movement, base: Figure, new: Figure) -> Iterator[float | None]:
    """For each quantity told: how likely its truth were by accident, or None where it is not true."""
    direction = direction_of(movement.move)
    if movement.percent is not None and base.kind != "percent":
        holds = change_holds(base, new, movement.percent, direction)
        yield coincidence(growth(base, new), movement.percent) if holds else None
    moved = movement.delta or (movement.percent if base.kind == "percent" else None)
    if moved is not None and (base.kind == "percent" or compatible(moved, base)):
        more, less = (new, base) if new.value > base.value else (base, new)
        made: Interval = plainly(more) - plainly(less)
        yield coincidence(made, moved) if difference_holds(more, less, moved) else None
