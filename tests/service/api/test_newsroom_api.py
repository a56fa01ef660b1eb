"""/v1/articles, /v1/findings and /v1/jobs: in, judged, out again."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx2 as httpx
import pytest
from fastapi.testclient import TestClient

from extractor import check
from service.api import create_app
from service.settings import Settings
from service.store import articles
from service.store.database import Database

WRONG = "Sebanyak 120 warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki."
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def api(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def finding(database: Database) -> int:
    with database.writing() as session:
        articles.keep_report(session, articles.add_article(session, WRONG), check(WRONG))
    return 1


def test_a_text_is_kept_once_and_found_again(api: TestClient) -> None:
    body = {"text": WRONG + " \ud800", "title": EVIL, "published": "2024-01-02", "source": "http://127.0.0.1:9/x"}
    first = api.post("/v1/articles", content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert first.status_code == 201, first.text
    again = api.post("/v1/articles", content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert again.json()["id"] == first.json()["id"]
    kept = api.get(first.headers["location"])
    assert kept.json() == first.json()
    assert kept.json()["text"] == body["text"]
    assert kept.json()["report"]["checks"][0]["verdict"] == "inconsistent"
    assert api.get("/v1/articles", params={"q": "mengungsi -banjir"}).json()["items"][0]["inconsistent"] == 1
    assert api.get("/v1/articles", params={"q": "mengungsi -perempuan"}).json()["items"] == []


def test_what_has_not_changed_is_not_sent_again(api: TestClient, finding: int) -> None:
    for address in ("/v1/articles/1", f"/v1/findings/{finding}", "/v1/rules"):
        tag = api.get(address).headers["etag"]
        unchanged = api.get(address, headers={"If-None-Match": f'"x", W/{tag}'})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
    tag = api.get(f"/v1/findings/{finding}").headers["etag"]
    api.post(f"/v1/findings/{finding}/decisions", json={"action": "confirm", "version": 0})
    assert api.get(f"/v1/findings/{finding}", headers={"If-None-Match": tag}).status_code == 200


def test_lists_come_page_by_page(api: TestClient, database: Database) -> None:
    with database.writing() as session:
        for n in range(5):
            text = WRONG.replace("120", str(200 + n))
            articles.keep_report(session, articles.add_article(session, text), check(text))
    for address in ("/v1/articles", "/v1/findings"):
        seen: list[int] = []
        after: dict[str, str] = {}
        while True:
            page = api.get(address, params={"size": 2, **after}).json()
            seen += [item["id"] for item in page["items"]]
            if page["next"] is None:
                break
            after = {"after": str(page["next"])}
        assert sorted(seen) == [1, 2, 3, 4, 5], address
    for bad in ("x", "1-x", "-1", "' OR 1=1 --", str(2**40)):
        assert api.get("/v1/articles", params={"after": bad}).status_code == 422
        assert api.get("/v1/findings", params={"after": bad}).status_code == 422


@pytest.mark.parametrize(
    "evil", ["' OR '1'='1", "x'; DROP TABLE findings; --", '" OR 1 --', "%", "\\", "\x00", "NEAR("]
)
def test_no_filter_is_sql(api: TestClient, finding: int, evil: str) -> None:
    for name in ("rule", "site"):
        assert api.get("/v1/findings", params={name: evil}).json()["items"] == []
    for name in ("status", "since", "until", "after"):
        assert api.get("/v1/findings", params={name: evil}).status_code == 422
    assert api.get("/v1/articles", params={"q": evil}).status_code == 200
    assert len(api.get("/v1/findings").json()["items"]) == 1


def test_a_finding_is_judged_once_in_each_version(api: TestClient, finding: int) -> None:
    address = f"/v1/findings/{finding}/decisions"
    first = api.post(address, json={"action": "dismiss", "version": 0, "reason": "rounding", "comment": EVIL})
    assert (first.status_code, first.json()["status"], first.json()["version"]) == (201, "dismissed", 1)
    late = api.post(address, json={"action": "confirm", "version": 0})
    assert (late.status_code, late.json()["code"]) == (409, "conflict")
    log = api.get(address).json()
    assert [(line["action"], line["accepted"]) for line in log] == [("dismiss", True), ("confirm", False)]
    assert log[0]["comment"] == EVIL  # as it was given: who shows it escapes it
    undone = api.post(address, json={"action": "undo", "version": 1}).json()
    assert undone["status"] == "open"
    assert api.post(address, json={"action": "dismiss", "version": 2}).json()["code"] == "not-allowed"
    assert api.post("/v1/findings/99/decisions", json={"action": "confirm", "version": 0}).status_code == 404


def test_a_client_that_did_not_hear_may_ask_again(api: TestClient, finding: int) -> None:
    address, key = f"/v1/findings/{finding}/decisions", {"Idempotency-Key": "k-1"}
    body = {"action": "confirm", "version": 0}
    first, again = (api.post(address, json=body, headers=key) for _ in range(2))
    assert (again.status_code, again.json()) == (201, first.json())
    assert len(api.get(address).json()) == 1
    other = api.post(address, json=body | {"action": "undo"}, headers=key)
    assert (other.status_code, other.json()["code"]) == (409, "idempotency-key-reused")


def test_a_correction_names_a_figure_of_the_excerpt(api: TestClient, finding: int) -> None:
    shown = api.get(f"/v1/findings/{finding}").json()
    figure = shown["excerpt"]["report"]["figures"][0]
    body = {"action": "correct", "version": 0, "correction": {"figure": figure["id"], "value": "130"}}
    corrected = api.post(f"/v1/findings/{finding}/decisions", json=body).json()
    assert corrected["correction"] == {"figure": figure["id"], "written": "120", "value": "130"}


def test_a_job_is_taken_in_watched_and_cancelled(api: TestClient) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../../etc/jahat.txt", WRONG)
        archive.writestr("a.jsonl", json.dumps({"id": "b", "text": WRONG + " Lagi."}) + "\nbukan json\n")
        archive.writestr("bom.txt", b"0" * 30_000_000, zipfile.ZIP_DEFLATED)
    key = {"Idempotency-Key": "once"}
    sent = {"files": ("../rilis.zip", packed.getvalue())}
    taken, again = (api.post("/v1/jobs", files=sent, headers=key) for _ in range(2))
    assert (taken.status_code, taken.json()["total"]) == (202, 4), taken.text
    assert again.json()["id"] == taken.json()["id"]
    address = taken.headers["location"]
    lines = [json.loads(line) for line in api.get(f"{address}/results").text.splitlines()]
    assert [line["position"] for line in lines] == [0, 1, 2, 3]
    assert sum(line["problem"] is not None for line in lines) == 2
    assert api.get(f"{address}/results?after=2").text.count("\n") == 1
    assert api.post(f"{address}/cancel").json()["state"] == "cancelled"
    assert [job["state"] for job in api.get("/v1/jobs").json()["items"]] == ["cancelled"]
    assert api.get("/v1/jobs/99/results").status_code == 404


def test_a_key_stands_for_what_is_in_the_files(api: TestClient) -> None:
    key = {"Idempotency-Key": "k"}
    answers = [
        api.post("/v1/jobs", files={"files": ("a.txt", text.encode())}, headers=key).status_code
        for text in (WRONG, WRONG, WRONG.replace("120", "130"))
    ]
    assert answers == [202, 202, 409]


def test_the_same_request_twice_at_once_is_done_once(api: TestClient) -> None:
    def hand_in(_: int) -> httpx.Response:
        return api.post("/v1/jobs", files={"files": ("a.txt", WRONG.encode())}, headers={"Idempotency-Key": "k"})

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(hand_in, range(4)))
    assert [answer.status_code for answer in answers] == [202] * 4
    assert {answer.json()["id"] for answer in answers} == {1}


def test_a_poisonous_document_costs_an_upload_nothing_but_itself(database: Database, settings: Settings) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("1.txt", WRONG)
        archive.writestr(
            "2.html", "<article>" + "<p>Sebanyak <b>10</b> orang hadir.</p>" * 100_000, zipfile.ZIP_DEFLATED
        )
        archive.writestr("3.txt", WRONG)
    with TestClient(create_app(settings.model_copy(update={"deadline": 1})), base_url="http://localhost") as api:
        taken = api.post("/v1/jobs", files={"files": ("a.zip", packed.getvalue())})
        assert (taken.status_code, taken.json()["total"]) == (202, 3), taken.text
        lines = [json.loads(line) for line in api.get(f"{taken.headers['location']}/results").text.splitlines()]
    assert [(line["origin"], line["problem"] is not None) for line in lines] == [
        ("1", False),
        ("a.zip/2.html", True),
        ("3", False),
    ]
    assert "terlalu lama" in lines[1]["problem"]["id"].casefold()


def test_it_says_whether_it_can_work_and_what_it_did(api: TestClient) -> None:
    assert api.get("/readyz").json()["status"] == "ok"
    assert api.get("/v1/version").json()["schema_version"] == "1"
    api.get("/v1/articles/77")
    counted = api.get("/metrics").text
    assert 'cekangka_requests_total{method="GET",route="/v1/articles/{article_id}",status="404"} 1.0' in counted
    assert "/v1/articles/77" not in counted


def test_without_an_archive_it_is_not_ready(client: TestClient, tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = TestClient(create_app(Settings(data=tmp_path_factory.mktemp("empty"))), base_url="http://127.0.0.1")
    assert empty.get("/readyz").status_code == 503
    assert empty.get("/healthz").status_code == 200
