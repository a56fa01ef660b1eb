"""Labels: what a figure is a figure of, in the text's own words.

The words between two figures belong to the one before ("623 tenaga kesehatan, 120 guru") or to the one after ("tenaga
kesehatan 623, guru 120"); where they are cut decides. Commas cut, and so do words that open a list or a statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from extractor.article import Figure
from extractor.figures.counted import nouns
from extractor.figures.surroundings import rate_pattern
from extractor.lexicon import load

LONGEST = 9  # words of a label
SHORTENED = 5  # a word of at most so many characters before a full stop is an abbreviation ("Kab.")
REACH = 120  # characters around a figure in which its label can stand
_EDGE = " \t\"'*.,:;-\\"
_OPENING = "(\"'"
VOCABULARY = 20_000  # words that are remembered with what they do in a label

# What a word can do in a label, as bits.
_ENDS, _CLOSES, _OPENS, _CUTS, _MAY_CUT, _JOINS, _TRAILS, _IS_VERB, _LEADS = (1 << bit for bit in range(9))
_CUTTING = _ENDS | _CLOSES | _OPENS | _CUTS | _MAY_CUT


@dataclass(frozen=True, slots=True)
class _Cuts:
    cuts: frozenset[str]  # words, and pairs of words, that open a list or a statement
    seconds: frozenset[str]  # the second words of the pairs
    joins: frozenset[str]  # "dan": cuts where it touches a figure
    speech: regex.Pattern[str]
    states: frozenset[str]
    leading: frozenset[str]
    trailing: frozenset[str]
    light: frozenset[str]  # words between two figures of one label
    subjects: frozenset[str]
    clauses: frozenset[str]
    purpose: regex.Pattern[str]


@cache
def _cuts() -> _Cuts:
    lexicon, phrases = load("labels"), load("phrases")
    trailing = [*lexicon["trailing"]["words"], *load("hedges")["comparing"]["words"]]
    speech = "|".join(lexicon["speech"]["words"])
    return _Cuts(
        cuts=frozenset(lexicon["cuts"]["words"]),
        seconds=frozenset(word.split()[1] for word in lexicon["cuts"]["words"] if " " in word),
        joins=frozenset(lexicon["joins"]["words"]),
        speech=regex.compile(rf",\s(?:{speech})\s[^,\d]{{1,50}}+,(?=\s)"),
        states=frozenset(lexicon["states"]["words"]),
        leading=frozenset(lexicon["leading"]["words"]),
        trailing=frozenset(trailing),
        light=frozenset(
            [*lexicon["leading"]["words"], *trailing, "atau", "alias", "dibanding", "semula"],
        ),
        subjects=frozenset(lexicon["subjects"]["words"]),
        clauses=frozenset(phrases["clauses"]["words"]),
        purpose=regex.compile(rf"\s(?:{'|'.join(phrases['purposes']['words'])})\s"),
    )


@lru_cache(maxsize=VOCABULARY)
def _does(word: str) -> int:
    """What `word`, as it stands between spaces, does in a label: the bits above."""
    cuts, lowered = _cuts(), word.casefold()
    bare, unopened = lowered.strip(_EDGE + "("), lowered.lstrip(_OPENING)
    does = (
        (_ENDS, word[-1] in ",;:" or word == "-" or (word[-1] == "." and len(word) > SHORTENED)),
        (_CLOSES, ")" in word),
        (_OPENS, word[0] == "("),
        (_CUTS, unopened in cuts.cuts),
        (_MAY_CUT, unopened in cuts.seconds),
        (_JOINS, word in cuts.joins),
        (_TRAILS, not bare or bare in cuts.trailing or _is_verb(bare)),
        (_IS_VERB, _is_verb(word)),
        (_LEADS, lowered.strip(_EDGE) in cuts.leading),
    )
    return sum(bit for bit, is_so in does if is_so)


def give_labels(plain: str, begin: int, end: int, figures: list[Figure], *, item: bool) -> None:
    """Set `label` of each figure of the sentence `plain[begin:end]`; `item` says that it is an item of a list.

    A figure of an item that has no label of its own takes that of the item's head ("Surabaya: 4 kloter, 1.455 orang").
    """
    previous: Figure | None = None
    for index, figure in enumerate(figures):
        following = figures[index + 1] if index + 1 < len(figures) else None
        after, own = _after(plain, figure, following, end), _own(figure)
        named = bool(after or own)
        before, apposition = _before(
            plain, previous, figure, begin, named=named, head=item or not (named and following)
        )
        if after is not None and figure.kind == "money" and _cuts().purpose.match(plain, _right(figure)):
            before = None  # "Rp268,5 juta untuk manfaat jaminan kematian" says best itself what it is for
        label = before or after or own or apposition
        if previous is not None and previous.label:
            label = _shared(plain, previous, figure, label, item=item)
        figure.label = label
        previous = figure


def _shared(plain: str, previous: Figure, figure: Figure, label: str | None, *, item: bool) -> str | None:
    """The label of a figure that speaks of the same thing as the one before it.

    "naik dari 80 menjadi 100 atau 25 persen" has one label for three figures; "pajak daerah Rp71 miliar dengan
    realisasi Rp78 miliar" completes the second from the first; items of a list share their head.
    """
    if label is not None and label.casefold() in _cuts().subjects and not _apart(plain, previous, figure):
        thing = previous.label or ""
        head = thing.split(" ", maxsplit=1)
        thing = head[1] if len(head) > 1 and head[0].casefold() in _cuts().subjects else thing
        return f"{label} {thing}"
    if label is None:
        start = _right(previous)
        rate = rate_pattern().match(plain, start) if previous.rate else None
        between = plain[rate.end() if rate else start : _left(figure)].strip(_EDGE + "()").casefold().split()
        light = _cuts().light
        if item or all((bare := word.strip(_EDGE + "()")) in light or _is_verb(bare) for word in between):
            return previous.label
    return label


def _apart(plain: str, previous: Figure, figure: Figure) -> bool:
    """True where a mark of punctuation sets the two figures apart."""
    return any(mark in plain[_right(previous) : _left(figure)] for mark in ",;:(")


def _left(figure: Figure) -> int:
    """Where the figure begins, with its hedge."""
    return figure.start if figure.hedge_start is None else min(figure.start, figure.hedge_start)


def _right(figure: Figure) -> int:
    """Where the figure ends, with its unit."""
    return figure.end if figure.unit_end is None or figure.unit_end < figure.end else figure.unit_end


def _before(
    plain: str, previous: Figure | None, figure: Figure, begin: int, *, named: bool, head: bool
) -> tuple[str | None, str | None]:
    """The label before a figure; and, where the cut stands right at it, what stands before the cut.

    `named` says that the words after the figure name what it counts: then the subject of an active verb does not.
    `head` lets the words before a colon be the label ("Riau: 109 orang"); before a list they are its heading.
    """
    cuts = _cuts()
    start = _right(previous) if previous is not None else begin
    left = _left(figure)
    text = plain[start if start > left - REACH else left - REACH : left]
    if text.count(",") > 1:
        text = cuts.speech.sub(" ", text)
    words = text.split()
    does = [*map(_does, words)]
    first = last = _last_cut(words, does, len(words))
    if previous is not None and last == 0 and text.lstrip()[:1] != "(":
        # nothing cuts: the words after "dan" are this figure's
        joins = [index for index, bits in enumerate(does) if bits & _JOINS]
        if joins:
            first = joins[-1] + 1
        elif words and words[-1].casefold() in cuts.subjects:
            first = len(words) - 1  # "71,8 persen target Rp1.718 triliun"
        else:
            return None, None
    if named and first < len(words) and _is_active(words[-1]):
        return None, None  # "BMKG mencatat 43 gempa": the subject is not what is counted
    label = _end_label(words, does, first, len(words))
    if label is not None:
        return label, None
    colon = text.rstrip().endswith(":")
    if previous is not None and not colon:
        return None, None
    stop = last - 1 if last and words[last - 1].casefold() in cuts.cuts else last
    said = _end_label(words, does, _last_cut(words, does, max(0, stop - 1)), stop)
    return (said, None) if head and colon else (None, said)


def _last_cut(words: list[str], does: list[int], stop: int) -> int:
    """Where the last cut of the first `stop` words leaves off; 0 where nothing cuts."""
    closed = 0  # not zero once a bracket has been closed further on
    for index in range(stop, 0, -1):
        bits = does[index - 1]
        if not bits & _CUTTING:
            continue
        closed |= bits & _CLOSES
        if bits & _ENDS:
            return index
        if bits & _OPENS and not closed:
            return index - 1  # a bracket still open opens a statement of its own
        if bits & _CUTS or (bits & _MAY_CUT and index > 1 and _is_cut(words[index - 2], words[index - 1])):
            return index
    return 0


def _is_cut(first: str, second: str) -> bool:
    return f"{first.casefold()} {second.casefold().lstrip(_OPENING)}" in _cuts().cuts


def _is_active(word: str) -> bool:
    """True of an active verb, also of one without its prefix, as headlines have them ("Bongkar", "Terbangkan")."""
    if word.islower():
        return word.startswith("me") and nouns().is_verb(word)
    return word.endswith("kan") and word.istitle()


def _after(plain: str, figure: Figure, following: Figure | None, end: int) -> str | None:
    """The label after a figure: its unit, and the words up to the next cut."""
    start = _right(figure)
    if figure.rate:
        rate = rate_pattern().match(plain, start, end)
        start = rate.end() if rate else start
    if plain[start : start + 1] in (")", ",", ".", ";", "") or plain[start : start + 2] == " (":
        return None  # "5,05 persen (yoy)": a bracket explains, it does not name
    stop = min(end, start + REACH)
    if following is not None:
        stop = min(stop, _left(following))
    words = plain[start:stop].split()
    cuts = _cuts()
    closed = following is None
    own = words
    for index, word in enumerate(words):
        bits = _does(word)
        if (bits & _CUTS and word.casefold() in cuts.cuts) or (following is not None and bits & _JOINS):
            closed, own = True, words[:index]
            break
        if word[-1] in ",;:." or word == "-" or '"' in word:
            closed, own = True, words[: index + 1]
            break
    if not closed or not own:
        return None  # "250 kasus dengan 4 …": the words lead on to the next figure
    if figure.kind == "count" and figure.unit_start is not None:
        state = own[:2] if own[0].strip(_EDGE) in cuts.states else []
        state = state[:1] if state and (state[-1] in cuts.joins or state[-1] in cuts.trailing) else state
        return f"{figure.unit} {' '.join(state).strip(_EDGE)}" if state else None
    return _start_label(own)


def _own(figure: Figure) -> str | None:
    """The noun phrase that is both unit and label, unless it is only a counting word."""
    if figure.kind != "count" or not figure.unit or figure.unit_start is None:
        return None
    return None if figure.unit.casefold() in nouns().classifiers else figure.unit


def _end_label(words: list[str], does: list[int], start: int, stop: int) -> str | None:
    """The noun phrase at the end of `words[start:stop]`, light words and the statement before it left out."""
    while stop > start and does[stop - 1] & _TRAILS:
        stop -= 1
    first = stop
    while first > start and not does[first - 1] & _IS_VERB:
        first -= 1
    return _label(words, does, first, stop, from_end=True)


def _start_label(words: list[str]) -> str | None:
    """The noun phrase at the start of `words`, up to the first verb or clause word."""
    cuts = _cuts()
    first = 0
    while first < len(words) and words[first].casefold() in cuts.leading:
        first += 1
    last = first
    while last < len(words) and words[last].casefold() not in cuts.clauses and not _is_verb(words[last]):
        last += 1
    while last > first and words[last - 1].casefold().strip(_EDGE) in cuts.trailing:
        last -= 1
    return _label(words, [*map(_does, words)], first, last, from_end=False)


def _label(words: list[str], does: list[int], start: int, stop: int, *, from_end: bool) -> str | None:
    """The label that `words[start:stop]` make: light words in front and marks around it dropped, cut to length."""
    while start < stop and does[start] & _LEADS:
        start += 1
    if start == stop:
        return None
    label = " ".join(
        words[max(start, stop - LONGEST) : stop] if from_end else words[start : min(stop, start + LONGEST)]
    )
    label = label.strip(_EDGE)
    if ("(" in label or ")" in label) and label.count("(") != label.count(")"):
        label = label.replace("(", "").replace(")", "").strip(_EDGE)
    return label if any(map(str.isalpha, label)) else None


def _is_verb(word: str) -> bool:
    return word.islower() and nouns().is_verb(word)
