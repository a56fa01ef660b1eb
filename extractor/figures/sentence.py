"""The readings of one sentence: amounts with their surroundings, ranges joined, lookalikes left out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from extractor.figures.amounts import evaluate, find_amounts, rough_value
from extractor.figures.counted import nouns, read_counted
from extractor.figures.habits import Habits
from extractor.figures.hedges import hedge_after, hedge_before
from extractor.figures.lookalikes import is_lookalike, is_no_number, precedes_month_or_zone
from extractor.figures.numerals import Use
from extractor.figures.reading import Amount, Reading
from extractor.figures.surroundings import currency_before, ratio_of_durations, read_rate, read_right
from extractor.lexicon import load

_RANGE = regex.compile(
    r"(?:\s?-\s?|\s(?:hingga|sampai(?:\sdengan)?+|s/d|s\.d\.)\s)(?:sekitar\s)?+(?:(?i:rp|us\$|idr|usd)\.?\s?)?+"
)
_BETWEEN_RANGE = regex.compile(r"\s(?:dan|hingga|sampai(?:\sdengan)?+)\s(?:(?i:rp|us\$|idr|usd)\.?\s?)?+|\s?-\s?")
_BRACKET = regex.compile(r"\s?\(\s?([^()]{1,120}+)\)")
LONGEST_ROW = 2  # digits of the numbers that a row of ranks, classes or sections goes on with
LONGEST_JOIN = 30  # characters between the ends of a range
_COORDINATES = regex.compile(r"\s?(?:,|dan|atau|serta|hingga|sampai|-|/|,\s?dan|&)\s?(?:\p{Lu}\w*+\s)?")
_SLOGAN = regex.compile(r"(?i)\bsatu\s\w++\ssatu\s\w")  # "satu desa satu produk"
_CHANGE = regex.compile(
    r"(?:naik|turun|meningkat|menurun|bertambah|berkurang|susut|menyusut|tumbuh|merosot|melonjak)\b"
)


def read_sentence(
    plain: str, begin: int, end: int, starts: Sequence[tuple[int, int]], habits: Habits, *, title: bool
) -> list[Reading]:
    """Return the readings of `plain[begin:end]` in order; those without a kind wait for their neighbours.

    `starts` are the places in it at which an amount may begin.
    """
    readings: list[Reading] = []
    amounts = find_amounts(plain, starts, end)
    refused: int | None = None  # where the last number that is no figure ends
    skip = 0
    for index, amount in enumerate(amounts):
        if index < skip:
            continue
        reading = Reading(amount, amount.start, amount.end)
        money = currency_before(plain, begin, amount.start)
        if money:
            reading.currency, reading.start = money
        upper = _upper_end(plain, begin, reading, amounts, index, habits)
        if upper is not None:
            reading.high, reading.end = upper, upper.end
            skip = index + 2
        _read_after(plain, reading, begin, end, title=title)
        if _is_refused(plain, reading, refused, begin, end, title=title):
            if amount.start == begin or not plain[amount.start - 1].isalnum():  # "S1, 30 S2": S1 is a word
                refused = max(reading.after, reading.amount.end)
            continue
        skip = max(skip, index + 1 + _words_in_brackets(plain, reading, amounts, index, end, title=title))
        _settle_values(reading, habits)
        _read_hedge(plain, reading, readings[-1] if readings else None, begin)
        read_rate(plain, reading, end)
        if not (readings and _joins_duration(plain, readings[-1], reading)):
            readings.append(reading)
    return readings


def _joins_duration(plain: str, longer: Reading, shorter: Reading) -> bool:
    """Take `shorter` into `longer` where the two are one length of time: "1 bulan 15 hari" is a month and a half."""
    if "duration" not in longer.notes or "duration" not in shorter.notes or shorter.hedge:
        return False
    if plain[longer.after : shorter.start] not in (" ", " dan "):
        return False
    ratio = ratio_of_durations(shorter.unit or "", longer.unit or "")
    if ratio is None or ratio >= 1:
        return False
    amount = longer.amount
    amount.value += shorter.amount.value * ratio
    amount.step, amount.tokens = shorter.amount.step * ratio, None
    amount.end = longer.end = shorter.after
    return True


# How a hedge behind a number can begin ("lebih", "sekian"): cheaper to look at than to try the pattern.
_HEDGE_STARTS = frozenset(f" {word[0]}" for word in load("hedges")["more_than"]["after"])


def _read_after(plain: str, reading: Reading, begin: int, end: int, *, title: bool) -> None:
    """What follows the number: a hedge behind it, then percent, currency, unit or noun."""
    at = reading.end
    behind = hedge_after(plain, at, end) if plain[at : at + 2] in _HEDGE_STARTS else None
    if behind:
        reading.hedge, reading.hedge_start, reading.hedge_end = "more_than", *behind
        at = behind[1]
    known = read_right(plain, reading, at, end)
    if reading.currency and reading.kind != "percent":
        reading.kind, reading.unit = "money", reading.currency
        reading.unit_start = reading.unit_end = None
        reading.normal = None
        _closing_mark(plain, reading)
    elif reading.currency:
        reading.currency = None
        reading.notes.append("currency_before_percent")
    elif not known:
        read_counted(plain, reading, at, end, title=title)


@cache
def _marks() -> tuple[str, ...]:
    return tuple(sorted(load("currencies")["suffixes"]["marks"], key=len, reverse=True))


def _closing_mark(plain: str, reading: Reading) -> None:
    """Let ",-" behind an amount of money belong to it."""
    for mark in _marks():
        if plain.startswith(mark, reading.end):
            reading.end += len(mark)
            return


def _upper_end(
    plain: str, begin: int, reading: Reading, amounts: list[Amount], index: int, habits: Habits
) -> Amount | None:
    """The amount that closes a range begun by `reading`; None where there is no range."""
    if index + 1 == len(amounts):
        return None
    lower, upper = reading.amount, amounts[index + 1]
    if upper.start - lower.end > LONGEST_JOIN:
        return None
    left = plain[max(begin, reading.start - 40) : reading.start].casefold().rstrip()
    pattern = _BETWEEN_RANGE if left.endswith("antara") else _RANGE
    if not pattern.fullmatch(plain, lower.end, upper.start):
        return None
    if (left.endswith("dari") and _CHANGE.search(left)) or precedes_month_or_zone(plain, upper.end, len(plain)):
        return None
    if lower.tokens is not None and upper.tokens is not None and not lower.scaled and upper.scaled:
        lower_digits, upper_digits = lower.tokens[0][0], upper.tokens[0][0]
        if len(lower_digits) <= len(upper_digits) + 1 and len(upper.tokens) == 1:
            lower.tokens = [(lower_digits, upper.tokens[0][1])]  # "62 hingga Rp65 miliar": both are miliar
    return upper if rough_value(lower, habits) < rough_value(upper, habits) else None


def _is_refused(plain: str, reading: Reading, refused: int | None, begin: int, end: int, *, title: bool) -> bool:
    amount = reading.amount
    money = reading.currency is not None or reading.kind == "money" or "currency_before_percent" in reading.notes
    glued = reading.kind is not None and plain[amount.end : amount.end + 1].isalpha()
    if is_no_number(plain, amount, begin, end, money=money, glued=glued, ranged=reading.high is not None):
        return True
    if is_lookalike(plain, reading, begin, end, title=title):
        return True
    if reading.high is not None and (reading.kind is None or _year_pair(reading)):
        return True  # "2-1", "2019-2024": scores and years, or nothing that can be told
    if refused is not None and not money and _goes_on_from(plain, reading, refused, title=title):
        return True
    return _is_article(plain, reading, begin)


def _goes_on_from(plain: str, reading: Reading, refused: int, *, title: bool) -> bool:
    """True where the number only continues one refused up to `refused`: "level 1 dan 2", "23 bulan sampai 59 bulan"."""
    joined = _COORDINATES.fullmatch(plain, refused, reading.amount.start)
    if joined is None or reading.kind in ("money", "percent"):
        return False
    if reading.kind == "measure":
        return joined.group().strip() in ("hingga", "sampai", "-")
    head = (reading.unit or "").split(" ", maxsplit=1)[0]
    head = head.casefold() if title or head == "KK" else head
    if reading.kind == "count" and "," in joined.group():
        return False  # "2 traktor roda 4, 5 pompa air": the next item
    tokens = reading.amount.tokens
    unknown = head not in nouns().known and (tokens is None or len(tokens[0][0]) <= LONGEST_ROW)
    return reading.kind is None or unknown  # "kelas 5 dan 6 SD"


def _year_pair(reading: Reading) -> bool:
    lower, upper = reading.amount.tokens, reading.high.tokens if reading.high else None
    if not lower or not upper or reading.amount.scaled:
        return False
    return all(len(t) == 4 and t.isdigit() and t[:2] in ("19", "20") for t in (lower[0][0], upper[0][0]))


def _is_article(plain: str, reading: Reading, begin: int) -> bool:
    """True of a "satu" that means "a" and counts nothing."""
    amount = reading.amount
    if not amount.spelled or amount.value > 1:
        return False
    if amount.value < 1:
        return reading.kind in (None, "count") and amount.value != 0  # "separuh warga", "sepertiga lahan"
    left = plain[max(begin, amount.start - 24) : amount.start].casefold().replace('"', " ").split()
    article = load("counted")["article_one"]
    if reading.kind is None or " ".join(left[-2:]) in article["but_after"]:
        return reading.kind is None
    if _SLOGAN.search(plain, max(begin, amount.start - 24), amount.end + 24):
        return True
    never = article["never_after"] if reading.kind == "count" else article["never_after"][:1]
    return bool(left) and left[-1] in never


def _words_in_brackets(
    plain: str, reading: Reading, amounts: list[Amount], index: int, end: int, *, title: bool
) -> int:
    """Read "25 (dua puluh lima) orang" as one figure; how many amounts after that at `index` it takes up.

    A bracket that says the same in the other writing belongs to the figure, and so does the unit after it.
    """
    if index + 1 == len(amounts) or "(" not in plain[reading.end : reading.end + 2]:
        return 0
    bracket = _BRACKET.match(plain, reading.end, end)
    inside = amounts[index + 1]
    if not bracket or inside.start >= bracket.end():
        return 0
    taken = 1
    while index + taken + 1 < len(amounts) and amounts[index + taken + 1].start < bracket.end():
        taken += 1
    amount = reading.amount
    if inside.spelled == amount.spelled or inside.start != bracket.start(1):
        if inside.start == bracket.start(1) and reading.kind is None and inside.end == bracket.end(1):
            read_counted(plain, reading, bracket.end(), end, title=title) or read_right(
                plain, reading, bracket.end(), end
            )
            reading.end = amount.end
        return 0
    tail = plain[inside.end : bracket.end(1)].strip().casefold()
    if tail and tail not in ("rupiah", *nouns().known):
        return 0
    reading.notes.append("words_and_digits")
    reading.high = None
    spelled = inside if inside.spelled else amount
    digits = amount if inside.spelled else inside
    reading.amount = digits
    if digits is inside:
        reading.start = min(reading.start, amount.start)
    if reading.kind is None:
        read_right(plain, reading, bracket.end(), end) or read_counted(plain, reading, bracket.end(), end, title=title)
        reading.end = max(bracket.end(), reading.end) if reading.kind in ("percent", "money") else bracket.end()
    reading.again = spelled.value, bracket.end()
    return taken


_USES: dict[str | None, Use] = {
    "count": "whole",
    "money": "money",
    "percent": "percent",
    "measure": "divisible",
    None: "whole",
}


def _settle_values(reading: Reading, habits: Habits) -> None:
    use = _USES[reading.kind]
    evaluate(reading.amount, use, habits)
    if reading.high is not None:
        evaluate(reading.high, use, habits)


def _read_hedge(plain: str, reading: Reading, previous: Reading | None, begin: int) -> None:
    if reading.hedge is None:
        hedge = hedge_before(plain, begin, reading.start)
        if hedge:
            if reading.high is not None and hedge[0] == "about" and "kisar" in plain[hedge[1] : hedge[2]].casefold():
                return  # "di kisaran 1 juta-1,5 juta": the range says what the range is
            goes_on = previous is not None and hedge[1] - previous.after <= 1  # "dari 27 hingga 110": no hedge
            if not goes_on or plain[hedge[1] : hedge[2]] != "hingga":
                reading.hedge, reading.hedge_start, reading.hedge_end = hedge
    if reading.hedge is None and reading.amount.vague:
        reading.hedge = "about"
    if reading.hedge is None and reading.unit_end is not None:
        behind = hedge_after(plain, reading.after, len(plain))  # "5 kilometer lebih."
        if behind and (behind[1] == len(plain) or plain[behind[1]] in ",.;)\n"):
            reading.hedge, reading.hedge_start, reading.hedge_end = "more_than", *behind
