"""What stands directly before and after an amount: currency, percent, unit of measure, what is counted, rate."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex
from babel import Locale

from extractor.figures.reading import Reading
from extractor.lexicon import load

NAME_REACH = 40  # characters before a number in which the name of its quantity can stand


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure: how it relates to its normal unit, and whether it is a length of time."""

    factor: Decimal | None
    normal: str | None
    duration: bool
    seconds: Decimal | None  # of a duration, months and years at their usual length


@dataclass(frozen=True, slots=True)
class _Right:
    """The pattern of what may follow an amount, and what its matches mean."""

    pattern: regex.Pattern[str]
    currencies: dict[str, str]
    measures: dict[str, Measure]
    points_alone: frozenset[str]
    heads: frozenset[str]  # the letters any of them begins with, up to the first other character
    alone: dict[str, str]  # kind of those that are one word and the head of nothing else: told without the pattern
    points_begin: frozenset[str]  # a first letter of a word of percentage points


@cache
def _signs() -> tuple[dict[str, str], dict[str, str]]:
    lexicon = load("currencies")["before"]
    return lexicon["signs"], {sign.casefold(): lexicon["signs"][sign] for sign in lexicon["any_case"]}


@cache
def _last_characters() -> frozenset[str]:
    exact, any_case = _signs()
    return frozenset(
        {*(sign[-1] for sign in exact), *(sign[-1] for sign in any_case), *(sign[-1].upper() for sign in any_case)}
    )


@cache
def currency_names() -> dict[str, str]:
    """Names of currencies in lower case to their ISO 4217 codes: Babel's for Indonesian, and the short forms in use."""
    locale = Locale.parse("id").currencies
    # Codes in X are metals, bonds and test codes: "emas" is a medal here, "perak" another.
    names = {name.casefold(): code for code, name in locale.items() if not code.startswith("X") and "(" not in name}
    short: dict[str, str] = load("currencies")["after"]["names"]
    return names | short


@cache
def _right() -> _Right:
    percents = load("percents")
    measures: dict[str, Measure] = {}
    exact: list[str] = []
    for unit in load("measures")["unit"]:
        factor = Decimal(unit["factor"]) if "factor" in unit else None
        measure = Measure(
            factor, unit.get("normal"), "seconds" in unit, Decimal(unit["seconds"]) if "seconds" in unit else None
        )
        measures |= dict.fromkeys(unit["names"], measure) | dict.fromkeys(unit.get("exact", ()), measure)
        exact += unit.get("exact", ())
    suffix = r"(?:-?nya)?+(?![\w²³])"
    pattern = regex.compile(
        rf"\s{{0,2}}+(?:(?i:(?P<points>\L<points>)){suffix}|(?P<percent>%|(?i:\L<percents>){suffix})"
        rf"|(?i:(?P<currency>\L<currencies>)){suffix}"
        rf"|(?P<measure>(?i:\L<measures>)|\L<exact>)(?:(?<=\p{{L}}{{4}})-?nya)?+(?![\w²³]))",  # but "hanya" is no "ha"
        points=[*percents["points"]["words"], *percents["points"]["alone"]],
        percents=[word for word in percents["percent"]["words"] if word != "%"],
        currencies=list(currency_names()),
        measures=[name for name in measures if name not in exact],
        exact=exact,
    )
    points = [*percents["points"]["words"], *percents["points"]["alone"]]
    by_kind = {
        "percent": percents["percent"]["words"],
        "currency": currency_names(),
        "measure": measures,
        "points": points,
    }
    heads = Counter(_head(name) for names in by_kind.values() for name in names)
    alone = {
        name: kind
        for kind, names in by_kind.items()
        for name in names
        if heads[name] == 1 and name not in exact and kind != "points"
    }
    begin = frozenset(word[0] for name in points for word in name.split())
    return _Right(
        pattern,
        currency_names(),
        measures,
        frozenset(percents["points"]["alone"]),
        frozenset(heads) | {f"{head}nya" for head in heads if len(head) > 3},
        alone,
        begin | {"-", *map(str.upper, begin)},
    )


