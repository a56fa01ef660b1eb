"""The review queue with 1.000 and with 100.000 findings: `python -m benchmarks.review_queue [postgresql://…/NAME]`.

Milliseconds for the whole page over HTTP in this process, the median of many, alternating between the two stores; on
SQLite, or on the PostgreSQL databases NAME_1000 and NAME_100000, which must be there and empty. The ratio is to stay at
or below 1,5.
"""

from __future__ import annotations

import logging
import random
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from fastapi.testclient import TestClient
from rich.console import Console
from rich.table import Table
from sqlalchemy import func, insert, select, text

from extractor import check
from service.api import create_app
from service.settings import Settings
from service.store import articles, migrating
from service.store.database import connect
from service.store.schema import Finding

SIZES = (1_000, 100_000)
ROUNDS = 20
RULES = ("sum", "difference", "share", "change", "product", "equal")
SITES = [f"situs-{n}.id" for n in range(5)]  # few enough that the small store fills a page on every filter
TEXT = "Sebanyak {} warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki."
PAGES = {
    "open, first page": "/review",
    "open, in the middle": "/review?after=500-{middle}",
    "one rule": "/review?rule=share",
    "one site": "/review?site=situs-3.id",
    "one rule and site": "/review?rule=sum&site=situs-3.id",
    "published in a year": "/review?since=2021-01-01&until=2021-12-31",
    "confirmed": "/review?status=confirmed",
    "confirmed, waiting": "/review?status=confirmed&approval=waiting",
}


def main() -> None:
    """Print the table."""
    logging.disable(logging.INFO)
    table = Table("page", *(f"{size:,} (ms)".replace(",", ".") for size in SIZES), "ratio")
    with tempfile.TemporaryDirectory() as folder:
        desks = {size: _desk(size, Path(folder) / str(size)) for size in SIZES}
        for name, address in PAGES.items():
            medians = _medians(desks, address)
            ratio = medians[SIZES[1]] / medians[SIZES[0]]
            table.add_row(name, *(f"{medians[size]:.1f}" for size in SIZES), f"{ratio:.2f}")
    Console().print(table)


def _medians(desks: dict[int, TestClient], address: str) -> dict[int, float]:
    times: dict[int, list[float]] = {size: [] for size in desks}
    for _ in range(ROUNDS):
        for size, desk in desks.items():
            start = time.perf_counter()
            answer = desk.get(address.format(middle=size // 2))
            times[size].append((time.perf_counter() - start) * 1000)
            assert answer.status_code == 200, answer.text
    return {size: statistics.median(some) for size, some in times.items()}


def _desk(size: int, folder: Path) -> TestClient:
    named = sys.argv[1] if len(sys.argv) > 1 else None
    settings = Settings(data=folder, database_url=f"{named}_{size}" if named else None)
    database = connect(settings)
    migrating.upgrade(database)
    chance = random.Random(1)
    with database.writing() as session:
        if session.scalar(select(func.count()).select_from(Finding)) == size:
            return TestClient(create_app(settings), "http://localhost")
        article = articles.add_article(session, TEXT.format(120))
        articles.keep_report(session, article, check(TEXT.format(120)))
        one = session.scalars(select(Finding)).one()
        columns = {c.key: getattr(one, c.key) for c in Finding.__table__.columns if c.key not in ("id", "correction")}
        rows = (_row(columns, number, chance) for number in range(size - 1))
        while some := list(islice(rows, 1000)):
            session.execute(insert(Finding), some)
        session.execute(text("ANALYZE"))
    return TestClient(create_app(settings), "http://localhost")


def _row(columns: dict[str, object], number: int, chance: random.Random) -> dict[str, object]:
    day = date(2015, 1, 1) + timedelta(chance.randrange(10 * 365))
    return columns | {
        "key": f"k{number}",
        "signature": f"s{number}",
        "rule": chance.choice(RULES),
        "site": chance.choice(SITES),
        "published": day,
        "urgency": chance.randrange(0, 1000),
        "status": chance.choices(("open", "confirmed", "dismissed"), (80, 10, 10))[0],
    }


if __name__ == "__main__":
    main()
