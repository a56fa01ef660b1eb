"""Places: regions of the register by name and kind, what else the model takes for one, and which one a figure is of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from extractor.article import Article, Entity, Figure, Words
from extractor.entities.gazetteer import Region, regions, villages_in
from extractor.entities.recognition import chunks
from extractor.entities.titles import is_capitalised
from extractor.lexicon import load

_NAME = regex.compile(r"(?<=[\s,(])\p{Lu}\p{Ll}")
_VILLAGES = 50  # villages, and regions around them, that are looked up for one article
_ITEMS_BACK = 40  # items of an enumeration looked through for the place that heads it


@dataclass(slots=True)
class PlaceMention:
    """A place as it stands in the text, with the regions of the register that it may be; of a village, its name."""

    start: int
    end: int
    regions: tuple[Region, ...] = ()
    village: str | None = None


def find_places(article: Article) -> tuple[list[Entity], list[PlaceMention]]:
    """Return the places of the article, ids not given, and their mentions in order."""
    mentions: list[PlaceMention] = []
    listing = -2  # the paragraph that named a district last
    for words in article.words:
        paragraph = article.sentences[words.sentence].paragraph
        found = list(_places(words, 0 <= paragraph - listing <= 1))
        if any(region.level == "district" for mention in found for region in mention.regions):
            listing = paragraph
        mentions += found
    return _merge(article.plain, mentions), mentions


def _places(words: Words, listing: bool) -> Iterator[PlaceMention]:
    """Yield the places of a sentence: those named with their kind, then those that the model or the register knows.

    Where districts are being listed, an item that begins with a district's name is that district.
    """
    triggers, agencies = load("places")["triggers"], _agencies()
    # What holds a kind of region further in is that region and something else: "Banjir melanda Kab Garut".
    labelled = {
        first: after
        for first, after in chunks(words, "LOC")
        if triggers.keys().isdisjoint(word.lower() for word in words.words[first + 1 : after])
    }
    past = 0  # the first word after the last place
    for i, word in enumerate(words.words):
        lower = word.lower()
        if i < past or (not word[0].isupper() and i not in labelled and lower not in triggers):
            continue
        if lower in agencies and lower not in triggers:
            continue
        level = _level_at(words, i) if lower in triggers else None
        first = i + 1 + (words.words[i + 1 : i + 2] == ["."]) if level else i
        listed = not level and listing and _begins_item(words, i)
        length, found = _region_at(words, first, "district" if listed else level)
        after = first + length if length else i
        if after < labelled.get(i, 0) and not (level and length):
            after, found = labelled[i], ()
        if not found and not level and i and words.words[i - 1].lower() in load("places")["never_before_place"]:
            after = i
        unsure = words.labels[i] == "B-ORG" and bool(level)  # no agency's name begins with a kind of region
        named = words.labels[i][2:] in ("PER", "ORG") and not (length and (listed or unsure))
        if after == i or named:
            continue
        village = " ".join(words.words[first:after]) if level == "village" else None
        listing = listing or any(region.level == "district" for region in found)
        yield PlaceMention(words.spans[i][0], words.spans[after - 1][1], found, village)
        past = after


def _begins_item(words: Words, i: int) -> bool:
    before = words.words[i - 1].lower() if i else ","
    return before in ",;:(" or before in load("places")["between_items"] or before in load("places")["before_heading"]


def _level_at(words: Words, i: int) -> str | None:
    """The level of the register that the word at `i` names if a capitalised name follows: "Kabupaten", "Kec."."""
    level: str | None = load("places")["triggers"].get(words.words[i].lower())
    following = next((w for w in words.words[i + 1 : i + 3] if w != "."), "a")
    return level if is_capitalised(following) else None


def _region_at(words: Words, i: int, level: str | None) -> tuple[int, tuple[Region, ...]]:
    """The longest region name that begins at word `i`, as its number of words, and the regions so called.

    Without a `level` (from the kind word before the name) only provinces count, and what the model takes for a place.
    """
    if i >= len(words.words) or not is_capitalised(words.words[i]):
        return 0, ()
    if level == "village":
        return (1 if words.labels[i] == "O" else 0), ()  # of several words only as the model has it
    for name in _names_by_first_word().get(_spelled(words.words[i]), ()):
        if [_spelled(word) for word in words.words[i : i + len(name)]] != list(name):
            continue
        same = regions()[" ".join(name)]
        if level:
            fitting = tuple(r for r in same if r.level == level)
        else:
            large = tuple(r for r in same if r.level != "district")
            fitting = large if words.labels[i].endswith("LOC") else tuple(r for r in large if r.level == "province")
        if fitting:
            return len(name), fitting
    return 0, ()


def _merge(plain: str, mentions: list[PlaceMention]) -> list[Entity]:
    """Make one place of the mentions that name the same; its code is that of the one region it can be."""
    by_key: dict[str, list[PlaceMention]] = defaultdict(list)
    for mention in mentions:
        codes = {region.code for region in mention.regions}
        key = codes.pop() if len(codes) == 1 else _key(plain, mention)
        by_key[key].append(mention)
    places, villages = [], []
    near = {r.code[:5] for same in by_key.values() for m in same for r in m.regions if r.level in ("regency", "city")}
    for same in by_key.values():
        name = max((plain[m.start : m.end] for m in same), key=len)
        code = _code({r.code: r for m in same for r in m.regions}, near)
        places.append(Entity("", "place", name, code=code, mentions=[(m.start, m.end) for m in same]))
        if same[0].village:
            villages.append((places[-1], same[0].village))
    known = dict.fromkeys(place.code for place in places if place.code and len(place.code) > 2)
    around = sorted(known, key=len, reverse=True)  # of one length, in the text's order, whatever the hash seed
    for place, village in villages[:_VILLAGES]:
        place.code = _village_code(village, around)
    return places


def _village_code(name: str, around: list[str]) -> str | None:
    """The code of the one village so called in the districts and regencies `around` it, the smaller first."""
    for within in around[:_VILLAGES]:
        if codes := villages_in(within).get(name.lower()):
            return codes[0] if len(codes) == 1 else None
    return None


def _code(candidates: dict[str, Region], near: set[str]) -> str | None:
    """The one code a place can have; of districts of one name, the one in a regency that the article names."""
    if len(candidates) == 1:
        return next(iter(candidates))
    inside = [code for code, region in candidates.items() if region.level == "district" and code[:5] in near]
    return inside[0] if len(inside) == 1 else None


def _key(plain: str, mention: PlaceMention) -> str:
    words = plain[mention.start : mention.end].lower().split()
    return " ".join(words[1:] if words[0].rstrip(".") in load("places")["triggers"] else words)


def _spelled(word: str) -> str:
    lower = word.lower()
    spelling: str = load("places")["spelling"].get(lower, lower)
    return spelling


@cache
def _names_by_first_word() -> dict[str, list[tuple[str, ...]]]:
    """The region names by their first word, the longest first."""
    names: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(regions(), key=len, reverse=True):
        names[name.split()[0]].append(tuple(name.split()))
    return names


class PlacesOfFigures:
    """Answers which place a figure is of."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._at = sorted((*span, e.id, e) for e in article.entities if e.kind == "place" for span in e.mentions)
        self._starts = [start for start, *_ in self._at]
        self._items: dict[int, list[int]] = {}

    def place(self, figure: Figure) -> Entity | None:
        """Return the place in the figure's own item of the sentence, or the one that heads an item before it."""
        starts = self._item_starts(figure.sentence)
        own = max(bisect_right(starts, figure.start) - 1, 0)
        inside = self._between(starts[own], starts[own + 1])
        if inside:
            before = [place for start, place in inside if start < figure.start]
            return before[-1] if before else inside[0][1]
        if self._names_something(starts[own], figure.start):
            return None
        for i in range(own - 1, max(own - 1 - _ITEMS_BACK, -1), -1):
            if found := self._between(starts[i], starts[i + 1]):
                start, place = found[0]
                return place if len(found) == 1 and self._heads_item(starts[i], start) else None
            if self._names_something(starts[i] + 1, starts[i + 1]):
                return None
        return None

    def _heads_item(self, item: int, place: int) -> bool:
        before = self._article.plain[item:place].strip(' ,;:-"(').lower()
        return not before or before.rstrip(".").isdigit() or before in load("places")["before_heading"]

    def _names_something(self, start: int, end: int) -> bool:
        """True if a capitalised word other than an abbreviation stands there: it may be a place nobody knows."""
        return _NAME.search(self._article.plain, start, end) is not None

    def _item_starts(self, sentence: int) -> list[int]:
        """Where each item of the sentence starts, and at last where the sentence ends."""
        if sentence not in self._items:
            span = self._article.sentences[sentence]
            cuts = [m.start() for m in _between_items().finditer(self._article.plain, span.start + 1, span.end)]
            self._items[sentence] = [span.start, *cuts, span.end]
        return self._items[sentence]

    def _between(self, start: int, end: int) -> list[tuple[int, Entity]]:
        found = self._at[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [(place_start, place) for place_start, _, _, place in found]


@cache
def _agencies() -> frozenset[str]:
    return frozenset(load("agencies")["heads"])


@cache
def _between_items() -> regex.Pattern[str]:
    return regex.compile(rf"[,;:()](?!\d)|\b(?:{'|'.join(load('places')['between_items'])})\b")
