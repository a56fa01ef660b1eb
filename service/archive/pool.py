"""One machine: so many spawned processes, each checking a shard at a time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Collection, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
from pebble import ProcessExpired, ProcessPool

from service.archive.checking import DOCUMENTS, check_shard
from service.archive.shards import Shard
from service.orphans import end_with_parent
from service.wording import said

TRIES = 2  # a shard that was in hand at this many deaths may hold an article that kills: it goes on in halves
LOOK = 1.0  # seconds between looks at processes that have not answered

Counts = tuple[int, int, int]
Done = tuple[Shard, Counts]


class _Turn(NamedTuple):
    """A shard, how many processes have died with it in hand, and the one it is with now."""

    shard: Shard
    deaths: int
    process: ProcessPool


def run(shards: Iterator[Shard], processes: int) -> Iterator[Done]:
    """Check the shards on so many processes; yield each when its part is written.

    Each process is a pool of its own, so that one that dies takes nothing along but the shard in hand, which another
    does again. An article that kills its process every time is found by halving, and reported as an error.
    """
    idle = [_process() for _ in range(processes)]
    in_hand: dict[Future[Counts], _Turn] = {}
    again: list[tuple[Shard, int]] = []
    following = next(shards, None)
    try:
        while following or again or in_hand:
            while idle and (following or again):
                if again:
                    shard, deaths = again.pop()
                elif following:
                    shard, deaths, following = following, 0, None
                process = idle.pop()
                in_hand[_begun(process, shard)] = _Turn(shard, deaths, process)
                following = following or next(shards, None)
            for future in _over(in_hand):
                shard, deaths, process = in_hand.pop(future)
                try:
                    counts = future.result(timeout=0)
                except (ProcessExpired, BrokenProcessPool, TimeoutError):
                    _end([process])
                    idle.append(_process())
                    if deaths + 1 < TRIES:
                        again.append((shard, deaths + 1))
                    elif shard.articles > 1:
                        again.extend((half, deaths) for half in _halves(shard))
                    else:
                        yield shard, _given_up(shard)
                else:
                    idle.append(process)
                    yield shard, counts
    finally:
        _end([*idle, *(turn.process for turn in in_hand.values())])


def _process() -> ProcessPool:
    return ProcessPool(1, initializer=end_with_parent, context=multiprocessing.get_context("spawn"))


def _begun(process: ProcessPool, shard: Shard) -> Future[Counts]:
    """Give a shard to a process, which its first shard starts; one that died meanwhile has failed at it."""
    future: Future[Counts]
    try:
        future = process.schedule(check_shard, (shard.documents, shard.part))
    except RuntimeError as error:
        future = Future()
        future.set_exception(BrokenProcessPool(str(error)))
    return future


def _over(in_hand: dict[Future[Counts], _Turn]) -> Collection[Future[Counts]]:
    """Wait until something is over, and return it: what is done, and what nobody is at any more."""
    while True:
        done, others = wait(in_hand, LOOK, FIRST_COMPLETED)
        if over := done or {future for future in others if not in_hand[future].process.active}:
            return over


def _end(processes: list[ProcessPool]) -> None:
    for process in processes:
        process.stop()  # type: ignore[no-untyped-call]
    for process in processes:
        process.join()


def _halves(shard: Shard) -> Iterator[Shard]:
    """Put the two halves of a shard in its place."""
    documents = _read(shard.documents)
    middle = len(documents) // 2
    for number, half in enumerate((documents.slice(0, middle), documents.slice(middle))):
        name = f"{shard.documents.stem}-{number}"
        path = shard.documents.with_name(f"{name}.arrow")
        _write(path, half)
        size = shard.size * len(half) // len(documents)
        yield Shard(path, shard.part.with_name(f"{name}.parquet"), len(half), size)
    shard.documents.unlink()


def _given_up(shard: Shard) -> Counts:
    """Report the one article of a shard as an error."""
    why = said("killed")
    row = _read(shard.documents).to_pylist()[0] | {"error_id": why.id, "error_en": why.en, "data": None}
    _write(shard.documents, pa.RecordBatch.from_pylist([row], DOCUMENTS))
    return check_shard(shard.documents, shard.part)


def _read(path: Path) -> pa.RecordBatch:
    with pa.OSFile(str(path)) as source, pa.ipc.open_stream(source) as batches:
        return batches.read_all().combine_chunks().to_batches()[0]


def _write(path: Path, documents: pa.RecordBatch) -> None:
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, DOCUMENTS) as stream:
        stream.write_batch(documents)
