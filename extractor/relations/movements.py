"""Statements that a quantity moved: who rose or fell, from what, to what, by how much.

"Laba naik 5,78 persen, yakni dari Rp11,06 triliun menjadi Rp11,70 triliun" is one movement; the change and difference
families make their relations of it. Every figure of a sentence is first marked by the words that lead to it (base,
new, percent, delta or plain level), then the marks are gathered, left to right, into movements. What a sentence leaves
out is looked for in its neighbours. Language decides; arithmetic only chooses where language leaves a choice, and then
the movement is not `asserted`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from typing import Literal

import regex

from extractor.article import Direction, Figure
from extractor.lexicon import load
from extractor.relations.cues import Cue, Cues
from extractor.relations.scene import Scene, compatible, words

Tag = Literal["base", "new", "percent", "delta", "level", "aside"]

UP = frozenset({"rise", "higher", "above"})
DOWN = frozenset({"fall", "lower", "below"})
COMPARED = frozenset({"higher", "lower", "above", "below"})
MOVES = UP | DOWN | {"shift", "apart"}
BASES = frozenset({"from", "versus", "before", "above", "below"})
TELLING = MOVES | BASES | {"to", "or", "composed", "idle"}
CUE_KINDS = (*sorted(MOVES), "from", "versus", "before", "now", "to", "or", "conclusion", "sequence", "contrast",
             "yardstick", "only", "composed", "idle", "hedged", "breakdown")  # fmt: skip

DELTA_REACH = 5  # words between "kenaikan" and the amount, "sebesar" included
REACH = 8  # words between a move and its percentage
NOUN_REACH = 20  # characters before "kenaikan" in which "terjadi" stands
NOUN_WORDS = 2  # words between "kenaikan" and the amount that say what rose
UNIT_REACH = 3  # words of a unit before ", itu"
SERIES_REACH = 3  # how many times a level may be another of the same series
BASE_REACH = 14  # words between "dibanding" and the base

_BRACKET = regex.compile(r"\(\s*+[+-]?\s*+$")
_LABELLED = regex.compile(r"\s*+[:=]\s*+")
_SIGN = regex.compile(r"\(\s*+([+-])\s*+$")
_CLAUSE_BREAK = regex.compile(r"[,;:]")
_STOP = regex.compile(r"[;.!?]\s")
_END = regex.compile(r"[;.!?:]")
_SEMICOLON = regex.compile(r";(?=\s)")
_DIGITS = regex.compile(r"(?<![\p{L}\d-])\d[\d.,]*+(?![\d\p{L}-])")
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")


@dataclass(slots=True)
class Mark:
    """A figure with what the words before it make of it; `old`/`now` say whether it is told of then or of now."""

    figure: Figure
    tag: Tag
    old: bool = False
    now: bool = False
    only: bool = False  # "hanya", "baru": less than what follows
    strong: bool = True  # a base that needs no further evidence
    breaks: bool = False  # a contrast stands before it: "sedangkan"
    sequel: bool = False  # "lalu", "kemudian" stands before it
    yardstick: bool = False  # a target or a quota
    part: bool = False  # an item of what a level before consists of: "terdiri atas"
    whole: bool = False  # stands in "187 ekor dari N ekor": what that is of, if no move of its own follows
    closes: bool = False  # a base right behind the new value: "menjadi 7,4 persen dari 7,1 persen"
    again: bool = False  # a second quantity of the same move: "turun 3 persen dari April dan 5 persen dari Mei"
    cue: str = ""  # the words that made it base or new


@dataclass(slots=True)
class Movement:
    """One statement of movement. `pre` and `post` are the plain levels told before and after its quantities."""

    sentence: int
    move: Cue | None = None
    base: Mark | None = None
    new: Mark | None = None
    percent: Figure | None = None
    delta: Figure | None = None
    pre: list[Mark] = field(default_factory=list)
    post: list[Mark] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    asserted: bool = True
    direction: Direction | None = None

    @property
    def quantity(self) -> Figure | None:
        """What the figure moved by."""
        return self.percent or self.delta

    @property
    def words(self) -> str:
        """The words that tell it, as evidence: "naik … dari … menjadi"."""
        base, new = self.base, self.new
        cues = [(self.move.start, self.move.text.casefold())] if self.move is not None else []
        cues += [(m.figure.start, m.cue) for m in (base, new) if m is not None and m.tag in ("base", "new") and m.cue]
        return " … ".join(text for _, text in sorted(cues))

    @property
    def confidence(self) -> float:
        """How plainly the text tells it: in one sentence, over several, or only with arithmetic's help."""
        if not self.asserted:
            return 0.6
        sentences = {mark.figure.sentence for mark in (self.base, self.new) if mark is not None}
        return 0.97 if sentences == {self.sentence} else 0.88

    @property
    def complete(self) -> bool:
        """True where both ends of the movement are known."""
        return self.base is not None and self.new is not None


