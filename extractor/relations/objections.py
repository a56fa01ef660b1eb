"""What speaks against adding figures up where a list or a total seems to assert it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import combinations, pairwise

import regex

from extractor.article import Figure
from extractor.figures.spelled import number_words
from extractor.lexicon import load
from extractor.relations.clauses import boundary
from extractor.relations.scene import Scene, words

_ITEM = regex.compile(rf"(?:{boundary(',;', 'and', 'then').pattern})\s++(\p{{L}}++|\d[\d.,]*+)")
_APART = boundary(",;.", "and", "while")  # no "12 emas lainnya"
_CLAUSE = boundary(",;", "and")
_NAMED = boundary(",;:", "and")


NAMED_WITHIN = 3  # words before a figure that say which way it goes
MOST_NAMED = 5  # things named without a number in a list of numbers
REST_WITHIN = 60  # characters after a list in which the rest may be told


def objectionable(scene: Scene, total: Figure, parts: Sequence[Figure]) -> bool:
    """True where the text holds an item more, tells the parts apart, gives them in columns of their own, leaves a rest
    without a number, names what counts for one or goes against the total, or says that some are counted twice."""
    left_over = total.start < parts[0].start and sum(part.value for part in parts) < total.value
    return (
        _unread_between(scene, parts)
        or _told_apart(scene, parts)
        or _in_columns(scene, parts)
        or _overlapping(scene, parts[-1])
        or _named_for_one(scene, total, parts)
        or _against(scene, total, parts)
        or (left_over and _rest_untold(scene, parts[-1]))
    )


def _against(scene: Scene, total: Figure, parts: Sequence[Figure]) -> bool:
    """True for "beli neto Rp4 triliun: beli neto Rp5 triliun saham, jual neto Rp1 triliun obligasi": a part that goes
    against the total is taken off it."""
    said = set(words(scene.lead_in(total))[-NAMED_WITHIN:])
    for pair in load("sum_cues")["against"]:
        other = set(pair) - said
        if len(other) == 1 and any(other & set(words(scene.lead_in(part))[-NAMED_WITHIN:]) for part in parts):
            return True
    return False


def _overlapping(scene: Scene, last: Figure) -> bool:
    """True where what follows a list says that its items overlap."""
    after = scene.article.plain[last.end : scene.sentence(last).end].casefold()
    return any(said in after for said in load("sum_cues")["overlapping"])


def _named_for_one(scene: Scene, total: Figure, parts: Sequence[Figure]) -> bool:
    """True for "11 armada: KN SAR, 2 kapal TNI AL, 3 RIB, 5 longboat": what has a name and no number counts for one,
    and so many of those are just what the others leave over."""
    over = total.value - sum(part.value for part in parts)
    if total.kind != "count" or not 0 < over <= MOST_NAMED or total.start > parts[0].start:
        return False
    gaps = [scene.article.plain[scene.extent(left) : right.start] for left, right in pairwise([total, *parts])]
    items = [piece.strip() for gap in gaps for piece in _NAMED.split(gap)[1:-1]]
    return sum(1 for item in items if item[:1].isupper()) == over


@cache
def _rest() -> regex.Pattern[str]:
    """Words for what a list leaves over, where no number of it follows."""
    rest = "|".join(regex.escape(words) for words in load("sum_cues")["untold"])
    return regex.compile(rf"\b(?:{rest})\b(?![^.,;]{{0,40}}+\d)", regex.IGNORECASE)


def _rest_untold(scene: Scene, last: Figure) -> bool:
    """True for "200 paket beras, 150 paket minyak, sisanya selimut": the list leaves over what has no number."""
    end = scene.extent(last)
    following = scene.after(last, 1)
    until = min(end + REST_WITHIN, following[0].start if following else len(scene.article.plain))
    found = _rest().search(scene.article.plain, end, until)
    return found is not None and bool(_APART.search(scene.article.plain, end, found.start()))


def _unread_between(scene: Scene, parts: Sequence[Figure]) -> bool:
    """True where an item of a list told in one sentence holds a number that was read as no figure: "148 di SDN 07, 121
    di masjid, dan 92 di kantor camat" without its 121 cannot be added up."""
    first, last = parts[0], parts[-1]
    if first.sentence != last.sentence:
        return False
    known = scene.within(first.start, scene.sentence(last).end)
    for item in _ITEM.finditer(scene.article.plain, first.end, scene.sentence(last).end):
        told = item.start(1)
        word = item[1].casefold()
        numeral = word[0].isdigit() or word in number_words().starters
        if numeral and not any(f.start <= told < f.end for f in known):
            return True
    return False


def _told_apart(scene: Scene, parts: Sequence[Figure]) -> bool:
    """True where words between two parts say that they are not added up: "penerimaan Rp131 miliar dikurangi penyertaan
    Rp12 miliar", "baik bulanan Rp2 miliar maupun kumulatif Rp9 miliar"."""
    cues = load("sum_cues")
    for left, right in pairwise(parts):
        if left.sentence != right.sentence or scene.rank[right.id] - scene.rank[left.id] != 1:
            continue
        joining = words(_CLAUSE.split(scene.between(left, right))[-1])
        if not set(cues["apart"]).isdisjoint(joining):
            return True
        before = words(scene.article.plain[scene.sentence(left).start : left.start])
        if any(first in before and second in joining for first, second in cues["either"]):
            return True
    return False


def _in_columns(scene: Scene, parts: Sequence[Figure]) -> bool:
    """True where the parts are those of several totals: "Guru kelas: formasi 1.190, lulus 1.102. Guru agama: formasi
    402, lulus 287", in which two sentences tell two things apart by the same words."""
    by_sentence: dict[int, list[frozenset[str]]] = {}
    for part in dict.fromkeys(part.id for part in parts):
        figure = scene.figures[scene.rank[part]]
        by_sentence.setdefault(figure.sentence, []).append(scene.context(figure))
    rows = [_places_of_words(row) for row in by_sentence.values() if len(row) > 1]
    for one, other in combinations(rows, 2):
        common = sorted(one.keys() & other.keys())
        if any(one[a] != one[b] and other[a] != other[b] for a, b in combinations(common, 2)):
            return True
    return False


def _places_of_words(row: Sequence[frozenset[str]]) -> dict[str, int]:
    """The words that only one figure of a row has about it, and which figure that is."""
    often = Counter(word for context in row for word in context)
    return {word: place for place, context in enumerate(row) for word in context if often[word] == 1}
