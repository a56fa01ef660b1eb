"""People once each, with every mention of them; names without titles and degrees."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from extractor.article import Article, Entity

Read = Callable[[str], Article]


def _people(article: Article) -> list[Entity]:
    return [entity for entity in article.entities if entity.kind == "person"]


def test_titles_and_degrees_are_no_part_of_the_name(read: Read) -> None:
    (person,) = _people(
        read("Kepala Dinas Sosial Garut, Drs. H. Bimo Satriyo, S.Sos., M.Si, mengatakan 5 orang hadir.")
    )
    assert (person.name, person.role) == ("Bimo Satriyo", "Kepala Dinas Sosial Garut")


def test_name_and_place_of_a_role_are_told_apart(read: Read) -> None:
    (person,) = _people(read("Sekretaris Daerah (Sekda) Kabupaten Bone Bolango Ishak Ntoma menyebut 5 desa."))
    assert (person.name, person.role) == ("Ishak Ntoma", "Sekretaris Daerah (Sekda) Kabupaten Bone Bolango")


def test_aliases_are_mentions_of_the_person(read: Read) -> None:
    text = (
        "Sekretaris Daerah (Sekda) Kabupaten Garut Bimo Satriyo menyebut 5 desa terendam. "
        "Bimo mengatakan 3 desa surut. Ia menambahkan 2 desa belum. Menurut Sekda, 1 jembatan putus."
    )
    article = read(text)
    (person,) = _people(article)
    assert [text[start:end] for start, end in person.mentions] == ["Bimo Satriyo", "Bimo", "Ia", "Sekda"]
    assert {figure.speaker for figure in article.figures} == {person.id}


def test_a_shared_name_goes_to_the_one_named_last(read: Read) -> None:
    text = (
        "Camat Cibatu Hasan Basuki menyebut 5 desa terendam. Lurah Sukamaju Hasan Asyrofi menyebut 3 rumah rusak. "
        '"Ada 2 warga luka," kata Hasan.'
    )
    article = read(text)
    names = {person.id: person.name for person in _people(article)}
    assert [names[figure.speaker or ""] for figure in article.figures] == [
        "Hasan Basuki",
        "Hasan Asyrofi",
        "Hasan Asyrofi",
    ]


def test_the_fullest_role_is_kept(read: Read) -> None:
    (person,) = _people(
        read("Bupati Wulan Prihatini hadir. Bupati Kabupaten Garut Wulan Prihatini membawa 5 ton beras.")
    )
    assert person.role == "Bupati Kabupaten Garut"


def test_credits_are_people_who_say_nothing(read: Read) -> None:
    article = read('Banjir surut. "Masih 12 rumah terendam," katanya.\nPewarta: Laila Maharani\nEditor: Bimo Satriyo')
    assert [(p.name, p.role) for p in _people(article)] == [("Laila Maharani", "Pewarta"), ("Bimo Satriyo", "Editor")]
    assert article.figures[0].speaker is None


def test_mentions_are_offsets_into_the_text_as_given(read: Read) -> None:
    text = "Kata\u00a0Bupati Garut “Wulan Prihatini”, 12 desa terendam. 😀 Menurut Wulan, 3 surut."
    for entity in read(text).entities:
        assert all(text[start:end].strip() == text[start:end] for start, end in entity.mentions)
    assert "Wulan" in [text[s:e] for p in _people(read(text)) for s, e in p.mentions]


def test_threads_do_not_disturb_each_other(read: Read) -> None:
    texts = [
        f"Kepala Dinas Sosial Garut {name} Prihatini menyebut 5 desa." for name in ("Wulan", "Laila", "Ratna")
    ] * 20
    expected = [[(p.name, p.role) for p in _people(read(text))] for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert [[(p.name, p.role) for p in _people(article)] for article in pool.map(read, texts)] == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ('"Kapok," ujar Darma Saleh (31), petani Desa Kalibening.', "petani Desa Kalibening"),
        ('"Habis," kata Imas Nuraini, warga Kampung Babakan, Senin.', "warga Kampung Babakan"),
        ("Faris Abimanyu (17), siswa SMAN 3 Kedungsari, meraih tiga emas.", "siswa SMAN 3 Kedungsari"),
        ("Menurut Budi Santoso, petani tidak perlu cemas.", None),
        ("Kata Budi Santoso, warga sudah menerima 20 paket.", None),
    ],
)
def test_a_calling_after_a_name_needs_its_place(read: Read, text: str, role: str | None) -> None:
    (person,) = _people(read(text))
    assert person.role == role
