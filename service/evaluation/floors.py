"""Scores that must not be lost again. The floors are raised as the program improves, and lowered only with a reason.

Its tables are measures (`figures`, `flags`, …), its keys p, r or f1; `relations.sum` is one family. The table
`articles` holds shares of articles: `exact` (all figures right) and `left_alone` (of the clean ones, not flagged);
`breaks` those of the break test, `caught` and `mended`, which count only where it was run.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from service.evaluation.breaks import BreakScores
from service.evaluation.scoring import Scores


class Shortfall(NamedTuple):
    """A score that is below its floor; `score` is None where nothing of the kind was measured."""

    name: str
    score: float | None
    floor: float


def shortfalls(scores: Scores, path: Path, broken: BreakScores | None = None) -> list[Shortfall]:
    """Return the scores that do not reach their floors in the TOML file `path`."""
    floors = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = _measured(scores)
    if broken is None:
        floors.pop("breaks", None)
    else:
        tables["breaks"] = broken.everything.as_dict()
    measured = dict(_named(tables))
    return [
        Shortfall(name, measured.get(name), floor) for name, floor in _named(floors) if measured.get(name, -1.0) < floor
    ]


def _measured(scores: Scores) -> dict[str, Any]:
    tables: dict[str, Any] = {measure: tally.as_dict() for measure, tally in scores.measures.items()}
    for measure, groups in scores.groups.items():
        tables[measure] |= {group: tally.as_dict() for group, tally in groups.items()}
    tables["articles"] = {
        "exact": scores.exact / scores.articles if scores.articles else 1.0,
        "left_alone": 1 - scores.clean_flagged / scores.clean if scores.clean else 1.0,
    }
    return tables


def _named(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _named(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
