"""Outputs of an archive run, each opened with the tool its users use."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pandas
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from service.archive import running

CHROMIUM = shutil.which("chromium")
WRONG = "Sebanyak 1.250 orang hadir, terdiri dari 700 pria dan 560 wanita."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a run over two articles and a broken line."""
    base = tmp_path_factory.mktemp("arsip")
    records = [
        {"id": "a", "text": WRONG, "title": "=1+1", "source": "Kabar Timur", "published": "2024-05-03"},
        {"id": "b", "text": "Dana Rp9,7 miliar.", "source": "Warta Kota", "published": "2024-06-01"},
    ]
    (base / "arsip.jsonl").write_text("\n".join(map(json.dumps, records)) + "\n{\n")
    running.run_to(str(base / "hasil"), [base / "arsip.jsonl"], processes=1)
    return base / "hasil"


def exported(folder: Path, tmp_path: Path, name: str) -> Path:
    running.export(folder, tmp_path / name)
    return tmp_path / name


def test_xlsx_in_openpyxl(folder: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(exported(folder, tmp_path, "laporan.xlsx"))
    assert book.sheetnames == ["Temuan", "Angka", "Salinan", "Beda antarartikel", "Statistik", "Gagal dibaca"]
    header, *rows = book["Angka"].iter_rows(values_only=True)
    first = dict(zip(header, rows[0], strict=True))
    assert (first["ID artikel"], first["Angka tertulis"], first["Nilai"]) == ("a", "1.250 orang", 1250)
    assert first["Judul"] == "=1+1"
    assert book["Angka"]["B2"].data_type == "s"
    assert rows[-1][header.index("Nilai")] == 9_700_000_000
    finding = dict(zip(*list(book["Temuan"].iter_rows(values_only=True))[:2], strict=True))
    assert (finding["Putusan"], finding["Selisih"]) == ("inconsistent", -10)
    assert next(book["Gagal dibaca"].iter_rows(min_row=2, values_only=True))[0].endswith("arsip.jsonl:3")


def test_csv_in_pandas(folder: Path, tmp_path: Path) -> None:
    path = exported(folder, tmp_path, "laporan.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    findings = pandas.read_csv(path)
    assert findings.loc[0, "Putusan"] == "inconsistent"
    assert findings.loc[0, "Judul"] == "'=1+1"
    with path.with_name("laporan-angka.csv").open(encoding="utf-8-sig", newline="") as stream:
        figures = list(csv.DictReader(stream))
    assert [figure["Nilai"] for figure in figures] == ["1250", "700", "560", "9700000000"]


def test_parquet_in_duckdb_and_pandas(folder: Path, tmp_path: Path) -> None:
    path = exported(folder, tmp_path, "laporan.parquet")
    rows = duckdb.sql(
        f"SELECT id, published, f.value FROM (SELECT id, published, unnest(figures) f FROM '{path}')"
        " WHERE f.approximate_value > 1000 ORDER BY id"
    ).fetchall()
    assert rows == [("a", date(2024, 5, 3), "1250"), ("b", date(2024, 6, 1), "9700000000")]
    frame = pandas.read_parquet(path)
    assert list(frame["id"].dropna()) == ["a", "b"]
    assert frame["error"].notna().sum() == 1


def test_jsonl_holds_reports_alone(folder: Path, tmp_path: Path) -> None:
    lines = exported(folder, tmp_path, "laporan.jsonl").read_text().splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ["a", "b"]


def test_the_page_names_findings_and_needs_no_network(folder: Path, tmp_path: Path) -> None:
    page = exported(folder, tmp_path, "laporan.html").read_text()
    assert "2 artikel" in page or "3 artikel" in page
    assert "700 + 560" in page
    assert "http" not in page.replace("http-equiv", "")


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: install it (apt install chromium)")
def test_the_page_in_a_browser(folder: Path, tmp_path: Path, page: Page) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: complaints.append(request.url) if "laporan.html" not in request.url else None)
    page.goto(exported(folder, tmp_path, "laporan.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("CekAngka: laporan arsip")
    finding = page.locator("#findings tr").nth(1)
    expect(finding).to_contain_text("700 + 560")
    expect(finding).to_contain_text("Kabar Timur")
    bar = page.get_by_role("meter", name="Kabar Timur: 1")
    expect(bar).to_be_visible()
    assert bar.get_attribute("value") == "100.0"
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Axe().run(page).violations_count == 0
    assert complaints == []


def test_a_folder_lists_its_parts_last(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    assert sorted(manifest["parts"]) == sorted(part.name for part in (folder / "parts").iterdir())
    assert manifest["last_run"] == {"checked": 2, "inconsistent": 1, "errors": 1, "kept": 0, "older": 0}
