"""Sums found by their arithmetic: runs of figures that make up another figure to the last written digit.

For every figure that could be a total, the figures after it and before it are read as sequences (those that count the
same kind of thing; those that share a word with it, such as "target" or "meninggal"; every second or third of a
repeated pattern; those of its period), and every run of a sequence that closes is a candidate. Closing alone proves
little where numbers are small or round, so what else speaks for a candidate is written down as features, and a
logistic model trained on annotated articles weighs them (extractor/model/sum.json, made by training/relations.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.article import Figure
from extractor.relations.closing import evidence, grain, rounding_slack, surprise
from extractor.relations.complements import complementary
from extractor.relations.cues import Cues
from extractor.relations.lists import WILDCARDS, Listing, same_class, summable
from extractor.relations.scene import Scene, unit_class
from extractor.relations.weighing import probability

REACH_AFTER = 60  # figures after a total that may be its parts
REACH_BEFORE = 45
REACH_PARAGRAPHS = 16
FIRST_PART_WITHIN = 14  # figures of a sequence that may stand between a total and its first part
WIDEST_GAP = 4  # paragraphs between two parts
TELLING = 1.0  # evidence below which a run must begin close by its total
WEAK_FIRST_PART_WITHIN = 3
SUBTOTAL_PARTS = 4
OPEN = 1.1  # "lebih dari 300.000" is not made up by a run that comes to three times as much
LEAST_TOTAL = 10  # smaller totals close by accident; where words assert them, they are found without this
CERTAIN = 4.0  # evidence beyond which two figures anywhere around a third are no accident


@dataclass(slots=True)
class Run:
    """A total and figures that make it up; `parts`, in the text's order, repeats a figure that counts more than once.

    `evidence` is -log10 of the chance that figures of this size close by accident, `skipped` how many figures of the
    sequence stand between the total and its nearest part.
    """

    total: Figure
    parts: list[Figure]
    forward: bool
    skipped: int
    sequence: str
    evidence: float

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two runs the same: the total's id and the parts' ids."""
        return (self.total.id, *sorted(part.id for part in self.parts))


@dataclass(slots=True)
class Surroundings:
    """What the runs of an article are weighed against."""

    scene: Scene
    cues: Cues
    roles: dict[str, str]  # figures with a part to play in other relations: "base", "delta", "each"
    times: dict[str, int]  # figures that count more than once
    announced: dict[str, list[Listing]]  # by the ids of their possible totals


def closing_runs(around: Surroundings) -> Iterator[Run]:
    """Every run of the article that closes, each once."""
    members = [_Member.of(f, around) for f in around.scene.figures]
    for at, total in enumerate(members):
        figure = total.figure
        if total.kind[0] != "percent" and figure.value >= LEAST_TOTAL and figure.high is None and total.role != "delta":
            seen: set[tuple[str, ...]] = set()
            ahead = _usable(total, members[at + 1 : at + 1 + REACH_AFTER])
            behind = _usable(total, members[max(0, at - REACH_BEFORE) : at][::-1])
            for run in _runs_for(around.scene, total, ahead, behind):
                if (key := run.key) not in seen:
                    seen.add(key)
                    yield run


@dataclass(slots=True)
class _Member:
    """A figure with all that is asked of it again and again: its bounds and grain as floats, for a first look, the
    class of its unit, its part to play in other relations, and how often it counts; `lows` and `highs` are its bounds
    as often as it counts."""

    figure: Figure
    kind: tuple[str, str | None]  # with the currency: figures of one kind can be added up
    context: frozenset[str]
    unit: str | None
    role: str | None
    low: float
    high: float
    grain: float
    count: int
    lows: float
    highs: float

    @classmethod
    def of(cls, figure: Figure, around: Surroundings) -> _Member:
        low, high = float(figure.bounds.low), float(figure.bounds.high)
        role, count = around.roles.get(figure.id), around.times.get(figure.id, 1)
        kind = (figure.kind, figure.currency)
        unit = unit_class(figure.unit)
        context = around.scene.context(figure)
        return cls(figure, kind, context, unit, role, low, high, grain(figure), count, low * count, high * count)