@cache
def lexicon(kind: str) -> frozenset[str]:
    """The words listed under `kind`."""
    return frozenset(load("movement_cues")[kind])


def read_movements(scene: Scene, cues: Cues) -> tuple[list[Movement], dict[int, list[Mark]]]:
    """The movements of the article as its sentences tell them, and the marked figures of every sentence."""
    found: list[Movement] = []
    marks: dict[int, list[Mark]] = {}
    for sentence, group in groupby(scene.figures, key=lambda figure: figure.sentence):
        line = list(_marked(scene, cues, list(group)))
        marks[sentence] = [item for item in line if isinstance(item, Mark)]
        if found and marks[sentence] and _says_again(scene, found[-1], marks[sentence][0].figure):
            found[-1].percent, marks[sentence][0].tag = marks[sentence][0].figure, "percent"
        found.extend(_gathered(sentence, line))
    return found, marks


def _says_again(scene: Scene, before: Movement, figure: Figure) -> bool:
    """True for "Naik Rp35 miliar. Itu 8 persen": what opens the next sentence says the same as a percentage."""
    sentence = scene.sentence(figure)
    if figure.kind != "percent" or in_points(figure) or before.sentence != sentence.index - 1:
        return False
    said = words(scene.article.plain[sentence.start : figure.start])
    told = before.delta is not None and before.percent is None and not in_points(before.delta)
    again = (*lexicon("or"), *lexicon("plain_or"), *lexicon("conclusion"))
    return told and bool(said) and said[0] in again and all(word in lexicon("filler") for word in said[1:])


def direction_of(cue: Cue | None) -> Direction | None:
    """Which way `cue` says it went; None where it does not say."""
    if cue is None:
        return None
    return "up" if cue.kind in UP else "down" if cue.kind in DOWN else None


def in_points(figure: Figure) -> bool:
    """True for a figure in percentage or basis points."""
    return (
        figure.kind == "percent"
        and figure.unit is not None
        and any(word in figure.unit.casefold() for word in lexicon("points"))
    )


def _direct(gap: str) -> bool:
    """True where only fillers stand in `gap`."""
    return not _STOP.search(gap) and all(word in lexicon("filler") for word in words(gap))


def _amounts_to(gap: str) -> bool:
    """True for "kenaikan UMP 2024 sebesar": what follows says by how much."""
    said = words(gap)
    return 0 < len(said) <= DELTA_REACH and said[-1] in lexicon("amounting") and not _END.search(gap)


def _plain_or(gap: str) -> bool:
    """True for ", itu": what follows says the same in another way."""
    unit, comma, rest = gap.rpartition(",")
    said = words(rest)
    return bool(comma and said) and len(words(unit)) <= UNIT_REACH and all(word in lexicon("plain_or") for word in said)


def _near(gap: str) -> bool:
    """True where a percentage after `gap` still belongs to the move before it."""
    if "(" in gap and not _direct(gap.partition("(")[0]):
        return False  # "meningkat, yakni di Jambi (48 persen)": of Jambi alone
    pieces = _CLAUSE_BREAK.split(gap)
    return len(words(pieces[0])) <= REACH and all(_direct(piece) for piece in pieces[1:])


def _relative(gap: str) -> bool:
    """True where `gap` leads from "dibanding" to the base, over ", yang sebanyak" if need be."""
    if ";" in gap or len(words(gap)) > BASE_REACH:
        return False
    openings = [words(piece)[:1] for piece in gap.split(",")[1:]]
    return all(not opening or opening[0] in lexicon("relative") for opening in openings)


# --- marking: what the words before a figure make of it -------------------------------------------------------------


