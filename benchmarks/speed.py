"""Speed beside peers, in one interleaved run on one core: `make bench`. Writes its section of docs/benchmarks.md.

Every round measures every program on every text, one after the other, so that whatever else the machine does falls on
all alike; what is reported is the median over the rounds of processor time, and of the ratio to our own reading in the
same round, with its least and greatest value. A program whose last round on a text took longer than PATIENCE is not
asked again, and one that would, going by its rate on a shorter text, is not asked at all.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import platform
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.peers import Found, peers
from benchmarks.texts import articles, long_text, release, right
from extractor.article import Article
from extractor.cleaning import clean
from extractor.figures import read_figures
from extractor.periods import inherit_periods, read_periods, tie_figures
from extractor.pipeline import check
from extractor.reconciling import reconcile
from extractor.relations import link

DOCUMENT = Path(__file__).parent.parent / "docs" / "benchmarks.md"
BEGIN, END = "<!-- speed: written by make bench -->", "<!-- end of speed -->"
READING = "reading (ours)"
PATIENCE = 4.0  # seconds
LEAST = 0.2  # seconds; what is shorter is passed over again, until the clock can tell
VERSIONS = ("pyduckling-native-phihos", "quantulum3", "recognizers-text-suite", "dateparser", "spacy", "regex")


def reading(text: str) -> Article:
    """Clean, periods, figures, and the period of each figure."""
    article = clean(text)
    read_periods(article)
    read_figures(article)
    tie_figures(article)
    return article


def read_and_related(text: str) -> None:
    """Reading, relations and the Report, without entities."""
    article = reading(text)
    link(article)
    inherit_periods(article)
    reconcile(article)


def figures_read(text: str) -> Found:
    """Our figures as the peers give theirs."""
    return [(figure.start, figure.end, figure.value) for figure in reading(text).figures]


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    texts = {
        "release": [release()],
        "32 KB": [long_text(32_000)],
        "1 MB": [long_text(1_000_000)],
        "articles": articles(),
    }
    others = peers()
    programs: dict[str, Callable[[str], object]] = {
        READING: reading,
        "reading + relations (ours)": read_and_related,
        "everything (ours)": check,
        **others,
    }
    scores = {name: right(read(release())) for name, read in {READING: figures_read, **others}.items()}
    scores = {name: score for name, score in scores.items() if score}
    sizes = {name: sum(len(piece.encode()) for piece in group) for name, group in texts.items()}
    for done, seconds in enumerate(measured(programs, texts, rounds), 1):
        write(report(seconds, sizes, scores, done))  # each round, so that a run broken off leaves what it has


def measured(
    programs: dict[str, Callable[[str], object]], texts: dict[str, list[str]], rounds: int
) -> Iterator[dict[tuple[str, str], list[float]]]:
    """Processor seconds of each program on each text, a number a round; given out after every round."""
    seconds: dict[tuple[str, str], list[float]] = defaultdict(list)
    for run in programs.values():
        run(texts["release"][0])  # what is loaded or compiled once is not counted
    for _ in range(rounds):
        for text, group in texts.items():
            size = sum(len(piece) for piece in group)
            for name, run in programs.items():
                if too_slow(name, size, seconds, texts):
                    continue
                seconds[name, text].append(timed(run, group))
        yield seconds


def timed(run: Callable[[str], object], group: list[str]) -> float:
    """Processor seconds of `run` on the texts of `group`: the mean of as many passes as LEAST seconds hold."""
    passes, started = 0, time.process_time()
    while (taken := time.process_time() - started) < LEAST or not passes:
        for piece in group:
            run(piece)
        passes += 1
    return taken / passes


def too_slow(name: str, size: int, seconds: dict[tuple[str, str], list[float]], texts: dict[str, list[str]]) -> bool:
    """True if a program would try our patience, going by what it took on texts no longer than this one."""
    rates = [
        taken[-1] / sum(map(len, texts[text]))
        for (program, text), taken in seconds.items()
        if program == name != READING and taken and sum(map(len, texts[text])) <= size
    ]
    return bool(rates) and max(rates) * size > PATIENCE


def report(
    seconds: dict[tuple[str, str], list[float]], sizes: dict[str, int], scores: dict[str, int], rounds: int
) -> str:
    """The section of the document: KB a second, times slower than our reading with its spread, figures right."""
    lines = [
        f"Measured {datetime.now(UTC):%Y-%m-%d} in {rounds} interleaved rounds of one run, processor time on "
        f"one core of {processor()}, Python {platform.python_version()}, "
        + ", ".join(f"{package} {version_of(package)}" for package in VERSIONS)
        + f". The load of the machine meanwhile was {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores.",
        "",
        "KB/s (median), and in brackets how many times as long as our reading it took on the same text in the same "
        "round: median, least to greatest. “–”: not asked, it would have taken more than "
        f"{PATIENCE:.0f} s. Right: figures of the release read with their value, of 30.",
        "",
        "| | " + " | ".join(f"{text}, {size / 1000:,.0f} KB" for text, size in sizes.items()) + " | right |",
        "|---|" + "---:|" * (len(sizes) + 1),
    ]
    for name in dict.fromkeys(program for program, _ in seconds):
        cells = [cell(seconds, name, text, size) for text, size in sizes.items()]
        lines.append(f"| {name} | " + " | ".join(cells) + f" | {scores.get(name, '')} |")
    return "\n".join(lines)


def cell(seconds: dict[tuple[str, str], list[float]], name: str, text: str, size: int) -> str:
    """One cell of the table."""
    taken, ours = seconds.get((name, text)), seconds[READING, text]
    if not taken:
        return "–"
    rate = f"{size / 1000 / statistics.median(taken):,.0f}"
    ratios = sorted(a / b for a, b in zip(taken, ours, strict=False))
    return rate if name == READING else f"{rate} ({statistics.median(ratios):.1f}; {ratios[0]:.1f}–{ratios[-1]:.1f})"


def processor() -> str:
    """The processor's own name, where the system tells it."""
    told = Path("/proc/cpuinfo")
    names = [line.split(":", 1)[1].strip() for line in told.read_text().splitlines() if line.startswith("model name")]
    return names[0] if names else platform.processor()


def version_of(package: str) -> str:
    """The installed version of `package`."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def write(section: str, begin: str = BEGIN, end: str = END) -> None:
    """Print `section` and put it between its marks in the document, all else left alone."""
    print(section)
    document = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else "# Benchmarks\n"
    if begin not in document:
        document += f"\n{begin}\n{end}\n"
    before, rest = document.split(begin, 1)
    DOCUMENT.write_text(f"{before}{begin}\n{section}\n{end}{rest.split(end, 1)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
