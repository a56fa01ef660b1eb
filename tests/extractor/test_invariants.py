"""Invariants on invented news, sound and broken; `make fuzz` tries far more of the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import invariants
import invented_news
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import check

MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
RANDOM = st.randoms(use_true_random=False)


@MANY
@given(st.text())
def test_any_text_has_a_sound_report(text: str) -> None:
    invariants.hold(text)


@MANY
@given(st.lists(st.sampled_from(invented_news.ODD + invented_news.SCALES + invented_news.CUES + ("1", "23", ".", ","))))
def test_odd_signs_in_any_order_have_a_sound_report(pieces: list[str]) -> None:
    invariants.hold("".join(pieces))
    invariants.hold(" ".join(pieces))


@MANY
@given(RANDOM)
def test_broken_news_has_a_sound_report(random: Random) -> None:
    invariants.hold(invented_news.broken(random))


@MANY
@given(RANDOM)
def test_an_unrelated_paragraph_changes_no_verdict(random: Random) -> None:
    text = invented_news.article(random) + "\n\nDemikian keterangan itu disampaikan kepada wartawan."
    alone = check(text)
    followed = check(f"{text}\n\n{invariants.UNRELATED}")
    assert invariants.verdicts(followed) == invariants.verdicts(alone)


@MANY
@given(RANDOM)
def test_a_sum_stays_consistent_when_its_lines_change_places(random: Random) -> None:
    head, lines = invented_news.listed_sum(random)
    shuffled = random.sample(lines, len(lines))
    for order in (lines, shuffled):
        sums = [c for c in check("\n".join([head, *order])).checks if c.kind == "sum"]
        assert [(c.verdict, len(c.figures["parts"])) for c in sums] == [("consistent", len(lines))]


def test_the_report_does_not_hang_on_the_hash_seed() -> None:
    """Sets of strings come in another order in every process; no Report may."""
    program = (
        "import sys; from random import Random; import invented_news as n; from extractor import check;"
        "r = Random(7); sys.stdout.write(''.join(check(n.article(r)).model_dump_json() for _ in range(40)))"
    )
    here = Path(__file__).parent
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{here}{os.pathsep}{here.parents[1]}"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs != {b""}
