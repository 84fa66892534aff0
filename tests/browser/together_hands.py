"""A hand with things on three phones, for a test outside this folder."""

from typing import Any
from uuid import uuid4

from playwright.sync_api import Locator, expect

from tests.browser.phone import Phone
from tests.browser.stage import opened_stage
from tests.browser.week import FREED, People, _tell
from tests.support.server import Server

ASKS, KNOWN, NEW = "小满", "团子", "大树"
CLINIC = "区医院门诊"


def show_a_hand(server: Server) -> list[str]:
    """Somebody asks to be accompanied; one agrees and steps back, another comes along; out: what For you told who asked."""
    people = People(server)
    for name in (ASKS, KNOWN, NEW):
        people.add(name)
    _meet(people)
    with opened_stage() as stage:
        told: list[str] = stage.do(_tell, stage, people, _hand)
    return told


def _meet(people: People) -> None:
    """Two of them share a group; the third is new to both."""
    room = {"id": str(uuid4()), "title": "茶", "open": True}
    people.ask(ASKS, "POST", "/rooms", room)
    people.ask(KNOWN, "PUT", f"/rooms/{room['id']}/members/me")


def _hand(people: People, new: Any) -> list[str]:
    asks = new(ASKS)
    _post(asks)
    (made,) = people.ask(ASKS, "GET", "/me/help-requests")["items"]
    page = f"/together/hands/{made['id']}"
    assert made["checklist"][0]["words"] == "医保卡"
    phones = {name: new(name) for name in (KNOWN, NEW)}
    for one in phones.values():
        one.go("/together/hands")
        one.page.locator(f"a[href='{page}']").first.tap()
        one.tap("hands.offer_come_along")
        one.button("hands.step_back").first.wait_for()
    _choose(asks, page, KNOWN)
    _agree(phones[KNOWN], page)
    _wait(asks, asks.t("hands.state_agreed"))
    phones[KNOWN].tap("hands.step_back")
    phones[KNOWN].tap("ui.undo")
    phones[KNOWN].see(phones[KNOWN].t("hands.mine_agreed"))
    phones[KNOWN].tap("hands.step_back")
    phones[KNOWN].button("hands.offer_come_along").first.wait_for()
    asks.go("/for-you")
    back = asks.page.get_by_text(asks.t("hands.told_back", title=made["title"]))
    expect(back.first).to_be_visible(timeout=FREED)
    _choose(asks, page, NEW, stranger=True)
    _agree(phones[NEW], page)
    tick = phones[NEW].page.get_by_label("医保卡")
    tick.check()
    expect(tick).to_be_checked()
    people.server.alter("UPDATE help_requests SET starts_at = created_at")
    asks.go(page)
    asks.tap("hands.end_done")
    _wait(asks, asks.t("hands.state_done"))
    phones[NEW].go("/for-you")
    done = phones[NEW].t("hands.told_done", title=made["title"])
    expect(phones[NEW].page.get_by_text(done).first).to_be_visible(timeout=FREED)
    for one in (asks, *phones.values()):
        assert one.errors == []
    items = people.ask(ASKS, "GET", "/me/for-you")["items"]
    assert people.ask(KNOWN, "GET", "/me/help-requests")["items"] == []
    return [item["event"]["on"] for item in items]


def _post(asks: Phone) -> None:
    """From the list to the posted request, in a few taps."""
    asks.go("/together/hands/new")
    asks.page.get_by_text(asks.t("hands.template_hospital"), exact=True).tap()
    asks.page.locator("[role=radiogroup] label").nth(1).tap()
    asks.page.get_by_label(asks.t("hands.place"), exact=True).fill(CLINIC)
    asks.page.get_by_text(asks.t("hands.for_centre"), exact=True).tap()
    asks.tap("hands.preview")
    asks.page.locator("dialog[open] button.main").tap()
    asks.page.wait_for_url("**/together/hands/*-*")


def _choose(asks: Phone, page: str, name: str, *, stranger: bool = False) -> None:
    asks.go(page)
    asks.tap("hands.choose")
    sheet = asks.page.locator("dialog[open]")
    switch = sheet.get_by_role("switch", name=name)
    if not switch.is_checked():
        switch.check()
    if stranger:
        expect(sheet.get_by_text(asks.t("hands.start_at_centre"), exact=True)).to_be_visible()
    sheet.locator("button.main").tap()
    expect(sheet).to_have_count(0)


def _agree(one: Phone, page: str) -> None:
    """The question stands in For you within a few seconds, and is answered on the page."""
    one.go("/for-you")
    expect(one.button("hands.confirm").first).to_be_visible(timeout=FREED)
    one.go(page)
    one.tap("hands.confirm")
    one.see(one.t("hands.mine_agreed"))


def _wait(one: Phone, text: str) -> Locator:
    found = one.page.get_by_text(text, exact=True).filter(visible=True).first
    expect(found).to_be_visible(timeout=FREED)
    return found
