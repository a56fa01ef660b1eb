"""What the service adds: `python -m benchmarks.service`, on a machine that does nothing else.

Median of /v1/check beside the library call, in turns; 8 clients for 30 seconds.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from extractor import check

RELEASE = Path(__file__).parents[1] / "fixtures" / "release" / "siaran-pers-digit-tertukar.txt"
RUNS, CLIENTS, SECONDS = 100, 8, 30


def main() -> None:
    text = RELEASE.read_text(encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"CEKANGKA_DATA": folder, "CEKANGKA_LOG_LEVEL": "error"}
        command = [sys.executable, "-m", "service.cli", "serve", "--port", str(port)]
        process = subprocess.Popen(command, env=environment)
        try:
            _until_it_answers(address, text)
            _beside_the_library(address, text)
            _many_clients(address, text)
        finally:
            process.terminate()
            process.wait(30)


def _until_it_answers(address: str, text: str) -> None:
    for _ in range(300):
        try:
            if httpx.post(f"{address}/v1/check", json={"text": text}, timeout=60).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)


def _beside_the_library(address: str, text: str) -> None:
    library, service = [], []
    with httpx.Client(base_url=address, timeout=60) as client:
        for run in range(RUNS + 10):
            seconds = _timed(lambda: check(text)), _timed(lambda: client.post("/v1/check", json={"text": text}))
            if run >= 10:
                library.append(seconds[0])
                service.append(seconds[1])
    a, b = statistics.median(library), statistics.median(service)
    print(f"library {a * 1000:.1f} ms, /v1/check {b * 1000:.1f} ms: {b / a:.2f} x (median of {RUNS})")


def _many_clients(address: str, text: str) -> None:
    seconds: list[float] = []
    errors: list[str] = []
    end = time.monotonic() + SECONDS

    def ask() -> None:
        with httpx.Client(base_url=address, timeout=60) as client:
            while time.monotonic() < end:
                begin = time.perf_counter()
                try:
                    answer = client.post("/v1/check", json={"text": text})
                    if not answer.is_success:
                        errors.append(str(answer.status_code))
                except httpx.TransportError as error:
                    errors.append(type(error).__name__)
                seconds.append(time.perf_counter() - begin)

    clients = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    p50, p99 = statistics.median(seconds), statistics.quantiles(seconds, n=100)[98]
    print(
        f"{CLIENTS} clients, {SECONDS} s: {len(seconds)} answers, {len(errors)} errors {sorted(set(errors))}, "
        f"p50 {p50 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms"
    )


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