def _marked(scene: Scene, cues: Cues, figures: list[Figure]) -> Iterator[Cue | Mark]:
    """The moves and figures of one sentence in order, figures marked."""
    plain = scene.article.plain
    last_end = scene.sentence(figures[0]).start
    previous: Mark | None = None
    taken: Cue | None = None  # a comparison that was read with the percentage before it: "16% lebih tinggi"
    open_move = False  # a move has been told whose quantity is still to come
    in_list = False  # "terdiri atas" has been told, and no move since
    for at, figure in enumerate(figures):
        lead = _lead(scene, cues, last_end, figure, taken)
        for cue in lead:
            in_list = (in_list or cue.kind == "breakdown") and cue.kind not in MOVES
            if cue.kind in MOVES:
                open_move = open_move or cue.kind not in BASES
            if cue.kind in MOVES or cue.kind == "stop":
                yield cue
        end = figures[at + 1].start if at + 1 < len(figures) else scene.sentence(figure).end
        behind = next(iter(cues.between(scene.extent(figure), end)), None)
        if figure.kind == "percent" and not open_move and (signed := _signed(plain, last_end, figure)) is not None:
            yield signed
            mark = Mark(figure, "percent")
        elif behind is not None and _told_before(scene, figure, behind, previous):
            taken, open_move = behind, False
            yield behind
            mark = Mark(figure, "percent" if figure.kind == "percent" and not in_points(figure) else "delta")
        else:
            mark = _mark(scene, lead, figure, previous, last_end, open_move)
        if mark.tag == "delta" and behind is not None and _becomes(scene, lead, figure, behind, figures[at + 1 :]):
            mark.tag = "base"  # "penurunannya 30 persen (400 orang menjadi 280 orang)"
        if mark.tag == "level" and in_points(figure):
            mark.tag = "aside"  # "turun 0,9 poin dalam setengah tahun, dan setahun penuh 1,8 poin"
        if mark.tag in ("level", "aside") and _moved_again(scene, figure, behind, previous):
            mark.tag, mark.again = ("delta" if in_points(figure) else "percent"), True
        following = figures[at + 1] if at + 1 < len(figures) else None
        if mark.tag == "level" and following is not None and _is_amount(scene, cues, figure, following):
            mark.tag = "aside"
        if mark.tag in ("percent", "delta"):
            open_move = False
        mark.part = in_list
        yield mark
        previous, last_end = mark, figure.end


def _lead(scene: Scene, cues: Cues, start: int, figure: Figure, taken: Cue | None) -> list[Cue]:
    """The cues that lead to `figure`; a semicolon after which something else is named is one of them."""
    plain = scene.article.plain
    lead = [cue for cue in cues.between(start, figure.start) if cue is not taken and _moves(plain, cue, figure)]
    lead = [replace(cue, kind="shift") if _corrects(scene, cue, figure) else cue for cue in lead]
    lead = [cue for cue in lead if not _same_time(plain, cue, lead, figure)]
    stop = _SEMICOLON.search(plain, start, figure.start)
    if stop is None or not _names_another(plain[stop.end() : figure.start], cues.between(stop.end(), figure.start)):
        return lead
    return sorted([*lead, Cue("stop", ";", *stop.span())], key=lambda cue: cue.start)


def _names_another(clause: str, cues: list[Cue]) -> bool:
    """True where a clause names something: "; untuk luka ringan turun", not "; setahun sebelumnya emiten rugi"."""
    if any(cue.kind == "before" for cue in cues):
        return False
    told = {word for cue in cues for word in words(cue.text)}
    said = [word for word in words(clause) if word not in told and word not in lexicon("filler")]
    points_back = any(word in lexicon("anaphor") or word.endswith("nya") for word in said)
    return not points_back and any(word not in lexicon("no_subject") for word in said)


def _same_time(plain: str, cue: Cue, lead: list[Cue], figure: Figure) -> bool:
    """True for "pada periode yang sama tercatat 13 persen", the time just told; of then are "dibanding periode yang
    sama", "periode yang sama tahun lalu", "periode yang sama 2023"."""
    if cue.text.casefold() not in lexicon("same_time") or any(other.kind == "versus" for other in lead):
        return False
    return not _YEAR.search(plain, cue.end, figure.start)


