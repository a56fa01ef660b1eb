"""What a date looks like: one pattern over the text, made from the lexicon, and the mentions it yields.

A mention is only what stands there ("15/11", "triwulan III", "tahun lalu"); resolving.py says which days that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import regex
from babel import Locale

from extractor.lexicon import load

Kind = Literal["day", "month", "part", "year", "relative", "same", "weekday", "clock", "other"]
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


@dataclass(slots=True)
class Mention:
    """One date expression as written; fields it does not state are None."""

    start: int
    end: int
    kind: Kind
    day: int | None = None
    last_day: int | None = None  # of "9-22 Maret"
    month: int | None = None
    last_month: int | None = None  # of "(29/11-1/12)"
    year: int | None = None
    last_year: int | None = None  # of "2007-2010"
    weekday: int | None = None
    last_weekday: int | None = None
    months: int | None = None  # length of a part of the year
    number: int | None = None  # which part
    last_number: int | None = None  # of "triwulan I-III"
    year_by: str | None = None  # "tahun lalu"
    side: str | None = None  # "lalu", "mendatang"
    words: str | None = None  # of a relative expression
    school: bool = False  # a year that begins in July
    stated: bool = False  # a year that says so ("tahun 2016", "TA 2023")
    bare_number: bool = False  # a part numbered with a digit alone


def _either(words: Iterable[str]) -> str:
    """Return an alternation of literal words, longest first, any run of spaces for a space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(regex.escape(word, literal_spaces=False).replace(r"\ ", r"[ \t]{1,3}") for word in ordered)


def cased(names: Iterable[str]) -> str:
    """Return an alternation of names in their own case and in capitals."""
    return _either([form for name in names for form in (name, name.upper())])


@cache
def month_names() -> Mapping[str, int]:
    """Full names of months in lower case, Indonesian with its variants and English, and their numbers."""
    names = {name: number for code in ("id", "en") for number, name in _months(code, "wide").items()}
    return {name.lower(): number for name, number in (names | load("calendar")["months"]["variants"]).items()}


@cache
def month_short_names() -> Mapping[str, int]:
    """Short names of months in lower case, and their numbers."""
    names = {name: number for code in ("id", "en") for number, name in _months(code, "abbreviated").items()}
    return {name.lower(): number for name, number in (names | load("calendar")["months"]["short"]).items()}


@cache
def weekday_names() -> Mapping[str, int]:
    """Full names of weekdays in lower case, Monday 0, and their numbers."""
    names = {name: int(number) for number, name in Locale.parse("id").days["format"]["wide"].items()}
    return {name.lower(): number for name, number in (names | load("calendar")["weekdays"]["variants"]).items()}


def _months(code: str, width: str) -> dict[str, str] | dict[int, str]:
    return {int(number): str(name) for number, name in Locale.parse(code).months["format"][width].items()}


def _titled(names: Iterable[str]) -> str:
    return cased(name[:1].upper() + name[1:] for name in names)