_HEAD = re.compile(r"\s{0,2}+(?:(%|°)|([^\W\d_]++))")


def _head(name: str) -> str:
    """The letters a unit begins with; a sign is its own head."""
    found = _HEAD.match(name)
    return found.group().casefold() if found else name


def currency_before(plain: str, begin: int, start: int) -> tuple[str, int] | None:
    """The ISO 4217 code of the currency sign that ends at `start`, and where it begins; None where there is none."""
    at = start
    while at > begin and plain[at - 1] in " ." and start - at < 3:
        at -= 1
    if at == begin or plain[at - 1] not in _last_characters():
        return None
    first = at
    while first > begin and at - first < 4 and (plain[first - 1].isalpha() or plain[first - 1] in "$€£¥"):
        first -= 1
    sign = plain[first:at]
    if not sign or (first > begin and plain[first - 1].isalnum()):
        return None
    exact, any_case = _signs()
    code = exact.get(sign) or any_case.get(sign.casefold())
    return (code, first) if code else None


def read_right(plain: str, reading: Reading, at: int, end: int) -> bool:
    """Fill in what follows `at`: percent, points, currency or measure. False where none of them does."""
    head = _HEAD.match(plain, at, end)
    if not head:
        return False
    right = _right()
    word = head[head.lastindex or 0].casefold()
    if word not in right.heads and word not in "%°":
        return False
    kind, start, stop = right.alone.get(word), head.start(head.lastindex or 0), head.end()
    if kind is None or _goes_on(plain, stop, end, right, kind):
        found = right.pattern.match(plain, at, end)
        if not found:
            return False
        kind = found.lastgroup
        start, stop = found.span(kind) if kind else (at, at)
    if kind:
        _take_unit(plain, reading, kind, start, stop, end)
    return True


def _goes_on(plain: str, stop: int, end: int, right: _Right, kind: str) -> bool:
    """True where what stands at `stop` may make another unit of the word before it."""
    following = plain[stop : min(end, stop + 3)]
    if kind == "percent" and following.lstrip(" ")[:1] in right.points_begin:
        return True
    return following[:1] == "-" or (plain[stop - 1] != "%" and _continues_word(following[:1]))


def _continues_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _take_unit(plain: str, reading: Reading, kind: str, start: int, stop: int, end: int) -> None:
    """Let the percent, points, currency or measure at `start`..`stop` be that of the reading."""
    written = plain[start:stop]
    reading.end = stop
    if kind == "percent":
        reading.kind, reading.unit = "percent", written
        _points_after(plain, reading, end)
    elif kind == "points":
        reading.kind, reading.unit = "percent", written
        if written.casefold() in _right().points_alone:
            reading.notes += ("points_alone",)
    elif kind == "currency":
        reading.kind = "money"
        reading.currency = reading.unit = _right().currencies[written.casefold()]
    else:
        _measure(reading, start, written)
        return
    reading.unit_start, reading.unit_end = start, reading.end


def _points_after(plain: str, reading: Reading, end: int) -> None:
    """ "0,16 persen poin": the percent word is followed by the word that makes it points. Else the unit is "%"."""
    written = reading.unit or ""
    reading.unit = "%"
    if plain[reading.end : reading.end + 3].lstrip()[:1] not in _right().points_begin:
        return
    found = _right().pattern.match(plain, reading.end, end)
    if found and found.lastgroup == "points":
        reading.unit, reading.end = plain[reading.end - len(written) : found.end("points")], found.end("points")


def _measure(reading: Reading, start: int, written: str) -> None:
    measures = _right().measures
    measure = measures.get(written) or measures[written.casefold()]
    reading.kind, reading.unit = "measure", written
    reading.unit_start, reading.unit_end = start, start + len(written)
    reading.end = (reading.high or reading.amount).end
    if measure.factor is not None and measure.normal is not None:
        reading.normal = (measure.factor, measure.normal)
    if measure.duration:
        reading.notes += ("duration",)


