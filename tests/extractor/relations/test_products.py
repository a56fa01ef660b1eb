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
    "Puncak panen di tiga wilayah, masing-masing timur 7.850 hektare, barat 6.420 hektare, dan selatan 4.380 hektare.",
    "Ada dua penyumbang, masing-masing 120 ton dan 80 ton.",
    "Bantuan untuk lima desa, masing-masing Sukamaju Rp50 juta, Mekar Rp170 juta, dan lainnya belum cair.",
    "Rupiah menguat 50 poin menjadi Rp15.600 per dolar AS.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_product_where_nothing_is_multiplied(text):
    assert list(relations(text, "product")) == []


RECKONED = [
    ("BLT diberikan kepada 3.914 KPM. Tiap KPM mendapat Rp300 ribu sebulan selama 12 bulan, atau Rp3,6 juta setahun.",
     {"12 x 300 ribu = 3,6 juta"}),
    ("Penerimanya 7.433 keluarga. Per keluarga dijatah Rp300 ribu sebulan selama 12 bulan, jadi Rp3,6 juta setahun."
     " Bila ditotal, kebutuhannya Rp26,76 miliar.",
     {"12 x 300 ribu = 3,6 juta", "7.433 x 3,6 juta = 26,76 miliar"}),
    ("Kontingen meraih 43 emas dan 38 perak. Peraih emas diganjar Rp250 juta, perak Rp100 juta. Maka, bonus untuk emas"
     " menyedot Rp10,75 miliar dan perak Rp3,8 miliar.",
     {"43 x 250 juta = 10,75 miliar", "38 x 100 juta = 3,8 miliar"}),
    ("Setiap bus membawa 45 penumpang. Sebanyak 60 bus diberangkatkan mengangkut 2.700 pemudik.", {"60 x 45 = 2.700"}),
    ("Truk tangki mengangkut 5.000 liter sekali jalan. Sebanyak 48 tangki disalurkan, setara 240.000 liter.",
     {"48 x 5.000 = 240.000"}),
    ("Honor KPPS Rp1,2 juta. Dengan 3.598 anggota, anggaran yang disiapkan Rp4,32 miliar.",
     {"3.598 x 1,2 juta = 4,32 miliar"}),
    ("Harga jual rata-rata US$62,4 per ton dengan volume 17,9 juta ton, pendapatan US$1,117 miliar.",
     {"17,9 juta x 62,4 = 1,117 miliar"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RECKONED)
def test_factors_told_sentences_apart_are_found_by_what_they_make(text, expected):
    assert set(relations(text, "product")) == expected


def test_each_of_those_just_counted():
    text = "Masing-masing dari 250 siswa menerima beasiswa Rp1,2 juta, atau Rp{} juta seluruhnya."
    assert list(relations(text.format(300), "product")) == ["250 x 1,2 juta = 300 juta"]
    assert accused(text.format(350), "product") == ["250 x 1,2 juta = 350 juta"]


def test_sums_of_money_beside_counts_are_no_product():
    text = (
        "Polisi membongkar 324 kasus. Ada rilis. Ada foto. Disita pula uang Rp7.479.000. Dengan demikian nilai"
        " yang diamankan Rp2,4 miliar."
    )
    assert not relations(text, "product")


def test_multiplied_in_so_many_words():
    text = "Kerugian dihitung dari 120 unit fiktif dikali Rp15.000.000, yakni Rp{}."
    assert list(relations(text.format("1.800.000.000"), "product")) == ["120 x 15.000.000 = 1.800.000.000"]
    assert accused(text.format("1.900.000.000"), "product") == ["120 x 15.000.000 = 1.900.000.000"]


NAMED = [
    ("BLT bagi 24.316 keluarga penerima manfaat (KPM) Rp9,72 miliar. Setiap KPM menerima Rp400 ribu untuk dua bulan"
     " karena per bulannya Rp200 ribu.",
     {"dua x 200 ribu = 400 ribu", "24.316 x 400 ribu = 9,72 miliar"}),
    ("Bantuan diberikan kepada 468.600 keluarga masing-masing 10 kilogram per bulan. Kebutuhannya 4.686 ton sebulan.",
     {"468.600 x 10 = 4.686"}),
    ("Hakim menghukum tiga terdakwa. Denda masing-masing Rp200 juta subsider 3 bulan, totalnya Rp600 juta.",
     {"tiga x 200 juta = 600 juta"}),
    ("Diberangkatkan 12 kelompok terbang (kloter). Tiap kloter didampingi lima petugas, sehingga seluruhnya 60 orang.",
     {"12 x lima = 60"}),
    ("TPS kita 801 TPS. Satu TPS lima kotak, pas 4.005 kotak.", {"801 x lima = 4.005"}),
    ("BLT bagi 4.215 orang buruh. Tiap penerima mendapat Rp1,2 juta, rapel empat bulan, sebulan nilainya Rp300.000."
     " Anggaran yang disediakan Rp5.058.000.000.",
     {"empat x 300.000 = 1,2 juta", "4.215 x 1,2 juta = 5.058.000.000"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_what_is_counted_may_be_named_by_its_short_form(text, expected):
    assert set(relations(text, "product")) == expected


def test_one_beside_many_is_no_rate():
    assert not relations("Seorang warga tewas dan lima orang luka. Satu mobil menabrak tiga motor.", "product")
    assert not relations("Satu keluarga terdiri dari empat orang. Ada 200 keluarga dan 700 warga.", "product")


def test_after_a_closing_product_those_named_by_each_are_left_alone():
    text = "SMPN 4 membuka 7 rombel, pagunya 224 siswa. Dua SMP lain masing-masing hanya 1 rombel berpagu 32 siswa."
    assert not relations(text, "product")


def test_a_count_and_a_total_that_one_rate_bears_out_are_not_held_against_another() -> None:
    text = "Dulu hanya tiga hari dan omzetnya Rp540 juta, alias Rp180 juta per hari. Kali ini per harinya Rp216 juta."
    assert list(relations(text, "product")) == ["tiga x 180 juta = 540 juta"]
