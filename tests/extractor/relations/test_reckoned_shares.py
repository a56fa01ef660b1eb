"""Shares whose part or whole is told elsewhere, in as many ways as newsrooms tell them."""

from __future__ import annotations

import pytest
from linked import accused, linked, relations

from extractor.relations.named_rates import called
from extractor.relations.scene import behold

FOUND = [
    ("Belanja Rp15.737,1 miliar, terdiri atas belanja pusat Rp4.018,3 miliar dan transfer ke daerah (TKD) Rp11.718,8"
     " miliar. TKD masih menjadi motor belanja negara dengan porsi 74,47 persen.",
     "11.718,8 miliar / 15.737,1 miliar = 74,47%"),
    ("Dana desa yang mengucur Rp87,4 miliar. Jumlah itu setara 60 persen dari pagu setahun. Tahun ini kabupaten"
     " memperoleh dana desa Rp145.612.334.000.",
     "87,4 miliar / 145.612.334.000 = 60%"),
    ("Pagu dana desa Rp145,6 miliar. BLT desa Rp14,09 miliar dan ketahanan pangan Rp29,5 miliar. Terhadap pagu, BLT"
     " hanya memakan 9,7 persen.",
     "14,09 miliar / 145,6 miliar = 9,7%"),
    ("Balita stunting 14,1 persen dari 96.214 balita yang diukur. Dari sasaran 104.887 balita, yang datang dan diukur"
     " mencapai 91,7 persen.",
     "96.214 / 104.887 = 91,7%"),
    ("Kredit Rp642,3 triliun. DPK tercatat Rp1.062,0 triliun. Kredit yang tersalur setara 60,5% dari DPK.",
     "642,3 triliun / 1.062,0 triliun = 60,5%"),
    ("Kapasitas pembangkit nasional 101,2 GW. PLTU 54,6 GW, pembangkit EBT 15,1 GW. EBT kita baru 14,9 persen.",
     "15,1 / 101,2 = 14,9%"),
    ("Penghimpunan zakat menembus Rp3,86 miliar. Sebanyak 86 persen sudah kita salurkan. Nilainya Rp3,32 miliar.",
     "3,32 miliar / 3,86 miliar = 86%"),
    ("Dengan rendemen 51,26%, hasil panen 297.375 ton itu setara 152,4 ribu ton beras.",
     "152,4 ribu / 297.375 = 51,26%"),
    ("Ekspor US$214,36 juta. Porsi migas 12,57%, nilainya US$26,94 juta.", "26,94 juta / 214,36 juta = 12,57%"),
    ("Warga miskin 120.500 jiwa atau 9,8 persen dari total penduduk. Penduduk kabupaten itu tercatat 1.229.600 jiwa.",
     "120.500 / 1.229.600 = 9,8%"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_part_and_whole_are_looked_for_where_they_stand(text, expected):
    assert list(relations(text, "share")) == [expected]


DEFINED = [
    ("Pemilih dalam DPT 226.983 orang. Yang menggunakan hak pilih 178.873 orang. Jadi tingkat partisipasinya 78,80"
     " persen, melebihi target nasional 77,5 persen.",
     "178.873 / 226.983 = 78,80%"),
    ("Hotel itu punya 240 kamar. Selama libur panjang 228 kamar terisi, sehingga okupansinya 95 persen.",
     "228 / 240 = 95%"),
    ("Pagu DAK fisik Rp80 miliar. Sampai September yang terserap Rp44 miliar, serapannya 55 persen.",
     "44 miliar / 80 miliar = 55%"),
    ("Ujian diikuti 1.250 siswa dan yang lulus 1.200 siswa. Tingkat kelulusannya 96 persen.", "1.200 / 1.250 = 96%"),
    ("Undangan disebar kepada 45 anggota dewan, yang hadir 36 orang. Tingkat kehadiran 80 persen.", "36 / 45 = 80%"),
    ("Dinkes mencatat 1.286 kasus DBD. Yang meninggal 11 orang, angka fatalitasnya 0,86 persen.", "11 / 1.286 = 0,86%"),
    ("Peminat tahun ini 48.215 siswa. Yang diterima 5.786 siswa, jadi tingkat keterimaannya 12 persen.",
     "5.786 / 48.215 = 12%"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DEFINED)
def test_a_rate_with_a_name_is_of_what_its_definition_says(text, expected):
    assert list(relations(text, "share")) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DEFINED[0][0].replace("78,80", "84,80"), "178.873 / 226.983 = 84,80%"),
        (DEFINED[1][0].replace("95", "85"), "228 / 240 = 85%"),
        (DEFINED[2][0].replace("55", "45"), "44 miliar / 80 miliar = 45%"),
    ],
)
def test_a_named_rate_that_its_definition_denies_is_an_error(text, expected):
    assert accused(text, "share") == [expected]


ROADS = (
    "Total panjang jalan kabupaten 1.012,6 km. Yang baik 612,4 km, sedang 171,3 km, rusak ringan 96,5 km, dan rusak"
    " berat 132,4 km. Artinya, jalan rusak berat masih memakan {} persen dari seluruh panjang jalan kabupaten."
)


def test_part_and_whole_that_are_each_named_alone_can_accuse():
    assert accused(ROADS.format("16,9"), "share") == ["132,4 / 1.012,6 = 16,9%"]
    assert list(relations(ROADS.format("13,1"), "share")) == ["132,4 / 1.012,6 = 13,1%"]


