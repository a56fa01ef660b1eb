"""What a date looks like: the forms it comes in, made from the lexicon, and the mentions they yield.

A mention is only what stands there ("15/11", "triwulan III", "tahun lalu"); resolving.py says which days that is.
The text is read once, word by word; a form is tried only where its first word stands, and every repeat in it is
bounded, so reading costs a fixed amount a character.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import regex
from babel import Locale

from extractor.article import Scan
from extractor.lexicon import load

Kind = Literal["day", "month", "part", "year", "relative", "same", "weekday", "clock", "other"]
Said = dict[str, str]

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
# numbers in the table of first words: how long they are, and what stands right behind them
_YEARS = ("0000", "0000/", "0000-", "0000.", "0000:")

S = r"[ \t]{0,2}"
YEAR = r"(?:1[89]|20)\d\d(?!\d|[.,]\d(?!\d[:.]\d))"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
NUMBER_OF_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
IN_YEAR = rf"(?:(?i:tahun[ \t]anggaran|tahun|thn\.?|th\.?|ta){S})?"
ROMAN = r"(?:IV|I{1,3})(?!\p{L})"


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
    months: int | None = None  # length of a part of the year, or of the months up to a day
    number: int | None = None  # which part
    last_number: int | None = None  # of "triwulan I-III"
    year_by: str | None = None  # "tahun lalu"
    side: str | None = None  # "lalu", "mendatang"
    words: str | None = None  # of a relative expression
    school: bool = False  # a year that begins in July
    stated: bool = False  # a year that says so ("tahun 2016", "TA 2023")
    bare_number: bool = False  # a part numbered with a digit alone


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a date: the words it may begin with, its pattern, and what it says."""

    begins: frozenset[str]
    pattern: regex.Pattern[str]
    read: Callable[[regex.Match[str], Said], Mention | None]


def either(alternatives: Iterable[str]) -> str:
    """Return an alternation of literal words and phrases, longest first, any run of spaces for a space."""
    ordered = sorted(set(alternatives), key=lambda word: (-len(word), word))
    spelled = (regex.escape(word, literal_spaces=True).replace(" ", r"[ \t]{1,3}") for word in ordered)
    return f"(?:{'|'.join(spelled)})"


@cache
def particle(*names: str) -> str:
    """Return an alternation of the small words of the lexicon's lists `names`, whatever their case."""
    lists = load("period_cues")["particles"]
    return f"(?i:{either(word for name in names for word in lists[name])})"


def mentions(text: str, scan: Scan) -> Iterator[Mention]:
    """Yield the date expressions of `text`, whose words and numbers are `scan`, in order, as they are written."""
    table, read_up_to = forms(), 0
    for start, key in _beginnings(text, scan):
        if start < read_up_to:
            continue
        for form in table.get(key, ()):
            match = form.pattern.match(text, start)
            mention = None if match is None else form.read(match, _said(match))
            if mention is not None:
                yield mention
                read_up_to = mention.end
                break


def _beginnings(text: str, scan: Scan) -> list[tuple[int, str]]:
    """Where a date may begin, in order, and by which entry of the table of forms: a word, a year, a day."""
    found = [
        (start, word.decode())
        for start, word in scan.places(_first_words())
        if not text[start - 1 : start].isalpha() and not text[start + len(word) : start + len(word) + 1].isalpha()
    ]
    for start, end in scan.numbers:
        if text[start:end].isdigit():
            if end - start < 3 or end - start == 4:
                _add_number(found, text, start, end)
        elif not _GROUPED.fullmatch(text, start, end):
            for part in _DIGITS.finditer(text, start, end):
                _add_number(found, text, *part.span())
    found.sort()
    return found


def _add_number(found: list[tuple[int, str]], text: str, start: int, end: int) -> None:
    """Add a number where its length and what stands behind it let it be a year or a day."""
    behind = text[end : end + 1]
    if end - start == 4:
        found.append((start, "0000" + behind if behind in _MARKS else "0000"))
    elif end - start < 3:
        if behind and behind in _MARKS:
            if behind != "." or _MINUTES.match(text, end):
                found.append((start, "00" + behind))
        elif _may_join(text, end, behind) and _day_like().match(text, start):
            found.append((start, "00"))


def _may_join(text: str, end: int, behind: str) -> bool:
    """True where what stands behind a number may be a month, or join another number to it."""
    following = text[end + 1 : end + 2] if behind == " " else behind
    return following in _joining() or following.isupper()


