"""A number written twice, "25 (dua puluh lima) orang"; and the rule "words-and-digits" for where the two disagree."""

from __future__ import annotations

from decimal import Decimal

import regex
from babel.numbers import format_decimal

from extractor.article import Figure, Notice
from extractor.figures.counted import nouns, read_counted
from extractor.figures.reading import Amount, Reading
from extractor.figures.surroundings import read_right
from extractor.rule import Example, Message, Rule

WORDS_AND_DIGITS = Rule(
    id="words-and-digits",
    name=Message(id="Angka dan hurufnya berbeda", en="Digits and words disagree"),
    explanation=Message(
        id="Bilangan ditulis dua kali, dengan angka dan dengan huruf dalam kurung, tetapi keduanya tidak sama.",
        en="A number is written twice, in digits and in words in brackets, and the two are not the same.",
    ),
    fires=(
        Example("Ada 25 (dua puluh enam) orang.", expect="25 (dua puluh enam)"),
        Example("Ada dua puluh lima (26) orang.", expect="dua puluh lima (26)"),
        Example("Dana Rp5.000.000 (lima ratus juta rupiah) cair.", expect="Rp5.000.000 (lima ratus juta rupiah)"),
    ),
    silent=(
        Example("Ada 25 (dua puluh lima) orang."),
        Example("Dana Rp350.000.000,00 (tiga ratus lima puluh juta rupiah) cair."),
        Example("Terjual 1 juta (1.005.802) unit."),
        Example("Ada 25 orang (dua di antaranya anak-anak)."),
    ),
    messages={
        "mismatch": Message(
            id="Tertulis {digits} dengan angka, tetapi {words} dengan huruf.",
            en="It says {digits} in digits, but {words} in words.",
        )
    },
)


_BRACKET = regex.compile(r"\s?\(\s?([^()]{1,120}+)\)")


def read_bracket(plain: str, reading: Reading, amounts: list[Amount], index: int, end: int, *, title: bool) -> int:
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
    if tail and tail != "rupiah" and tail not in nouns().known:
        return 0
    reading.notes += ("words_and_digits",)
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


def check_words(figure: Figure, start: int, end: int, digits: Decimal, words: Decimal) -> Notice | None:
    """Return a Notice on the span of both writings where `digits` are not `words`."""
    if digits == words:
        return None
    values = {name: format_decimal(value, locale="id") for name, value in (("digits", digits), ("words", words))}
    return Notice(WORDS_AND_DIGITS.id, [(start, end)], {"message": "mismatch", **values}, [figure])
