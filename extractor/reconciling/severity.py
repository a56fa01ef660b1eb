"""How much a finding weighs: error, warning or info."""

from __future__ import annotations

from decimal import Decimal

from extractor.article import Figure, Relation
from extractor.reconciling.verdicts import HEAD, Judgement
from extractor.report import Severity

_ENOUGH_DIGITS = 3


def severity_of(relation: Relation, judgement: Judgement) -> Severity:
    """`info` where nothing is wrong; `warning` where only the last place of a longer number is off (one rupiah in
    millions, 20.818 for 20.819), where a partial list exceeds its total through a hedge, or where no whole number of
    people gives a percentage; `error` otherwise: it cannot be true as written.
    """
    if judgement.verdict != "inconsistent" or judgement.expected is None or judgement.written is None:
        return "error" if judgement.verdict == "inconsistent" else "info"
    if judgement.cause == "no_whole_number" or (judgement.cause == "exceeds" and _hedged(relation)):
        return "warning"
    head = relation.roles.get(HEAD[relation.kind], ())
    if judgement.cause == "differs" and relation.kind != "equal" and head:
        figure = head[0]
        gap = judgement.expected.gap(judgement.written)
        if gap <= figure.step and _written_digits(figure) >= _ENOUGH_DIGITS:
            return "warning"
    return "error"


def _hedged(relation: Relation) -> bool:
    return any(figure.hedge for figures in relation.roles.values() for figure in figures)


def _written_digits(figure: Figure) -> int:
    """How many digits the figure was written with, from its value and the worth of its last place."""
    if not figure.step:
        return 0
    units = abs(figure.value / figure.step)
    return len(format(units.to_integral_value(), "f")) if units < Decimal(10) ** 30 else 30
