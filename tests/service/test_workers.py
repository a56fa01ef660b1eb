"""One poisonous article delays nobody, and no process is left behind."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.workers import WorkError, Workers, report_json


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    workers = Workers(2, deadline=3, waiting=1, memory=4 * 2**30)
    yield workers
    workers.stop()


def test_the_others_are_answered_while_one_runs_into_its_deadline(workers: Workers) -> None:
    with ThreadPoolExecutor(1) as threads:
        poisoned = threads.submit(workers.run, time.sleep, 60)
        answers = [workers.run(report_json, "Sebanyak 10 orang hadir.") for _ in range(5)]
        assert not poisoned.done()
        with pytest.raises(WorkError) as error:
            poisoned.result()
    assert error.value.why == "too_slow"
    assert all('"10"' in answer for answer in answers)


def test_a_process_that_dies_is_replaced(workers: Workers) -> None:
    with pytest.raises(WorkError) as error:
        workers.run(os._exit, 1)
    assert error.value.why == "crashed"
    assert workers.run(report_json, "Sebanyak 10 orang hadir.")


def test_what_wants_too_much_memory_fails_alone(workers: Workers) -> None:
    with pytest.raises(WorkError) as error:
        workers.run(bytearray, 2**40)
    assert error.value.why == "crashed"


def test_a_queue_that_is_full_takes_no_more(workers: Workers) -> None:
    with ThreadPoolExecutor(3) as threads:
        waiting = [threads.submit(workers.run, time.sleep, 0.5) for _ in range(3)]
        while workers._places._value:
            time.sleep(0.01)
        with pytest.raises(WorkError) as error:
            workers.run(time.sleep, 0)
        assert error.value.why == "busy"
        for one in waiting:
            one.result()


def test_as_many_slow_ones_as_there_are_turns_keep_nobody_waiting(workers: Workers) -> None:
    with ThreadPoolExecutor(2) as threads:
        slow = [threads.submit(workers.run, time.sleep, 2.5) for _ in range(2)]
        time.sleep(1.5)
        assert workers.run(report_json, "Sebanyak 10 orang hadir.")
        assert not any(one.done() for one in slow)
        for one in slow:
            one.result()


def test_slow_work_leaves_the_processor_to_others(workers: Workers) -> None:
    assert workers.run(_niceness_after, 0) == os.nice(0)
    assert workers.run(_niceness_after, 0.8) == os.nice(0) + 10
    assert workers.run(_niceness_after, 0) == os.nice(0)


def _niceness_after(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpriority(os.PRIO_PROCESS, 0)


def test_processes_that_are_killed_while_they_stand_idle_or_start_are_replaced() -> None:
    workers = Workers(2, deadline=10, waiting=1, memory=4 * 2**30)
    try:
        father = workers.run(os.getppid)
        workers.warm()
        chance = random.Random(7)
        for _ in range(20):
            for child in Path(f"/proc/{father}/task/{father}/children").read_text().split():
                os.kill(int(child), signal.SIGKILL)
            time.sleep(chance.uniform(0, 0.15))
        assert workers.run(report_json, "Sebanyak 10 orang hadir.")
        os.kill(workers.run(os.getpid), signal.SIGKILL)
        assert workers.run(report_json, "Sebanyak 10 orang hadir.")
    finally:
        workers.stop()
