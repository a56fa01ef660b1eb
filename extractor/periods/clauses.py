"""Within one sentence: which period a figure stands beside, and which its clause goes on with.

A figure takes the period that follows it ("1.493 perkara di tahun 2018"), or the one it is told with in a comparison
("dibanding 2016 yang 14.662"). Else the old value of a change takes what is compared with, the change itself the newer
of two periods, and everything else the last period that opened a clause.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import regex

from extractor.article import Figure, Period, Scan
from extractor.lexicon import load
from extractor.periods.context import any_of, first_words, looks_back, words_of_comparing
from extractor.periods.grammar import either, particle

_NEAR = 90  # how far apart a figure and a period may stand and still belong together by their place alone
_CLOSE = 25  # how far from a figure the period right before it may end
_FAR = 400  # how far ahead of a period its clause may turn to something else
_NEAR_START = 40  # how far before an old value the word that leads to it may stand
_LOOK = 5  # how many periods of a sentence are looked at before and after a figure


@dataclass(slots=True)
class Scene:
    """One sentence with its figures and periods, both in order.

    `starting` are the offsets, in the whole article, of words that may lead to an old value ("dari", "semula");
    `now` of those that may begin a word for the speaker's present; `elsewhen` for a time that is not told to the day.
    """

    plain: str
    start: int
    end: int
    figures: list[Figure]
    periods: list[Period]
    starting: list[int]
    now: list[int]
    elsewhen: list[int]

    def text(self, start: int, end: int) -> str:
        """Return the text between two offsets of the sentence."""
        return self.plain[start if start > self.start else self.start : end if end < self.end else self.end]

    def figure_end_before(self, index: int) -> int:
        """Return where the figure before the one at `index` ends, or where the sentence begins."""
        return self.figures[index - 1].end if index else self.start

    def figure_start_after(self, index: int) -> int:
        """Return where the figure after the one at `index` begins, or where the sentence ends."""
        return self.figures[index + 1].start if index + 1 < len(self.figures) else self.end

    def periods_before(self, offset: int) -> int:
        """Return how many periods end before an offset."""
        return bisect_right(self.periods, offset, key=lambda period: period.end)

    @property
    def two_topics(self) -> tuple[Period, Period] | None:
        """The older and the newer of the two periods the sentence is about; None where it has more or fewer."""
        if len(self.periods) < 2:
            return None
        topics = {(p.since, p.until): p for p in self.periods if p.role == "topic"}
        if len(topics) != 2:
            return None
        older, newer = sorted(topics.values(), key=lambda period: period.until)
        return older, newer


def cue_places(scan: Scan) -> tuple[list[int], list[int], list[int], bool]:
    """Where words stand that may lead to an old value, that may begin one for the present, and one for a time not
    told to the day; and whether any word of a revised budget may stand anywhere."""
    start, now, elsewhen, revised = _cue_words()
    found = scan.places(start | now | elsewhen | revised)
    return (
        [at for at, word in found if word in start],
        [at for at, word in found if word in now],
        [at for at, word in found if word in elsewhen],
        any(word in revised for _, word in found),
    )


@cache
def _cue_words() -> tuple[frozenset[bytes], frozenset[bytes], frozenset[bytes], frozenset[bytes]]:
    cues = load("period_cues")
    listed = words_of_comparing()["start"], cues["now"]["words"], cues["elsewhen"]["words"], cues["fiscal"]["revisions"]
    start, now, elsewhen, revised = map(first_words, listed)
    return start, now, elsewhen, revised


def any_between(offsets: list[int], start: int, end: int) -> bool:
    index = bisect_left(offsets, start)
    return index < len(offsets) and offsets[index] < end


def first_topic(scene: Scene) -> Period | None:
    """Return the first period that carries the sentence on, if it does not stand in an opposed clause."""
    for period in scene.periods:
        if period.role == "topic" and not _turns().search(scene.text(period.start - _NEAR, period.start)):
            return period
    return None


def listed(scene: Scene) -> set[str]:
    """Return the ids of periods that are only told off one after the other ("yakni 11-23 Mei dan 24 Mei-10 Juni")."""
    found: set[str] = set()
    if len(scene.periods) < 2:
        return found
    for one, other in zip(scene.periods, scene.periods[1:], strict=False):
        if _list_gap().fullmatch(scene.text(one.end, other.start)):
            found |= {one.id, other.id}
    return found


@cache
def _list_gap() -> regex.Pattern[str]:
    return regex.compile(rf"\)?[ \t]*(?:,|,?[ \t]*{particle('and')})[ \t]*(?:{particle('at')}[ \t]+)?\(?")


def speaks_of_now(scene: Scene) -> bool:
    """True of a sentence about the speaker's present ("saat ini sudah 640.094 orang")."""
    if not any_between(scene.now, scene.start, scene.end):
        return False
    now = _now().search(scene.plain, scene.start, scene.end)
    return now is not None and _olden().search(scene.plain, scene.start, now.start()) is None


