import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from extractor import check
from service.exports import to_json
from service.exports.atomic import written_whole
from service.exports.terminal import findings, printable


def test_json_keeps_lone_surrogates_and_plain_indonesian_as_it_is() -> None:
    assert json.loads(to_json(check("10 orang", title="a \ud800 b")))["article"]["title"] == "a \ud800 b"
    assert "é" in to_json(check("10 orang", title="é"))


def test_periods_go_out_under_their_public_names() -> None:
    report = json.loads(to_json(check("Sebanyak 10 orang pada Januari-November 2023.")))
    assert {"from", "to"} <= set(report["periods"][0])


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "laporan.jsonl"
    path.write_text("lama")
    with pytest.raises(ZeroDivisionError), written_whole(path) as stream:
        stream.write("setengah")
        raise ZeroDivisionError
    assert path.read_text() == "lama"
    assert [file.name for file in tmp_path.iterdir()] == ["laporan.jsonl"]
    with written_whole(path) as stream:
        stream.write("baru")
        assert path.read_text() == "lama"
    assert path.read_text() == "baru"


def test_a_terminal_is_never_told_to_do_anything_by_an_article() -> None:
    assert printable("a\x1b[2Jb\u202ec\ud800 d\u00a0e") == "a\\x1b[2Jb\\u202ec\\ud800 d e"


def test_the_finding_names_arithmetic_and_repair(broken: str) -> None:
    out = io.StringIO()
    Console(file=out, width=200).print(findings(check(broken), "id"))
    said = out.getvalue()
    assert "✗ Tidak cocok" in said
    assert "1.286 + 1.482 + 623 + 3.530 + 20.000 + 9.131 + 678 = 36.730" in said
    assert "9.131 seharusnya 9.311" in said
    assert "Paragraf 15–27 mengulang paragraf 2–14." in said