@cache
def _joining() -> frozenset[str]:
    small = load("period_cues")["particles"]
    words = (*load("period_cues")["range"]["words"], *small["and"], *small["first_months"])
    return frozenset({" ", ",", "&", *(word[0] for word in words), *(word[0].upper() for word in words)})


_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")  # thousands, which hold no date
_DIGITS = re.compile(r"[0-9]+")
_MARKS = "/-.:QHM"  # what tells forms that begin with a number apart, right behind it
_MINUTES = re.compile(r"\.[0-9]{1,2}(?![0-9])")


@cache
def _first_words() -> frozenset[bytes]:
    return frozenset(word.encode() for word in forms() if word.isalpha())


@cache
def _day_like() -> re.Pattern[str]:
    """A short number, or two with a joiner between, before a capital, a slash or "bulan": most numbers stop here."""
    months = "|".join(load("period_cues")["particles"]["first_months"])
    ends = rf"/|[ \t]{{0,2}}-?[ \t]{{0,2}}[A-Z]|[ \t](?i:{months})"
    return re.compile(rf"[0-9]++(?:[^0-9\n]{{1,30}}+[0-9]{{1,2}}+)?(?:{ends})")


def _said(match: regex.Match[str]) -> Said:
    return {name: value for name, value in match.groupdict().items() if value is not None}


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


def _months(code: str, width: str) -> dict[int, str]:
    return {int(number): str(name) for number, name in Locale.parse(code).months["format"][width].items()}


def _titled(names: Iterable[str]) -> str:
    """Return an alternation of names with a capital or in capitals: "mei" and "sabtu" in small letters are no names."""
    return either(form for name in names for form in (name[:1].upper() + name[1:], name.upper()))


@cache
def _year_by() -> str:
    lexicon = load("relative")["year_by"]
    return rf"(?i:{either([*lexicon['words'], *lexicon['of_topic']])})(?!\p{{L}})"


@cache
def _to() -> str:
    joiners = either(word for word in load("period_cues")["range"]["words"] if word != "-")
    return rf"(?:{S}-{S}|[ \t]{{1,2}}(?i:{joiners})[ \t]{{1,2}}(?:{particle('kind')}[ \t])?)"


@cache
def forms() -> Mapping[str, tuple[Form, ...]]:
    """Return the forms by the words they begin with; where several may begin so, the one that says most is first."""
    made = (
        *_day_forms(),
        _month_form(),
        *_part_forms(),
        *_same_forms(),
        *_year_forms(),
        _relative_form(),
        *_clock_forms(),
    )
    table: dict[str, list[Form]] = defaultdict(list)
    for form in made:
        for word in form.begins:
            table[word].append(form)
    return {word: tuple(made) for word, made in table.items()}


def _form(
    begins: Iterable[str], pattern: str, read: Callable[[regex.Match[str], Said], Mention | None], before: str = ""
) -> Form:
    """Make a form; of a phrase it begins with only the first word counts."""
    first = frozenset(map(_first_word, begins))
    return Form(first, regex.compile(rf"{before}(?:{pattern})"), read)


def _first_word(phrase: str) -> str:
    match = regex.match(r"\p{L}+", phrase.lower())
    return match[0] if match else phrase


