"""Numbers written back the way the article writes them: "Rp9,7 miliar", "36.910", "12,5 persen".

A figure's surface is taken apart once, into what stands before the digits, the digits, and what stands after; a new
value is then set into the same mould.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import regex

from extractor.article import Article, Figure
from extractor.lexicon import load

_SURFACE = regex.compile(r"(?P<before>\D*+)(?P<digits>\d++(?:[.,]\s?\d++|\s\d{3}(?!\d))*+)(?P<after>.*+)", regex.DOTALL)
_WORD = regex.compile(r"\p{L}++")
_NOT_DIGIT = regex.compile(r"\D++")
_MARK = regex.compile(r"[^\d\s]")
_SPACES = regex.compile(r"\s++")
_USUAL_SCALES = tuple(Decimal(10) ** power for power in (12, 9, 6, 3))
_NEXT_TO = 2  # code points between a number and the unit that is shown with it
_MORE_PLACES = 5
_LONGEST = 60  # digits; anything longer is no number a person wrote, and is shown without grouping


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """`scale` is what the written digits are multiplied by ("9,7 miliar": 1000000000); `decimals` their places.

    `digits` is False where the number was spelled out, or is a range.
    """

    before: str = ""
    after: str = ""
    scale: Decimal = Decimal(1)
    decimals: int = 0
    group: str = "."
    point: str = ","
    digits: bool = True


@cache
def scale_words() -> dict[str, Decimal]:
    """Scale words and what they stand for, the usual one of each first; "M" and "T" are read so only in capitals."""
    lexicon = load("numbers")
    powers: dict[str, int] = lexicon["scales"]["words"] | lexicon["short_scales"]["words"]
    return {word: Decimal(10) ** power for word, power in powers.items()}


def percent_word() -> str:
    """What stands behind a percentage that the article has not written itself."""
    return f" {load('findings')['words']['percent']['id']}"


def end_with_unit(figure: Figure) -> int:
    """Where `figure` ends, the unit included where it stands right behind the number."""
    if figure.unit_start is None or figure.unit_end is None or not 0 <= figure.unit_start - figure.end <= _NEXT_TO:
        return figure.end
    return figure.unit_end


def surface(article: Article, figure: Figure, *, unit: bool = False) -> str:
    """The figure as the text has it, on request with its unit; line breaks and double spaces made single."""
    end = end_with_unit(figure) if unit else figure.end
    return _SPACES.sub(" ", article.text[figure.start : end]).strip()


def style_of(article: Article, figure: Figure) -> NumberStyle:
    """How `figure` is written. Spelled-out numbers and ranges get the plain Indonesian style with their unit sign."""
    match = _SURFACE.fullmatch(surface(article, figure))
    if match is None or figure.high is not None:
        return _plain(figure)
    digits, after = match["digits"], match["after"]
    word = _WORD.search(after)
    scale = _scale(word[0]) if word else Decimal(1)
    decimals = _decimals(digits, scale, figure.value)
    if decimals is None:
        return _plain(figure)
    group, point = _separators(digits, decimals)
    return NumberStyle(match["before"], after, scale, decimals, group, point)


def write(style: NumberStyle, value: Decimal, decimals: int | None = None) -> str:
    """`value` (in base units) in `style`, rounded half up to `decimals` places or to as many as the style shows."""
    places = style.decimals if decimals is None else decimals
    digits = format(_rounded(value / style.scale, places), "f")
    sign = "-" if digits.startswith("-") else ""
    whole, _, fraction = digits.lstrip("-").partition(".")
    if style.group and len(whole) <= _LONGEST:
        whole = f"{int(whole):,}".replace(",", style.group)
    number = whole + (style.point + fraction if fraction else "")
    return f"{sign}{style.before}{number}{style.after}"


def write_apart(style: NumberStyle, value: Decimal, other: Decimal) -> str:
    """`value` in `style`, with as many more places as it takes to show it exactly; where no few do, with two more than
    whole, or as many as it takes to look different from `other`."""
    style = _handy(style, value)
    scaled, against = value / style.scale, other / style.scale
    most = style.decimals + _MORE_PLACES
    for places in range(most):
        if _rounded(scaled, places) == scaled:
            return write(style, value, places)
    for places in range(max(style.decimals, 2), most):
        if value == other or _rounded(scaled, places) != _rounded(against, places):
            return write(style, value, places)
    return write(style, value, most)


def rescaled(style: NumberStyle, factor: Decimal) -> NumberStyle | None:
    """The style in which the same digits stand for `factor` times as much: with another scale word, or with none.

    None where there is no word for it.
    """
    scale = style.scale * factor
    name = next((word for word, value in scale_words().items() if value == scale), None)
    if name is None and scale != 1:
        return None
    if style.scale == 1:
        return replace(style, scale=scale, after=f" {name}{style.after}") if style.decimals else style
    rest = _WORD.sub("", style.after, count=1).strip()
    return replace(style, scale=scale, after="".join(f" {word}" for word in (name, rest) if word))


def _handy(style: NumberStyle, value: Decimal) -> NumberStyle:
    """`style`, with a greater or smaller scale word where `value` would need more than three or less than one digit."""
    size = abs(value)
    if style.scale == 1 or not value or style.scale <= size < style.scale * 1000:
        return style
    scale = next((scale for scale in _USUAL_SCALES if scale <= size), Decimal(1))
    return rescaled(style, scale / style.scale) or style


def _scale(word: str) -> Decimal:
    words = scale_words()
    return words.get(word) or words.get(word.casefold()) or Decimal(1)


def plain_decimal(value: Decimal) -> str:
    """`value` as a decimal string without exponent or trailing zeros: the form numbers take in a Report."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _plain(figure: Figure) -> NumberStyle:
    before = "Rp" if figure.currency == "IDR" else f"{figure.currency} " if figure.currency else ""
    exponent = figure.value.as_tuple().exponent
    decimals = min(max(0, -exponent), 6) if isinstance(exponent, int) else 0
    return NumberStyle(before, percent_word() if figure.kind == "percent" else "", decimals=decimals, digits=False)


def _decimals(digits: str, scale: Decimal, value: Decimal) -> int | None:
    """How many of `digits` stand after the decimal point, given what they are worth; None where nothing fits."""
    number = Decimal(_NOT_DIGIT.sub("", digits))
    for places in range(min(len(digits), 12)):
        if number.scaleb(-places) * scale == value:
            return places
    return None


def _separators(digits: str, decimals: int) -> tuple[str, str]:
    """The grouping mark and the decimal mark used in `digits`."""
    marks = _MARK.findall(digits) or _SPACES.findall(digits)
    if decimals and marks:
        point = marks[-1]
        group = marks[0] if marks[0] != point else "." if point == "," else ","
        return group, point
    if marks:
        return marks[0], "." if marks[0] == "," else ","
    whole = len(digits) - decimals
    return ("" if whole > 3 else "."), ","


def _rounded(value: Decimal, places: int) -> Decimal:
    """`value` to `places` decimals; as it is where it has more digits than the Decimal context holds."""
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return value if rounded.is_nan() else rounded
