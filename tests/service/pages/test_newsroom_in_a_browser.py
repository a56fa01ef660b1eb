"""The newsroom as its people use it: paste and save, review by keyboard alone, hand in a job; on both databases."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from serving import answered, serving
from sqlalchemy import func, select

from extractor import check
from service.settings import Settings
from service.store import articles, deciding, users
from service.store.database import Database
from service.store.deciding import Verdict
from service.store.schema import Decision, Finding, StoredReport

CHROMIUM = shutil.which("chromium")
PICTURES = Path(__file__).parents[3] / "artifacts" / "newsroom"
WRONG = "Sebanyak {} warga mengungsi, terdiri dari 70 perempuan dan 60 laki-laki."
SECONDS = 1000
expect.set_options(timeout=20 * SECONDS)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: install it (apt install chromium)")


@pytest.fixture
def newsroom(settings: Settings) -> Iterator[str]:
    """The address of a running service on a store of its own."""
    with serving(settings) as (address, _):
        answered(address, lambda: httpx.get(f"{address}/healthz"))
        yield address


@pytest.fixture
def desk(page: Page, newsroom: str) -> Iterator[Page]:
    """A browser; whatever goes wrong in a script fails the test."""
    page.set_default_timeout(20 * SECONDS)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(newsroom) else faults.append(request.url))
    yield page
    assert faults == []


def fill(database: Database, number: int) -> None:
    with database.writing() as session:
        for n in range(number):
            text = WRONG.format(n + 200)
            article = articles.add_article(
                session, text, source="antaranews.com" if n % 2 else "detik.com", published=date(2024, 1 + n % 12, 1)
            )
            articles.keep_report(session, article, check(text, published=article.published))


def statuses(database: Database) -> dict[str, int]:
    with database.reading() as session:
        counts = session.execute(select(Finding.status, func.count()).group_by(Finding.status)).all()
    return {row.status: row[1] for row in counts}


def test_paste_a_text_save_it_and_find_it_again(desk: Page, newsroom: str, broken: str) -> None:
    desk.goto(newsroom)
    desk.get_by_label("Teks siaran pers atau berita").fill(broken)
    desk.get_by_label("Tanggal terbit").fill("2023-11-15")
    desk.get_by_role("button", name="Periksa").click()
    desk.get_by_role("button", name="Simpan ke arsip").click()
    expect(desk.locator("#headline")).to_have_text("Satu hitungan tidak cocok")
    assert "/articles/" in desk.url
    expect(desk.get_by_role("button", name="Memang tidak cocok")).to_be_visible()
    desk.get_by_role("link", name="Arsip").click()
    desk.get_by_role("searchbox").fill('"tenaga kesehatan" 9.131')
    desk.keyboard.press("Enter")
    expect(desk.locator(".shelf li")).to_have_count(1)
    desk.locator(".shelf .title").click()
    expect(desk.locator("#headline")).to_be_visible()
    desk.keyboard.press("a")
    expect(desk.locator(".standing .chip")).to_have_text("Tidak cocok")


def test_review_twenty_findings_by_keyboard_alone(desk: Page, newsroom: str, database: Database) -> None:
    fill(database, 20)
    desk.goto(f"{newsroom}/review")
    expect(desk.locator(".ticket")).to_have_count(20)
    for key in "jjjkokjoo":  # looking decides nothing
        desk.keyboard.press(key)
    assert statuses(database) == {"open": 20}
    for _ in range(5):
        desk.keyboard.press("k")
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog")).to_be_visible()
    desk.keyboard.press("Escape")

    def press(*keys: str) -> None:
        """One judgement, seen to have arrived before the next."""
        left = desk.locator('.ticket[data-status="open"]').count()
        for key in keys:
            desk.keyboard.press(key)
        expect(desk.locator('.ticket[data-status="open"]')).to_have_count(left + (1 if keys == ("u",) else -1))

    for n in range(20):
        match n % 4:
            case 0:
                press("a")
            case 1:
                press("d", "1")
            case 2:
                press("d", "2")
            case 3:
                press("a")
                press("u")  # a slip of the hand
                press("d", "3")
    expect(desk.locator("#live")).to_contain_text("Halaman ini selesai.")
    assert statuses(database) == {"confirmed": 5, "dismissed": 15}
    press("u")
    assert statuses(database) == {"confirmed": 5, "dismissed": 14, "open": 1}
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Decision)) == 20 + 5 + 5 + 1


def test_correcting_and_commenting_by_keyboard(desk: Page, newsroom: str, database: Database) -> None:
    fill(database, 2)
    desk.goto(f"{newsroom}/review")
    desk.keyboard.press("m")
    desk.keyboard.type("Tanya humas dulu.")
    desk.get_by_role("button", name="Komentar", exact=True).press("Enter")
    expect(desk.locator(".ticket.current .remark")).to_contain_text("Tanya humas dulu.")
    desk.keyboard.press("c")
    current = desk.locator(".ticket.current")
    current.get_by_label("seharusnya").fill("130")
    current.get_by_role("button", name="Koreksi", exact=True).press("Enter")
    expect(desk.locator('.ticket[data-status="corrected"]')).to_have_count(1)
    with database.reading() as session:
        correction = session.scalars(select(Finding.correction).where(Finding.status == "corrected")).one()
    assert correction is not None
    assert (correction["value"], correction["written"]) == ("130", "200")


def test_who_is_too_late_sees_both_decisions(desk: Page, newsroom: str, database: Database) -> None:
    fill(database, 1)
    with database.writing() as session:
        budi = users.user_named(session, "Budi")
    desk.goto(f"{newsroom}/review")
    with database.writing() as session:
        deciding.decide(session, 1, 0, budi, Verdict("dismiss", reason="rounding"))
    desk.keyboard.press("a")
    conflict = desk.locator(".conflict")
    expect(conflict).to_contain_text("Budi")
    expect(conflict).to_contain_text("cocok, hanya pembulatan")
    expect(conflict).to_contain_text("Memang tidak cocok")
    assert statuses(database) == {"dismissed": 1}
    desk.keyboard.press("a")  # with the other's decision in view
    expect(desk.locator(".ticket .standing .chip")).to_have_text("Tidak cocok")
    assert statuses(database) == {"confirmed": 1}


def test_many_at_once_and_back(desk: Page, newsroom: str, database: Database) -> None:
    fill(database, 30)
    desk.goto(f"{newsroom}/review?site=detik.com")
    desk.get_by_role("link", name="Putuskan semua dalam saringan ini").click()
    desk.get_by_role("button", name="Putuskan 15 temuan").click()
    expect(desk.get_by_role("status").first).to_contain_text("15 temuan: Tolak")
    assert statuses(database) == {"dismissed": 15, "open": 15}
    desk.get_by_role("button", name="Batalkan semuanya").click()
    expect(desk.locator(".ticket")).to_have_count(15)
    assert statuses(database) == {"open": 30}


def test_hand_in_five_hundred_articles_and_watch(desk: Page, newsroom: str, database: Database, tmp_path: Path) -> None:
    file = tmp_path / "arsip 2024.jsonl"
    file.write_text("\n".join(json.dumps({"id": f"a{n}", "text": WRONG.format(n + 200)}) for n in range(500)))
    desk.goto(f"{newsroom}/jobs")
    desk.get_by_label("Berkas berisi artikel").set_input_files(file)
    desk.get_by_role("button", name="Serahkan").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("arsip 2024.jsonl")
    expect(desk.locator(".far .chip")).to_have_text("berjalan", timeout=60 * SECONDS)
    expect(desk.locator(".far .chip")).to_have_text("selesai", timeout=300 * SECONDS)
    expect(desk.locator(".far .lead")).to_contain_text("500 dari 500 artikel")
    expect(desk.locator(".items li")).to_have_count(50)
    desk.get_by_role("link", name="Berikutnya").click()
    expect(desk.locator(".items li").first).to_contain_text("51")
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(StoredReport)) == 500


PAGES = {
    "paste": "/?example=1",
    "review": "/review",
    "review-filtered": "/review?status=confirmed&site=detik.com&rule=sum",
    "review-all": "/review/all?status=open&up_to=1000",
    "article": "/articles/1",
    "archive": "/archive?q=warga",
    "archive-empty": "/archive?q=tidakada",
    "jobs": "/jobs",
    "job": "/jobs/1",
    "trends": "/trends",
}
LOOKS = {"light": (1280, 900, "light"), "dark": (1280, 900, "dark"), "phone": (360, 740, "light")}


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_every_page_is_accessible_and_fits_a_phone(
    browser: Browser, newsroom: str, database: Database, broken: str
) -> None:
    with database.writing() as session:
        article = articles.add_article(session, broken, source="detik.com", published=date(2023, 11, 15))
        articles.keep_report(session, article, check(broken, published=date(2023, 11, 15)))
        budi = users.user_named(session, "Budi")
        deciding.comment(session, 1, budi, "Humas sudah ditelepon.")
        deciding.decide(session, 1, 0, budi, Verdict("confirm"))
    fill(database, 30)
    body = b'{"text": "Sebanyak 10 orang hadir."}\nbukan json\n'
    httpx.post(f"{newsroom}/jobs", files={"files": ("arsip.jsonl", body)}, timeout=60)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for look, (width, height, scheme) in LOOKS.items():
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        page = context.new_page()
        for name, address in PAGES.items():
            page.goto(newsroom + address)
            page.screenshot(path=PICTURES / f"{name}-{look}.png", full_page=True)
            violations = Axe().run(page).response["violations"]
            assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in violations] == [], f"{name}, {look}"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is too wide"
        context.close()
