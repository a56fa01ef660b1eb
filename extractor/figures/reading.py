"""What one sentence says in numbers, before it is decided which of them are figures.

A Reading is the working form of a Figure: an amount (digits or words, with its scale), what stands on both sides of it,
and the kind that follows from that. Readings without a unit are settled afterwards, by their neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from extractor.article import FigureKind, Hedge, OtherReading


@dataclass(slots=True)
class Amount:
    """A number with its scale words, as it stands in the text.

    `tokens` are the digits of each part with the scale that follows it ("2 juta 500 ribu" has two parts); None where
    the amount is spelled out and `value` and `step` are known at once.
    """

    start: int
    end: int
    tokens: list[tuple[str, int]] | None
    value: Decimal = Decimal(0)
    step: Decimal = Decimal(1)
    short_scale: str | None = None
    vague: bool = False  # "700-an"
    notes: list[str] = field(default_factory=list)
    other: OtherReading | None = None

    @property
    def scaled(self) -> bool:
        """True where a scale word stands with the number."""
        return bool(self.tokens and any(scale != 1 for _, scale in self.tokens))

    @property
    def spelled(self) -> bool:
        """True of a number in words."""
        return self.tokens is None


@dataclass(slots=True)
class Reading:
    """An amount in its surroundings; `kind` is None while nothing around it says what it measures."""

    amount: Amount
    start: int  # with the currency before it
    end: int  # with the currency, percent or closing mark after it
    kind: FigureKind | None = None
    unit: str | None = None
    unit_start: int | None = None
    unit_end: int | None = None
    currency: str | None = None
    hedge: Hedge | None = None
    hedge_start: int | None = None
    hedge_end: int | None = None
    rate: str | None = None
    high: Amount | None = None  # the upper amount of a range
    normal: tuple[Decimal, str] | None = None  # factor and normal unit of a measure
    again: tuple[Decimal, int] | None = None  # the same number in words, and where the bracket of the two ends
    notes: list[str] = field(default_factory=list)

    @property
    def after(self) -> int:
        """Where the text goes on after the figure and its unit."""
        return max(self.end, self.unit_end or 0)
