"""Numbers without a unit of their own: settled by their neighbours, or dropped.

"rusak berat 658 unit, rusak sedang 385" counts units twice; "penduduk miskin berjumlah 163" counts what its clause
speaks of; "Kalanganyar (49), Cibadak (82), Warunggunung (25)" is a list. A small bare number that nothing ties to a
thing is no figure: nobody can say what it would be a figure of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from extractor.article import Sentence
from extractor.figures.amounts import evaluate
from extractor.figures.counted import nouns
from extractor.figures.habits import Habits
from extractor.figures.lookalikes import OLDEST
from extractor.figures.reading import Reading
from extractor.figures.surroundings import named_unit
from extractor.lexicon import load

TWIN = 1000  # from here on the same number twice in an article is the same quantity
LIST = 3  # bare numbers in a sentence that make a list
ROW = 12  # characters that can stand between two amounts of one row
SENTENCE_HEAD = 240  # characters of a sentence in which the noun it is about stands
REACH = 120  # characters before a bare number in which its noun is looked for
_WORD = regex.compile(r"[^\W\d_]\w*+(?:[/-]\w++)*+")
_PROPER = regex.compile(r"\s\p{Lu}\p{Ll}")  # "Kabupaten Pati", but not "kasus DBD"
_NAME = regex.compile(r"\s(\p{Lu}[\w/-]*+(?:\s\p{Lu}[\w/-]*+)?+)")
_SHARE = regex.compile(r"\s\(\d[\d.,]*+\s?(?:%|persen)\)")
_CLAUSE = regex.compile(r"[,;:(]|\s-\s")


@dataclass(frozen=True, slots=True)
class _Cues:
    amounts: frozenset[str]
    money: frozenset[str]
    places: frozenset[str]
    placed: frozenset[str]
    people: frozenset[str]
    before: frozenset[str]
    sorts: frozenset[str]
    fates: frozenset[str]
    fated: str  # the unit of those who met one
    moves: frozenset[str]
    others: regex.Pattern[str]  # behind a number that counts some of what was counted before
    others_after: regex.Pattern[str]  # the same, where the number begins a clause
    joins: frozenset[str]
    subject: regex.Pattern[str]  # "Orang yang diamankan" before a number
    total_of: regex.Pattern[str]  # "jumlah kejadian banjir" before a number
    purpose: regex.Pattern[str]  # what money is for
    row: regex.Pattern[str]  # between amounts of one row
    to_next: regex.Pattern[str]  # between a number and the next that says what both count


@cache
def _cues() -> _Cues:
    bare, phrases = load("counted")["bare"], load("phrases")
    totals, before = "|".join(phrases["totals"]["words"]), "|".join(phrases["totals"]["before_number"])
    return _Cues(
        amounts=frozenset(bare["after"]),
        money=frozenset(load("currencies")["cues"]["words"]),
        places=frozenset(bare["places"]),
        placed=frozenset(bare["placed"]),
        people=frozenset(bare["people"]),
        before=frozenset(bare["before"]) | nouns().states | nouns().sorts,
        sorts=frozenset(bare["sorts"]),
        fates=frozenset(bare["fates"]),
        fated=bare["fated"],
        moves=frozenset(bare["moves"]),
        others=regex.compile(rf"\s(?:{'|'.join(bare['others'])})(?!\w)"),
        others_after=regex.compile(rf"\s(?:{'|'.join(bare['others_after'])})(?!\w)"),
        joins=frozenset(bare["joins"]),
        subject=regex.compile(
            rf"(?:^|[,;:.(\"“”]\s?|\s(?:{'|'.join(bare['joins'])})\s)(?P<noun>\p{{L}}[\w/-]*+)(?:\s\p{{Ll}}[\w-]*+){{0,2}}?"
            rf"(?P<which>\s{bare['which']})?+(?:\s\p{{Ll}}[\w-]++){{0,3}}?\s(?P<last>\p{{Ll}}[\w-]++):?\s$"
        ),
        total_of=regex.compile(rf"(?:{totals})\s(\p{{L}}[\w-]*+)(?:\s\p{{Ll}}++)?+(?:\s(?:{before}))?+:?\s$"),
        purpose=regex.compile(rf"\s(?:{'|'.join(phrases['purposes']['words'])})\s"),
        row=regex.compile(rf"\s?,?\s?(?:{'|'.join(phrases['rows']['money'])})?+\s?"),
        to_next=regex.compile(rf"\s(?:{'|'.join(phrases['rows']['to_next'])})\s"),
    )


@dataclass(slots=True)
class _Place:
    """A bare reading among the others of its sentence."""

    sentence: Sentence
    before: Reading | None  # the reading directly before it
    last: Reading | None  # the last one before it that has a kind and is a count or a measure
    following: Reading | None  # the next one that has
    first_noun: tuple[int, int] | None  # of the sentence


def settle_bare(plain: str, by_sentence: Sequence[tuple[Sentence, list[Reading]]], habits: Habits) -> None:
    """Give a kind and a unit to the readings that have none, where the text lets them be known."""
    _settle_points(plain, by_sentence)
    twins = {
        reading.amount.value: reading
        for _, readings in by_sentence
        for reading in readings
        if _is_source(reading) and reading.amount.value >= TWIN
    }
    earlier: Reading | None = None  # the first unit of the last sentence that had one
    counted_in = -2  # the index of that sentence
    bracket_list = False
    for sentence, readings in by_sentence:
        first = next(filter(_is_source, readings), None)
        bare = [reading for reading in readings if reading.kind is None]
        if bare:
            bracket_list = _is_bracket_list(plain, sentence, readings, earlier or first, after_list=bracket_list)
            closing = sum(_closes(plain, reading, sentence.end) for reading in bare)
            in_list = closing >= LIST or first is not None
            if not in_list and counted_in == sentence.index - 1:  # "Ada 20 PNS. Wanita 12 dan pria 8."
                in_list = sum(_may_be_listed(plain, reading, sentence) for reading in bare) > 1
            for reading, place in _places(plain, sentence, readings):
                listed = in_list and _may_be_listed(plain, reading, sentence)
                _settle(plain, reading, place, twins, earlier, bracketed=bracket_list, listed=listed)
                _evaluate_again(reading, habits)
        settled = next(filter(_is_source, readings), None)
        if settled is not None and "duration" in settled.notes:  # "selama 14 hari menindak 11.668 pelanggar"
            settled = next((each for each in readings if _is_source(each) and "duration" not in each.notes), settled)
        lasts = settled is not None and "duration" in settled.notes
        if settled is not None and not (lasts and earlier is not None and "duration" not in earlier.notes):
            earlier, counted_in = settled, sentence.index


def _is_source(reading: Reading) -> bool:
    """True of a count or a measure with a unit, which others can share."""
    return reading.kind in ("count", "measure") and reading.unit is not None


def _places(plain: str, sentence: Sentence, readings: list[Reading]) -> Iterator[tuple[Reading, _Place]]:
    """The bare readings of a sentence in order, each with its place; those settled before it are its neighbours."""
    following: list[Reading | None] = []
    after: Reading | None = None
    for reading in reversed(readings):
        following.append(after)
        after = reading if _is_source(reading) else after
    following.reverse()
    noun = _first_noun(plain, sentence.start, min(sentence.end, sentence.start + SENTENCE_HEAD))
    before: Reading | None = None
    last: Reading | None = None
    for reading, coming in zip(readings, following, strict=True):
        if reading.kind is None:
            own = noun if noun is not None and noun[0] < reading.start else None
            yield reading, _Place(sentence, before, last, coming, own)
        last = reading if _is_source(reading) else last
        before = reading


def _settle_points(plain: str, by_sentence: Sequence[tuple[Sentence, list[Reading]]]) -> None:
    """A bare "poin" is a percentage point in an article of percentages, but not in a sentence about an index."""
    if not any("points_alone" in reading.notes for _, readings in by_sentence for reading in readings):
        return
    percentages = any(reading.unit == "%" for _, readings in by_sentence for reading in readings)
    index_words = load("percents")["points"]["index_words"]
    for sentence, readings in by_sentence:
        said = plain[sentence.start : sentence.end].casefold()
        for reading in readings:
            if "points_alone" in reading.notes:
                reading.notes = tuple(note for note in reading.notes if note != "points_alone")
                index = any(word in said for word in index_words)
                if not percentages or index:
                    reading.kind = "measure" if index or reading.amount.step < 1 else "count"
                    reading.end = (reading.high or reading.amount).end


def _settle(
    plain: str,
    reading: Reading,
    place: _Place,
    twins: dict[Decimal, Reading],
    earlier: Reading | None,
    *,
    bracketed: bool,
    listed: bool,
) -> None:
    """Settle one bare reading; it keeps no kind where it is no figure."""
    begin = place.sentence.start
    named = named_unit(plain, reading, begin)
    if named:
        reading.kind, reading.unit = "measure", named
        return
    if _is_excess(plain, reading, place):
        reading.hedge = reading.hedge_start = reading.hedge_end = None
    cue = _cue(plain, reading, begin)
    if reading.amount.scaled and (cue in _cues().money or _after_money(plain, place.before, reading)):
        reading.kind, reading.unit, reading.currency = "money", "IDR", "IDR"
        reading.notes += ("currency_implied",)
        return
    in_brackets = _in_brackets(plain, reading)
    if in_brackets and not (bracketed or _is_quantity(reading) or reading.amount.value > OLDEST):
        return
    counts = _is_quantity(reading) or cue in _cues().amounts or _jumlah(plain, reading, begin) is not None
    counts = counts or _has_share(plain, reading) or _predicated(plain, reading, place.sentence) is not None
    counts = counts or (cue in _cues().moves and _closes(plain, reading, place.sentence.end))
    if not counts and _fell_to(plain, reading, begin):
        _count_people(reading, place.last or earlier)
        return
    apart = not counts and place.first_noun is not None and _stands_apart(plain, reading, place.sentence)
    if not (counts or in_brackets or listed or apart) and _are_the_others(plain, reading, begin):
        _count_like(reading, place.last or earlier)
        return
    if not (counts or in_brackets or listed or apart) or (reading.amount.spelled and reading.amount.value < 1):
        return
    _give_unit(plain, reading, place, twins, earlier, cue)


def _is_excess(plain: str, reading: Reading, place: _Place) -> bool:
    """True of 4 in "Target kami 25 emas, dapat 29. Lebih 4.": what goes beyond, not a number that is more than 4."""
    if reading.hedge_start is None or reading.hedge_end is None or not _closes(plain, reading, place.sentence.end):
        return False
    return plain[reading.hedge_start : reading.hedge_end].casefold() in _cues().moves


def _are_the_others(plain: str, reading: Reading, begin: int) -> bool:
    """True of 7 in "tujuh lainnya dipulangkan", 6 in "enam di antaranya", 330 in "yang 330 lagi": some of the same."""
    if _cues().others.match(plain, reading.end):
        return True
    if not _cues().others_after.match(plain, reading.end):
        return False
    left = plain[max(begin, reading.start - REACH) : reading.start].rstrip(" \"“”'")
    if not left or left[-1] in ",;:":
        return True
    last = left[left.rfind(" ") + 1 :].casefold()
    return last in _cues().joins or last == load("counted")["bare"]["which"]


def _count_like(reading: Reading, source: Reading | None) -> None:
    """Let the reading count what `source` counts, if that is a count."""
    if source is not None and source.kind == "count":
        reading.kind, reading.unit = "count", source.unit


def _fell_to(plain: str, reading: Reading, begin: int) -> bool:
    """True of 67 in "Banjir Sumbar: 67 Meninggal, 20 Hilang": what happened to people stands behind the number.

    A name before it may hold it ("KM Dewi 3 hilang"), so a mark, a verb or "dan" must stand there.
    """
    following = _WORD.match(plain, reading.end + 1)
    if following is None or plain[reading.end] != " " or following.group().casefold() not in _cues().fates:
        return False
    left = plain[max(begin, reading.start - REACH) : reading.start].rstrip()
    if not left or not left[-1].isalnum():
        return left[-1:] not in ("(", ".")
    last = left[left.rfind(" ") + 1 :].casefold()
    return last in _cues().joins or nouns().is_verb(last)


def _count_people(reading: Reading, source: Reading | None) -> None:
    """Let the reading count people: those of `source` if it does."""
    head = ((source.unit if source else None) or "").split(" ", maxsplit=1)[0].casefold()
    reading.kind = "count"
    reading.unit = source.unit if source is not None and head in _cues().people else _cues().fated


def _predicated(plain: str, reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """The noun of "Orang yang diamankan 241.": the number is all that is said of it."""
    if not _closes(plain, reading, sentence.end):
        return None
    begin = max(sentence.start, reading.start - REACH)
    left = plain[begin : reading.start]
    found = _cues().subject.search(left)
    if found is None or found["noun"].casefold() not in nouns().known or found["last"] in nouns().stops:
        return None
    opens = begin == sentence.start and found.start("noun") == 0
    if not found["which"] and (not opens or found["noun"].casefold() in _cues().people):
        return None  # "WNI dan tim kampanye 54" in a row, "Petugas menangkap 12."
    return begin + found.start("noun"), begin + found.end("noun")


def _is_quantity(reading: Reading) -> bool:
    """True of a number whose form says that it counts: with thousands set apart, or a scale word."""
    amount = reading.amount
    if amount.tokens is None:
        return amount.value >= TWIN
    token = amount.tokens[0][0]
    return amount.scaled or "." in token or "," in token


def _has_share(plain: str, reading: Reading) -> bool:
    """True of 684 in "= 684 (20%)": what has a percentage of its own is a quantity."""
    return _SHARE.match(plain, reading.end) is not None


def _cue(plain: str, reading: Reading, begin: int) -> str:
    """The word directly before the number and its hedge."""
    start = reading.start if reading.hedge_start is None else min(reading.start, reading.hedge_start)
    words = plain[max(begin, start - 24) : start].casefold().split()
    return words[-1].strip("(\"'") if words else ""


def _closes(plain: str, reading: Reading, end: int) -> bool:
    """True where a list item can end: at a punctuation mark, or the sentence's end."""
    return reading.end >= end or plain[reading.end] in ",;.)"


