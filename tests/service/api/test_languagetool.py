"""LanguageTool's API, with a client that was written for LanguageTool, over a real connection."""

from __future__ import annotations

import json

import language_tool_python
import pytest
from fastapi.testclient import TestClient

WRONG = "Sebanyak 120 warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki."


@pytest.fixture(scope="module")
def editor(served: str) -> language_tool_python.LanguageTool:
    return language_tool_python.LanguageTool("id-ID", remote_server=served)


def test_a_client_is_told_the_repair(editor: language_tool_python.LanguageTool, broken: str) -> None:
    (match,) = editor.check(broken)
    assert broken[match.offset : match.offset + match.error_length] == "9.131"
    assert match.replacements == ["9.311"]
    assert match.rule_id == "sum"
    assert editor.correct(broken) == broken.replace("9.131", "9.311", 1)


def test_emoji_before_the_figure_move_nothing(editor: language_tool_python.LanguageTool, broken: str) -> None:
    text = "📣🇮🇩 Siaran pers 👨‍👩‍👧\n" + broken
    (match,) = editor.check(text)
    assert text[match.offset : match.offset + match.error_length] == "9.131"
    assert editor.correct(text) == text.replace("9.131", "9.311", 1)


def test_offsets_count_utf16_units(client: TestClient, broken: str) -> None:
    text = "📣 Siaran pers\n" + broken
    (match,) = client.post("/v2/check", data={"language": "auto", "text": text}).json()["matches"]
    units = text.encode("utf-16-le")
    start, length = match["offset"] * 2, match["length"] * 2
    assert units[start : start + length].decode("utf-16-le") == "9.131"
    context = match["context"]
    assert context["text"][context["offset"] :][: context["length"]] == "9.131"


def test_markup_is_skipped_and_counted(client: TestClient) -> None:
    html = "<p>😀 Sebanyak <b>120</b> warga mengungsi, terdiri dari 70 perempuan&nbsp;dan 60 laki-laki.</p>"
    pieces: list[dict[str, str]] = []
    for piece in ("<p>", "😀 Sebanyak ", "<b>", "120", "</b>", " warga mengungsi, terdiri dari 70 perempuan", "&nbsp;"):
        pieces.append({"markup": piece} if piece[0] in "<&" else {"text": piece})
    pieces[-1]["interpretAs"] = " "
    pieces += [{"text": "dan 60 laki-laki."}, {"markup": "</p>"}]
    assert "".join(p.get("text", p.get("markup", "")) for p in pieces) == html
    answer = client.post("/v2/check", data={"language": "id", "data": json.dumps({"annotation": pieces})})
    (match,) = answer.json()["matches"]
    units = html.encode("utf-16-le")
    assert units[match["offset"] * 2 :][: match["length"] * 2].decode("utf-16-le") in ("120", "70", "60")


def test_a_rule_can_be_switched_off(client: TestClient) -> None:
    form = {"language": "id", "text": WRONG}
    assert client.post("/v2/check", data=form).json()["matches"]
    assert client.post("/v2/check", data=form | {"disabledRules": "sum,MORFOLOGIK"}).json()["matches"] == []


def test_text_of_another_language_is_left_alone(client: TestClient) -> None:
    answer = client.post("/v2/check", data={"language": "en-US", "text": WRONG}).json()
    assert (answer["matches"], answer["language"]["code"]) == ([], "en-US")


def test_the_listed_languages(client: TestClient) -> None:
    listed = client.get("/v2/languages").json()
    assert {"id", "id-ID", "auto"} <= {code for one in listed for code in (one["code"], one["longCode"])}


@pytest.mark.parametrize(
    "form", [{"language": "id"}, {"language": "id", "data": "{"}, {"language": "id", "data": "[]"}]
)
def test_what_is_no_text_is_a_problem(client: TestClient, form: dict[str, str]) -> None:
    answer = client.post("/v2/check", data=form)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
