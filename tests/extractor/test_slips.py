"""News with one slip of the kind newsrooms print: how many are found, and that nothing else is accused.

`fixtures/selip/selip.tsv` tells of each article what is written wrong and what was meant.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Literal

import pytest

from extractor import check

FOLDER = Path(__file__).parents[2] / "fixtures" / "selip"
FOUND = 142  # of the articles; raise it as more are found
Outcome = Literal["found", "missed", "elsewhere"]


def slips() -> list[dict[str, str]]:
    with (FOLDER / "selip.tsv").open(newline="") as table:
        return list(csv.DictReader(table, dialect="excel-tab"))


@cache
def outcome(name: str, written: str) -> Outcome:
    """Whether a check that fails holds a figure of what is written wrong; `elsewhere` where only others fail."""
    text = (FOLDER / f"{name}.txt").read_text()
    start = text.index(written)
    failing = [c for c in check(text).checks if c.verdict == "inconsistent"]
    if not failing:
        return "missed"
    touches = any(span.start < start + len(written) and span.end > start for c in failing for span in c.spans)
    return "found" if touches else "elsewhere"


@pytest.mark.parametrize("slip", slips(), ids=lambda slip: slip["name"])
def test_nothing_but_the_slip_is_accused(slip: dict[str, str]) -> None:
    assert outcome(slip["name"], slip["written"]) != "elsewhere"


def test_most_slips_are_found() -> None:
    assert Counter(outcome(s["name"], s["written"]) for s in slips())["found"] >= FOUND
