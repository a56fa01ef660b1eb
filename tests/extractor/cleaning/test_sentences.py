"""Where a sentence ends, and where a full stop means something else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.cleaning.sentences import LONGEST, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Bantuan Rp.43 miliar dan Rp1.176.304.589 cair.",
        "Bantuan Rp104.841. 271 untuk mereka.",
        "Bupati H. Ahmad Dahlan, S.Sos., M.Si. menyerahkan bantuan di Kab. Kudus.",
        "Kepala Dinas dr. Budi dan drs. Joko hadir.",
        "Direktur Rafli S. Panggabean dan A. Rahman hadir.",
        "1. Riau : 109 tenaga kerja",
        "Laman Tribunnews.com dan KONTAN.CO.ID memuatnya.",
        '"Ayo!" kata dia.',
        "Pajak daerah; retribusi daerah; dan lain-lain.",
        "Harganya Rp92.470./kg di sana.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ia hadir. Mereka pulang.", ["Ia hadir.", "Mereka pulang."]),
        ('"Ini baik. Itu juga," kata dia.', ['"Ini baik.', 'Itu juga," kata dia.']),
        ('"Ini baik." Ia lalu pulang.', ['"Ini baik."', "Ia lalu pulang."]),
        ("Naik 5 persen. 26 bank merugi.", ["Naik 5 persen.", "26 bank merugi."]),
        ("Naik jadi 2.100. 26 bank merugi.", ["Naik jadi 2.100.", "26 bank merugi."]),
        ("Kata dia.Mereka sudah pulang.", ["Kata dia.", "Mereka sudah pulang."]),
        ("Berapa? Ada 20.", ["Berapa?", "Ada 20."]),
        ("Beras, gula, dll. Selain itu ada uang.", ["Beras, gula, dll.", "Selain itu ada uang."]),
        ("Yang ditanya menjawab no. Selesai.", ["Yang ditanya menjawab no.", "Selesai."]),
    ],
)
def test_several_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(st.text(alphabet="aB1 .,!?\"'(…:;\n"))
def test_every_character_is_in_one_sentence(text: str) -> None:
    spans = split_sentences(text, 0, len(text))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_what_never_ends_is_cut_between_words() -> None:
    text = "terdiri dari 10 orang, yakni 4 orang, " * 500
    pieces = sentences(text)
    assert all(len(piece) <= LONGEST + 20 for piece in pieces)
    assert " ".join(pieces).split() == text.split()