def _may_be_listed(plain: str, reading: Reading, sentence: Sentence) -> bool:
    """True where what follows lets the number be an item among others, and no part of a name."""
    if _closes(plain, reading, sentence.end):
        return True
    word = _WORD.search(plain, reading.end, sentence.end)
    return word is not None and (word.group().casefold() in _cues().before or _in_row(plain, reading, word.group()))


def _in_row(plain: str, reading: Reading, word: str) -> bool:
    """True of a number that begins an item: ", 300 Satpol PP dan 12 dipotong"; a name or a verb follows."""
    may_follow = word[0].isupper() or nouns().is_verb(word)
    return may_follow and plain[max(0, reading.start - 6) : reading.start].endswith(
        (", ", ": ", "; ", " dan ", "serta ")
    )


def _named_in_row(plain: str, reading: Reading, end: int) -> tuple[int, int] | None:
    """The name that such a number counts ("300 Satpol PP"); None where no name follows."""
    found = _NAME.match(plain, reading.end, end)
    first = found[1].split(" ")[0].casefold() if found else ""
    if not found or first in nouns().states or first in nouns().stops or not _in_row(plain, reading, found[1]):
        return None  # in a headline states are capitalised too: "12 Luka-Luka"
    return found.span(1)


def _stands_apart(plain: str, reading: Reading, sentence: Sentence) -> bool:
    """True of a number of two digits or more set off by commas behind what it counts."""
    return (
        reading.amount.value >= 10
        and plain[reading.start - 2 : reading.start] == ", "
        and _closes(plain, reading, sentence.end)
    )


