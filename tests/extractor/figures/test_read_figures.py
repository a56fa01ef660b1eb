"""The reader as a whole, on sentences as newsrooms write them."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor.article import Article, Figure
from extractor.cleaning import clean
from extractor.figures import read_figures

SENTENCES = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text(encoding="utf-8"))["sentence"]


def read(text: str) -> Article:
    article = clean(text)
    read_figures(article)
    return article


def written(figure: Figure) -> str:
    high = "" if figure.high is None else f" .. {figure.high.normalize():f}"
    parts = (f"{figure.value.normalize():f}{high}", figure.kind, figure.unit or "-", figure.hedge or "")
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:60])
def test_sentences(sentence: dict[str, Any]) -> None:
    assert [written(figure) for figure in read(sentence["text"]).figures] == sentence["figures"]


@pytest.mark.parametrize("sentence", SENTENCES[::5], ids=lambda sentence: sentence["text"][:60])
def test_spans_hold_what_they_say(sentence: dict[str, Any]) -> None:
    text = sentence["text"]
    for figure in read(text).figures:
        assert figure.number in text[figure.start : figure.end]
        assert figure.bounds.low <= figure.value <= figure.bounds.high
        if figure.unit_start is not None and figure.kind in ("count", "measure"):
            assert text[figure.unit_start : figure.unit_end] == figure.unit
        if figure.hedge_start is not None and figure.hedge_end is not None:
            assert figure.hedge_start < figure.hedge_end <= len(text)


def test_spans_count_code_points_of_the_text_as_given() -> None:
    text = "Nilainya\u00a0“Rp\u00a09,7 miliar” – naik 5\u00a0persen."
    assert [text[f.start : f.end] for f in read(text).figures] == ["Rp\u00a09,7 miliar", "5\u00a0persen"]


def test_digits_and_words_that_disagree_are_one_figure_and_a_notice() -> None:
    article = read("Ada 25 (dua puluh enam) orang.")
    assert [(figure.value, figure.unit) for figure in article.figures] == [(25, "orang")]
    (notice,) = article.notices
    assert notice.rule == "words-and-digits"
    assert (notice.values["digits"], notice.values["words"]) == ("25", "26")


def test_digits_and_words_that_agree_are_no_notice() -> None:
    article = read("Ada 25 (dua puluh lima) orang dan Rp5.000.000 (lima juta rupiah).")
    assert [figure.value for figure in article.figures] == [25, 5_000_000]
    assert article.notices == []


def test_rounded_and_exact_side_by_side_are_two_figures() -> None:
    values = [figure.value for figure in read("Terjual 1 juta (1.005.802) unit.").figures]
    assert values == [1_000_000, 1_005_802]


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("PDAM menyetor Rp819, 83 juta.", "819830000", "space_in_number"),
        ("Bantuan Rp104.841. 271 untuk mereka.", "104841271", "space_in_number"),
        ("Beratnya 71, 8 kg.", "71.8", "space_in_number"),
        ("Naik 12.5 persen.", "12.5", "decimal_point"),
        ("Sebanyak 74,682 jiwa.", "74682", "comma_thousands"),
        ("Produksinya 115,014,9 ton.", "115014.9", "mixed_separators"),
        ("Alokasinya RpRp3.196.250.000.", "3196250000", ""),
        ("Tumbuh Rp35,8%.", "35.8", "currency_before_percent"),
    ],
)
def test_mis_set_numbers_are_read_as_meant_and_say_so(text: str, value: str, note: str) -> None:
    (figure,) = read(text).figures
    assert figure.value == Decimal(value)
    assert note in figure.notes or not note


def test_a_slip_among_its_like_is_read_as_they_are_and_doubted() -> None:
    figures = read("Kecamatan A 58.777 ton, Kecamatan B 48,299 ton, Kecamatan C 7.693 ton.").figures
    assert [figure.value for figure in figures] == [58777, 48299, 7693]
    assert figures[1].ambiguous is not None
    assert figures[1].ambiguous.value == Decimal("48.299")


def test_measures_in_their_normal_unit() -> None:
    (figure,) = read("Beratnya 2,5 ton.").figures
    assert (figure.normal_value, figure.normal_unit) == (Decimal("2500"), "kilogram")


def test_rates() -> None:
    figures = read("Harganya Rp13.750 per kg dan bantuannya Rp300 ribu per KK, panennya 7,8 ton/ha.").figures
    assert [figure.rate for figure in figures] == ["kg", "KK", "ha"]


def test_dates_found_before_hold_no_figures() -> None:
    article = clean("Sejak 2020 Maret ada 20 kasus.")
    article.not_figures.append((6, 16))
    read_figures(article)
    assert [figure.value for figure in article.figures] == [20]


def test_boilerplate_and_credits_hold_no_figures() -> None:
    text = "Judul\nBaca juga: 20 Orang Hilang\nPewarta: Budi 2\nCopyright © ANTARA 2023\nAda 5 orang."
    assert [figure.value for figure in read(text).figures] == [5]


def test_figures_are_numbered_in_order() -> None:
    figures = read("Ada 5 pria, 6 wanita.\nLalu 7 anak.").figures
    assert [figure.id for figure in figures] == ["f1", "f2", "f3"]
    assert [figure.start for figure in figures] == sorted(figure.start for figure in figures)
    assert [figure.paragraph for figure in figures] == [0, 0, 1]


@pytest.mark.parametrize("text", ["", "9" * 500, "Rp", "%", "(((", '"' * 50, "\ud800 5 orang", "5" + "." * 50])
def test_odd_text_is_no_error(text: str) -> None:
    read(text)


def test_m_without_a_currency_is_miliar_where_the_article_has_rupiah_and_says_what_else_it_could_be() -> None:
    figure = read("Anggaran naik jadi 4,9 M dari Rp3 miliar.").figures[0]
    assert (figure.kind, figure.value, figure.currency) == ("money", Decimal("4.9E9"), "IDR")
    assert figure.ambiguous is not None
    assert figure.ambiguous.value == Decimal("4.9")
    assert [f.value for f in read("Guru di daerah 3T menerima Rp3 miliar.").figures] == [3 * 10**9]


TABLES = [
    (
        "Kecamatan | Desa | KK | Tangki | Air (liter)\nMaja | 6 | 1.215 | 48 | 240.000\nSajira | 5 | 904 | 7 | 35.000\n"
        "JUMLAH | 11 | 2.119 | 55 | 275.000\nBantuan itu 55 tangki.",
        ["6 count Desa", "1215 count KK", "48 count Tangki", "240000 measure liter"],
    ),
    ("Kecamatan\tLuas (ha)\tPanen (ton)\nMaja\t31,5\t160\nSajira\t22\t112,4", ["31.5 measure ha", "160 measure ton"]),
    (
        "Dinas | Pagu (juta rupiah) | Serapan (%)\nPU | 1.250,5 | 82,1\nSosial | 340 | 77",
        ["1250500000 money IDR", "82.1 percent %"],
    ),
    (
        "Juara umum mengumpulkan 47 medali.\nKlasemen akhir (emas-perak-perunggu-total)\n"
        "Aceh 20 15 12 47\nRiau 18 2 9 29",
        ["20 count emas", "15 count perak", "12 count perunggu", "47 count medali"],
    ),
    ("Kabupaten Guru Siswa\nLebak 212 4.518\nSerang 340 6.204", ["212 count Guru", "4518 count Siswa"]),
    (
        "Kunjungan (hari, wisatawan Nusantara, mancanegara, jumlah):\nSabtu 6.204 118 6.322\nMinggu 14.871 143 15.014",
        ["6204 count wisatawan", "118 count wisatawan", "6322 count wisatawan"],
    ),
    (
        "Lima besar klasemen (peringkat, kontingen, emas, perak, perunggu, jumlah):\n"
        "1. Aceh | 20 | 15 | 12 | 47\n2. Riau | 18 | 2 | 9 | 29",
        ["20 count emas", "15 count perak", "12 count perunggu", "47 count medali"],
    ),
    (
        "Lima besar (emas-perak-perunggu-total)\n1. Kota Semarang 98-76-81-255\n2. Surakarta 61-58-70-189",
        ["98 count emas", "76 count perak", "81 count perunggu", "255 count medali"],
    ),
    (
        "Postur APBD 2025 (miliar rupiah)\nPendapatan: 1.312,46\nBelanja operasi: 372,61\nDefisit kecil.",
        ["1312460000000 money IDR", "372610000000 money IDR"],
    ),
    (
        "Uraian belanja (miliar rupiah; pagu, realisasi, persen)\n"
        "Operasi 1.498,25 1.182,46 78,92\nModal 412,80 214,37 51,93",
        ["1498250000000 money IDR", "1182460000000 money IDR", "78.92 percent %"],
    ),
    ("Suara per kecamatan (L / P):\nMaja 1.204 / 1.187\nSajira 904 / 911\n", ["1204 count -", "1187 count -"]),
]


@pytest.mark.parametrize(("text", "first"), TABLES, ids=lambda case: str(case)[:40])
def test_a_header_says_what_the_columns_of_a_table_count(text: str, first: list[str]) -> None:
    figures = [written(figure) for figure in read(text).figures]
    begin = figures.index(first[0])
    assert figures[begin : begin + len(first)] == first


@pytest.mark.parametrize(
    "text",
    [
        "Jadwal salat\nSubuh 04.30 04.31\nIsya 07.12 07.13",
        "Hasil laga\nPersib - Persija 2 1\nArema - PSM 0 0",
        "Rapat hari pertama\nRuang 12 14\nRuang 13 15",
        "Hubungi petugas kami\nBudi 12-33-44\nAni 33-44-12",
        "Susunan acara (aula)\nPembukaan sesi 12\nPenutupan sesi 14",
    ],
)
def test_rows_without_a_header_that_fits_are_no_table(text: str) -> None:
    assert read(text).figures == []
