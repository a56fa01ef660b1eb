"""One quantity told twice: what is near another number is not the same quantity for that."""

from __future__ import annotations

import pytest

from extractor import check

INNOCENT = [
    "Korban Meninggal Bertambah Jadi 58 Jiwa\nKorban meninggal dunia bertambah delapan orang dari 50 orang sehari"
    " sebelumnya menjadi 58 orang.",
    "2.350 Jemaah Berangkat ke Tanah Suci\nJemaah yang berangkat tahun ini 2.350 orang, sedangkan jemaah yang berangkat"
    " tahun lalu 2.341 orang.",
    "Klasemen akhir\nJawa Barat 133 105 115 353\nDKI Jakarta 110 91 99 300\nJawa Timur 110 89 88 287\n"
    "Jawa Barat mengemas 133 emas, 105 perak, dan 115 perunggu. DKI Jakarta meraih 110 emas.",
    "Jemaah yang diberangkatkan 4.711 orang. Total 4.711 jemaah itu terbang dalam 12 kloter. Kuota daerah"
    " itu 4.715 jemaah.",
    "Arus Peti Kemas Sentuh 1,51 Juta TEUs\nArus peti kemas tahun ini 1.509.062 TEUs. Tahun lalu 1.503.258 TEUs.",
    "31 Kelompok Tani di Anu Dapat Traktor\nSebanyak 31 kelompok tani di Kabupaten Anu menerima traktor. Tahun lalu 37"
    " kelompok tani di Anu menerima traktor.",
    "23 Rumah Rusak Diterjang Angin Kencang di Anu\nAngin kencang menerjang Kabupaten Anu, Senin. Di Kecamatan Polan 23"
    " rumah rusak. Sehari sebelumnya angin kencang di Anu merusak 28 rumah.",
    "PAN Raih 12 Kursi DPRD Anu\nPAN meraih 12 kursi DPRD Anu. Pada pemilu sebelumnya PAN meraih 10 kursi DPRD Anu.",
    "PAN Raih 12 Kursi DPRD Anu\nPAN menjadi pemenang pemilu. Partai itu meraih 12 kursi DPRD. PDIP meraih 11 kursi"
    " DPRD Anu, Golkar 10 kursi.",
    "Inflasi Anu 2,14 Persen pada Mei\nInflasi Anu pada Mei 2,14 persen. Pada April inflasi Anu 2,41 persen.",
    "Stok Beras Bulog Anu 45 Ribu Ton, Cukup Enam Bulan\nStok beras Bulog Anu cukup. Di gudang utara stok beras Bulog"
    " 25 ribu ton, di gudang selatan 20 ribu ton.",
    "Sebanyak 1.246 guru dilatih di Kota Anu. Di kota itu pula 1.264 siswa dilatih.",
]


@pytest.mark.parametrize("text", INNOCENT)
def test_numbers_of_two_things_are_not_held_against_each_other(text):
    assert [c for c in check(text).checks if c.kind == "equal" and c.verdict == "inconsistent"] == []


def test_a_headline_that_the_news_does_not_bear_out_is_flagged():
    text = (
        "Pemkab Bagikan 12.459 Sertifikat Tanah\nPemerintah kabupaten membagikan 12.495 sertifikat tanah kepada warga."
        " Sebanyak 12.495 sertifikat itu hasil program tahun lalu."
    )
    flag, *consequences = [c for c in check(text).checks if c.verdict == "inconsistent"]
    assert flag.kind == "equal"
    assert flag.repairs[0].value == "12495"
    assert all(one.caused_by == flag.id for one in consequences)
