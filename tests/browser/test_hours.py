"""Hours on a phone: what was odd for a moment goes with the next change, and what stands there is what was saved."""

import secrets
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.story import CENTRE
from tests.support.server import Server

pytestmark = pytest.mark.browser
New = Callable[[str], Phone]


def check_two_steps(one: Phone, page: str) -> None:
    """The day's beginning first, past its end, then the end: both are saved."""
    one.go(page)
    day = one.page.locator("li.card").first
    day.get_by_role("switch").tap()
    one.see(one.t("hours.saved"))
    times = day.locator("input[type=time]")
    times.first.fill("18:00")
    one.see(one.t("hours.odd"))
    times.last.fill("22:00")
    one.see_not(one.t("hours.odd"))
    one.page.wait_for_timeout(800)
    one.page.reload()
    expect(times.first).to_have_value("18:00")
    expect(times.last).to_have_value("22:00")


def test_the_hours_of_a_centre_in_two_steps(house: Server, phones: New) -> None:
    (ada,) = house.people(f"{CENTRE} {secrets.token_hex(3)}", "coordinator")
    one = phones(house.url)
    one.enter(ada["token"])
    check_two_steps(one, "/desk/hours")
    assert one.errors == []
