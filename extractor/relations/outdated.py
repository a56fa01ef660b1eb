"""Totals that were not brought up to date: one part has grown from 681 to 697, and the total still counts the 681.

Such a total gives itself away: what is told of now does not make it up, and what was told before does, to the last
digit.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.article import Figure
from extractor.relations.asserted import Assertion
from extractor.relations.closing import closing
from extractor.relations.ends import movements
from extractor.relations.lists import replaced, same_class, summable
from extractor.relations.scene import Scene

AROUND = 10  # figures before and after a part that has changed, among which the others may stand
TOTALS_AROUND = 16
LONGEST = 8
TELLING = 1.0  # evidence below which the old value makes up the total by accident
BEYOND_DOUBT = 2.5  # evidence from which a total need not stand right beside its parts
BESIDE = 3  # sentences between a total and its parts


def of_outdated(scene: Scene, roles: dict[str, str]) -> Iterator[Assertion]:
    """The sums whose total is made up by what one part was before, and missed by what it is now."""
    told = {figure.value for figure in scene.figures}
    for old, new in _changed(scene):
        at = scene.rank[new.id]
        near = scene.figures[max(0, at - TOTALS_AROUND) : at + TOTALS_AROUND]
        totals = [f for f in near if _may_count(scene, f, new, roles) and f.id not in scene.bases]
        totals = [f for f in totals if f.value > max(old.value, new.value)]
        for parts in _windows(scene, old, new, roles):
            come_to = sum(part.value for part in parts)
            stale = [f for f in totals if f not in parts and f.value == come_to - new.value + old.value]
            if come_to in told:
                continue  # the total is told rightly, and the other is what it was
            for total in stale[:1]:
                before = closing(total, [old if part is new else part for part in parts])
                beside = min(abs(total.sentence - part.sentence) for part in parts) <= BESIDE
                if before.evidence >= (TELLING if beside else BEYOND_DOUBT):
                    yield Assertion(total, parts, closing(total, parts), "outdated", 0.9)
                    return


def _changed(scene: Scene) -> Iterator[tuple[Figure, Figure]]:
    """What something was and what it is now, as far as the article tells it exactly."""
    for movement in movements(scene):
        if movement.base is not None and movement.new is not None:
            old, new = movement.base.figure, movement.new.figure
            if _exact(old) and _exact(new) and old.value != new.value:
                yield old, new
    for figure in scene.figures:
        if replaced(scene, figure):
            new = scene.before(figure, 1)[0]
            if _exact(figure) and _exact(new) and figure.value != new.value and new.id not in scene.quantities:
                yield figure, new


def _exact(figure: Figure) -> bool:
    return figure.kind == "count" and figure.high is None and figure.hedge is None


def _may_count(scene: Scene, figure: Figure, part: Figure, roles: dict[str, str]) -> bool:
    """True of what counts the same, and is neither what something was nor by how much it moved."""
    level = figure.id not in scene.quantities and roles.get(figure.id) is None
    return level and _exact(figure) and summable(figure, part) and same_class(figure, part)


def _windows(scene: Scene, old: Figure, new: Figure, roles: dict[str, str]) -> Iterator[list[Figure]]:
    """The figures told one after the other of which `new` is one, three at least; what it was and by how much it moved
    are no items."""
    at = scene.rank[new.id]
    near = scene.figures[max(0, at - AROUND) : at + AROUND]
    no_item = {old.value, abs(new.value - old.value)}
    row = [f for f in near if f is new or (f.value not in no_item and _may_count(scene, f, new, roles))]
    here = row.index(new)
    for first in range(max(0, here - LONGEST), here + 1):
        for last in range(max(here, first + 2), min(len(row), first + LONGEST)):
            yield row[first : last + 1]
