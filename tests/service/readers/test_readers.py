import json
from datetime import date
from pathlib import Path

import pytest

from service.readers import Submission, Unreadable, read


def articles(*paths: Path) -> list[Submission]:
    found = list(read(paths))
    assert all(isinstance(item, Submission) for item in found)
    return [item for item in found if isinstance(item, Submission)]


def test_a_text_file_is_an_article_named_by_its_stem(tmp_path: Path) -> None:
    path = tmp_path / "banjir-01.txt"
    path.write_bytes(b"Sebanyak 10 rumah.\r\n")
    assert articles(path) == [Submission("Sebanyak 10 rumah.\r\n", id="banjir-01")]


def test_a_folder_is_read_by_name_with_its_subfolders_and_skips_what_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.TXT", "b/x.md", "gambar.png", "c.json"):
        (tmp_path / name).write_text("10 orang")
    assert [article.id for article in articles(tmp_path)] == ["a", "x", "c"]


def test_jsonl_gives_one_article_a_line(tmp_path: Path) -> None:
    path = tmp_path / "arsip.jsonl"
    full = {"id": "a", "text": "10 orang", "title": "J", "published": "2023-11-15T08:00:00+07:00", "source": "x"}
    path.write_text(json.dumps(full) + "\n\n" + json.dumps({"text": "lone \ud800 surrogate"}) + "\n")
    first, second = articles(path)
    assert first == Submission("10 orang", "a", "J", published=date(2023, 11, 15), source="x")
    assert second.text == "lone \ud800 surrogate"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "JSON"),
        (b"[1]", '"text"'),
        (b'{"text": 5}', '"text"'),
        (b'{"text": "  "}', "no text"),
        (b'{"text": "a", "published": "kemarin"}', "kemarin"),
        (b'{"text": "a", "id": [7]}', '"id"'),
        (b'{"text": "\xff\xfe\xc3\xa9"}', "byte 10"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_a_bad_line_says_what_is_wrong_and_where_and_does_not_stop_the_rest(
    tmp_path: Path, line: bytes, says: str
) -> None:
    path = tmp_path / "arsip.jsonl"
    path.write_bytes(line + b'\n{"text": "10 orang"}\n')
    bad, good = read([path])
    assert isinstance(bad, Unreadable)
    assert bad.where == f"{path}:1"
    assert says in bad.why.en
    assert isinstance(good, Submission)


def test_what_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    for name in ("tidak-ada.txt", "tidak-ada.jsonl"):
        (missing,) = read([tmp_path / name])
        assert isinstance(missing, Unreadable)
        assert missing.why.id == "Berkas tidak ditemukan."
