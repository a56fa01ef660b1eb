import json

import jsonschema
import pytest
from fastapi.testclient import TestClient

from service.schema import report_schema

PROBLEM = "application/problem+json"


def test_the_report_of_a_broken_release(client: TestClient, broken: str) -> None:
    answer = client.post("/v1/check", json={"text": broken, "title": "Rilis", "published": "2023-11-15"})
    assert answer.status_code == 200
    report = answer.json()
    jsonschema.validate(report, json.loads(report_schema()))
    (wrong,) = [check for check in report["checks"] if check["verdict"] == "inconsistent"]
    assert wrong["difference"].lstrip("-") == "180"
    assert wrong["repairs"][0]["value"] == "9311"
    assert sum(p["duplicate_of"] is not None for p in report["paragraphs"]) == 13
    assert report["article"]["title"] == "Rilis"


def test_a_rule_can_be_switched_off(client: TestClient, broken: str) -> None:
    answer = client.post("/v1/check", json={"text": broken, "rules_off": ["sum"]})
    assert all(check["rule"] != "sum" for check in answer.json()["checks"])


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": ""}, 422, "empty-text"),
        ({"text": " \n\u00a0"}, 422, "empty-text"),
        ({}, 422, "invalid-request"),
        ({"text": 7}, 422, "invalid-request"),
        ({"text": "a", "published": "kemarin"}, 422, "invalid-request"),
        ({"text": "a", "teks": "b"}, 422, "invalid-request"),
        ([], 422, "invalid-request"),
    ],
)
def test_bad_requests_get_problem_details(client: TestClient, body: object, status: int, code: str) -> None:
    answer = client.post("/v1/check", content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    problem = answer.json()
    assert problem["type"] == f"urn:cekangka:problem:{code}"
    assert (problem["code"], problem["status"]) == (code, status)
    assert problem["detail"]


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"", b"[" * 100_000])
def test_a_body_that_is_no_json(client: TestClient, body: bytes) -> None:
    answer = client.post("/v1/check", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == PROBLEM


def test_problems_name_the_field_and_speak_the_clients_language(client: TestClient) -> None:
    body = {"text": "a", "published": "kemarin"}
    english = client.post("/v1/check", json=body, headers={"Accept-Language": "en-GB,id;q=0.5"})
    assert english.json()["errors"][0]["field"] == "published"
    assert "right form" in english.json()["detail"]
    assert client.post("/v1/check", json={"text": ""}).json()["detail"] == "Tidak ada teks untuk diperiksa."


@pytest.mark.parametrize("size", [1_000_001, 5_000_000, 40_000_000])
def test_a_body_over_the_limit_is_413(client: TestClient, size: int) -> None:
    answer = client.post("/v1/check", content=b"x" * size)
    assert answer.status_code == 413
    assert answer.json()["code"] == "body-too-large"


def test_a_body_without_a_length_is_limited_too(client: TestClient) -> None:
    answer = client.post("/v1/check", content=(b"x" * 100_000 for _ in range(50)))
    assert answer.status_code == 413


def test_right_to_left_marks_count_as_the_code_points_they_are(client: TestClient) -> None:
    report = client.post("/v1/check", json={"text": "\u200f\U0001f30b Sebanyak 10 orang\u202e mengungsi."}).json()
    assert [(figure["start"], figure["number"]) for figure in report["figures"]] == [(12, "10")]


def test_a_lone_surrogate_is_read_past_and_kept(client: TestClient) -> None:
    body = json.dumps({"text": "\ud800 Sebanyak 10 orang.", "title": "a\udfff"})
    answer = client.post("/v1/check", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200
    assert answer.json()["article"]["title"] == "a\udfff"
    assert answer.json()["figures"][0]["start"] == 11


def test_a_file_is_read_by_its_ending(client: TestClient, broken: str) -> None:
    answer = client.post("/v1/check/file", files={"file": ("../../rilis.txt", broken.encode())})
    assert answer.status_code == 200, answer.text
    checked = answer.json()
    assert checked["text"] == broken
    assert checked["report"]["article"]["id"] == "rilis"
    assert [c["repairs"][0]["written"] for c in checked["report"]["checks"] if c["verdict"] == "inconsistent"] == [
        "9.311"
    ]


def test_a_page_is_read_as_a_page(client: TestClient) -> None:
    page = (
        "<html><head><title>Banjir</title></head><body><nav>Beranda</nav><article><h1>Banjir</h1><p>Sebanyak 120 warga "
        "mengungsi, terdiri dari 70 perempuan dan 60 laki-laki.</p></article></body></html>"
    )
    checked = client.post("/v1/check/file", files={"file": ("a.html", page)}).json()
    assert "<p>" not in checked["text"]
    assert [c["verdict"] for c in checked["report"]["checks"]] == ["inconsistent"]


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", b"%PDF-1.7 rusak"), ("a.docx", b"PK\x03\x04"), ("a.txt", b"\x00\x01"), ("a.txt", b"")]
)
def test_an_unreadable_file_says_why(client: TestClient, name: str, data: bytes) -> None:
    answer = client.post("/v1/check/file", files={"file": (name, data)})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json()["code"] in ("unreadable-file", "invalid-request")