@cache
def _olden() -> regex.Pattern[str]:
    return any_of(words_of_comparing()["olden"])


@cache
def _now() -> regex.Pattern[str]:
    return any_of(load("period_cues")["now"]["words"])


def beside(scene: Scene) -> list[Period | None]:
    """Return, for each figure of the sentence, the period that dates it by standing beside it, or None."""
    if not scene.periods:
        return [None] * len(scene.figures)
    ties = [_behind(scene, index) or _before(scene, index) for index in range(len(scene.figures))]
    return ties if all(tie is None for tie in ties) else _shared(scene, ties)


def _behind(scene: Scene, index: int) -> Period | None:
    figure = scene.figures[index]
    following = bisect_left(scene.periods, figure.end, key=lambda period: period.start)
    if following == len(scene.periods):
        return None
    period = scene.periods[following]
    if period.start > scene.figure_start_after(index) or period.role in {"saying", "name", "aside"}:
        return None
    if period.start - figure.end > _NEAR:
        return None
    gap = scene.text(figure.end, period.start)
    if gap.endswith("(") and scene.plain.startswith(")", period.end):  # "Rp2 miliar (2022)"
        gap = gap[:-1]
    if _joined().search(gap) and _told_already(scene, index):
        return None
    return period if _is_postfix(gap) else None


def _told_already(scene: Scene, index: int) -> bool:
    """True of X in "APBD 2020 sebesar X dan APBD 2021 Y": a period stands right before it and after the last figure."""
    start = scene.figures[index].start
    earlier = scene.periods_before(start) - 1
    if earlier < 0 or scene.periods[earlier].role not in {"topic", "compared"}:
        return False
    return scene.periods[earlier].end >= scene.figure_end_before(index) and start - scene.periods[earlier].end < _CLOSE


@cache
def _joined() -> regex.Pattern[str]:
    return any_of(words_of_comparing()["joins"])


def _before(scene: Scene, index: int) -> Period | None:
    start = scene.figures[index].start
    earlier = scene.periods_before(start) - 1
    if earlier < 0 or scene.periods[earlier].role not in {"compared", "whole"}:
        return None
    period = scene.periods[earlier]
    if start - period.end > _NEAR:
        return None
    gap = scene.text(period.end, start)
    if period.end < scene.figure_end_before(index):  # "2021 yang tercatat 127.846 unit bervolume usaha Rp182 triliun"
        gap = _NUMERAL.sub("", gap)
    return period if _is_prefix(gap) else None


def _is_postfix(gap: str) -> bool:
    """True where a period follows its figure within one clause: "1.493 perkara di tahun 2018"."""
    if len(gap) > _NEAR:
        return False
    gap = _BRACKET.sub(" ", gap.removeprefix(",-"))
    return _CLAUSE_MARK.search(gap) is None and _parting().search(gap) is None


_BRACKET = regex.compile(r"\([^()\d]{0,40}+\)|^[^()]{0,30}+\)")
_CLAUSE_MARK = regex.compile(r"[,;:(!?]|\.(?!\d)")
_NUMERAL = regex.compile(r"\d[\d.,]*+")


