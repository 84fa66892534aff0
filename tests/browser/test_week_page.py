"""The week of a centre on paper: A4, whole, in the three languages."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.browser.demo import Demo
from tests.browser.stage import Stage

PAGE = re.compile(rb"/Type\s*/Page[^s]")


@pytest.mark.parametrize("language", ["zh-CN", "en", "ja"])
def test_a_week_fits_one_sheet_of_paper(stage: Stage, demo: Demo, language: str) -> None:
    day = (datetime.now(UTC) + timedelta(days=7)).date()
    with demo.phone_of(stage.browser, "member") as phone:
        home = demo.ask("member", "GET", "/me")["home"]["id"]
        phone.go(f"/api/v1/centres/{home}/week/{day}?language={language}")
        assert phone.page.locator("li").count() >= 10, "the demo's week is a full one"
        assert phone.page.locator("section").count() >= 5
        image = phone.page.locator("header img")
        assert image.evaluate("(image) => image.naturalWidth") > 20, "the QR code is there"
        assert (
            phone.page.evaluate("getComputedStyle(document.querySelector('section')).display")
            == "grid"
        )
        phone.page.emulate_media(media="print")
        paper = phone.page.pdf(format="A4", prefer_css_page_size=True)
        assert len(PAGE.findall(paper)) == 1
        assert phone.errors == []
