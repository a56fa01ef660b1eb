"""One poisonous article delays nobody, and no process is left behind."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

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
