"""Speed, memory and overhead of archive runs, as a table in docs/benchmarks.md: `make bench-archive`.

The engine is what `cekangka batch` runs, each time in a process of its own; the bare pool maps the same function over
the same batches, without restart, progress or output. Memory is the sum over all processes of the run (PSS, so that
shared pages count once), looked at twice a second.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from benchmarks.generated import articles, write
from service.archive.checking import DOCUMENTS, check_batch
from service.archive.shards import SHARD_ARTICLES

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- archive: made by make bench-archive -->", "<!-- /archive -->"


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--small", type=int, default=5_000)
    options.add_argument("--large", type=int, default=50_000)
    chosen = options.parse_args()
    load = os.getloadavg()[0]
    rows = []
    overhead = ""
    with tempfile.TemporaryDirectory() as folder:
        for count, processes in ((chosen.small, 1), (chosen.small, 2), (chosen.large, 2), (chosen.large, 1)):
            rows.append(engine(Path(folder), count, processes))
            print(rows[-1], file=sys.stderr, flush=True)
            if len(rows) == 2:
                overhead = beside_a_bare_pool(rows[-1])
            if len(rows) > 2:
                report(rows, overhead, load)  # each time, so that a run that is broken off leaves what it has


def beside_a_bare_pool(same: dict[str, Any]) -> str:
    """Return a sentence on the engine's run against a pool that does nothing else."""
    seconds, cpu = bare(same["articles"], same["processes"])
    return (
        f"Engine against a bare process pool on the same function, {same['articles']:,} articles, "
        f"{same['processes']} processes: {same['seconds'] / seconds:.2f} x in time ({same['seconds']:.0f} s, "
        f"{seconds:.0f} s), {same['cpu'] / cpu:.2f} x in processor seconds ({same['cpu']:.0f}, {cpu:.0f})."
    )


def engine(folder: Path, count: int, processes: int) -> dict[str, Any]:
    """Run `cekangka batch` over `count` generated articles and return its figures."""
    archive, output = folder / f"{count}.jsonl", folder / f"{count}-{processes}.jsonl"
    if not archive.exists():
        write(archive, count)
    command = [sys.executable, "-m", "service.cli", "batch", str(archive), "-o", str(output), "-p", str(processes)]
    started, peak, before = time.monotonic(), 0, processor_seconds()
    with subprocess.Popen(command) as run:
        while run.poll() is None:
            peak = max(peak, sum(map(memory, family(run.pid))))
            time.sleep(0.5)
    seconds, cpu = time.monotonic() - started, processor_seconds() - before
    with output.open(encoding="utf-8") as lines:
        written = [json.loads(line)["article"]["id"] for line in lines]
    if run.returncode or len(written) != count or len(set(written)) != count:
        raise SystemExit(f"{len(written)} of {count} articles in the output, exit code {run.returncode}")
    return {"articles": count, "processes": processes, "seconds": seconds, "cpu": cpu, "peak": peak}


def bare(count: int, processes: int) -> tuple[float, float]:
    """Return the seconds, and processor seconds, that a process pool takes for check_batch over the same articles."""
    batches = list(documents(count))
    started, before = time.monotonic(), processor_seconds()
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        for _ in pool.map(check_batch, batches):
            pass
    return time.monotonic() - started, processor_seconds() - before


def processor_seconds() -> float:
    """Return what the processes that this one started, and waited for, have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def documents(count: int) -> Iterator[pa.RecordBatch]:
    found = articles(count)
    while group := list(islice(found, SHARD_ARTICLES)):
        rows = []
        for record in group:
            data = record.pop("text").encode()
            digest = sha256(data).hexdigest()
            rows.append(record | {"place": record["id"], "digest": digest, "location": record["id"], "kind": "string"})
            rows[-1]["data"] = data
        yield pa.RecordBatch.from_pylist(rows, DOCUMENTS)


def family(pid: int) -> list[int]:
    """Return the process and all its descendants."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(descendant for child in children for descendant in family(int(child)))]


def memory(pid: int) -> int:
    """Return the process's proportional share of memory, in bytes."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def report(rows: list[dict[str, Any]], overhead: str, load: float) -> None:
    """Write the table into its place on the page."""
    table = [
        "| articles | processes | seconds | articles/s | processor seconds | peak memory, all processes |",
        "|--:|--:|--:|--:|--:|--:|",
    ]
    table += [
        f"| {r['articles']:,} | {r['processes']} | {r['seconds']:.0f} | {r['articles'] / r['seconds']:.1f} "
        f"| {r['cpu']:.0f} | {r['peak'] / 2**20:.0f} MB |"
        for r in rows
    ]
    small = {row["processes"]: row["peak"] for row in rows[:2]}
    grown = [f"{row['peak'] / small[row['processes']]:.2f} x on {row['processes']}" for row in rows[2:]]
    table += [
        "",
        overhead,
        f"Peak memory, {rows[2]['articles']:,} against {rows[0]['articles']:,} articles: {', '.join(grown)} processes.",
        f"Measured {time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, load average before {load:.1f} and at the end "
        f"{os.getloadavg()[1]:.1f}, Python {sys.version.split()[0]}.",
    ]
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else "# Benchmarks\n"
    if BEGIN not in page:
        page += f"\n## Archives\n\n{BEGIN}\n{END}\n"
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n" + "\n".join(table) + f"\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
