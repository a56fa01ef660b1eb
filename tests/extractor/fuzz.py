"""The night run: broken news without end, every invariant on each. `make fuzz`, or `python tests/extractor/fuzz.py -h`.

Texts are invented from the seeds 0, 1, 2, …; a seed that breaks an invariant is printed with its text, and the run goes
on. With --atheris the fuzzer of that name, which looks for texts that reach code none reached before, makes them.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
import traceback
from random import Random

import invented_news

PIECES = (*invented_news.SCALES, *invented_news.CUES, *invented_news.ODD, *invented_news.UNITS, *invented_news.PLACES)


def main() -> int:
    """Run as long as asked; the exit code is 1 where an invariant broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=1_000_000, help="how many texts to try")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--atheris", action="store_true", help="let atheris make the texts, if it is installed")
    asked = parser.parse_args()
    if asked.atheris and importlib.util.find_spec("atheris"):
        by_coverage(asked.inputs, asked.seconds)
    return by_seed(asked.inputs, asked.seconds, asked.seed)


def by_seed(inputs: int, seconds: float, first: int) -> int:
    """Try the texts of `inputs` seeds from `first` on; print what breaks, and the count."""
    import invariants  # noqa: PLC0415  (atheris must see it imported first)

    stop = time.monotonic() + seconds
    tried = broken = 0
    for seed in range(first, first + inputs):
        if time.monotonic() > stop:
            break
        text = invented_news.broken(Random(seed))
        try:
            invariants.hold(text)
        except Exception:
            broken += 1
            print(f"seed {seed}: {text!a}\n{traceback.format_exc()}", flush=True)
        tried += 1
        if tried % 10_000 == 0:
            print(f"{tried:,} texts, {broken} broken", flush=True)
    print(f"{tried:,} texts from seed {first} on, {broken} with a broken invariant")
    return int(broken > 0)


def by_coverage(inputs: int, seconds: float) -> None:
    """Hand over to atheris, which ends the process itself and prints its own count ("Done … runs")."""
    import atheris  # noqa: PLC0415

    with atheris.instrument_imports(include=["extractor"]):
        import invariants  # noqa: PLC0415

    def one(data: bytes) -> None:
        invariants.hold(written_in_pieces(data))

    limit = [f"-max_total_time={int(seconds)}"] if seconds < float("inf") else []
    atheris.Setup([sys.argv[0], f"-runs={inputs}", *limit, "-max_len=200", "-verbosity=1"], one)
    atheris.Fuzz()


def written_in_pieces(data: bytes) -> str:
    """Bytes as text: printable ones as they are, the others as words, units and odd signs of the news."""
    return "".join(chr(b) if 32 <= b < 127 else f" {PIECES[b % len(PIECES)]} " if b != 10 else "\n" for b in data)


if __name__ == "__main__":
    sys.exit(main())