def _usable(total: _Member, members: list[_Member]) -> list[_Member]:
    """Those that may be parts of `total`."""
    figure = total.figure
    value, here = figure.value, figure.paragraph
    return [
        m
        for m in members
        if m.kind == total.kind
        and 0 < m.low < total.high
        and (m.role is None or m.role == total.role)
        and abs((f := m.figure).paragraph - here) <= REACH_PARAGRAPHS
        and f.value < value
        and not (f.bounds.high >= figure.bounds.low and f.step >= figure.step and not f.bounds.exact)
    ]


def _alike(total: _Member, members: Iterable[_Member]) -> list[_Member]:
    """Those that count the same kind of thing as `total`, as far as their units tell."""
    if (unit := total.unit) in WILDCARDS:
        return list(members)
    return [m for m in members if m.unit == unit or m.unit in WILDCARDS]


def _runs_for(scene: Scene, total: _Member, ahead: list[_Member], behind: list[_Member]) -> Iterator[Run]:
    slack = rounding_slack(float(total.figure.value))
    most = min(total.high, float(total.figure.value) * OPEN)
    reach = (total.low - slack, most + slack)  # what parts may come to
    for forward, members in ((True, ahead), (False, behind)):
        if not _may_reach(reach, members):
            continue
        tried: set[tuple[int, ...]] = set()
        for name, sequence in _sequences(scene, total, members):
            if not _may_reach(reach, sequence):
                continue
            key = tuple([m.figure.start for m in sequence])
            if key not in tried:
                tried.add(key)
                yield from _closing(total, reach, sequence, forward, name)
    if not _may_reach(reach, [*behind, *ahead]):
        return
    alike_ahead, alike_behind = _alike(total, ahead), _alike(total, behind)
    beside = [m for m in alike_behind if m.figure.sentence == total.figure.sentence]
    # "28 kursi dari 50 kursi yang diperebutkan. Golkar meraih 8 kursi, …"
    if beside and _may_reach(reach, sequence := beside[::-1] + alike_ahead):
        yield from _closing(total, reach, sequence, True, "around")
    if _may_reach(reach, sequence := alike_behind[::-1] + alike_ahead):
        yield from _certain_pairs(total.figure, [m.figure for m in sequence])


def _may_reach(reach: tuple[float, float], members: list[_Member]) -> bool:
    """False where all together make less than a total: most figures of an article are spared any further look."""
    return len(members) >= 2 and sum([m.highs for m in members]) >= reach[0]


def _sequences(scene: Scene, total: _Member, usable: list[_Member]) -> Iterator[tuple[str, list[_Member]]]:
    """The orders in which figures near a total may be read as its parts, plainest first."""
    figure = total.figure
    alike = _alike(total, usable)
    yield "class", alike
    if len(plain := [m for m in alike if m.figure.hedge in {None, "about"}]) < len(alike):
        yield "unhedged", plain
    if len(plain := _without_subtotals(alike)) < len(alike):
        yield "class", plain
    if figure.period and len(same := [m for m in alike if scene.same_period(figure, m.figure)]) < len(alike):
        yield "period", same
    if len(alike) > 2:
        for word in sorted(total.context):
            sharing = [m for m in alike if word in m.context]
            if 2 <= len(sharing) < len(alike):
                yield "word", sharing
    if len(alike) < len(usable):
        yield "any", usable
        for name in sorted({m.unit for m in usable if m.unit} - {total.unit or ""}):
            yield "unit", [m for m in usable if m.unit == name]
    for stride in (2, 3):
        if len(alike) >= 2 * stride:
            for offset in range(stride):
                yield "stride", alike[offset::stride]


def _without_subtotals(members: list[_Member]) -> list[_Member]:
    """Those that are not told as what the ones right before them come to: "baik 512, sedang 214, jadi mantap 726"."""
    kept: list[_Member] = []
    for member in members:
        told = [sum([m.figure.value for m in kept[-count:]]) for count in range(2, min(len(kept), SUBTOTAL_PARTS) + 1)]
        if member.figure.value not in told:
            kept.append(member)
    return kept


