"""Ratios: an average or a yield, and the two figures it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.article import Figure, Relation
from extractor.relations.arithmetic import ratio_holds
from extractor.relations.cues import Cues
from extractor.relations.products import CUE_KINDS, lead
from extractor.relations.scene import Scene, compatible, same_unit
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
    ),
    silent=(
        Example("Produktivitas padi 5,2 ton per hektare."),
        Example("Harga rata-rata Rp15.000 per kilogram, stok 200 ton, nilainya Rp9 miliar."),
    ),
    messages={},
)

REACH = 12


def find(scene: Scene) -> Iterator[Relation]:
    """Yield the averages whose two figures stand near."""
    cues = Cues(scene.article.plain, "product_cues", CUE_KINDS)
    for figure in scene.figures:
        if figure.kind == "percent" or figure.rate is None:
            continue
        if not any(cue.kind == "average" for cue in lead(scene, cues, figure)):
            continue
        near = scene.before(figure, REACH)[::-1] + scene.after(figure, REACH)
        near = [f for f in near if f.rate is None and f.kind != "percent"]
        over = [f for f in near if same_unit(f.unit, figure.rate) and f.unit is not None]
        under = [f for f in near if f not in over and f.kind == figure.kind and compatible(f, figure)]
        pair = next(((a, b) for a in under[:4] for b in over[:4] if ratio_holds(a, b, figure)), None)
        if pair is not None:
            yield _ratio(*pair, figure)


def _ratio(a: Figure, b: Figure, result: Figure) -> Relation:
    return Relation("ratio", RULE.id, {"a": [a], "b": [b], "result": [result]}, confidence=0.7, asserted=False,
                    reasons=[f"rate: per {result.rate}", "arithmetic"])  # fmt: skip
