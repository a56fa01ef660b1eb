"""The rule "words-and-digits": a number and its words in brackets that are not the same number."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_decimal

from extractor.article import Figure, Notice
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


def check_words(figure: Figure, start: int, end: int, digits: Decimal, words: Decimal) -> Notice | None:
    """Return a Notice on the span of both writings where `digits` are not `words`."""
    if digits == words:
        return None
    values = {name: format_decimal(value, locale="id") for name, value in (("digits", digits), ("words", words))}
    return Notice(WORDS_AND_DIGITS.id, [(start, end)], {"message": "mismatch", **values}, [figure])
