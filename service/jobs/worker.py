"""The process that works on jobs: started beside the service, watched, and started again if it dies.

Of several services on one store one worker works at a time; the others stand by and take over when it ends. So it may
always bear the same name for dbos, which gives a killed worker's workflows back to the one of its name.
"""

from __future__ import annotations

import logging
import signal
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context

from dbos import DBOS

from service.jobs.checking import CHUNKS, QUEUE, workshop
from service.jobs.intake import start
from service.jobs.progress import unfinished
from service.orphans import end_with_parent
from service.settings import Settings
from service.store.database import connect

_LOCK = 7215063  # of PostgreSQL, for the one worker
_AGAIN_AFTER = 2.0  # seconds before a worker that died is started again

log = logging.getLogger(__name__)


@contextmanager
def worker_beside(settings: Settings) -> Iterator[None]:
    """Keep a worker running as long as the block does."""
    over = threading.Event()
    watcher = threading.Thread(target=_watch, args=(settings, over), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def _watch(settings: Settings, over: threading.Event) -> None:
    while not over.is_set():
        process = get_context("spawn").Process(target=work, args=(settings,), name="cekangka-worker")
        process.start()
        while process.is_alive() and not over.wait(0.2):
            pass
        process.terminate()
        process.join(5)
        process.kill()
        over.wait(_AGAIN_AFTER)


def work(settings: Settings) -> None:
    """Work on jobs until told to stop; to be run in a process of its own."""
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the service, which tells us
    stopped = threading.Event()
    with _alone(settings), workshop(settings) as shop:
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
        DBOS(
            config={
                "name": "cekangka",
                "system_database_url": settings.jobs_url,
                "executor_id": "worker",
                "application_version": "1",  # steps go by what the store says, so newer code may finish older jobs
                "log_level": "WARNING",
                "notification_listener_polling_interval_sec": 1.0,
            }
        )
        DBOS.launch()
        DBOS.register_queue(QUEUE, worker_concurrency=CHUNKS, polling_interval_sec=0.5)
        with shop.database.reading() as session:
            for job in unfinished(session):
                start(settings, job)
        stopped.wait()
        DBOS.destroy()


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Wait until no other worker of this store is at work; the lock falls with the process that holds it."""
    if settings.database_url is None:
        lock = sqlite3.connect(settings.data / "worker.lock", timeout=10**6)
        lock.execute("BEGIN EXCLUSIVE")
        yield
        lock.close()
    else:
        with connect(settings).engine.connect() as connection:
            connection.exec_driver_sql(f"SELECT pg_advisory_lock({_LOCK})")
            yield
