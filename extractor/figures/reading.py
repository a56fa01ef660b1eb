"""What one sentence says in numbers, before it is decided which of them are figures.

A Reading is the working form of a Figure: an amount (digits or words, with its scale), what stands on both sides of it,
and the kind that follows from that. Readings without a unit are settled afterwards, by their neighbours. What most of
them never get is a default of the class, not set anew for each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from extractor.article import FigureKind, Hedge, OtherReading


@dataclass
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
    short_scale: str | None = field(default=None, init=False)
    vague: bool = field(default=False, init=False)  # "700-an"
    notes: tuple[str, ...] = field(default=(), init=False)
    other: OtherReading | None = field(default=None, init=False)

    @property
    def scaled(self) -> bool:
        """True where a scale word stands with the number."""
        return self.tokens is not None and self.tokens[0][1] != 1

    @property
    def spelled(self) -> bool:
        """True of a number in words."""
        return self.tokens is None


@dataclass
class Reading:
    """An amount in its surroundings; `kind` is None while nothing around it says what it measures."""

    amount: Amount
    start: int  # with the currency before it
    end: int  # with the currency, percent or closing mark after it
    kind: FigureKind | None = field(default=None, init=False)
    unit: str | None = field(default=None, init=False)
    unit_start: int | None = field(default=None, init=False)
    unit_end: int | None = field(default=None, init=False)
    currency: str | None = field(default=None, init=False)
    hedge: Hedge | None = field(default=None, init=False)
    hedge_start: int | None = field(default=None, init=False)
    hedge_end: int | None = field(default=None, init=False)
    known_noun: bool = field(default=False, init=False)  # the unit begins with a noun of the lexicon, other than "kali"
    rate: str | None = field(default=None, init=False)
    high: Amount | None = field(default=None, init=False)  # the upper amount of a range
    normal: tuple[Decimal, str] | None = field(default=None, init=False)  # factor and normal unit of a measure
    again: tuple[Decimal, int] | None = field(default=None, init=False)  # the number in words, and its bracket's end
    notes: tuple[str, ...] = field(default=(), init=False)

    @property
    def after(self) -> int:
        """Where the text goes on after the figure and its unit."""
        return self.end if self.unit_end is None or self.unit_end < self.end else self.unit_end
