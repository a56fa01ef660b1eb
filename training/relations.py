"""Train the small models that weigh sums and restatements, from the annotated articles.

    python -m training.relations fixtures/articles [--folds 8]

Writes extractor/model/sum.json and equal.json: an intercept and a weight a feature, rounded, nothing else. The figures
are those our own reader finds, so the models learn with its mistakes. A candidate is right where the annotation holds a
relation with the same values in the same roles; of several mentions of one relation only the likeliest counts, and the
others teach nothing. With --folds the models are also trained with a part of the articles held out in turn, and what
they make of it is printed: that, not the score on all articles, is what to expect of articles never seen.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from extractor.article import Figure
from extractor.cleaning import clean
from extractor.figures import read_figures
from extractor.periods import read_periods, tie_figures
from extractor.relations import FAMILIES, restatements, runs, sums, weighing
from extractor.relations.cues import Cues
from extractor.relations.distribution import multiplicities
from extractor.relations.lists import listings
from extractor.relations.scene import Scene, behold
from service.evaluation.gold import GoldArticle, load

MODEL = Path(__file__).parent.parent / "extractor" / "model"
ROUNDS = 3  # of choosing the likeliest mention and training again
STRENGTH = 0.5  # of the data against the wish for small weights (scikit-learn's C)

Claim = tuple[Decimal, ...]  # the values of a relation: a sum's total and its sorted parts; a sorted pair


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate: its article, the relation it would be, its features, and whether the annotation holds it."""

    article: str
    claim: Claim
    features: dict[str, float]
    right: bool


def scene_of(gold: GoldArticle) -> Scene:
    """The article as the families see it when sums are looked for."""
    article = clean(gold.text, published=gold.gold.published)
    read_periods(article)
    read_figures(article)
    tie_figures(article)
    scene = behold(article)
    for family in FAMILIES[: FAMILIES.index(sums)]:
        article.relations.extend(family.find(scene))
    return scene


def claims(gold: GoldArticle, kind: str) -> set[Claim]:
    """What the annotation says, as values."""
    value = {figure.id: figure.value.normalize() for figure in gold.gold.figures}
    found: set[Claim] = set()
    for relation in gold.gold.relations:
        if relation.kind == kind == "sum" and relation.total:
            found.add((value[relation.total], *sorted(value[part] for part in relation.parts)))
        if relation.kind == kind == "equal" and relation.a and relation.b:
            found.add(tuple(sorted((value[relation.a], value[relation.b]))))
    return found


def claimed(total: Figure, parts: list[Figure]) -> Claim:
    """What a sum says, as values."""
    return (total.value.normalize(), *sorted(part.value.normalize() for part in parts))


def sum_rows(name: str, scene: Scene, right: set[Claim]) -> Iterator[Row]:
    """Every run of figures that closes, but for those that only tell a difference again."""
    cues = Cues(scene.article.plain, "sum_cues", sums.CUE_KINDS)
    announced = sums.announced(list(listings(scene, cues)))
    around = runs.Surroundings(scene, cues, sums.roles_of(scene), multiplicities(scene), announced)
    told = sums.told_as_differences(scene.article)
    for run in runs.closing_runs(around):
        claim = claimed(run.total, run.parts)
        if frozenset(claim) not in told:
            yield Row(name, claim, runs.features(around, run), claim in right)


def equal_rows(name: str, scene: Scene, right: set[Claim]) -> Iterator[Row]:
    """Every pair of figures that could be one quantity."""
    scene.article.relations.extend(sums.find(scene))
    for earlier, later, features in restatements.pairs(scene):
        claim: Claim = tuple(sorted((earlier.value.normalize(), later.value.normalize())))
        yield Row(name, claim, features, claim in right)


def train(rows: list[Row]) -> tuple[float, dict[str, float]]:
    """An intercept and the weights, of a logistic model of `rows`."""
    names = sorted({name for row in rows for name in row.features})
    matrix = np.array([[row.features.get(name, 0.0) for name in names] for row in rows])
    mentions: dict[tuple[str, Claim], list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if row.right:
            mentions[row.article, row.claim].append(index)
    likely = -matrix[:, names.index("distance")]
    for _ in range(ROUNDS):
        label = np.array([float(row.right) for row in rows])
        weight = np.ones(len(rows))
        for indexes in mentions.values():
            best = max(indexes, key=lambda index: likely[index])
            others = [index for index in indexes if index != best]
            label[others] = weight[others] = 0.0
        model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(matrix, label, sample_weight=weight)
        likely = model.predict_proba(matrix)[:, 1]
    weights = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True)}
    return round(float(model.intercept_[0]), 3), {name: w for name, w in weights.items() if abs(w) >= 0.02}


def found_by(kind: str, scene: Scene) -> set[Claim]:
    """What the family makes of an article with the models as they now are."""
    if kind == "sum":
        return {claimed(r.roles["total"][0], r.roles["parts"]) for r in sums.find(scene)}
    pairs = [(r.roles["a"][0].value.normalize(), r.roles["b"][0].value.normalize()) for r in restatements.find(scene)]
    return {tuple(sorted(pair)) for pair in pairs}


def cross_validate(
    kind: str, rows: list[Row], scenes: dict[str, Scene], right: dict[str, set[Claim]], folds: int
) -> str:
    """Precision, recall and F1 on articles held out of the training, fold by fold."""
    names = sorted(scenes)
    hits = extra = missed = 0
    for fold in range(folds):
        held_out = set(names[fold::folds])
        weighing.MODELS[kind] = train([row for row in rows if row.article not in held_out])
        for name in held_out:
            found = found_by(kind, scenes[name])
            hits += len(found & right[name])
            extra += len(found - right[name])
            missed += len(right[name] - found)
    precision, recall = hits / (hits + extra), hits / (hits + missed)
    return f"{kind}: P {precision:.3f} R {recall:.3f} F1 {2 * hits / (2 * hits + extra + missed):.3f} ({folds} folds)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    articles = load(options.articles)
    scenes = {article.gold.id: scene_of(article) for article in articles}
    for kind, make in (("sum", sum_rows), ("equal", equal_rows)):
        right = {article.gold.id: claims(article, kind) for article in articles}
        before = {name: list(scene.article.relations) for name, scene in scenes.items()}
        rows = [row for name, scene in scenes.items() for row in make(name, scene, right[name])]
        if options.folds:
            print(cross_validate(kind, rows, scenes, right, options.folds))
        intercept, weights = weighing.MODELS[kind] = train(rows)
        text = json.dumps({"intercept": intercept, "weights": weights}, indent=1)
        (MODEL / f"{kind}.json").write_text(text + "\n", encoding="utf-8")
        print(f"{kind}: {len(rows)} candidates, {sum(row.right for row in rows)} right, {len(weights)} weights")
        if kind == "sum":
            for name, scene in scenes.items():
                scene.article.relations = before[name]


if __name__ == "__main__":
    main()
