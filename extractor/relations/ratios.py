"""Ratios: an average or a yield, and the two figures it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor.article import Figure, Relation
from extractor.relations.arithmetic import ratio_holds
from extractor.relations.cues import Cue, Cues
from extractor.relations.rates import CUE_KINDS, lead, lexicon
from extractor.relations.scene import Scene, compatible, same_unit, words
from extractor.rule import Example, Message, Rule

RULE = Rule(
    id="ratio",
    name=Message("rata-rata", "ratio"),
    explanation=Message(
        "Rata-rata atau produktivitas harus sama dengan hasil bagi dua angka asalnya.",
        "An average or a yield must be one of its two figures over the other.",
    ),
    fires=(
        Example(
            "Panen jagung 1.200 ton dari lahan 300 hektare, dengan produktivitas rata-rata 4 ton per hektare.",
            "1.200 : 300 = 4",
        ),
        Example(
            "Panen jagung 1.200 ton dari lahan 300 hektare atau rata-rata 6 ton per hektare.",
            "1.200 : 300 = 6",
            "inconsistent",
        ),
        Example("Selama empat hari datang 18.740 pengunjung. Rata-rata sehari 4.685 orang.", "18.740 : empat = 4.685"),
    ),
    silent=(
        Example("Produktivitas padi 5,2 ton per hektare."),
        Example("Harga rata-rata Rp15.000 per kilogram, stok 200 ton, nilainya Rp9 miliar."),
        Example("Rata-rata satu keluarga menghabiskan Rp2 juta."),
    ),
    messages={},
)

REACH = 12  # figures before and after an average among which its two may stand
SENTENCES_BACK = 2


def find(scene: Scene) -> Iterator[Relation]:
    """Yield the averages whose two figures stand near."""
    cues = Cues(scene.article.plain, "product_cues", CUE_KINDS)
    for figure in scene.figures:
        if figure.kind == "percent":
            continue
        before = lead(scene, cues, figure)
        one = scene.before(figure, 1)
        if one and one[0].value == 1 and one[0].sentence == figure.sentence and figure.rate is None:
            before, unit = lead(scene, cues, one[0]), one[0].unit  # "dirata-rata, satu debitur menerima …"
        else:
            unit = figure.rate or _for_one(scene, before, figure)
        if unit is None or not any(cue.kind == "average" for cue in before):
            continue
        pairs = _pairs(scene, figure, unit)
        pair = next((pair for pair in pairs if ratio_holds(*pair, figure)), None)
        told = len(pairs) == 1 and {f.sentence for f in pairs[0]} == {figure.sentence}
        if told and any(cue.kind == "or" for cue in before):
            yield _ratio(*pairs[0], figure, unit, True)
        elif pair is not None:
            yield _ratio(*pair, figure, unit, False)


def _for_one(scene: Scene, before: list[Cue], figure: Figure) -> str | None:
    """What the average is for one of: "dirata-rata, satu debitur menerima Rp54 juta", "rata-rata sehari 400 orang"."""
    averages = [cue for cue in before if cue.kind == "average"]
    if not averages:
        return None
    said = words(scene.article.plain[averages[0].end : figure.start])
    for word, following in pairwise([*said, ""]):
        if word in lexicon("once_a"):
            return word.removeprefix("se")
        if following and word in (*lexicon("every"), *lexicon("one")):
            return following
    return None


def _pairs(scene: Scene, result: Figure, unit: str) -> list[tuple[Figure, Figure]]:
    """What may have been divided by what: figures of the nearest sentence that tells both."""
    near = [f for f in scene.before(result, REACH) + scene.after(result, REACH) if f.rate is None]
    for distance in range(SENTENCES_BACK + 1):
        here = [f for f in near if f.sentence == result.sentence - distance and f.kind != "percent"]
        over = [f for f in here if f.unit is not None and same_unit(f.unit, unit)]
        under = [f for f in here if f not in over and f.kind == result.kind and compatible(f, result)]
        if over and under:
            return [(a, b) for a in under for b in over]
    return []


def _ratio(a: Figure, b: Figure, result: Figure, unit: str, asserted: bool) -> Relation:
    reasons = [f"rate: per {unit}", "sentence" if asserted else "arithmetic"]
    return Relation("ratio", RULE.id, {"a": [a], "b": [b], "result": [result]}, reasons=reasons, asserted=asserted,
                    confidence=0.9 if asserted else 0.6)  # fmt: skip
