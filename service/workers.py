"""Processes that read and check: each piece of work has a deadline, so that no article ever delays another for long.

What is run here must be importable by name. The processes are forked from one that has loaded everything, so that one
that was ended at its deadline is replaced in no time.
"""

from __future__ import annotations

import os
import resource
import threading
from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from queue import LifoQueue
from typing import Any, Literal, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from extractor import Report, check
from service.exports import to_json
from service.orphans import end_with_parent
from service.readers import Document, Known, Submission, Unreadable, convert
from service.readers.limits import TooLargeError, read_within, too_large
from service.readers.unpacking import DOCUMENTS

Given = ParamSpec("Given")
Result = TypeVar("Result")

SLOW = 0.5  # seconds after which a piece of work gives way to the others
SPARE = 4  # processes beyond those that are at work at once, for as many pieces of work that are slow
NICENESS = 10  # of slow work: a tenth of the processor where others want it, all of it where nobody does

_processes = get_context("forkserver")
_processes.set_forkserver_preload(["__main__", "service.warm"])


class WorkError(Exception):
    """A piece of work came to nothing: it took too long, its process died, or there is too much to do already."""

    def __init__(self, why: Literal["too_slow", "crashed", "busy"]) -> None:
        super().__init__(why)
        self.why = why


class Workers:
    """`count` pieces of work at once, `deadline` seconds for each; `waiting` more may wait for their turn.

    What is slow gives its turn to the next and goes on beside it, up to SPARE of them. Each process is a pool of its
    own, so that one that is killed, whatever it was at, takes nothing along that another needs.
    """

    def __init__(self, count: int, *, deadline: float, waiting: int, memory: int) -> None:
        self._count = count
        self._deadline = deadline
        self._memory = memory
        self._places = threading.BoundedSemaphore(count + waiting)
        self._turns = threading.Semaphore(count)
        self._idle: LifoQueue[ProcessPool] = LifoQueue()  # the last one used is warm
        self._pools: set[ProcessPool] = set()
        for _ in range(count + SPARE):
            self._idle.put(self._new())

    def run(self, work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
        """Return what `work` returns, and raise what it raises; WorkError where it does neither in time."""
        if not self._places.acquire(blocking=False):
            raise WorkError("busy")
        try:
            future = self._over(work, given, named)
            if isinstance(future.exception(), BrokenProcessPool):  # the process was killed before it had begun
                future = self._over(work, given, named)
            result: Result = future.result()
            return result
        except TimeoutError:
            raise WorkError("too_slow") from None
        except (ProcessExpired, BrokenProcessPool, MemoryError):
            raise WorkError("crashed") from None
        finally:
            self._places.release()

    def warm(self) -> None:
        """Start the processes; returns at once."""
        for pool in [self._idle.get() for _ in range(self._count)]:
            self._give_back(pool)

    def stop(self) -> None:
        """End the processes, whatever they are at; who waits for that waits on, as for one that is killed."""
        for pool in list(self._pools):
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    def _over(self, work: Callable[..., Any], given: Any, named: Any) -> Future[Any]:
        """Return the future of the work when it is over."""
        with self._turns:
            pool, future = self._begun(work, given, named)
            wait([future], SLOW)
        wait([future])
        if future.exception() is None:
            self._idle.put(pool)
        else:
            self._give_back(pool)
        return future

    def _begun(self, work: Callable[..., Any], given: Any, named: Any) -> tuple[ProcessPool, Future[Any]]:
        for _ in range(2):
            pool = self._idle.get()
            try:
                return pool, pool.schedule(_giving_way, (work, given, named), timeout=self._deadline)
            except RuntimeError:  # its process was killed while it stood idle; or none can be started
                self._idle.put(self._new(instead_of=pool))
        raise WorkError("crashed")

    def _give_back(self, pool: ProcessPool) -> None:
        """Let others have the pool once its process, which may be a new one, is ready."""
        try:
            pool.schedule(len, ("",)).add_done_callback(lambda _: self._idle.put(pool))
        except RuntimeError:
            self._idle.put(self._new(instead_of=pool))

    def _new(self, instead_of: ProcessPool | None = None) -> ProcessPool:
        """Return a pool of one process, which its first piece of work starts."""
        if instead_of is not None:
            self._pools.discard(instead_of)
            instead_of.join()
        pool = ProcessPool(1, initializer=_begin, initargs=(self._memory,), context=_processes)
        self._pools.add(pool)
        return pool


def report_json(text: str, **options: Any) -> str:
    """The Report of `text` as JSON; `options` are those of `extractor.check`."""
    return to_json(check(text, **options))


def check_file(
    path: Path, name: str, *, published: date | None, title: str | None, rules_off: Collection[str]
) -> tuple[Submission, Report] | Unreadable:
    """What the file at `path` holds, and the Report on it; `name` says what kind of file it is."""
    stem, dot, ending = name.rpartition(".")
    kind = DOCUMENTS.get(f".{ending.casefold()}", "text") if dot else "text"
    try:
        with path.open("rb") as stream:
            item = convert(Document(name, kind, read_within(stream), Known(title=title)))
    except TooLargeError:
        return Unreadable(name, too_large())
    if isinstance(item, Unreadable):
        return item
    report = check(
        item.text,
        title=item.title,
        published=published or item.published,
        id=stem or ending,
        source=item.source,
        rules_off=rules_off,
    )
    return item, report


def _begin(memory: int) -> None:
    end_with_parent()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _giving_way(work: Callable[..., Any], given: Any, named: Any) -> Any:
    """Return what `work` returns. Once it is slow it gets the processor only where nobody else wants it much.

    It runs in a thread of its own, as a thread that has become nice can't take that back.
    """
    threads: list[int] = []
    with ThreadPoolExecutor(1, initializer=lambda: threads.append(threading.get_native_id())) as own:
        future = own.submit(work, *given, **named)
        if not wait([future], SLOW).done:
            os.setpriority(os.PRIO_PROCESS, threads[0], NICENESS)
        return future.result()
