"""The whole that a share is of: named after "dari", marked as a target or a total, or standing ahead of a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

import regex

from extractor.article import Figure
from extractor.lexicon import load
from extractor.relations.arithmetic import difference_holds, share_holds, share_tells
from extractor.relations.cues import Cue, Cues
from extractor.relations.ends import movements
from extractor.relations.scene import Scene, canonical, compatible, words

_STOP = regex.compile(r"[.;!?]\s")
_CUT = regex.compile(r"[,.;()]")
_CUT_OR_DASH = regex.compile(r"[,.;()\"]|\s-")
_BREAK = regex.compile(r"[.,;:]")
_CUT_OR_QUOTE = regex.compile(r"[,.;()\"]")
_CLOSING = regex.compile(r"[);]")
_END = regex.compile(r"[.;:()]")

CUE_KINDS = (
    "of",
    "whole",
    "reached",
    "already",
    "portion",
    "or",
    "rest",
    "other",
    "balance",
    "composed",
    "demand",
    "supply",
    "that",
    "namely",
    "worth",
    "deducted",
)
OF_REACH = 6  # words between a share and its "dari"
AFTER_REACH = 3  # characters between a figure and the word after it that says what it is
WHOLE_REACH = 12  # words between "dari" and the whole
FIGURES_BACK = 25  # figures before a share among which its whole may stand
SENTENCES_BACK = 2
SIZE_REACH = 3  # a share may be wrong by this factor and still be one of the whole that stands near
AHEAD = 8  # shares before and after a place in a list that show whether another whole is told there
ITEMS_CLOSING = 3  # items of a list that must hold before the one next to them is called wrong
SCALE_SLIPS = (Decimal("0.001"), Decimal(1000))  # "juta" for "miliar"
SLIP_ROOM = Decimal("0.02")  # how near a share must come that holds but for its scale word
OTHER_WHOLES = 8  # nearest figures that are asked whether a share is theirs, before it is called wrong


@cache
def lexicon(kind: str) -> frozenset[str]:
    """The words listed under `kind`."""
    return frozenset(load("share_cues")[kind])


@dataclass(slots=True)
class Share:
    """A percentage with its part; `whole` once found."""

    percent: Figure
    part: Figure
    end: int  # where the pair ends
    whole: Figure | None = None
    asserted: bool = False
    of_all: bool = False  # "dari total premi": the whole of its neighbours as well
    reasons: list[str] = field(default_factory=list)


class Wholes:
    """Finds what the shares of an article are shares of."""

    def __init__(self, scene: Scene, cues: Cues) -> None:
        self.scene, self.cues = scene, cues
        self.used: set[str] = set()  # ids of the figures that are the whole of a share already
        self.confirmed: set[Decimal] = set()  # values that are the whole of a list of shares already
        self._whole: dict[str, bool] = {}  # what `is_whole` has answered, by Figure.id

    def lead(self, figure: Figure) -> list[Cue]:
        """The cues before `figure`, back to the figure before it or the start of its sentence."""
        start = self.scene.sentence(figure).start
        at = self.scene.rank[figure.id]
        if at:
            start = max(start, self.scene.extent(self.scene.figures[at - 1]))
        return self.cues.between(start, figure.start)

    def around(self, figure: Figure) -> list[Cue]:
        """The cues in the words that lead to `figure` and in those right after it: "443 ekor dibutuhkan"."""
        after = self.cues.between(figure.end, figure.end + len(self.scene.lead_out(figure)))
        return self.lead(figure) + [cue for cue in after if cue.start - self.scene.extent(figure) <= AFTER_REACH]

    def is_whole(self, figure: Figure) -> bool:
        """True where the words before `figure` mark it as a whole: a target, a quota, "dari 100 orang"."""
        if (known := self._whole.get(figure.id)) is None:
            known = any(cue.kind == "whole" for cue in self.lead(figure)) or self.after_of(figure)
            self._whole[figure.id] = known
        return known

    def after_of(self, figure: Figure) -> bool:
        """True where "dari" leads to `figure`, and not because something rose or fell from it."""
        if figure.id in self.scene.bases:
            return False
        lead = [cue for cue in self.lead(figure) if cue.kind in ("of", "composed")]
        return bool(lead) and lead[-1].kind == "of" and self._reaches(lead[-1].end, figure.start)

    def _reaches(self, start: int, end: int) -> bool:
        gap = self.scene.article.plain[start:end]
        said = words(gap)
        if len(said) > WHOLE_REACH or _STOP.search(gap) or any(w in lexicon("anaphor") for w in said):
            return False  # "dari biaya tersebut jemaah menanggung Rp55 juta": not this the whole
        openings = [words(piece)[:1] for piece in gap.split(",")[1:]]
        closed = gap.rstrip().endswith(",") and len(openings) == 1  # "dilihat dari umur, 598 penderita": of no 598
        return not closed and all(not opening or opening[0] in lexicon("relative") for opening in openings)

    def told(self, share: Share) -> None:
        """The whole that the sentence itself names."""
        following = self.scene.after(share.percent if share.end == share.percent.end else share.part, 1)
        share.of_all = self._of_all(share)
        if following and following[0].sentence == share.percent.sentence and self._of(share.end, following[0]):
            if fits(share.part, following[0]) or of_other_unit(share, following[0]):
                self._take(share, following[0], True, "cue: dari")
            return
        if self._of_that(share):
            return
        if noun := self._noun_after(share.end, share):
            self._by_noun(share, noun)
            return
        if self._of_those(share) or self._by_bare_noun(share):
            return
        sentence = share.percent.sentence
        first = min(share.part, share.percent, key=lambda figure: figure.start)
        if taken_up := self._noun_taken_up(first):
            self._by_noun(share, *taken_up)
            return
        for figure in reversed(self.scene.before(first, 8)):
            if figure.sentence != sentence:
                break
            other_unit = figure.kind == share.part.kind and self.after_of(figure) and is_of_one_size(share, figure)
            sized = is_of_one_size(share, figure) or scale_slip(share, figure)
            alike = (compatible(figure, share.part) and sized) or other_unit
            if alike and self.is_whole(figure) and self._free(share, figure):
                self._take(share, figure, True, "sentence")
                return

    def _free(self, share: Share, whole: Figure) -> bool:
        """True where `whole` is not the target of another item: a second share of it says what was reached."""
        if whole.id not in self.used:
            return True
        first = min(share.part, share.percent, key=lambda figure: figure.start)
        reached = any(cue.kind in ("reached", "already") for cue in self.lead(first))
        return reached and is_of_one_size(share, whole)

    def is_rest(self, share: Share) -> bool:
        """True for "sisanya 50 orang (20 persen)": what is left of what the share before is of."""
        first = min(share.part, share.percent, key=lambda figure: figure.start)
        return any(cue.kind == "rest" for cue in self.lead(first))

    def _of_all(self, share: Share) -> bool:
        """True where "dari total …", "terhadap seluruh …" follows the share."""
        found = self._of_cue(share.end, self.scene.sentence(share.percent).end)
        if found is None:
            return False
        return any(word in lexicon("all") for word in words(self.scene.article.plain[found.start : found.end + 14])[:2])

    def _of_that(self, share: Share) -> bool:
        """ "Dari jumlah itu, 18 anak atau 6 persen …": the whole is what was told last before."""
        first = min(share.part, share.percent, key=lambda figure: figure.start)
        if not any(cue.kind == "that" for cue in self.lead(first)):
            return False
        before = [f for f in reversed(self.scene.before(first, 6)) if fits(share.part, f)]
        if before:
            self._take(share, before[0], before[0].sentence >= first.sentence - 1, "cue: dari jumlah itu")
        return bool(before)

    def _noun_taken_up(self, first: Figure) -> tuple[list[str], int] | None:
        """The noun of "dari biaya tersebut …" in the sentence before its share, and where that begins."""
        start = self.scene.sentence(first).start
        for cue in self.cues.between(start, first.start):
            if cue.kind == "of":
                said = words(_CUT.split(self.scene.article.plain[cue.end : first.start])[0])[:4]
                points = [at for at, word in enumerate(said) if word in lexicon("anaphor")]
                if points and points[0] > 0 and said[0] not in lexicon("frame"):
                    return said[: points[0]], cue.start
        return None

    def _of_those(self, share: Share) -> bool:
        """ "Karyawannya 500 orang, 80 persen di antaranya atau 400 orang": the whole is what was told last before."""
        first, last = sorted((share.part, share.percent), key=lambda figure: figure.start)
        if not any(word in lexicon("among") for word in words(self.scene.between(first, last))):
            return False
        before = [f for f in reversed(self.scene.before(first, 2)) if fits(share.part, f)]
        if before and before[0].sentence >= first.sentence - 1:
            self._take(share, before[0], True, "cue: di antaranya")
        return share.whole is not None

    def _by_bare_noun(self, share: Share) -> bool:
        """ "Rp50 miliar, mewakili 50 persen laba bersih": the noun right after the percentage names the whole."""
        if share.end != share.percent.end or share.percent.start < share.part.start:
            return False
        phrase = _CUT_OR_DASH.split(self.scene.lead_out(share.percent))[0]
        noun = words(phrase)[:2]
        if noun and noun[0] not in lexicon("filler"):
            self._by_noun(share, noun)
        return share.whole is not None

    def _of(self, end: int, figure: Figure) -> bool:
        """True where "dari …" begins soon after `end` and leads to `figure`."""
        found = self._of_cue(end, figure.start)
        if found is None or any(
            cue.kind in ("or", "worth", "namely") for cue in self.cues.between(found.end, figure.start)
        ):
            return False
        return self._reaches(found.end, figure.start)

    def _of_cue(self, end: int, stop: int) -> Cue | None:
        """The "dari" that follows the pair ending at `end`, a few words between at most: "47 orang terlayani dari"."""
        found = [cue for cue in self.cues.between(end, stop) if cue.kind in ("of", "composed")]
        if not found or found[0].kind != "of":
            return None
        gap = self.scene.article.plain[end : found[0].start]
        if gap.strip() == "," and any(cue.kind == "whole" for cue in self._after(found[0])):
            return found[0]  # "105,7 persen, dari target Rp4,4 triliun"
        said = words(gap)
        near = len(said) <= OF_REACH and not _BREAK.search(gap)
        return found[0] if near and not any(word in lexicon("next_item") for word in said) else None

    def _after(self, cue: Cue) -> list[Cue]:
        """The cues in the few words after `cue`."""
        return self.cues.between(cue.end, cue.end + 30)

    def _noun_after(self, end: int, share: Share) -> list[str]:
        """The words that name the whole where no number follows: "dari total pendapatan premi"."""
        stop = self.scene.sentence(share.percent).end
        following = self.scene.after(share.percent if share.end == share.percent.end else share.part, 1)
        if following:
            stop = min(stop, following[0].start)
        found = self._of_cue(end, stop)
        if found is None:
            return []
        phrase = _CUT_OR_QUOTE.split(self.scene.article.plain[found.end : stop])[0]
        return [word for word in words(phrase) if word not in lexicon("frame")][:3]

    def _by_noun(self, share: Share, noun: list[str], stop: int | None = None) -> None:
        """The nearest figure before `stop` (before the share) that is called so; one the share is right of, first."""
        earlier = [f for f in reversed(self.scene.before(share.part, FIGURES_BACK)) if fits(share.part, f)]
        earlier = [f for f in earlier if stop is None or f.start < stop]
        called = [f for f in earlier if noun[0] in self._naming(f)]
        called = [self._as_it_is(f) for f in called]
        called.sort(key=lambda figure: not share_holds(share.part, figure, share.percent))
        slipped = {figure.value for figure in called if scale_slip(share, figure)}
        if len(slipped) == 1 and not any(share_holds(share.part, figure, share.percent) for figure in called):
            called.sort(key=lambda figure: figure.value not in slipped)
        called.sort(key=lambda figure: figure.id in self.scene.bases)  # what it is, before what it was
        if len(noun) > 1:  # "laba bersih", not "laba kotor"
            called.sort(key=lambda figure: noun[1] not in self._naming(figure))
        for figure in called:
            holds = share_holds(share.part, figure, share.percent)
            near = figure.paragraph >= share.part.paragraph - 1
            of_all = share.of_all and noun[0] in words(figure.unit or "")  # "dari total pendaftar": all there are
            only = (noun[0] in lexicon("whole") or of_all) and len({other.value for other in called}) == 1
            slip = scale_slip(share, figure) and (
                len(slipped) == 1 or (len(noun) > 1 and noun[1] in self._naming(figure))
            )
            if not holds and self.has_its_own(share, figure, noun):
                continue
            if holds or ((near or only) and (is_of_one_size(share, figure) or slip)):
                self._take(share, figure, near or only, f"whole: {noun[0]}")
                return

    def has_its_own(self, share: Share, whole: Figure, noun: list[str]) -> bool:
        """True for "penerimaan pajak Rp1.295,3 triliun (62,4 persen outlook)" where the outlook told is that of all
        revenue: each amount has an outlook, a target of its own, and the words call the two differently."""
        bare = all(word in lexicon("yardstick") or word in lexicon("frame") for word in noun)
        if not bare or share.of_all or share.part.kind == "count" or share.percent.sentence == whole.sentence:
            return False
        name = self.scene.context(share.part) - lexicon("reached") - lexicon("already") - lexicon("portion")
        name -= canonical(lexicon("yardstick")) | lexicon("filler")
        return bool(name) and name.isdisjoint(self.scene.content_words(whole.sentence))

    def _as_it_is(self, figure: Figure) -> Figure:
        """A share is of what it is now, not of what it was: "DPK tumbuh dari Rp86 triliun menjadi Rp91 triliun"."""
        for movement in movements(self.scene) if figure.id in self.scene.bases else ():
            if movement.base is not None and movement.new is not None and movement.base.figure is figure:
                return movement.new.figure
        return figure

    def _naming(self, figure: Figure) -> list[str]:
        """The words of the clause that leads to `figure`, over a percentage if need be, and of its unit."""
        start = self.scene.sentence(figure).start
        for other in reversed(self.scene.before(figure, 3)):
            if other.kind != "percent" or other.sentence != figure.sentence:
                start = max(start, self.scene.extent(other))  # "9.214 pendaftar berebut 6.480 kursi"
                break
        return words(self.scene.article.plain[start : figure.start] + " " + (figure.unit or ""))

    def _take(self, share: Share, whole: Figure, asserted: bool, reason: str) -> None:
        share.whole, share.asserted = whole, asserted
        share.reasons.append(reason)
        if not share.of_all:
            self.used.add(whole.id)

    # --- lists of shares ---

    def listed(self, shares: list[Share]) -> None:
        """Give each run of shares the whole that stands ahead of it."""
        runs: list[list[Share]] = []
        for share in shares:
            if runs and self._same_run(runs[-1][-1], share):
                runs[-1].append(share)
            else:
                runs.append([share])
        for run in runs:
            for stretch in self._by_whole(run):
                self._whole_of(stretch)

    def _same_run(self, one: Share, other: Share) -> bool:
        return (
            other.percent.paragraph - one.percent.paragraph <= 2
            and compatible(one.part, other.part)
            and self.scene.rank[other.percent.id] - self.scene.rank[one.percent.id] <= 6
        )

    def _whole_of(self, run: list[Share]) -> None:
        first = min(run[0].part, run[0].percent, key=lambda figure: figure.start)
        candidates = [f for f in reversed(self.scene.before(first, FIGURES_BACK)) if fits(run[0].part, f)]
        behind = [f for f in self.scene.after(run[-1].percent, 6) if fits(run[0].part, f)]
        candidates += [f for f in behind if self.is_whole(f) or (len(run) > 1 and self._totals(f, run))]
        holding = [[s for s in run if share_holds(s.part, candidate, s.percent)] for candidate in candidates]
        if not any(holding):
            self._quota(run, candidates)
            return
        whole, closing = self._likeliest(run, candidates, holding)
        head = next((f for f in candidates if f.value > max(share.part.value for share in run)), None)
        marked = run[0].percent.sentence - whole.sentence <= SENTENCES_BACK and self.is_whole(whole)
        leads = self.is_main(whole, run[0].part) or (head is not None and whole.value == head.value)
        complete = len(run) > 1 and _leaves_nothing_out(run, whole)
        sure = closing > 1 or complete or (len(run) > 1 and (leads or marked or whole.value in self.confirmed))
        if sure:
            self.confirmed.add(whole.value)
        for at, share in enumerate(run):
            holds = share_holds(share.part, whole, share.percent)
            if (
                not holds
                and closing < 2
                and any(share_tells(share.part, other, share.percent) for other in candidates[:OTHER_WHOLES])
            ):
                continue  # of some other whole
            beside = complete or self._beside_closing(share, run[max(0, at - AHEAD) : at + AHEAD], whole)
            if holds or (sure and beside):
                self._take(share, whole, sure or self._marked_near(share, whole), "list")

    def _likeliest(self, run: list[Share], candidates: list[Figure], holding: list[list[Share]]) -> tuple[Figure, int]:
        """The whole that most of the shares are true of, and how many; of equals one that is the whole of other shares
        already, then what the article is about, then the nearest. What makes up another with a part is its sibling."""
        best, best_rank = candidates[0], (0, False, False)
        for candidate, shares in zip(candidates, holding, strict=True):
            sibling = any(difference_holds(other, candidate, share.part) for share in run for other in candidates)
            if not shares or (sibling and len(run) == 1):
                continue
            rank = len(shares), candidate.value in self.confirmed, self.is_main(candidate, run[0].part)
            if rank > best_rank:
                best, best_rank = candidate, rank
        same = [c for c, shares in zip(candidates, holding, strict=True) if len(shares) == best_rank[0]]
        same = [c for c in same if c.bounds.meets(best.bounds) and c.step < best.step]
        return min(same, key=lambda c: c.step, default=best), best_rank[0]  # "8.041,01 triliun", not "8.041 triliun"

    def _totals(self, figure: Figure, run: list[Share]) -> bool:
        """True for "Jumlah suara sah 174.037" behind a list: it is called a number, and no part exceeds it."""
        said = words(self.scene.lead_in(figure))
        return any(word in lexicon("totals") for word in said) and all(s.part.value < figure.value for s in run)

    def is_known(self, figure: Figure) -> bool:
        """True where `figure` is the whole of other shares already."""
        return figure.id in self.used or figure.value in self.confirmed

    def is_main(self, whole: Figure, part: Figure) -> bool:
        """True where `whole` is the first figure of the article that can be compared with `part`."""
        return whole.value == next((f.value for f in self.scene.figures if fits(part, f)), None)

    def _by_whole(self, run: list[Share]) -> Iterator[list[Share]]:
        """`run`, parted where another whole is told, be it a part itself, that most of the next shares are of."""
        parts = {share.part.id for share in run}
        since = 0
        for at in range(1, len(run) - 1):
            start, end = (min(s.part.start, s.percent.start) for s in run[at - 1 : at + 1])
            told = [f for f in self.scene.within(start, end) if f.id not in parts]
            told += [share.part for share in run[max(since, at - AHEAD) : at]]
            if any(self._begins(figure, run[at : at + AHEAD]) for figure in told):
                yield run[since:at]
                since = at
        yield run[since:]

    def _begins(self, whole: Figure, shares: list[Share]) -> bool:
        """True where most of `shares`, and two at least, are of `whole`."""
        if not fits(shares[0].part, whole):
            return False
        closing = sum(share_holds(share.part, whole, share.percent) for share in shares)
        return closing >= 2 and closing * 2 > len(shares)

    def _beside_closing(self, share: Share, run: list[Share], whole: Figure) -> bool:
        """True where a share next to this one, in its paragraph, is of this whole."""
        closing = [s for s in run if s is not share and share_holds(s.part, whole, s.percent)]
        here = share.percent.paragraph
        if any(other.percent.paragraph == here for other in closing):
            return True
        items = len({other.percent.paragraph for other in run}) == len(run)  # one to a line
        next_to = any(abs(other.percent.paragraph - here) == 1 for other in closing)
        return items and next_to and len(closing) >= ITEMS_CLOSING and is_of_one_size(share, whole)

    def _quota(self, run: list[Share], candidates: list[Figure]) -> None:
        """No arithmetic helps: a whole marked as such just before, of which the text says how much was reached."""
        for share in run:
            marked = [f for f in candidates if self._marked_near(share, f)]
            if len(marked) == 1 and is_of_one_size(share, marked[0]) and not self.has_its_own(share, marked[0], []):
                self._take(share, marked[0], True, "cue: target")

    def _marked_near(self, share: Share, whole: Figure) -> bool:
        near = 0 <= share.percent.sentence - whole.sentence <= SENTENCES_BACK
        first = min(share.part, share.percent, key=lambda figure: figure.start)
        lead = [cue for cue in self.lead(first) if not _CLOSING.search(self.scene.article.plain[cue.end : first.start])]
        return near and self.is_whole(whole) and any(cue.kind in ("reached", "already") for cue in lead)

    # --- percentages whose part stands elsewhere ---

    def alone(self, paired: set[str]) -> Iterator[Share]:
        """Percentages with a whole but no part beside them: "Itu setara 88,3 persen dari pagu Rp3.061 triliun"."""
        for percent in self.scene.figures:
            if percent.kind != "percent" or percent.id in paired or percent.id in self.scene.quantities:
                continue
            following = self.scene.after(percent, 1)
            here = bool(following) and following[0].sentence == percent.sentence
            if here and self._of(percent.end, following[0]) and (share := self._anaphoric(percent, following[0])):
                yield share

    def _anaphoric(self, percent: Figure, whole: Figure) -> Share | None:
        levels = [
            f for f in reversed(self.scene.before(percent, 6)) if fits(f, whole) and f.id not in self.scene.quantities
        ]
        levels = [f for f in levels if percent.sentence - f.sentence <= SENTENCES_BACK]
        if not levels:
            return None
        nearest = [f for f in levels if f.sentence == levels[0].sentence]
        fitting = [f for f in levels if share_holds(f, whole, percent)]
        if len(nearest) == 1 and self._takes_up(nearest[0], percent) and (not fitting or nearest[0] in fitting):
            return Share(percent, nearest[0], percent.end, whole, True, reasons=["cue: itu … persen dari"])
        if fitting:
            return Share(percent, fitting[0], percent.end, whole, False, reasons=["cue: persen dari", "arithmetic"])
        return None

    def _takes_up(self, level: Figure, percent: Figure) -> bool:
        """True where the words before `percent` point back to `level`: "Jumlah itu setara …", "A, mencapai …"."""
        if level.sentence == percent.sentence:
            found = self.cues.between(level.end, percent.start)
            return any(cue.kind in ("or", "portion", "reached") for cue in found)
        start = self.scene.sentence(percent).start
        return any(word in lexicon("anaphor") for word in words(self.scene.article.plain[start : percent.start]))

    def is_portion(self, percent: Figure) -> bool:
        """True where "porsi", "andil" stands before `percent` in its sentence, and no other percentage between."""
        start = self.scene.sentence(percent).start
        for figure in reversed(self.scene.before(percent, 6)):
            if figure.kind == "percent":
                start = max(start, figure.end)
                break
        return any(cue.kind in ("portion", "reached") for cue in self.cues.between(start, percent.start))

    def noun_of(self, percent: Figure) -> list[str]:
        """The words that name what `percent` is of: "dari seluruh panjang jalan" after it, "terhadap pagu" before."""
        if after := self._noun_after(percent.end, Share(percent, percent, percent.end)):
            return after
        for cue in self.lead(percent):
            if cue.kind == "of":
                phrase = _CUT.split(self.scene.article.plain[cue.end : percent.start])[0]
                return [word for word in words(phrase) if word not in lexicon("frame")][:3]
        return []


def _leaves_nothing_out(run: list[Share], whole: Figure) -> bool:
    """True where the parts of a list make up `whole`, or its percentages a hundred."""
    parts = sum((share.part.value for share in run), Decimal(0))
    percent = sum((share.percent.value for share in run), Decimal(0))
    room = sum((share.percent.step for share in run), Decimal(0)) / 2
    return parts in whole.bounds or abs(percent - 100) <= room


def is_of_one_size(share: Share, whole: Figure) -> bool:
    """True where the part is at least near the share it is said to be: a slip, not another whole."""
    told = whole.value * share.percent.value / 100
    return told / SIZE_REACH <= share.part.value <= told * SIZE_REACH


def scale_slip(share: Share, whole: Figure) -> bool:
    """True where the share would hold had the part been written a thousand times larger or smaller."""
    told = whole.value * share.percent.value / 100
    ratio = told / share.part.value if share.part.value > 0 else Decimal(0)
    return any(abs(ratio / factor - 1) < SLIP_ROOM for factor in SCALE_SLIPS)


def fits(part: Figure, whole: Figure) -> bool:
    """True where the two are comparable and not the same amount."""
    return part.kind != "percent" and compatible(part, whole) and part.value != whole.value


def of_other_unit(share: Share, whole: Figure) -> bool:
    """True for "terjual 3.041.309 tiket (109 persen) dari 2.790.192 kursi": two things that the arithmetic joins."""
    counted = share.part.kind == whole.kind == "count" and share.part.value != whole.value
    return counted and share_tells(share.part, whole, share.percent)


def filled(scene: Scene, start: int, end: int) -> bool:
    """True where only fillers (and a comma) stand between."""
    return filler_only(scene.article.plain[start:end])


def filler_only(gap: str) -> bool:
    """True where `gap` is fillers (and commas) alone."""
    return not _END.search(gap) and all(word in lexicon("filler") for word in words(gap))
