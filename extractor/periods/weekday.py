"""The rule "weekday": a weekday that does not fit its date."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from extractor.article import Notice
from extractor.rule import Example, Message, Rule

WEEKDAY = Rule(
    id="weekday",
    name=Message(id="Hari tidak cocok dengan tanggalnya", en="Weekday does not fit its date"),
    explanation=Message(
        id="Nama hari yang ditulis bukan hari dari tanggal di sampingnya menurut kalender. Salah satunya keliru.",
        en="The weekday as written is not the weekday of the date beside it. One of the two is wrong.",
    ),
    fires=(
        Example("Kata dia di Palu, Rabu (16/11/2023).", expect="Rabu (16/11/2023)"),
        Example("Rapat digelar Senin, 17 Agustus 2023.", expect="Senin, 17 Agustus 2023"),
        Example("Bantuan dibagikan Jumat (15/11).", expect="Jumat (15/11)", published="2023-11-16"),
        Example("Banjir sejak Kamis (4/12/2024), kata dia, Selasa (10/12/2024).", expect="Kamis (4/12/2024)"),
        Example("Dibuka hingga Senin (10/12/2024), kata dia, Rabu (4/12/2024).", expect="Senin (10/12/2024)"),
    ),
    silent=(
        Example("Kata dia di Palu, Kamis (16/11/2023)."),
        Example("Rapat digelar Kamis, 17 Agustus 2023."),
        Example("Bantuan dibagikan Rabu (15/11).", published="2023-11-16"),
        Example("Bantuan dibagikan Jumat (15/11)."),
        Example("Sabtu-Minggu (11-12/11/2023) pameran dibuka."),
        Example("Banjir melanda sejak Rabu (4/12/2024), kata dia, Selasa (10/12/2024).", published="2024-12-10"),
        Example("Pameran dibuka hingga Selasa (10/12/2024), kata dia, Rabu (4/12/2024).", published="2024-12-04"),
    ),
    messages={
        "mismatch": Message(
            id="Tertulis {written}, padahal {date_id} jatuh pada hari {actual_id}.",
            en="It says {written}, but {date_en} was a {actual_en}.",
        )
    },
)


def check_weekday(weekday: int | None, day: date, start: int, end: int, written: str) -> Notice | None:
    """Return a Notice where `weekday` (Monday 0; None: not written) is not the weekday of `day`."""
    if weekday is None or weekday == day.weekday():
        return None
    return Notice(
        rule=WEEKDAY.id,
        spans=[(start, end)],
        values={
            "message": "mismatch",
            "written": written,
            "date_id": format_date(day, "d MMMM y", locale="id"),
            "date_en": format_date(day, "d MMMM y", locale="en"),
            "actual_id": format_date(day, "EEEE", locale="id"),
            "actual_en": format_date(day, "EEEE", locale="en"),
        },
    )
