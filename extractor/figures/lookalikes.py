"""Numbers that are no figures: dates and times, laws, addresses, ages, ranks, scores, names, phone numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import regex

from extractor.figures.counted import nouns
from extractor.figures.reading import Amount, Reading
from extractor.lexicon import load

REACH = 48  # characters before a number that can make it a lookalike
LONGEST_PLAIN = 9  # digits in a row without separators; more is an identifier, unless it is money
LONGEST_TOKEN = 24
_PLATE = regex.compile(r"(?<!\w)\p{Lu}{1,2} \d{1,4} \p{Lu}{1,3}(?!\w)")  # "B 1234 ABC"
_SLOGAN = regex.compile(r"(?i)\bsatu\s\w++\ssatu\s\w")  # "satu desa satu produk"
_NEXT_WORD = re.compile(r"[\s(]{0,2}+([^\W\d_]++)")
LONGEST_PHONE = 20
_PHONE = regex.compile(
    r"(?<![\d.,])(?:\(0\d{2,3}\)|0\d{2,3}|\+62[ -]?\d{2,3})[ -]?\d{3,8}(?:[ -]\d{3,5}){0,2}(?![\d.,]\d)"
)
_POSTCODE = re.compile(r"[1-9]\d{4}")
OLDEST = 130  # years
AGE_ROW = 240  # characters of a sentence in which a word of age can head a row of classes
_COUNT_FOLLOWS = re.compile(r":?\s\(?\d")
_COUNTED_AGAIN = re.compile(r"([^\W\d_]++)/\d{1,3}\s([^\W\d_]++)")  # "388 jemaah/1 kloter"
_NAME_BEFORE = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+ [^\W\d_a-z][^\W\d_A-Z]+, $")
_SECOND_AGE = re.compile(
    r"(?:usia|umur)\D{1,30}\d{1,2}\s(?:tahun|bulan)\s(?:dan|hingga|sampai|maupun|atau)[\s\w-]{0,30}$"
)
_TIMES = re.compile(r"(?<![\d.,])\d\s?[x×]\s?$")
_PEOPLE_AGE = r"(?:\s(?:yang|ber\w++|itu))?+(?:\s(?:di\s?(?:bawah|atas)|minimal|maksimal))?+$"


@dataclass(frozen=True, slots=True)
class _Cues:
    """Words that make the number after (or before) them a lookalike."""

    strict: frozenset[str]
    calendar: frozenset[str]
    quarters: frozenset[str]
    unless_counted: frozenset[str]
    seconds: frozenset[str]  # the last words of those of two
    ordinal: frozenset[str]
    before: frozenset[str]
    age: frozenset[str]
    age_reach: int
    of_people: regex.Pattern[str]
    past: tuple[str, ...]
    multiples: tuple[str, ...]
    name_openers: frozenset[str]
    named: regex.Pattern[str]
    years: dict[str, Any]
    year_cues: frozenset[str]
    services: frozenset[str]
    programs: frozenset[str]
    extensions: frozenset[str]
    lines: frozenset[str]  # of contacts
    odds: str  # between the numbers of a ratio
    streets: frozenset[str]
    any: frozenset[str]  # the last words of all cues that stand before a number


@cache
def _cues() -> _Cues:
    lexicon = load("lookalikes")
    people = "|".join(lexicon["age"]["people"])
    named = "|".join(lexicon["names"]["numbers"])
    unless = [*lexicon["address"]["after"], *lexicon["rank"]["after"], *lexicon["institution"]["after"]]
    strict = [*lexicon["law"]["after"], *lexicon["time"]["after"], *lexicon["contact"]["after"]]
    calendar = [*lexicon["calendar"]["after"], *lexicon["calendar"]["always_after"]]
    last_words = {cue.split()[-1] for cue in [*strict, *calendar, *unless, *lexicon["rank"]["ordinal"]]}
    return _Cues(
        strict=frozenset(strict),
        any=frozenset(last_words) | {f"{word}." for word in last_words} | {f"{word}:" for word in last_words},
        calendar=frozenset(lexicon["calendar"]["after"]),
        quarters=frozenset(lexicon["calendar"]["always_after"]),
        unless_counted=frozenset(unless),
        seconds=frozenset(cue.split()[-1] for cue in unless if " " in cue),
        ordinal=frozenset(lexicon["rank"]["ordinal"]),
        before=frozenset([*lexicon["time"]["before"], *lexicon["calendar"]["before"]]),
        age=frozenset(lexicon["age"]["after"]),
        age_reach=lexicon["age"]["within"],
        of_people=regex.compile(rf"(?:{people}){_PEOPLE_AGE}", regex.IGNORECASE),
        multiples=tuple(lexicon["multiples"]["units"]),
        past=tuple(lexicon["past"]["after_duration"]),
        name_openers=frozenset(lexicon["names"]["before_name"]),
        services=frozenset(lexicon["round_the_clock"]["after"]),
        programs=frozenset(lexicon["version"]["after"]),
        extensions=frozenset(lexicon["contact"]["extensions"]),
        lines=frozenset(lexicon["contact"]["lines"]),
        odds=f" {lexicon['odds']['between']} ",
        streets=frozenset(lexicon["address"]["streets"]),
        named=regex.compile(rf"(?:{named})(?!\w)", regex.IGNORECASE),
        years=lexicon["years"],
        year_cues=frozenset(lexicon["years"]["after"]),
    )


# What a word before a number can make of it, as bits.
_STRICT, _CALENDAR, _QUARTER, _UNLESS_COUNTED, _ENDS_A_CUE, _ORDINAL, _AGES, _OPENS_A_NAME = (
    1 << bit for bit in range(8)
)
VOCABULARY = 20_000  # words that are remembered with what they make of a number


def _bare(word: str) -> str:
    return word.casefold().strip(".:\"'[]")


@lru_cache(maxsize=VOCABULARY)
def _makes(word: str) -> int:
    """What `word`, as it stands between spaces, makes of a number behind it: the bits above."""
    cues, bare = _cues(), _bare(word)
    makes = (
        (_STRICT, bare in cues.strict),
        (_CALENDAR, bare in cues.calendar),
        (_QUARTER, bare in cues.quarters),
        (_UNLESS_COUNTED, bare in cues.unless_counted),
        (_ENDS_A_CUE, bare in cues.seconds),
        (_ORDINAL, bare in cues.ordinal),
        (_AGES, bare in cues.age),
        (_OPENS_A_NAME, bare in cues.name_openers),
    )
    return sum(bit for bit, is_so in makes if is_so)


def is_no_number(plain: str, amount: Amount, begin: int, end: int, *, money: bool, glued: bool, ranged: bool) -> bool:
    """True of digits whose very form says that they are no amount: part of a word, a date, a score, a phone number.

    `glued` says that the letters directly behind it are its scale, unit or percent word, `ranged` that it begins a
    range: a hyphen and another number then are no score.
    """
    if amount.tokens is None:
        return False
    start, token = amount.start, amount.tokens[0][0]
    if token.isdigit() and _in_phone_number(plain, start, begin, end):
        return True
    before = plain[start - 1] if start > begin else ""
    if before not in _APART_BEFORE and _is_glued(plain, token, start, begin, money=money):
        return True
    raw_end = start + len(token)
    after = plain[raw_end : raw_end + 1]
    if after not in _APART_AFTER and _is_joined(plain, amount, raw_end, end, glued=glued, ranged=ranged):
        return True
    digits = token.isdigit()
    if (
        start == begin
        and digits
        and len(token) < 4
        and after in (".", ")")
        and plain[raw_end + 1 : raw_end + 2].isspace()
    ):
        return True  # the mark of a list item
    leading_zero = token[0] == "0" and len(token) > 1 and token[1].isdigit()  # "007", "04.30"
    return leading_zero or len(token) > LONGEST_TOKEN or (digits and len(token) > LONGEST_PLAIN and not money)


_SIGNED_PERCENT = regex.compile(r"\d++(?:[.,]\d++)?\s?+(?:%|persen)", regex.IGNORECASE)
_APART_BEFORE = frozenset(("", " ", "(", '"', "'", ","))
_APART_AFTER = frozenset(("", " ", ")", '"', "'", ".", ",", "%", ";", "?", "!"))


def _is_glued(plain: str, token: str, start: int, begin: int, *, money: bool) -> bool:
    """True of digits behind a letter, or behind a mark that makes them a part of something longer."""
    before, two = plain[start - 1], plain[max(begin, start - 2) : start - 1]
    if not money and (before.isalnum() or before in "_@#\\") and not _is_named(token, before, two):
        return True
    if before == "+" and not two.isalnum():
        return _SIGNED_PERCENT.match(plain, start) is None  # "+62 812 …", but "(+2,5%)" is a rise
    if before == "." and two.isupper() and not plain[max(begin, start - 3) : start - 2].isalpha():
        return not money  # "M.3.43" of a letter's number
    if before == "/" and two.isalpha() and _is_second_count(plain, start, begin):
        return False
    return before in "-/:+" and two.isalnum()


def _is_second_count(plain: str, start: int, begin: int) -> bool:
    """True of 1 in "388 jemaah/1 kloter": known nouns stand on both sides of the stroke and its number."""
    found = _COUNTED_AGAIN.match(plain, plain.rfind(" ", begin, start) + 1)
    return found is not None and all(word.casefold() in nouns().known for word in found.groups())


def _is_joined(plain: str, amount: Amount, raw_end: int, end: int, *, glued: bool, ranged: bool) -> bool:
    """True of digits before a letter, or before a mark that makes them a part of something longer."""
    after, next_one = plain[raw_end], plain[raw_end + 1 : raw_end + 2]
    if after in "/:" and raw_end + 1 < end and next_one.isdigit():
        return True
    if raw_end != amount.end:
        return False
    if after == "-" and next_one.isdigit() and not ranged:
        return True
    if after == "-" and next_one.isalpha() and not (amount.vague or ranged):
        return True
    return after.isalpha() and not glued


def _in_phone_number(plain: str, start: int, begin: int, end: int) -> bool:
    """True of "4120" in "0857 4120 5566" and "427" in "(0292) 427 113": groups behind one with a leading zero."""
    if start - 2 < begin or plain[start - 1] not in " -" or not (plain[start - 2].isdigit() or plain[start - 2] == ")"):
        return False
    left, right = max(begin, start - LONGEST_PHONE), min(end, start + LONGEST_PHONE)
    return any(number.start() < start < number.end() for number in _PHONE.finditer(plain, left, right))


def is_lookalike(plain: str, reading: Reading, begin: int, end: int, *, title: bool) -> bool:
    """True where the surroundings say that the number is no amount."""
    amount = reading.amount
    if reading.kind == "money" or (reading.kind == "percent" and amount.tokens is not None):
        return False
    if reading.kind == "count" and _is_plain_count(plain, reading, begin):
        return False
    left = plain[max(begin, amount.start - REACH) : amount.start].rstrip()
    if left.endswith("("):
        left = ""
    elif "," in left or ";" in left or "(" in left or ")" in left:
        left = left[max(left.rfind(","), left.rfind(";"), left.rfind("("), left.rfind(")")) + 1 :]
    words = left.split()[-4:]
    makes = [*map(_makes, words)]
    last = makes[-1] if makes else 0
    if amount.tokens is None and _in_name(plain, amount, begin, last, title=title):
        return True
    if _is_age(plain, reading, left, makes) or _is_age_class(plain, reading, begin, end):
        return True
    if reading.kind == "percent":
        return False
    named = reading.kind == "measure" or reading.known_noun
    if amount.tokens and not named and _TIMES.search(plain, max(begin, amount.start - 6), amount.start):
        return True  # "lari 4 x 100 putri"
    if _is_round_the_clock(plain, reading, begin) or _is_version(plain, reading, words, left):
        return True
    if _is_date_or_multiple(plain, reading, begin, end) or (last and _follows_cue(reading, words, last)):
        return True
    if words and _is_in_an_identifier(plain, reading, words, begin, end):
        return True
    if reading.kind == "measure" and "duration" in reading.notes and _is_past(plain, reading.after, end):
        return True
    return _year_like(amount) and _is_year(plain, reading, words, begin, title=title)


def _is_round_the_clock(plain: str, reading: Reading, begin: int) -> bool:
    """True of "24 jam" behind what is open all day: "Call center 24 jam", "siaga 24 jam"."""
    tokens = reading.amount.tokens
    if reading.kind != "measure" or tokens is None or tokens[0][0] != "24" or (reading.unit or "").casefold() != "jam":
        return False
    said = plain[max(begin, reading.amount.start - REACH) : reading.amount.start].casefold()
    before = [word.strip(":,(\"'") for word in said.split()]
    bracketed = plain[reading.amount.start - 1] == "(" and plain[reading.after : reading.after + 1] == ")"
    return not _cues().services.isdisjoint(before[-3:]) or (bracketed and not _cues().lines.isdisjoint(before))


def _is_in_an_identifier(plain: str, reading: Reading, words: list[str], begin: int, end: int) -> bool:
    """True of 1234 in "B 1234 ABC", of 4 in "3810291 pesawat 4", and of 10710 in "Jl. Sutomo 6 Jakarta 10710"."""
    if words[-1][-1:].isupper() and _is_plate(plain, words[-1], reading.amount.start, end):
        return True
    tokens = reading.amount.tokens
    if tokens is None or reading.kind == "measure" or not tokens[0][0].isdigit():
        return False
    last = _bare(words[-1])
    if last in _cues().extensions:
        return len(words) > 1 and words[-2][-1:].isdigit()
    if reading.kind is not None or not words[-1][0].isupper() or not _POSTCODE.fullmatch(tokens[0][0]):
        return False
    said = plain[max(begin, reading.start - AGE_ROW) : reading.start].casefold().split()
    return not _cues().streets.isdisjoint(word.strip("(,:") for word in said)


def _is_version(plain: str, reading: Reading, words: list[str], left: str) -> bool:
    """True of 4.5 in "Aplikasi Travoy 4.5" and of 1.2 in "versi beta 1.2"."""
    if reading.kind is not None or reading.amount.tokens is None or "." not in reading.amount.tokens[0][0]:
        return False
    return left[-1:].isalpha() and not _cues().programs.isdisjoint(map(_bare, words[-3:]))


def _is_of_odds(plain: str, amount: Amount, begin: int, end: int) -> bool:
    """True of both numbers of "5 banding 2"."""
    between = _cues().odds
    if plain.startswith(between, amount.end):
        following = plain[amount.end + len(between) : end].split(maxsplit=1)
        return bool(following) and _is_number_word(following[0])
    if amount.start > begin + len(between) and plain.startswith(between, amount.start - len(between)):
        preceding = plain[max(begin, amount.start - REACH) : amount.start - len(between)].split()
        return bool(preceding) and _is_number_word(preceding[-1])
    return False


def _is_number_word(word: str) -> bool:
    bare = word.casefold().strip(".,;:)")
    return bare.isdigit() or bare in load("period_cues")["numerals"]["words"]


def _is_plain_count(plain: str, reading: Reading, begin: int) -> bool:
    """True of digits that count a known noun after a word that is no cue: most numbers, and nothing more to ask."""
    amount = reading.amount
    if not reading.known_noun or amount.tokens is None or _year_like(amount):
        return False
    last = plain[max(begin, plain.rfind(" ", begin, amount.start - 1) + 1) : amount.start - 1]
    return len(last) > 2 and last.isalpha() and last.casefold() not in _cues().any


def _is_date_or_multiple(plain: str, reading: Reading, begin: int, end: int) -> bool:
    """True before a month or time zone, of "dua kali lipat", and of "5 banding 2"."""
    cues, amount = _cues(), reading.amount
    if reading.kind != "measure" and _is_of_odds(plain, amount, begin, end):
        return True
    if reading.unit is not None and reading.unit.casefold().startswith(cues.multiples):
        return True
    if reading.unit_start is None or reading.kind == "measure" or reading.unit_start > amount.end + 1:
        return precedes_month_or_zone(plain, amount.end, end)
    return reading.unit is not None and reading.unit.split(" ", maxsplit=1)[0].casefold() in cues.before


def _follows_cue(reading: Reading, words: list[str], makes: int) -> bool:
    """True directly after a word that numbers are names or dates after: "Pasal 10", "semester 1", "kelas 5".

    `makes` are the bits of the last of `words`.
    """
    amount = reading.amount
    if makes & _STRICT and not amount.scaled:
        return True
    if makes & _QUARTER or (makes & _CALENDAR and (reading.kind is None or _year_like(amount))):
        return True
    plain_integer = amount.tokens is not None and amount.tokens[0][0].isdigit() and not amount.scaled
    if makes & _ORDINAL and plain_integer and (reading.kind is None or (reading.unit or "").isupper()):
        return True  # "HUT ke 78 RI", but "ke 7 kota"
    names = makes & _UNLESS_COUNTED or (
        makes & _ENDS_A_CUE and " ".join(map(_bare, words[-2:])) in _cues().unless_counted
    )
    return bool(names) and not _is_counted(reading)


def _is_plate(plain: str, last: str, start: int, end: int) -> bool:
    """True of the number of "B 1234 ABC"."""
    return len(_bare(last)) <= 2 and _PLATE.match(plain, start - len(_bare(last)) - 1, end) is not None


def precedes_month_or_zone(plain: str, at: int, end: int) -> bool:
    """True where a month or a time zone follows: "9 Maret", "06.46 WIB"."""
    following = _NEXT_WORD.match(plain, at, end)
    return following is not None and following[1].casefold() in _cues().before


def _is_named(token: str, before: str, two: str) -> bool:
    """True of the number in "M5,6": the letter is the name of its quantity."""
    return before in load("measures")["named"]["glued"] and not two.isalnum() and ("," in token or "." in token)


def _is_counted(reading: Reading) -> bool:
    """True where a unit follows that leaves no doubt: a measure, or a counting word as in "kelas 20 unit"."""
    amount = reading.amount
    if amount.tokens is not None and (amount.scaled or any(mark in amount.tokens[0][0] for mark in ".,")):
        return True
    if reading.kind == "count" and reading.unit:
        return reading.unit.split(" ", maxsplit=1)[0] in nouns().classifiers
    return reading.kind == "measure"


def _in_name(plain: str, amount: Amount, begin: int, makes: int, *, title: bool) -> bool:
    """True of a number word that is part of a name: "Simpang Empat", "Satu Pintu"."""
    cues = _cues()
    if cues.named.match(plain, amount.start):
        return True
    first = plain[amount.start]
    if not first.isupper() or amount.start == begin:
        return False
    if makes & _OPENS_A_NAME:
        return True
    before = plain[max(begin, amount.start - REACH) : amount.start].split()
    opens_quote = plain[amount.start - 1] in "\"'("
    following = _NEXT_WORD.match(plain, amount.end)
    if following and following[1].istitle() and not title and not opens_quote:
        return True  # "program Seribu Sarjana"
    return not title and not opens_quote and bool(before) and before[-1][0].isupper() and before[-1][-1].isalnum()


def _is_age_class(plain: str, reading: Reading, begin: int, end: int) -> bool:
    """True of "15-44 tahun" in "usia 5-14 tahun 528 kasus, 15-44 tahun 431 kasus": a class, told with its count."""
    if reading.kind != "measure" or (reading.unit or "").casefold() not in ("tahun", "bulan", "thn"):
        return False
    if _COUNT_FOLLOWS.match(plain, reading.after, end) is None:
        return False
    said = plain[max(begin, reading.amount.start - AGE_ROW) : reading.amount.start].casefold()
    return not _cues().age.isdisjoint(word.rstrip(",:") for word in said.split())


def _is_age(plain: str, reading: Reading, left: str, makes: list[int]) -> bool:
    """True of an age: "berusia di atas 17 tahun", "bocah 7 tahun", "(45 tahun)"."""
    if reading.kind not in (None, "measure"):
        return False
    unit = (reading.unit or "").casefold()
    if reading.kind == "measure" and unit and unit not in ("tahun", "bulan", "hari", "thn"):
        return False
    if _too_old(reading):
        return False  # "usia batuan 16 juta tahun", "di bawah umur 5.662"
    cues = _cues()
    for each in makes[-cues.age_reach :]:
        if each & _AGES:
            return True
    if reading.kind is None:
        return _is_age_of_a_name(plain, reading.amount)
    if unit not in ("tahun", "bulan", "thn"):
        return False
    if _SECOND_AGE.search(left):
        return True
    if plain[reading.after : reading.after + 8].casefold() == " ke atas":
        return True
    if left.endswith("(") and left[:-1].rstrip()[-1:].isalpha() and plain[reading.after : reading.after + 1] == ")":
        return True
    return cues.of_people.search(left) is not None


def _is_age_of_a_name(plain: str, amount: Amount) -> bool:
    """True of 56 in "Ketua KONI Bimo Satriyo, 56, dihukum": a name stands before its comma, another comma behind."""
    if amount.tokens is None or not amount.tokens[0][0].isdigit() or not 10 <= int(amount.tokens[0][0]) <= OLDEST:
        return False
    return _NAME_BEFORE.search(plain, max(0, amount.start - REACH), amount.start) is not None and plain.startswith(
        ",", amount.end
    )


def _too_old(reading: Reading) -> bool:
    """True of more years or months than anybody has lived."""
    amount = reading.amount
    if amount.tokens is None:
        return amount.value > OLDEST
    token = amount.tokens[0][0]
    grouped = "." in token and len(token.rpartition(".")[2]) == 3
    return amount.scaled or grouped or (token.isdigit() and int(token) > OLDEST and reading.kind is None)


def _year_like(amount: Amount) -> bool:
    """True of a whole number without separators that could be a year."""
    if amount.tokens is None or len(amount.tokens[0][0]) != 4 or amount.scaled or amount.vague:
        return False
    token = amount.tokens[0][0]
    years = _cues().years
    return token.isdigit() and (years["from"] <= int(token) <= years["to"] or int(token) in years["decades"])


def _is_year(plain: str, reading: Reading, words: list[str], begin: int, *, title: bool) -> bool:
    """True of what looks like a year, unless it counts something: "Ditemukan 1680 kasus", but "Pemilu 2019 usai"."""
    if reading.kind != "count" or not words:
        return reading.kind is None
    last = _bare(words[-1])
    name = words[-1][-len(last) :] if last else ""
    capitalised = name[:1].isupper() and not plain.startswith(name, begin)  # "Tahun Baru 2016"
    return (capitalised and not title) or last in _cues().year_cues


def _is_past(plain: str, at: int, end: int) -> bool:
    """True where what follows a duration makes it a point in time: "dua tahun lalu"."""
    following = plain[at : min(end, at + 20)].casefold()
    return any(following.startswith(f" {cue}") for cue in _cues().past)


def is_article(plain: str, reading: Reading, begin: int) -> bool:
    """True of a "satu" that means "a" or "any one" and counts nothing."""
    amount = reading.amount
    if not amount.spelled or amount.value > 1:
        return False
    if amount.value < 1:
        return reading.kind in (None, "count") and amount.value != 0  # "separuh warga", "sepertiga lahan"
    left = plain[max(begin, amount.start - 24) : amount.start].casefold().replace('"', " ").split()
    article = load("counted")["article_one"]
    if reading.kind is None or " ".join(left[-2:]) in article["but_after"]:
        return reading.kind is None and not _ends_item(plain, amount, begin)
    if _one_idiom().match(plain, amount.end) or _SLOGAN.search(plain, max(begin, amount.start - 24), amount.end + 24):
        return True
    if reading.kind != "count":
        return bool(left) and left[-1] in article["never_after"][:1]
    before = left[-1].rstrip(",") if left else ""
    if before in article["counts_after"]:
        return False
    return before in article["never_after"] or _any_one().match(plain, reading.after) is not None


def _ends_item(plain: str, amount: Amount, begin: int) -> bool:
    """True of "satu" that closes an item behind a name: "Bakri empat, dan Usman satu."."""
    before = plain[max(begin, amount.start - REACH) : amount.start].split()
    return bool(before) and before[-1].istitle() and plain[amount.end : amount.end + 1] in (",", ".", ";")


@cache
def _one_idiom() -> regex.Pattern[str]:
    return regex.compile(rf"\s(?:{'|'.join(load('counted')['article_one']['idioms'])})(?!\w)", regex.IGNORECASE)


@cache
def _any_one() -> regex.Pattern[str]:
    """What follows "satu" and its noun, up to two more words of it between, where any one of the kind is meant."""
    words = "|".join(load("counted")["article_one"]["any_one"])
    return regex.compile(rf"(?:\s\w++){{0,2}}?\s(?:{words})(?!\w)")
