import pytest
from linked import accused, relations


def test_an_average_is_found_with_its_two_figures():
    text = "Pupuk 200 ton untuk lahan 400 hektare, rata-rata 0,5 ton per hektare."
    assert list(relations(text, "ratio")) == ["200 : 400 = 0,5"]


def test_a_wrong_average_is_accused_where_the_sentence_works_it_out():
    assert accused("Zakat 900 kg dibagi kepada 300 warga atau rata-rata 5 kg per warga.", "ratio") == ["900 : 300 = 5"]


SILENT = [
    "Panen 1.200 ton dari lahan 300 hektare di Blok A. Produktivitas kabupaten 5,2 ton per hektare.",
    "Harga rata-rata Rp15.000 per kilogram.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_ratio_of_figures_that_only_stand_near(text):
    assert list(relations(text, "ratio")) == []


AVERAGES = [
    ("Alokasi dana desa Rp178,42 miliar dibagi ke 214 desa. Jadi setiap desa rata-rata memperoleh Rp833,7 juta.",
     "178,42 miliar : 214 = 833,7 juta"),
    ("Kabupaten memperoleh Rp145.612.334.000 untuk 144 kalurahan. Kalau dirata-rata sekitar Rp1 miliar per kalurahan.",
     "145.612.334.000 : 144 = 1 miliar"),
    ("Sebanyak 1.214.632 kendaraan keluar. Puncaknya 207.600. Rata-rata harian selama delapan hari 151.829 kendaraan.",
     "1.214.632 : delapan = 151.829"),
    ("Vaksin disuntikkan 18.640 dosis. Vaksinatornya 212 petugas. Setiap petugas rata-rata menyuntik sekitar 88 ekor.",
     "18.640 : 212 = 88"),
    ("Tersedia 152,4 ribu ton beras. Kebutuhan warga kurang lebih 7.250 ton sebulan, sehingga cukup untuk 21 bulan.",
     "152,4 ribu : 7.250 = 21"),
    ("Perusahaan menawarkan 1,2 miliar saham. Ada permintaan 2,9 miliar saham, alias kelebihan permintaan 2,4 kali.",
     "2,9 miliar : 1,2 miliar = 2,4"),
    ("Program terketat: 2.310 pendaftar memperebutkan 42 kursi, alias satu bangku diburu 55 orang.", "2.310 : 42 = 55"),
    ("Penduduk 450.000 jiwa dengan luas wilayah 900 kilometer persegi, kepadatannya 500 jiwa per kilometer persegi.",
     "450.000 : 900 = 500"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AVERAGES)
def test_averages_are_told_in_many_ways(text, expected):
    assert list(relations(text, "ratio")) == [expected]


def test_last_years_yield_is_a_yield_too():
    text = (
        "Produksi 297.375 ton dari luas panen 43.286 hektare. Produktivitas rata-rata 6,87 ton per hektare. Tahun lalu"
        " hanya 6,62 ton per hektare. Saat itu luas panen 41.975 hektare dan produksinya 277.875 ton."
    )
    assert set(relations(text, "ratio")) == {"297.375 : 43.286 = 6,87", "277.875 : 41.975 = 6,62"}


def test_a_whole_number_is_a_rounded_quotient():
    text = "Sebanyak 147.862 pelanggaran dicatat 14 pos atau rata-rata {} pelanggaran per pos."
    assert not accused(text.format("10.562"), "ratio")
    assert accused(text.format("10.652"), "ratio") == ["147.862 : 14 = 10.652"]


def test_prices_and_averages_of_nothing_told_are_no_ratio():
    assert not relations("Satu menara rata-rata menelan biaya Rp2,6 miliar. Dibangun 3.117 menara.", "ratio")
    assert not relations("Satu guru mengajar 20 murid. Sekolah itu punya 30 guru dan 600 murid.", "ratio")
    assert not relations("Rata-rata 6,2 ton per hektare, luas 1.000 hektare. Jadi hasilnya 6.200 ton.", "ratio")


def test_an_average_may_be_concluded_and_its_count_go_by_a_short_form():
    assert list(relations("Sebanyak 48 relawan memungut 1,2 ton sampah. Itu berarti 25 kg per relawan.", "ratio")) == [
        "1,2 : 48 = 25"
    ]
    text = "DPT 134.902 pemilih. Ada 243 tempat pemungutan suara (TPS). Rata-rata setiap TPS melayani 555 pemilih."
    assert list(relations(text, "ratio")) == ["134.902 : 243 = 555"]
