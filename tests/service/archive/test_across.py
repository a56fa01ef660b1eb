"""Copies, contradictions and statistics, on releases that outlets printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service.archive import running
from service.archive.across import Across, across

FIXTURES = Path(__file__).parents[3] / "fixtures" / "release"


def article(id: str, text: str, source: str, published: str) -> dict[str, Any]:
    return {"id": id, "text": text, "source": source, "published": published}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Across]:
    release = (FIXTURES / "siaran-pers.txt").read_text()
    swapped = (FIXTURES / "siaran-pers-digit-tertukar.txt").read_text()
    other = (
        "Sebanyak 12 nelayan di Desa Muara Kandis menerima bantuan jaring pada Senin (3/6/2024) dari pemerintah desa."
    )
    records = [
        article("asal", release, "Kabar Timur", "2024-01-02"),
        article("salin", release, "Warta Kota", "2024-01-03"),
        article(
            "ubah-kata", release + "\nDemikian kabar ini kami sampaikan kepada pembaca.", "Suara Pesisir", "2024-01-03"
        ),
        article("tukar", swapped, "Harian Lereng", "2024-01-04"),
        article("lain", other, "Kabar Timur", "2024-06-03"),
    ]
    folder = tmp_path_factory.mktemp("arsip")
    source = folder / "arsip.jsonl"
    source.write_text("\n".join(map(json.dumps, records)))
    with running.opened(folder / "hasil") as run:
        running.run([source], run, processes=1)
        with across(run.current(this_run=True)) as found:
            yield found


def test_a_copy_with_other_figures_is_no_duplicate(found: Across) -> None:
    relations = {row["id"]: row["relation"] for row in found.copies()}
    assert relations == {"asal": "first", "salin": "exact", "ubah-kata": "near", "tukar": "figures_differ"}


def test_a_swapped_digit_is_a_contradiction_that_names_both_articles(found: Across) -> None:
    pairs = [row for row in found.contradictions() if "9.131" in row["second_written"]]
    assert pairs
    assert {(row["first_id"], row["second_id"], row["first_value"], row["second_value"]) for row in pairs} == {
        ("asal", "tukar", "9311", "9131")
    }


def test_copies_that_agree_do_not_contradict(found: Across) -> None:
    assert {row["second_id"] for row in found.contradictions()} == {"tukar"}


def test_statistics_tell_outlets_months_and_rules_apart(found: Across) -> None:
    rows = found.statistics()
    assert {(row["source"], row["month"]) for row in rows} >= {("Kabar Timur", "2024-01"), ("Harian Lereng", "2024-01")}
    assert sum(row["inconsistent"] for row in rows if row["source"] == "Harian Lereng") >= 1
    assert sum(row["inconsistent"] for row in rows if row["source"] == "Warta Kota") == 0
