"""Jobs outlive the service: killed in the middle and started again, every article is checked, and checked once."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable

import httpx
from serving import answered, of_service, serving
from sqlalchemy import func, select

from service.jobs.progress import Progress, progress
from service.settings import Settings
from service.store.database import Database
from service.store.schema import Article, Finding, Job, JobItem, StoredReport

ARTICLES = 600


def jsonl(number: int) -> bytes:
    """Articles each of which is short of a hundred people."""
    text = "Sebanyak {} warga mengungsi, terdiri dari {} pria dan 100 wanita."
    lines = (
        json.dumps({"id": f"a{n}", "text": text.format(dotted(n + 10_200), dotted(n + 10_000))}) for n in range(number)
    )
    return "\n".join(lines).encode()


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def wait_for(database: Database, job: int, until: Callable[[Progress], bool], patience: float = 400) -> Progress:
    end = time.monotonic() + patience
    while True:
        with database.reading() as session:
            far = progress(session, job)
        if until(far):
            return far
        assert time.monotonic() < end, f"stuck at {far.done} of {far.job.total}"
        time.sleep(0.1)


def hand_in(address: str, body: bytes, name: str = "arsip.jsonl") -> int:
    answer = answered(address, lambda: httpx.post(f"{address}/jobs", files={"files": (name, body)}, timeout=60))
    assert answer.status_code == 303, answer.text
    return int(answer.headers["location"].rsplit("/", 1)[1])


def test_a_service_killed_in_the_middle_of_a_job_finishes_it_when_started_again(
    settings: Settings, database: Database
) -> None:
    with serving(settings) as (address, kill):
        job = hand_in(address, jsonl(ARTICLES))
        before = wait_for(database, job, lambda far: far.done >= ARTICLES // 4)
        kill()
        assert before.state == "running"
    with serving(settings) as (_, _):
        far = wait_for(database, job, lambda far: far.state == "done")
    assert (far.done, far.problems, far.flagged) == (ARTICLES, 0, ARTICLES)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(StoredReport)) == ARTICLES
        assert session.scalar(select(func.count(StoredReport.article_id.distinct()))) == ARTICLES
        assert session.scalar(select(func.count()).select_from(Finding)) == ARTICLES
        assert session.scalar(select(func.count(JobItem.report_id.distinct()))) == ARTICLES


def test_what_cannot_be_read_is_named_and_stops_nothing(settings: Settings, database: Database) -> None:
    body = b'{"text": "Sebanyak 10 orang hadir."}\nbukan json\n{"text": ""}\n{"text": "Sebanyak 10 orang hadir."}\n'
    with serving(settings) as (address, _):
        job = hand_in(address, body)
        far = wait_for(database, job, lambda far: far.state == "done")
        page = httpx.get(f"{address}/jobs/{job}").text
        cancelled = httpx.post(f"{address}/jobs/{job}/cancel")
    assert (far.done, far.problems) == (4, 2)
    assert "arsip.jsonl:2" in page
    assert cancelled.status_code == 303
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Article)) == 1
        assert session.get_one(Job, job).cancelled_at is None  # it was over already


def test_a_worker_that_dies_is_started_again(settings: Settings, database: Database) -> None:
    with serving(settings) as (address, _):
        job = hand_in(address, jsonl(120))
        wait_for(database, job, lambda far: far.done > 0)
        for process in sorted(of_service(settings))[1:]:  # all but the first, which is the service itself
            os.kill(process, signal.SIGKILL)
        far = wait_for(database, job, lambda far: far.state == "done")
    assert (far.done, far.problems) == (120, 0)
