"""The command line as a user meets it: what it prints, and its exit code."""

import json
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from service.cli import app

RELEASE = Path(__file__).parents[2] / "fixtures" / "release"
GOOD, BROKEN = RELEASE / "siaran-pers.txt", RELEASE / "siaran-pers-digit-tertukar.txt"


class Run(NamedTuple):
    returncode: int
    stdout: bytes
    stderr: bytes


def cekangka(*arguments: str | Path, stdin: bytes = b"") -> Run:
    result = CliRunner().invoke(app, [str(a) for a in arguments], input=stdin, env={"COLUMNS": "200"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Run(result.exit_code, result.stdout_bytes, result.stderr_bytes)


def test_the_command_starts_as_a_process_of_its_own() -> None:
    run = subprocess.run([sys.executable, "-m", "service.cli", "--version"], capture_output=True, check=True)
    assert run.stdout.startswith(b"cekangka ")


def test_a_release_that_adds_up_gives_0_and_one_that_does_not_gives_1() -> None:
    good, broken = cekangka("check", GOOD), cekangka("check", BROKEN)
    assert (good.returncode, broken.returncode) == (0, 1)
    assert "siaran-pers: 25 angka; 0 tidak cocok" in good.stdout.decode()
    assert "9.131 seharusnya 9.311" in broken.stdout.decode()


def test_the_json_report_holds_the_error_its_size_and_its_repair() -> None:
    run = cekangka("check", BROKEN, "--format", "json", "--published", "2023-11-15")
    report = json.loads(run.stdout)
    (wrong,) = [check for check in report["checks"] if check["verdict"] == "inconsistent"]
    assert report["article"]["id"] == "siaran-pers-digit-tertukar"
    assert report["article"]["published"] == "2023-11-15"
    assert (wrong["kind"], wrong["difference"].lstrip("-")) == ("sum", "180")
    assert wrong["repairs"][0]["value"] == "9311"


def test_standard_input_and_files_and_english_go_together() -> None:
    run = cekangka("check", "-", GOOD, "--lang", "en", stdin=BROKEN.read_bytes())
    assert run.returncode == 1
    assert run.stdout.decode().index("Does not add up") < run.stdout.decode().index("siaran-pers: 25 figures")


def test_the_page_to_keep_stands_alone() -> None:
    page = unescape(cekangka("check", BROKEN, "--format", "html").stdout.decode())
    assert "9.311" in page
    assert "default-src 'none'" in page
    assert "http://" not in page
    assert "https://" not in page


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Tidak ada teks untuk diperiksa."),
        (b" \n\t \r\n", "Tidak ada teks untuk diperiksa."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "data biner pada byte 6"),
        ("harga – ".encode() + b"\xed\xa0\x80", "utf-8 yang sah pada byte 10"),
    ],
)
def test_unreadable_input_gives_one_clear_line_and_2(data: bytes, says: str) -> None:
    run = cekangka("check", "-", stdin=data)
    assert run.returncode == 2
    (line,) = run.stderr.decode().splitlines()
    assert says in line
    assert run.stdout == b""


def test_input_that_is_not_utf8_is_read_and_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "lama.txt"
    path.write_bytes("“Sebanyak 10 orang,” kata dia.".encode("cp1252"))
    run = cekangka("check", path)
    assert run.returncode == 0
    assert run.stderr.decode().strip() == "cekangka: lama: Bukan UTF-8; dibaca sebagai cp1252."
    assert cekangka("check", path, "--encoding", "cp1252").returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "tidak-ada.txt"),
        ("check", str(GOOD), "--published", "kemarin"),
        ("check", str(GOOD), "--encoding", "latin-nol"),
        ("check", str(GOOD), "--format", "pdf"),
        ("check",),
        ("batch", str(GOOD), "-o", "/tidak/ada/laporan.jsonl"),
        ("evaluate", "/tidak/ada"),
    ],
)
def test_bad_use_gives_2_and_a_word_why(arguments: tuple[str, ...]) -> None:
    run = cekangka(*arguments)
    assert run.returncode == 2
    assert run.stderr


def test_five_megabytes_are_read_whole() -> None:
    paragraph = "Kegiatan berlangsung lancar dan warga setempat hadir bersama keluarga masing-masing.\n"
    run = cekangka("check", "-", "--format", "json", stdin=(paragraph * (5_000_000 // len(paragraph))).encode())
    assert run.returncode == 0
    assert json.loads(run.stdout)["paragraphs"][-1]["end"] > 4_999_000


def test_lone_surrogates_and_right_to_left_marks_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "aneh.jsonl"
    path.write_text(json.dumps({"id": "x \ud800", "text": "\u200fSebanyak 10 orang\ud800 hadir.\u202e"}))
    report = json.loads(cekangka("batch", path).stdout)
    assert report["article"]["id"] == "x \ud800"
    assert report["figures"][0]["start"] == 10


def test_batch_writes_one_report_a_line_and_tells_what_it_left_out(tmp_path: Path) -> None:
    archive, out = tmp_path / "arsip", tmp_path / "laporan.jsonl"
    archive.mkdir()
    (archive / "a.txt").write_bytes(GOOD.read_bytes())
    (archive / "b.txt").write_bytes(b"\x00")
    (archive / "c.jsonl").write_text('{"id": "c1", "text": "10 orang"}\n{"id": "c2"}\n')
    run = cekangka("batch", archive, "-o", out)
    assert run.returncode == 2
    assert [json.loads(line)["article"]["id"] for line in out.read_text().splitlines()] == ["a", "c1"]
    assert len(run.stderr.decode().splitlines()) == 2


def test_evaluate_prints_a_table_or_json_and_lists_misses(tmp_path: Path) -> None:
    scores = json.loads(cekangka("evaluate", RELEASE, "--json").stdout)
    assert scores["articles"] == 4
    assert scores["duplicates"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 52, "fp": 0, "fn": 0}
    assert scores["flags"]["fp"] == 0
    floors = tmp_path / "floors.toml"
    floors.write_text("[figures]\nf1 = 1.1\n")
    run = cekangka("evaluate", RELEASE, "--errors", "--floors", floors)
    assert run.returncode == 1
    assert "4 articles" in run.stdout.decode()
    assert "figures.f1" in run.stderr.decode()


@pytest.mark.parametrize("command", ["check", "batch", "serve", "evaluate"])
def test_help_has_an_example(command: str) -> None:
    assert f"cekangka {command}" in cekangka(command, "--help").stdout.decode()


def test_a_rule_switched_off_says_nothing() -> None:
    assert cekangka("check", BROKEN).returncode == 1
    assert cekangka("check", BROKEN, "--off", "sum").returncode == 0
    unknown = cekangka("check", BROKEN, "--off", "jumlahan")
    assert unknown.returncode == 2
    assert b"jumlahan" in unknown.stderr
