"""The two ends of a movement: where a sentence leaves one out, its neighbours tell it.

"Ekspor migas melonjak 183,26 persen menjadi 124,23 juta dolar. Pada Januari nilainya baru 43,86 juta dolar."
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.article import Figure
from extractor.relations.arithmetic import change_holds, difference_holds
from extractor.relations.cues import Cues
from extractor.relations.mistyping import TELLING, another_scale, mistyped, written_digits
from extractor.relations.movements import (
    BASES,
    COMPARED,
    CUE_KINDS,
    SERIES_REACH,
    Mark,
    Movement,
    direction_of,
    in_points,
    lexicon,
    read_movements,
)
from extractor.relations.own_ends import settle
from extractor.relations.reckoned_ends import surest
from extractor.relations.scene import Scene, compatible, same_unit, words
from extractor.relations.subjects import Subjects
from extractor.relations.times import Times

_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
_NAME = re.compile(r"(?<=[\w,] )[A-Z][A-Za-z-]+")
SENTENCES_BACK = 3
SENTENCES_AROUND = 6
LEVELS_BACK = 40  # figures before a movement among which arithmetic may look for its new value
LEADING = 3  # levels told first, one of which may be what the article is about
MAIN_MENTIONS = 3
EXCHANGE_RATES = 100_000  # amounts below this may be what a foreign currency costs
LIMIT_REACH = 3  # words before a quantity that may say that it is a limit
RATE_REACH = 10  # times that a rate and an amount may lie apart and still be told of one thing
KNOWN_SEEN = 12  # movements told elsewhere that are asked for an end
RIVALS = frozenset({"apart", "higher", "lower"})  # moves that set two levels beside each other
LEVELS_SEEN = 8  # plain levels of the neighbourhood that are tried as ends


def movements(scene: Scene) -> list[Movement]:
    """Every movement of the article both of whose ends are known, in order; kept on the scene once read."""
    if scene.movements is None:
        cues = Cues(scene.article.plain, "movement_cues", CUE_KINDS)
        told, marks = read_movements(scene, cues)
        scene.quantities = {f.id for m in told for f in (m.percent, m.delta) if f is not None}
        scene.bases = {m.base.figure.id for m in told if m.base is not None and m.move is not None}
        scene.movements = list(_Ends(scene, cues, told, marks).completed())
    return scene.movements


@dataclass(frozen=True, slots=True)
class Pair:
    """Two levels that may be the ends of a movement `distance` sentences away; `told` is the movement that tells them.
    `plain` is a pair told as then and now in so many words."""

    base: Mark
    new: Mark
    distance: int
    plain: bool
    told: Movement | None


class _Ends:
    """Looks for the ends of the movements `told`, first in their own sentence, then in its neighbours."""

    def __init__(self, scene: Scene, cues: Cues, told: list[Movement], marks: dict[int, list[Mark]]) -> None:
        self.scene, self.cues, self.told, self.marks = scene, cues, told, marks
        self.times = Times(scene, cues)
        self.subjects = Subjects(scene, cues)
        self.bases: set[str] = set()  # ids of figures that are the base of a movement already
        self.claimed: set[str] = set()  # those whose movement has its quantity
        self.to_value: dict[Decimal, list[Movement]] = {}  # complete movements by their new value
        told_levels = [mark for sentence in sorted(marks) for mark in marks[sentence] if mark.tag in ("level", "new")]
        self.leading = told_levels[:LEADING]
        self.mentions = Counter((mark.figure.value, mark.figure.unit) for mark in told_levels)
        self.became: list[Movement] = []  # movements told by their new value alone
        self.consumed: set[int] = set()  # ids of movements whose ends told the quantity of another

    def completed(self) -> Iterator[Movement]:
        for at, movement in enumerate(self.told):
            before = self.told[at - 1] if at and self.told[at - 1].sentence == movement.sentence else None
            settle(self.scene, self.times, movement, before)
        moved = [m for m in self.told if m.base is not None and m.move is not None]
        self.claimed = {m.base.figure.id for m in moved if m.base is not None and m.quantity is not None}
        self.bases = self.claimed | {m.base.figure.id for m in moved if m.base is not None and m.complete}
        self.became = [m for m in self.told if m.base is None and m.quantity is None and m.new and m.new.tag == "new"]
        for at, movement in enumerate(self.told):
            if self._worth_completing(movement) and not movement.complete and not self._heading(movement):
                self._across(at, movement)
                self._reckon(movement)
            if movement.complete and movement.new is not None:
                self.to_value.setdefault(movement.new.figure.value, []).append(movement)
        for movement in self.told:
            if movement.complete and id(movement) not in self.consumed:
                self._drop_strange_delta(movement)
                movement.direction = movement.direction or direction_of(movement.move)
                movement.reasons = self._evidence(movement)
                if movement.quantity is None and not self._worth_telling(movement):
                    continue
                loose = self._only_beside(movement) or self._was_a_base(movement)
                if movement.base is not None and loose and not self._holds_as_told(movement):
                    continue
                if not movement.asserted and not self._holds_as_told(movement):
                    continue
                if self._exchange_rate(movement) or _of_one_and_of_all(movement):
                    continue
                yield movement

    def _was_a_base(self, movement: Movement) -> bool:
        """True where what it is said to be now is what another movement came from: "dibanding 189 turun 5, sedangkan
        terhadap 193 turun 8"."""
        if movement.move is not None and movement.move.kind == "apart":
            return False
        others = (
            m.base.figure.id for m in self.told if m is not movement and m.base is not None and m.move is not None
        )
        return movement.new is not None and movement.new.tag != "new" and movement.new.figure.id in set(others)

    def _only_beside(self, movement: Movement) -> bool:
        """True where nothing but its place makes a level the base: "pedagang 412, pengguna 768 orang, bertambah 5"."""
        base, new = movement.base, movement.new
        if base is None or new is None or base.tag != "level" or base.old or movement.quantity is None:
            return False
        if self.times.older(base, new) or (movement.move is not None and movement.move.kind in RIVALS):
            return False
        return base.figure.sentence == new.figure.sentence and new.tag == "level"

    def _exchange_rate(self, movement: Movement) -> bool:
        """True for "rupiah menguat ke Rp15.600": a stronger currency is a lower number, whichever way it is told."""
        base, move = movement.base, movement.move
        if base is None or move is None or base.figure.kind != "money":
            return False
        if base.figure.value >= EXCHANGE_RATES:
            return False
        opening = set(self.subjects.opening(movement))
        if opening & lexicon("currencies"):
            return True
        return move.text.casefold() in lexicon("strength") and not opening & lexicon("priced")

    def _holds_as_told(self, movement: Movement) -> bool:
        """What language leaves open must at least hold."""
        assert movement.base is not None and movement.new is not None
        if movement.quantity is None:
            return self._agrees(movement, Pair(movement.base, movement.new, 0, False, None))
        return self._holds(movement, movement.base.figure, movement.new.figure)

    def _drop_strange_delta(self, movement: Movement) -> None:
        """ "Naik dua kali lipat dari Rp10 miliar": the "dua" is no amount of rupiah."""
        base, delta = movement.base, movement.delta
        if base is not None and delta is not None and not in_points(delta) and not compatible(base.figure, delta):
            movement.delta = None

    def _evidence(self, movement: Movement) -> list[str]:
        reasons = [f"cue: {movement.words}"] if movement.words else []
        if movement.confidence > 0.9:
            reasons.append("sentence")
        if movement.base is not None and movement.base.figure.unit:
            reasons.append(f"unit: {movement.base.figure.unit}")
        if not movement.asserted:
            reasons.append("arithmetic")
        return reasons

    def _worth_completing(self, movement: Movement) -> bool:
        if movement.quantity is not None:
            said = words(self.scene.lead_in(movement.quantity))[-LIMIT_REACH:]
            return not any(word in lexicon("limit") for word in said)  # "kenaikan maksimal 4 persen" is an aim
        if movement.base is None:
            return movement.move is not None and movement.new is not None and movement.new.tag == "new"
        return self.subjects.anaphoric(movement) or (movement.move is None and movement.base.old and movement.base.only)

    def _across(self, at: int, movement: Movement) -> None:
        if movement.base is not None:
            self._find_new(movement)
        elif movement.new is not None:
            self._find_base(movement)
        else:
            self._find_both(at, movement)

    def _find_new(self, movement: Movement) -> None:
        base = base_mark = movement.base
        assert base is not None and base_mark is not None
        seen: list[Mark] = []
        for sentence in range(movement.sentence - 1, movement.sentence - 1 - SENTENCES_BACK, -1):
            levels = [m for m in self._levels(sentence) if compatible(m.figure, base.figure) and not m.part]
            only = len(levels) == 1 and not seen
            alone = only and (self.subjects.anaphoric(movement) or self.subjects.then_it_was(movement))
            alone = alone or (only and base.old and self._amount_holds(movement, base.figure, levels[0].figure))
            named_again = only and self.subjects.named_again(movement, levels[0])
            if named_again or (alone and self.subjects.only_compared(movement)):
                alone = not self._holds_of_another(movement, base, levels[0].figure)
            if alone and self._meant(movement, base_mark, levels[0]):
                movement.new = levels[0]
                return
            seen = levels + seen
        if after := self._told_after(movement, base.figure):
            movement.new = after
            return
        if told := self._told_as_new(movement, base.figure):
            movement.new = told
            return
        named = self._named(movement, seen)
        fitting = [mark for mark in seen if self._holds(movement, base.figure, mark.figure)]
        if named is not None and not fitting and self._plausible(movement, base.figure, named.figure):
            movement.new = named
            return
        if fitting:
            movement.new, movement.asserted = fitting[-1], fitting[-1] is named
            movement.asserted = movement.asserted or self._half_holds(movement)
            return
        main = self._main_figure(base.figure)
        if (
            main is not None
            and self._plausible(movement, base.figure, main.figure)
            and not self._holds_of_another(movement, base, main.figure)
        ):
            movement.new = main
            return
        seen = [mark for mark in self._earlier(movement) if compatible(mark.figure, base.figure)]
        movement.new = next((mark for mark in reversed(seen) if self._holds(movement, base.figure, mark.figure)), None)
        if movement.new is None and movement.quantity is None and seen:
            alike = [m for m in seen if m.figure.unit == base_mark.figure.unit]
            movement.new = (alike or seen)[-1]
        movement.asserted = False
        if movement.new is None:
            return
        movement.asserted = self._half_holds(movement)

    def _amount_holds(self, movement: Movement, base: Figure, new: Figure) -> bool:
        """True for "Sebulan sebelumnya pedagang melepas Rp48.000, artinya naik Rp30.000 atau 38 persen" after Rp78.000:
        the amount it rose by, of the two quantities, tells what rose."""
        return (
            movement.percent is not None
            and movement.delta is not None
            and (self._holds(replace(movement, percent=None), base, new))
        )

    def _holds_of_another(self, movement: Movement, base: Mark, level: Figure) -> bool:
        """True where the quantity is not true of `level`, but of one told before, or `level` is of another size."""
        if self._holds(movement, base.figure, level):
            return False
        told = [mark.figure for mark in self._earlier(movement) if compatible(mark.figure, base.figure)]
        return not _of_one_size(base.figure, level) or any(self._holds(movement, base.figure, f) for f in told)

    def _main_figure(self, base: Figure) -> Mark | None:
        """The level the article is about: told in the headline or first, and several times."""
        for mark in self.leading:
            figure = mark.figure
            if figure.unit is not None and same_unit(figure.unit, base.unit) and compatible(figure, base):
                return mark if self.mentions[figure.value, figure.unit] >= MAIN_MENTIONS else None
        return None

    def _meant(self, movement: Movement, base: Mark, level: Mark) -> bool:
        """True where "angka itu" can be `level`: never where it is of quite another size than the base, and without
        "itu" only where the direction agrees."""
        if not base.figure.value <= level.figure.value * 10 <= base.figure.value * 100:
            return False
        return self.subjects.pointed(movement) or self._agrees(movement, Pair(base, level, 1, False, None))

    def _told_after(self, movement: Movement, base: Figure) -> Mark | None:
        """What the next sentence concludes it became: "Dengan demikian pengeluaran menjadi Rp30,5 miliar"."""
        after = [mark for mark in self.marks.get(movement.sentence + 1, ()) if mark.tag == "new"]
        if len(after) != 1 or not compatible(after[0].figure, base):
            return None
        sentence = self.scene.article.sentences[movement.sentence + 1]
        opening = self.cues.between(sentence.start, after[0].figure.start)[:1]
        return after[0] if opening and opening[0].kind == "conclusion" else None

    def _told_as_new(self, movement: Movement, base: Figure) -> Mark | None:
        """What an earlier sentence or the headline says it became: "Balita Stunting Bertambah Jadi 18.958"."""
        for earlier in self.became[:KNOWN_SEEN]:
            new = earlier.new
            if new is None or earlier.sentence >= movement.sentence:
                return None
            same_way = direction_of(earlier.move) == direction_of(movement.move)
            if same_way and compatible(new.figure, base) and self._plausible(movement, base, new.figure):
                return new
        return None

    def _plausible(self, movement: Movement, base: Figure, new: Figure) -> bool:
        """True where the direction agrees and the two are of one size: enough to take them for one series."""
        direction = direction_of(movement.move)
        grows = new.value >= base.value
        return (direction is None or grows == (direction == "up")) and _of_one_size(base, new)

    def _named(self, movement: Movement, levels: list[Mark]) -> Mark | None:
        """The one level whose lead-in shares words with the movement's subject that no other level's lead-in has."""
        if movement.move is None:
            return None
        plain = self.scene.article.plain
        start = self.scene.article.sentences[movement.sentence].start
        said = plain[start : movement.move.start]
        subject = {word for word in words(said) if len(word) > 3} | {name.casefold() for name in _ACRONYM.findall(said)}
        leads = [set(words(self.scene.lead_in(mark.figure))) & subject for mark in levels]
        own = [lead - set().union(*(other for other in leads if other is not lead)) for lead in leads]
        named = [mark for mark, mine in zip(levels, own, strict=True) if mine]
        return named[0] if len(named) == 1 and len(levels) > 1 else None

    def _earlier(self, movement: Movement, bases: bool = False) -> list[Mark]:
        """The plain levels told before, as far back as LEVELS_BACK figures."""
        start = self.scene.article.sentences[movement.sentence].start
        at = bisect_left(self.scene.starts, start)
        sentences = sorted({figure.sentence for figure in self.scene.figures[max(0, at - LEVELS_BACK) : at]})
        return [mark for sentence in sentences for mark in self._levels(sentence, bases)]

    def _half_holds(self, movement: Movement) -> bool:
        """True where a movement told by percentage and by amount holds for one of the two."""
        if movement.percent is None or movement.delta is None or movement.base is None or movement.new is None:
            return False
        return self._holds(movement, movement.base.figure, movement.new.figure)

    def _find_base(self, movement: Movement) -> None:
        new = movement.new
        assert new is not None
        if movement.quantity is None:
            before = [mark for mark in self._levels(movement.sentence - 1, bases=True) if mark.old]
            before = [
                mark for mark in before if compatible(mark.figure, new.figure) and mark.figure.id not in self.bases
            ]
            if not before and self.subjects.anaphoric(movement):
                before = [m for m in self._levels(movement.sentence - 1) if compatible(m.figure, new.figure)]
            before = before or self._then_told_next(movement, new)
            movement.base = before[0] if len(before) == 1 else None
            return
        if self._beside_then(movement, new):
            return
        for sentence in (movement.sentence + 1, movement.sentence - 1, movement.sentence + 2):
            for mark in self._levels(sentence, bases=True):
                if (
                    compatible(mark.figure, new.figure)
                    and mark.figure.value != new.figure.value
                    and mark.figure.id not in self.bases
                    and self._agrees(movement, Pair(mark, new, 1, False, None))
                    and (not self._was_of_another(mark) or self._holds(movement, mark.figure, new.figure))
                    and (
                        mark.old
                        or mark.tag == "base"
                        or self.times.older(mark, new)
                        or (mark.only and sentence == movement.sentence + 1)
                    )
                ):
                    movement.base = mark
                    movement.asserted = (abs(sentence - movement.sentence) == 1 and self._same_subject(mark)) or (
                        self._holds(movement, mark.figure, new.figure)
                    )
                    return
        self._known_base(movement)

    def _was_of_another(self, base: Mark) -> bool:
        """True for the 68 of "Luka ringan 57 orang, padahal setahun lalu 68. Jadi korbannya 67 orang, turun 14": what
        another level was, told beside it."""
        before = [m for m in self._levels(base.figure.sentence) if m.figure.start < base.figure.start and not m.old]
        return base.old and bool(before) and compatible(before[-1].figure, base.figure)

    def _beside_then(self, movement: Movement, new: Mark) -> bool:
        """ "Tahun 2024 terserap 31 ton. Tahun ini sudah 38 ton, jadi naik 22 persen", in either order: it goes
        on from the one level of the sentence before, and one of the two is told of an earlier time."""
        levels = [mark for mark in self._levels(movement.sentence - 1) if compatible(mark.figure, new.figure)]
        if len(levels) != 1 or levels[0].part or levels[0].figure.id in self.bases or not self._may_pair(movement, new):
            return False
        told = levels[0]
        if not _of_one_size(told.figure, new.figure) or told.figure.value == new.figure.value:
            return False
        if self.times.older(told, new) or new.sequel or (new.now and not told.now and not told.yardstick):
            movement.base = told
        elif self.times.older(new, told) or (self.times.gone_by(new) and not self.times.gone_by(told)):
            movement.base, movement.new = new, told
        return movement.base is not None

    def _may_pair(self, movement: Movement, new: Mark) -> bool:
        """True where nothing but a time leads to the level, or "itu" to the move, and no other time is compared with
        after it: "naik 5 persen dari bulan lalu"."""
        quantity, move = movement.quantity, movement.move
        if quantity is None or move is None:
            return False
        end = self.scene.sentence(quantity).end
        told = self.cues.between(self.scene.extent(quantity), end)
        if any(cue.kind in BASES for cue in told if not self.scene.within(cue.end, end)):
            return False
        return self.subjects.opens_with_then(new) if new.figure.start < move.start else self.subjects.pointed(movement)

    def _then_told_next(self, movement: Movement, new: Mark) -> list[Mark]:
        """ "Rasionya naik menjadi 99 persen. Dulu hanya 97 persen": what it was, as the next sentence opens with it."""
        after = [mark for mark in self._levels(movement.sentence + 1, bases=True) if mark.old][:1]
        return [
            mark
            for mark in after
            if compatible(mark.figure, new.figure)
            and mark.figure.id not in self.bases
            and self._agrees(movement, Pair(mark, new, 1, False, None))
            and self.subjects.opens_with_then(mark)
        ]

    def _known_base(self, movement: Movement) -> None:
        """The base of an earlier movement to the same new value, where the arithmetic agrees."""
        new = movement.new
        if new is None:
            return
        for earlier in self.to_value.get(new.figure.value, [])[:KNOWN_SEEN]:
            base = earlier.base
            if base is not None and earlier is not movement and self._holds(movement, base.figure, new.figure):
                movement.base, movement.asserted = base, False
                return

    def _apart(self, movement: Movement) -> None:
        """ "… 398 kedatangan, sementara 444 keberangkatan. Cuma beda 20 persen": two amounts told together just before.

        Which of them is the base is not said: the one that makes the percentage right, else the lesser.
        """
        for sentence in range(movement.sentence, movement.sentence - 1 - SENTENCES_BACK, -1):
            moved = sentence < movement.sentence and self._moved_in(sentence)
            levels = [mark for mark in self._levels(sentence, bases=moved) if mark.figure.kind != "percent"]
            if len(levels) == 2 and compatible(levels[0].figure, levels[1].figure):
                low, high = sorted(levels, key=lambda mark: mark.figure.value)
                movement.base, movement.new, movement.direction = low, high, "up"
                if movement.percent is not None and change_holds(high.figure, low.figure, movement.percent, "down"):
                    movement.base, movement.new, movement.direction = high, low, "down"
            if levels:
                return

    def _moved_in(self, sentence: int) -> bool:
        """True where one movement is told there, without what it moved by: "merosot dari 412 menjadi 367 suara"."""
        told = [m for m in self.told if m.sentence == sentence and m.move is not None]
        return len(told) == 1 and told[0].complete and told[0].quantity is None

    def _find_both(self, at: int, movement: Movement) -> None:
        """A movement told by its quantity alone: the ends are a pair told just before or just after."""
        if movement.move is not None and movement.move.kind == "apart":
            self._apart(movement)
            return
        if (told := self._just_told(at)) is not None:
            movement.base, movement.new = told.base, told.new
            return
        pairs = sorted([*self._unquantified(at), *self._told_together(movement)], key=lambda pair: abs(pair.distance))
        pairs = [pair for pair in pairs if self._same_measure(movement, pair)]
        holding = [pair for pair in pairs if self._holds(movement, pair.base.figure, pair.new.figure)]
        free = [pair for pair in pairs if pair.base.figure.id not in self.claimed and self._agrees(movement, pair)]
        beside = [pair for pair in free if abs(pair.distance) <= 1 and self._linked(movement, pair)]
        beside = [pair for pair in beside if not self._has_its_own_end(movement, pair)]
        beside = list({pair.base.figure.id: pair for pair in reversed(beside)}.values())
        plain = [pair for pair in free if pair.plain]
        if holding:
            self._take(movement, holding[0])
        elif len(beside) == 1 or (not beside and len(plain) == 1):
            self._take(movement, (beside or plain)[0])
        elif not beside:
            self._find_among_levels(movement)

    def _just_told(self, at: int) -> Movement | None:
        """ "Naik 20 kasus dari 80 menjadi 100. Kenaikannya 25 persen": the movement just told by its amount, whose
        percentage this sentence opens with."""
        movement, earlier = self.told[at], self.told[at - 1] if at else None
        if earlier is None or movement.percent is None or movement.delta is not None or movement.move is None:
            return None
        one_way = direction_of(earlier.move) == direction_of(movement.move) is not None
        next_to = earlier.sentence == movement.sentence - 1 and earlier.delta is not None and earlier.percent is None
        opens = all(word in lexicon("existential") for word in self.subjects.opening(movement))
        alike = earlier.base is not None and earlier.base.figure.kind != "percent"
        return earlier if one_way and next_to and opens and alike and earlier.complete else None

    def _has_its_own_end(self, movement: Movement, pair: Pair) -> bool:
        """True for "Dengan harga penutupan Rp1.160, potensi kenaikannya 25 persen" after the Rp1.200 and Rp1.450 of a
        target: what its own sentence tells before it is what it moves from, or to."""
        told = [mark.figure for mark in movement.pre if compatible(mark.figure, pair.base.figure)]
        values = {pair.base.figure.value, pair.new.figure.value}
        return pair.distance != 0 and any(figure.value not in values for figure in told)

    def _linked(self, movement: Movement, pair: Pair) -> bool:
        """True where the later of the two sentences takes up the earlier one, or they name the same thing."""
        sentences, plain = self.scene.article.sentences, self.scene.article.plain
        here, there = sentences[movement.sentence], sentences[pair.base.figure.sentence]
        if pair.distance <= 0 and self.subjects.anaphoric(movement):
            return True
        if pair.told is None and pair.distance == 1 and self._then_and_now(pair):
            return True
        told = pair.told.move if pair.told is not None else None
        if pair.distance == -1 and told is not None and direction_of(told) == direction_of(movement.move):
            return True
        opening = " ".join(words(plain[there.start : there.end])[:3])
        if pair.distance > 0 and any(opening.startswith(words_) for words_ in lexicon("continuation")):
            return True
        return bool(self._names(here.start, here.end) & self._names(there.start, there.end))

    def _then_and_now(self, pair: Pair) -> bool:
        """True for "Tahun lalu 80 ekor, kini 82 ekor": nothing is named, so that it must be what was just told."""
        first, second = sorted((pair.base, pair.new), key=lambda mark: mark.figure.start)
        if not (pair.base.old or self.times.gone_by(pair.base)) or not same_unit(first.figure.unit, second.figure.unit):
            return False
        start, plain = self.scene.sentence(first.figure).start, self.scene.article.plain
        comma = plain.rfind(",", self.scene.extent(first.figure), second.figure.start)
        if comma < 0 or self.subjects.names_something(start, first.figure.start):
            return False
        return not self.subjects.names_something(comma, second.figure.start)

    def _names(self, start: int, end: int) -> set[str]:
        """The names in a stretch of text: words with a capital that do not begin a sentence."""
        return set(_NAME.findall(self.scene.article.plain[start:end]))

    def _same_measure(self, movement: Movement, pair: Pair) -> bool:
        """True where the pair can differ by the movement's quantity; percentages differ by percentage points."""
        if movement.delta is None and pair.new.figure.kind == "percent":
            return self._holds(movement, pair.base.figure, pair.new.figure)
        return self._may_move_by(movement, pair.new.figure)

    def _take(self, movement: Movement, pair: Pair) -> None:
        movement.base, movement.new = pair.base, pair.new
        self.bases.add(pair.base.figure.id)
        self.claimed.add(pair.base.figure.id)
        told = pair.told
        if told is not None and {direction_of(told.move), direction_of(movement.move)} != {"up", "down"}:
            self.consumed.add(id(told))  # but "menguat dari 406 menjadi 401, atau minus 1 persen" tells a rise, too

    def _find_among_levels(self, movement: Movement) -> None:
        """No pair is told together: any older and newer level near that make the quantity right."""
        pairs = list(self._pairs(movement))
        fitting = [pair for pair in pairs if self._holds(movement, pair[0].figure, pair[1].figure)]
        if fitting:
            movement.base, movement.new = fitting[0]
            movement.asserted = len(pairs) == 1
            return
        self._reckon(movement)
        if movement.complete:
            return
        if (two := self._concluded_from(movement)) is not None:
            movement.base, movement.new = two
        elif (
            len(pairs) == 1
            and _of_one_size(pairs[0][0].figure, pairs[0][1].figure)
            and pairs[0][1].figure.sentence <= movement.sentence
            and self.subjects.anaphoric(movement)
            and self._agrees(movement, Pair(*pairs[0], -1, False, None))
        ):
            movement.base, movement.new = pairs[0]
        elif levels := [m for m in self._levels(movement.sentence - 1) if self._may_move_by(movement, m.figure)]:
            movement.new = levels[-1]
            self._known_base(movement)

    def _concluded_from(self, movement: Movement) -> tuple[Mark, Mark] | None:
        """ "Agustus ada 13.566 anak … Februari ada 14.580 anak. Berarti turun 1.104 anak": the only two levels of its
        unit told before a sentence that draws the conclusion, where the amount is one slip away from the right one."""
        opening, direction, delta = self.subjects.opening(movement), direction_of(movement.move), movement.delta
        if not opening or opening[0] not in lexicon("conclusion"):
            return None
        if (two := self._then_and_now_before(movement)) is not None:
            return two
        if delta is None or delta.unit is None:
            return None
        noun = delta.unit.split()[0]
        told: dict[Decimal, Mark] = {}
        for sentence in range(movement.sentence - 1, movement.sentence - 1 - SENTENCES_BACK, -1):
            levels = self._levels(sentence, bases=True)
            told |= {m.figure.value: m for m in levels if m.figure.unit and m.figure.unit.split()[0] == noun}
            if len(told) >= 2:
                break
        if len(told) != 2 or direction is None:
            return None
        low, high = sorted(told.values(), key=lambda mark: mark.figure.value)
        base, new = (low, high) if direction == "up" else (high, low)
        wrong = replace(delta, value=high.figure.value - low.figure.value)
        slipped = mistyped(delta, wrong) or another_scale(delta, wrong)
        return (base, new) if slipped and not self.times.older(new, base) else None

    def _then_and_now_before(self, movement: Movement) -> tuple[Mark, Mark] | None:
        """ "Per November utang Rp8.041 triliun. Sebulan sebelumnya masih Rp7.950 triliun. Artinya naik Rp90 triliun":
        the only two levels of one measure in the two sentences before a conclusion, one told of an earlier time."""
        told = [m for step in (2, 1) for m in self._levels(movement.sentence - step, bases=True)]
        told = [m for m in told if self._may_move_by(movement, m.figure) and not m.part]
        if len(told) != 2 or not compatible(told[0].figure, told[1].figure) or told[0].yardstick or told[1].yardstick:
            return None
        base, new = told if self.times.older(told[0], told[1]) else told[::-1]
        alike = same_unit(base.figure.unit, new.figure.unit) and _of_one_size(base.figure, new.figure)
        return (base, new) if alike and self.times.older(base, new) else None

    def _reckon(self, movement: Movement) -> None:
        """Neither words nor neighbours tell the ends: those two levels, told anywhere before, of which the quantity
        could hardly be true by accident. Where one of two quantities is true of them so, the other can be wrong."""
        if movement.complete or movement.quantity is None or movement.move is None or movement.move.kind == "apart":
            return
        told = [*self._earlier(movement, bases=True), *self._levels(movement.sentence, bases=True)]
        levels = {mark.figure.value: mark for mark in told}
        then = [mark for mark in self._levels(movement.sentence - 1, bases=True) if mark.old and mark.tag == "base"]
        bases = [movement.base] if movement.base is not None else then[:1] or list(levels.values())
        news = [movement.new] if movement.new is not None else list(levels.values())
        found = surest(self.scene, self.times, movement, bases, news)
        if found is None and movement.base is None and movement.new is not None and movement.new.tag == "level":
            # "Tahun lalu serapan baru 61 ton, tumbuh 37 persen": the level beside the move is where it began
            found = surest(self.scene, self.times, movement, news, list(levels.values()))
        if found is not None:
            movement.base, movement.new = found.base, found.new
            movement.asserted = found.half and movement.sentence - found.base.figure.sentence <= 1
        elif found is None and not movement.complete:
            self._reckon_turned(movement, told)

    def _reckon_turned(self, movement: Movement, told: list[Mark]) -> None:
        """ "Kini 2.847 kasus. Dibanding tahun lalu naik 165 kasus. Tahun lalu 3.012 kasus": what is told of then in so
        many words, and now, lie just so far apart, but the other way."""
        if movement.move is None or (direction := direction_of(movement.move)) is None:
            return
        if movement.quantity is None or len(written_digits(movement.quantity).rstrip("0")) < TELLING:
            return
        other_way = replace(movement, move=replace(movement.move, kind="fall" if direction == "up" else "rise"))
        following = self._levels(movement.sentence + 1, bases=True)
        near = [mark for mark in [*told, *following] if abs(mark.figure.sentence - movement.sentence) <= 1]
        new, both = movement.new, movement.percent is not None and movement.delta is not None
        if new is not None:
            near = [mark for mark in near if both and self.times.older(mark, new)]
        then = [movement.base] if movement.base is not None else [m for m in near if m.old or new is not None]
        now = [new] if new is not None else [mark for mark in told if not mark.old and mark.tag != "base"]
        found = surest(self.scene, self.times, other_way, then, now)
        if found is not None and not found.half:
            movement.base, movement.new, movement.asserted = found.base, found.new, True

    def _unquantified(self, at: int) -> Iterator[Pair]:
        """The ends of the movements around that lack a quantity: "Semula 1.011 orang, sekarang menjadi 1.009 orang"."""
        here = self.told[at].sentence
        for step in (-1, 1):
            other = at + step
            while 0 <= other < len(self.told) and abs(self.told[other].sentence - here) <= SENTENCES_AROUND:
                told = self.told[other]
                if told.base is not None and told.new is not None and told.quantity is None:
                    if self._of_another_subject(self.told[at], told):
                        other += step
                        continue
                    plain = told.base.old and told.new.tag == "new"
                    yield Pair(told.base, told.new, told.sentence - here, plain, told)
                other += step

    def _of_another_subject(self, movement: Movement, told: Movement) -> bool:
        """True for "penerima naik 25 persen; dana naik dari Rp3 miliar menjadi Rp9 miliar": the dana has its own verb,
        and only arithmetic could say that the percentage is its."""
        if told.move is None or movement.move is None or told.sentence != movement.sentence or told.base is None:
            return False
        if movement.quantity is None or told.new is None or told.move.start < movement.quantity.start:
            return False
        return not self._holds(movement, told.base.figure, told.new.figure)

    def _told_together(self, movement: Movement) -> Iterator[Pair]:
        """An older and a newer level that are all the sentence after or before tells."""
        for distance in (1, -1):
            levels = self._levels(movement.sentence + distance, bases=True)
            levels = [m for m in levels if self._may_move_by(movement, m.figure)]
            if len(levels) == 2 and compatible(levels[0].figure, levels[1].figure):
                for one, other in (levels, levels[::-1]):
                    if self.times.older(one, other) and one.figure.value != other.figure.value:
                        yield Pair(one, other, distance, False, None)

    def _agrees(self, movement: Movement, pair: Pair) -> bool:
        """True where going from one to the other goes the way the movement says."""
        direction = direction_of(movement.move)
        return direction is None or (pair.new.figure.value > pair.base.figure.value) == (direction == "up")

    def _pairs(self, movement: Movement) -> Iterator[tuple[Mark, Mark]]:
        """(older, newer) levels of the neighbourhood, those told together first."""
        here = movement.sentence
        for window in ((here - 2, here), (here, here + 1)):
            levels = [
                mark for sentence in range(window[0], window[1] + 1) for mark in self._levels(sentence, bases=True)
            ]
            levels = [m for m in levels if self._may_move_by(movement, m.figure) and m.figure.id not in self.bases][
                -LEVELS_SEEN:
            ]
            for i, one in enumerate(levels):
                for other in levels[i + 1 :]:
                    if compatible(one.figure, other.figure) and one.figure.value != other.figure.value:
                        if self.times.older(one, other):
                            yield one, other
                        elif self.times.older(other, one):
                            yield other, one

    def _levels(self, sentence: int, bases: bool = False) -> list[Mark]:
        tags = ("level", "new", "base") if bases else ("level", "new")
        return [
            mark
            for mark in self.marks.get(sentence, ())
            if mark.tag in tags and mark.figure.id not in self.scene.quantities
        ]

    # --- what is known of a mark ---

    def _may_move_by(self, movement: Movement, level: Figure) -> bool:
        quantity = movement.quantity
        if movement.delta is not None:
            return compatible(movement.delta, level)
        return (level.kind == "percent") == in_points(quantity) if quantity is not None else True

    def _holds(self, movement: Movement, base: Figure, new: Figure) -> bool:
        direction = direction_of(movement.move)
        if movement.percent is not None and base.kind != "percent":
            return change_holds(base, new, movement.percent, direction)
        moved = movement.quantity
        if moved is None:
            return False
        return (direction != "down" and difference_holds(new, base, moved)) or (
            direction != "up" and difference_holds(base, new, moved)
        )

    def _same_subject(self, base: Mark) -> bool:
        return base.old or base.only or base.tag == "base"

    def _heading(self, movement: Movement) -> bool:
        return self.scene.article.sentences[movement.sentence].paragraph in self.scene.headings

    def _worth_telling(self, movement: Movement) -> bool:
        """Without a quantity only a plainly told movement is a relation of its own."""
        base, new, move = movement.base, movement.new, movement.move
        assert base is not None and new is not None
        if move is None:
            movement.direction = "up"
            return base.only and base.old and self._conceded(base)
        if base.figure.value == new.figure.value or movement.direction is None:
            return False
        if move.kind in COMPARED:
            return (
                base.tag == "base" and (base.old or self.times.older(base, new)) and not self._yardstick(base, move.end)
            )
        told_after = new.tag == "level" and new.figure.start > base.figure.start and not new.now
        return (base.tag == "base" and not (told_after and not self.times.older(base, new))) or new.tag == "new"

    def _conceded(self, base: Mark) -> bool:
        """True for "padahal tahun lalu hanya 500", "yang sebelumnya hanya 27": told to say how it rose."""
        said = " ".join(["", *words(self.scene.lead_in(base.figure)), ""])
        return any(f" {phrase} " in said for phrase in lexicon("concession"))

    def _yardstick(self, base: Mark, start: int) -> bool:
        return any(cue.kind == "yardstick" for cue in self.cues.between(start, base.figure.start))


def _of_one_and_of_all(movement: Movement) -> bool:
    """True for "612 ton. Musim lalu 6,4 ton per hektare": a rate is told without what it is per only beside another of
    its size."""
    base, new = movement.base, movement.new
    if base is None or new is None or (base.figure.rate is None) == (new.figure.rate is None):
        return False
    low, high = sorted((base.figure.value, new.figure.value))
    return low * RATE_REACH < high


def _of_one_size(base: Figure, new: Figure) -> bool:
    """True where the two can be of one series: neither is more than SERIES_REACH times the other."""
    return base.value > 0 and base.value / SERIES_REACH <= new.value <= base.value * SERIES_REACH
