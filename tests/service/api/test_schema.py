"""Schemathesis over the whole OpenAPI: every answer is one that the documentation promises, and none is a fault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from running import running

from extractor import check
from service.api import create_app
from service.settings import Settings
from service.store import articles, migrating
from service.store.database import connect

WRONG = "Sebanyak 120 warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki."
CONFIG = Path(__file__).with_name("schemathesis.toml")


def test_schemathesis_finds_no_fault(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path, check_workers=1))
    database = connect(app.state.settings)
    migrating.upgrade(database)
    with database.writing() as session:
        articles.keep_report(session, articles.add_article(session, WRONG), check(WRONG))
    with running(app) as address:
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", CONFIG, "--no-color", "run"]
        options = [f"{address}/openapi.json", "--max-examples", "2", "--seed", "1", "--max-time", "15"]
        done = subprocess.run([*command, *options], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    assert "Tested: 21" in done.stdout
