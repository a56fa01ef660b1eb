"""Labels: what a figure is a figure of, in the text's own words.

The words between two figures belong to the one before ("623 tenaga kesehatan, 120 guru") or to the one after ("tenaga
kesehatan 623, guru 120"); where they are cut decides. Commas cut, and so do words that open a list or a statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from extractor.article import Figure
from extractor.figures.counted import nouns
from extractor.lexicon import load

LONGEST = 9  # words of a label
REACH = 160  # characters around a figure in which its label can stand
_EDGE = " \t\"'*.,:;-\\"
_RATE = regex.compile(r"\s?(?:/|per\s|tiap\s|setiap\s)\s?\p{L}++(?:/\p{L}++)?+")
_PURPOSE = regex.compile(r"\s(?:untuk|bagi|berupa|sebagai)\s")


@dataclass(frozen=True, slots=True)
class _Cuts:
    cut: regex.Pattern[str]  # a comma, semicolon or colon, or a word that opens a list or a statement
    join: regex.Pattern[str]  # "dan": cuts where it touches a figure
    speech: regex.Pattern[str]
    state: regex.Pattern[str]
    leading: frozenset[str]
    trailing: frozenset[str]
    subjects: frozenset[str]


@cache
def _cuts() -> _Cuts:
    lexicon = load("labels")
    cuts = "|".join(sorted(lexicon["cuts"]["words"], key=len, reverse=True))
    joins = "|".join(lexicon["joins"]["words"])
    speech = "|".join(lexicon["speech"]["words"])
    return _Cuts(
        cut=regex.compile(rf"[,;:.]|\s-\s|(?<![\w-])(?i:{cuts})(?![\w-])"),
        join=regex.compile(rf"(?<![\w-])(?i:{joins})(?![\w-])"),
        speech=regex.compile(rf",\s(?:{speech})\s[^,\d]{{1,50}}+,(?=\s)"),
        state=regex.compile(rf"\s((?:{'|'.join(lexicon['states']['words'])})(?:\s\p{{Ll}}++)?+)(?!\w)"),
        leading=frozenset(lexicon["leading"]["words"]),
        trailing=frozenset(lexicon["trailing"]["words"]),
        subjects=frozenset(lexicon["subjects"]["words"]),
    )


def give_labels(plain: str, begin: int, end: int, figures: list[Figure], *, item: bool) -> None:
    """Set `label` of each figure of the sentence `plain[begin:end]`; `item` says that it is an item of a list.

    A figure of an item that has no label of its own takes that of the item's head ("Surabaya: 4 kloter, 1.455 orang").
    """
    previous: Figure | None = None
    for index, figure in enumerate(figures):
        following = figures[index + 1] if index + 1 < len(figures) else None
        before, apposition = _before(plain, previous, figure, begin)
        after = _after(plain, figure, following, end)
        if after is not None and figure.kind == "money" and _PURPOSE.match(plain, _right(figure)):
            before = None  # "Rp268,5 juta untuk manfaat jaminan kematian" says best itself what it is for
        label = before or after or _own(figure) or apposition
        if previous is not None and previous.label:
            label = _shared(plain, previous, figure, label, item=item)
        figure.label = label
        previous = figure


def _shared(plain: str, previous: Figure, figure: Figure, label: str | None, *, item: bool) -> str | None:
    """The label of a figure that speaks of the same thing as the one before it.

    "naik dari 80 menjadi 100 atau 25 persen" has one label for three figures; "pajak daerah Rp71 miliar dengan
    realisasi Rp78 miliar" completes the second from the first; items of a list share their head.
    """
    if label is not None and label.casefold() in _cuts().subjects:
        thing = previous.label or ""
        head = thing.split(" ", maxsplit=1)
        thing = head[1] if len(head) > 1 and head[0].casefold() in _cuts().subjects else thing
        return f"{label} {thing}"
    if label is None:
        between = plain[_right(previous) : _left(figure)].strip(_EDGE + "()").casefold().split()
        light = _cuts().leading | _cuts().trailing | {"atau", "alias", "dibanding", "semula"}
        if item or all(word.strip(_EDGE + "()") in light for word in between):
            return previous.label
    return label


def _left(figure: Figure) -> int:
    """Where the figure begins, with its hedge."""
    return figure.start if figure.hedge_start is None else min(figure.start, figure.hedge_start)


def _right(figure: Figure) -> int:
    """Where the figure ends, with its unit."""
    return max(figure.end, figure.unit_end or 0)


def _before(plain: str, previous: Figure | None, figure: Figure, begin: int) -> tuple[str | None, str | None]:
    """The label before a figure; and, where the cut stands right at it, what stands before the cut."""
    cuts = _cuts()
    start = _right(previous) if previous is not None else begin
    start = max(start, _left(figure) - REACH)
    text = cuts.speech.sub(lambda found: " " * len(found.group()), plain[start : _left(figure)])
    last, said = 0, ""  # where the last cut ends, and the last words before a cut
    for cut in cuts.cut.finditer(text):
        if _inside_name(text, cut):
            continue
        said = text[last : cut.start()] if text[last : cut.start()].strip() else said
        last = cut.end()
    piece = text[last:]
    if previous is not None and last == 0:  # nothing cuts: the words after "dan" are this figure's, the rest its own
        joins = list(cuts.join.finditer(piece))
        if not joins:
            return None, None
        piece = piece[joins[-1].end() :]
    if _own(figure) and _ACTIVE.search(piece):
        return None, None  # "BMKG mencatat 43 gempa": the subject is not what is counted
    label = _trimmed(piece, keep="end")
    if label is None and text.rstrip().endswith(":"):
        return _trimmed(said, keep="end"), None
    if label is None and previous is None:
        return None, _trimmed(said, keep="end")
    return label, None


# An active verb right before the number: a prefix of its own, or in a headline the bare stem with -kan.
_ACTIVE = regex.compile(r"(?:(?<!\w)me(?:m|n|ng|ny|l|r|w|y)?\p{Ll}{3,}|\p{Lu}\p{Ll}{3,}kan|\p{Lu}at[ae]t)\s$")


def _inside_name(text: str, cut: regex.Match[str]) -> bool:
    """True of a full stop that ends nothing: "Kab. Kudus", "non-ASN"."""
    return cut.group() == "." and cut.end() < len(text) and text[cut.end() - 2 : cut.end() - 1].isalpha()


def _after(plain: str, figure: Figure, following: Figure | None, end: int) -> str | None:
    """The label after a figure: its unit, and the words up to the next cut."""
    cuts = _cuts()
    start = _right(figure)
    rate = _RATE.match(plain, start, end) if figure.rate else None
    start = rate.end() if rate else start
    if plain[start : start + 1] == ")":
        return None
    stop = min(end, start + REACH, _left(following) if following is not None else end)
    text = plain[start:stop]
    cut = cuts.cut.search(text)
    join = cuts.join.search(text) if following is not None else None
    stops = [found.start() for found in (cut, join) if found]
    if not stops and following is not None:
        return None  # "250 kasus dengan 4 …": the words lead on to the next figure
    own = text[: min(stops)] if stops else text
    unit = figure.unit if figure.kind == "count" and figure.unit_start is not None else None
    words = _state(own) if unit else _trimmed(own, keep="start")
    if unit and words:
        return f"{unit} {words}"
    return words


def _state(text: str) -> str | None:
    """The words right behind a unit that tell which of its kind are counted: "rusak berat", "meninggal dunia"."""
    found = _cuts().state.match(text)
    return found.group(1) if found else None


def _own(figure: Figure) -> str | None:
    """The noun phrase that is both unit and label, unless it is only a counting word."""
    if figure.kind != "count" or not figure.unit or figure.unit_start is None:
        return None
    return None if figure.unit.casefold() in nouns().classifiers else figure.unit


def _trimmed(text: str, *, keep: str) -> str | None:
    """`text` without the light words at its ends and the statement before its noun phrase; None if nothing is left."""
    cuts = _cuts()
    text = text.strip(_EDGE).removesuffix("(").strip(_EDGE)
    words = text.split()
    if keep == "start":
        while words and words[0].casefold() in cuts.leading:
            words = words[1:]
        words = _noun_part(words)
    while words and (words[-1].casefold().strip(_EDGE) in cuts.trailing or _is_verb(words[-1])):
        words = words[:-1]
    if keep == "end":
        verbs = [index for index, word in enumerate(words) if _is_verb(word)]
        words = words[verbs[-1] + 1 :] if verbs else words
    while words and words[0].casefold().strip(_EDGE) in cuts.leading:
        words = words[1:]
    words = words[-LONGEST:] if keep == "end" else words[:LONGEST]
    label = " ".join(words).strip(_EDGE)
    return label if any(character.isalpha() for character in label) and not label.isdigit() else None


def _is_verb(word: str) -> bool:
    return word.islower() and nouns().is_verb(word)


def _noun_part(words: list[str]) -> list[str]:
    """The words up to the first verb or clause word: "kontrasepsi suntik (yang dipakai …)"."""
    for index, word in enumerate(words):
        lowered = word.casefold()
        if lowered in ("yang", "di", "pada", "dari", "ke", "dengan", "oleh", "sudah", "telah", "itu", "tersebut") or (
            _is_verb(word)
        ):
            return words[:index]
    return words
