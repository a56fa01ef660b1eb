"""Runs that go on: only what is new is done, what changed is done again, nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from service.archive import checking, running
from service.archive.shards import Tally


def lines(path: Path, *articles: dict[str, str]) -> Path:
    path.write_text("\n".join(map(json.dumps, articles)) + "\n")
    return path


def run(folder: Path, *paths: Path, recheck: bool = False) -> Tally:
    return running.run_to(str(folder), list(paths), processes=1, recheck=recheck)


def test_a_second_night_does_only_what_is_new_or_changed(tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": "10 orang"}, {"id": "b", "text": "20 orang"})
    assert run(tmp_path / "hasil", source).articles == 2
    lines(source, {"id": "b", "text": "20 orang"}, {"id": "a", "text": "11 orang"}, {"id": "c", "text": "30 orang"})
    second = run(tmp_path / "hasil", source)
    assert (second.articles, second.kept) == (2, 1)
    running.export(tmp_path / "hasil", tmp_path / "semua.jsonl")
    reports = [json.loads(line) for line in (tmp_path / "semua.jsonl").read_text().splitlines()]
    assert {r["article"]["id"]: r["figures"][0]["value"] for r in reports} == {"a": "11", "b": "20", "c": "30"}
    assert len(reports) == 3


def test_another_release_is_told_and_rechecked_on_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": "10 orang"})
    run(tmp_path / "hasil", source)
    monkeypatch.setattr("service.archive.shards.release", lambda: "99.0")
    later = run(tmp_path / "hasil", source)
    assert (later.articles, later.kept, later.older) == (0, 1, 1)
    assert run(tmp_path / "hasil", source, recheck=True).articles == 1


def test_another_program_under_the_same_number_is_never_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": "10 orang"})
    run(tmp_path / "hasil.jsonl", source)
    monkeypatch.setattr("service.archive.shards.program", lambda: "other")
    assert run(tmp_path / "hasil.jsonl", source).articles == 1


def test_the_same_id_twice_is_two_articles(tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": "10 orang"}, {"id": "a", "text": "20 orang"})
    run(tmp_path / "hasil.jsonl", source)
    assert len((tmp_path / "hasil.jsonl").read_text().splitlines()) == 2


def test_a_file_holds_what_was_given_in_its_order(tmp_path: Path) -> None:
    many = [{"id": f"{n}", "text": f"{n} orang"} for n in range(150)]
    out = tmp_path / "hasil.jsonl"
    run(out, lines(tmp_path / "a.jsonl", *many))
    assert [json.loads(line)["article"]["id"] for line in out.read_text().splitlines()] == [m["id"] for m in many]
    run(out, lines(tmp_path / "b.jsonl", *many[:2]))
    assert len(out.read_text().splitlines()) == 2


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    with running.opened(tmp_path / "hasil"), pytest.raises(running.BusyError), running.opened(tmp_path / "hasil"):
        pass


def test_the_function_is_pure() -> None:
    row = dict.fromkeys(checking.DOCUMENTS.names)
    row |= {"place": "x", "digest": "y", "location": "x", "kind": "string", "data": b"10 orang"}
    batch = checking.pa.RecordBatch.from_pylist([row, row | {"kind": "pdf"}], checking.DOCUMENTS)
    once = checking.check_batch(batch)
    assert once.equals(checking.check_batch(batch))
    assert once["report"][0].is_valid
    assert once["error_en"][1].as_py().startswith("Broken")


def unreadable(folder: Path) -> list[str]:
    running.export(folder, folder.with_suffix(".csv"))
    running.export(folder, folder.with_suffix(".parquet"))
    rows = pq.read_table(folder.with_suffix(".parquet"), columns=["location", "error"]).to_pylist()
    return [Path(row["location"]).name for row in rows if row["error"]]


def test_what_was_mended_is_listed_no_more(tmp_path: Path) -> None:
    folder, inside = tmp_path / "hasil", tmp_path / "arsip"
    inside.mkdir()
    (inside / "a.jsonl").write_text('{"id": "a", "text": "10 orang"}\nbukan json\n')
    (inside / "b.txt").write_bytes(b"\x00\x01\x02")
    (inside / "c.zip").write_bytes(b"PK")
    (inside / "d.pdf").write_bytes(b"%PDF-1.7 rusak")
    (tmp_path / "lain.zip").write_bytes(b"PK")
    assert run(folder, inside, tmp_path / "lain.zip").errors == 5
    assert unreadable(folder) == ["a.jsonl:2", "b.txt", "c.zip", "d.pdf", "lain.zip"]
    (inside / "a.jsonl").write_text('{"id": "a", "text": "10 orang"}\n{"id": "b", "text": "20 orang"}\n')
    (inside / "b.txt").write_text("30 orang")
    (inside / "c.zip").unlink()
    again = run(folder, inside)
    assert (again.articles, again.errors, again.kept) == (2, 0, 2)
    assert unreadable(folder) == ["d.pdf", "lain.zip"]
    assert run(folder, inside, tmp_path / "lain.zip").kept == 5
    assert unreadable(folder) == ["d.pdf", "lain.zip"]
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["articles"] == 5
