"""Tying: each figure to the period it belongs to, from the nearest words outwards.

Within a sentence a figure takes the period that follows it ("1.493 perkara di tahun 2018"), the one it stands beside
in a comparison ("dibanding 2016 yang 14.662"), or the last one that opened a clause. A sentence without a period goes
on with the last one spoken of; figures before any go with the lead.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import regex

from extractor.article import Article, Figure, Period
from extractor.lexicon import load
from extractor.periods.calendar import Span
from extractor.periods.context import any_of
from extractor.periods.grammar import either
from extractor.periods.published import is_stamp
from extractor.periods.roles import Role, role_of

_LEAD = 3  # paragraphs of body that open an article
_NEAR = 90  # how far apart a figure and a period may stand and still belong together by their place alone
_SKIPPED = {"boilerplate", "byline", "dateline"}


@dataclass(slots=True)
class Spoken:
    """What the article has been speaking of so far."""

    topic: Period | None = None
    compared: Period | None = None
    words: Period | None = None  # the last day on which somebody said something
    before: Period | None = None  # the topic when this paragraph began

    def next_paragraph(self) -> None:
        """A paragraph that ended by looking back does not take the next one with it."""
        if self.before is not None and self.topic is not None and self.topic.until < self.before.since:
            self.topic = self.before
        self.before = self.topic


@dataclass(slots=True)
class Scene:
    """One sentence with its figures and periods, in order, and what each period does there."""

    plain: str
    start: int
    end: int
    figures: list[Figure]
    periods: list[Period]
    roles: list[Role] = field(default_factory=list)
    period_ends: list[int] = field(default_factory=list)

    def text(self, start: int, end: int) -> str:
        """Return the text between two offsets of the sentence."""
        return self.plain[max(start, self.start) : max(start, min(end, self.end))]


def tie_figures(article: Article) -> None:
    """Give each figure the period it belongs to: own clause, sentence, paragraph, lead, in that order."""
    spoken, lead = Spoken(), None
    undated: set[str] = set()
    bodies = 0
    last_paragraph = -1
    for scene, paragraph in _scenes(article):
        kind = article.paragraphs[paragraph].kind
        if paragraph != last_paragraph:
            bodies += kind == "body"
            spoken.next_paragraph()
            last_paragraph = paragraph
        carried = spoken.topic
        _tie_sentence(scene, spoken, undated)
        if lead is None and bodies <= _LEAD and kind != "caption":
            lead = _first_topic(scene)
        if kind in {"heading", "caption"}:
            spoken.topic = carried
    for figure in article.figures:
        if figure.period is None and lead is not None and figure.id not in undated:
            figure.period = lead.id


def _scenes(article: Article) -> list[tuple[Scene, int]]:
    """Return the sentences that hold a figure or a period, each with the index of its paragraph."""
    figures: dict[int, list[Figure]] = defaultdict(list)
    periods: dict[int, list[Period]] = defaultdict(list)
    for figure in sorted(article.figures, key=lambda each: each.start):
        figures[figure.sentence].append(figure)
    for period in article.periods:
        if period.since != period.until or not is_stamp(
            article, article.paragraphs[period.paragraph], period.start, period.end
        ):
            periods[period.sentence].append(period)
    scenes = []
    for index in sorted(figures.keys() | periods.keys()):
        if index < len(article.sentences):
            sentence = article.sentences[index]
            if article.paragraphs[sentence.paragraph].kind not in _SKIPPED:
                scene = Scene(article.plain, sentence.start, sentence.end, figures[index], periods[index])
                scenes.append((scene, sentence.paragraph))
    return scenes


def _tie_sentence(scene: Scene, spoken: Spoken, undated: set[str]) -> None:
    bounds = (scene.start, scene.end)
    scene.roles = [role_of(scene.plain, bounds, p.start, p.end, Span(p.since, p.until)) for p in scene.periods]
    scene.period_ends = [period.end for period in scene.periods]
    if "topic" not in scene.roles and spoken.words and _now_pattern().search(scene.plain, scene.start, scene.end):
        spoken.topic = spoken.words
    behind = [_beside(scene, index) for index in range(len(scene.figures))]
    ties = list(behind)
    _share_alike(scene, ties)
    compared = spoken.compared
    for index, figure in enumerate(scene.figures):
        before = bisect_right(scene.period_ends, figure.start)
        compared = next(
            (p for p, r in zip(scene.periods[:before][-3:], scene.roles[:before][-3:], strict=True) if r == "compared"),
            compared,
        )
        if ties[index] is None:
            if _is_old_value(scene, index):
                ties[index] = compared or _of_two(scene, min)
                if ties[index] is None:
                    undated.add(figure.id)
            else:
                newer = _of_two(scene, max) if _is_change(scene, index) else None
                ties[index] = newer or _topic(scene, figure, before) or spoken.topic
    for figure, period in zip(scene.figures, ties, strict=True):
        figure.period = period.id if period else None
    passing = _listed(scene) | {p.id for p in behind if p is not None and _only_widens(p, spoken.topic)}
    for period, role in zip(scene.periods, scene.roles, strict=True):
        if role == "topic" and period.id not in passing:
            spoken.topic = period
        elif role == "compared":
            spoken.compared = period
        elif role == "saying":
            spoken.words = period


def _only_widens(period: Period, topic: Period | None) -> bool:
    """True of the year behind a figure in an article about some days of it: "naik menjadi 11.804 ton pada 2018"."""
    if topic is None or (period.since, period.until) == (topic.since, topic.until):
        return False
    return period.since <= topic.since and topic.until <= period.until


def _beside(scene: Scene, index: int) -> Period | None:
    """Return the period that dates this figure alone by standing right behind or before it."""
    figure = scene.figures[index]
    following = bisect_left(scene.periods, figure.end, key=lambda period: period.start)
    next_figure = scene.figures[index + 1].start if index + 1 < len(scene.figures) else scene.end
    if following < len(scene.periods):
        period = scene.periods[following]
        loose = period.start > next_figure or scene.roles[following] in {"saying", "name", "aside"}
        if not loose and _is_postfix(scene.text(figure.end, period.start)):
            return period
    earlier = bisect_right(scene.period_ends, figure.start) - 1
    last_figure = scene.figures[index - 1].end if index else scene.start
    if earlier < 0 or scene.roles[earlier] not in {"compared", "whole"}:
        return None
    period = scene.periods[earlier]
    gap = scene.text(period.end, figure.start)
    if period.end < last_figure:  # "2021 yang tercatat 127.846 unit bervolume usaha Rp182 triliun"
        gap = _NUMERAL.sub("", gap)
    return period if _is_prefix(gap) else None


_NUMERAL = regex.compile(r"\d[\d.,]*+")


def _first_topic(scene: Scene) -> Period | None:
    """Return the first period that carries the sentence on, if it does not stand in an opposed clause."""
    for period, role in zip(scene.periods, scene.roles, strict=True):
        if role == "topic" and not _turns_pattern().search(scene.text(period.start - _NEAR, period.start)):
            return period
    return None


def _listed(scene: Scene) -> set[str]:
    """Return the ids of periods that are only told off one after the other ("yakni 11-23 Mei dan 24 Mei-10 Juni")."""
    found: set[str] = set()
    for one, other in zip(scene.periods, scene.periods[1:], strict=False):
        if _LIST_GAP.fullmatch(scene.text(one.end, other.start)):
            found |= {one.id, other.id}
    return found


_LIST_GAP = regex.compile(r"(?i)\)?[ \t]*(?:,|,?[ \t]*(?:dan|serta|lalu))[ \t]*(?:pada[ \t]+)?\(?")


def _of_two(scene: Scene, choose: Callable[..., Period]) -> Period | None:
    """Return the older or newer of the two periods a sentence is about, None where it has more or fewer."""
    topics = {(p.since, p.until): p for p, role in zip(scene.periods, scene.roles, strict=True) if role == "topic"}
    return choose(topics.values(), key=lambda period: period.until) if len(topics) == 2 else None


def _is_change(scene: Scene, index: int) -> bool:
    """True of "57 persen" in "naik 57 persen"."""
    start = scene.figures[index].start
    last_figure = scene.figures[index - 1].end if index else scene.start
    return _changed_pattern().search(scene.text(max(last_figure, start - 40), start)) is not None


@cache
def _changed_pattern() -> regex.Pattern[str]:
    change = either(load("period_cues")["compared"]["change"])
    return regex.compile(rf"(?i)(?<!\p{{L}}){change}(?!\p{{L}})[^,;:.]{{0,15}}$")


def _is_postfix(gap: str) -> bool:
    """True where a period follows its figure within one clause: "1.493 perkara di tahun 2018"."""
    if len(gap) > _NEAR:
        return False
    gap = _BRACKET.sub(" ", gap.removeprefix(",-"))
    return _CLAUSE_MARK.search(gap) is None and _parting_pattern().search(gap) is None


_BRACKET = regex.compile(r"\([^()\d]{0,40}+\)|^[^()]{0,30}+\)")
_CLAUSE_MARK = regex.compile(r"[,;:(!?]|\.(?!\d)")


@cache
def _parting_pattern() -> regex.Pattern[str]:
    cues = load("period_cues")["compared"]
    apart = either((*cues["turns"], *cues["words"], *cues["with_change"], *cues["surpassing"]))
    joins = either(cues["joins"])
    return regex.compile(rf"(?i)(?<!\p{{L}})(?:{apart}(?!\p{{L}})|{joins}[ \t]+(?:pada[ \t]+|di[ \t]+|untuk[ \t]+)?$)")


def _is_prefix(gap: str) -> bool:
    """True where a period is told with its figure: "dibanding 2016 yang sebesar Rp2 miliar", "(2017: 501)"."""
    if len(gap) > _NEAR or _prefix_pattern().match(gap) is None:
        return False
    return _change_pattern().search(gap) is None and _becoming_pattern().search(gap) is None


@cache
def _prefix_pattern() -> regex.Pattern[str]:
    copulas = either(load("period_cues")["compared"]["copulas"])
    return regex.compile(
        rf"(?i)[ \t]*(?:\)?[ \t]*,?[ \t]*{copulas}(?!\p{{L}})[^,;]*|[:(][^,;]*|[ \t]*(?:Rp\.?|US\$)?[ \t]*)$"
    )


@cache
def _change_pattern() -> regex.Pattern[str]:
    return any_of(load("period_cues")["compared"]["change"])


@cache
def _now_pattern() -> regex.Pattern[str]:
    return any_of(load("period_cues")["now"]["words"])


def _share_alike(scene: Scene, ties: list[Period | None]) -> None:
    """Let figures that say the same thing twice ("Rp2 miliar atau 40 persen") share what either has."""
    alike = [
        _alike_pattern().search(scene.text(a.end, b.start)) is not None
        for a, b in zip(scene.figures, scene.figures[1:], strict=False)
    ]
    for index in range(len(alike) - 1, -1, -1):
        if alike[index] and ties[index] is None:
            ties[index] = ties[index + 1]
    for index, joined in enumerate(alike):
        if joined and ties[index + 1] is None:
            ties[index + 1] = ties[index]


@cache
def _alike_pattern() -> regex.Pattern[str]:
    alike = either(load("period_cues")["compared"]["alike"])
    return regex.compile(
        rf"(?i)^[^,;:.()\d]{{0,40}}+(?:\([^,;:.()\d]{{0,25}}|(?<!\p{{L}}){alike}(?!\p{{L}})[^,;:.()\d]{{0,25}})$"
    )


def _is_old_value(scene: Scene, index: int) -> bool:
    """True of X in "dari X menjadi Y" and in "naik 4 persen dari X"."""
    figure = scene.figures[index]
    last_figure = scene.figures[index - 1].end if index else scene.start
    match = _start_pattern().search(scene.text(max(last_figure, figure.start - 40), figure.start))
    if match is None or _wholes_pattern().search(match.group()):
        return False
    following = scene.figures[index + 1].start if index + 1 < len(scene.figures) else figure.end
    if _becoming_pattern().search(scene.text(figure.end, following)):
        return True
    return _change_pattern().search(scene.plain, max(scene.start, figure.start - _NEAR), figure.start) is not None


@cache
def _start_pattern() -> regex.Pattern[str]:
    start = either(load("period_cues")["compared"]["start"])
    return regex.compile(rf"(?i)(?<!\p{{L}}){start}(?!\p{{L}})[^,;:.]{{0,30}}$")


@cache
def _becoming_pattern() -> regex.Pattern[str]:
    return any_of(load("period_cues")["compared"]["becoming"])


@cache
def _wholes_pattern() -> regex.Pattern[str]:
    return any_of(load("period_cues")["compared"]["wholes"])


def _topic(scene: Scene, figure: Figure, before: int) -> Period | None:
    """Return the last period before the figure that carries its clause on, else the first after it."""
    for index in range(before - 1, max(-1, before - 6), -1):
        if scene.roles[index] == "topic":
            return scene.periods[index]
    for index in range(before, min(len(scene.periods), before + 5)):
        if scene.roles[index] == "topic":
            gap = scene.text(figure.end, scene.periods[index].start)[:400]
            return None if _turns_pattern().search(gap) or _NEXT_SENTENCE.search(gap) else scene.periods[index]
    return None


_NEXT_SENTENCE = regex.compile(r"[.!?][\"')]?[ \t]+[\"'(]?\p{Lu}")  # "dolar AS. Pada" may be one sentence to a splitter


@cache
def _turns_pattern() -> regex.Pattern[str]:
    return any_of(load("period_cues")["compared"]["turns"])
