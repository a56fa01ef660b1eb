"""Who may do what: accounts, roles on every route, sessions, requests that other sites forge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from service.api import create_app
from service.api.gate import RANKS, role_for
from service.cli import app as cli
from service.settings import Settings, is_loopback
from service.store import migrating, users
from service.store.database import Database, connect
from service.store.schema import Role

OUTSIDE = "https://redaksi.example"
ROLES: tuple[Role, ...] = ("reviewer", "editor", "admin")


@dataclass
class Newsroom:
    app: FastAPI
    database: Database
    tokens: dict[str, str]

    def browser(self) -> TestClient:
        return TestClient(self.app, base_url=OUTSIDE, follow_redirects=False)

    def program(self, role: str) -> TestClient:
        client = self.browser()
        client.headers["Authorization"] = f"Bearer {self.tokens[role]}"
        return client


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    settings = Settings(data=tmp_path_factory.mktemp("newsroom"), host="0.0.0.0", login_rate="50/minute")
    database = connect(settings)
    migrating.upgrade(database)
    with database.writing() as session:
        tokens = {role: users.add_user(session, role.title(), role) for role in ROLES}
    app = create_app(settings)
    yield Newsroom(app, database, tokens)
    app.state.workers.stop()
    database.engine.dispose()


def every_route(app: FastAPI) -> list[tuple[str, str]]:
    """Method and address of every route there is, whether the documentation shows it or not."""
    routes = [route for route in iter_route_contexts(app.routes) if route.methods]
    found = [(method, re.sub(r"{[^}]*}", "1", route.path or "")) for route in routes for method in route.methods or ()]
    assert len(found) > 25
    return sorted(found)


PUBLIC = {"/healthz", "/readyz", "/login", "/v2/languages", "/v2/check"}


def test_no_route_lets_a_stranger_in(newsroom: Newsroom) -> None:
    stranger = newsroom.browser()
    for method, path in every_route(newsroom.app):
        answer = stranger.request(method, path)
        if path in PUBLIC:
            assert role_for(method, path) is None
        else:
            assert answer.status_code == 401, (method, path)
            assert answer.headers["www-authenticate"] == "Bearer"
    assert stranger.get("/tidak-ada").status_code == 401
    assert stranger.post("/v2/check", data={"language": "id", "text": "a"}).status_code == 401


@pytest.mark.parametrize("role", ROLES)
def test_no_role_may_do_what_another_must(newsroom: Newsroom, role: Role) -> None:
    client = newsroom.program(role)
    for method, path in every_route(newsroom.app):
        needed = role_for(method, path)
        if needed is not None and RANKS[needed] > RANKS[role]:
            assert client.request(method, path).status_code == 403, (method, path)


def test_what_roles_are_for() -> None:
    assert role_for("GET", "/review") == "reviewer"
    assert role_for("POST", "/v1/findings/1/decisions") == "reviewer"
    for method, path in (("POST", "/review/all"), ("GET", "/review/gold.zip"), ("POST", "/v1/jobs/7/cancel")):
        assert role_for(method, path) == "editor"
    assert role_for("GET", "/metrics") == role_for("HEAD", "/metrics") == "admin"
    assert role_for("GET", "/static/../metrics") is None  # where the router finds a static file, or nothing


def test_a_browser_is_led_to_the_login_and_back(newsroom: Newsroom) -> None:
    browser = newsroom.browser()
    led = browser.get("/review?status=open", headers={"Accept": "text/html"})
    assert led.status_code == 303
    assert led.headers["location"] == "/login?next=%2Freview%3Fstatus%3Dopen"
    assert 'value="/review?status=open"' in browser.get(led.headers["location"]).text
    form = {"token": newsroom.tokens["editor"], "next": "/review?status=open"}
    entered = browser.post("/login", data=form)
    assert entered.headers["location"] == "/review?status=open"
    cookie = entered.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=lax", "Secure"} <= set(cookie.split("; "))
    assert newsroom.tokens["editor"] not in cookie
    assert browser.get("/review").status_code == 200
    assert browser.post("/logout").status_code == 303
    assert browser.get("/review").status_code == 401


@pytest.mark.parametrize(
    "there", ["//jahat.example", "https://jahat.example", "/\\jahat.example", "javascript:alert(1)"]
)
def test_the_login_leads_nowhere_else(newsroom: Newsroom, there: str) -> None:
    entered = newsroom.browser().post("/login", data={"token": newsroom.tokens["reviewer"], "next": there})
    assert entered.headers["location"] == "/"


def test_a_session_that_was_planted_is_not_taken_over(newsroom: Newsroom) -> None:
    browser = newsroom.browser()
    browser.cookies.set("cekangka", "ditanam")
    browser.post("/login", data={"token": newsroom.tokens["reviewer"]}, headers={"Cookie": "cekangka=ditanam"})
    planted = newsroom.browser()
    assert planted.get("/review", headers={"Cookie": "cekangka=ditanam"}).status_code == 401


def test_a_session_ends_with_logging_out_and_with_a_new_token(newsroom: Newsroom) -> None:
    with newsroom.database.writing() as session:
        token = users.add_user(session, "Tamu", "reviewer")
    browser = newsroom.browser()
    browser.post("/login", data={"token": token})
    held = {"Cookie": f"cekangka={browser.cookies['cekangka']}"}
    assert newsroom.browser().get("/review", headers=held).status_code == 200
    with newsroom.database.writing() as session:
        users.add_user(session, "Tamu", "reviewer")
    assert newsroom.browser().get("/review", headers=held).status_code == 401
    assert newsroom.browser().post("/login", data={"token": token}).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://jahat.example"},
        {"Origin": "null"},
        {"Origin": "https://["},
    ],
)
def test_what_another_site_makes_a_browser_send_is_refused(newsroom: Newsroom, headers: dict[str, str]) -> None:
    browser = newsroom.browser()
    browser.post("/login", data={"token": newsroom.tokens["admin"]})
    for path in ("/review/1", "/review/all", "/articles", "/jobs", "/logout", "/login", "/v1/articles", "/"):
        answer = browser.post(path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "cross-origin"), path
    assert browser.get("/review").status_code == 200  # still logged in


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": OUTSIDE}, {}])
def test_what_our_own_pages_send_is_taken(newsroom: Newsroom, headers: dict[str, str]) -> None:
    browser = newsroom.browser()
    browser.post("/login", data={"token": newsroom.tokens["admin"]})
    assert browser.post("/logout", headers=headers).status_code == 303


def test_guessing_tokens_is_slowed_down(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path, host="0.0.0.0", login_rate="3/minute"))
    migrating.upgrade(connect(app.state.settings))
    client = TestClient(app, base_url=OUTSIDE)
    answers = [client.post("/login", data={"token": f"cek_{n}"}).status_code for n in range(5)]
    assert answers == [401, 401, 401, 429, 429]


def test_one_account_can_not_ask_for_everything(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path, host="0.0.0.0", rate="3/minute"))
    database = connect(app.state.settings)
    migrating.upgrade(database)
    with database.writing() as session:
        sari, budi = (users.add_user(session, name, "reviewer") for name in ("Sari", "Budi"))
    client = TestClient(app, base_url=OUTSIDE)

    def asked(token: str) -> int:
        return client.get("/v1/rules", headers={"Authorization": f"Bearer {token}"}).status_code

    assert [asked(sari) for _ in range(4)] == [200, 200, 200, 429]
    assert asked(budi) == 200


def test_languagetools_clients_send_their_token_as_a_key(newsroom: Newsroom) -> None:
    form = {"language": "id", "text": " ", "username": "sari", "apiKey": newsroom.tokens["reviewer"]}
    assert newsroom.browser().post("/v2/check", data=form).status_code == 200
    assert newsroom.browser().post("/v2/check", data=form | {"apiKey": "cek_x"}).status_code == 401


def test_a_page_that_names_itself_localhost_gets_no_further(client: TestClient) -> None:
    """DNS rebinding: another site's name that suddenly leads to this machine."""
    assert client.get("/healthz", headers={"Host": "jahat.example"}).status_code == 421
    assert client.get("/healthz", headers={"Host": "localhost:8000"}).status_code == 200