def _corrects(scene: Scene, cue: Cue, figure: Figure) -> bool:
    """True for "terjadi koreksi: suara dari 173 menjadi 178": only of a price is a correction a fall."""
    if cue.text.casefold() not in lexicon("correction"):
        return False
    sentence = scene.sentence(figure)
    return not any(word in lexicon("priced") for word in words(scene.article.plain[sentence.start : sentence.end]))


def _moved_again(scene: Scene, figure: Figure, behind: Cue | None, previous: Mark | None) -> bool:
    """True for the 0,2 of "turun 0,6 poin terhadap Maret 2024 (11,2 persen) dan 0,2 poin terhadap September": the same
    quantity moved, against another base."""
    if figure.kind != "percent" or behind is None or behind.kind not in ("from", "versus") or previous is None:
        return False
    plain = scene.article.plain
    joined = words(plain[scene.extent(previous.figure) : figure.start])
    return (
        previous.tag == "base"
        and bool(joined)
        and joined[0] in lexicon("and")
        and all(word in lexicon("filler") for word in joined[1:])
        and not plain[scene.extent(figure) : behind.start].strip()
    )


def _becomes(scene: Scene, lead: list[Cue], figure: Figure, behind: Cue, following: list[Figure]) -> bool:
    """True for the 400 of "30 persen (400 orang menjadi 280 orang)", which are too near the 280 for an amount."""
    if lead or behind.kind != "to" or not following or not compatible(figure, following[0]):
        return False
    plain, new = scene.article.plain, following[0].value
    if not _BRACKET.search(plain, max(0, figure.start - 3), figure.start) or not new <= figure.value * SERIES_REACH:
        return False
    return not plain[scene.extent(figure) : behind.start].strip() and _direct(plain[behind.end : following[0].start])


def _signed(plain: str, start: int, figure: Figure) -> Cue | None:
    """The sign of "(+2,5%)", which tells a rise as well as a verb does."""
    sign = _SIGN.search(plain, start, figure.start)
    if sign is None:
        return None
    return Cue("rise" if sign.group(1) == "+" else "fall", sign.group(1), sign.start(1), sign.end(1))


def _told_before(scene: Scene, figure: Figure, behind: Cue, previous: Mark | None) -> bool:
    """True for how much more or less it was, told before the comparison: "16% lebih tinggi", "214 unit, 12 unit lebih
    banyak"."""
    plain = scene.article.plain
    if behind.kind not in ("higher", "lower") or plain[scene.extent(figure) : behind.start].strip():
        return behind.kind in COMPARED and figure.kind == "percent" and not plain[figure.end : behind.start].strip()
    if figure.kind == "percent":
        return True
    if previous is None or previous.tag not in ("level", "new") or not compatible(previous.figure, figure):
        return False
    gap = plain[scene.extent(previous.figure) : figure.start]
    return "," in gap and _direct(gap) and previous.figure.value > figure.value


def _is_amount(scene: Scene, cues: Cues, figure: Figure, following: Figure) -> bool:
    """True for a number that says by how much, told before what it says so of: "3.140 lebih banyak ketimbang 48.060",
    "4.242 orang keluar dari status itu, atau terjadi penurunan 6,02 persen"."""
    found = cues.between(scene.extent(figure), following.start)
    if not found or figure.kind == "percent":
        return False
    plain = scene.article.plain
    compared = found[0].kind in COMPARED and not plain[scene.extent(figure) : found[0].start].strip()
    if compared:
        grows = direction_of(found[0]) == "up"
        return (following.value > figure.value) == grows and compatible(figure, following)
    if following.kind != "percent" or len(found) < 2 or found[-2].kind != "or" or direction_of(found[-1]) is None:
        return False
    between = words(plain[found[-2].end : found[-1].start])
    return bool(between) and all(word in lexicon("existential") for word in between)


def _moves(plain: str, cue: Cue, figure: Figure) -> bool:
    """False for words that tell of a move only right before its amount: "terbang 38 persen", "tambah empat kursi"."""
    return cue.text.casefold() not in lexicon("before_amount") or _direct(plain[cue.end : figure.start])


