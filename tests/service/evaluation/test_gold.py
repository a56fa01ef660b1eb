from pathlib import Path

import pytest

from service.evaluation.gold import GoldFigure, load, locate

FIXTURES = Path(__file__).parents[3] / "fixtures"


@pytest.mark.parametrize("folder", ["articles", "release"])
def test_every_annotation_we_ship_names_words_that_its_article_holds(folder: str) -> None:
    for article in load(FIXTURES / folder):
        ids = {figure.id for figure in article.gold.figures}
        for relation in article.gold.relations:
            roles = relation.model_dump(exclude={"kind", "verdict", "partial", "direction"}, exclude_none=True)
            named = {id for role in roles.values() for id in ([role] if isinstance(role, str) else role)}
            assert named <= ids, article.gold.id


def test_the_nth_occurrence_is_found_and_the_number_within_it() -> None:
    figure = GoldFigure(id="f1", text="lebih dari 5 ton", nth=2, number="5", kind="measure", value="5")
    assert locate("lebih dari 5 ton; lebih dari 5 ton", figure) == (29, 30)
    with pytest.raises(ValueError, match="occurrence 3"):
        locate("lebih dari 5 ton; lebih dari 5 ton", figure.model_copy(update={"nth": 3}))


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path)
