"""Tying: each figure to the period it belongs to, from the nearest words outwards.

Within a sentence a figure takes the period it stands beside, or the one its clause goes on with (see clauses.py). A
sentence without a period goes on with the last one spoken of; figures before any go with the lead.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

import regex

from extractor.article import Article, Figure, Period
from extractor.lexicon import load
from extractor.periods.clauses import (
    Scene,
    any_between,
    beside,
    compared_before,
    cue_places,
    first_topic,
    listed,
    of_its_clause,
    speaks_of_now,
)
from extractor.periods.context import any_of, is_purpose, looks_back, words_of_comparing
from extractor.periods.grammar import either
from extractor.periods.published import is_stamp

_LEAD = 3  # paragraphs of body that open an article
_FRESH = timedelta(31)  # so long the latest numbers are those of "now"
_SKIPPED = {"boilerplate", "byline", "dateline"}


@dataclass(slots=True)
class Spoken:
    """What the article has been speaking of so far."""

    topic: Period | None = None
    compared: Period | None = None
    words: Period | None = None  # the last day on which somebody said something
    main: Period | None = None  # the last topic of a paragraph's end that dates figures
    dating: set[str] = field(default_factory=set)  # ids of the periods that date figures
    whole: Period | None = None  # the stretch whose days or months are being told one by one
    steps: set[tuple[date, date]] = field(default_factory=set)  # those told since in this paragraph

    def turn_to(self, period: Period) -> None:
        """Go on with another topic, which may be one step within the last."""
        if self.whole is not None and _lies_within(period, self.whole):
            self.steps.add((period.since, period.until))
        else:
            self.whole = period
            self.steps.clear()
        self.topic = period

    def next_paragraph(self, *, announced: bool) -> None:
        """A paragraph that ended by looking back, or on the last of some days, does not take the next one with it.

        One that ended in a colon does, and one that items of a list follow (`announced`).
        """
        if announced:
            return
        if len(self.steps) > 1:
            self.topic = self.whole
        self.steps.clear()
        if self.main is not None and self.topic is not None and self.topic.until < self.main.since:
            self.topic = self.main
        if self.topic is not None and (self.main is None or self.topic.id in self.dating):
            self.main = self.topic


def tie_figures(article: Article) -> None:
    """Give each figure the period it belongs to: own clause, sentence, paragraph, lead, in that order."""
    spoken = Spoken()
    lead: Period | None = None
    starting, now, elsewhen, revisable = cue_places(article.scan)
    revised = revisable and _revision().search(article.plain) is not None
    undated: set[str] = set()
    bodies, last_paragraph = 0, -1
    for scene, paragraph in _scenes(article, starting, now, elsewhen):
        kind = article.paragraphs[paragraph].kind
        if paragraph != last_paragraph:
            bodies += kind == "body"
            announced = _leads_on(article, last_paragraph, kind)
            spoken.next_paragraph(announced=announced)
            last_paragraph = paragraph
        carried = spoken.topic
        _tie_sentence(scene, spoken, article.published, undated, revised=revised)
        if bodies <= _LEAD and kind != "caption":
            lead = _lead(scene, lead)
        if kind in {"heading", "caption"}:
            spoken.topic = carried
    for figure in article.figures:
        if figure.period is None and lead is not None and figure.id not in undated:
            figure.period = lead.id


def _lead(scene: Scene, lead: Period | None) -> Period | None:
    """The period that leads the article: the first topic, but the fiscal year rather than the day it was voted on."""
    if lead is None:
        return first_topic(scene)
    if lead.since == lead.until:
        fiscal = (each for each in scene.periods if each.role == "topic" and each.paragraph == lead.paragraph)
        return next((each for each in fiscal if _fiscal().search(scene.text(each.start - 12, each.end))), lead)
    return lead


@cache
def _fiscal() -> regex.Pattern[str]:
    return any_of(load("period_cues")["fiscal"]["years"])


@cache
def _revision() -> regex.Pattern[str]:
    return any_of(load("period_cues")["fiscal"]["revisions"])


def _leads_on(article: Article, paragraph: int, following: str) -> bool:
    """True of a paragraph that a list follows, or a line that goes on in the next item: "Rusak berat:", "- 4 rumah"."""
    if paragraph < 0:
        return False
    last = article.plain[article.paragraphs[paragraph].end - 1]
    if last == ":":
        return True
    whole = article.paragraphs[paragraph].kind == "list_item" and last in ".!"  # an item that is a sentence of its own
    return following == "list_item" and not whole


def _scenes(article: Article, starting: list[int], now: list[int], elsewhen: list[int]) -> list[tuple[Scene, int]]:
    """Return the sentences that hold a figure or a period, each with the index of its paragraph."""
    figures: dict[int, list[Figure]] = defaultdict(list)
    periods: dict[int, list[Period]] = defaultdict(list)
    for figure in sorted(article.figures, key=lambda each: each.start):
        figures[figure.sentence].append(figure)
    for period in article.periods:
        one_day = period.since == period.until
        if not one_day or not is_stamp(article, article.paragraphs[period.paragraph], period.start, period.end):
            periods[period.sentence].append(period)
    scenes = []
    for index in sorted(figures.keys() | periods.keys()):
        if index < len(article.sentences):
            sentence = article.sentences[index]
            if article.paragraphs[sentence.paragraph].kind not in _SKIPPED:
                inside = figures[index], periods[index]
                scene = Scene(article.plain, sentence.start, sentence.end, *inside, starting, now, elsewhen)
                scenes.append((scene, sentence.paragraph))
    return scenes


def _tie_sentence(scene: Scene, spoken: Spoken, published: date | None, undated: set[str], *, revised: bool) -> None:
    """`revised` says that the article tells of a budget's revision: then old values are of the same year."""
    _put_acts_aside(scene, spoken.topic)
    now = all(period.role != "topic" for period in scene.periods) and speaks_of_now(scene)
    if now and spoken.words:
        spoken.topic = spoken.words
    over = now and spoken.topic is not None and published is not None and _is_over(spoken.topic, published)
    carried = None if over and not spoken.words else spoken.topic
    ties = beside(scene)
    passing, beside_a_figure = listed(scene), {period.id for period in ties if period is not None}
    for index, figure in enumerate(scene.figures):
        period = ties[index]
        if period is None and _at_another_time(scene, index):
            undated.add(figure.id)
            continue
        if period is None:
            period, known = of_its_clause(scene, index, spoken.compared)
            period = spoken.topic if known and _is_beyond(scene, index, period, spoken.topic) else period
            period = period or (carried if known or revised else None)
            if period is None and (over or not known):
                undated.add(figure.id)
        if period is not None:
            figure.period = period.id
            spoken.dating.add(period.id)
    spoken.compared = compared_before(scene, len(scene.periods)) or spoken.compared
    for period in scene.periods:
        if period.role == "topic" and period.id not in passing:
            aimed = period.id in beside_a_figure and (
                _only_widens(period, spoken.topic) or is_purpose(scene.text(scene.start, period.start))
            )
            glance = _glances_back(scene, period, spoken.topic)
            if spoken.topic is None or not (aimed or glance or _singled_out(scene, period)):
                spoken.turn_to(period)
            elif glance:
                spoken.compared = period
        elif period.role == "saying":
            spoken.words = period


