"""Where the bars of a chart stand: findings by rule, stacked, a bar a month."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT, LEFT, BOTTOM = 720, 280, 44, 28
KINDS = 6  # that get a colour of their own; the rest are one


@dataclass(frozen=True, slots=True)
class Slice:
    rule: str
    number: int
    y: float
    height: float
    nth: int  # of the rule, for its colour


@dataclass(frozen=True, slots=True)
class Bar:
    month: str
    x: float
    width: float
    total: int
    slices: list[Slice]
    labelled: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """In the units of an SVG of WIDTH by HEIGHT; `rules` in the order they are stacked, the rest is ""."""

    bars: list[Bar]
    rules: list[str]
    ticks: list[tuple[int, float]]


def chart(months: list[tuple[str, dict[str, int]]]) -> Chart:
    """Return where everything stands, for counts by month and rule."""
    totals: dict[str, int] = {}
    for _, counts in months:
        for rule, number in counts.items():
            totals[rule] = totals.get(rule, 0) + number
    named = sorted(totals, key=lambda rule: (-totals[rule], rule))[:KINDS]
    rules = [*named, ""] if len(totals) > KINDS else named
    top = _round_up(max((sum(counts.values()) for _, counts in months), default=1))
    scale = (HEIGHT - BOTTOM - 12) / top
    step = (WIDTH - LEFT) / max(len(months), 1)
    every = max(1, -(-len(months) // 12))
    bars = []
    for nth, (month, counts) in enumerate(months):
        slices, y = [], float(HEIGHT - BOTTOM)
        for at, rule in enumerate(rules):
            number = counts.get(rule, 0) if rule else sum(n for r, n in counts.items() if r not in named)
            if number:
                y -= number * scale
                slices.append(Slice(rule, number, round(y, 1), round(number * scale, 1), at))
        width = min(step * 0.7, 48)
        x = LEFT + nth * step + (step - width) / 2
        bars.append(Bar(month, round(x, 1), round(width, 1), sum(counts.values()), slices, nth % every == 0))
    ticks = [(value, round(HEIGHT - BOTTOM - value * scale, 1)) for value in (0, top // 2, top)]
    return Chart(bars, rules, ticks)


def _round_up(number: int) -> int:
    """The next even number that starts with one digit and goes on with zeros."""
    unit = int("1" + "0" * (len(str(number)) - 1))
    rounded = -(-number // unit) * unit
    return rounded + rounded % 2
