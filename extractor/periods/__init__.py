"""Periods: dates, spans of months, quarters, years, and relative expressions, as ISO dates."""

from __future__ import annotations

from extractor.periods.inheriting import inherit_periods
from extractor.periods.reading import read_periods
from extractor.periods.tying import tie_figures
from extractor.periods.weekday import WEEKDAY
from extractor.rule import Rule

RULES: tuple[Rule, ...] = (WEEKDAY,)

__all__ = ["RULES", "inherit_periods", "read_periods", "tie_figures"]
