"""What a period does in its sentence: carries the figures on, is compared with, or dates somebody's words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from functools import cache
from itertools import chain

import regex

from extractor.article import PeriodRole
from extractor.lexicon import load
from extractor.periods.calendar import Span
from extractor.periods.context import any_of, first_words, words_of, words_of_comparing
from extractor.periods.grammar import either, particle

_BACK, _AHEAD = 170, 40
_PLACE = 60  # characters of a place that heads a release


def role_of(plain: str, sentence: tuple[int, int], start: int, end: int, span: Span) -> PeriodRole:
    """Return the role of a period at `start`..`end` of a sentence, standing for the days of `span`.

    The roles are told in article.py.
    """
    written = plain[max(sentence[0], start - _BACK) : start]
    before, after = written.lower(), plain[end : min(sentence[1], end + _AHEAD)].lower()
    words = words_of(before)
    if span.days == 1 and _says_when(written, before, after, words):
        return "saying"
    named = span.whole_years and plain[start].isdecimal() and not _begin("names").isdisjoint(words)
    if named and _name_pattern().search(written[-40:]):
        told = _told_with().match(after) is not None and _compared(before, after, words) == "compared"
        return "compared" if told else "name"  # "naik dari Operasi Zebra 2016 sebanyak 12 kasus"
    if _in_brackets(before, after):
        return "compared"
    aside = not _begin("aside").isdisjoint(words) and _aside_pattern().search(before[-60:]) is not None
    if aside and not _counted_since(before):
        return "aside"
    return _compared(before, after, words)


def _in_brackets(before: str, after: str) -> bool:
    """True of "(2017: 501)" and of "(7,29 persen pada Maret 2023)": another time's value, told in passing."""
    if before.endswith("("):
        return after.startswith(":")
    return after.startswith(")") and _BRACKETED.search(before) is not None


_BRACKETED = regex.compile(r"(?r)(?<=\S[ \t])\([^()\d]{0,20}\d[\d.,]*[^()]{1,40}[ \t]$")


@cache
def _told_with() -> regex.Pattern[str]:
    """What follows a period that is told with its figure: "2016 sebanyak 12 kasus", "2016 yang 12 kasus"."""
    return regex.compile(rf"[ \t]+{either(load('period_cues')['compared']['copulas'])}(?!\p{{L}})[^,;]{{0,20}}\d")


def is_told_with(after: str) -> bool:
    """True where what follows a period tells its figure: " ada 3.286 kejadian", " mencapai 12 kasus"."""
    return _told_with().match(after.lower()) is not None


