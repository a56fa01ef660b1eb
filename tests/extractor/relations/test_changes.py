import pytest
from linked import accused, relations

ORDERS = [
    ("Penjualan mencapai Rp1.200 miliar, tumbuh 20 persen dibandingkan periode yang sama tahun lalu"
     " sebesar Rp1.000 miliar.",
     "1.000 miliar -> 1.200 miliar naik 20%"),
    ("Penjualan tumbuh 20 persen secara tahunan menjadi Rp1.200 miliar dari Rp1.000 miliar.",
     "1.000 miliar -> 1.200 miliar naik 20%"),
    ("Penjualan Rp1.200 miliar atau tumbuh 20% yoy dari Rp1.000 miliar.", "1.000 miliar -> 1.200 miliar naik 20%"),
    ("Dibandingkan tahun 2021 yang mencapai 1.200 kasus, tahun 2022 terjadi penurunan menjadi 900 kasus"
     " atau 25 persen.",
     "1.200 -> 900 turun 25%"),
    ("Wisatawan turun dari 5.000 orang pada 2019 menjadi hanya 1.000 orang pada 2020 atau merosot 80 persen.",
     "5.000 -> 1.000 turun 80%"),
    ("Perkara yang masuk 2.345 perkara, meningkat 12 persen daripada 2022 (2.094 perkara).", "2.094 -> 2.345 naik 12%"),
    ("Ekspor kopi dari 250.000 ton merosot ke 200.000 ton atau 20 persen.", "250.000 -> 200.000 turun 20%"),
    ("Total aset per Juni Rp50,2 triliun, lebih tinggi 5,2% dari posisi akhir 2022 sebesar Rp47,7 triliun.",
     "47,7 triliun -> 50,2 triliun naik 5,2%"),
    ("Tahun 2022 tercatat 120 kejadian dan tahun 2023 tercatat 150 kejadian, naik 25 persen.", "120 -> 150 naik 25%"),
    ("Kecelakaan tahun 2023 sebanyak 150 kejadian, tahun 2022 sebanyak 120 kejadian, atau naik 25 persen.",
     "120 -> 150 naik 25%"),
    ("Ekspor ke enam negara mencapai US$136,65 juta atau turun 35,18 persen dibanding Januari yang US$210,82 juta.",
     "210,82 juta -> 136,65 juta turun 35,18%"),
    ("Kejahatan jalanan turun dari 7 kasus di tahun 2020 menjadi 2 kasus tahun ini (71%).", "7 -> 2 turun 71%"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ORDERS)
def test_base_and_new_value_are_told_apart_in_every_order(text, expected):
    assert list(relations(text, "change")) == [expected]


ACROSS_SENTENCES = [
    ("Produksi garam 2.400 ton. Angka itu naik 20 persen dibanding tahun sebelumnya yang 2.000 ton.",
     "2.000 -> 2.400 naik 20%"),
    ("UMKM binaan pada 2021 sebanyak 1.000 unit dan pada 2022 sebanyak 1.250 unit. Artinya ada kenaikan 25 persen.",
     "1.000 -> 1.250 naik 25%"),
    ("Yang tuntas 80 kasus. Hasil itu lebih rendah dari tahun lalu yang 100 kasus. Penyelesaian turun 20 persen.",
     "100 -> 80 turun 20%"),
    ("Kendaraan 1.200 unit, terdiri atas 800 mobil dan 400 motor. Jumlah itu naik 20 persen dari kemarin 1.000 unit.",
     "1.000 -> 1.200 naik 20%"),
    ("Sebelumnya, pengungsi tercatat 2.000 jiwa. Kini bertambah menjadi 3.500 jiwa.", "2.000 -> 3.500 naik"),
    ("Belanja semula Rp45 miliar, berkurang 20 persen. Sehingga belanja menjadi Rp36 miliar.",
     "45 miliar -> 36 miliar turun 20%"),
    ("Aksi kriminal mencapai 2.600 kasus. Angka ini meningkat menjadi 3.100 kasus.", "2.600 -> 3.100 naik"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACROSS_SENTENCES)
def test_an_end_left_out_is_taken_from_the_neighbouring_sentence(text, expected):
    assert expected in relations(text, "change")


def test_one_subject_serves_two_comparisons():
    text = "Impor US$18,51 miliar, turun 3,13 persen dari Desember US$19,11 miliar, namun naik 0,36 persen dari Januari tahun lalu US$18,44 miliar."  # noqa: E501
    assert set(relations(text, "change")) == {
        "19,11 miliar -> 18,51 miliar turun 3,13%",
        "18,44 miliar -> 18,51 miliar naik 0,36%",
    }


def test_another_subject_does_not_take_the_value_of_the_first():
    text = "Impor US$18,51 miliar turun 3,13 persen dari US$19,11 miliar, dan ekspor naik 5 persen dari US$20 miliar."
    assert list(relations(text, "change")) == ["19,11 miliar -> 18,51 miliar turun 3,13%"]


def test_a_target_is_not_what_rose():
    text = "Triwulan ini PAD Rp50 miliar dari target Rp200 miliar, naik dari triwulan lalu yang Rp45 miliar."
    assert list(relations(text, "change")) == ["45 miliar -> 50 miliar naik"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kendaraan 1.200 unit, terdiri atas 800 mobil dan 400 motor, naik 20 persen dari hari biasa yang 1.000 unit.",
         "1.000 -> 1.200 naik 20%"),
        ("Jalan rusak 120 km atau 30 persen dari total 400 km, berkurang dari 150 km tahun lalu.", "150 -> 120 turun"),
        ("Pendaftar 5.000 orang untuk 250 formasi, naik dari 4.000 orang tahun lalu.", "4.000 -> 5.000 naik"),
    ],
)  # fmt: skip
def test_neither_a_part_nor_a_whole_nor_another_unit_is_what_rose(text, expected):
    assert list(relations(text, "change")) == [expected]


