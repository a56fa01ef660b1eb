"""Percentages with a name that says what they are of what: "tingkat partisipasi", "okupansi", "angka fatalitas"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.article import Figure
from extractor.lexicon import load
from extractor.relations.scene import Scene, words

NAME_REACH = 60  # characters before a percentage in which its name stands


@dataclass(frozen=True, slots=True)
class NamedRate:
    """What a rate is called, and the phrases that mark its part and its whole."""

    names: tuple[str, ...]
    part: tuple[str, ...]
    whole: tuple[str, ...]


@cache
def _rates() -> tuple[NamedRate, ...]:
    rates = load("named_rates")["rates"]
    return tuple(NamedRate(tuple(rate["name"]), tuple(rate["part"]), tuple(rate["whole"])) for rate in rates)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for rate in _rates() for name in rate.names)


def rates_of(scene: Scene, percent: Figure) -> list[NamedRate]:
    """The rates that the words leading to `percent` name, the one named last first."""
    said = words(scene.lead_in(percent)[-NAME_REACH:])
    if _first_words().isdisjoint(said):
        return []
    lead = _spaced(said)
    found = [(max(lead.rfind(f" {name} ") for name in rate.names), rate) for rate in _rates()]
    return [rate for place, rate in sorted(found, key=lambda item: -item[0]) if place >= 0]


def called(scene: Scene, figure: Figure, phrases: tuple[str, ...]) -> bool:
    """True where one of `phrases` stands in the words before `figure`, in those right after it, or in its unit."""
    before, after = scene.near_words(figure)
    around = _spaced([*before, "|", *after, "|", *words(f"{figure.unit or ''} {figure.label or ''}")])
    return any(f" {phrase} " in around for phrase in phrases)


def _spaced(said: list[str]) -> str:
    return " ".join(["", *said, ""])
