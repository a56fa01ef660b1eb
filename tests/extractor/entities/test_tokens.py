"""Words as the model sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.entities.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("anak-anak dan Ma'ruf", ["anak-anak", "dan", "Ma'ruf"]),
        ("S.Sos., M.Si", ["S", ".", "Sos", ".", ",", "M", ".", "Si"]),
        ("36.910 orang (29/9)", ["36.910", "orang", "(", "29", "/", "9", ")"]),
        ("(BPS)", ["(", "BPS", ")"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in tokenise(text)] == words


@given(st.text())
def test_nothing_but_space_is_left_out(text: str) -> None:
    spans = tokenise(text)
    kept = {i for start, end in spans for i in range(start, end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in kept)
    assert spans == sorted(spans)
