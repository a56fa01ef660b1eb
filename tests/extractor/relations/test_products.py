import pytest
from linked import accused, relations

FIRES = [
    ("Bantuan Rp600 ribu per KK diberikan kepada 250 KK dengan total Rp150 juta.", "250 x 600 ribu = 150 juta"),
    ("Sebanyak 250 KK menerima bantuan masing-masing Rp600 ribu sehingga total bantuan Rp150 juta.",
     "250 x 600 ribu = 150 juta"),
    ("Setiap KK menerima 10 kilogram beras. Total beras untuk 250 KK sebanyak 2.500 kilogram.", "250 x 10 = 2.500"),
    ("Utang US$7,89 miliar atau setara Rp118,98 triliun dengan kurs Rp15.080 per dolar AS.",
     "7,89 miliar x 15.080 = 118,98 triliun"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIRES)
def test_count_and_rate_and_total_are_found(text, expected):
    assert list(relations(text, "product")) == [expected]


WRONG = [
    "Sebanyak 250 KK menerima bantuan masing-masing Rp600.000 sehingga total bantuan Rp105.000.000.",
    "Utang US$7,89 miliar atau setara Rp199 triliun dengan kurs Rp15.080 per dolar AS.",
    "Kayu 1.300 meter kubik itu bernilai Rp6 miliar, dengan harga Rp6 juta per meter kubik.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_product_is_accused(text):
    assert len(accused(text, "product")) == 1


def test_one_wrong_rate_is_seen_by_all_that_follow_the_right_one():
    text = (
        "Untuk tiap suara partai menerima Rp6.000. Partai A 100 suara dengan bantuan Rp500.000, partai B 200"
        " suara dengan"
        " bantuan Rp1.000.000, partai C 300 suara dengan bantuan Rp1.500.000."
    )
    assert len(accused(text, "product")) == 3


SILENT = [
    "Rumah rusak berat mendapat Rp60 juta per KK, rusak sedang Rp30 juta per KK, dan rusak ringan Rp15 juta per KK.",
    "Dana Rp5 miliar disalurkan kepada 100 KK dan 20 sekolah, masing-masing sekolah menerima Rp50 juta.",
    "SMPN 1 dan SMPN 2 masing-masing membuka 10 rombel dengan pagu 320 siswa, SMPN 3 membuka 7 rombel.",
    "Salah satu warga menerima Rp50 juta dari total Rp5 miliar untuk 300 warga.",
    "Sebanyak 250 KK masing-masing menerima Rp600.000 per bulan selama tiga bulan, total Rp450 juta.",
    "Rp900 ribu per siswa untuk 200 siswa SD dan Rp1,1 juta per siswa untuk 100 siswa SMP, total Rp290 juta.",
    "Anggaran Rp15 miliar untuk 100 desa, masing-masing desa Rp100 juta, sisanya untuk kecamatan.",
    "Rupiah menguat 50 poin menjadi Rp15.600 per dolar AS.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_product_where_nothing_is_multiplied(text):
    assert list(relations(text, "product")) == []