def ratio_of_durations(unit: str, other: str) -> Decimal | None:
    """How much of `other` one `unit` is; None where either is no length of time."""
    measures = _right().measures
    one, whole = measures.get(unit.casefold()), measures.get(other.casefold())
    if not (one and whole and one.seconds and whole.seconds):
        return None
    if one.normal == whole.normal and one.factor and whole.factor:
        return one.factor / whole.factor  # twelve months are a year, however long a month is
    return one.seconds / whole.seconds


@cache
def rate_pattern() -> regex.Pattern[str]:
    """What makes an amount one per something: "/kg", "per kepala keluarga"; the something in one of two groups."""
    words = "|".join(load("phrases")["rates"]["words"])
    return regex.compile(
        rf"\s?/\s?(\p{{L}}[\p{{L}}\d²³]*+(?:/\p{{L}}++)?+)|\s(?:{words})\s(\p{{L}}[\p{{L}}\d²³]*+(?:\s\p{{Ll}}++)?+)"
    )


@cache
def _rate_starts() -> frozenset[str]:
    """The two characters a rate can begin with: cheaper to look at than to try the pattern."""
    return frozenset((" /", *(f" {word[0]}" for word in load("phrases")["rates"]["words"])))


@cache
def _rates() -> frozenset[str]:
    """What an amount can be per: a unit of measure or anything counted."""
    counted = load("counted")
    return frozenset({*_right().measures, *counted["known"]["words"], *counted["phrases"]["words"], "kapita"})


def read_rate(plain: str, reading: Reading, end: int) -> None:
    """Set `rate` where the figure is an amount per something ("/kg", "per kepala keluarga")."""
    at = reading.after
    found = None
    if plain[at : at + 1] == "/" or plain[at : at + 2] in _rate_starts():
        found = rate_pattern().match(plain, at, end)
    if not found:
        return
    written = found[1] or found[2]
    for phrase in (written, written.split(" ", maxsplit=1)[0]):
        if phrase.casefold() in _rates() or phrase.split("/")[0].casefold() in _rates():
            reading.rate = phrase
            return


def named_unit(plain: str, reading: Reading, begin: int) -> str | None:
    """The unit of a quantity that is named before its number ("magnitudo 6,5"); None where none is."""
    named = _named()
    for start in (reading.start,) if reading.hedge_start is None else (reading.start, reading.hedge_start):
        left = plain[max(begin, start - NAME_REACH) : start].rstrip(" ≥≤<>=").rstrip("()")
        last = left[left.rfind(" ") + 1 :]
        if last.casefold().strip("(\"'") in named.ends:
            unit = _by_name(left, named, reading)
            if unit:
                return unit
        if last[-1:] in named.glued and not left[-2:-1].isalnum():
            return named.glued[last[-1]]
    return None


@dataclass(frozen=True, slots=True)
class _Named:
    """Units told by the name of their quantity; those of numbers with separators, and one glued to its number."""

    words: dict[str, str]
    grouped: dict[str, str]
    glued: dict[str, str]
    ends: frozenset[str]  # the last words of the names


@cache
def _named() -> _Named:
    lexicon = load("measures")["named"]
    words, grouped = lexicon["words"], lexicon["grouped"]
    return _Named(words, grouped, lexicon["glued"], frozenset(name.split()[-1] for name in (*words, *grouped)))


def _by_name(left: str, named: _Named, reading: Reading) -> str | None:
    """The unit of the quantity whose name `left` ends in."""
    tokens = reading.amount.tokens
    grouped = tokens is not None and ("." in tokens[0][0] or "," in tokens[0][0])
    words = left.casefold().split()
    for length in (3, 2, 1):
        name = " ".join(words[-length:]).strip("(\"'")
        unit = named.words.get(name) or (named.grouped.get(name) if grouped else None)
        if unit:
            return unit
    return None
