"""What a sentence about a movement speaks of: of what was just told, or of something that it names itself."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from extractor.lexicon import load
from extractor.relations.cues import Cues
from extractor.relations.movements import Mark, Movement, lexicon
from extractor.relations.scene import Scene, words


class Subjects:
    """Asks the words that lead to a move or a level whether they name anything."""

    def __init__(self, scene: Scene, cues: Cues) -> None:
        self.scene, self.cues = scene, cues

    def anaphoric(self, movement: Movement) -> bool:
        """True where the sentence is about what was just said: "Angka itu …", or begins with the move itself."""
        if movement.move is None:
            return False
        opening = _without_speaker(self.opening(movement))
        if all(word in lexicon("existential") for word in opening) or movement.move.text.casefold().endswith("nya"):
            return True
        if self.only_compared(movement):
            return True
        subject = [word for word in opening if word not in lexicon("no_subject")]
        return self.pointed(movement) or (bool(subject) and subject[0].endswith("nya") and len(subject) == 1)

    def only_compared(self, movement: Movement) -> bool:
        """ "Dibandingkan September yang 5.874 kunjungan, ada kenaikan 9 persen", "Dibanding Mei terpangkas 6 poin dari
        67 persen": nothing is named but what it was."""
        base, move = movement.base, movement.move
        if base is None or move is None:
            return False
        start, end = self.scene.sentence(base.figure).start, self.scene.extent(base.figure)
        opening = self.cues.between(start, min(base.figure.start, move.start))[:1]
        if not opening or opening[0].kind != "versus" or self.names_something(start, opening[0].start):
            return False
        start = opening[0].end if base.figure.start > move.start else end
        named = self._named_in(start, move.start)
        return not named or (len(named) == 1 and named[0].endswith("nya"))  # "dibanding 1.410 hektare, luasnya turun"

    def names_something(self, start: int, end: int) -> bool:
        """True where a word of the stretch says what is spoken of: no time, no cue, no filler."""
        return bool(self._named_in(start, end))

    def _named_in(self, start: int, end: int) -> list[str]:
        """The words of the stretch that say what is spoken of."""
        plain, dates = self.scene.article.plain, self.scene.article.not_figures
        named: list[str] = []
        at = bisect_right(dates, (start, start))
        while at < len(dates) and dates[at][0] < end:
            named += self._words_that_name(plain[start : dates[at][0]])
            start, at = dates[at][1], at + 1
        return named + self._words_that_name(plain[start:end])

    def _words_that_name(self, text: str) -> list[str]:
        """The words that are no time, no cue and no filler."""
        return [word for word in words(text) if word not in _idle()]

    def named_again(self, movement: Movement, level: Mark) -> bool:
        """ "Ekspor Mei 1.021 ton. Dibanding April yang 963 ton, ekspor naik 6 persen": what the words between base and
        move name, or those before the base, stands before the level too."""
        base, move = movement.base, movement.move
        if base is None or move is None or base.figure.start > move.start:
            return False
        between = words(self.scene.article.plain[self.scene.extent(base.figure) : move.start])
        subject = {word for word in between if word not in lexicon("existential") | lexicon("no_subject")}
        if not subject and base.old:
            subject = set(self._beside_time(base))
        return bool(subject) and subject <= set(words(self.scene.lead_in(level.figure)))

    def then_it_was(self, movement: Movement) -> bool:
        """ "Setahun silam angkanya Rp80 miliar, jadi tumbuh 25 persen": the sentence opens with what it was before."""
        base = movement.base
        return base is not None and base.old and self.opens_with_then(base)

    def opens_with_then(self, base: Mark) -> bool:
        """True where nothing but a time and words for the same quantity lead from the sentence's start to `base`."""
        if self.scene.within(self.scene.sentence(base.figure).start, base.figure.start):
            return False
        said = lexicon("anaphoric_noun") | lexicon("occasion")
        return all(word in said for word in self._beside_time(base))

    def _beside_time(self, level: Mark) -> list[str]:
        """The words that lead to a level, without those that only tell when."""
        said = self._words_that_name(self.scene.lead_in(level.figure))
        if lexicon("occasion").isdisjoint(said):
            return said
        sentences, here = self.scene.article.sentences, level.figure.sentence
        named = set(words(self.scene.article.plain[sentences[max(0, here - 2)].start : sentences[here].start]))
        return [word for word in said if word not in named]  # "Operasi Ketupat 2024", of which was told before

    def pointed(self, movement: Movement) -> bool:
        """True where "itu", "ini", "tersebut" points back to what was just said."""
        if movement.move is None:
            return False
        said = self.opening(movement)[:8]
        return any(word in lexicon("anaphor") or word in lexicon("quantity_itself") for word in said)

    def opening(self, movement: Movement) -> list[str]:
        """The words of the sentence before the move, or before the percentage that no verb tells, without "tahun ini",
        which points to no figure."""
        move = movement.move or movement.percent or movement.quantity
        if move is None:
            return []
        sentence = self.scene.article.sentences[movement.sentence]
        start, plain = sentence.start, self.scene.article.plain
        times = [cue for cue in self.cues.between(start, move.start) if cue.kind == "now"]
        if times:
            return words(plain[start : times[0].start]) + words(plain[times[-1].end : move.start])
        return words(plain[start : move.start])


@cache
def _idle() -> frozenset[str]:
    """Fillers, and the words of all phrases that tell a time, or set one against another."""
    kinds = ("before", "now", "sequence", "only", "contrast", "concession", "conclusion")
    times = {word for kind in kinds for phrase in lexicon(kind) for word in phrase.split()}
    return lexicon("existential") | lexicon("no_subject") | lexicon("filler") | lexicon("anaphoric_noun") | times


def _without_speaker(said: list[str]) -> list[str]:
    """The words after the verb of saying, where one of the first tells who says it: "BPS menyebut ada tambahan"."""
    verbs = [place for place, word in enumerate(said) if word in _saying()]
    return said[verbs[-1] + 1 :] if verbs else said


@cache
def _saying() -> frozenset[str]:
    return frozenset(load("speech")["active"])
