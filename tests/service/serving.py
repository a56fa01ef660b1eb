"""The whole service as its users start it, worker and all, in processes of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from service.settings import Settings


def of_service(settings: Settings) -> list[int]:
    """Processes that have this service's data folder in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"CEKANGKA_DATA={settings.data}".encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


@contextmanager
def serving(settings: Settings) -> Iterator[tuple[str, Callable[[], None]]]:
    """The whole service as users start it; also how to kill it and all its processes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"CEKANGKA_DATA": str(settings.data), "CEKANGKA_JOB_WORKERS": "2"}
    if settings.database_url:
        environment["CEKANGKA_DATABASE_URL"] = settings.database_url
    command = [sys.executable, "-m", "service.cli", "serve", "--port", str(port)]
    log = (settings.data / "service.log").open("ab")
    process = subprocess.Popen(command, env=environment, start_new_session=True, stdout=log, stderr=log)

    def kill() -> None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    try:
        yield f"http://127.0.0.1:{port}", kill
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(20)


def answered(address: str, send: Callable[[], httpx.Response], patience: float = 60) -> httpx.Response:
    end = time.monotonic() + patience
    while True:
        try:
            return send()
        except httpx.TransportError:
            assert time.monotonic() < end, f"{address} does not answer"
            time.sleep(0.1)
