"""Names that between them leave nothing out: "laki-laki" and "perempuan", "migas" and "nonmigas"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extractor.lexicon import load


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    return tuple((f" {a.casefold()} ", f" {b.casefold()} ") for a, b in load("sum_cues")["complements"]["pairs"])


def complementary(a: Sequence[str], b: Sequence[str]) -> bool:
    """True where the words around one figure name the complement of what the words around the other name."""
    left, right = f" {' '.join(a)} ", f" {' '.join(b)} "
    for x, y in _pairs():
        if (x in left and y in right and x not in right and y not in left) or (
            y in left and x in right and y not in right and x not in left
        ):
            return True
    return _negated(a, b) or _negated(b, a)


def _negated(a: Sequence[str], b: Sequence[str]) -> bool:
    """True for "migas" beside "nonmigas", "ASN" beside "non-ASN" or "non ASN"."""
    negated = {word.removeprefix("non").lstrip("-") for word in b if word.startswith("non")}
    negated |= {after for word, after in pairwise(b) if word == "non"}
    return bool((negated - {""}) & set(a))