def _day_forms() -> Iterator[Form]:
    """15/11, (17/10/2023), 26-04-2022, 2022-12-08, 17 Agustus 2023, 9-22 Maret, each after a weekday or not."""
    weekday, to = _titled(weekday_names()), _to()
    hour, joined = either(load("calendar")["weekdays"]["times_of_day"]), particle("and")
    led = (
        rf"(?P<weekday>{weekday})(?:(?:{to}|[ \t]{joined}[ \t])(?P<last_weekday>{weekday}))?(?:[ \t]{hour})?"
        rf"{S},?{S}\(?{S}(?:{particle('kind')}{S})?"
    )
    months = rf"(?:{_titled(month_names())}(?!\p{{L}})|{_titled(month_short_names())}(?!\p{{L}})\.?)"
    slashed = (
        rf"(?P<day>{DAY})(?:/(?P<first_month>{NUMBER_OF_MONTH}))?(?:(?:{to}|{S}(?P<and>{joined}){S})(?P<last_day>{DAY}))?"
        rf"/(?P<month>{NUMBER_OF_MONTH})(?:/(?P<year>{YEAR}|\d\d(?!\d)))?(?!/?\d)"
    )
    dashed = rf"(?P<day>{DAY})(?P<dash>[-.])(?P<month>{NUMBER_OF_MONTH})(?P=dash)(?P<year>{YEAR})"
    spelled = (
        rf"(?P<day>{DAY})(?:(?:{to}|[ \t]?(?P<and>,|{joined}|&)[ \t]?)(?P<last_day>{DAY}))?{S}-?{S}(?P<name>{months})"
        rf"(?:{S}[,-]?{S}{IN_YEAR}(?P<year>{YEAR})|[ \t](?P<year_by>{_year_by()}))?(?:{S}\([Hh][-+]\d{{1,2}}\))?"
    )
    stamp = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?Z?|(?![\d-]))"
    yield _form(["0000-"], stamp, _read_day, before=r"(?<![\d-])")
    for begins, pattern, read in (
        (["00/", "00-", "00"], slashed, _read_slashed),
        (["00-", "00."], dashed, _read_day),
        (["00", "00-"], spelled, _read_day),
    ):
        yield _form(weekday_names(), led + pattern, read)
        yield _form(begins, pattern, read, before=r"(?<!\d[.,:-]|/|\p{L}\.)")
    hours = rf"{weekday}{to}{weekday}(?!\p{{L}})"  # "Senin sampai Jumat" are office hours
    yield _form(weekday_names(), hours, lambda match, _: Mention(match.start(), match.end(), "other"))
    yield _form(weekday_names(), rf"(?P<weekday>{weekday})(?!\p{{L}}|-\p{{L}})", _read_day)


def _read_slashed(match: regex.Match[str], said: Said) -> Mention | None:
    """15/11 dates only in brackets, after a weekday, or with its year; alone it is a fraction or a letter's number."""
    bracketed = match.string[max(0, match.start() - 1)] == "(" and match.string.startswith(")", match.end())
    if not (bracketed or "year" in said or "weekday" in said) or ("first_month" in said and "last_day" not in said):
        return None
    return _read_day(match, said)


def _read_day(match: regex.Match[str], said: Said) -> Mention | None:
    if "and" in said and "first_month" not in said and int(said["last_day"]) != int(said["day"]) + 1:
        if said["and"] == ",":  # "sebanyak 25, 30 Mei": the second number is read alone
            return None
        said["day"] = said.pop("last_day")  # "3 dan 17 Mei" is no stretch
    month = _month(said["name"]) if "name" in said else _int(said.get("month"))
    first = _int(said.get("first_month"))
    opened = match[0].count("(") > match[0].count(")")
    return Mention(
        match.start(),
        match.end() + (opened and match.string.startswith(")", match.end())),
        "day" if "day" in said else "weekday",
        day=_int(said.get("day")),
        last_day=_int(said.get("last_day")),
        month=first or month,
        last_month=month if first else None,
        year=_year(said.get("year")),
        year_by=_spaced(said.get("year_by")),
        weekday=_weekday(said.get("weekday")),
        last_weekday=_weekday(said.get("last_weekday")),
    )


def _month_form() -> Form:
    """Agustus 2023, Maret tahun ini, Jan-Nov 2023; a short name only where its year follows."""
    full, short = _titled(month_names()), _titled(month_short_names())
    with_year = rf"(?={S}(?:-{S}(?:{full}|{short}))?\.?{S}{IN_YEAR}{YEAR})"
    return _form(
        [*month_names(), *month_short_names()],
        rf"(?P<name>{full}(?!\p{{L}})|{short}(?!\p{{L}})\.?{with_year})"
        rf"(?:{S}[,/-]?{S}{IN_YEAR}(?P<year>{YEAR})|[ \t](?P<year_by>{_year_by()}))?",
        lambda match, said: Mention(
            match.start(),
            match.end(),
            "month",
            month=_month(said["name"]),
            year=_year(said.get("year")),
            year_by=_spaced(said.get("year_by")),
        ),
    )


