"""Sums by definition: sales are the cost of sales and the gross profit, whatever sentences they stand in.

The names are data (lexicon, identities.toml). What they say is only taken where the amounts add up: a report may tell
of a quarter here and of a year there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

import regex

from extractor.article import Figure
from extractor.lexicon import load
from extractor.relations.closing import Closing, closing
from extractor.relations.scene import Scene

LEAST = 1.0  # evidence below which amounts so named add up by accident
MOST = 6  # mentions of each name that are tried


@cache
def _names() -> tuple[tuple[Any, tuple[regex.Pattern[str], ...]], ...]:
    """The patterns of each identity: its total's, and its parts'."""
    found = []
    for identity in load("identities")["identities"]:
        total, *parts = (_pattern(names) for names in (identity["total"], *identity["parts"]))
        found.append((total, tuple(parts)))
    return tuple(found)


def _pattern(names: list[str]) -> regex.Pattern[str]:
    return regex.compile("|".join(rf"\b{regex.escape(name)}\b" for name in sorted(names, key=len, reverse=True)))


def by_definition(scene: Scene) -> Iterator[tuple[Figure, list[Figure], Closing]]:
    """Yield each total with the parts that make it up by what they are called."""
    amounts = [f for f in scene.figures if f.kind == "money" and f.high is None and f.id not in scene.bases]
    if len(amounts) < 3:
        return
    leads = [(figure, scene.lead_in(figure).casefold()) for figure in amounts]
    for total_name, part_names in _names():
        named = [[f for f, lead in leads if _last_named(name, lead)][:MOST] for name in (total_name, *part_names)]
        for total, *parts in product(*named):
            if len({f.id for f in (total, *parts)}) == len(parts) + 1 and _comparable(scene, total, parts):
                made = closing(total, parts)
                if made.closes and made.evidence >= LEAST:
                    yield total, parts, made
                    break


def _last_named(name: regex.Pattern[str], lead: str) -> bool:
    """True where the words that lead to an amount call it so, and by no later name of another identity."""
    found = None
    for found in name.finditer(lead):  # noqa: B007  (the last one counts)
        pass
    if found is None:
        return False
    later = (other for total, parts in _names() for other in (total, *parts) if other is not name)
    return not any(other.search(lead, found.end()) for other in later)


def _comparable(scene: Scene, total: Figure, parts: list[Figure]) -> bool:
    return all(part.currency == total.currency and scene.overlapping(part, total) for part in parts)