def _mark(scene: Scene, lead: list[Cue], figure: Figure, previous: Mark | None, last_end: int, open_move: bool) -> Mark:
    plain = scene.article.plain
    kinds = {cue.kind for cue in lead}
    mark = Mark(figure, "level", old="before" in kinds, now="now" in kinds, only="only" in kinds,
                breaks="contrast" in kinds, sequel="sequence" in kinds, yardstick="yardstick" in kinds)  # fmt: skip
    mark.old = mark.old or (not mark.yardstick and _in_bracket_of_then(scene, last_end, figure))
    telling = [cue for cue in lead if cue.kind in TELLING]
    if not telling:
        gap = plain[last_end : figure.start]
        told_twice = previous is not None and previous.tag == "delta" and figure.kind == "percent" and _amounts_to(gap)
        if previous is not None and (_BRACKET.search(gap) or told_twice or _plain_or(gap)):
            mark.tag = _alternative(previous, figure)
        return mark
    cue = telling[-1]
    gap = plain[cue.end : figure.start]
    if _overlooked(scene, cue.end, figure.start):
        return Mark(figure, "aside")
    mark.cue = cue.text.casefold()
    if cue.kind == "to":
        mark.tag = "new" if _direct(gap) else "level"
    elif cue.kind == "or":
        if _direct(gap) and previous is not None:
            mark.tag = _alternative(previous, figure)
    elif cue.kind in BASES and (_of_share(plain, previous, cue, figure) or _set_against(plain, previous, cue)):
        mark.tag = "aside"
    elif cue.kind in BASES:
        _mark_base(scene, mark, previous, cue, telling, gap, open_move)
    elif cue.kind in ("composed", "idle") or _appositive(cue, gap):
        pass
    elif in_points(figure):
        mark.tag = "delta" if _near(gap) else "level"
    elif figure.kind == "percent":
        mark.tag = "percent" if _near(gap) else "level"
    elif "," not in gap and (_direct(gap) or _amounts_to(gap) or _there_was(plain, cue, gap)):
        mark.tag = "delta"
    return mark


def _in_bracket_of_then(scene: Scene, start: int, figure: Figure) -> bool:
    """True for "Rp221 miliar (2024: Rp187 miliar)", "(9M24: Rp187 miliar)": a bracket that opens with a year gone by,
    not "(kuartal III: Rp80 miliar)"."""
    plain, dates = scene.article.plain, scene.article.not_figures
    opened = plain.rfind("(", start, figure.start)
    at = bisect_right(dates, (figure.start, figure.start)) - 1
    if opened < 0 or at < 0 or dates[at][0] <= opened or dates[at][1] > figure.start:
        return False
    if _LABELLED.fullmatch(plain, dates[at][1], figure.start) is None:
        return False
    period = scene.periods.get(figure.period or "")
    if period is None or _YEAR.fullmatch(plain, *dates[at]):
        return _YEAR.search(plain, *dates[at]) is not None
    return period[1].year < max(until.year for _, until in scene.periods.values())


def _overlooked(scene: Scene, start: int, end: int) -> bool:
    """True where the cue before `start` leads to a number that was not read as a figure: what it tells is told of that
    number, not of the figure at `end`."""
    plain, dates = scene.article.plain, scene.article.not_figures
    number = _DIGITS.search(plain, start, end)
    if number is None or _YEAR.fullmatch(number.group().rstrip(".,")) or not _direct(plain[start : number.start()]):
        return False
    date = dates[bisect_right(dates, (number.start(), end)) - 1] if dates else (0, 0)
    return not date[0] <= number.start() < date[1]


def _there_was(plain: str, cue: Cue, gap: str) -> bool:
    """True for "terjadi peningkatan produksi 19.500 ton": there was a rise of something by so much."""
    before = words(plain[max(0, cue.start - NOUN_REACH) : cue.start])[-1:]
    noun = cue.text.casefold() in lexicon("noun")
    return noun and bool(before) and before[0] in lexicon("existential") and 0 < len(words(gap)) <= NOUN_WORDS


def _set_against(plain: str, previous: Mark | None, cue: Cue) -> bool:
    """True for the 91 of "kalah jumlah perak: 89 berbanding 91": two sides of a comparison, none of which moved."""
    if previous is None or cue.text.casefold() not in lexicon("against"):
        return False
    return not plain[previous.figure.end : cue.start].strip()


def _appositive(cue: Cue, gap: str) -> bool:
    """True for "impor sedikit lebih besar, yaitu 743 ton": how much it was, not by how much."""
    return cue.kind in ("higher", "lower") and words(gap)[:1] in (["yaitu"], ["yakni"])


