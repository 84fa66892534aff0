"""A newcomer and a buddy on two phones: offered, asked, answered, a line to begin with, and a silent end."""

import secrets
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.phone import WAIT, Phone
from tests.browser.story import CENTRE, rename
from tests.support.server import Server

pytestmark = pytest.mark.browser
New = Callable[[str], Phone]
PAGE = "/together/buddy"


def come(house: Server, *phones: Phone) -> None:
    """Each phone's person is a new member of one centre, in no group."""
    people = house.people(f"{CENTRE} {secrets.token_hex(3)}", count=2)
    for one, person, name in zip(phones, people, ("小满", "阿福"), strict=True):
        rename(house, person["token"], name)
        one.enter(person["token"])


def offer(one: Phone) -> None:
    one.go(f"{PAGE}/offer")
    one.page.get_by_label(one.t("buddies.offer_words"), exact=True).fill("哪儿都熟，说话慢慢的")
    one.page.reload()
    expect(one.page.locator("form textarea")).to_have_value("哪儿都熟，说话慢慢的")
    one.tap("buddies.save")
    one.page.wait_for_url(f"**{PAGE}")


def shown(one: Phone) -> None:
    """Wait until an ask has come: when it can no longer be taken back."""
    until = time.monotonic() + 6 * WAIT / 1000
    while time.monotonic() < until:
        one.go("/for-you")
        found = one.page.locator(f"a[href^='{PAGE}/asked/']")
        one.page.wait_for_timeout(1500)
        if found.count():
            found.first.tap()
            return
    raise AssertionError("no ask has come")


def test_from_a_card_to_a_room_and_a_silent_end(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    come(house, rosa, sam)
    offer(sam)
    rosa.go(PAGE)
    rosa.tap("buddies.ask", name="阿福")
    rosa.page.locator("form textarea").fill("能带我看看厨房吗？")
    rosa.tap("buddies.send")
    rosa.see(rosa.t("buddies.waiting", name="阿福"))
    rosa.tap("ui.undo")
    rosa.page.wait_for_url(f"**{PAGE}/ask/**")
    expect(rosa.page.locator("form textarea")).to_have_value("能带我看看厨房吗？")
    rosa.tap("buddies.send")
    rosa.see(rosa.t("buddies.waiting", name="阿福"))
    assert "buddy.asked" not in "".join(sam.frames), "not while it can be taken back"
    shown(sam)
    sam.see("能带我看看厨房吗？")
    sam.tap("buddies.yes")
    sam.page.wait_for_url("**/talk/*")
    sam.send("明天十点，门口见")
    rosa.see(rosa.t("buddies.with", name="阿福"))
    rosa.see(rosa.t("buddies.kitchen"))
    rosa.tap("buddies.talk")
    rosa.hear("明天十点，门口见")
    rosa.go(PAGE)
    rosa.tap("buddies.stop")
    rosa.page.locator("dialog[open] button.main").tap()
    rosa.see(rosa.t("buddies.ended"))
    rosa.tap("ui.undo")
    rosa.see(rosa.t("buddies.with", name="阿福"))
    rosa.tap("buddies.stop")
    rosa.page.locator("dialog[open] button.main").tap()
    sam.go(PAGE)
    sam.see(sam.t("buddies.with", name="小满"))
    expect(sam.page.get_by_text(sam.t("buddies.ended"))).to_be_visible(timeout=3 * WAIT)
    sam.go("/for-you")
    sam.see(sam.t("asks.nothing"))
    for one in (rosa, sam):
        assert not one.errors and not one.strangers, (one.errors, one.strangers)
