"""The article as the relation families look at it: usable figures in order, their neighbours, and the words between.

Built once per article, read by every family. All look-ups are by bisection over sorted offsets, so that a long
article costs no more per figure than a short one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from extractor.article import Article, Figure, Paragraph, Sentence
from extractor.lexicon import load
from extractor.relations.clauses import boundary
from extractor.relations.complements import Names, names

if TYPE_CHECKING:
    from extractor.relations.movements import Movement

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*+")
_LAST_ITEM = boundary(",;:()", "and", "while", "then", "with")
ANY_UNIT = frozenset({None, "piece"})  # no unit written, or one that counts whatever is spoken of
_CLAUSE = regex.compile(r"[,;.]")
MEMORY = 65_536  # words and units remembered from one article to the next
NEAR = 160  # characters within which words are near a figure
_HIDDEN_KINDS = frozenset({"boilerplate", "byline", "dateline"})


@cache
def _unit_classes() -> dict[str, str]:
    classes: dict[str, list[str]] = load("unit_classes")["classes"]
    return {unit.casefold(): name for name, units in classes.items() for unit in units}


@lru_cache(maxsize=MEMORY)
def unit_class(unit: str | None) -> str | None:
    """The name of the class `unit` belongs to ("peserta" -> "person"), or the unit itself where it has no class.

    The longest known beginning decides ("unit rumah rusak" -> "house"), else the head of the phrase, which in
    Indonesian comes first ("kloter pamungkas" -> "kloter").
    """
    if unit is None:
        return None
    known = _unit_classes()
    phrase = unit.casefold().split()
    for length in range(len(phrase), 0, -1):
        if found := known.get(" ".join(phrase[:length])):
            return found
    return phrase[0] if phrase else None


@dataclass(slots=True)
class Scene:
    """`figures` are those of paragraphs that count: no repeats, no boilerplate, in order of their offsets."""

    article: Article
    figures: list[Figure]
    starts: list[int]
    rank: dict[str, int]  # Figure.id -> index in figures
    headings: set[int] = field(default_factory=set)  # paragraph indexes of headings
    periods: dict[str, tuple[date, date]] = field(default_factory=dict)  # Period.id -> its first and last day
    _near: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)
    _contexts: dict[str, frozenset[str]] = field(default_factory=dict)
    _content: dict[int, frozenset[str]] = field(default_factory=dict)
    _names: dict[tuple[str, bool], Names] = field(default_factory=dict)
    movements: list[Movement] | None = None  # what rose or fell, once read
    bases: set[str] = field(default_factory=set)  # ids of figures that something moved from
    quantities: set[str] = field(default_factory=set)  # ids of figures that say by how much something moved

    def paragraph(self, figure: Figure) -> Paragraph:
        """The paragraph that holds `figure`."""
        return self.article.paragraphs[figure.paragraph]

    def sentence(self, figure: Figure) -> Sentence:
        """The sentence that holds `figure`."""
        return self.article.sentences[figure.sentence]

    def within(self, start: int, end: int) -> list[Figure]:
        """The figures whose number begins in [start, end)."""
        return self.figures[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, figure: Figure, count: int) -> list[Figure]:
        """Up to `count` figures before `figure`, nearest last."""
        at = self.rank[figure.id]
        return self.figures[max(0, at - count) : at]

    def after(self, figure: Figure, count: int) -> list[Figure]:
        """Up to `count` figures after `figure`, nearest first."""
        at = bisect_right(self.starts, figure.start)
        return self.figures[at : at + count]

    def extent(self, figure: Figure) -> int:
        """Where `figure` ends, the unit after it included where no other figure comes first."""
        if figure.unit_start is None or figure.unit_end is None or figure.unit_start < figure.end:
            return figure.end
        at = self.rank[figure.id] + 1
        if at < len(self.figures) and self.figures[at].start < figure.unit_end:
            return figure.end
        return figure.unit_end

    def between(self, left: Figure, right: Figure) -> str:
        """The words between two figures, in plain characters."""
        return self.article.plain[left.end : right.start]

    def lead_in(self, figure: Figure) -> str:
        """The words from the previous figure, or from the start of the sentence, up to `figure`."""
        start = self.sentence(figure).start
        at = self.rank[figure.id]
        if at:
            start = max(start, self.figures[at - 1].end)
        return self.article.plain[start : figure.start]

    def lead_out(self, figure: Figure) -> str:
        """The words from `figure` up to the next figure or the end of the sentence."""
        end = self.sentence(figure).end
        at = self.rank[figure.id]
        if at + 1 < len(self.figures):
            end = min(end, self.figures[at + 1].start)
        return self.article.plain[figure.end : end]

    def reach_back(self, figure: Figure) -> int:
        """Where the words that speak of `figure` may begin: past a percentage told of the same thing just before it.

        "Unit syariah 11,9 persen atau Rp10,3 triliun", "penumpang lokal naik 1,5 persen dari 2,71 juta".
        """
        at = self.rank[figure.id]
        start = self.sentence(figure).start
        while at:
            before = self.figures[at - 1]
            if before.end <= start:
                return start
            between = self.article.plain[before.end : self.figures[at].start]
            if before.kind != "percent" or figure.kind == "percent" or len(between) > 40 or _CLAUSE.search(between):
                return before.end
            at -= 1
        return start

    def names(self, figure: Figure, *, opening: bool = False) -> Names:
        """What the words around `figure` name, as far as its neighbours; with the words that open its sentence too."""
        if (known := self._names.get((figure.id, opening))) is None:
            back = self.reach_back(figure)
            lead = self.article.plain[max(back, figure.start - NEAR) : figure.start]
            if back > self.sentence(figure).start:
                lead = _CLAUSE.split(lead)[-1]  # what stands before the comma belongs to the figure before
            around = words(lead)[-12:] + self.near_words(figure)[1]
            if opening:
                start = self.sentence(figure).start
                first = self.figures[bisect_left(self.starts, start)].start
                around = words(self.article.plain[start : min(first, start + NEAR)])[:10] + around
            known = self._names[figure.id, opening] = names(around)
        return known

    def content_words(self, index: int) -> frozenset[str]:
        """The words of a sentence that tell what it is about, words for the same thing as one."""
        if (known := self._content.get(index)) is None:
            sentence = self.article.sentences[index]
            found = words(self.article.plain[sentence.start : sentence.end])
            known = self._content[index] = canonical(found)
        return known

    def told_in_common(self, headline: int, *others: int) -> int:
        """How many words a headline has in common with other sentences, whatever a verb is dressed in: "Laba Susut" and
        "laba menyusut"."""
        told = {_root(word) for index in others for word in self.content_words(index)}
        return len({_root(word) for word in self.content_words(headline)} & told)

    def tells_again(self, index: int) -> bool:
        """True where a sentence says of itself that it has been told before: "seperti disebut di atas"."""
        sentence = self.article.sentences[index]
        plain = self.article.plain[sentence.start : sentence.end].casefold()
        return any(cue in plain for cue in load("contexts")["again"])

    def same_period(self, left: Figure, right: Figure) -> bool:
        """False where both figures are for a period and the periods differ."""
        a, b = self.periods.get(left.period or ""), self.periods.get(right.period or "")
        return a is None or b is None or a == b

    def overlapping(self, left: Figure, right: Figure) -> bool:
        """False where both figures are for a period and the periods have no day in common."""
        a, b = self.periods.get(left.period or ""), self.periods.get(right.period or "")
        return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])

    def near_words(self, figure: Figure) -> tuple[list[str], list[str]]:
        """The last words that lead to `figure`, and the first after it, as far as the next item of a list."""
        if (known := self._near.get(figure.id)) is None:
            lead, after = self.lead_in(figure)[-NEAR:], self.lead_out(figure)[:NEAR]
            if item := _LAST_ITEM.search(after):
                after = after[: item.start()]
            known = self._near[figure.id] = words(lead)[-12:], words(after)[:6]
        return known

    def context(self, figure: Figure) -> frozenset[str]:
        """The content words around `figure`: its unit and label, and the nearest words before and after it.

        Words for the same thing come as one ("menewaskan", "tewas", "meninggal"; "ditargetkan", "target").
        """
        if (known := self._contexts.get(figure.id)) is None:
            at = self.rank[figure.id]
            first = at == 0 or self.figures[at - 1].sentence != figure.sentence
            near, after = self.near_words(figure)
            if not first:  # what opens a sentence speaks of its first figure
                near = words(_LAST_ITEM.split(self.lead_in(figure)[-NEAR:])[-1])[-6:]
            own = figure.label or "" if figure.kind == "money" else f"{figure.unit or ''} {figure.label or ''}"
            near = near + after + words(own)
            known = self._contexts[figure.id] = canonical(near)
        return known


def canonical(said: Iterable[str]) -> frozenset[str]:
    """The words of `said` that tell something, words for the same thing as one."""
    return frozenset(_canonical(word) for word in said) - _stop_words()


@cache
def _synonyms() -> dict[str, str]:
    return {word: group[0] for group in load("contexts")["same"] for word in group}


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(load("contexts")["stop"])


@lru_cache(maxsize=MEMORY)
def _canonical(word: str) -> str:
    if len(word) > 6:
        word = word.removesuffix("nya")
    return _synonyms().get(word, word)


@cache
def _affixed() -> regex.Pattern[str]:
    affixes = load("contexts")["affixes"]
    before, behind = ("|".join(affixes[place]) for place in ("before", "behind"))
    swallowed = affixes["swallowed"]
    return regex.compile(
        rf"(?:(?:{before})(?=\p{{L}}{{4}}))?+(?:[{swallowed}](?=[aiueo]))?+(\p{{L}}{{4,}}?)(?:{behind})?"
    )


@lru_cache(maxsize=MEMORY)
def _root(word: str) -> str:
    """What is left of a word without its affixes and without a first letter that may be swallowed: "menyusut" and
    "susut" come to "usut"."""
    found = _affixed().fullmatch(word)
    return found[1] if found else word


def behold(article: Article) -> Scene:
    """Build the Scene of `article`, whose figures must have been read."""
    paragraphs = article.paragraphs
    usable = [
        figure
        for figure in article.figures
        if paragraphs[figure.paragraph].duplicate_of is None and paragraphs[figure.paragraph].kind not in _HIDDEN_KINDS
    ]
    return Scene(
        article=article,
        figures=usable,
        starts=[figure.start for figure in usable],
        rank={figure.id: index for index, figure in enumerate(usable)},
        periods={period.id: (period.since, period.until) for period in article.periods},
        headings={paragraph.index for paragraph in paragraphs if paragraph.kind == "heading"},
    )


def compatible(a: Figure, b: Figure) -> bool:
    """True where one figure can be compared with the other: both percentages, of one currency, or of a like unit."""
    if "money" in (a.kind, b.kind):
        return a.kind == b.kind and (a.currency == b.currency or None in (a.currency, b.currency))
    if "percent" in (a.kind, b.kind):
        return a.kind == b.kind
    if a.normal_unit is not None and a.normal_unit == b.normal_unit:
        return True
    return same_unit(a.unit, b.unit) or not (unit_follows(a) and unit_follows(b))


def unit_follows(figure: Figure) -> bool:
    """True where the unit stands right after the number; one taken from the words before it is less certain."""
    return figure.unit_start is not None and figure.unit_start >= figure.end


@lru_cache(maxsize=MEMORY)
def same_unit(a: str | None, b: str | None) -> bool:
    """True where two units count the same kind of thing, or one says more of it ("keluarga penerima manfaat")."""
    one, other = unit_class(a), unit_class(b)
    if one == other or one in ANY_UNIT or other in ANY_UNIT:
        return True
    mine, yours = ({word.strip("-'") for word in words(unit or "")} for unit in (a, b))
    return (mine <= yours or yours <= mine) and bool(mine & yours)


def other_sort(a: str | None, b: str | None) -> bool:
    """True where two units name two sorts of one kind of thing: "emas" and "perak", "guru" and "siswa"; not where one
    is the other abbreviated ("KK", "kepala keluarga")."""
    mine, yours = set(_spelled(a or "")), set(_spelled(b or ""))
    return bool(mine and yours) and not mine & yours and not (mine | yours) & _of_any_sort()


def _spelled(unit: str) -> list[str]:
    """The words of a unit, its longest known beginning in the spelling that stands for all."""
    phrase, known = words(unit), _spellings()
    for length in range(len(phrase), 0, -1):
        if found := known.get(" ".join(phrase[:length])):
            return [found, *phrase[length:]]
    return phrase


@cache
def _spellings() -> dict[str, str]:
    groups: list[list[str]] = load("unit_classes")["sorts"]["same"]
    return {spelling.casefold(): group[0].casefold() for group in groups for spelling in group}


@cache
def _of_any_sort() -> frozenset[str]:
    return frozenset(load("unit_classes")["sorts"]["any"])


def words(text: str) -> list[str]:
    """The words of `text`, casefolded, in order."""
    return list(_words(text))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """The words of `text`. Families ask for those between the same two figures one after the other."""
    return tuple(_WORD.findall(text.casefold()))