def _part_forms() -> Iterator[Form]:
    """triwulan III 2023, semester pertama tahun ini, TW 1-3; Q3 2023, 1H23, 9M24; sembilan bulan pertama 2023.

    And "enam bulan yang berakhir 30 Juni 2024", "tahun yang berakhir pada 31 Desember 2023".
    """
    calendar, numerals = load("calendar"), load("period_cues")["numerals"]["months_of_year"]
    names = [word for part in calendar["parts"] for word in part["words"]]
    letters = "".join(part["letter"] for part in calendar["parts"])
    to, ordinals = _to(), either(calendar["ordinals"]["words"])
    in_year = rf"(?:{particle('at')}[ \t])?(?:{IN_YEAR}(?P<year>{YEAR})|(?P<year_by>{_year_by()}))"
    yield _form(
        names,
        rf"(?P<word>(?i:{either(names)})){S}(?:(?i:ke)-?|-)?{S}"
        rf"(?:(?P<roman>{ROMAN})(?:{to}(?P<last_roman>{ROMAN}))?|(?P<ordinal>(?i:{ordinals})(?!\p{{L}}))"
        rf"|(?P<number>1[0-4]|[1-9])(?:{to}(?P<last_number>[1-4](?!\d)))?(?![.,]?\d))(?:{S}[,/-]?{S}{in_year})?",
        _read_part,
    )
    yield _form(letters, rf"(?P<letter>[{letters}])(?P<number>[1-4]){S}[/-]?{S}(?P<year>{YEAR})", _read_lettered)
    yield _form(["00Q", "00H"], rf"(?P<number>[1-4])(?P<letter>[{letters}])(?P<year>(?:20)?\d\d)(?!\d)", _read_lettered)
    yield _form(
        ["00", *numerals],
        rf"(?P<count>1[01]|[2-9]|(?i:{either(numerals)}))[ \t]{particle('first_months')}{S}{in_year}",
        _read_months,
    )
    yield _form(["00M"], r"(?P<count>1[0-2]|[2-9])M(?P<year>(?:20)?\d\d)(?!\d)", _read_months)
    stated = load("period_cues")["year"]["stated"]
    yield _form(
        ["00", *numerals, *stated],
        rf"(?:(?P<count>1[0-2]|[2-9]|(?i:{either(numerals)}))[ \t]{particle('months')}|(?i:{either(stated)}))"
        rf"[ \t]{particle('ended')}[ \t](?:{particle('at', 'kind')}[ \t]){{0,2}}"
        rf"(?P<day>{DAY}){S}(?P<name>{_titled(month_names())}){S}(?P<year>{YEAR})",
        _read_ended,
    )


def _read_part(match: regex.Match[str], said: Said) -> Mention | None:
    calendar = load("calendar")
    word = _spaced(said["word"])
    length: int = next(part["months"] for part in calendar["parts"] if word in {each.lower() for each in part["words"]})
    ordinal = calendar["ordinals"]["words"].get(said.get("ordinal", "").lower())
    number = ordinal or _ROMAN.get(said.get("roman", "")) or _int(said.get("number")) or 0
    last = _ROMAN.get(said.get("last_roman", "")) or _int(said.get("last_number"))
    if max(number, last or 0) * length > 12:  # "semester 5" counts a student's, not the year's
        return Mention(match.start(), match.end(), "other")
    return Mention(
        match.start(),
        match.end(),
        "part",
        months=length,
        number=number,
        last_number=last,
        year=_year(said.get("year")),
        year_by=_spaced(said.get("year_by")),
        bare_number="number" in said,
    )


def _read_lettered(match: regex.Match[str], said: Said) -> Mention | None:
    length = next(part["months"] for part in load("calendar")["parts"] if part["letter"] == said["letter"])
    number = int(said["number"])
    if number * length > 12:
        return None
    return Mention(match.start(), match.end(), "part", months=length, number=number, year=_year(said["year"]))


def _read_months(match: regex.Match[str], said: Said) -> Mention:
    count = said["count"].lower()
    length = load("period_cues")["numerals"]["months_of_year"].get(count) or int(count)
    year, year_by = _year(said.get("year")), _spaced(said.get("year_by"))
    return Mention(match.start(), match.end(), "part", months=length, number=1, year=year, year_by=year_by)


def _read_ended(match: regex.Match[str], said: Said) -> Mention:
    count = said.get("count", "12").lower()
    length = load("period_cues")["numerals"]["months_of_year"].get(count) or int(count)
    day, month, year = int(said["day"]), _month(said["name"]), _year(said["year"])
    return Mention(match.start(), match.end(), "part", day=day, month=month, months=length, year=year)