@pytest.mark.parametrize(
    "text",
    [
        "DPT memuat 226.983 orang. Yang menggunakan hak pilih 178.873 orang. Pada 2020 partisipasinya 71,2 persen.",
        "Pemilih dalam DPT 226.983 orang, yang menggunakan hak pilih 178.873 orang. Target partisipasi 82,5 persen.",
        "Hotel itu punya 240 kamar. Sebanyak 228 kamar terisi. Bulan lalu okupansinya 61 persen.",
        "Inflasi 3,2 persen. Ekonomi tumbuh 5,1 persen. Pengunjung 3.200 orang dari 100.000 warga.",
        "Bunga kredit 6 persen. Nasabah membayar Rp60 juta dari pinjaman Rp1 miliar.",
        "BLT Rp14 miliar, pangan Rp28 miliar dari pagu Rp140 miliar. Porsi pangan minimal 20 persen.",
    ],
)
def test_other_times_aims_and_rates_of_something_else_tell_no_share(text):
    assert not relations(text, "share")


def test_the_whole_of_a_list_may_follow_it():
    text = "Pasangan A meraih 90.535 suara (52,02 persen) dan B 83.502 suara (47,98 persen). Suara sah 174.037."
    assert set(relations(text, "share")) == {"90.535 / 174.037 = 52,02%", "83.502 / 174.037 = 47,98%"}


def test_a_sibling_is_not_the_whole():
    text = "Kuota 224.500 jemaah. Haji reguler 206.540, sedangkan haji khusus mendapat jatah 17.960 atau 8 persen."
    assert list(relations(text, "share")) == ["17.960 / 224.500 = 8%"]


def test_phrases_stand_before_a_figure_or_right_after_it():
    scene = behold(linked("Yang menggunakan hak pilih 178.873 orang, dari DPT 226.983 orang."))
    voters, listed = scene.figures
    assert called(scene, voters, ("menggunakan hak pilih",)) and not called(scene, voters, ("dpt",))
    assert called(scene, listed, ("dpt",))


def test_a_share_of_the_only_amount_just_told_that_one_slip_would_mend_is_an_error():
    text = "Suara sah 853.610 suara. Partai itu meraih {} suara ({} persen)."
    assert accused(text.format("205.720", "25,1"), "share") == ["205.720 / 853.610 = 25,1%"]
    assert accused(text.format("265.720", "24,1"), "share") == ["265.720 / 853.610 = 24,1%"]
    assert not accused(text.format("205.720", "37,4"), "share")


def test_a_list_that_leaves_nothing_out_shows_which_percentage_is_wrong():
    text = "A meraih 90.535 suara (52,02 persen).\nB meraih 83.502 suara (47,90 persen).\nJumlah suara sah 174.037."
    assert accused(text, "share") == ["83.502 / 174.037 = 47,90%"]


def test_the_exacter_of_two_mentions_is_the_whole():
    text = "Utang tembus Rp8.041 triliun.\nPosisinya Rp8.041,01 triliun. SBN 88,61% atau Rp7.124,98 triliun, sisanya 11,39% atau Rp916,03 triliun."  # noqa: E501
    assert "7.124,98 triliun / 8.041,01 triliun = 88,61%" in relations(text, "share")


def test_a_part_a_thousand_times_too_small_is_an_error():
    text = "Kredit tersalur Rp152,30 triliun. Kredit UMKM Rp61,84 miliar dengan share 40,60% terhadap total kredit."
    assert accused(text, "share") == ["61,84 miliar / 152,30 triliun = 40,60%"]


def test_amounts_per_day_are_shares_of_amounts_per_day():
    text = "Sampah kota 1.005 ton per hari. Masuk TPA 781 ton per hari, 224 ton terkelola. Artinya baru 22,3 persen."
    assert list(relations(text, "share")) == ["224 / 1.005 = 22,3%"]


def test_shares_of_a_year_told_of_nothing_else_are_of_other_figures():
    text = "Pekerja formal 142.098 orang, informal 132.867, total 274.965 orang.\nPadahal pada 2022 masih 48 persen."
    assert not relations(text, "share")


def test_what_has_been_the_whole_of_shares_is_that_of_the_next():
    text = (
        "Dana IPO Rp384 miliar. Sebesar 60 persen untuk modal yaitu Rp230,4 miliar, 25 persen melunasi utang bank"
        " Rp96 miliar, sisanya 15 persen atau Rp57,6 miliar untuk modal kerja."
    )
    found = relations(text, "share")
    assert {"230,4 miliar / 384 miliar = 60%", "96 miliar / 384 miliar = 25%"} <= set(found)


VOTED = "Yang datang ke TPS 470.272 pemilih dari DPT 612.390 orang. "

NARROWER = [
    VOTED + "Partisipasi tertinggi di Kecamatan Anu, 85,2 persen.",
    VOTED + "Di Kecamatan Anu partisipasi 85,2 persen.",
    VOTED + "Tingkat partisipasi pemilih perempuan 80,2 persen.",
    VOTED + "KPU menargetkan partisipasi 80,2 persen.",
    "DPT 612.390 orang, yang tidak datang ke TPS 142.118 orang. Partisipasi tercatat 76,79 persen.",
    "Dari pagu Rp100 miliar sudah terserap Rp60 miliar. Realisasi fisik 75,3 persen.",
    "Kamar hotel 1.200 unit tersedia, yang terisi 900 kamar. Okupansi hotel bintang lima 85,5 persen.",
]


@pytest.mark.parametrize("text", NARROWER)
def test_a_rate_of_something_narrower_accuses_nobody(text):
    assert accused(text, "share") == []


def test_turnout_worked_out_from_the_valid_votes_is_accused():
    text = "Suara sah 448.508. " + VOTED + "Partisipasi tercatat 73,24 persen."
    assert accused(text, "share") == ["470.272 / 612.390 = 73,24%"]
