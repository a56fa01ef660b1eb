"""The fixtures of the service's tests: our own press releases, and a real server for those that need one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from databases import database, empty, empty_twin, migrated_postgres, postgres, settings  # noqa: F401
from fastapi.testclient import TestClient
from running import running

from service.api import create_app
from service.settings import Settings

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync"]
LOCAL = "http://127.0.0.1:8000"
FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How the browser is started, where there is one: Debian's, and asking nobody anything."""
    return {"executable_path": shutil.which("chromium"), "args": QUIET}


@pytest.fixture(scope="session")
def release() -> str:
    """Our press release: 25 figures, 13 repeated paragraphs, a sum of seven parts that adds up."""
    return (FIXTURES / "release" / "siaran-pers.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def broken() -> str:
    """Its twin in which two digits of one part are swapped: 9.131 for 9.311."""
    return (FIXTURES / "release" / "siaran-pers-digit-tertukar.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(Settings()), base_url=LOCAL) as client:
        yield client


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """The address of a server of our own."""
    with running(create_app(Settings())) as address:
        yield address
