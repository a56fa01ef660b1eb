"""Hostile texts timed against news of the same length, on one core: `make bench`. Writes its section of the document.

What is reported is how many times as long a byte of each kind takes as a byte of news. The kinds are those whose work
the tests count. A text that would take longer than PATIENCE, going by its rate on the shorter text, is not asked.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import time
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime

from benchmarks.speed import reading, write
from benchmarks.texts import HERE, long_text
from extractor.pipeline import check

KINDS = HERE.parent / "tests" / "extractor" / "hostile.toml"
BEGIN, END = "<!-- hostile: written by make bench -->", "<!-- end of hostile -->"
SHORT, LONG = 32_000, 1_000_000
ROUNDS = 2
PATIENCE = 20.0  # seconds
PROGRAMS: dict[str, Callable[[str], object]] = {"reading": reading, "everything": check}


def main() -> None:
    """Measure, print, write."""
    kinds: dict[str, str] = tomllib.loads(KINDS.read_text(encoding="utf-8"))["pieces"]
    rates: dict[str, dict[tuple[str, int], float]] = {name: {} for name in ("news", *kinds)}
    for name, measured in rates.items():
        for program, run in PROGRAMS.items():
            for size in (SHORT, LONG):
                text = long_text(size) if name == "news" else (kinds[name] * size)[:size]
                expected = measured.get((program, SHORT), 0.0) * size
                if expected < PATIENCE:
                    measured[program, size] = seconds(run, text, ROUNDS if expected < 3 else 1) / size
        write(report(rates), BEGIN, END)  # each kind, so that a run broken off leaves what it has


def seconds(run: Callable[[str], object], text: str, rounds: int) -> float:
    """The least processor time of `rounds` runs: what else the machine does only ever adds."""
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        run(text)
        taken.append(time.process_time() - started)
    return min(taken)


def report(rates: dict[str, dict[tuple[str, int], float]]) -> str:
    """The section of the document: KB a second of news, and for each kind its ratio to that."""
    columns = [(program, size) for program in PROGRAMS for size in (SHORT, LONG)]
    lines = [
        f"Measured {datetime.now(UTC):%Y-%m-%d}, processor time on one core, the load of the machine "
        f"{os.getloadavg()[1]:.1f} on {os.cpu_count()} cores. News: KB/s. All others: how many times as long as news "
        f"a byte takes. “–”: not asked, it would have taken more than {PATIENCE:.0f} s.",
        "",
        "| | " + " | ".join(f"{program}, {size // 1000:,} KB" for program, size in columns) + " |",
        "|---|" + "---:|" * len(columns),
    ]
    news = rates["news"]
    for name, measured in rates.items():
        cells = [
            "–"
            if column not in measured or column not in news
            else f"{1 / measured[column] / 1000:,.0f}"
            if name == "news"
            else f"{measured[column] / news[column]:.1f}"
            for column in columns
        ]
        if measured:
            lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