def test_the_precise_number_in_brackets_is_the_one_compared():
    text = "Penjualan ritel 998.059 unit, turun 1,5% dari tahun lalu yang sebanyak 1,01 juta (1.013.582) unit."
    assert list(relations(text, "change")) == ["1.013.582 -> 998.059 turun 1,5%"]


WRONG = [
    "Beban usaha turun dari Rp20 miliar menjadi Rp18 miliar atau susut 18 persen.",
    "Beban usaha naik dari Rp20 miliar menjadi Rp18 miliar.",
    "Pelanggan naik 107,72 persen dari 2,98 juta orang menjadi 3,21 juta orang.",
    "Kasus campak 90 kasus. Angka itu turun 60 persen dibanding tahun lalu yang sebanyak 100 kasus.",
    "Cukai Rp12,5 triliun, menyusut 14,5 persen (yoy) dari Rp13,09 triliun.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_change_is_accused(text):
    assert len(accused(text, "change")) == 1


SILENT = [
    "Harga gabah naik 5 persen, sedangkan harga beras naik 7 persen.",
    "Penumpang pesawat 300 ribu orang, sementara penumpang kapal 200 ribu orang, naik 10 persen.",
    "Jatim mencatat 500 kasus, lebih tinggi dari Jateng yang mencatat 400 kasus.",
    "Ia naik kereta dari Bandung bersama 50 orang rombongan menuju 3 kota.",
    "Bunga turun dari 12 persen, plafon naik menjadi Rp500 juta.",
    "Produksi naik di 21 provinsi, dengan 10 provinsi meningkat besar, yakni Jambi (48,13 persen) dan"
    " Riau (21 persen).",
    "Jatah BBM dipangkas dari 5%-15% di setiap SPBU.",
    "Rupiah menguat dari Rp15.650 menjadi Rp15.600 per dolar AS.",
    "Rasio kredit macet 2,5 persen, membaik dari 2,7 persen.",
    "Laba merosot karena naiknya beban keuangan.",
    "Ekspor naik 5 persen dari US$20 miliar.",
    "Impor US$18,51 miliar, ekspor turun 5 persen dari US$20 miliar.",
    "Penumpang domestik 500 orang dan internasional naik 10 persen dari 400 orang.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_change_is_made_of_figures_that_do_not_belong_together(text):
    assert list(relations(text, "change")) == []


def test_a_percentage_of_another_statement_nearby_is_left_alone():
    text = (
        "Kasus pencurian naik 42 kasus atau 21,09 persen. Pada 2023 kasus yang diselesaikan 588 kasus, sedangkan pada"
        " 2024 terdapat 1.023 kasus yang diselesaikan."
    )
    assert list(relations(text, "change")) == []


def test_a_fall_without_a_base_does_not_take_the_base_of_its_neighbour():
    text = (
        "Pendapatan Rp16,03 triliun, lebih rendah dibanding tahun lalu yang Rp16,35 triliun. Beban pokok tercatat"
        " Rp11,21 triliun atau menurun 4,05 persen."
    )
    assert list(relations(text, "change")) == ["16,35 triliun -> 16,03 triliun turun"]


def test_the_reasons_name_the_words():
    (relation,) = relations("Beban turun dari Rp20 miliar menjadi Rp18 miliar.", "change").values()
    assert relation.reasons[0] == "cue: turun … dari … menjadi"
    assert relation.confidence > 0.9


COMPARED = [
    ("Produksi batu bara menyentuh 41,9 juta ton, 13 persen lebih tinggi ketimbang 37,1 juta ton pada 2022.",
     "37,1 juta -> 41,9 juta naik 13%"),
    ("Penjualan ritel 9.600 unit, 4 persen di bawah bulan sebelumnya yang masih 10.000 unit.",
     "10.000 -> 9.600 turun 4%"),
    ("Pengunjung kebun raya 48.300 orang, atau 15 persen lebih banyak dari libur Lebaran 2023 yang 42.000 orang.",
     "42.000 -> 48.300 naik 15%"),
    ("Penambahan kasus pekan ini tinggal 23 ekor, turun dibandingkan 64 ekor pada pekan sebelumnya.", "64 -> 23 turun"),
    ("Angka itu tidak bisa disandingkan dengan survei yang menempatkan Sukamaju pada 20,9 persen, naik dari"
     " 16,6 persen.",
     "16,6% -> 20,9% naik"),
    ("Rasio elektrifikasi naik menjadi 99,8 persen. Dulu hanya 97 persen.", "97% -> 99,8% naik"),
    ("Laba bersih Rp8,4 miliar atau meningkat 12 persen year on year (2022: Rp7,5 miliar).",
     "7,5 miliar -> 8,4 miliar naik 12%"),
    ("Volume sampah Lebaran 1.260 ton per hari, padahal hari biasa 900 ton. Artinya ada lonjakan 40 persen.",
     "900 -> 1.260 naik 40%"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMPARED)
def test_comparisons_are_changes_whichever_way_they_are_put(text, expected):
    assert list(relations(text, "change")) == [expected]


def test_then_and_now_side_by_side_are_no_change():
    assert not relations("Produktivitas padi 6,87 ton per hektare. Kalau tahun lalu hanya 6,62 ton.", "change")
    assert not relations("Harga gabah saat ini Rp6.100 per kilogram, di atas HPP Rp5.000.", "change")


def test_a_fall_told_as_a_rise_is_found_where_the_subject_is_taken_up():
    text = "Wholesales tercatat 755.778 unit. Kumulatifnya masih tumbuh tipis 0,3 persen kalau dibandingkan periode yang sama tahun lalu, waktu itu 758.216 unit."  # noqa: E501
    assert accused(text, "change") == ["758.216 -> 755.778 naik 0,3%"]


RECKONED = [
    ("PAD murni Rp412,6 miliar, kini Rp447,9 miliar. PAD kami pacu supaya naik Rp35,3 miliar. Itu 8,56 persen.",
     "412,6 miliar -> 447,9 miliar naik 8,56%"),
    ("Jalan tidak mantap kini tinggal 290,6 km. Anggarannya Rp86,4 miliar. Tahun lalu yang tidak mantap masih 318,9 km."
     " Jadi menyusut 28,3 km atau 8,87 persen.",
     "318,9 -> 290,6 turun 8,87%"),
    ("Produksi gabah 297.375 ton. Setahun lalu, produksinya 277.875 ton. Dengan demikian terjadi peningkatan produksi"
     " 19.500 ton (7,02%).",
     "277.875 -> 297.375 naik 7,02%"),
    ("Inflasi tahunan sebesar 2,61 persen dengan IHK 106,84. IHK Juli 2024 berada pada posisi 104,12.",
     "104,12 -> 106,84 naik 2,61%"),
    ("Harga cabai rawit naik paling tajam, dari Rp42.000 melejit ke Rp68.000 per kilogram, itu 61,9 persen.",
     "42.000 -> 68.000 naik 61,9%"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RECKONED)
def test_ends_left_open_are_those_that_fit_beyond_accident(text, expected):
    assert list(relations(text, "change")) == [expected]


def test_inflation_that_no_two_index_levels_make_says_nothing():
    assert not relations("Inflasi 3,1 persen dengan IHK 106,84. IHK Juli 2024 berada pada posisi 104,12.", "change")


def test_a_sign_in_brackets_tells_the_way():
    assert list(relations("Beban tercatat Rp3,3 triliun vs Rp3 triliun di 2022 (+10%).", "change")) == [
        "3 triliun -> 3,3 triliun naik 10%"
    ]
    assert accused("Penjualan 420 unit vs 400 unit di 2022 (+15%).", "change") == ["400 -> 420 naik 15%"]


def test_an_aim_is_no_change_that_happened():
    text = "Arus Desember 131.870 peti, November 127.402 peti. Tahun ini kami mematok kenaikan maksimal 4 persen."
    assert not relations(text, "change")


def test_the_level_beside_the_move_may_be_where_it_began():
    text = "Bulog menyerap 85.231 ton hingga 15 Mei 2023. Pada periode sama 2022 serapan baru 61.904 ton, sehingga ada tambahan 23.327 ton atau tumbuh 37,68 persen."  # noqa: E501
    assert "61.904 -> 85.231 naik 37,68%" in relations(text, "change")