def _is_prefix(gap: str) -> bool:
    """True where a period is told with its figure: "dibanding 2016 yang sebesar Rp2 miliar", "(2017: 501)"."""
    if len(gap) > _NEAR or _prefix().match(gap) is None:
        return False
    return _change().search(gap) is None and _becoming().search(gap) is None


def _shared(scene: Scene, ties: list[Period | None]) -> list[Period | None]:
    """Let figures that say the same thing twice ("Rp2 miliar atau 40 persen") share what either has."""
    pairs = zip(scene.figures, scene.figures[1:], strict=False)
    alike = [_alike().search(scene.text(one.end, other.start)) is not None for one, other in pairs]
    for index, tie in enumerate(ties[1:]):  # "7,09 persen (7,29 persen pada Maret 2022)" are two times' values
        if tie is not None and tie.role == "compared" and "(" in scene.text(scene.figures[index].end, tie.start):
            alike[index] = False
    for index in range(len(alike) - 1, -1, -1):
        if alike[index]:
            ties[index] = ties[index] or ties[index + 1]
    for index, joined in enumerate(alike):
        if joined:
            ties[index + 1] = ties[index + 1] or ties[index]
    return ties


def of_its_clause(scene: Scene, index: int, compared: Period | None) -> tuple[Period | None, bool]:
    """Return the period a figure's clause goes on with, and False where it is of some time that is not told.

    `compared` is what the article last compared with.
    """
    start = scene.figures[index].start
    before = scene.periods_before(start) if scene.periods else 0
    topics = scene.two_topics
    if _is_old_value(scene, index):
        older = topics[0] if topics else None
        return _last_glance(scene, before) or compared_before(scene, before) or compared or older, False
    if topics and _is_change(scene, index):
        return topics[1], True
    return (_topic(scene, index, before) if scene.periods else None), True


def _last_glance(scene: Scene, before: int) -> Period | None:
    """Return the period just before a figure where it looks back: "setahun sebelumnya masih Rp402 miliar"."""
    period = scene.periods[before - 1] if before else None
    return period if period is not None and looks_back(scene.text(period.start, period.end)) else None


def compared_before(scene: Scene, before: int) -> Period | None:
    """Return the last of the first `before` periods that is compared with."""
    for index in range(before - 1, max(-1, before - _LOOK), -1):
        if scene.periods[index].role == "compared":
            return scene.periods[index]
    return None


def _topic(scene: Scene, index: int, before: int) -> Period | None:
    """Return the last period before the figure that carries its clause on, else the first after it."""
    for earlier in range(before - 1, max(-1, before - _LOOK), -1):
        if scene.periods[earlier].role == "topic":
            return None if _is_now_again(scene, scene.periods[earlier], index) else scene.periods[earlier]
    for later in range(before, min(len(scene.periods), before + _LOOK)):
        period = scene.periods[later]
        if period.role == "topic":
            end = scene.figures[index].end
            gap = scene.text(end, min(period.start, end + _FAR))
            ends = _BREAK if looks_back(scene.text(period.start, period.end)) else _NEXT_SENTENCE
            return None if _turns().search(gap) or ends.search(gap) or _against().search(gap) else period
    return None


def _is_now_again(scene: Scene, period: Period, index: int) -> bool:
    """True of 17 in "tahun lalu 131 kasus, sekarang bertambah 17": the clause is no longer of last year."""
    start = scene.figures[index].start
    if start - period.end > _FAR or not looks_back(scene.text(period.start, period.end)):
        return False
    return _now().search(scene.text(period.end, start)) is not None


_BREAK = regex.compile(r"[,;:]|\.(?!\d)")  # "laba Rp2 miliar; setahun sebelumnya Rp3 miliar"
_NEXT_SENTENCE = regex.compile(r";|[.!?][\"')]?[ \t]+[\"'(]?\p{Lu}")  # a splitter may take "dolar AS. Pada" for one


