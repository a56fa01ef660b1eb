"""Training the models that weigh sums and restatements, on a few of the annotated articles."""

from pathlib import Path

import pytest

from service.evaluation.gold import load
from training.relations import claims, equal_rows, scene_of, sum_rows, train

ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"


@pytest.fixture(scope="module")
def few():
    return [article for article in load(ARTICLES) if article.gold.id.endswith(("-01", "-05"))]


def test_what_the_annotation_holds_is_among_the_candidates(few):
    for article in few:
        found = {row.claim for row in sum_rows(article.gold.id, scene_of(article), claims(article, "sum")) if row.right}
        assert found <= claims(article, "sum")
    everything = {row.claim for a in few for row in sum_rows(a.gold.id, scene_of(a), claims(a, "sum")) if row.right}
    assert len(everything) >= 10


@pytest.mark.parametrize(("kind", "make", "for_it"), [("sum", sum_rows, "evidence"), ("equal", equal_rows, "shared")])
def test_a_small_model_learns_what_speaks_for_a_relation(few, kind, make, for_it):
    rows = [row for article in few for row in make(article.gold.id, scene_of(article), claims(article, kind))]
    intercept, weights = train(rows)
    assert intercept < 0 < weights[for_it]
    assert train(rows) == (intercept, weights)