def _after_money(plain: str, before: Reading | None, reading: Reading) -> bool:
    """True of an amount in a row of amounts of money ("Rp5 juta, 3 juta dan 2 juta")."""
    if before is None or before.kind != "money" or reading.start - before.after > REACH:
        return False
    if reading.start - before.after > ROW:  # "Rp250 juta untuk perorangan dan 162,5 juta untuk beregu"
        priced = plain[reading.end : reading.end + 1] == "/"  # "cabai Rp60 ribu/kg, bawang 35 ribu/kg"
        return before.amount.scaled and (priced or _cues().purpose.match(plain, reading.end) is not None)
    return _cues().row.fullmatch(plain, before.after, reading.start) is not None


def _is_bracket_list(
    plain: str, sentence: Sentence, readings: list[Reading], before: Reading | None, *, after_list: bool
) -> bool:
    """True of "Kecamatan Kalanganyar (49 kasus), Cibadak (82), …", counts by place, and of "PKB (13), Golkar (8), …".

    Ages look the same, but stand behind the names of people and after no count of anything else.
    """
    bracketed = [reading for reading in readings if _in_brackets(plain, reading)]
    if not bracketed or before is None or before.kind != "count":
        return False
    words = [word.casefold() for word in _WORD.findall(plain, sentence.start, bracketed[0].start)]
    led = _led_by(plain, sentence.start, bracketed[0].start)
    if len(bracketed) < LIST:
        return len(bracketed) == LIST - 1 and led in _cues().places
    if after_list or led in _cues().placed or not _cues().places.isdisjoint(words):
        return True
    unit = (before.unit or "").split(" ", maxsplit=1)[0].casefold()
    return unit in nouns().known and _cues().people.isdisjoint([unit, *words])


