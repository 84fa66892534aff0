"""Reporting on a phone, with fingers: three taps from wherever a thing stands, and none by accident."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.phone import Phone
from tests.browser.reportable import ME, PAGES, gather
from tests.browser.story import CENTRE, rename
from tests.support.server import Server

pytestmark = pytest.mark.browser
New = Callable[[str], Phone]
MEAN = "你唱得太难听了，别来了。"


@dataclass
class Fingers:
    """Taps, counted."""

    taps: list[str] = field(default_factory=list)

    def tap(self, what: Locator, name: str) -> None:
        what.tap()
        self.taps.append(name)


@pytest.fixture
def group(house: Server) -> tuple[str, str, str]:
    """Out: a room, its two members' tokens; the second has said something mean there."""
    centre = f"{CENTRE} {secrets.token_hex(3)}"
    rosa, sam = house.people(centre, count=2)
    for one, name in ((rosa, "小满"), (sam, "大树")):
        rename(house, one["token"], name)
    room = house.room(centre, "茶话会", "all")["id"]
    path = f"{house.url}/api/v1/rooms/{room}/messages/{uuid4()}"
    own = {"Authorization": f"Bearer {sam['token']}"}
    httpx.put(path, json={"text": MEAN}, headers=own).raise_for_status()
    return room, rosa["token"], sam["id"]


def on_to_sent(one: Phone, hand: Fingers, reason: str) -> None:
    """From the page with the reasons; one tap on a reason sends nothing."""
    chosen = one.page.locator("main .rows button", has_text=one.t(f"reports.{reason}"))
    expect(chosen).to_have_count(1)
    sent: list[str] = []
    one.page.on("request", lambda asked: sent.append(asked.method) if _sends(asked.url) else None)
    hand.tap(chosen, "reason")
    send = one.page.locator("main form button.main")
    expect(send).to_be_visible()
    one.page.wait_for_timeout(300)
    assert "PUT" not in sent, "nothing goes by one tap on a reason"
    hand.tap(send, "send")
    one.see(one.t("reports.sent_now"))
    assert sent.count("PUT") == 1


def _sends(url: str) -> bool:
    return re.search(r"/api/v1/reports/[0-9a-f-]{36}$", url) is not None


def reported(one: Phone) -> Locator:
    one.go("/me/reports")
    return one.page.locator("main .rows a")


def test_a_message_from_its_menu(house: Server, phones: New, group: tuple[str, str, str]) -> None:
    room, token, _ = group
    rosa, hand = phones(house.url), Fingers()
    rosa.enter(token)
    rosa.go(f"/talk/{room}")
    rosa.hear(MEAN).locator("button.respond").tap()
    flag = rosa.page.locator("dialog[open]").get_by_role("button", name=rosa.t("messages.report"))
    hand.tap(flag, "report")
    rosa.see(rosa.t("reports.unnamed_two"))
    on_to_sent(rosa, hand, "hurts")
    assert hand.taps == ["report", "reason", "send"]
    rosa.page.wait_for_url(f"**/talk/{room}")
    rosa.hear(MEAN)
    expect(reported(rosa)).to_have_count(1)
    assert rosa.errors == []


def test_a_person_from_their_page(house: Server, phones: New, group: tuple[str, str, str]) -> None:
    _, token, sam = group
    rosa, hand = phones(house.url), Fingers()
    rosa.enter(token)
    rosa.go(f"/people/{sam}")
    flag = rosa.page.locator(f"main a[href^='/report/person/{sam}']")
    hand.tap(flag, "report")
    on_to_sent(rosa, hand, "worried")
    assert hand.taps == ["report", "reason", "send"]
    rosa.page.wait_for_url(f"**/people/{sam}**")
    expect(reported(rosa)).to_have_count(1)
    assert rosa.errors == []


@pytest.mark.parametrize("name", PAGES)
def test_from_where_it_stands(house: Server, phones: New, name: str) -> None:
    """Each other thing, from each place it stands in; the way back leads there."""
    group = gather(house)
    page = PAGES[name](group)
    rosa, hand = phones(house.url), Fingers()
    rosa.enter(group.tokens[ME])
    rosa.go(page.path)
    hand.tap(page.way(rosa), "report")
    rosa.page.wait_for_url(f"**/report/{page.kind}/**")
    on_to_sent(rosa, hand, "hurts")
    assert hand.taps == ["report", "reason", "send"]
    rosa.page.wait_for_url(f"**{page.path}")
    expect(reported(rosa)).to_have_count(1)
    expect(reported(rosa)).to_contain_text(rosa.t(f"reports.kind_{page.kind}"))
    assert rosa.errors == []


def test_staff_are_told_that_they_step_out(house: Server, phones: New) -> None:
    """And that it waits, while nobody else works there: then no hour is promised. Members are told nothing of it."""
    centre = f"{CENTRE} {secrets.token_hex(3)}"
    rosa, sam = house.people(centre, count=2)
    (chen,) = house.people(centre, "worker")
    room, key = house.room(centre, "茶话会", "all")["id"], uuid4()
    own = {"Authorization": f"Bearer {sam['token']}"}
    path = f"{house.url}/api/v1/rooms/{room}/messages/{key}"
    httpx.put(path, json={"text": MEAN}, headers=own).raise_for_status()
    at_desk, member = phones(house.url), phones(house.url)
    at_desk.enter(chen["token"])
    member.enter(rosa["token"])
    _choose(at_desk, f"/report/message/{key}")
    at_desk.see(at_desk.t("reports.own_waits"))
    at_desk.see_not(at_desk.t("reports.when_unknown"))
    house.people(centre, "worker")
    at_desk.page.reload()
    at_desk.see(at_desk.t("reports.own_apart"))
    _choose(member, f"/report/message/{key}")
    for words in ("own_waits", "own_apart"):
        member.see_not(member.t(f"reports.{words}"))


def _choose(one: Phone, page: str) -> None:
    one.go(page)
    one.page.locator("main .rows button", has_text=one.t("reports.hurts")).tap()
    expect(one.page.locator("main form button.main")).to_be_visible()
