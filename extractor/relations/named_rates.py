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
    mistaken: tuple[str, ...]  # what is taken for the part by mistake


@cache
def lexicon(kind: str) -> frozenset[str]:
    """The words listed under `kind`."""
    return frozenset(load("named_rates")[kind])


@cache
def _rates() -> tuple[NamedRate, ...]:
    rates = load("named_rates")["rates"]
    return tuple(
        NamedRate(tuple(rate["name"]), tuple(rate["part"]), tuple(rate["whole"]), tuple(rate.get("mistaken", ())))
        for rate in rates
    )


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for rate in _rates() for name in rate.names)


def rates_of(scene: Scene, percent: Figure) -> list[NamedRate]:
    """The rates that the words leading to `percent` name, the one named last first."""
    said = words(scene.lead_in(percent)[-NAME_REACH:])
    if said and all(word in lexicon("result") for word in said):
        said = _sentence_before(scene, percent)
    if _first_words().isdisjoint(said):
        return []
    lead = _spaced(said)
    found = [(max(lead.rfind(f" {name} ") for name in rate.names), rate) for rate in _rates()]
    return [rate for place, rate in sorted(found, key=lambda item: -item[0]) if place >= 0]


def _sentence_before(scene: Scene, percent: Figure) -> list[str]:
    """The words after the last figure of the sentence before: "…, tingkat partisipasi. Hasilnya 73"."""
    if not percent.sentence:
        return []
    sentence = scene.article.sentences[percent.sentence - 1]
    told = scene.within(sentence.start, sentence.end)
    if sentence.paragraph != percent.paragraph or any(figure.kind == "percent" for figure in told):
        return []
    return words(scene.article.plain[max(scene.extent(f) for f in told) if told else sentence.start : sentence.end])


def called(scene: Scene, figure: Figure, phrases: tuple[str, ...]) -> bool:
    """True where one of `phrases` stands in the words before `figure`, in those right after it, or in its unit."""
    before, after = scene.near_words(figure)
    around = _spaced([*before, "|", *after, "|", *words(f"{figure.unit or ''} {figure.label or ''}")])
    return any(_said(around, f" {phrase} ") for phrase in phrases)


def _said(around: str, phrase: str) -> bool:
    """True where `phrase` stands in `around`, and not denied: "tidak datang ke TPS"."""
    at = around.find(phrase)
    while at >= 0:
        if around[:at].rsplit(" ", 1)[-1] not in lexicon("denied"):
            return True
        at = around.find(phrase, at + 1)
    return False


def _spaced(said: list[str]) -> str:
    return " ".join(["", *said, ""])
