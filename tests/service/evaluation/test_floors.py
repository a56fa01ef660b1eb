from pathlib import Path

import pytest

from extractor import check
from service.evaluation.floors import shortfalls
from service.evaluation.gold import load
from service.evaluation.scoring import Scores, score

FIXTURES = Path(__file__).parents[3] / "fixtures"


@pytest.mark.parametrize(("folder", "floors"), [("articles", "floors.toml"), ("uji", "uji.toml")])
def test_the_program_reaches_its_floors_on_the_annotated_articles(folder: str, floors: str) -> None:
    articles = load(FIXTURES / folder)
    scores = score((a, check(a.text, id=a.gold.id, published=a.gold.published)) for a in articles)
    assert shortfalls(scores, FIXTURES / floors) == []


def test_a_score_below_its_floor_is_named(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[figures]\nf1 = 0.9\n[relations.sum]\nf1 = 0.5\n[articles]\nleft_alone = 0.9\n")
    scores = Scores()
    scores.measures["figures"].right = 8
    scores.measures["figures"].extra = 4
    named = {shortfall.name: shortfall.score for shortfall in shortfalls(scores, floors)}
    assert named == {"figures.f1": 0.8, "relations.sum.f1": None}
