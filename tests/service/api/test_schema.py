"""Schemathesis over the whole OpenAPI: every answer is one that the documentation promises, and none is a fault.

The service is one with accounts, so that it is also tried without and with a wrong one. A long run, every phase for as
long as it likes: `FUZZ_SECONDS=300 pytest tests/service/api/test_schema.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from running import running

from extractor import check
from service.api import create_app
from service.settings import Settings
from service.store import articles, migrating, users
from service.store.database import connect

WRONG = "Sebanyak 120 warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki."
SECONDS = os.environ.get("FUZZ_SECONDS")
CONFIG = Path(__file__).with_name("schemathesis.toml")


def test_schemathesis_finds_no_fault(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path, host="0.0.0.0", rate="1000000/second"))
    database = connect(app.state.settings)
    migrating.upgrade(database)
    with database.writing() as session:
        report = app.state.workers.run(check, WRONG)  # the processes are there when the first request comes
        articles.keep_report(session, articles.add_article(session, WRONG), report)
        token = users.add_user(session, "Sari", "admin")
    amount = ["--max-time", SECONDS] if SECONDS else ["--max-examples", "2", "--max-time", "15"]
    with running(app) as address:
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", CONFIG, "--no-color", "run"]
        options = [f"{address}/openapi.json", "-H", f"Authorization: Bearer {token}", "--seed", "1", *amount]
        done = subprocess.run([*command, *options], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    assert "Tested: 21" in done.stdout
