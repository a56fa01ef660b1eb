import pytest
from linked import accused, relations

FIRES = [
    ("TPS bertambah 37 unit, dari semula 1.213 unit menjadi 1.250 unit.", "1.250 - 1.213 = 37"),
    ("TPS berkurang 37 unit dari 1.250 unit pada Pemilu 2019 menjadi 1.213 unit.", "1.250 - 1.213 = 37"),
    ("Tahun lalu ada 40 desa, sekarang jumlahnya 55 desa atau bertambah 15 desa.", "55 - 40 = 15"),
    ("Gubernur menaikkan upah minimum sebesar Rp165.583 menjadi Rp5.067.381 dari Rp4.901.798.",
     "5.067.381 - 4.901.798 = 165.583"),
    ("Neraca surplus US$2,01 miliar dengan ekspor US$20,52 miliar dan impor US$18,51 miliar.",
     "20,52 miliar - 18,51 miliar = 2,01 miliar"),
    ("Dari 100 rumah yang direncanakan, baru 60 rumah terbangun. Sisanya 40 rumah dikerjakan tahun"
     " depan.", "100 - 60 = 40"),
    ("Kemiskinan 10,77 persen, turun 0,21 persen poin terhadap September yang 10,98"
     " persen.", "10,98% - 10,77% = 0,21 poin"),
    ("Penyelesaian perkara naik dari 71 persen menjadi 76 persen. Jadi ada kenaikan 5 persen.", "76% - 71% = 5%"),
    ("Kemiskinan turun 0,5 persen dari 9,5 persen menjadi 9,0 persen.", "9,5% - 9,0% = 0,5%"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIRES)
def test_finds_what_lies_between_two_figures(text, expected):
    assert list(relations(text, "difference")) == [expected]


def test_percentage_and_amount_make_a_change_and_a_difference():
    text = "Produksi 53,63 juta ton, turun 1,12 juta ton atau 2,05 persen dibandingkan 2022 yang 54,75 juta ton."
    assert list(relations(text, "change")) == ["54,75 juta -> 53,63 juta turun 2,05%"]
    assert list(relations(text, "difference")) == ["54,75 juta - 53,63 juta = 1,12 juta"]


def test_a_multiple_is_no_amount():
    text = "Anggaran naik dua kali lipat dari Rp10 miliar menjadi Rp20 miliar."
    assert list(relations(text, "difference")) == []
    assert list(relations(text, "change")) == ["10 miliar -> 20 miliar naik"]


WRONG = [
    "TPS bertambah 73 unit, dari semula 1.213 unit menjadi 1.250 unit.",
    "Investasi Rp374,4 triliun. Angka ini bertambah Rp24,6 miliar dari triwulan lalu yang Rp349,8 triliun.",
    "Domba dibutuhkan 443 ekor dan tersedia 959 ekor, jadi surplus 616 ekor.",
    "Dari 85.267 wajib KTP, perekaman sudah dijalani 81.339 orang atau 95,39 persen. Adapun yang belum 3.717 orang.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_difference_is_accused(text):
    assert len(accused(text, "difference")) == 1


SILENT = [
    "Kasus DBD bertambah 12 kasus. Warga diminta waspada.",
    "Penduduk miskin 25,9 juta orang, berkurang 0,26 juta orang dibandingkan Maret.",
    "Setelah perubahan, penerimaan menjadi Rp290 miliar dari semula Rp621 miliar, sehingga terjadi"
    " surplus Rp290 miliar.",
    "Dari 500 peserta, 420 orang (84 persen) lulus. Peserta yang belum mendaftar 20 orang.",
    "Rumah rusak berat 40 unit, rusak sedang 30 unit, dan sisanya 30 unit rusak ringan.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_difference_where_an_end_is_not_told(text):
    assert list(relations(text, "difference")) == []


def test_a_conclusion_from_two_levels_is_checked_where_one_slip_explains_it():
    text = "Balita stunting 13.566 anak. Februari ada 14.580 anak. Berarti dalam enam bulan ada penurunan 1.104 anak."
    assert accused(text, "difference") == ["14.580 - 13.566 = 1.104"]
    assert not accused(text.replace("1.104", "2.300"), "difference")


def test_what_the_percentage_confirms_the_amount_must_fit_too():
    text = "Jalan rusak kini tinggal 290,6 km. Tahun lalu yang rusak masih 318,9 km. Jadi menyusut 38,3 km atau 8,87 persen."  # noqa: E501
    assert accused(text, "difference") == ["318,9 - 290,6 = 38,3"]


def test_more_seats_than_the_time_before():
    text = "PKB tambah empat kursi. Pemilu 2019 mereka punya 9 kursi, sekarang 13."
    assert "13 - 9 = empat" in relations(text, "difference")


RECKONED = [
    ("Suara A 90.535 dan B 83.502 suara. Selisih kedua pasangan 7.033 suara.", "90.535 - 83.502 = 7.033"),
    ("Belanja daerah Rp2,59 triliun. Target pendapatan Rp2,42 triliun. PAD diharapkan Rp413 miliar. Defisitnya Rp170"
     " miliar ditutup pembiayaan.",
     "2,59 triliun - 2,42 triliun = 170 miliar"),
    ("Pasangan A meraih 54.000 suara, unggul 6.000 suara atas pasangan B yang meraih 48.000 suara.",
     "54.000 - 48.000 = 6.000"),
    ("Neto Rp168,7 miliar itu berasal dari Silpa Rp181,2 miliar dikurangi penyertaan modal untuk PDAM dan bank daerah,"
     " masing-masing Rp7,5 miliar dan Rp5 miliar.",
     "181,2 miliar - 7,5 miliar - 5 miliar = 168,7 miliar"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RECKONED)
def test_what_lies_between_two_figures_told_apart(text, expected):
    assert list(relations(text, "difference")) == [expected]


def test_a_wrong_lead_over_the_rival_is_accused():
    text = "Pasangan A meraih 54.000 suara, unggul 6.500 suara atas pasangan B yang meraih 48.000 suara."
    assert accused(text, "difference") == ["54.000 - 48.000 = 6.500"]


def test_what_was_taken_off_may_give_what_was_told_before():
    text = "Terjadi penambahan 583 pemilih, hasil dari pemilih baru 1.412 orang dikurangi yang dicoret 829 orang."
    assert "1.412 - 829 = 583" in relations(text, "difference")


def test_levels_of_different_things_are_not_what_an_amount_lies_between():
    text = "Februari merchant-nya 412.906, Maret pengguna 768.115 orang, bertambah 5.311 dalam sebulan."
    assert not accused(text, "difference")
