"""The fixtures of the service's tests: our own press releases, and a real server for those that need one."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from databases import database, empty, empty_twin, migrated_postgres, postgres, settings  # noqa: F401
from fastapi.testclient import TestClient

from service.api import create_app
from service.settings import Settings

LOCAL = "http://127.0.0.1:8000"
FIXTURES = Path(__file__).parents[2] / "fixtures"


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
    server = uvicorn.Server(uvicorn.Config(create_app(Settings()), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
        assert thread.is_alive(), "the server did not start"
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(5)
