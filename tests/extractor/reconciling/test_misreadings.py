"""Figures that were linked wrongly accuse nobody; a slip of the pen is accused all the same."""

from __future__ import annotations

import pytest

from extractor import check


def accused(text: str) -> list[str]:
    return [c.kind for c in check(text).checks if c.verdict == "inconsistent"]


MISREAD = [
    "Penonton laga itu 8.914 orang. Rata-rata penonton musim ini 6.812 orang. Kapasitas stadion 12.097 orang, jadi"
    " masih ada sisa 3.183 orang.",
    "Sebanyak 215 rumah diperbaiki. Kabupaten menanggung 130 unit, provinsi 60, dan 25 unit lagi dari Baznas. Angka"
    " tersebut lebih sedikit dibanding 2024 yang mencapai 268 unit. Penurunan 53 unit itu imbas efisiensi.",
    "Kelompok itu menghasilkan 612 ton. Musim lalu 6,4 ton per hektare. Ada kenaikan 0,8 ton atau 12,5 persen per"
    " hektarenya.",
    "Pendapatan Daerah Menyusut Rp35,6 Miliar\nPendapatan daerah dari Rp1.918,4 miliar turun menjadi Rp1.882,8 miliar."
    " Penyebabnya pemangkasan pendapatan transfer daerah dari Rp1.468,3 miliar menjadi Rp1.402,7 miliar, turun Rp65,6"
    " miliar.",
    "Konsumsi beras per kapita 92,5 kilogram setahun. Dengan penduduk 1.126.400 jiwa, kebutuhan mencapai 104.192 ton"
    " sehingga masih ada surplus 39.847 ton.",
    "Pendapatan kuartal III US$145,1 juta, melanjutkan US$136,4 juta dan US$131,3 juta. Secara kuartalan naik 6,38"
    " persen.",
    "Kredit tersalur Rp48.312 juta. Nasabah baru menyetor Rp9.245 juta, yakni tabungan Rp6.211 juta (67,2 persen) dan"
    " kredit usaha Rp14.976 juta (31,0 persen), deposito Rp3.034 juta (32,8 persen).",
]


@pytest.mark.parametrize("text", MISREAD)
def test_what_another_figure_makes_right_is_not_accused(text: str) -> None:
    assert accused(text) == []


def test_a_mistyped_figure_is_accused_even_where_it_is_told_again_rightly() -> None:
    text = (
        "Peserta tahun lalu 12.350 orang dan tahun ini 14.870 orang. Jumlah peserta bertambah 2.520 orang dari 12.530"
        " orang tahun lalu menjadi 14.870 orang."
    )
    assert "difference" in accused(text)


def test_a_sum_that_nothing_announces_plainly_is_accused_only_where_a_slip_explains_it() -> None:
    told = "Kontingen meraih 71 emas. Renang 19, atletik 11, senam 9, silat 8. Sisanya {} emas dari 14 cabang lain."
    assert accused(told.format(24)) == []
    assert accused(told.format(20)) == ["sum"]


def test_a_sum_that_is_announced_is_accused_whatever_may_explain_it() -> None:
    text = "Ada 240 kasus, terdiri atas Utara 64 kasus, Selatan 52 kasus, Barat 57 kasus dan Timur 84."
    assert accused(text) == ["sum"]


def test_a_share_of_the_wrong_one_of_two_named_wholes_is_accused() -> None:
    text = "Pendaftar 9.214 orang, yang diterima 6.480 orang. Yang gugur 2.734 orang atau 42,2 persen dari pendaftar."
    assert accused(text) == ["share"]
