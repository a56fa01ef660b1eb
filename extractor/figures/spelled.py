"""Numbers written in words: "dua puluh lima", "seribu", "satu setengah miliar", "nol koma lima", "tiga perempat"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from extractor.lexicon import load

_WORD = regex.compile(r"[\s-]{0,2}+([^\W\d_]++)")
LONGEST = 60  # words; a number up to 10**17 needs fewer


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number read from words: where it ends, its value, and one unit of its last written place."""

    end: int
    value: Decimal
    step: Decimal
    words: int


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The lexicon of number words, by the part each plays."""

    digits: dict[str, int]
    complete: dict[str, int]
    teen: frozenset[str]
    places: dict[str, int]
    scales: dict[str, int]
    one_scale: dict[str, int]
    packs: dict[str, int]
    fractions: dict[str, Fraction]
    denominators: dict[str, int]
    point: frozenset[str]

    @property
    def starters(self) -> list[str]:
        """Words that a number in running text may begin with."""
        words = {*self.digits, *self.complete, *self.one_scale, *self.fractions}
        return sorted({*words, *(pack for pack in self.packs if pack.startswith("se"))} - {"kosong"})


@cache
def number_words() -> NumberWords:
    """The number words of the lexicon, compiled once."""
    lexicon = load("numbers")
    powers = {word: 10**power for word, power in lexicon["scales"]["words"].items()}
    return NumberWords(
        digits=lexicon["digits"]["words"],
        complete=lexicon["complete"]["words"],
        teen=frozenset(lexicon["teen"]["words"]),
        places=lexicon["places"]["words"],
        scales=powers,
        one_scale={word: 10**power for word, power in lexicon["one_scale"]["words"].items()},
        packs=lexicon["packs"]["words"],
        fractions={word: Fraction(value) for word, value in lexicon["fractions"]["words"].items()},
        denominators=lexicon["denominators"]["words"],
        point=frozenset(lexicon["decimal_point"]["words"]),
    )


def read_spelled(plain: str, start: int, end: int) -> Spelled | None:
    """Read the longest number in words that begins at `start` in `plain[:end]`; None where there is none."""
    tokens = _Words(plain, start, end)
    whole = _Whole()
    used = 0
    while (word := tokens.at(used)) and whole.take(word):
        used += 1
    used, value, step = _tail(tokens, used, whole)
    return Spelled(tokens.ends[used - 1], value, step, used) if used else None


class _Words:
    """The words from a place on, each read when it is asked for: a number ends long before the text does."""

    def __init__(self, plain: str, start: int, end: int) -> None:
        self.plain, self.next, self.end = plain, start, end
        self.words: list[str] = []
        self.ends: list[int] = []

    def at(self, index: int) -> str:
        """The word at `index` in lower case; "" where there is none, or anything but a word stands before it."""
        while len(self.words) <= index:
            word = _WORD.match(self.plain, self.next, self.end) if len(self.words) < LONGEST else None
            if not word or (not self.words and word.start(1) != self.next):
                return ""
            self.words.append(word.group(1).casefold())
            self.ends.append(word.end())
            self.next = word.end()
        return self.words[index]


class _Whole:
    """Adds up a whole number word by word."""

    def __init__(self) -> None:
        self.parts: list[tuple[int, int]] = []  # (value, scale) of the scaled parts so far, scales falling
        self.group = 0  # what stands below the next scale word
        self.room = 1000  # the group takes only places smaller than this
        self.digit: int | None = None
        self.step = Decimal(1)
        self.zero = False

    def take(self, word: str) -> bool:
        """Add `word`; False where it cannot follow."""
        words = number_words()
        if self.zero:
            return False
        if word in words.digits:
            return self._take_digit(words.digits[word])
        if word in words.complete:
            return self._take_complete(words.complete[word])
        if word in words.teen:
            return self._take_place(1, teen=True)
        if word in words.places:
            return self._take_place(words.places[word])
        if word in words.one_scale:
            return self._take_digit(1) and self._take_scale(words.one_scale[word])
        if word in words.scales:
            return self._take_scale(words.scales[word])
        if word in words.packs:
            return self._take_pack(word, words.packs[word])
        return False

    def _take_digit(self, digit: int) -> bool:
        if self.digit is not None or self.room <= 1:
            return False
        if digit == 0:
            if self.group or self.parts:
                return False
            self.zero = True
        self.digit, self.step = digit, Decimal(1)
        return True

    def _take_complete(self, value: int) -> bool:
        if self.digit is not None or value >= self.room:
            return False
        self.group += value
        self.room = 100 if value == 100 else 1
        self.step = Decimal(1)
        return True

    def _take_place(self, place: int, *, teen: bool = False) -> bool:
        if self.digit is None or place >= self.room:
            return False
        self.group += self.digit + 10 if teen else self.digit * place
        self.room = 1 if teen else place
        self.digit = None
        return True

    def _take_scale(self, scale: int) -> bool:
        value = self.group + (self.digit or 0)
        while self.parts and self.parts[-1][1] < scale:  # "seribu triliun": a smaller scale multiplies a greater one
            value += self.parts.pop()[0]
        if value == 0 or (self.parts and self.parts[-1][1] == scale):
            return False
        self.parts.append((value * scale, scale))
        self.group, self.room, self.digit, self.step = 0, 1000, None, Decimal(scale)
        return True

    def _take_pack(self, word: str, size: int) -> bool:
        value = 1 if word.startswith("se") else self.group + (self.digit or 0)
        if self.parts or value == 0:
            return False
        self.parts, self.group, self.room, self.digit, self.step = [(value * size, 1)], 0, 0, None, Decimal(1)
        return True

    def total(self) -> Decimal:
        """The number so far."""
        return Decimal(sum(value for value, _ in self.parts) + self.group + (self.digit or 0))


def _tail(tokens: _Words, used: int, whole: _Whole) -> tuple[int, Decimal, Decimal]:
    """What may follow the whole number: decimals, a fraction, a denominator; and a scale word over it all.

    Returns how many words the number has, its value, and one unit of its last place.
    """
    words = number_words()
    value, step, following = whole.total(), whole.step, tokens.at(used)
    if used and following in words.point:
        after, value, step = _decimals(tokens, used + 1, value)
        return (used, value, step) if after == used + 1 else _scaled(tokens, after, value, step)
    if following in words.fractions and (not used or (following == "setengah" and not whole.parts)):
        half = Decimal("0.5") if used else Decimal(0)
        return _scaled(tokens, used + 1, value + _decimal(words.fractions[following]), half)
    if following in words.denominators and whole.digit:
        return _scaled(tokens, used + 1, _decimal(Fraction(int(value), words.denominators[following])), Decimal(0))
    return used, value, step


def _decimals(tokens: _Words, first: int, value: Decimal) -> tuple[int, Decimal, Decimal]:
    """Decimals named one by one ("nol lima") or as a number ("dua puluh lima"): the word after them, value and step."""
    words = number_words()
    after = first
    while tokens.at(after) in words.digits:
        after += 1
    if after > first and tokens.at(after) not in words.places and tokens.at(after) not in words.teen:
        decimals = "".join(str(words.digits[tokens.at(index)]) for index in range(first, after))
    else:
        tail, after = _Whole(), first
        while tokens.at(after) and tokens.at(after) not in words.scales and tail.take(tokens.at(after)):
            after += 1
        decimals = str(tail.total())
    step = Decimal(1).scaleb(-len(decimals))
    return (after, value + Decimal(decimals) * step, step) if after > first else (first, value, Decimal(1))


def _scaled(tokens: _Words, used: int, value: Decimal, step: Decimal) -> tuple[int, Decimal, Decimal]:
    """Multiply by the scale word that follows, if one does."""
    scale = number_words().scales.get(tokens.at(used))
    return (used + 1, value * scale, step * scale) if scale else (used, value, step)


def _decimal(fraction: Fraction) -> Decimal:
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)
