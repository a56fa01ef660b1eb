"""Sums that do not close but that the words assert: what an editor would check by hand, and so should we.

A sum is asserted by an announced list that the text does not call partial. Which figures count as its parts is decided
by the words first; where a list may end at several places, the end that comes nearest to the total is taken, since
slips are small and lists are long.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from extractor.article import Figure
from extractor.relations.closing import Closing, closing
from extractor.relations.lists import Listing, same_class, summable
from extractor.relations.scene import Scene, unit_class

STRONG_REACH = math.log(2.0)  # a list announced in so many words may miss its total by this factor
WEAK_REACH = math.log(1.25)


def asserted(
    scene: Scene, found: Sequence[Listing], roles: dict[str, str], times: dict[str, int]
) -> Iterator[tuple[Figure, list[Figure], Closing, Listing]]:
    """Total, parts, arithmetic and listing of every asserted sum, whether it closes or not."""
    for listing in found:
        if listing.partial:
            continue
        for total in _totals(listing, roles):
            best = _best(total, listing, roles, times)
            if best is None:
                continue
            parts, made = best
            reach = STRONG_REACH if listing.strong and not listing.backward else WEAK_REACH
            if made.closes or made.near or made.distance <= reach:
                yield total, parts, made, listing
            break


def _totals(listing: Listing, roles: dict[str, str]) -> list[Figure]:
    """The heads that some listed figure can be a part of, nearest first; of one class at most one."""
    totals: list[Figure] = []
    classes: set[tuple[str, str | None]] = set()
    for head in listing.heads:
        kind = (head.kind, unit_class(head.unit))
        alike = [f for f in listing.items if summable(head, f) and same_class(head, f)]
        if len(alike) >= 2 and kind not in classes and head.high is None and roles.get(head.id) not in {"delta", "each"}:
            classes.add(kind)
            totals.append(head)
    return totals


def _best(
    total: Figure, listing: Listing, roles: dict[str, str], times: dict[str, int]
) -> tuple[list[Figure], Closing] | None:
    """The parts up to the end of the list that closes, or else comes nearest."""
    best: tuple[list[Figure], Closing] | None = None
    for end in listing.ends:
        items = listing.items[-end:] if listing.backward else listing.items[:end]
        parts = [
            f
            for f in items
            if summable(total, f)
            and same_class(total, f)
            and f.hedge in {None, "about"}
            and roles.get(f.id) in {None, roles.get(total.id)}
            and f.id != total.id
            for _ in range(times.get(f.id, 1))
        ]
        if len(parts) < 2 or (best and len(parts) == len(best[0])):
            continue
        made = closing(total, parts)
        if best is None or (made.closes and not best[1].closes) or (not best[1].closes and made.distance < best[1].distance):
            best = (parts, made)
    return best