def says_when(plain: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """True of a single day that dates somebody's words: its role is "saying"."""
    written = plain[max(sentence[0], start - _BACK) : start]
    before, after = written.lower(), plain[end : min(sentence[1], end + _AHEAD)].lower()
    return _says_when(written, before, after, words_of(before))


def _says_when(written: str, before: str, after: str, words: list[bytes]) -> bool:
    if len(written) < _PLACE and _DASH.match(after) and _dateline().match(written):
        return True
    return _dates_words(before, after, words)


def _compared(before: str, after: str, words: list[bytes]) -> PeriodRole:
    if _begin("compared").isdisjoint(words):
        return "topic"
    clause = _last_clause(before)
    match = _compared_pattern().search(clause) or _surpassed_pattern().search(clause)
    if match is not None:
        if _whole_pattern().search(match.group()):
            return "whole"
        return "topic" if _turn().match(after) else "compared"
    match = _from_pattern().search(clause)
    if match is None:
        return "topic"
    if _whole_pattern().search(match.group()):
        return "whole"
    return "compared" if _change_pattern().search(before) else "topic"


@cache
def _begin(cues: str) -> frozenset[bytes]:
    """The words that the cues of one sort begin with: where none of them stands, no pattern of theirs is tried."""
    lexicon = load("period_cues")
    compared, aside, saying = lexicon["compared"], lexicon["aside"], lexicon["saying"]
    sorts = {
        "compared": chain(compared["words"], compared["surpassing"], compared["with_change"]),
        "aside": chain(lexicon["since"]["words"], aside["superlatives"], aside["verbs"], aside["papers"]),
        "saying": chain(saying["clauses"], saying["verbs"], saying["occasions"], saying["received"]),
        "names": lexicon["event_names"]["words"],
    }
    return first_words(sorts[cues])


def _last_clause(before: str) -> str:
    """Return what follows the last mark that ends a clause; the dots within numbers do not."""
    cut = next(iter(deque(_CLAUSE_END.finditer(before), maxlen=1)), None)
    return before if cut is None else before[cut.end() :]


_CLAUSE_END = regex.compile(r"[;:!?]|\.(?!\d)")


@cache
def _turn() -> regex.Pattern[str]:
    """ "Bandingkan dengan 2018, ketika": from here on the sentence is about what it compares with."""
    cues = load("period_cues")["compared"]
    return regex.compile(rf"[ \t]*,[ \t]*{either(cues['when'])}(?!\p{{L}})(?![ \t]{either(cues['that'])}(?!\p{{L}}))")


@cache
def _compared_pattern() -> regex.Pattern[str]:
    """A word of comparing, and at most eight words of its clause between it and the period."""
    return _leading_up(load("period_cues")["compared"]["words"])


@cache
def _surpassed_pattern() -> regex.Pattern[str]:
    cues = load("period_cues")["compared"]
    return regex.compile(
        rf"(?<!\p{{L}}){either(cues['surpassing'])}"
        rf"(?:(?:[ \t]{{1,3}}[^\s\d,;:]{{1,25}}){{0,6}}[ \t]{{1,3}}{either(cues['results'])})?"
        rf"[ \t]{{1,3}}(?:{particle('at')}[ \t])?$"
    )


@cache
def _from_pattern() -> regex.Pattern[str]:
    """ "dari" in "dari Rp97 triliun di 2017" and in "dari target 2017"."""
    cues = load("period_cues")["compared"]
    return _leading_up(cues["with_change"], not_after=cues["fixed"])


def _leading_up(cues: Iterable[str], not_after: Iterable[str] = ()) -> regex.Pattern[str]:
    becoming = either(load("period_cues")["compared"]["becoming"])
    word = rf"(?!{becoming}(?!\p{{L}}))[^\s;:,]{{1,25}}(?:,\d{{1,3}}[^\s,]{{0,2}})?"
    apart = rf"(?<!(?<!\p{{L}}){either(not_after)}[ \t])" if not_after else ""
    return regex.compile(rf"{apart}(?<!\p{{L}}){either(cues)}(?:[ \t]{{1,3}}{word}){{0,8}}[ \t]{{0,3}}$")


@cache
def _whole_pattern() -> regex.Pattern[str]:
    return any_of(load("period_cues")["compared"]["wholes"])


@cache
def _change_pattern() -> regex.Pattern[str]:
    return any_of(words_of_comparing()["change"])


@cache
def _name_pattern() -> regex.Pattern[str]:
    names = either(load("period_cues")["event_names"]["words"])
    return regex.compile(
        rf"(?ri)(?<!\p{{L}}){names}(?:[ \t]+(?:[IVX]{{1,6}}|[\p{{Lu}}][\p{{L}}]{{1,20}})){{0,4}}\)?[ \t]*$"
    )


@cache
def _aside_pattern() -> regex.Pattern[str]:
    since = either(load("period_cues")["since"]["words"])
    aside = load("period_cues")["aside"]
    superlatives, verbs, papers = (either(aside[name]) for name in ("superlatives", "verbs", "papers"))
    return regex.compile(
        rf"(?r)(?<!\p{{L}})(?:{verbs}(?:[ \t]+(?:{particle('at', 'kind')}|{since}|\p{{L}}{{2,20}},)){{0,4}}"
        rf"|{papers}(?:[ \t]+[^\s;:]{{1,25}}){{0,3}}[ \t]+{particle('kind')}"
        rf"|\b{particle('which')}[ \t]+\p{{L}}+[ \t]+{since}|\b{since}[ \t]+\p{{L}}+[ \t]+{particle('at')}"
        rf"|\b{superlatives}[ \t]+(?:selama|sepanjang|{since}))[ \t]+$"
    )


def _counted_since(before: str) -> bool:
    """True of "1.215 ekor ternak yang terjangkit sejak": it is the figure that the stretch is of."""
    return _counted_pattern().search(before[-60:]) is not None


@cache
def _counted_pattern() -> regex.Pattern[str]:
    since = either(load("period_cues")["since"]["words"])
    number = r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d[\d.,]*+"
    return regex.compile(rf"{number}[^\d,;:()]{{1,30}}[ \t]{particle('which')}[ \t]+\p{{L}}+[ \t]+{since}[ \t]+$")


_DASH = regex.compile(r"\)?[ \t]*[-:|]")


@cache
def _dateline() -> regex.Pattern[str]:
    """A place at the head of a release: "JAKARTA, 15 November 2023 -"."""
    return regex.compile(r"^[ \t\"']*\p{Lu}[\p{L}. ]{1,30}[,(][ \t]*$")


def _dates_words(before: str, after: str, words: list[bytes]) -> bool:
    """True where a day stands in the clause of a verb of saying, or of the occasion on which the words were said."""
    followed = _clause_after().match(after) is not None
    if not (followed or not _begin("saying").isdisjoint(words)) or _bounded_pattern().search(before):
        return False
    if followed:
        return True
    said = next(iter(deque(_saying_pattern().finditer(before), maxlen=1)), None)
    if said is None:
        return _received_pattern().search(before) is not None
    between = before[said.end() :]
    if said["clause"] is not None:
        if between.strip() in {"", *load("period_cues")["particles"]["at"]}:
            return True
        return between.rstrip().endswith(",") and not _what_is_said().search(between)
    return not _what_is_said().search(between) and not _new_clause().search(between)


@cache
def _new_clause() -> regex.Pattern[str]:
    """ "kata dia, gempa pada": what is said has begun."""
    return regex.compile(rf",[^,]*[^\s,][ \t]+{particle('at')}[ \t]*$")


@cache
def _what_is_said() -> regex.Pattern[str]:
    return any_of(load("period_cues")["saying"]["what"])


@cache
def _bounded_pattern() -> regex.Pattern[str]:
    bounds = either((*load("period_cues")["until"]["words"], *load("period_cues")["since"]["words"]))
    return regex.compile(rf"(?r)(?<!\p{{L}}){bounds}[ \t]+(?:{particle('kind')}[ \t]+)?$")


@cache
def _saying_pattern() -> regex.Pattern[str]:
    saying = load("period_cues")["saying"]
    return regex.compile(
        rf"(?<!\p{{L}})(?:(?P<clause>{either(saying['clauses'])})"
        rf"|{either((*saying['verbs'], *saying['occasions']))})(?!\p{{L}})"
    )


@cache
def _received_pattern() -> regex.Pattern[str]:
    """ "Data Gaikindo yang diterima redaksi, Kamis": the day on which it came."""
    saying = load("period_cues")["saying"]
    return regex.compile(
        rf"(?<!\p{{L}}){either(saying['records'])}(?!\p{{L}})[^.;:\d]{{0,80}}(?<!\p{{L}}){either(saying['received'])}"
        r"(?!\p{L})[^.;:\d]{0,40}$"
    )


@cache
def _clause_after() -> regex.Pattern[str]:
    return regex.compile(rf"\)?[ \t]*,?[ \t]*{either(load('period_cues')['saying']['clauses'])}(?!\p{{L}})")
