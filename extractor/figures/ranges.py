"""Two amounts that are one: ranges ("10 hingga 15") and lengths of time ("1 bulan 15 hari"); and rows that are none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from extractor.figures.amounts import rough_value
from extractor.figures.counted import nouns
from extractor.figures.habits import Habits
from extractor.figures.lookalikes import precedes_month_or_zone
from extractor.figures.reading import Amount, Reading
from extractor.figures.surroundings import ratio_of_durations
from extractor.lexicon import load

LONGEST_JOIN = 30  # characters between the ends of a range
LONGEST_ROW = 2  # digits of the numbers that a row of ranks, classes or sections goes on with
REACH = 40  # characters before a range in which a word can say what it is


@dataclass(frozen=True, slots=True)
class _Joins:
    begin: frozenset[str]  # the first two characters of any of them, where the first is no hyphen
    plain: regex.Pattern[str]
    both_ends: regex.Pattern[str]
    openers: tuple[str, ...]
    change_from: tuple[str, ...]
    changes: regex.Pattern[str]
    row: regex.Pattern[str]
    item: regex.Pattern[str]  # behind a number that begins an item of its own
    stretches: frozenset[str]  # joins that make a range of what they join


@cache
def _joins() -> _Joins:
    lexicon = load("phrases")
    ranges, changes = lexicon["ranges"], lexicon["changes"]
    signs = "|".join(regex.escape(sign) for sign in load("currencies")["before"]["any_case"])
    words = "|".join(regex.escape(word) for word in sorted(ranges["words"], key=len, reverse=True))
    both = "|".join([*ranges["and"], words])
    light = "|".join(ranges["light"])
    currency = rf"(?:(?i:{signs}|us\$)\.?\s?)?+"
    rows = "|".join(lexicon["rows"]["words"])
    return _Joins(
        begin=frozenset({" -", *(f" {word[0]}" for word in (*ranges["and"], *ranges["words"]))}),
        plain=regex.compile(rf"(?:\s?-\s?|\s(?:{words})\s)(?:(?:{light})\s)?+{currency}"),
        both_ends=regex.compile(rf"\s(?:{both})\s{currency}|\s?-\s?"),
        openers=tuple(ranges["both_ends"]),
        change_from=tuple(changes["from"]),
        changes=regex.compile(rf"(?:{'|'.join(changes['verbs'])})\b"),
        row=regex.compile(rf"\s?(?:,|{rows}|-|/|,\s?dan|&)\s?(?:\p{{Lu}}\w*+\s)?"),
        item=regex.compile(rf"\s(?:{'|'.join(lexicon['rows']['item'])})\s"),
        stretches=frozenset([*ranges["words"], "-"]),
    )


def upper_end(
    plain: str, begin: int, reading: Reading, amounts: list[Amount], index: int, habits: Habits
) -> Amount | None:
    """The amount that closes a range begun by `reading`; None where there is no range.

    Where only the upper end has a scale word, the lower takes it too: in "62 hingga Rp65 miliar" both are miliar.
    """
    if index + 1 == len(amounts):
        return None
    lower, upper = reading.amount, amounts[index + 1]
    if upper.start - lower.end > LONGEST_JOIN:
        return None
    joins = _joins()
    between = plain[lower.end : upper.start]
    if between[:1] != "-" and between[:2] not in joins.begin:
        return None
    left = plain[max(begin, reading.start - REACH) : reading.start].casefold().rstrip()
    pattern = joins.both_ends if left.endswith(joins.openers) else joins.plain
    if not pattern.fullmatch(plain, lower.end, upper.start):
        return None
    if (left.endswith(joins.change_from) and joins.changes.search(left)) or precedes_month_or_zone(
        plain, upper.end, len(plain)
    ):
        return None
    tokens = scaled_like(lower, upper)
    shared = Amount(lower.start, lower.end, tokens, lower.value) if tokens != lower.tokens else lower
    if rough_value(shared, habits) >= rough_value(upper, habits):
        return None
    lower.tokens = tokens
    return upper


def scaled_like(lower: Amount, upper: Amount) -> list[tuple[str, int]] | None:
    """The digits of `lower` with the scale of `upper`, where it has none of its own and is no longer a number."""
    if lower.tokens is None or upper.tokens is None or lower.scaled or not upper.scaled or len(upper.tokens) > 1:
        return lower.tokens
    (digits, _), (other, scale) = lower.tokens[0], upper.tokens[0]
    whole, most = len(digits.split(",")[0]), len(other.split(",")[0])
    return [(digits, scale)] if whole <= most + 1 else lower.tokens  # "3,5 sampai 4 miliar", "900.000 sampai 1 juta"


def is_year_pair(reading: Reading) -> bool:
    """True of "2019-2024": two years, whatever stands behind them."""
    lower, upper = reading.amount.tokens, reading.high.tokens if reading.high else None
    if not lower or not upper or reading.amount.scaled:
        return False
    return all(len(t) == 4 and t.isdigit() and t[:2] in ("19", "20") for t in (lower[0][0], upper[0][0]))


def goes_on_from(plain: str, reading: Reading, refused: int, *, title: bool) -> bool:
    """True where the number only continues one refused up to `refused`: "level 1 dan 2", "23 bulan sampai 59 bulan"."""
    joined = _joins().row.fullmatch(plain, refused, reading.amount.start)
    if joined is None or reading.kind in ("money", "percent"):
        return False
    if reading.kind == "measure":
        return joined.group().strip() in _joins().stretches
    if reading.kind == "count" and "," in joined.group():
        return False  # "2 traktor roda 4, 5 pompa air": the next item
    head = (reading.unit or "").split(" ", maxsplit=1)[0]
    head = head.casefold() if title or head == "KK" else head
    tokens = reading.amount.tokens
    if reading.kind is None and "," in joined.group() and _joins().item.match(plain, reading.end):
        return tokens is not None and len(tokens[0][0]) <= LONGEST_ROW  # "179 di SDN 07, 121 di masjid"
    unknown = head not in nouns().known and (tokens is None or len(tokens[0][0]) <= LONGEST_ROW)
    return reading.kind is None or unknown  # "kelas 5 dan 6 SD"


def join_durations(plain: str, longer: Reading, shorter: Reading) -> bool:
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