def _closing(
    total: _Member, reach: tuple[float, float], sequence: list[_Member], forward: bool, name: str
) -> Iterator[Run]:
    """The runs of a sequence that close, whether "masing-masing" counts once or once a name."""
    least, most = reach
    left = sum([m.highs for m in sequence])  # what the figures from `first` on can make at the most
    for first in range(min(len(sequence) - 1, FIRST_PART_WITHIN)):
        if left < least:
            return
        left -= sequence[first].highs
        low = high = 0.0
        before = sequence[first].figure.paragraph
        for last in range(first, len(sequence)):
            member = sequence[last]
            paragraph = member.figure.paragraph
            if not -WIDEST_GAP <= paragraph - before <= WIDEST_GAP:
                break
            before = paragraph
            if member.count > 1 and last > first and low + member.low <= most and least <= high + member.high:
                once = replace(member, count=1)
                made = (low + member.low, high + member.high)
                yield _run(total, [*sequence[first:last], once], reach, made, forward, first, name)
            low += member.lows
            high += member.highs
            if low > most:
                break
            if least <= high and last > first:
                run = _run(total, sequence[first : last + 1], reach, (low, high), forward, first, name)
                if run.evidence >= TELLING or first <= WEAK_FIRST_PART_WITHIN:
                    yield run


def _run(
    total: _Member,
    members: list[_Member],
    reach: tuple[float, float],
    made: tuple[float, float],
    forward: bool,
    skipped: int,
    name: str,
) -> Run:
    """The run of `members`, which come to `made`."""
    finest = min(total.grain, *[m.grain for m in members])
    parts = [m.figure for m in members for _ in range(m.count)]
    telling = evidence(float(total.figure.value), *reach, *made, finest)
    return Run(total.figure, parts if forward else parts[::-1], forward, skipped, name, telling)


def _certain_pairs(total: Figure, near: list[Figure]) -> Iterator[Run]:
    """Two parts anywhere around the total that make it up to the last digit, where chance is out of the question."""
    first: dict[Decimal, Figure] = {}
    for figure in near:
        partner = first.get(total.value - figure.value)
        if partner is not None and (made := surprise(total, [partner, figure])) >= CERTAIN:
            yield Run(total, [partner, figure], partner.start > total.start, 0, "around", made)
        first.setdefault(figure.value, figure)


def features(around: Surroundings, run: Run) -> dict[str, float]:
    """What speaks for and against a run, by name; values lie between 0 and about 6."""
    scene, cues, total, parts = around.scene, around.cues, run.total, run.parts
    first, last = parts[0], parts[-1]
    sentence = scene.sentence(first)
    result = _announcement(around, run)
    if run.forward:
        begin = max(total.end, scene.article.sentences[max(0, sentence.index - 1)].start)
    else:
        begin = max(sentence.start, first.start - 80)
    before = {cue.kind for cue in cues.between(begin, first.start)}
    just_before = {cue.kind for cue in cues.between(max(begin, sentence.start, first.start - 120), first.start)}
    inside = {cue.kind for cue in cues.between(first.start, last.end)}
    before_last = cues.between(max(scene.sentence(last).start, last.start - 80), last.start)
    before_total = cues.between(max(scene.sentence(total).start, total.start - 60), total.start)
    called_total = any(cue.kind == "total" for cue in before_total)
    nearest = first if run.forward else last
    sentences = abs(nearest.sentence - total.sentence)
    own, others = scene.context(total), [scene.context(part) for part in parts]
    holes = _holes(scene, total, parts) / 2
    shared = bool(own.intersection(*others))
    units = {unit_class(part.unit) for part in parts}
    result |= {
        "evidence": run.evidence,
        "weak_evidence": float(run.evidence < 1.0),
        "breakdown": float("breakdown" in before),
        "namely": float("namely" in just_before and "breakdown" not in before),
        "loose": float("loose" in just_before),
        "dividing": float("dividing" in before),
        "partial": float("partial" in before or "partial" in inside),
        "ranking": float("ranking" in before),
        "rest": float(any(cue.kind == "rest" for cue in before_last)),
        "called_total": float(called_total),
        "total_after": float(called_total and not run.forward),
        "continued": float("continuation" in inside),
        "distance": min(sentences, 12) / 4,
        "skipped": min(run.skipped, 8) / 2,
        "adjacent": float(run.skipped == 0),
        "backward": float(not run.forward),
        "one_sentence": float(last.sentence == first.sentence),
        "spread": min(last.sentence - first.sentence, 10) / 4,
        "holes": min(holes, 3.0) * (not shared),
        "cut_short": float(_left_out(scene, run)),
        "lines": float(all(scene.paragraph(part).kind == "list_item" for part in parts)),
        "pair": float(len(parts) == 2),
        "many": min(len(parts), 8) / 4,
        "same_unit": float(units == {unit_class(total.unit)}),
        "heading": float(total.paragraph in scene.headings),
        "shared_word": float(shared),
        "shares": float(all(_told_as_share(scene, part) for part in parts)),
        "complements": float(len(parts) == 2 and complementary(scene.names(first), scene.names(last))),
        "small": float(total.value < 20),
        "periods_differ": float(not all(scene.same_period(total, part) for part in parts)),
        f"by_{run.sequence}": 1.0,
    }
    return result


