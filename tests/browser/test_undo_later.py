"""The way back outlives the page it was offered on: a no that was a slip can be taken back from where one went."""

import re
import secrets
from collections.abc import Callable
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.story import CENTRE
from tests.support.server import Server

pytestmark = pytest.mark.browser
New = Callable[[str], Phone]


def asked(house: Server) -> tuple[str, list[str]]:
    """Out: the token of somebody whom two others asked to talk, and the ids of the asks."""
    centre = f"{CENTRE} {secrets.token_hex(3)}"
    rosa, *others = house.people(centre, count=3)
    house.room(centre, "茶话会", "all")
    keys = []
    for one in others:
        keys.append(str(uuid4()))
        httpx.put(
            f"{house.url}/api/v1/asks/{keys[-1]}",
            json={"person": rosa["id"], "purpose": "想和你聊聊天"},
            headers={"Authorization": f"Bearer {one['token']}"},
        ).raise_for_status()
    return rosa["token"], keys


def test_a_no_is_taken_back_from_the_next_page(house: Server, phones: New) -> None:
    token, (ask, _) = asked(house)
    rosa = phones(house.url)
    rosa.enter(token)
    rosa.go(f"/asks/{ask}")
    rosa.tap("asks.not_now")
    rosa.page.locator("dialog[open] button.main").tap()
    rosa.page.wait_for_url("**/for-you")
    rosa.page.get_by_role("button", name=rosa.t("ui.undo"), exact=True).tap()
    rosa.see(rosa.t("asks.taken_back"))
    rosa.go(f"/asks/{ask}")
    expect(rosa.button("asks.not_now")).to_be_visible()
    assert rosa.errors == []


def test_another_ask_is_another_page(house: Server, phones: New) -> None:
    """Going from one to the next shows the next, and answers it."""
    token, (one, other) = asked(house)
    rosa = phones(house.url)
    rosa.enter(token)
    rosa.go(f"/asks/{one}")
    rosa.button("asks.not_now").wait_for()
    loads: list[str] = []
    rosa.page.on("request", lambda said: loads.append(said.url))
    rosa.page.evaluate(
        "(to) => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')) }",
        f"/asks/{other}",
    )
    rosa.page.wait_for_timeout(500)
    assert any(re.search(rf"/api/v1/asks/{other}$", url) for url in loads)