def _of_share(plain: str, previous: Mark | None, cue: Cue, figure: Figure) -> bool:
    """True for the budget of "terserap 31 persen dari pagu Rp8 triliun": the whole of a share, which has not moved."""
    if previous is None or previous.tag != "level" or previous.figure.kind != "percent" or figure.kind == "percent":
        return False
    return cue.kind == "from" and not plain[previous.figure.end : cue.start].strip()


def _right_behind(scene: Scene, tag: Tag, previous: Mark | None, cue: Cue, figure: Figure) -> bool:
    """True for the 8.602 of "187 ekor dari 8.602 ekor", which as it stands is what the 187 are of, and the 7,1 of
    "menjadi 7,4 persen dari 7,1 persen", which is its base whatever follows."""
    if previous is None or previous.tag != tag or cue.kind != "from" or not compatible(previous.figure, figure):
        return False
    return not scene.article.plain[scene.extent(previous.figure) : cue.start].strip()


def _mark_base(
    scene: Scene, mark: Mark, previous: Mark | None, cue: Cue, telling: list[Cue], gap: str, open_move: bool
) -> None:
    """Mark what follows "dari", "dibanding", "semula": mostly the base."""
    if not _relative(gap) or _numbered_name(mark.figure, gap):
        return
    if mark.figure.kind == "percent" and open_move and "yang" not in words(gap):
        opening = words(gap)[-1:] or [""]
        if opening[0] in lexicon("filler") and cue.kind in ("versus", "before", "above", "below"):
            mark.tag = "percent"
            return
    mark.tag = "base"
    mark.whole = _right_behind(scene, "level", previous, cue, mark.figure)
    mark.closes = _right_behind(scene, "new", previous, cue, mark.figure)
    mark.strong = cue.kind in ("versus", "before") or any(other.kind in ("versus", "before") for other in telling)


def _numbered_name(figure: Figure, gap: str) -> bool:
    """True for the 2 of "dari Paslon 2", "dari Lumut Balai Unit 2": the number of a name, not a base."""
    last = gap.split()[-1:]
    behind = figure.unit_start is not None and figure.unit_start >= figure.end
    return figure.kind in ("count", "measure") and not behind and bool(last) and last[0][:1].isupper()


def _alternative(previous: Mark, figure: Figure) -> Tag:
    """What "atau N" or "(N)" is after a figure that has been marked."""
    percent, before = figure.kind == "percent", previous.figure.kind == "percent"
    if previous.tag == "percent":
        return "aside" if percent else "delta"
    if previous.tag == "delta":
        return "percent" if percent and not in_points(figure) else "aside"
    if previous.tag in ("new", "base") and percent and before:
        return "percent"
    if previous.tag == "new" and percent:
        return "percent"
    return "level"


# --- gathering: marks into movements --------------------------------------------------------------------------------


def _gathered(sentence: int, line: list[Cue | Mark]) -> list[Movement]:
    """The movements of one sentence, each with the slots its own words fill."""
    found = [Movement(sentence)]
    for at, item in enumerate(line):
        following = next((other for other in line[at + 1 :] if isinstance(other, Mark)), None)
        now = found[-1]
        if isinstance(item, Cue):
            if item.kind == "stop":
                _stop(found)
            else:
                _tell(found, item, following)
        elif item.again and now.move is not None and now.base is not None:
            _move_again(found, item)
        elif item.tag == "percent" and now.move is not None and now.percent is None:
            now.percent = item.figure
        elif item.tag == "delta" and now.move is not None and now.delta is None:
            _tell_delta(now, item)
        elif item.tag == "base":
            _tell_base(found, item, following)
        elif item.tag == "new":
            _tell_new(found, item)
        elif item.tag != "aside":
            _tell_level(found, item)
    return found


def _begin(found: list[Movement], levels: list[Mark]) -> Movement:
    """Begin another movement, which may be about the `levels` told last."""
    found.append(Movement(found[-1].sentence, pre=list(levels)))
    return found[-1]


def _stop(found: list[Movement]) -> None:
    """Something else is named after a semicolon: what follows is of another movement."""
    if found[-1].move is not None:
        _begin(found, [])