def _led_by(plain: str, begin: int, end: int) -> str:
    """The word before the name that ends at `end`: "dari" of "berasal dari Padang Pariaman ("."""
    words = plain[begin:end].rstrip(" (").split()
    while words and words[-1][0].isupper() and words[-1].casefold() not in _cues().places:
        words.pop()
    return words[-1].casefold() if words else ""


def _give_unit(
    plain: str, reading: Reading, place: _Place, twins: dict[Decimal, Reading], earlier: Reading | None, cue: str
) -> None:
    """The unit of a bare figure: that of its twin, of its neighbours, of its clause, of what went before."""
    own = _named_in_row(plain, reading, place.sentence.end)
    own = own or _predicated(plain, reading, place.sentence)
    own = own or _own_noun(plain, reading, place, counted=cue in _cues().amounts)
    source = twins.get(reading.amount.value) or (None if own else _neighbour(plain, reading, place))
    if source is None and own is None:
        own = place.first_noun
        if own is not None and earlier is not None and _in_brackets(plain, reading):
            own = None if plain[slice(*own)].casefold() in _cues().places else own
        source = earlier if own is None else None
    if _has_decimals(reading):  # an index or a ratio: nobody counts people by hundredths
        reading.kind = "measure"
        if source is not None and source.kind == "measure":
            reading.unit, reading.normal = source.unit, source.normal
        else:
            reading.unit = _index_unit(plain, reading, place.sentence.start)
    elif source is not None:
        reading.kind, reading.unit, reading.normal = source.kind, source.unit, source.normal
        reading.notes += tuple(note for note in source.notes if note == "duration")
    elif own is not None:
        reading.kind, reading.unit = "count", plain[own[0] : own[1]]
        reading.unit_start, reading.unit_end = own
    elif _is_quantity(reading) or _has_share(plain, reading):
        reading.kind = "count"


