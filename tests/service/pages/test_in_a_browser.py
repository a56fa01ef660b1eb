"""The paste page as a journalist uses it, in a real browser against a real server. Pictures land in artifacts/."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

CHROMIUM = shutil.which("chromium")
PICTURES = Path(__file__).parents[3] / "artifacts"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: install it (apt install chromium)")


@pytest.fixture
def desk(page: Page, served: str) -> Iterator[Page]:
    """The paste page; whatever goes wrong in its scripts or asks another server fails the test."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if _is_a_fault(message) else None)
    page.on("request", lambda request: None if request.url.startswith(served) else complaints.append(request.url))
    page.goto(served)
    yield page
    assert complaints == []


def _is_a_fault(message: ConsoleMessage) -> bool:
    """The browser also notes every answer of 422 and 413; those are no faults of the page."""
    return message.type == "error" and not message.text.startswith("Failed to load resource")


def check(desk: Page, text: str) -> None:
    desk.get_by_label("Teks siaran pers atau berita").fill(text)
    desk.get_by_role("button", name="Periksa").click()
    expect(desk.locator("#headline")).to_be_visible()


def test_paste_click_and_see_the_wrong_sum_its_figures_and_its_repair(desk: Page, broken: str) -> None:
    check(desk, broken)
    expect(desk.locator("#headline")).to_have_text("Satu hitungan tidak cocok")
    wrong = desk.locator(".finding.inconsistent")
    expect(wrong).to_have_count(1)
    expect(wrong.locator(".difference")).to_contain_text("+180")
    expect(wrong.locator(".repairs li").first).to_contain_text("9.311")
    suspect = desk.locator(".text .figure.suspect")
    expect(suspect).to_have_text("9.131")
    wrong.hover()
    expect(suspect).to_have_class("figure count wrong suspect lit")
    expect(desk.locator(".text .figure.lit")).to_have_count(8)
    PICTURES.mkdir(exist_ok=True)
    desk.screenshot(path=PICTURES / "finding.png", full_page=True)


def test_a_figure_lights_its_finding_and_leads_to_it_by_keyboard(desk: Page, broken: str) -> None:
    check(desk, broken)
    desk.locator(".text .figure.suspect").focus()
    wrong = desk.locator(".finding.inconsistent")
    expect(wrong).to_have_class("finding inconsistent lit")
    desk.keyboard.press("Enter")
    expect(wrong).to_be_focused()


def test_ctrl_enter_checks_and_a_release_that_adds_up_is_green(desk: Page, release: str) -> None:
    desk.get_by_label("Teks siaran pers atau berita").fill(release)
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("#headline")).to_have_text("Semua hitungan yang diperiksa cocok")
    expect(desk.locator(".finding.inconsistent")).to_have_count(0)
    expect(desk.locator(".finding.consistent").first).to_contain_text("36.910")


def test_repeats_are_struck_through_and_unfold(desk: Page, release: str) -> None:
    check(desk, release)
    fold = desk.locator("details.repeat")
    expect(fold.locator("summary")).to_contain_text("13 paragraf tertempel ulang (15–27)")
    expect(fold.locator("s p").first).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("s p")).to_have_count(13)
    expect(fold.locator("s p").first).to_be_visible()
    fold.get_by_text("sama dengan paragraf 2", exact=True).click()
    expect(desk.locator("#para-2")).to_be_focused()


def test_english_by_a_switch_keeps_the_text(desk: Page, broken: str) -> None:
    check(desk, broken)
    desk.get_by_role("button", name="English").click()
    expect(desk.locator("#headline")).to_have_text("One calculation does not add up")
    assert desk.locator("#text").input_value() == broken


def test_an_empty_box_and_a_text_over_the_limit_are_answered_in_a_sentence(desk: Page) -> None:
    desk.get_by_role("button", name="Periksa").click()
    expect(desk.get_by_role("alert")).to_have_text("Tidak ada teks untuk diperiksa.")
    desk.locator("#text").evaluate("(box) => { box.value = 'x'.repeat(1_100_000) }")
    desk.get_by_role("button", name="Periksa").click()
    expect(desk.get_by_role("alert")).to_contain_text("1000000 byte")


def test_what_is_pasted_is_text_and_nothing_else(desk: Page) -> None:
    check(desk, "<img src=x onerror=\"document.title='hit'\"> <script>document.title='hit'</script> 10 orang")
    expect(desk.locator(".text")).to_contain_text("<script>")
    assert desk.locator(".text img, .text script").count() == 0
    assert "hit" not in desk.title()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_is_accessible_and_looks_the_part(
    browser: Browser, served: str, broken: str, scheme: Any, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(served)
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"paste-{width}-{scheme}.png")
    assert Axe().run(page).violations_count == 0
    check(page, broken)
    page.screenshot(path=PICTURES / f"result-{width}-{scheme}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    answer = Axe().run(page)
    assert answer.violations_count == 0, answer.generate_report()
    page.close()


def test_it_works_without_scripts(browser: Browser, served: str, broken: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(served)
    check(page, broken)
    expect(page.locator(".finding.inconsistent")).to_contain_text("9.311")
    page.locator(".text .figure.suspect").click()
    assert "#c" in page.url
    page.close()


def test_the_page_to_keep_lights_up_too_and_asks_nobody(page: Page, broken: str, tmp_path: Path) -> None:
    from extractor import check as report_on  # noqa: PLC0415
    from service.pages.keepsake import keepsake  # noqa: PLC0415

    kept = tmp_path / "laporan.html"
    kept.write_text(keepsake(broken, report_on(broken, id="siaran"), "id"), encoding="utf-8")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(kept.as_uri())
    page.locator(".finding.inconsistent").hover()
    expect(page.locator(".text .figure.suspect")).to_have_class("figure count wrong suspect lit")
    assert complaints == []


def test_the_api_can_be_tried_out_with_what_this_server_has(page: Page, served: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on(
        "request", lambda request: None if request.url.startswith((served, "data:")) else complaints.append(request.url)
    )
    page.goto(f"{served}/docs")
    expect(page.get_by_text("/v1/check", exact=True)).to_be_visible()
    assert complaints == []
