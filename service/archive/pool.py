"""One machine: a pool of spawned processes, each checking a shard at a time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pyarrow as pa

from service.archive.checking import DOCUMENTS, check_shard
from service.archive.shards import Shard
from service.orphans import end_with_parent
from service.wording import said

AHEAD = 2  # shards a process has waiting, so that none idles while the next is read
TRIES = 2  # a shard in hand at this many deaths is suspect, and goes on alone

Done = tuple[Shard, tuple[int, int, int]]


def run(shards: Iterator[Shard], processes: int) -> Iterator[Done]:
    """Check the shards on so many processes; yield each when its part is written.

    A process that dies takes the pool with it: a new one does again what was in hand. An article that kills its
    process every time is found by halving, and reported as an error.
    """
    waiting: list[tuple[Shard, int]] = []
    exhausted = False
    while not exhausted or waiting:
        others = set(multiprocessing.active_children())
        pool = _pool(processes)
        in_hand: dict[Future[tuple[int, int, int]], tuple[Shard, int]] = {}
        try:
            while True:
                while len(in_hand) < processes * AHEAD and not (exhausted and not waiting):
                    entry = waiting.pop() if waiting else ((shard, 0) if (shard := next(shards, None)) else None)
                    if entry is None:
                        exhausted = True
                        break
                    if entry[1] >= TRIES:
                        yield from _alone(entry[0])
                    else:
                        waiting.append(entry)  # until a pool that may be dead already has taken it
                        future = _submit(pool, entry[0])
                        in_hand[future] = waiting.pop()
                if not in_hand:
                    break
                finished, _ = wait(in_hand, return_when=FIRST_COMPLETED)
                for future in finished:
                    counts = future.result()
                    yield in_hand.pop(future)[0], counts
        except BrokenProcessPool:
            waiting.extend((shard, tries + 1) for shard, tries in in_hand.values())
        finally:
            pool.shutdown(cancel_futures=True)
            for child in set(multiprocessing.active_children()) - others:
                child.kill()  # started while the pool broke, which does not know it


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), end_with_parent)


def _submit(pool: ProcessPoolExecutor, shard: Shard) -> Future[tuple[int, int, int]]:
    """Give a shard to a pool. Raises BrokenProcessPool, also where the pool breaks while it starts a process."""
    try:
        return pool.submit(check_shard, shard.documents, shard.part)
    except OSError as error:
        raise BrokenProcessPool(str(error)) from error


def _alone(shard: Shard) -> Iterator[Done]:
    """Check a shard that may kill its process; halve it until the article that does stands alone."""
    pool = _pool(1)
    try:
        yield shard, _submit(pool, shard).result()
    except BrokenProcessPool:
        documents = _read(shard.documents)
        if len(documents) == 1:
            why = said("killed")
            row = documents.to_pylist()[0] | {"error_id": why.id, "error_en": why.en, "data": None}
            _write(shard.documents, pa.RecordBatch.from_pylist([row], DOCUMENTS))
            yield shard, check_shard(shard.documents, shard.part)
            return
        middle = len(documents) // 2
        for number, half in enumerate((documents.slice(0, middle), documents.slice(middle))):
            name = f"{shard.documents.stem}-{number}"
            path = shard.documents.with_name(f"{name}.arrow")
            _write(path, half)
            size = shard.size * len(half) // len(documents)
            yield from _alone(Shard(path, shard.part.with_name(f"{name}.parquet"), len(half), size))
            path.unlink(missing_ok=True)
    finally:
        pool.shutdown()


def _read(path: Path) -> pa.RecordBatch:
    with pa.OSFile(str(path)) as source, pa.ipc.open_stream(source) as batches:
        return batches.read_all().combine_chunks().to_batches()[0]


def _write(path: Path, documents: pa.RecordBatch) -> None:
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, DOCUMENTS) as stream:
        stream.write_batch(documents)
