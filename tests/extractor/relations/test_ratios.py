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
