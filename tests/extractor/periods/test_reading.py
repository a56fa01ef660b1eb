"""What a journalist would expect of dates in running text, beyond the examples of single lexicon entries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.article import Article
from extractor.periods.grammar import forms

Read = Callable[..., Article]


def spans(article: Article) -> list[str]:
    return [f"{period.since}..{period.until}" for period in article.periods]


def test_the_day_of_publishing_is_found_in_the_stamp(read: Read) -> None:
    article = read("Panen Raya di Sigi\nRabu, 15 November 2023 | 09:15 WIB\nTahun ini panen 1.200 ton.")
    assert str(article.published) == "2023-11-15"
    assert "2023-01-01..2023-12-31" in spans(article)


def test_a_given_day_of_publishing_stays(read: Read) -> None:
    article = read("Panen Raya\n16/11/2023 10:38 WIB\nTahun ini panen 1.200 ton.", "2022-01-05")
    assert str(article.published) == "2022-01-05"


def test_a_day_within_the_story_is_not_the_day_of_publishing(read: Read) -> None:
    article = read("Warga Sigi mengungsi.\nGempa mengguncang Sigi pada 28 September 2018.")
    assert article.published is None


def test_the_day_of_the_words_anchors_what_they_say(read: Read) -> None:
    article = read('"Kemarin 40 rumah terendam," kata Camat Biromaru Yasir, Rabu (15/11/2023).')
    assert "2023-11-14..2023-11-14" in spans(article)


def test_today_is_the_day_the_sentence_was_said(read: Read) -> None:
    article = read('"Hari ini 40 paket dibagikan," ujar Camat Yasir di Sigi, Senin 25 April 2022.', "2022-04-26")
    assert spans(article)[0] == "2022-04-25..2022-04-25"


def test_without_any_anchor_relative_dates_stay_unread(read: Read) -> None:
    assert read("Tahun ini panen 1.200 ton, naik dari tahun lalu. Rabu (15/11) dipanen 20 ton.").periods == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Rapat digelar Rabu (15/11) pukul 09.30 WIB dengan 20 peserta.", {"20"}),
        ("Pada 2019-2021 ada 12 kasus.", {"12"}),
        ("Perda Nomor 5 Tahun 2020 diteken 3 Maret 2020.", {"5"}),
        ("Sebanyak 2019 orang hadir.", {"2019"}),
        ("Semester 5 diikuti 30 mahasiswa.", {"30"}),
        ("Musim haji 1445 H/2024 M diikuti 241 orang.", {"241"}),
        ("Data per 31/12/2018 mencatat 12 orang.", {"12"}),
        ("Pada 13, 14 November 2023 ada 12 orang.", {"12"}),
    ],
)
def test_dates_are_kept_from_the_figures(text: str, numbers: set[str], read: Read) -> None:
    article = read(text)
    covered = {offset for start, end in article.not_figures for offset in range(start, end)}
    left = "".join(char if offset not in covered else " " for offset, char in enumerate(text))
    assert {word.strip(".,()") for word in left.split() if word[:1].isdigit()} == numbers


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Rabu (15/11) ada 12 kasus.", "2023-11-16", "2023-11-15..2023-11-15"),
        ("Sabtu (30/12) ada 12 kasus.", "2024-01-02", "2023-12-30..2023-12-30"),
        ("Pada Desember ada 12 kasus.", "2024-01-02", "2023-12-01..2023-12-31"),
        ("Beras disiapkan sampai Desember.", "2020-09-02", "2020-12-01..2020-12-31"),
        ("Kuartal IV ditutup dengan 12 kasus.", "2024-01-20", "2023-10-01..2023-12-31"),
        ("Pada 29 Februari 2024 ada 12 kasus.", None, "2024-02-29..2024-02-29"),
    ],
)
def test_a_date_without_its_year_is_the_nearest(text: str, published: str | None, expected: str, read: Read) -> None:
    assert spans(read(text, published)) == [expected]


@pytest.mark.parametrize("text", ["Pada 30 Februari 2023 ada 12.", "Rabu (31/6/2023).", "2020-13-45", "Pada 2022-2019"])
def test_days_that_the_calendar_lacks_are_no_periods(text: str, read: Read) -> None:
    assert all(period.since <= period.until for period in read(text).periods)
    assert "2023-02-30" not in " ".join(spans(read(text)))


def test_the_same_stretch_a_year_before(read: Read) -> None:
    text = (
        "Laba kuartal II 2023 mencapai Rp2 miliar, naik dari Rp1 miliar pada periode yang sama tahun sebelumnya. "
        "Pendapatan kargo anjlok dari Rp5 miliar pada kuartal kedua tahun lalu. "
        "Beban naik dari Rp3 miliar pada periode yang sama tahun sebelumnya."
    )
    assert spans(read(text, "2023-08-01")) == [
        "2023-04-01..2023-06-30",
        "2022-04-01..2022-06-30",
        "2022-04-01..2022-06-30",
        "2022-04-01..2022-06-30",
    ]


def test_a_weekday_that_cannot_be_is_noticed_once(read: Read) -> None:
    article = read("Bantuan dibagikan Rabu (16/11/2023). Kata dia, Kamis (16/11/2023), penerima 40 orang.")
    assert [article.text[start:end] for notice in article.notices for start, end in notice.spans] == [
        "Rabu (16/11/2023)"
    ]
    assert article.notices[0].values["actual_id"] == "Kamis"


def test_reading_asks_of_every_word_a_bounded_number_of_forms() -> None:
    assert max(len(tried) for tried in forms().values()) <= 8


def test_the_date_of_an_old_paper_does_not_anchor_the_day_of_the_words(read: Read) -> None:
    text = "Penahanan itu, kata Kapolres dalam siaran persnya, Kamis (27/11), berawal dari laporan, 5 Agustus 2024."
    article = read(text, "2025-11-27")
    assert spans(article) == ["2025-11-27..2025-11-27", "2024-08-05..2024-08-05"]
    assert article.notices == []


def test_a_date_that_may_be_of_another_year_is_no_mismatch(read: Read) -> None:
    assert read("Rapat digelar Senin (16/6).", "2023-11-27").notices == []


def test_a_copyright_line_dates_nothing(read: Read) -> None:
    assert read("Panen 120 ton.\nCopyright © ANTARA 2024").periods == []


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_no_place_to_fall_off(published: str, read: Read) -> None:
    text = (
        "Tahun depan, tahun lalu, kemarin, besok, Senin lalu, Senin mendatang, Januari lalu, bulan depan ada 12 kasus."
    )
    assert all(period.since <= period.until for period in read(text, published).periods)
