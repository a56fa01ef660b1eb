"""Scores for people to read."""

from __future__ import annotations

from rich.table import Table

from service.evaluation.breaks import BreakScores
from service.evaluation.scoring import Scores, Tally


def table(scores: Scores) -> Table:
    """Return the scores as a rich table; its last line sums up the articles."""
    clean = f"{scores.clean_flagged} of {scores.clean} clean articles flagged"
    grid = Table(
        title=f"{scores.articles} articles",
        caption=f"all figures right in {scores.exact} of {scores.articles} articles; {clean}",
        title_justify="left",
        caption_justify="left",
    )
    grid.add_column("measure")
    for heading in ("P", "R", "F1", "right", "extra", "missed"):
        grid.add_column(heading, justify="right")
    for measure, tally in scores.measures.items():
        _row(grid, measure, tally)
        if measure in ("figures", "relations"):
            for group, part in sorted(scores.groups[measure].items()):
                _row(grid, f"  {group}", part, style="dim")
    return grid


def break_table(scores: BreakScores) -> Table:
    """Return the outcome of the break test as a rich table."""
    grid = Table(title="one digit changed", title_justify="left")
    grid.add_column("family")
    for heading in ("breaks", "caught", "mended"):
        grid.add_column(heading, justify="right")
    for family, tally in [*sorted(scores.families.items()), ("all", scores.everything)]:
        shares = tally.as_dict()
        grid.add_row(family, str(tally.breaks), f"{shares['caught']:.3f}", f"{shares['mended']:.3f}")
    return grid


def _row(grid: Table, name: str, tally: Tally, style: str | None = None) -> None:
    shares = (f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1))
    grid.add_row(name, *shares, str(tally.right), str(tally.extra), str(tally.missed), style=style)
