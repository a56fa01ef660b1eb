"""Places with their codes in the register, and the place of each figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.article import Article
from extractor.entities.gazetteer import villages_in

Read = Callable[[str], Article]


def _places_of_figures(article: Article) -> list[str | None]:
    names = {entity.id: entity.name for entity in article.entities}
    return [names.get(figure.place or "") for figure in article.figures]


def _codes(article: Article) -> dict[str, str | None]:
    return {entity.name: entity.code for entity in article.entities if entity.kind == "place"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "Banjir melanda Kabupaten Bone Bolango, Provinsi Gorontalo.",
            {"Kabupaten Bone Bolango": "75.03", "Provinsi Gorontalo": "75"},
        ),
        ("Banjir melanda Kota Bekasi.", {"Kota Bekasi": "32.75"}),
        ("Banjir melanda Bekasi.", {"Bekasi": None}),  # the city or the regency
        (
            "Banjir melanda Desa Podo, Kecamatan Kedungwuni, Kabupaten Pekalongan.",
            {"Desa Podo": "33.26.13.2010", "Kecamatan Kedungwuni": "33.26.13", "Kabupaten Pekalongan": "33.26"},
        ),
        ("Banjir melanda Desa Sukamaju.", {"Desa Sukamaju": None}),  # one of very many
        (
            "Warga Kabupaten Lebak di Kecamatan Maja mengungsi.",
            {"Kabupaten Lebak": "36.02", "Kecamatan Maja": "36.02.13"},
        ),
    ],
)
def test_the_code_is_given_where_only_one_region_can_be_meant(
    text: str, codes: dict[str, str | None], read: Read
) -> None:
    assert _codes(read(text)) == codes


def test_villages_are_found_by_district_and_by_regency() -> None:
    assert villages_in("11.01.01")["keude bakongan"] == ("11.01.01.2001",)  # the first of the register
    assert villages_in("33.26.13")["podo"] == villages_in("33.26")["podo"]
    assert not villages_in("99.99")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Di Kota Tegal, 12 rumah rusak.", ["Kota Tegal"]),
        (
            "Kabupaten Garut 12 kasus, Kota Tegal 7 kasus, dan Kabupaten Brebes 5 kasus.",
            ["Kabupaten Garut", "Kota Tegal", "Kabupaten Brebes"],
        ),
        (
            "Kabupaten Garut rusak berat 12 unit, rusak ringan 5 unit; Kota Tegal rusak berat 3 unit.",
            ["Kabupaten Garut", "Kabupaten Garut", "Kota Tegal"],
        ),
        ("Kecamatan Maja 23 kasus, Sajira 24 kasus.", ["Kecamatan Maja", "Sajira"]),
        ("Kecamatan Maja 23 kasus, Antahberantah 24 kasus.", ["Kecamatan Maja", None]),  # a place nobody knows
        ("Ada 12 rumah rusak.", [None]),
    ],
)
def test_a_figure_is_of_the_place_in_its_own_item(text: str, places: list[str | None], read: Read) -> None:
    assert _places_of_figures(read(text)) == places
