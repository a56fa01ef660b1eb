"""Figures that were linked wrongly accuse nobody; a slip of the pen is accused all the same."""

from __future__ import annotations

import pytest
from writing import article, relate

from extractor import check
from extractor.article import RelationKind
from extractor.reconciling import reconcile
from extractor.reconciling.misreadings import misread


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
    "Kini tersedia 26 unit mobil pompa di 13 pos, berarti dua unit di tiap pos.",
    "Lima dari sebelas kelompok naik harganya. Satu kelompok turun. Lima kelompok sisanya tetap.",
    "Luka ringan 57 orang, padahal setahun lalu 68. Jadi total korban 67 orang, berkurang 14.",
    "Bantuannya: rusak berat Rp60 juta, sedang Rp30 juta, ringan Rp15 juta. Kebutuhannya Rp76,23 miliar.",
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


# Figures in brackets are f1, f2, … in order; the relation of the roles is the one that was read.
LINKS: list[tuple[str, RelationKind, dict[str, str | list[str]], bool]] = [
    (
        "Pendapatan [Rp318,6 miliar] dari target [Rp300 miliar]. Klaim [Rp271,9 miliar], selebihnya [Rp46,7 miliar].",
        "difference",
        {"total": "f2", "parts": ["f3"], "result": "f4"},
        True,
    ),
    (
        "Pendapatan [Rp318,6 miliar] dari target [Rp300 miliar]. Klaim [Rp271,9 miliar], selebihnya [Rp64,7 miliar].",
        "difference",
        {"total": "f2", "parts": ["f3"], "result": "f4"},
        False,
    ),
    (
        "Ekspor nonmigas [Rp21,71 miliar]. Impor nonmigas [Rp15,48 miliar] dan migas [Rp3,05 miliar]. Nonmigas surplus"
        " [Rp6,23 miliar].",
        "difference",
        {"total": "f2", "parts": ["f3"], "result": "f4"},
        True,
    ),
    (
        "Semula [12.350 orang]. Peserta naik [2.520 orang] dari [12.530 orang] menjadi [14.870 orang].",
        "difference",
        {"total": "f4", "parts": ["f3"], "result": "f2"},
        False,  # the number itself, mistyped
    ),
    (
        "Kebutuhan [lebih dari 525 ribu ekor]. Stok [484.668 ekor] dari [703.348 ekor], surplus [81.320 ekor].",
        "difference",
        {"total": "f3", "parts": ["f2"], "result": "f4"},
        False,  # what is open to one side fits anything
    ),
    (
        "Pelanggan [41,5 juta orang] dari [40,1 juta orang] ([3,5 persen]).",
        "share",
        {"part": "f1", "whole": "f2", "percent": "f3"},
        True,
    ),
    (
        "Terserap [Rp38,6 miliar] dari [Rp40,1 miliar] atau [3,7 persen].",
        "share",
        {"part": "f1", "whole": "f2", "percent": "f3"},
        False,  # what was not spent, told as what was
    ),
    (
        "Belanja [Rp1,82 triliun]. Pendapatan [Rp1.716,27 miliar], belanja [Rp1.819,77 miliar], defisit"
        " [Rp103,50 miliar].",
        "sum",
        {"total": "f1", "parts": ["f2", "f3", "f4"]},
        True,
    ),
    (
        "Peserta [106 persen] ialah pusat [51 persen], utara [27,5 persen], selatan [23,5 persen].",
        "sum",
        {"total": "f1", "parts": ["f2", "f3", "f4"]},
        False,  # a part that two others make up by chance
    ),
    (
        "Wisatawan [12.742 orang], [empat] besar: [5.127 orang], [3.984 orang], sisanya [3.631 orang].",
        "sum",
        {"total": "f1", "parts": ["f2", "f3", "f4", "f5"]},
        True,
    ),
]


@pytest.mark.parametrize(("text", "kind", "roles", "wrongly"), LINKS)
def test_figures_are_linked_wrongly_where_others_make_it_right(
    text: str, kind: RelationKind, roles: dict[str, str | list[str]], wrongly: bool
) -> None:
    written = article(text)
    assert misread(written, relate(written, kind, **roles)) is wrongly


@pytest.mark.parametrize("beside", [True, False])
def test_a_rise_is_counted_from_the_price_that_its_own_sentence_names(beside: bool) -> None:
    written = article("Target [Rp2.450] dari [Rp2.100]. Harga [Rp1.960], potensinya [25 persen].")
    for figure in written.figures[2 if beside else 3 :]:
        figure.sentence = 1
    assert misread(written, relate(written, "change", base="f2", new="f1", percent="f4")) is beside


def test_a_result_that_is_right_of_one_pair_accuses_no_other() -> None:
    written = article("Surplus [Rp6 miliar]: ekspor [Rp21 miliar], impor [Rp15 miliar]; migas [Rp3 miliar].")
    relate(written, "difference", total="f2", parts=["f4"], result="f1")
    assert [c.verdict for c in reconcile(written).checks] == ["inconsistent"]
    relate(written, "difference", total="f2", parts=["f3"], result="f1")
    assert [c.verdict for c in reconcile(written).checks] == ["consistent"]


def test_a_total_that_is_right_of_one_list_is_held_against_the_other() -> None:
    written = article("Ada [90 orang]: pria [50 orang], wanita [40 orang]; dewasa [70 orang], anak [30 orang].")
    relate(written, "sum", total="f1", parts=["f2", "f3"])
    relate(written, "sum", total="f1", parts=["f4", "f5"])
    assert [c.verdict for c in reconcile(written).checks] == ["consistent", "inconsistent"]