def _same_forms() -> Iterator[Form]:
    """periode yang sama tahun lalu, bulan yang sama pada 2022; tahun lalu di periode yang sama"""
    lexicon = load("relative")["same"]
    years = load("relative")["year_by"]
    stretch = (
        rf"(?P<noun>(?i:{either(lexicon['nouns'])}))[ \t](?:{particle('which')}[ \t])?"
        rf"(?i:{either(lexicon['words'])})(?!\p{{L}})"
    )
    year = rf"(?:{IN_YEAR}(?P<year>{YEAR})|(?P<year_by>{_year_by()}))"
    yield _form(lexicon["nouns"], rf"{stretch},?[ \t](?:{particle('at', 'from')}[ \t])?{year}", _read_same)
    by_year = [*years["words"], *years["of_topic"], *load("period_cues")["year"]["stated"]]
    yield _form(by_year, rf"{year},?[ \t](?:{particle('at', 'in')}[ \t])?{stretch}", _read_same)


def _read_same(match: regex.Match[str], said: Said) -> Mention:
    year, year_by = _year(said.get("year")), _spaced(said.get("year_by"))
    return Mention(match.start(), match.end(), "same", year=year, year_by=year_by, words=_spaced(said["noun"]))


def _year_forms() -> Iterator[Form]:
    """1445 Hijriah/2024 Masehi; tahun ajaran 2023/2024, TA 2023, tahun 2016, 2007-2010, 2023"""
    school, stated = load("period_cues")["school_year"]["words"], load("period_cues")["year"]["stated"]
    yield _form(
        ["0000", "0000H"],
        rf"1[345]\d\d{S}(?:Hijriyah|Hijriah|hijriah|H)(?!\p{{L}})(?:{S}/{S}(?P<year>{YEAR})(?:{S}(?:Masehi|M)(?!\p{{L}}))?)?",
        lambda match, said: Mention(
            match.start(), match.end(), "year" if "year" in said else "other", year=_year(said.get("year")), stated=True
        ),
    )
    yield _form(_YEARS, r"\d{4}-an(?!\p{L})", lambda match, _: Mention(match.start(), match.end(), "other"))
    years = (
        rf"(?P<first>{YEAR})(?:{S}(?:-{S}(?P<last>{YEAR})|/{S}(?P<closing>{YEAR}|\d\d(?!\d))))?(?![\p{{L}}\d]|[/-]\d)"
    )
    yield _form(school, rf"(?P<school>(?i:{either(school)})){S}{years}", _read_years)
    yield _form(stated, rf"(?P<stated>(?i:{either(stated)})){S}{years}", _read_years)
    yield _form(_YEARS, years, _read_years, before=r"(?<![.,:-])")


def _read_years(match: regex.Match[str], said: Said) -> Mention:
    first, last = int(said["first"]), said.get("last") or said.get("closing")
    closing = None if last is None else int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    school = "school" in said
    return Mention(
        match.start(),
        match.end(),
        "year",
        year=first,
        last_year=closing,
        school=school,
        stated=school or "stated" in said,
    )


def _relative_form() -> Form:
    """hari ini, tahun lalu, setahun sebelumnya"""
    phrases = [word for entry in load("relative")["expression"] for word in entry["words"]]
    return _form(
        phrases,
        rf"(?P<words>(?i:{either(phrases)}))(?!\p{{L}})",
        lambda match, said: Mention(match.start(), match.end(), "relative", words=_spaced(said["words"])),
    )


def _clock_forms() -> Iterator[Form]:
    """pukul 14.00 WIB, 09:15 WITA: no period, but no figure either"""
    clock = load("period_cues")["clock"]
    time, zone = rf"\d{{1,2}}[.:]\d\d(?:{S}-{S}\d{{1,2}}[.:]\d\d)?", rf"{either(clock['zones'])}(?!\p{{L}})"
    yield _form(
        clock["before"], rf"(?i:{either(clock['before'])}){S}(?:{time}|\d{{1,2}})(?:{S}{zone})?(?!\d)", _read_clock
    )
    yield _form(["00.", "00:"], rf"{time}{S}{zone}", _read_clock, before=r"(?<![.,])")


def _read_clock(match: regex.Match[str], said: Said) -> Mention:
    return Mention(match.start(), match.end(), "clock")


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


def _spaced(phrase: str | None) -> str | None:
    """Return a phrase in lower case with single spaces, as the lexicon has it."""
    return None if phrase is None else " ".join(phrase.lower().split())


def examples() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every lexicon section about periods that carries examples: its name and its table."""
    for subject in ("calendar", "relative", "period_cues"):
        for name, section in load(subject).items():
            for number, table in enumerate(section if isinstance(section, list) else [section]):
                if table.keys() & {"fires", "silent", "roles", "lookalikes"}:
                    yield f"{subject}.{name}.{number}", table
