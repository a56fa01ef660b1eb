"""Amounts: digits or words with their scale, wherever a sentence has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

import regex

from extractor.figures.habits import Habits
from extractor.figures.numerals import Use, read_digits
from extractor.figures.reading import Amount
from extractor.figures.spelled import number_words, read_spelled
from extractor.lexicon import load

LONGEST_NUMBER = 24  # digits and separators; anything longer is an identifier
_LETTERS = regex.compile(r"[^\W\d_]++")


@cache
def _scan() -> re.Pattern[str]:
    """Where an amount may begin: a run of digits, or a number word that is a word of its own.

    This pattern alone looks at every character; with the first letters in a set it passes most of them at once.
    """
    starters = sorted(number_words().starters, key=len, reverse=True)
    first = "".join(sorted({word[0] for word in starters}))
    lower = "|".join(word[1:] for word in starters)
    return re.compile(
        rf"\d++(?:[.,]\d++)*+|\b(?:[{first}{first.upper()}](?:{lower})|[{first.upper()}](?:{lower.upper()}))(?![\w/])"
    )


def find_starts(plain: str) -> list[tuple[int, int]]:
    """The spans in `plain` at which an amount may begin, in order."""
    return [hit.span() for hit in _scan().finditer(plain)]


@cache
def _scale() -> tuple[regex.Pattern[str], dict[str, int]]:
    """The pattern of a scale word after digits, and what each means; short forms only as the lexicon writes them."""
    lexicon = load("numbers")
    words = number_words()
    short = {word: 10**power for word, power in lexicon["short_scales"]["words"].items()}
    packs = {word: size for word, size in words.packs.items() if not word.startswith("se")}
    lower = "|".join(sorted([*words.scales, *packs, *(s for s in short if s.islower())], key=len, reverse=True))
    upper = "|".join(word for word in short if not word.islower())
    pattern = regex.compile(
        rf"\s{{0,2}}+(?:(?i:({lower}))|({upper}))(?!\w)(?!-\p{{Ll}})|\s{{0,2}}+(?i:({lower}))(?=an?\b)"
    )
    return pattern, {**words.scales, **packs, **short}


# The characters a scale word, or "-an", can begin with: cheaper to look at than to try the pattern.
_BEFORE_SCALE = frozenset(" \u00a0rRjJmMbBtTkKlLgG")
_NOTHING_FOLLOWS = frozenset(("", ")", "%", ";", "\n", "/", ":"))
_BEFORE_VAGUE = frozenset(" -a")
_VAGUE = regex.compile(r"\s?-?an(?!\w)|\s?-\s?an(?!\w)")
# A space slipped into a number: before its decimals, where something divisible follows, or before its last group.
_LOOSE_GROUP = regex.compile(r"[.,]\s(\d{3})(?![\d,]|\.\d)")


@cache
def _loose_decimals() -> regex.Pattern[str]:
    """ ", 83" where a scale, percent word or unit of measure follows: people do not come in hundredths."""
    units = [name for unit in load("measures")["unit"] if "normal" in unit for name in unit["names"]]
    percents = [word for word in load("percents")["percent"]["words"] if word != "%"]
    divisible = [*_scale()[1], *percents, *units]
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
    vague = _VAGUE.match(plain, spelled.end, end)
    return Amount(start, vague.end() if vague else spelled.end, None, spelled.value, spelled.step, vague=bool(vague))


def _from_digits(plain: str, start: int, token_end: int, end: int) -> Amount:
    if plain[token_end : token_end + 1] in _NOTHING_FOLLOWS:
        return Amount(start, token_end, [(plain[start:token_end], 1)])
    token, at, notes = _mended(plain, start, token_end, end)
    amount = Amount(start, at, [], notes=notes)
    parts = amount.tokens = []
    pattern, scales = _scale()
    last = 0
    while True:
        scale_word = pattern.match(plain, at, end) if plain[at : at + 1] in _BEFORE_SCALE else None
        if scale_word is None:
            parts.append((token, 1))
            amount.end = at
            break
        word = scale_word.group(1) or scale_word.group(2) or scale_word.group(3)
        scale = scales.get(word) or scales[word.casefold()]
        if scale_word.group(2) or len(word) <= 3:
            amount.short_scale = word
        parts.append((token, scale))
        amount.end = at = scale_word.end()
        following = _NEXT_PART.match(plain, at, end)
        if following is None or (last and scale >= last):
            break
        smaller = pattern.match(plain, following.end(), end)
        small_word = smaller and (smaller.group(1) or smaller.group(2))
        if not small_word or (scales.get(small_word) or scales[small_word.casefold()]) >= scale:
            break
        last, token, at = scale, following.group(1), following.end()
    vague = _VAGUE.match(plain, amount.end, end) if plain[amount.end : amount.end + 1] in _BEFORE_VAGUE else None
    if vague and len(parts) == 1:
        amount.vague, amount.end = True, vague.end()
        scale_word = pattern.match(plain, amount.end, end) if parts[0][1] == 1 else None
        if scale_word:  # "200-an juta"
            word = scale_word.group(1) or scale_word.group(2) or scale_word.group(3)
            parts[0] = (parts[0][0], scales.get(word) or scales[word.casefold()])
            amount.end = scale_word.end()
    return amount


_NEXT_PART = regex.compile(r"\s(\d++(?:[.,]\d++)*+)(?![\d.,/:-]*\d)")


def _mended(plain: str, start: int, token_end: int, end: int) -> tuple[str, int, list[str]]:
    """The token at `start` with what a slipped-in space has cut off, its end, and a note where that was so."""
    token = plain[start:token_end]
    if plain[token_end : token_end + 1] not in (",", "."):
        return token, token_end, []
    loose = _loose_decimals().match(plain, token_end, end) if "," not in token else None
    if loose is None and plain[max(0, start - 4) : start].casefold().rstrip(" .").endswith("rp"):
        grouped = "." in token or "," in token
        loose = _LOOSE_GROUP.match(plain, token_end, end) if grouped and plain[token_end] in token else None
    if loose is None:
        return token, token_end, []
    return plain[start : loose.end()], loose.end(), ["space_in_number"]


def evaluate(amount: Amount, use: Use, habits: Habits) -> None:
    """Set the value, step, notes and other reading of an amount in digits, now that its use is known."""
    if amount.tokens is None:
        return
    if len(amount.tokens) == 1 and amount.tokens[0][1] == 1:
        amount.value, amount.step, notes, amount.other = read_digits(amount.tokens[0][0], use, habits)
        amount.notes += [note for note in notes if note not in amount.notes]
        return
    total = Decimal(0)
    for token, scale in amount.tokens:
        numeral = read_digits(token, "scaled" if scale >= 1000 else use, habits)
        total += numeral.value * scale
        amount.step = numeral.step * scale
        amount.notes += [note for note in numeral.notes if note not in amount.notes]
        if numeral.other:
            amount.other = numeral.other
            amount.other.value *= scale
    amount.value = total


def rough_value(amount: Amount, habits: Habits) -> Decimal:
    """The value of an amount before its use is known: good enough to tell which of two is the greater."""
    if amount.tokens is None:
        return amount.value
    return sum((read_digits(token, "divisible", habits).value * scale for token, scale in amount.tokens), Decimal(0))
