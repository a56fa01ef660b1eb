"""What `clean` makes of an article as it is pasted."""

from __future__ import annotations

import pytest

from extractor.cleaning import clean


def repeats(text: str) -> dict[int, int]:
    return {p.index: p.duplicate_of for p in clean(text).paragraphs if p.duplicate_of is not None}


def test_plain_text_keeps_every_offset() -> None:
    text = "“Rp\u00a09,7 miliar” – itu\u200b ‘klaim’\tpertama ٣ orang"
    plain = clean(text).plain
    assert len(plain) == len(text)
    assert plain == "\"Rp 9,7 miliar\" - itu  'klaim' pertama 3 orang"


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    text = "\n  Satu.  \r\n\r\n\u00a0\nDua. \u2028Tiga."
    assert [text[p.start : p.end] for p in clean(text).paragraphs] == ["Satu.", "Dua.", "Tiga."]
    assert [p.index for p in clean(text).paragraphs] == [0, 1, 2]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b\ufeff", "\ud800"])
def test_odd_text_is_no_error(text: str) -> None:
    assert all(text[p.start : p.end].strip() for p in clean(text).paragraphs)


def test_a_paragraph_pasted_twice_is_marked() -> None:
    assert repeats("Ada 20 orang hadir di sana.\nMereka pulang.\nAda 20 orang hadir di sana.") == {2: 0}


def test_spacing_quotes_and_punctuation_do_not_matter() -> None:
    assert repeats('"Ada  20 orang hadir" , katanya.\n“Ada 20 orang hadir,” katanya') == {1: 0}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bantuan diterima 1.286 warga desa.", "Bantuan diterima 1.268 warga desa."),
        ("Bantuan diterima 1.286 warga desa.", "Bantuan diterima 12.86 warga desa."),
        ("Nilainya naik 5% tahun ini saja.", "Nilainya naik 5 tahun ini saja."),
        ("Nomor undian 1 2 hari ini.", "Nomor undian 12 hari ini."),
    ],
)
def test_a_paragraph_whose_figures_differ_is_no_repeat(first: str, second: str) -> None:
    assert repeats(f"{first}\n{second}") == {}


def test_items_of_a_list_repeat_only_along_with_their_neighbours() -> None:
    assert repeats("Pria:\n- dewasa 3 orang\nWanita:\n- dewasa 3 orang") == {}
    lines = "- dewasa 3 orang\n- anak 5 orang\n"
    assert repeats(f"Rincian korban hari ini:\n{lines}Rincian korban hari ini:\n{lines}") == {3: 0, 4: 1, 5: 2}


def test_a_speech_pasted_again_with_its_speaker_is_a_repeat() -> None:
    said = "Secara keseluruhan perkara naik 10 persen dari 100 menjadi 110 perkara"
    assert repeats(f'{said}\n"{said}," jelas Kapolres.') == {1: 0}
    assert repeats(f'"{said}," kata Bupati.\n"{said}," jelas Kapolres.') == {}


def test_page_furniture_is_no_repeat_but_a_copyright_line_is() -> None:
    assert repeats("Baca Juga:\nIa pulang.\nBaca Juga:") == {}
    assert repeats("Copyright © ANTARA 2023\nIa pulang ke rumah.\nCopyright © ANTARA 2023") == {2: 0}


def test_links_under_their_head_are_boilerplate_and_the_list_goes_on() -> None:
    text = (
        "Daftar penjualan:\n1. Satu 20 unit\nBaca Juga\nHarga Mobil Naik 5 Persen\n2. Dua 10 unit\nItu saja, kata dia."
    )
    assert [p.kind for p in clean(text).paragraphs] == [
        "body", "list_item", "boilerplate", "boilerplate", "list_item", "body",
    ]  # fmt: skip


def test_a_quotation_runs_over_paragraphs() -> None:
    text = 'Kata dia, "Kita mulai.\n"Besok kita lanjut," ujarnya.\n"Baik," kata Ani.'
    assert [text[q.start : q.end] for q in clean(text).quotations] == ['"Kita mulai.\n"Besok kita lanjut,"', '"Baik,"']


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    text = '"Kita mulai.\nBesok libur.'
    assert [text[q.start : q.end] for q in clean(text).quotations] == ['"Kita mulai.']
