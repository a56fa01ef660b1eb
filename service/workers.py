"""Processes that read and check: each piece of work has a deadline, so that no article ever delays another for long.

What is run here must be importable by name, as the processes are started afresh; this module therefore imports little.
"""

from __future__ import annotations

import os
import resource
import threading
from collections.abc import Callable, Collection
from concurrent.futures import Future
from datetime import date
from multiprocessing import get_context, parent_process
from typing import Any, Literal, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from extractor import Report, check
from service.exports import to_json
from service.readers import Document, Known, Submission, Unreadable, convert
from service.readers.unpacking import DOCUMENTS

Given = ParamSpec("Given")
Result = TypeVar("Result")

_WARM = "Sebanyak 10 orang, terdiri dari 6 pria dan 4 wanita."


class WorkError(Exception):
    """A piece of work came to nothing: it took too long, its process died, or there is too much to do already."""

    def __init__(self, why: Literal["too_slow", "crashed", "busy"]) -> None:
        super().__init__(why)
        self.why = why


class Workers:
    """`count` processes that are started by the first piece of work; `deadline` seconds for each, `waiting` at most."""

    def __init__(self, count: int, *, deadline: float, waiting: int, memory: int) -> None:
        self._count = count
        self._deadline = deadline
        self._places = threading.BoundedSemaphore(count + waiting)
        self._pool = ProcessPool(count, initializer=_begin, initargs=(memory,), context=get_context("spawn"))

    def run(self, work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
        """Return what `work` returns, and raise what it raises; WorkError where it does neither in time."""
        if not self._places.acquire(blocking=False):
            raise WorkError("busy")
        try:
            future: Future[Result] = self._pool.schedule(work, given, named, timeout=self._deadline)
            return future.result()
        except TimeoutError:
            raise WorkError("too_slow") from None
        except (ProcessExpired, MemoryError):
            raise WorkError("crashed") from None
        finally:
            self._places.release()

    def warm(self) -> None:
        """Start the processes; returns at once."""
        for _ in range(self._count):
            self._pool.schedule(len, ("",))

    def stop(self) -> None:
        """End the processes, whatever they are at."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def report_json(text: str, **options: Any) -> str:
    """The Report of `text` as JSON; `options` are those of `extractor.check`."""
    return to_json(check(text, **options))


def check_file(
    name: str, data: bytes, *, published: date | None, title: str | None, rules_off: Collection[str]
) -> tuple[Submission, Report] | Unreadable:
    """What a file holds, and the Report on it; its name says what kind of file it is."""
    stem, dot, ending = name.rpartition(".")
    kind = DOCUMENTS.get(f".{ending.casefold()}", "text") if dot else "text"
    item = convert(Document(name, kind, data, Known(title=title)))
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


def end_with_parent() -> None:
    """Let a process end when the one that started it is killed: nobody would collect its work."""
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _begin(memory: int) -> None:
    """Make a process ready: what it loads must not count against the deadline of its first work."""
    end_with_parent()
    check(_WARM)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
