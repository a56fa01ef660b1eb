"""kill -9 of workers and of the run itself, at random: the next run goes on, every article exactly once."""

from __future__ import annotations

import importlib.util
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ARTICLES = 400
KILLS = 10


def archive(path: Path, count: int) -> Path:
    lines = (
        json.dumps({"id": f"a{n:04}", "text": f"Sebanyak {n + 30} orang, terdiri dari {n + 10} pria dan 21 wanita."})
        for n in range(count)
    )
    path.write_text("\n".join(lines) + "\n")
    return path


def start(source: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "service.cli", "batch", str(source), "-o", str(out), *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def workers(pid: int, having: str) -> list[int]:
    """The descendants of `pid` whose command line holds `having`."""
    try:
        # Each thread has its own children; Spark's executors are started by others than the first.
        lists = [tasks.read_text() for tasks in Path(f"/proc/{pid}/task").glob("*/children")]
        children = [int(child) for child in " ".join(lists).split()]
        below = [descendant for child in children for descendant in (child, *workers(child, having))]
        return [child for child in below if having in Path(f"/proc/{child}/cmdline").read_text()]
    except OSError:
        return []


def kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def ids(out: Path) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in out.read_text().splitlines()]


def survives(tmp_path: Path, kills: int, worker: str, *options: str) -> None:
    """Kill a worker or the run `kills` times at random moments, starting it again whenever it has ended."""
    source, out = archive(tmp_path / "arsip.jsonl", ARTICLES), tmp_path / "laporan.jsonl"
    chance = random.Random(7)
    run, killed = start(source, out, *options), 0
    while killed < kills:
        parts = len(list(tmp_path.glob("laporan.jsonl.parts/parts/*.parquet")))
        time.sleep(chance.uniform(0.1, 1.5))
        if run.poll() is not None or parts * 64 >= ARTICLES:  # finished before all kills: begin anew
            run.wait()
            for part in tmp_path.glob("laporan.jsonl.parts/parts/*.parquet"):
                part.unlink()
            run = start(source, out, *options)
            continue
        below = workers(run.pid, worker)
        if killed % 2 and below:
            kill(chance.choice(below))
            killed += 1
        elif not killed % 2 and below:
            kill(run.pid)
            killed += 1
            run.wait()
            run = start(source, out, *options)
    run.wait()
    if run.returncode:
        run = start(source, out, *options)
        run.wait()
    assert run.returncode == 0
    assert sorted(ids(out)) == [f"a{n:04}" for n in range(ARTICLES)]


@pytest.mark.parametrize("late", [0, 0.02, 0.5], ids=["as the first starts", "as the second starts", "at work"])
def test_a_killed_worker_loses_nothing(tmp_path: Path, late: float) -> None:
    source, out = archive(tmp_path / "arsip.jsonl", 130), tmp_path / "laporan.jsonl"
    run = start(source, out, "-p", "2")
    while not (below := workers(run.pid, "spawn_main")) and run.poll() is None:
        time.sleep(0.002)
    time.sleep(late)
    kill(below[0])
    assert run.wait(timeout=120) == 0
    assert ids(out) == [f"a{n:04}" for n in range(130)]


@pytest.mark.long
def test_killed_ten_times_on_one_machine(tmp_path: Path) -> None:
    survives(tmp_path, KILLS, "spawn_main", "-p", "2")


@pytest.mark.long
@pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="needs cekangka[spark] and Java 17")
def test_killed_ten_times_on_spark_with_two_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_MASTER", "local-cluster[2,1,1024]")
    survives(tmp_path, KILLS, "CoarseGrainedExecutorBackend", "--engine", "spark")