@cache
def _pattern() -> regex.Pattern[str]:
    """Compile the one pattern. Every repeat in it is bounded, so a scan costs a fixed amount a character."""
    calendar, relative, cues = load("calendar"), load("relative"), load("period_cues")
    year_by = _either([*relative["year_by"]["words"], *relative["year_by"]["of_topic"]])
    full = {name for name in month_names()}
    return regex.compile(
        rf"""
        (?(DEFINE)
          (?P<S>[ \t]{{0,2}})
          (?P<YEAR>(?:1[89]|20)\d\d(?!\d|[.,]\d(?!\d[:.]\d)))
          (?P<DAY>(?:3[01]|[12]\d|0?[1-9])(?!\d))
          (?P<NUM>(?:1[0-2]|0?[1-9])(?!\d))
          (?P<TO>[ \t]{{0,2}}-[ \t]{{0,2}}|[ \t]{{1,2}}(?i:{_either(word for word in cues["range"]["words"] if word != "-")})[ \t]{{1,2}}(?:(?i:tanggal)[ \t])?)
          (?P<WEEKDAY>{_titled(weekday_names())})
          (?P<FULL>(?:{_titled(full)})(?!\p{{L}}))
          (?P<SHORT>(?:{_titled(month_short_names())})(?!\p{{L}})\.?)
          (?P<ROMAN>(?:IV|I{{1,3}})(?!\p{{L}}))
          (?P<ORDINAL>(?i:{_either(calendar["ordinals"]["words"])})(?!\p{{L}}))
        )
        (?<![\p{{L}}\d])
        (?:
          # a moment of a log or a feed
          (?P<stamp>\d{{4}}-\d\d-\d\d)T\d\d:\d\d(?::\d\d)?(?:\.\d{{1,6}})?Z?
        | (?P<iso>(?P<iy>(?&YEAR))-(?P<im>\d\d)-(?P<id>\d\d))(?![\d-])
          # 15/11, Rabu (15/11), Selasa (17/10/2023), Sabtu-Minggu (11-12/11/2023), 29/11-1/12
        | (?:(?P<nw>(?&WEEKDAY))(?:(?&TO)(?P<nw2>(?&WEEKDAY)))?(?&S),?(?&S))?(?P<np>\(?)(?&S)
          (?<![.,:/-])(?P<nd>(?&DAY))(?:[/](?P<nm0>(?&NUM)))?(?:(?&S)(?:-|(?i:dan|hingga|sampai))(?&S)(?P<nd2>(?&DAY)))?[/](?P<nm>(?&NUM))
          (?:[/](?P<ny>(?&YEAR)|\d\d(?!\d)))?(?![/]?\d)(?P<nq>(?&S)\)?)
        | (?:(?P<fw>(?&WEEKDAY))(?&S),?(?&S)\(?)?(?<![.,:/])(?P<fd>(?&DAY))(?P<fs>[-.])(?P<fm>(?&NUM))(?P=fs)(?P<fy>(?&YEAR))(?!\d)
          # 17 Agustus 2023, Rabu, 5 Januari 2022, 9-22 Maret 2020, 30 dan 31 Mei, 7 Juni (H-8)
        | (?:(?P<dw>(?&WEEKDAY))(?:(?&TO)(?P<dw2>(?&WEEKDAY)))?(?&S),?(?&S)\(?)?(?:(?i:tanggal|tgl\.?)(?&S))?(?:(?i:dari)(?&S))?
          (?<![.,:/])(?<!\d-)(?P<dd>(?&DAY))(?:(?:(?&TO)|[ \t]?(?:,|(?i:dan)|&)[ \t]?)(?P<dd2>(?&DAY)))?(?&S)-?(?&S)
          (?:(?P<dm>(?&FULL))|(?P<dms>(?&SHORT)))
          (?:(?&S)[,-]?(?&S)(?:(?i:tahun|thn\.?|th\.?)(?&S))?(?P<dy>(?&YEAR))|[ \t](?P<dr>(?i:{year_by}))(?!\p{{L}}))?
          (?:(?&S)\([Hh][-+]\d{{1,2}}\))?
          # Agustus 2023, bulan Maret, Maret tahun ini, Jan-Nov 2023
        | (?:(?i:bulan)(?&S))?
          (?: (?P<mm>(?&FULL)|(?&SHORT)(?=(?&S)(?:-(?&S)(?:(?&FULL)|(?&SHORT)))?(?&S)(?:tahun(?&S))?(?&YEAR))) )
          (?:(?&S)[,/-]?(?&S)(?:(?i:tahun|thn\.?|th\.?)(?&S))?(?P<my>(?&YEAR))|[ \t](?P<mr>(?i:{year_by}))(?!\p{{L}}))?
          # triwulan III 2023, kuartal I/2021, semester pertama tahun ini, TW 1-3
        | (?:(?P<pw>(?i:{_either(word for part in calendar["parts"] for word in part["words"])}))(?&S)(?:(?i:ke)-?)?(?&S)
             (?:(?P<pr>(?&ROMAN))(?:(?&TO)(?P<pr2>(?&ROMAN)))?|(?P<po>(?&ORDINAL))|(?P<pn>[1-4])(?:(?&TO)(?P<pn2>[1-4](?!\d)))?(?![\d.,]\d|\d))
             (?:(?&S)[,/-]?(?&S)(?:(?i:pada)[ \t])?(?:(?i:tahun|thn\.?|th\.?)(?&S))?(?P<py>(?&YEAR))|[ \t](?:(?i:pada)[ \t])?(?P<pb>(?i:{year_by}))(?!\p{{L}}))?)
        | (?P<ql>[QH])(?P<qn>[1-4])(?&S)[/-]?(?&S)(?P<qy>(?&YEAR))
        | (?P<qn3>[1-4])(?P<ql3>[QH])(?P<qy3>(?:20)?\d\d)(?!\d)
          # sembilan bulan pertama 2023
        | (?P<fn>1[01]|[2-9]|(?i:{_either(cues["numerals"]["months_of_year"])}))[ \t](?i:bulan[ \t]pertama)
             (?:(?&S)(?:(?i:di|pada)[ \t])?(?:(?i:tahun)(?&S))?(?P<fny>(?&YEAR))|[ \t](?P<fnb>(?i:{year_by}))(?!\p{{L}}))
          # periode yang sama tahun lalu
        | (?:(?i:{_either(relative["same"]["nouns"])}))[ \t](?:(?i:yang)[ \t])?(?i:{_either(relative["same"]["words"])})
             (?:,?[ \t](?:(?i:pada|di|dari)[ \t])?(?:(?i:tahun|thn\.?)[ \t])?(?P<sy>(?&YEAR))|,?[ \t](?:(?i:pada|di|dari)[ \t])?(?P<sb>(?i:{year_by}))(?!\p{{L}}))
          # 1445 Hijriah/2024 Masehi
        | 1[345]\d\d(?&S)(?:Hijriah|Hijriyah|hijriah|H)(?!\p{{L}})(?:(?&S)[/](?&S)(?P<hy>(?&YEAR))(?:(?&S)(?:Masehi|M)(?!\p{{L}}))?)?
          # tahun ajaran 2023/2024, TA 2023, tahun 2016, 2007-2010, 2023
        | (?: (?P<ys>(?i:{_either(cues["school_year"]["words"])}))(?&S)
            | (?P<yk>(?i:(?:di|pada)?tahun(?:[ \t](?:anggaran|buku|pajak|fiskal))?|thn\.?|th\.)|T\.?A\.?)(?&S)
          )?
          (?<![.,:-])(?P<yy>(?&YEAR))(?:(?&S)(?P<yj>[/-])(?&S)(?P<y2>(?&YEAR)|(?<=/)\d\d(?!\d)))?(?![\p{{L}}\d]|[/-]\d)
          # hari ini, tahun lalu
        | (?P<rel>(?i:{_either(word for entry in relative["expression"] for word in entry["words"])}))(?!\p{{L}})
          # Kamis
        | (?P<wd>(?&WEEKDAY))(?!\p{{L}}|-\p{{L}})
          # pukul 14.00 WIB
        | (?i:{_either(cues["clock"]["before"])})(?&S)\d{{1,2}}(?:[.:]\d\d)?(?:(?&S)-(?&S)\d{{1,2}}[.:]\d\d)?(?:(?&S)(?:{_either(cues["clock"]["zones"])})(?!\p{{L}}))?(?!\d)(?P<ck>)
        | (?<![.,\d])\d{{1,2}}[.:]\d\d(?:(?&S)-(?&S)\d{{1,2}}[.:]\d\d)?(?&S)(?:{_either(cues["clock"]["zones"])})(?!\p{{L}})(?P<ck2>)
        )
        """,
        regex.VERBOSE | regex.VERSION1,
    )


def mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    """Yield the date expressions of `text` between two offsets, in order, as they are written."""
    for match in _pattern().finditer(text, start, end):
        mention = _mention(match)
        if mention is not None:
            yield mention


def _mention(match: regex.Match[str]) -> Mention | None:  # noqa: PLR0911, PLR0912
    """Turn a match into a Mention, or None where it reads as no date."""
    said = {name: value for name, value in match.groupdict().items() if value is not None}
    start, end = match.span()
    if "stamp" in said:
        year, month, day = said["stamp"].split("-")
        return Mention(start, end, "day", day=int(day), month=int(month), year=int(year))
    if "iso" in said:
        return Mention(start, end, "day", day=int(said["id"]), month=int(said["im"]), year=int(said["iy"]))
    if "nd" in said:
        return _numeric(match, said)
    if "fd" in said:
        return Mention(
            start,
            end,
            "day",
            day=int(said["fd"]),
            month=int(said["fm"]),
            year=int(said["fy"]),
            weekday=_weekday(said.get("fw")),
        )
    if "dd" in said:
        return _spelled(said, start, end)
    if "mm" in said:
        return Mention(
            start, end, "month", month=_month(said["mm"]), year=_year(said.get("my")), year_by=_lower(said.get("mr"))
        )
    if "pw" in said:
        return _part(said, start, end)
    if "qn" in said or "qn3" in said:
        length = next(
            part["months"] for part in load("calendar")["parts"] if part["letter"] == said.get("ql", said.get("ql3"))
        )
        number = int(said.get("qn") or said["qn3"])
        if number * length > 12:
            return None
        return Mention(start, end, "part", months=length, number=number, year=_year(said.get("qy") or said["qy3"]))
    if "fn" in said:
        count = said["fn"].lower()
        length = load("period_cues")["numerals"]["months_of_year"].get(count) or int(count)
        return Mention(
            start, end, "part", months=length, number=1, year=_year(said.get("fny")), year_by=_lower(said.get("fnb"))
        )
    if "sy" in said or "sb" in said:
        return Mention(
            start, end, "same", year=_year(said.get("sy")), year_by=_lower(said.get("sb")), words=match.group().lower()
        )
    if "yy" in said:
        return _year_mention(said, start, end)
    if "rel" in said:
        return Mention(start, end, "relative", words=_lower(said["rel"]))
    if "wd" in said:
        return Mention(start, end, "weekday", weekday=_weekday(said["wd"]))
    if "ck" in said or "ck2" in said:
        return Mention(start, end, "clock")
    return (
        Mention(start, end, "year", year=_year(said["hy"]), stated=True)
        if "hy" in said
        else Mention(start, end, "other")
    )


