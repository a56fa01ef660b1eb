"""The newsroom's pages without scripts: plain requests, plain HTML, on both databases."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from extractor import check
from service.api import create_app
from service.settings import Settings
from service.store import articles, deciding, users
from service.store.database import Database
from service.store.deciding import Verdict
from service.store.schema import Finding

WRONG = "Sebanyak 120 warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki."
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def desk(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


@pytest.fixture
def finding(database: Database) -> int:
    with database.writing() as session:
        article = articles.add_article(session, WRONG, source="detik.com")
        articles.keep_report(session, article, check(WRONG))
        return session.query(Finding.id).scalar()


def judge(desk: TestClient, finding: int, verdict: str, version: int = 0, part: bool = False, **fields: str):  # type: ignore[no-untyped-def]
    data = {"version": str(version), "verdict": verdict, "back": "/review?status=open", **fields}
    return desk.post(f"/review/{finding}" + ("?part=ticket" if part else ""), data=data)


def test_pages_of_an_empty_newsroom(desk: TestClient) -> None:
    for address in ("/review", "/archive", "/jobs", "/trends", "/review/all?up_to=0"):
        assert desk.get(address).status_code == 200, address
    assert "The archive is empty" in desk.get("/archive?lang=en").text
    assert "The archive is empty" in desk.get("/archive").text  # the language is remembered


def test_a_decision_without_script_leads_back_to_the_queue(desk: TestClient, finding: int) -> None:
    answer = judge(desk, finding, "dismiss:unrelated")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/review?status=open#t{finding}")
    page = desk.get("/review?status=dismissed").text
    assert "angkanya tidak berkaitan" in page
    assert "redaksi" in page


@pytest.mark.parametrize("back", ["https://jahat.example", "//jahat.example", "/\\jahat.example", ""])
def test_the_way_back_never_leads_elsewhere(desk: TestClient, finding: int, back: str) -> None:
    answer = judge(desk, finding, "confirm", back=back)
    assert answer.headers["location"] == f"/review#t{finding}"


def test_a_late_decision_is_409_and_shows_both(desk: TestClient, database: Database, finding: int) -> None:
    with database.writing() as session:
        deciding.decide(session, finding, 0, users.user_named(session, "Budi"), Verdict("dismiss", reason="rounding"))
    for part in (True, False):
        answer = judge(desk, finding, "confirm", part=part)
        assert answer.status_code == 409
        for words in ("Budi", "cocok, hanya pembulatan", "Memang tidak cocok"):
            assert words in answer.text


@pytest.mark.parametrize(
    ("verdict", "status"),
    [("dismiss", 422), ("dismiss:x", 422), ("correct", 422), ("approve", 422), ("undo", 422), ("apa", 422)],
)
def test_a_decision_that_makes_no_sense_is_said_in_a_sentence(
    desk: TestClient, finding: int, verdict: str, status: int
) -> None:
    assert judge(desk, finding, verdict, part=True).status_code == status


def test_a_correction_from_a_suggestion_or_typed(desk: TestClient, database: Database, finding: int) -> None:
    assert judge(desk, finding, "correct", figure=f"t{finding}-f2", value=" 60 ").status_code == 303
    assert judge(desk, finding, f"correct:t{finding}-f1=130", version=1).status_code == 303
    with database.reading() as session:
        assert session.get_one(Finding, finding).correction == {"figure": "f1", "written": "120", "value": "130"}


def test_what_people_write_never_becomes_markup(desk: TestClient, database: Database, finding: int) -> None:
    with database.writing() as session:
        text = f"{EVIL} Sebanyak 50 orang, terdiri dari 20 pria {EVIL} dan 10 wanita."
        article = articles.add_article(session, text, title=EVIL, source=EVIL)
        articles.keep_report(session, article, check(text, title=EVIL, source=EVIL))
    assert EVIL not in judge(desk, finding, "comment", part=True, comment=EVIL).text
    desk.post("/jobs", files={"files": (f"{EVIL}.jsonl", b"bukan json")})
    addresses = ["/review", "/archive", f"/archive?q={EVIL}", "/articles/2", "/jobs", "/jobs/1", f"/review?site={EVIL}"]
    for address in addresses:
        page = desk.get(address)
        assert page.status_code == 200, address
        assert "<script>alert" not in page.text, address


@pytest.mark.parametrize(
    "address",
    [
        "/articles/99",
        "/articles/1?report=99",
        "/jobs/99",
        "/review?after=x",
        "/review?since=kemarin",
        "/review?reviewer=x",
        "/archive?after=x",
        "/archive?sort=x",
    ],
)
def test_addresses_that_lead_nowhere(desk: TestClient, finding: int, address: str) -> None:
    assert desk.get(address).status_code in (404, 422)


def test_many_at_once(desk: TestClient, finding: int) -> None:
    assert "1 temuan" in desk.get("/review/all?status=open&up_to=100").text
    answer = desk.post("/review/all?status=open", data={"up_to": "100", "verdict": "dismiss:unrelated"})
    assert answer.status_code == 303
    assert "Batalkan semuanya" in desk.get(answer.headers["location"]).text
    assert desk.post("/review/all?status=open", data={"up_to": "100", "verdict": "confirm"}).status_code == 422
    assert desk.post("/review/batches/1/undo").status_code == 303
    assert desk.post("/review/batches/1/undo").status_code == 409
    assert desk.post("/review/batches/9/undo").status_code == 404


def test_judged_articles_can_be_downloaded_as_annotations(desk: TestClient, finding: int) -> None:
    judge(desk, finding, "confirm")
    with zipfile.ZipFile(io.BytesIO(desk.get("/review/gold.zip").content)) as archive:
        assert archive.namelist() == ["artikel-1.txt", "artikel-1.json"]
        assert archive.read("artikel-1.txt").decode() == WRONG
        assert json.loads(archive.read("artikel-1.json"))["relations"][0]["verdict"] == "inconsistent"


def test_saving_checking_again_and_reading_an_earlier_check(desk: TestClient) -> None:
    saved = desk.post("/articles", data={"text": WRONG, "published": "2024-05-01"})
    assert saved.headers["location"] == desk.post("/articles", data={"text": WRONG}).headers["location"]
    address = saved.headers["location"]
    assert desk.post(f"{address}/check").status_code == 303
    assert "1 Mei 2024" in desk.get(address).text
    assert desk.get(f"{address}?report=1").status_code == 200
    assert desk.post("/articles", data={"text": " "}).status_code == 422
    assert desk.post("/articles", data={"text": "x", "published": "kemarin"}).status_code == 422


def test_a_job_without_files_and_one_too_large(desk: TestClient, settings: Settings) -> None:
    assert desk.post("/jobs", files={"files": ("", b"")}).status_code == 422
    small = create_app(settings.model_copy(update={"max_upload": 10_000}))
    with TestClient(small, base_url="http://127.0.0.1") as client:
        assert client.post("/jobs", files={"files": ("a.txt", b"x" * 20_000)}).status_code == 413
        assert client.post("/jobs", files={"files": ("a.txt", b"Sebanyak 10 orang.")}).status_code == 200


def test_trends_count_findings_by_month(desk: TestClient) -> None:
    desk.post("/articles", data={"text": WRONG, "published": "2024-05-01"})
    page = desk.get("/trends").text
    assert "2024-05: penjumlahan 1" in page