def _put_acts_aside(scene: Scene, topic: Period | None) -> None:
    """Let the day on which a body met or made something known date no figures where the text speaks of a longer time.

    "Disetujui dalam rapat paripurna, Senin (27/11)" says when a budget was passed, not which year its figures are of.
    """
    longer = [period for period in scene.periods if period.role == "topic" and period.since != period.until]
    if not longer and (topic is None or topic.since == topic.until):
        return
    for period in scene.periods:
        day = period.role == "topic" and period.since == period.until
        if day and _act().search(scene.plain, scene.start, period.start) is not None:
            period.role = "saying"


@cache
def _act() -> regex.Pattern[str]:
    return any_of(load("period_cues")["acts"]["words"])


def _is_beyond(scene: Scene, index: int, period: Period | None, topic: Period | None) -> bool:
    """True where a figure is of the time spoken of before, though a period of its sentence is nearer.

    So of the change that follows from a look at an earlier time ("2023 baru 4 ton, sehingga turun 9 persen"), of a
    clause after a semicolon behind one, and of a daily average told beside a single day.
    """
    start = scene.figures[index].start
    if topic is None or period is None or not scene.start <= period.start < start:
        return False
    if period.since == period.until:
        near = scene.text(max(scene.figure_end_before(index), period.end), start)
        return topic.since <= period.since <= topic.until != period.until and _daily().search(near) is not None
    if period.until >= topic.since:
        return False
    between = scene.text(period.end, start)
    return ";" in between or _conclusion().search(between) is not None


@cache
def _daily() -> regex.Pattern[str]:
    return any_of(load("period_cues")["averages"]["words"])


@cache
def _conclusion() -> regex.Pattern[str]:
    """ "sehingga", "berarti", and a word of change right before the figure."""
    cues = words_of_comparing()
    words, change = either(load("period_cues")["conclusions"]["words"]), either(cues["change"])
    drawn = rf"(?<!\p{{L}}){words}(?!\p{{L}})[^;.\d]{{0,40}}"
    return regex.compile(rf"(?i){drawn}(?<!\p{{L}}){change}(?:nya)?(?!\p{{L}})[^,;:.\d]{{0,30}}$")


def _is_over(period: Period, published: date) -> bool:
    """True where "now" is no longer of the period: after its day, or when later numbers must have come since."""
    if period.since == period.until:
        return period.until < published
    return published - period.until > _FRESH


def _glances_back(scene: Scene, period: Period, topic: Period | None) -> bool:
    """True of "tahun lalu" in an article about a later time: the sentences after it are of that time again."""
    if topic is None or period.until >= topic.since:
        return False
    return looks_back(scene.text(period.start, period.end))


def _at_another_time(scene: Scene, index: int) -> bool:
    """True of 55 in "pekan sebelumnya 55 kasus": of a time that the text does not tell to the day."""
    start, before = scene.figures[index].start, scene.figure_end_before(index)
    return any_between(scene.elsewhen, before, start) and _elsewhen().search(scene.text(before, start)) is not None


@cache
def _elsewhen() -> regex.Pattern[str]:
    return any_of(load("period_cues")["elsewhen"]["words"])


def _singled_out(scene: Scene, period: Period) -> bool:
    """True of "pada 19 April saja ada 207.600 kendaraan": what follows is not of that day."""
    return _alone().match(scene.plain, period.end, scene.end) is not None


@cache
def _alone() -> regex.Pattern[str]:
    return regex.compile(rf"[ \t]{either(load('period_cues')['alone']['words'])}(?!\p{{L}})")


def _only_widens(period: Period, topic: Period | None) -> bool:
    """True of the year behind a figure in an article about some days of it: "naik menjadi 11.804 ton pada 2018"."""
    return topic is not None and _lies_within(topic, period)


def _lies_within(part: Period, whole: Period) -> bool:
    """True of a period that is shorter than another and lies in it."""
    same = (part.since, part.until) == (whole.since, whole.until)
    return not same and whole.since <= part.since and part.until <= whole.until
