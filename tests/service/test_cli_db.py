"""`cekangka db`, `gold`, `claims` and `batch -o store`: the archive from the command line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner

from extractor import check
from service.cli import app
from service.settings import Settings
from service.store import articles, deciding
from service.store.database import Database, connect
from service.store.schema import Finding, StoredReport
from service.store.users import user_named


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


WRONG = "Sebanyak 120 warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki."


def test_confirmed_findings_go_out_as_claim_reviews(archive: Settings, database: Database, tmp_path: Path) -> None:
    with database.writing() as session:
        for text in (f"{WRONG} Hujan masih turun.", WRONG.replace("120", "140")):
            article = articles.add_article(session, text, title="Banjir", source="https://lain.example/a")
            articles.keep_report(session, article, check(text))
        deciding.decide(session, 1, 0, user_named(session, "Sari", role="reviewer"), deciding.Verdict("confirm"))
    out = tmp_path / "klaim.jsonld"
    code, said = run("claims", out, "--publisher", "Kabar Timur", "--page", "https://kabar.example/cek/{id}")
    assert (code, said.split()[0]) == (0, "1")
    written = json.loads(out.read_text())
    (claim,) = written["@graph"]
    assert written["@context"] == "https://schema.org"
    assert claim["@type"] == "ClaimReview"
    assert claim["url"] == "https://kabar.example/cek/1"
    assert claim["author"] == {"@type": "Organization", "name": "Kabar Timur", "url": "https://kabar.example/"}
    assert WRONG in claim["itemReviewed"]["text"]
    assert claim["itemReviewed"]["appearance"]["url"] == "https://lain.example/a"
    assert "70 + 60" in claim["reviewBody"]
    assert claim["reviewRating"]["ratingValue"] == 1
    assert run("claims", out, "--publisher", "x", "--page", "kabar.example")[0] == 2


def test_a_batch_goes_straight_into_the_store(archive: Settings, database: Database, tmp_path: Path) -> None:
    records = [{"id": "a", "text": WRONG, "title": "Banjir", "published": "2024-05-03", "source": "Kabar Timur"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, [*records, {"id": "b", "text": "10 orang hadir."}])))
    for _ in range(2):
        assert run("batch", tmp_path / "a.jsonl", "-o", "store", "-p", "1")[0] == 0
    with database.reading() as session:
        kept = {article.name: article for article in articles.search(session).articles}
        assert session.scalar(select(func.count()).select_from(StoredReport)) == 2
        (finding,) = session.scalars(select(Finding)).all()
    assert set(kept) == {"a", "b"}
    assert (kept["a"].title, kept["a"].published, kept["a"].source) == ("Banjir", date(2024, 5, 3), "Kabar Timur")
    assert (finding.article_id, finding.status) == (kept["a"].id, "open")