def _announcement(around: Surroundings, run: Run) -> dict[str, float]:
    """How far an announced list says the same: its total first in line, its items begun with, its end reached."""
    result: dict[str, float] = {}
    ids = {part.id for part in run.parts}
    for listing in around.announced.get(run.total.id, ()):
        at = listing.places
        if not ids <= at.keys():
            continue
        alike = [f.id for f in listing.items if f.id in ids or (summable(run.total, f) and same_class(run.total, f))]
        if listing.backward:
            reach = len(at) - min(at[i] for i in ids)
            reached = {i for i in alike if at[i] >= len(at) - reach}
        else:
            reach = max(at[i] for i in ids) + 1
            reached = {i for i in alike if at[i] < reach}
        name = "list_back" if listing.backward else "list_strong" if listing.strong else "list_weak"
        marks = {
            name: True,
            f"{name}_head": listing.heads[0] is run.total,
            f"{name}_whole": reached == ids and reach in listing.ends,
            "list_partial": listing.partial,
        }
        for mark, holds in marks.items():
            result[mark] = max(result.get(mark, 0.0), float(holds))
    return result


def _told_as_share(scene: Scene, part: Figure) -> bool:
    """True for "Rp43,67 triliun atau 50,6 persen": a part told as a percentage too."""
    return any(
        f.kind == "percent" and f.sentence == part.sentence and abs(f.start - part.end) < 60
        for f in (*scene.before(part, 1), *scene.after(part, 1))
    )


def _holes(scene: Scene, total: Figure, parts: Sequence[Figure]) -> int:
    """Figures of the total's class between the first and the last part that are not among the parts."""
    ids = {part.id for part in parts}
    inside = scene.within(parts[0].start, parts[-1].end)
    return sum(
        1 for f in inside if f.id not in ids and f.value != total.value and summable(total, f) and same_class(total, f)
    )


def _left_out(scene: Scene, run: Run) -> bool:
    """True where a figure of the same class stands beside the run, in the same sentence, but is not in it."""
    total, parts = run.total, run.parts
    ids = {part.id for part in parts}
    beside = [(f, parts[-1]) for f in scene.after(parts[-1], 1)] + [(f, parts[0]) for f in scene.before(parts[0], 1)]
    return any(
        f.id not in ids
        and f.sentence == edge.sentence
        and f.value != total.value
        and summable(total, f)
        and same_class(total, f)
        for f, edge in beside
    )


def likelihood(around: Surroundings, run: Run) -> float:
    """The trained estimate, from 0 to 1, that a run is a sum the article means."""
    return probability("sum", features(around, run))
