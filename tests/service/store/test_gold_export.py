"""Decisions as gold annotations: what the evaluation reads is what the reviewers said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from service.evaluation import gold as reading
from service.store import deciding, gold
from service.store.database import Database
from service.store.deciding import Verdict
from service.store.schema import Finding, User

Add = Callable[..., int]


@pytest.mark.parametrize(
    ("verdict", "relation"),
    [
        (Verdict("confirm"), "inconsistent"),
        (Verdict("correct", correction={"written": "60", "value": "50"}), "inconsistent"),
        (Verdict("dismiss", reason="rounding"), "consistent"),
        (Verdict("dismiss", reason="unrelated"), None),
    ],
)
def test_a_judged_article_reads_as_gold(
    database: Database, finding: int, sari: User, tmp_path: Path, verdict: Verdict, relation: str | None
) -> None:
    with database.writing() as session:
        deciding.decide(session, finding, 0, sari, verdict)
        assert gold.write(session, tmp_path) == 1
        text = session.get_one(Finding, finding).article.given
    (article,) = reading.load(tmp_path)
    assert article.text == text
    assert [(r.kind, r.verdict) for r in article.gold.relations] == ([("sum", relation)] if relation else [])
    assert [f.number for f in article.gold.figures] == ["120", "70", "60"]


def test_an_article_with_an_open_or_misread_finding_is_not_handed_on(
    database: Database, add: Add, finding: int, sari: User, tmp_path: Path
) -> None:
    with database.writing() as session:
        assert gold.write(session, tmp_path) == 0
        deciding.decide(session, finding, 0, sari, Verdict("dismiss", reason="misread"))
        assert gold.write(session, tmp_path) == 0


def test_the_press_release_comes_out_as_it_is_annotated(
    database: Database, add: Add, sari: User, broken: str, tmp_path: Path
) -> None:
    id = add(broken, name="siaran pers/../1")
    with database.writing() as session:
        for finding in session.query(Finding).filter_by(article_id=id):
            deciding.decide(session, finding.id, finding.version, sari, Verdict("confirm"))
        assert gold.write(session, tmp_path) == 1
    assert [path.name for path in sorted(tmp_path.glob("*.json"))] == ["siaran-pers-..-1.json"]
    (article,) = reading.load(tmp_path)
    assert len(article.gold.figures) == 25
    assert any(r.verdict == "inconsistent" for r in article.gold.relations)
