"""Which of two levels is told of an earlier time."""

from __future__ import annotations

import re

from extractor.article import Figure
from extractor.relations.cues import Cues
from extractor.relations.movements import Mark
from extractor.relations.scene import Scene

_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_LEAD_BREAK = re.compile(r"[,;(]")
_TAIL_BREAK = re.compile(r"[,;)]")


class Times:
    """Answers by the words first ("semula", "tahun lalu"), then by the years named beside the figures, then by the
    periods they were tied to."""

    def __init__(self, scene: Scene, cues: Cues) -> None:
        self.scene, self.cues = scene, cues
        self.years: dict[str, int | None] = {}  # by Figure.id
        published = scene.article.published
        self.latest = (
            published.year if published else max((until.year for _, until in scene.periods.values()), default=0)
        )

    def older(self, one: Mark, other: Mark) -> bool:
        """True where `one` is told of an earlier time than `other`."""
        if one.old != other.old:
            return one.old
        first, second = self._year(one.figure), self._year(other.figure)
        if first is not None and second is not None and first != second:
            return first < second
        if one.now != other.now and (first if other.now else second) is not None:
            return other.now
        if first is not None and self._then(one, other, first):
            return True
        a, b = (self.scene.periods.get(mark.figure.period or "") for mark in (one, other))
        return a is not None and b is not None and a[0] < b[0] and a[1] < b[1]

    def _then(self, one: Mark, other: Mark, year: int) -> bool:
        """True for the 214 of "kerugian Rp186 juta, tahun 2024 Rp214 juta": a year gone by is named beside the second
        of two levels alone, so that the first is of now."""
        first = other.figure
        if year >= self.latest or one.figure.sentence != first.sentence:
            return False
        return self._year(first) is None and self.scene.rank[one.figure.id] == self.scene.rank[first.id] + 1

    def gone_by(self, mark: Mark) -> bool:
        """True where a year gone by is named beside the level."""
        year = self._year(mark.figure)
        return year is not None and year < self.latest

    def later_year(self, one: Mark, other: Mark) -> bool:
        """True where the words beside the two name years, and that of `other` is the later one."""
        first, second = self._year(one.figure), self._year(other.figure)
        return first is not None and second is not None and first < second

    def _year(self, figure: Figure) -> int | None:
        if figure.id not in self.years:
            self.years[figure.id] = self._year_before(figure) or self._year_after(figure)
        return self.years[figure.id]

    def _year_before(self, figure: Figure) -> int | None:
        """The year in the clause that leads to `figure`."""
        start, at = self.scene.sentence(figure).start, self.scene.rank[figure.id]
        if at:
            start = max(start, self.scene.extent(self.scene.figures[at - 1]))
        contrasts = [cue.start for cue in self.cues.between(start, figure.start) if cue.kind == "contrast"]
        clause = _LEAD_BREAK.split(self.scene.article.plain[max([start, *contrasts]) : figure.start])[-1]
        years = _YEAR.findall(clause)
        return int(years[-1]) if years else None

    def _year_after(self, figure: Figure) -> int | None:
        """The year in the words right after `figure`."""
        end = figure.end + len(self.scene.lead_out(figure))
        contrasts = [cue.start for cue in self.cues.between(figure.end, end) if cue.kind == "contrast"]
        clause = _TAIL_BREAK.split(self.scene.article.plain[figure.end : min([end, *contrasts])])[0]
        years = _YEAR.findall(clause)
        return int(years[0]) if years else None
