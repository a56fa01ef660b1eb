"""Every entry of the lexicons of lines and sentences, on its own examples."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.cleaning import clean
from extractor.cleaning.sentences import split_sentences
from extractor.lexicon import load

ENTRIES = [
    *load("lines")["line"],
    {"kind": "caption", **load("lines")["caption"]},
    {"kind": "dateline", **load("lines")["dateline"]},
]


def kind(line: str) -> str:
    return clean(f"Judul\n{line}\nSelesai.").paragraphs[1].kind


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.get("name", entry["kind"]))
def test_lines(entry: dict[str, Any]) -> None:
    assert {line: kind(line) for line in entry["fires"]} == dict.fromkeys(entry["fires"], entry["kind"])
    assert [line for line in entry["silent"] if kind(line) == entry["kind"]] == []


@pytest.mark.parametrize("name", ["before_a_name", "may_end", "openers", "numbered"])
def test_full_stops(name: str) -> None:
    entry = load("sentences")[name]
    one, two = (
        (entry["fires"], entry["silent"]) if name in ("before_a_name", "may_end") else (entry["silent"], entry["fires"])
    )
    assert [len(split_sentences(text, 0, len(text))) for text in one] == [1] * len(one)
    assert [len(split_sentences(text, 0, len(text))) for text in two] == [2] * len(two)