def _is_old_value(scene: Scene, index: int) -> bool:
    """True of X in "dari X menjadi Y", in "X menjadi Y" and in "naik 4 persen dari X"."""
    figure = scene.figures[index]
    if _becomes_another(scene, index):
        return True
    if not any_between(scene.starting, figure.start - _NEAR_START, figure.start):
        return False
    left = max(scene.figure_end_before(index), figure.start - _NEAR_START)
    match = _start().search(scene.text(left, figure.start))
    if match is None or _wholes().search(match.group()) or _becoming().search(match.group()):
        return False
    following = scene.figure_start_after(index) if index + 1 < len(scene.figures) else figure.end
    if _becoming().search(scene.text(figure.end, following)):
        return True
    return _change().search(scene.plain, max(scene.start, figure.start - _NEAR), figure.start) is not None


def _becomes_another(scene: Scene, index: int) -> bool:
    """True of X in "4.310 orang menjadi 3.015 orang", but not of the change in "naik 5 orang menjadi 25 orang"."""
    if index + 1 == len(scene.figures) or scene.figures[index].kind != scene.figures[index + 1].kind:
        return False
    gap = scene.text(scene.figures[index].end, scene.figures[index + 1].start)
    return len(gap) < _NEAR_START and _turns_into().fullmatch(gap) is not None and not _is_change(scene, index)


def _is_change(scene: Scene, index: int) -> bool:
    """True of "57 persen" in "naik 57 persen", but not of "naik menjadi 57"."""
    start = scene.figures[index].start
    match = _changed().search(scene.text(max(scene.figure_end_before(index), start - 80), start))
    return match is not None and _becoming().search(match.group()) is None


def _compiled(make: Callable[[dict[str, list[str]]], str]) -> Callable[[], regex.Pattern[str]]:
    """Return a function that compiles, once, the pattern `make` writes from the words of comparing."""
    return cache(lambda: regex.compile("(?i)" + make(words_of_comparing())))


_whole_word = r"(?<!\p{{L}}){}(?!\p{{L}})"
_turns = _compiled(lambda cues: _whole_word.format(either(cues["turns"])))
_change = _compiled(lambda cues: _whole_word.format(either(cues["change"])))
_against = _compiled(lambda cues: _whole_word.format(either(cues["against"])))
_becoming = _compiled(lambda cues: _whole_word.format(either(cues["becoming"])))
_wholes = _compiled(lambda cues: _whole_word.format(either(cues["wholes"])))
_turns_into = _compiled(
    lambda cues: rf"[^,;:.()\d]{{0,25}}(?<!\p{{L}}){either(cues['into'])}[ \t](?:\p{{Lu}}{{1,3}}\p{{Ll}}?[.$]?[ \t]?)?"
)
_start = _compiled(
    lambda cues: (
        rf"(?<!(?<!\p{{L}}){either(cues['fixed'])}[ \t])"  # but "berkurang dari"
        + _whole_word.format(either(cues["start"]))
        + r"[^,;:.]{0,30}$"
    )
)
_changed = _compiled(lambda cues: _whole_word.format(either(cues["change"])) + r"[^,;:.\d]{0,50}$")
_prefix = _compiled(
    lambda cues: (
        rf"[ \t]*(?:\)?[ \t]*,?[ \t]*{either(cues['copulas'])}(?!\p{{L}})[^,;]*"
        rf"|[^,;:.\d]{{0,40}},[ \t]{either(cues['opens'])}(?!\p{{L}})[^,;]*"
        r"|[:(][^,;]*|(?:\p{L}{1,3}[.$]?)?[ \t]*)$"
    )
)
_alike = _compiled(
    lambda cues: rf"^[^,;:.()\d]{{0,40}}+(?:\(|{_whole_word.format(either(cues['alike']))})[^,;:.()\d]{{0,25}}$"
)
_parting = _compiled(
    lambda cues: (
        _whole_word.format(either((*cues["turns"], *cues["words"], *cues["with_change"], *cues["surpassing"])))
        + rf"|(?<!\p{{L}}){either(cues['joins'])}[ \t]+(?:{particle('at')}[ \t]+)?$"
    )
)