def _numeric(match: regex.Match[str], said: dict[str, str]) -> Mention | None:
    """15/11 dates only in brackets, after a weekday, or with its year; alone it is a fraction or a number of a letter."""
    start, end = match.span()
    bracketed = bool(said["np"]) and ")" in said["nq"]
    if not bracketed:
        start, end = match.start("nw" if "nw" in said else "nd"), match.start("nq")
        if "ny" not in said and "nw" not in said:
            return None
    if "nm0" in said and "nd2" not in said:
        return None
    month, first_month = int(said["nm"]), _int(said.get("nm0"))
    return Mention(
        start,
        end,
        "day",
        day=int(said["nd"]),
        last_day=_int(said.get("nd2")),
        month=first_month or month,
        last_month=month if first_month else None,
        year=_year(said.get("ny")),
        weekday=_weekday(said.get("nw")),
        last_weekday=_weekday(said.get("nw2")),
    )


def _spelled(said: dict[str, str], start: int, end: int) -> Mention | None:
    return Mention(
        start,
        end,
        "day",
        day=int(said["dd"]),
        last_day=_int(said.get("dd2")),
        month=_month(said.get("dm") or said["dms"]),
        year=_year(said.get("dy")),
        year_by=_lower(said.get("dr")),
        weekday=_weekday(said.get("dw")),
        last_weekday=_weekday(said.get("dw2")),
    )


def _part(said: dict[str, str], start: int, end: int) -> Mention | None:
    calendar = load("calendar")
    word = " ".join(said["pw"].split()).lower()
    length: int = next(part["months"] for part in calendar["parts"] if word in {w.lower() for w in part["words"]})
    last = said.get("pr2") or said.get("pn2")
    number = (
        _ROMAN.get(said.get("pr", ""))
        or calendar["ordinals"]["words"].get(said.get("po", "").lower())
        or _int(said.get("pn"))
    )
    last_number = (_ROMAN.get(last) or int(last)) if last else None
    if number is None or max(number, last_number or 0) * length > 12:
        return None
    return Mention(
        start,
        end,
        "part",
        months=length,
        number=number,
        last_number=last_number,
        year=_year(said.get("py")),
        year_by=_lower(said.get("pb")),
        bare_number="pn" in said,
    )


def _year_mention(said: dict[str, str], start: int, end: int) -> Mention:
    first, last = int(said["yy"]), said.get("y2")
    closing = None if last is None else int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return Mention(
        start, end, "year", year=first, last_year=closing, school="ys" in said, stated="ys" in said or "yk" in said
    )


def _month(name: str) -> int:
    name = name.rstrip(".").lower()
    return month_names().get(name) or month_short_names()[name]


def _weekday(name: str | None) -> int | None:
    return None if name is None else weekday_names()[name.lower()]


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _int(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _lower(words: str | None) -> str | None:
    return None if words is None else " ".join(words.lower().split())


def examples() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every lexicon section about periods that carries examples: its name and its table."""
    for subject in ("calendar", "relative", "period_cues"):
        for name, section in load(subject).items():
            for number, table in enumerate(section if isinstance(section, list) else [section]):
                if "fires" in table or "silent" in table:
                    yield f"{subject}.{name}.{number}", table
