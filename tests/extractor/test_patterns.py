"""Every compiled pattern of the extractor on the texts that make patterns backtrack.

The regex module's own `timeout` is the judge: a pattern that backtracks without bound takes hours on these texts, one
that does not takes milliseconds; the limit lies so far from both that a busy machine does not matter.
"""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest
import regex

import extractor
from extractor import check

LENGTH = 500
WORST = (
    "a", "A", "1", " ", ".", ",", "-", "(", '"', ":", "'", "\n", "1.", "1,", "1 ",
    "a ", "A ", "a-", "A.", "1-", ", ", "a, ",
    "dan ", "dan, ", "A dan ", "1 juta ", "dua puluh ", "S.Sos, ", "Rp ", "Rp1.", "1/", "- ", "A B ",
    "a'", "((", ")(",
)  # fmt: skip
BREAKERS = ("", "!", "\x00", "x", "9", "\n")
LIMIT = 20  # seconds


def patterns() -> list[tuple[str, regex.Pattern[str]]]:
    """The patterns that the extractor's modules hold, and those they build when first asked, by name."""
    check("Sebanyak 10 orang, terdiri dari 6 pria dan 5 wanita, kata Bupati Wulan Prihatini, S.Sos, Rabu (15/11/2023).")
    found = {}
    for module in pkgutil.walk_packages(extractor.__path__, "extractor."):
        for name, value in vars(import_module(module.name)).items():
            made = value
            if name.endswith("_pattern") or name == "_degrees":
                made = value() if hasattr(value, "cache_info") else value
            for number, each in enumerate(made if isinstance(made, tuple | list) else [made]):
                for part in each if isinstance(each, tuple) else [each]:
                    if isinstance(part, re.Pattern):  # the standard library's has no timeout
                        judged = regex.compile(part.pattern, part.flags & re.IGNORECASE)
                    else:
                        judged = part
                    if isinstance(judged, regex.Pattern):
                        found[judged.pattern] = (f"{module.name}.{name}[{number}]", judged)
    return list(found.values())


PATTERNS = patterns()


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 60


@pytest.mark.parametrize("pattern", [pattern for _, pattern in PATTERNS], ids=[name for name, _ in PATTERNS])
def test_a_pattern_does_not_backtrack_without_bound(pattern: regex.Pattern[str]) -> None:
    for piece in WORST:
        text = (piece * LENGTH)[:LENGTH]
        for end in BREAKERS:
            for _ in pattern.finditer(text + end, timeout=LIMIT):
                pass
