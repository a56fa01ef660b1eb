"""Products that arithmetic tells: a count and a total that an amount for one could hardly fit by accident."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.article import Figure
from extractor.interval import Interval
from extractor.relations.arithmetic import (
    measured_at,
    plainly,
    product_coincidence,
    product_holds,
    scale_between,
)
from extractor.relations.cues import Cues
from extractor.relations.mistyping import one_slip_makes
from extractor.relations.rates import Rate, lead, worked_out
from extractor.relations.scene import Scene, compatible

AFTER_MEAN = 3  # figures after an average among which the total may stand
FACTORS_BACK = 25  # figures before a total that may be what it was worked out from
SENTENCES_BACK = 3  # sentences before a total in which its factors stand, where the words name neither
DIGITS = 2  # a total, or a count, of fewer digits than this comes out right too easily
DOUBT = 0.3  # products expected to fit by accident, where the words say for one of what the amount is
UNNAMED_DOUBT = 0.05  # the same where they do not


def found(
    scene: Scene, cues: Cues, rate: Rate, counts: list[Figure], totals: list[Figure]
) -> tuple[Figure, Figure] | None:
    """The count and the total that `rate` fits beyond accident: a total called so beside it, one beside it, or any."""
    limit = DOUBT if rate.named else UNNAMED_DOUBT
    beside = [total for total in totals if 0 <= total.sentence - rate.each.sentence <= 1]
    called = [t for t in beside if any(cue.kind in ("total", "concludes") for cue in lead(scene, cues, t))]
    tries = [(called, DOUBT), (beside, limit), (totals, limit)]
    if rate.distributed and rate.unit is None:
        tries = tries[:1]  # only what is called the total can be that of those named before "masing-masing"
    elif rate.distributed:
        counts = counts[:1]  # those counted right before it
    return next((pair for some, doubt in tries if (pair := surest(rate, counts, some, doubt))), None)


def surest(
    rate: Rate, counts: list[Figure], totals: list[Figure], limit: float = DOUBT
) -> tuple[Figure, Figure] | None:
    """The count and the total, the nearest first, that `rate` fits, if that is no accident among so many."""
    if rate.each.value == 1:
        return None  # "masing-masing satu kasus": any count is its own product
    pairs = [(count, total) for count in counts for total in totals if count is not total and count.value > 1]
    for count, total in pairs:
        if _near(count, rate.each, total) and product_holds(count, rate.each, total):
            doubt = product_coincidence(count, rate.each, total) * len(pairs)
            if doubt <= limit:
                return count, total
    return None


def _near(count: Figure, each: Figure, total: Figure) -> bool:
    """True where floats do not rule the product out, which they do soonest."""
    if each.normal_unit is not None and each.unit != total.unit:
        return True
    made = float(count.value) * float(each.value) * float(measured_at(count, each) or 1)
    return 0.4 * made <= float(total.value) <= 2.5 * made


def of_mean(scene: Scene, cues: Cues, rate: Rate, counts: list[Figure]) -> tuple[Figure, Figure] | None:
    """The total worked out from an average told before it: "rata-rata 6 ton tiap hektare, hasilnya 48 ton"."""
    each = rate.each
    totals: list[Figure] = []
    between: list[Figure] = []
    for total in scene.after(each, AFTER_MEAN):
        told = total.sentence == each.sentence or (
            total.sentence == each.sentence + 1 and worked_out(scene, cues, total)
        )
        if not told or total.kind == "percent" or total.rate is not None:
            continue
        alike = (total.kind == "money") == (each.kind == "money") and compatible(total, each)
        (totals if alike else between).append(total)
    return surest(rate, [*between, *reversed(counts)], totals)


def concluded(scene: Scene, cues: Cues) -> Iterator[tuple[Rate, Figure, Figure]]:
    """What a sentence with "jadi", "maka", "dengan begitu" works out from a count and an amount told before it:
    "Karcisnya Rp20.000 … Jadi dari 1.296 orang terkumpul Rp25.920.000"."""
    for total in scene.figures:
        if total.kind == "percent" or total.rate is not None or significant(total.value) < DIGITS:
            continue
        if not worked_out(scene, cues, total):
            continue
        pairs = _factors(scene, total)
        made = {(count.value, each.value): (count, each) for count, each in pairs if product_holds(count, each, total)}
        fitting = [pair for pair in made.values() if product_coincidence(*pair, total) * len(pairs) <= DOUBT]
        named = [pair for pair in fitting if all(scene.context(f) & scene.context(total) for f in pair)]
        near = [pair for pair in fitting if all(total.sentence - f.sentence <= SENTENCES_BACK for f in pair)]
        best = named if len(named) == 1 else near
        if len(best) == 1:
            count, each = best[0]
            yield Rate(each, count.unit, "cue: jadi"), count, total


def _factors(scene: Scene, total: Figure) -> list[tuple[Figure, Figure]]:
    """The counts and amounts told before `total` that could be its factors."""
    told = scene.before(total, FACTORS_BACK)
    amounts = [
        each
        for each in told
        if (each.kind == "money") == (total.kind == "money")
        and each.kind != "percent"
        and compatible(each, total)
        and each.value < total.value
    ]
    counts = [f for f in told if f.kind in ("count", "measure") and f.rate is None and significant(f.value) >= DIGITS]
    return [
        (count, each)
        for each in amounts
        for count in counts
        if count is not each and (count.unit != total.unit or total.kind == "money") and _near(count, each, total)
    ]


def product_one_slip_away(count: Figure, each: Figure, total: Figure) -> bool:
    """True where one slip in one of the three would make `total` the product of the others."""
    alike = each.unit == total.unit or (each.normal_unit is not None and each.normal_unit == total.normal_unit)
    if min(plainly(count).low, plainly(each).low, plainly(total).low) <= 0 or not alike:
        return False
    scale = scale_between(each, total) * Interval.point(measured_at(count, each) or Decimal(1))
    return (
        one_slip_makes(total, plainly(count) * plainly(each) * scale)
        or one_slip_makes(each, plainly(total) / (plainly(count) * scale))
        or one_slip_makes(count, plainly(total) / (plainly(each) * scale))
    )


def significant(value: Decimal) -> int:
    """How many digits are left when closing zeros are dropped."""
    return len(value.normalize().as_tuple().digits)
