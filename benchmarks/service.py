"""What the service adds, and what hostile articles take from the others, as a table in docs/benchmarks.md.

`python -m benchmarks.service`, on a machine that does nothing else: the median of /v1/check beside the library call, in
turns; 8 clients for 90 seconds, alone and with one more who sends nothing but articles that run into the deadline, in
turns too.
"""

from __future__ import annotations

import io
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

import httpx

from extractor import check

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- service: made by python -m benchmarks.service -->", "<!-- /service -->"
RELEASE = Path(__file__).parents[1] / "fixtures" / "release" / "siaran-pers-digit-tertukar.txt"
RUNS, CLIENTS, SECONDS, ROUNDS = 100, 8, 15, 6


def main() -> None:
    text, load = RELEASE.read_text(encoding="utf-8"), os.getloadavg()[0]
    with _served() as address:
        _until_it_answers(address, text)
        lines = [_beside_the_library(address, text), "", *_table(address, text)]
    lines.append(
        f"Measured {time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, load average before {load:.1f} and at the end "
        f"{os.getloadavg()[1]:.1f}, Python {sys.version.split()[0]}."
    )
    print(*lines, sep="\n")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{after}", encoding="utf-8")


@contextmanager
def _served() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"CEKANGKA_DATA": folder, "CEKANGKA_LOG_LEVEL": "error"}
        command = [sys.executable, "-m", "service.cli", "serve", "--port", str(port)]
        process = subprocess.Popen(command, env=environment)
        try:
            yield f"http://127.0.0.1:{port}"
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


def _beside_the_library(address: str, text: str) -> str:
    library: list[float] = []
    service: list[float] = []
    with httpx.Client(base_url=address, timeout=60) as client:
        for run in range(RUNS + 10):
            seconds = _timed(lambda: check(text)), _timed(lambda: client.post("/v1/check", json={"text": text}))
            if run >= 10:
                library.append(seconds[0])
                service.append(seconds[1])
    a, b = statistics.median(library), statistics.median(service)
    return (
        f"`/v1/check` on one warm article: {b * 1000:.1f} ms, the library call {a * 1000:.1f} ms, {b / a:.2f} x "
        f"(medians of {RUNS}, in turns)."
    )


def _table(address: str, text: str) -> Iterator[str]:
    """Yield the lines of the table: the others without and with a hostile client, in turns."""
    alone: list[list[float]] = []
    beside: list[list[float]] = []
    errors: Counter[str] = Counter()
    hostile: Counter[str] = Counter()
    sentence = "Sebanyak 120 warga, terdiri dari 70 perempuan, 60 laki-laki, 12,5 persen, Rp9,7 miliar; "
    text_of_one_paragraph = {"json": {"text": (sentence * 20_000)[:990_000]}}
    uploads = {"HTML": ("a.html", _html()), "PDF": ("a.pdf", _pdf()), "DOCX": ("a.docx", _docx())}
    bodies: dict[str, tuple[str, dict[str, Any]]] = {"text": ("/v1/check", text_of_one_paragraph)}
    bodies |= {kind: ("/v1/check/file", {"files": {"file": upload}}) for kind, upload in uploads.items()}
    turns = cycle(bodies.items())
    for _ in range(ROUNDS):
        alone.append(_many_clients(address, text, errors))
        over = threading.Event()
        enemy = threading.Thread(target=_hostile, args=(address, over, turns, hostile))
        enemy.start()
        beside.append(_many_clients(address, text, errors))
        over.set()
        enemy.join()
    yield f"| {CLIENTS} clients, {ROUNDS} x {SECONDS} s | answers | median | 95 % within |"
    yield "|--|--:|--:|--:|"
    for name, rounds in (("alone", alone), ("beside a hostile client", beside)):
        seconds = [one for each in rounds for one in each]
        within = statistics.quantiles(seconds, n=20)[18]
        yield f"| {name} | {len(seconds)} | {statistics.median(seconds) * 1000:.0f} ms | {within * 1000:.0f} ms |"
    yield ""
    yield f"Errors of the {CLIENTS}: {dict(errors) or 'none'}. The hostile client was answered: {dict(hostile)}."


def _many_clients(address: str, text: str, errors: Counter[str]) -> list[float]:
    """Return how long each answer took."""
    seconds: list[float] = []
    end = time.monotonic() + SECONDS

    def ask() -> None:
        with httpx.Client(base_url=address, timeout=60) as client:
            while time.monotonic() < end:
                begin = time.perf_counter()
                try:
                    answer = client.post("/v1/check", json={"text": text})
                    if not answer.is_success:
                        errors[str(answer.status_code)] += 1
                except httpx.TransportError as error:
                    errors[type(error).__name__] += 1
                seconds.append(time.perf_counter() - begin)

    clients = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return seconds


def _hostile(
    address: str, over: threading.Event, turns: Iterator[tuple[str, tuple[str, dict[str, Any]]]], answered: Counter[str]
) -> None:
    """Send one after another what runs into the deadline."""
    with httpx.Client(base_url=address, timeout=60) as client:
        while not over.is_set():
            kind, (path, body) = next(turns)
            answer = client.post(path, **body)
            answered[f"{kind} {answer.status_code} {answer.json().get('code', '')}".strip()] += 1


def _html() -> bytes:
    return b"<html><body><article>" + b"<p>Sebanyak 10 orang, <b>6 pria</b> dan 4 wanita.</p>" * 400_000


def _pdf() -> bytes:
    stream = zlib.compress(b"0 0 m 1 1 l S\n" * 3_000_000, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    parts = b"".join(b"%d 0 obj%s endobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return b"%PDF-1.7\n" + parts + b"trailer<</Root 1 0 R>>\n%%EOF"


def _docx() -> bytes:
    import docx  # noqa: PLC0415

    kept = io.BytesIO()
    word = docx.Document()
    word.add_paragraph("Sebanyak 10 orang hadir.")
    word.save(kept)
    made = io.BytesIO()
    with zipfile.ZipFile(kept) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                first, _, last = data.partition(b"<w:p>")
                paragraph, _, last = last.partition(b"</w:p>")
                data = first + (b"<w:p>%s</w:p>" % paragraph) * 300_000 + last
            target.writestr(name, data)
    return made.getvalue()


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