def _index_unit(plain: str, reading: Reading, begin: int) -> str | None:
    """The unit "indeks" where the sentence has spoken of one."""
    said = plain[max(begin, reading.start - REACH) : reading.start].casefold()
    indexes: dict[str, str] = load("measures")["named"]["indexes"]
    return next((unit for name, unit in indexes.items() if name in said), None)


def _has_decimals(reading: Reading) -> bool:
    amount = reading.amount
    if amount.scaled or amount.tokens is None:
        return False
    return amount.value != amount.value.to_integral_value() or "," in amount.tokens[0][0]


def _neighbour(plain: str, reading: Reading, place: _Place) -> Reading | None:
    """The reading of the sentence whose unit this one shares: the next in one phrase with it; the last; the next."""
    if _in_brackets(plain, reading) and place.last is not None and _sorts_by_place(place.last):
        return None  # "tiga kecamatan, yaitu Maja (23), Cipanas (46)": it is not districts that are counted there
    following, last = place.following, place.last
    if _is_quantity(reading):  # nobody counts thousands of days
        following = None if following is not None and "duration" in following.notes else following
        last = None if last is not None and "duration" in last.notes else last
    if following is not None and following.unit_start is not None and following.start - reading.end < REACH:
        between = plain[reading.end : following.start]
        if _cues().to_next.match(between) or (last is None and "," not in between):
            return following
    return last or following


