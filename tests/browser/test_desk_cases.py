"""The desk on a wide screen with a keyboard: the list beside the case, and keys that never get into somebody's words."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.demo import Demo
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser
WIDE: ViewportSize = {"width": 1180, "height": 820}


def at(page: Page) -> str:
    """Out: which case the focus is on."""
    return str(page.evaluate("document.activeElement?.dataset.case ?? ''"))


def test_two_columns_and_keys(stage: Stage, demo: Demo) -> None:
    with demo.phone_of(stage.browser, "worker") as phone:
        page = phone.page
        page.set_viewport_size(WIDE)
        phone.go("/desk/cases")
        rows = page.locator("main [data-case]")
        expect(rows.first).to_be_visible()
        first, second = [rows.nth(place).get_attribute("data-case") for place in (0, 1)]
        page.keyboard.press("j")
        assert at(page) == first
        page.keyboard.press("ArrowDown")
        assert at(page) == second
        page.keyboard.press("k")
        assert at(page) == first
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/desk/cases/{first}")
        expect(page.locator("main blockquote").first).to_be_visible()
        expect(rows.first).to_be_visible()
        left, right = rows.first.bounding_box(), page.locator("main blockquote").bounding_box()
        assert left and right and left["x"] + left["width"] <= right["x"], "side by side"
        page.keyboard.press("n")
        words = page.locator("dialog[open] textarea")
        expect(words).to_be_visible()
        words.focus()
        page.keyboard.type("tjn?k")
        expect(words).to_have_value("tjn?k")
        page.keyboard.press("Escape")
        expect(words).not_to_be_visible()
        page.wait_for_timeout(200)
        assert page.url.endswith(str(first)), "Esc closed the sheet and no more"
        expect(page.get_by_role("button", name=phone.t("cases.take"), exact=True)).to_be_visible()
        page.keyboard.press("?")
        expect(page.locator("dialog[open] kbd").first).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("t")
        expect(page.locator("main header p", has_text=re.compile("在办"))).to_be_visible()
        page.keyboard.press("Escape")
        page.wait_for_url("**/desk/cases")


def test_single_keys_can_be_turned_off(stage: Stage, demo: Demo) -> None:
    """Whoever speaks to their machine says letters without meaning them (WCAG 2.1.4)."""
    with demo.phone_of(stage.browser, "worker") as phone:
        page = phone.page
        page.set_viewport_size(WIDE)
        phone.go("/desk/cases")
        expect(page.locator("main [data-case]").first).to_be_visible()
        page.evaluate("localStorage.setItem('sunroom.desk-keys', 'off')")
        page.reload()
        expect(page.locator("main [data-case]").first).to_be_visible()
        page.keyboard.press("j")
        assert at(page) == ""
        page.evaluate("localStorage.removeItem('sunroom.desk-keys')")
