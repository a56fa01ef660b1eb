"""Percentages of people: "30 persen dari 7 peserta" is no whole number of them.

Nothing else need be told: that people come whole is enough (the GRIM test of Brown and Heathers, 2017).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from extractor.article import Figure, Relation
from extractor.lexicon import load
from extractor.relations.scene import Scene
from extractor.rule import Example, Message, Rule

RULE = Rule(
    id="whole_number",
    name=Message("bilangan bulat", "whole number"),
    explanation=Message(
        "Orang dan benda dihitung utuh: persentasenya harus merupakan bilangan bulat dari jumlah yang disebut.",
        "People and things come whole: the percentage must be a whole number out of those named.",
    ),
    fires=(
        Example("Sebanyak 30 persen dari 7 peserta memilih mundur.", "? / 7 = 30%", "inconsistent"),
        Example("Hanya 45% dari total 12 responden menjawab setuju.", "? / 12 = 45%", "inconsistent"),
        Example("Baru 33,5 persen dari 24 desa yang melapor.", "? / 24 = 33,5%", "inconsistent"),
        Example("Sekitar 60 persen dari 25 responden puas.", "? / 25 = 60%", "consistent"),
    ),
    silent=(
        Example("Keterwakilan perempuan minimal 30 persen dari 7 calon."),
        Example("Pemerintah menargetkan 30 persen dari 7 desa bebas stunting."),
        Example("Belanja terserap 30 persen dari Rp7 miliar."),
        Example("Sebanyak 3 orang atau 42,9 persen dari 7 peserta mundur."),
        Example("Panen mencapai 30 persen dari 7 hektare."),
        Example("Sebanyak 30 persen dari sekitar 7 peserta mundur."),
    ),
    messages={},
)

_WORD = regex.compile(r"\p{L}++")


def find(scene: Scene) -> Iterator[Relation]:
    """Yield each percentage told directly of a counted number whose part is not told."""
    aimed: dict[int, bool] = {}  # whether a sentence tells an aim, each asked once
    told = {f.id for r in scene.article.relations if r.kind != "sum" for f in r.roles.get("percent", ())}
    for percent in scene.figures:
        if percent.kind == "percent" and percent.id not in told and percent.high is None:
            whole = next(iter(scene.after(percent, 1)), None)
            if whole is None or not _counted(whole) or not _of(scene, percent, whole):
                continue
            if not _aimed(scene, percent, aimed):
                yield Relation(
                    "share",
                    RULE.id,
                    {"whole": [whole], "percent": [percent]},
                    reasons=["sentence"],
                    confidence=0.8,
                )


def _counted(figure: Figure) -> bool:
    return figure.kind == "count" and figure.bounds.exact and figure.value > 0 and figure.high is None


def _of(scene: Scene, percent: Figure, whole: Figure) -> bool:
    return percent.sentence == whole.sentence and scene.between(percent, whole).strip().casefold() in _between()


def _aimed(scene: Scene, percent: Figure, known: dict[int, bool]) -> bool:
    """Whether the sentence tells a rule or an aim: those are not counted, and need not come out whole."""
    if percent.hedge in ("at_least", "at_most"):
        return True
    if percent.sentence not in known:
        sentence = scene.sentence(percent)
        words = _WORD.findall(scene.article.plain, sentence.start, sentence.end)
        known[percent.sentence] = any(_norms().fullmatch(word) for word in words)
    return known[percent.sentence]


@cache
def _between() -> frozenset[str]:
    return frozenset(load("whole_number_cues")["between"])


@cache
def _norms() -> regex.Pattern[str]:
    words = (regex.escape(word).replace(r"\*", r"\p{L}*+") for word in load("whole_number_cues")["norms"])
    return regex.compile("|".join(words), regex.IGNORECASE)
