"""`cekangka db` and `cekangka gold`: the archive from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor import check
from service.cli import app
from service.settings import Settings
from service.store import articles
from service.store.database import connect


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


@pytest.fixture
def archive(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("CEKANGKA_DATA", str(settings.data))
    if settings.database_url:
        monkeypatch.setenv("CEKANGKA_DATABASE_URL", settings.database_url)
    return settings


def test_upgrade_backup_and_restore(archive: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("db", "upgrade")[0] == 0
    text = "Sebanyak 10 orang hadir."
    with connect(archive).writing() as session:
        articles.keep_report(session, articles.add_article(session, text), check(text))
    copy = tmp_path / "cadangan"
    code, said = run("db", "backup", copy)
    assert (code, str(copy) in said) == (0, True)
    code, said = run("db", "restore", copy)
    assert (code, "kosong" in said) == (2, True)  # the archive holds something
    if archive.database_url is None:
        monkeypatch.setenv("CEKANGKA_DATA", str(tmp_path / "baru"))
        assert run("db", "restore", copy)[0] == 0
        with connect(Settings()).reading() as session:
            assert [article.given for article in articles.search(session).articles] == [text]


def test_a_store_that_cannot_be_opened_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CEKANGKA_DATABASE_URL", "postgresql://cek:rahasia@127.0.0.1:1/tidak_ada")
    code, said = run("db", "upgrade")
    assert code == 2
    assert "rahasia" not in said
    assert said.startswith("cekangka: ") and "Traceback" not in said


def test_gold_of_an_archive_without_decisions(archive: Settings, tmp_path: Path) -> None:
    code, said = run("gold", tmp_path / "gold")
    assert (code, said.split()[0]) == (0, "0")
