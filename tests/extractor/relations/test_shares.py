import pytest
from linked import accused, relations

FIRES = [
    ("Realisasi Rp680 triliun atau 48,6 persen dari target tahun ini Rp1.400"
     " triliun.", "680 triliun / 1.400 triliun = 48,6%"),
    ("Target PAD Rp200 miliar. Hingga September sudah terkumpul Rp150 miliar atau 75 persen.",
     "150 miliar / 200 miliar = 75%"),
    ("Dari kuota 5.000 orang, sudah terisi 4.000 orang (80 persen).", "4.000 / 5.000 = 80%"),
    ("Sebanyak 450 dari 500 peserta (90 persen) lulus.", "450 / 500 = 90%"),
    ("Sebanyak 90 persen dari 500 peserta atau 450 orang lulus.", "450 / 500 = 90%"),
    ("Serapan anggaran 80 persen, yakni Rp80 miliar dari pagu Rp100 miliar.", "80 miliar / 100 miliar = 80%"),
    ("Realisasi mencapai Rp4,6 triliun atau 105 persen, dari target Rp4,4"
     " triliun.", "4,6 triliun / 4,4 triliun = 105%"),
    ("Dari total 400 sampel, 100 sampel diperiksa. Dari jumlah itu, 25 sampel atau 25 persen"
     " positif.", "25 / 100 = 25%"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIRES)
def test_part_and_whole_are_found(text, expected):
    found = relations(text, "share")
    assert list(found) == [expected]
    assert found[expected].asserted


def test_items_of_a_list_share_the_whole_after_or_before_them():
    after = "Laki-laki 2.500 orang atau 50,5 persen dan perempuan 2.450 orang atau 49,5 persen dari total 4.950 orang."
    before = "Penduduk 4.950 orang, yaitu laki-laki 2.500 orang (50,5 persen) dan perempuan 2.450 orang (49,5 persen)."
    for text in (after, before):
        assert list(relations(text, "share")) == ["2.500 / 4.950 = 50,5%", "2.450 / 4.950 = 49,5%"]


def test_the_total_named_with_the_first_share_is_that_of_the_second():
    text = "Premi Rp80 miliar. Umum Rp72 miliar atau 90 persen dari total premi, syariah Rp8 miliar atau 10 persen."
    assert list(relations(text, "share")) == ["72 miliar / 80 miliar = 90%", "8 miliar / 80 miliar = 10%"]
    assert accused(text.replace("Rp8 miliar", "Rp18 miliar"), "share") == ["18 miliar / 80 miliar = 10%"]


def test_a_target_of_one_item_is_not_that_of_the_next():
    text = "Pajak Rp77 miliar atau 110 persen dari target Rp70 miliar, sedangkan retribusi Rp18 miliar atau 95 persen."
    assert list(relations(text, "share")) == ["77 miliar / 70 miliar = 110%"]


WRONG = [
    "Realisasi Rp680 triliun atau 84,6 persen dari target tahun ini Rp1.400 triliun.",
    "Belanja sudah terserap Rp2,40 triliun. Jumlah itu setara 88,3 persen dari pagu Rp3,00 triliun.",
    "Pegawai ada 120 orang: 60 orang (50 persen) di dinas, 30 orang (25 persen) di kecamatan, 31 orang"
    " (35 persen) di desa.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_share_is_accused(text):
    assert len(accused(text, "share")) == 1


SILENT = [
    "Belanja terealisasi Rp348,1 triliun atau 9,6 persen dari pagu. Transfer Rp136,6 triliun atau 14,9"
    " persen dari target.",
    "Sektor pertanian menyumbang 30 persen, industri 25 persen, dan perdagangan 15 persen.",
    "Dana transfer Rp743 triliun (73,66 persen) dan pendapatan dari pos lainnya Rp265 triliun (26,34 persen).",
    "Dari 34 provinsi, sebanyak 13.683 orang atau 40 persen sembuh.",
    "Peserta laki-laki 300 orang. Sebanyak 40 persen dari 500 peserta adalah perempuan.",
    "Pengangguran 1,2 juta orang (5,2 persen), turun 100 ribu orang dari 1,3 juta orang (5,7 persen).",
    "Laba naik 25 persen atau Rp20 miliar dari Rp80 miliar.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_share_without_its_whole(text):
    assert list(relations(text, "share")) == []


def test_who_among_them_may_stand_between():
    text = "Peserta lomba 640 orang, 55 persen di antaranya perempuan, yakni {} orang."
    assert list(relations(text.format(352), "share")) == ["352 / 640 = 55%"]
    assert accused(text.format(325), "share") == ["325 / 640 = 55%"]


OWN_YARDSTICK = [
    "Dalam outlook, pendapatan ditaksir Rp2.865,5 triliun. Penerimaan pajak menyumbang Rp1.295,3 triliun (62,4 persen"
    " outlook), kepabeanan Rp221,3 triliun (71,3 persen dari Rp310,4 triliun).",
    "Pagu APBD tahun ini Rp3 triliun. Dinas Kesehatan baru membelanjakan Rp500 miliar atau 30 persen dari pagu.",
    "Target penerimaan daerah Rp500 miliar. Parkir menyetor Rp230 miliar (90 persen dari target).",
]


@pytest.mark.parametrize("text", OWN_YARDSTICK)
def test_each_amount_has_a_target_of_its_own(text):
    assert accused(text, "share") == []


def test_a_share_of_the_target_of_the_very_same_thing_is_accused():
    text = "Pajak daerah ditargetkan Rp200 miliar. Hingga Mei pajak daerah terkumpul Rp80 miliar atau 50 persen target."
    assert accused(text, "share") == ["80 miliar / 200 miliar = 50%"]


REST = (
    "Biaya haji ditetapkan Rp89,41 juta. Dari jumlah ini, Rp55,43 juta (sekitar 62 persen) ditanggung jemaah, sementara"
    " nilai manfaat menutup sisanya, yakni Rp33,98 juta (38 persen)."
)


def test_what_is_left_is_a_share_of_what_it_is_left_of():
    assert list(relations(REST, "share")) == ["55,43 juta / 89,41 juta = 62%", "33,98 juta / 89,41 juta = 38%"]
    assert accused(REST.replace("(38 persen)", "(48 persen)"), "share") == ["33,98 juta / 89,41 juta = 48%"]
