"""Attacks tried; docs/operations.md says what happened. Those on accounts stand in test_access.py."""

from __future__ import annotations

import json
import logging
import socket
import zlib
from collections.abc import Iterator
from pathlib import Path
from select import select
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi.testclient import TestClient
from running import running

from service.api import create_app
from service.api.logs import configure
from service.settings import Settings
from service.store import migrating, users
from service.store.database import connect

EVIL = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
SECRET = "Rahasia: sebanyak 771.773 orang."


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with little patience."""
    settings = Settings(
        data=tmp_path_factory.mktemp("attacked"), patience=1, check_workers=1, check_deadline=2, max_upload=3_000_000
    )
    migrating.upgrade(connect(settings))
    with running(create_app(settings)) as address:
        yield address


def raw(address: str, head: str) -> socket.socket:
    url = urlsplit(address)
    connection = socket.create_connection((url.hostname or "", url.port or 0), timeout=20)
    connection.sendall(head.format(host=url.netloc).replace("\n", "\r\n").encode())
    return connection


def test_a_client_that_sends_slowly_is_let_go(address: str) -> None:
    with raw(address, "POST /v1/check HTTP/1.1\nHost: {host}\nContent-Length: 50\n\nx") as slow:
        assert slow.recv(100).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("head", ["", "POST /v1/check HTTP/1.1\nHost: {host}\nX-"])
def test_a_client_that_sends_its_headers_slowly_is_let_go(address: str, head: str) -> None:
    with raw(address, head) as slow:
        slow.settimeout(5)
        assert slow.recv(100) == b""


def test_a_client_that_dawdles_over_its_second_request_is_let_go_too(address: str) -> None:
    with raw(address, "GET /healthz HTTP/1.1\nHost: {host}\n\n") as slow:
        assert slow.recv(10_000).startswith(b"HTTP/1.1 200")
        slow.sendall(b"GET /heal")
        slow.settimeout(5)
        while slow.recv(10_000):
            pass


def test_an_upload_that_comes_too_slowly_is_let_go(address: str) -> None:
    kind = "multipart/form-data; boundary=x"
    head = f"POST /v1/check/file HTTP/1.1\nHost: {{host}}\nContent-Type: {kind}\nContent-Length: 100000\n\n--x"
    with raw(address, head) as slow:
        assert slow.recv(100).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("path", ["/v1/check", "/v1/check/file", "/v1/jobs", "/jobs"])
def test_a_body_of_no_stated_length_is_cut_off_at_the_limit(address: str, path: str) -> None:
    kind = "multipart/form-data; boundary=x"
    head = f"POST {path} HTTP/1.1\nHost: {{host}}\nContent-Type: {kind}\nTransfer-Encoding: chunked\n\n"
    part = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    chunk = b"10000\r\n" + b"0" * 65536 + b"\r\n"
    sent = 0
    with raw(address, head) as connection:
        connection.sendall(b"%x\r\n%s\r\n" % (len(part), part))
        while not select([connection], [], [], 0.01 if sent > 900_000 else 0)[0] and sent < 10_000_000:
            sent += connection.send(chunk)
        answer = b""
        while b"}" not in answer:
            answer += connection.recv(10_000)
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"application/problem+json" in answer
    assert b"body-too-large" in answer
    assert 900_000 < sent < 4_000_000


@pytest.mark.parametrize("path", ["/v1/check", "/v1/check/file", "/v1/jobs", "/jobs", "/articles"])
def test_ten_gigabytes_are_not_taken_in(address: str, path: str) -> None:
    kind = "multipart/form-data; boundary=x"
    head = f"POST {path} HTTP/1.1\nHost: {{host}}\nContent-Type: {kind}\nContent-Length: 10000000000\n\n"
    part = '--x\nContent-Disposition: form-data; name="files"; filename="a.txt"\n\n'
    sent = 0
    with raw(address, head + part) as connection:
        connection.setblocking(True)
        connection.settimeout(20)
        try:
            while sent < 100_000_000:
                sent += connection.send(b"0" * 65536)
        except (BrokenPipeError, ConnectionResetError):
            pass
    assert sent < 100_000_000


def test_a_pdf_bomb_ends_at_its_deadline_and_delays_nobody_after(address: str) -> None:
    stream = zlib.compress(b"0 0 m 1 1 l S\n" * 3_000_000, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    pdf = b"%PDF-1.7\n" + b"".join(b"%d 0 obj%s endobj\n" % (n, one) for n, one in enumerate(objects, 1))
    pdf += b"trailer<</Root 1 0 R>>\n%%EOF"
    client = httpx.Client(base_url=address, timeout=60)
    answer = client.post("/v1/check/file", files={"file": ("bom.pdf", pdf)})
    assert answer.status_code in (422, 503), answer.text
    assert answer.json()["code"] in ("unreadable-file", "work-too-slow", "work-crashed")
    assert client.post("/v1/check", json={"text": "Sebanyak 10 orang hadir."}).status_code == 200


def test_nothing_that_is_given_becomes_markup(address: str) -> None:
    client = httpx.Client(base_url=address, timeout=60, follow_redirects=True)
    text = f"{EVIL}\nSebanyak 120 warga {EVIL}, terdiri dari 70 perempuan dan 60 laki-laki."
    kept = client.post("/v1/articles", json={"text": text, "title": EVIL, "source": EVIL, "name": EVIL}).json()
    client.post("/jobs", files={"files": (f"{EVIL}.txt".replace("/", "_"), EVIL.encode())})
    for finding in client.get("/v1/findings").json()["items"]:
        body = {"action": "comment", "version": finding["version"], "comment": EVIL}
        client.post(f"/v1/findings/{finding['id']}/decisions", json=body)
    pages = ["/review", "/archive", "/jobs", "/jobs/1", "/trends", f"/articles/{kept['id']}", f"/archive?q={EVIL}"]
    shown = [client.get(page).text for page in (*pages, f"/review?rule={EVIL}", f"/login?next={EVIL}")]
    shown.append(client.post("/", data={"text": text, "published": EVIL}).text)
    for page in shown:
        assert "<img src=x" not in page
        assert "<script>alert" not in page
    assert sum("&lt;script&gt;" in page for page in shown) >= 6


def test_no_address_is_fetched(tmp_path: Path) -> None:
    with socket.socket() as trap:
        trap.bind(("127.0.0.1", 0))
        trap.listen()
        trap.settimeout(0.3)
        url = f"http://127.0.0.1:{trap.getsockname()[1]}/"
        settings = Settings(data=tmp_path, check_workers=1)
        migrating.upgrade(connect(settings))
        page = (
            f'<html><head><link rel="canonical" href="{url}"><base href="{url}"></head><body><article><p>Sebanyak 120 '
        )
        page += f'warga hadir.</p><img src="{url}"><iframe src="{url}"></iframe></article></body></html>'
        with TestClient(create_app(settings), base_url="http://localhost") as client:
            client.post("/v1/articles", json={"text": f"Baca {url}", "source": url})
            client.post("/v1/check/file", files={"file": ("a.html", page)})
            client.post("/v1/check/file", files={"file": (url, b"Sebanyak 10 orang.")})
        with pytest.raises(TimeoutError):
            trap.accept()


def test_logs_hold_no_text_and_no_token(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    settings = Settings(data=tmp_path, host="0.0.0.0", check_workers=1)
    database = connect(settings)
    migrating.upgrade(database)
    with database.writing() as session:
        token = users.add_user(session, "Sari", "reviewer")
    before = logging.getLogger().handlers[:]
    try:
        configure("debug")
        client = TestClient(
            create_app(settings), base_url="https://a.example", raise_server_exceptions=False, follow_redirects=False
        )
        bearer = {"Authorization": f"Bearer {token}", "X-Request-ID": "dari-proksi"}
        answer = client.get("/v1/articles", params={"q": SECRET}, headers=bearer)
        assert answer.headers["x-request-id"] == "dari-proksi"
        client.post("/login", data={"token": token})
        with database.writing() as session:
            session.connection().exec_driver_sql("DROP TABLE article_words")
        assert client.get("/v1/articles", params={"q": SECRET}, headers=bearer).status_code == 500
        forged = client.get("/healthz", headers={"X-Request-ID": "a\tb"})
        assert forged.headers["x-request-id"] != "a\tb"
    finally:
        logging.getLogger().handlers[:] = before
        logging.getLogger().setLevel(logging.WARNING)
    logged = capfd.readouterr().err
    lines = [json.loads(line) for line in logged.splitlines() if line.startswith("{")]
    asked = [line for line in lines if line["message"] == "request"]
    assert [line["status"] for line in asked] == [200, 303, 500, 200]
    assert (asked[0]["request_id"], asked[0]["route"]) == ("dari-proksi", "/v1/articles")
    assert any("exc_info" in line for line in lines)
    for secret in (token, "771.773", "Rahasia"):
        assert secret not in logged