def test_a_reviewer_may_not_approve(newsroom: Newsroom) -> None:
    form = {"version": "0", "verdict": "approve"}
    assert newsroom.program("reviewer").post("/review/1", data=form).status_code == 403


def test_the_service_does_not_start_open_to_others(tmp_path: Path) -> None:
    environment = {"CEKANGKA_DATA": str(tmp_path)}
    refused = CliRunner().invoke(cli, ["serve", "--host", "0.0.0.0"], env=environment)
    assert refused.exit_code == 2
    assert "cekangka user add" in refused.output
    assert not TestClient(create_app(Settings(data=tmp_path, host="0.0.0.0"))).get("/v1/rules").is_success


def test_a_token_is_shown_once_and_not_kept(tmp_path: Path) -> None:
    environment = {"CEKANGKA_DATA": str(tmp_path)}
    added = CliRunner().invoke(cli, ["user", "add", "Sari", "--role", "editor"], env=environment)
    (token,) = re.findall(r"^cek_\S{40,}$", added.stdout, re.M)
    assert all(token.encode() not in file.read_bytes() for file in tmp_path.iterdir())
    app = create_app(Settings(data=tmp_path))
    client = TestClient(app, base_url="http://localhost")
    assert client.get("/v1/rules").status_code == 401
    assert client.get("/v1/rules", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    CliRunner().invoke(cli, ["user", "remove", "Sari"], env=environment)
    assert client.get("/v1/rules", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    assert CliRunner().invoke(cli, ["user", "remove", "Budi"], env=environment).exit_code == 2


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("localhost", True)]
    + [(host, False) for host in ("0.0.0.0", "::", "", "192.168.1.2", "localhost.jahat.example")],
)
def test_what_only_this_machine_can_reach(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback
