"""What holds for the whole service: health, documentation, errors, headers."""

import re

from fastapi.testclient import TestClient


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json()["status"] == "ok"


def test_the_documentation_comes_from_this_server_alone(client: TestClient) -> None:
    page = client.get("/docs").text
    assert re.findall(r"(?:src|href)=\"(?!/|data:)", page) == []
    for asset in re.findall(r'(?:src|href)="(/[^"]+)"', page):
        assert client.get(asset).status_code == 200, asset
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/v1/check", "/healthz"} <= set(paths)
    assert "413" in paths["/v1/check"]["post"]["responses"]


def test_unknown_addresses_and_methods_are_problems(client: TestClient) -> None:
    assert client.get("/tidak-ada").json()["code"] == "not-found"
    refused = client.get("/v1/check")
    assert refused.json()["code"] == "method-not-allowed"
    assert refused.headers["allow"] == "POST"


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    for path in ("/", "/docs", "/v1/check", "/static/style.css", "/tidak-ada"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
