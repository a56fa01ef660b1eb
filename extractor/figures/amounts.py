"""Amounts: digits or words with their scale, wherever a sentence has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

import regex

from extractor.article import Scan
from extractor.figures.habits import Habits
from extractor.figures.numerals import Use, read_digits
from extractor.figures.reading import Amount
from extractor.figures.spelled import number_words, read_spelled
from extractor.lexicon import load

_LETTERS = regex.compile(r"[^\W\d_]++")


def find_starts(plain: str, scan: Scan) -> list[tuple[int, int]]:
    """The spans in `plain` at which an amount may begin, in order: its numbers, and the number words in it."""
    words = []
    for start, word in scan.places(_first_words()):
        end = start + len(word)
        following = plain[end : end + 1]
        if not (_is_word(plain[start - 1 : start]) or _is_word(following) or following == "/"):
            words.append((start, end))
    return sorted([*scan.numbers, *words]) if words else scan.numbers


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


BEFORE_SCALE = 16  # characters before a scale word in which its currency stands


@cache
def _first_words() -> frozenset[bytes]:
    return frozenset(word.encode() for word in number_words().starters)


@cache
def _scales() -> tuple[dict[str, int], dict[str, int]]:
    """What each scale word behind digits means: those of any case, and the short forms that are read in capitals."""
    lexicon = load("numbers")
    words = number_words()
    short = {word: 10**power for word, power in lexicon["short_scales"]["words"].items()}
    packs = {word: size for word, size in words.packs.items() if not word.startswith("se")}
    lower = {word: factor for word, factor in short.items() if word.islower()}
    return {**words.scales, **packs, **lower}, {word: factor for word, factor in short.items() if word not in lower}


@cache
def _scale_begins() -> frozenset[str]:
    """What a scale word can begin with, a space left out."""
    letters = {word[0] for words in _scales() for word in words}
    return frozenset({*letters, *(letter.upper() for letter in letters)})


@cache
def _goes_on_with() -> frozenset[str]:
    """What a scale word, or "-an", can begin with: cheaper to look at than to try a pattern."""
    return _scale_begins() | frozenset(" -a")


_NOTHING_FOLLOWS = frozenset(("", ")", "%", ";", "\n", "/", ":"))
_VAGUE = re.compile(r"\s?-?an(?!\w)|\s?-\s?an(?!\w)")
# A space slipped into a number: before its decimals, where something divisible follows, or before its last group.
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOSE_GROUP = regex.compile(r"[.,]\s(\d{3})(?![\d,]|\.\d)")


@cache
def _loose_decimals() -> regex.Pattern[str]:
    """ ", 83" where a scale, percent word or unit of measure follows: people do not come in hundredths."""
    units = [name for unit in load("measures")["unit"] if "normal" in unit for name in unit["names"]]
    percents = [word for word in load("percents")["percent"]["words"] if word != "%"]
    divisible = [*_scales()[0], *_scales()[1], *percents, *units]
    return regex.compile(r",\s(\d{1,2})(?=\s?(?:(?i:\L<divisible>)(?!\w)|%))", divisible=divisible)


def find_amounts(plain: str, starts: Sequence[tuple[int, int]], end: int) -> list[Amount]:
    """The amounts that begin at `starts`, in order; none reaches beyond `end` or into another."""
    amounts: list[Amount] = []
    consumed = 0
    for start, stop in starts:
        if start < consumed:
            continue
        if plain[start].isdigit():
            amount: Amount | None = _from_digits(plain, start, stop, end)
        elif start and plain[start - 1] in "-/":
            continue  # "se-satu", "dan/satu": part of a longer word
        else:
            amount = _from_words(plain, start, end)
        if amount is not None:
            consumed = amount.end
            amounts.append(amount)
    return amounts


def _from_words(plain: str, start: int, end: int) -> Amount | None:
    spelled = read_spelled(plain, start, end)
    if spelled is None:
        return None
    amount = Amount(start, spelled.end, None, spelled.value, spelled.step)
    _take_vague(plain, amount, end)
    return amount


def _from_digits(plain: str, start: int, token_end: int, end: int) -> Amount:
    following = plain[token_end : token_end + 2]
    first = following[:1]
    if first in _NOTHING_FOLLOWS or (first == " " and following[1:] not in _goes_on_with()):
        return Amount(start, token_end, [(plain[start:token_end], 1)])
    if first in ",.":
        token, at, notes = _mended(plain, start, token_end, end)
    else:
        token, at, notes = plain[start:token_end], token_end, ()
    amount = Amount(start, at, [(token, 1)])
    if notes:
        amount.notes = notes
    _take_scales(plain, amount, token, end)
    if _take_vague(plain, amount, end) and not amount.scaled:
        _take_scales(plain, amount, token, end)  # "200-an juta"
    return amount


def _take_vague(plain: str, amount: Amount, end: int) -> bool:
    """Let "-an" behind an amount make it a vague one."""
    at = amount.end
    if plain[at : at + 1] not in _BEFORE_VAGUE or plain[at : at + 2] in _NEVER_VAGUE:
        return False
    vague = _VAGUE.match(plain, at, end)
    if vague:
        amount.vague, amount.end = True, vague.end()
    return vague is not None


_BEFORE_VAGUE = frozenset(" -a")
_NEVER_VAGUE = frozenset(f" {letter}" for letter in "bcdefghijklmnopqrstuvwxyz(%")


def _take_scales(plain: str, amount: Amount, token: str, end: int) -> None:
    """Give `amount` the scale word behind it, and the smaller parts that follow that: "2 juta 500 ribu"."""
    scale = _scale_after(plain, amount.end, end)
    if scale is None:
        return
    word, factor, amount.end = scale
    amount.tokens = [(token, factor)]
    amount.short_scale = word if word.casefold() not in number_words().scales else None
    while plain[amount.end + 1 : amount.end + 2].isdigit() and (following := _NEXT_PART.match(plain, amount.end, end)):
        smaller = _scale_after(plain, following.end(), end)
        if smaller is None or smaller[1] >= factor:
            return
        _, factor, amount.end = smaller
        amount.tokens.append((following[1], factor))


def _in_money(plain: str, at: int) -> bool:
    """True where a currency, or a headline all in capitals, makes "18 RB" thousands after all."""
    before = plain[max(0, at - BEFORE_SCALE) : at]
    return before.isupper() or "rp" in before.casefold()


def _scale_after(plain: str, at: int, end: int) -> tuple[str, int, int] | None:
    """The scale word at `at`, what it multiplies by, and where it ends."""
    following = plain[at : at + 2]
    if following[:1] == " ":
        following = following[1:]
    if following[:1] not in _scale_begins() and following != " ":
        return None
    found = _SCALE_WORD.match(plain, at, end)
    if found is None:
        return None
    word, behind = found[1], found[2]
    any_case, capitals = _scales()
    lowered, stop = word.casefold(), found.end(1)
    factor = any_case.get(lowered) or capitals.get(word) if not behind else None
    if factor is None and behind in (None, "-") and lowered.endswith(("a", "an")):  # "jutaan"
        lowered = lowered.removesuffix("n").removesuffix("a")
        factor, stop = any_case.get(lowered), found.start(1) + len(lowered)
        word = word[: len(lowered)]
    if factor is None:
        return None
    if word.isupper() and word not in capitals and lowered in _short_scales() and not _in_money(plain, at):
        return None  # "18 RB, 97 RR": badly damaged, not thousands
    return word, factor, stop


@cache
def _short_scales() -> frozenset[str]:
    return frozenset(load("numbers")["short_scales"]["words"])


# A word, and what stands behind it that keeps it from being a scale word.
_SCALE_WORD = re.compile(r"\s{0,2}+([^\W\d_]++)(\w|-(?=[^\W\dA-Z_]))?")
_NEXT_PART = re.compile(r"\s(\d++(?:[.,]\d++)*+)(?![\d.,/:-]*\d)")


@cache
def _signs() -> tuple[str, ...]:
    return tuple(sign.casefold() for sign in load("currencies")["before"]["any_case"])


def _mended(plain: str, start: int, token_end: int, end: int) -> tuple[str, int, tuple[str, ...]]:
    """The token at `start` with what a slipped-in space has cut off, its end, and a note where that was so."""
    token = plain[start:token_end]
    if not plain[token_end + 1 : token_end + 2].isspace() or not plain[token_end + 2 : token_end + 3].isdigit():
        return token, token_end, ()
    divides = "," not in token and not _YEAR.fullmatch(token)  # "pada 2022, 15 persen pada 2023"
    loose = _loose_decimals().match(plain, token_end, end) if divides and plain[token_end] == "," else None
    if loose is None and plain[max(0, start - 6) : start].casefold().rstrip(" .").endswith(_signs()):
        grouped = "." in token or "," in token
        loose = _LOOSE_GROUP.match(plain, token_end, end) if grouped and plain[token_end] in token else None
    if loose is None:
        return token, token_end, ()
    return plain[start : loose.end()], loose.end(), ("space_in_number",)


def evaluate(amount: Amount, use: Use, habits: Habits) -> None:
    """Set the value, step, notes and other reading of an amount in digits, now that its use is known."""
    if amount.tokens is None:
        return
    token, scale = amount.tokens[0]
    if scale == 1:
        amount.value, amount.step, notes, amount.other = read_digits(token, use, habits)
        if notes:
            amount.notes += tuple(note for note in notes if note not in amount.notes)
        return
    total = Decimal(0)
    for token, scale in amount.tokens:
        numeral = read_digits(token, "scaled" if scale >= 1000 else use, habits)
        total += numeral.value * scale
        amount.step = numeral.step * scale
        if numeral.notes:
            amount.notes += tuple(note for note in numeral.notes if note not in amount.notes)
        if numeral.other:
            amount.other = numeral.other
            amount.other.value *= scale
    amount.value = total


def rough_value(amount: Amount, habits: Habits) -> Decimal:
    """The value of an amount before its use is known: good enough to tell which of two is the greater."""
    if amount.tokens is None:
        return amount.value
    return sum((read_digits(token, "divisible", habits).value * scale for token, scale in amount.tokens), Decimal(0))