def _tell(found: list[Movement], cue: Cue, following: Mark | None) -> None:
    """A move: it opens a movement, or says more of the one that is open."""
    now = found[-1]
    if cue.kind == "shift" and now.quantity is not None:
        return  # "bertambah Rp2 miliar sehingga dalam perubahan APBD menjadi …"
    bare = now.quantity is None and now.base is None and now.new is None
    if now.move is None or (bare and direction_of(cue) is not None):
        now.move = cue
    elif bare or _continues(now, cue, following):
        if direction_of(now.move) is None:
            now.move = cue
    else:
        _begin(found, now.post).move = cue


def _move_again(found: list[Movement], mark: Mark) -> None:
    """Begin the movement of the same thing from another base: "dan 5 persen dari Mei"."""
    now = found[-1]
    levels = now.pre if now.new is None else [*now.pre, now.new]
    again = _begin(found, levels)
    again.move = now.move
    if mark.tag == "percent":
        again.percent = mark.figure
    else:
        again.delta = mark.figure


def _tell_base(found: list[Movement], mark: Mark, following: Mark | None) -> None:
    """A base: "dari" before any move is one only where "menjadi" follows."""
    now = found[-1]
    closes = mark.closes and now.move is not None and now.base is None
    opens = following is not None and following.tag == "new" and not closes
    if not mark.strong and (now.move is None or mark.whole) and not opens:
        mark.tag = "level"
        (now.pre if now.move is None else now.post).append(mark)
        return
    moved_since = now.base is not None and now.move is not None and now.move.start > now.base.figure.start
    measured = now.base is not None and now.quantity is not None and now.quantity.start > now.base.figure.start
    goes_on = now.new is None and not now.pre and not mark.breaks
    if now.base is not None and (measured or moved_since) and goes_on:
        now.new = now.base  # "lebih rendah dibanding 2020, yakni A, turun P dibanding 2020 yang B"
    elif now.base is not None or (opens and now.new is not None):
        now = _begin(found, [])
    now.base = mark


def _tell_new(found: list[Movement], mark: Mark) -> None:
    """What it moved to. A move told after another "menjadi" is this one's: "rugi menjadi A karena beban naik ke B"."""
    now = found[-1]
    if now.new is not None:
        passed = now.move if now.move is not None and now.move.start > now.new.figure.start else None
        if passed is not None and now.quantity is None:
            now.move = None
        now = _begin(found, now.post)
        now.move = passed
    now.new = mark


def _tell_delta(now: Movement, mark: Mark) -> None:
    """An amount: what it moved by; but in "dari 511 turun 391" the value it moved to."""
    first = now.pre[-1] if now.pre else None
    if first is not None and not first.strong and now.base is None and now.new is None and now.percent is None:
        low, high = sorted((first.figure.value, mark.figure.value))
        falls = direction_of(now.move) == "down"
        if falls and low * SERIES_REACH < high and mark.figure.value == low:
            now.base, first.tag = now.pre.pop(), "base"  # "dari pagu Rp171 miliar menyusut Rp4 miliar"
        elif low != high and (mark.figure.value == low) == falls:
            mark.tag = "new"
            now.base, now.new = now.pre.pop(), mark
            return
    now.delta = mark.figure


def _tell_level(found: list[Movement], mark: Mark) -> None:
    """A plain level: of the open movement while that lacks one, else of the next."""
    now = found[-1]
    subject = now.new is not None or bool(now.pre)
    full = now.base is not None and subject
    passed = subject and mark.breaks and not mark.old
    if now.move is not None and now.quantity is not None and (full or passed):
        now = _begin(found, [])
    (now.pre if now.move is None else now.post).append(mark)


def _continues(now: Movement, cue: Cue, following: Mark | None) -> bool:
    """True where a second move tells more of the same movement: "dari A menjadi B atau tumbuh P". How far it is from
    something else, told after a contrast, is no more of it: "naik dari A, tetapi masih terpaut 2 poin dari target"."""
    if following is not None and cue.kind == "apart" and following.breaks and now.base is not None:
        return False
    if following is None or (
        None not in (direction_of(now.move), direction_of(cue)) and (direction_of(now.move) != direction_of(cue))
    ):
        return False
    if following.tag == "percent":
        return now.percent is None
    if following.tag == "delta":
        return now.delta is None
    return following.tag == "new" and now.base is not None and now.new is None and not now.pre