def _in_brackets(plain: str, reading: Reading) -> bool:
    return plain[reading.start - 1 : reading.start] == "(" and plain[reading.after : reading.after + 1] == ")"


def _sorts_by_place(reading: Reading) -> bool:
    return (reading.unit or "").split(" ", maxsplit=1)[0].casefold() in _cues().places


def _own_noun(plain: str, reading: Reading, place: _Place, *, counted: bool) -> tuple[int, int] | None:
    """The noun that the number's own clause counts: "jumlah kejadian 639", "penderita sebanyak 2.657"."""
    begin = max(place.sentence.start, place.before.after if place.before else 0, reading.start - REACH)
    clause = begin
    for mark in _CLAUSE.finditer(plain, begin, reading.start):
        clause = mark.end()
    return _jumlah(plain, reading, begin) or (_first_noun(plain, clause, reading.start) if counted else None)


def _jumlah(plain: str, reading: Reading, begin: int) -> tuple[int, int] | None:
    """The noun of "jumlah kejadian banjir" directly before the number."""
    begin = max(begin, reading.start - REACH)
    found = _cues().total_of.search(plain, begin, reading.start)
    return found.span(1) if found and found[1].casefold() in nouns().known else None


def _first_noun(plain: str, begin: int, end: int) -> tuple[int, int] | None:
    """The first noun of a stretch that is counted often enough to be known; names of places and offices are passed."""
    known, phrases = nouns().known, nouns().phrases
    for word in _WORD.finditer(plain, begin, end):
        lowered = word.group().casefold()
        if (
            lowered not in known
            or lowered in _cues().sorts
            or (lowered in _cues().places and _PROPER.match(plain, word.end()))
        ):
            continue
        for phrase in phrases.get(lowered, ()):
            text = " ".join(phrase)
            if plain[word.start() : word.start() + len(text)].casefold() == text:
                return word.start(), word.start() + len(text)
        return word.span()
    return None


def _evaluate_again(reading: Reading, habits: Habits) -> None:
    """Read the digits once more where the kind changes what they can mean."""
    if reading.kind == "measure":
        reading.amount.notes = ()
        reading.amount.other = None
        evaluate(reading.amount, "divisible", habits)
