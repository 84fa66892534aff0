"""A centre's week on several phones, and two tablets at the door, for a test outside this folder."""

import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import httpx
from playwright.sync_api import Locator, expect

from tests.browser.phone import WAIT, Phone, phone
from tests.browser.stage import Stage, opened_stage
from tests.support.server import Server

TITLE = "一起唱歌"
CENTRE = "暖檐中心"
MOST_TAPS, MINUTE = 12, 60.0
# The undo time of ten seconds, and the sweep's second.
FREED = 40_000


@dataclass
class People:
    """Tokens by name; everybody is awake, whenever the test is run."""

    server: Server
    tokens: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, role: str = "member") -> None:
        (one,) = self.server.people(CENTRE, role)
        self.tokens[name] = one["token"]
        self.ask(name, "PATCH", "/me", {"name": name, "language": "zh-CN"})
        self.ask(name, "PATCH", "/me/pace", {"quiet": [None] * 7})

    def ask(self, name: str, method: str, path: str, body: Any = None) -> Any:
        """Out: what the API answers them."""
        headers = {"Authorization": f"Bearer {self.tokens[name]}"}
        address = f"{self.server.url}/api/v1{path}"
        answer = httpx.request(method, address, json=body, headers=headers, trust_env=False)
        answer.raise_for_status()
        return answer.json() if answer.content else None


@dataclass
class Taps:
    """Every touch of the glass, in order."""

    done: list[str] = field(default_factory=list)

    def on(self, where: Locator, what: str) -> None:
        where.first.tap()
        self.done.append(what)


def show_the_class(server: Server) -> Taps:
    """A weekly class is posted, signed up for, withdrawn from, offered, and moved; out: what was tapped to post it."""
    people = People(server)
    people.add("梅子", "peer_representative")
    for name in ("小满", "团子", "大树", "石墨"):
        people.add(name)
    with opened_stage() as stage:
        taps: Taps = stage.do(_tell, stage, people, _class)
    return taps


def show_the_door(server: Server) -> dict[str, str | None]:
    """Two tablets note who came, without a network and otherwise than each other; out: the truth they come to."""
    people = People(server)
    people.add("乔木", "worker")
    for name in ("小满", "团子", "大树"):
        people.add(name)
    with opened_stage() as stage:
        truth: dict[str, str | None] = stage.do(_tell, stage, people, _door)
    return truth


def _tell(stage: Stage, people: People, story: Any) -> Any:
    with ExitStack() as phones:

        def new(name: str) -> Phone:
            one = phones.enter_context(phone(stage.browser, people.server.url))
            one.enter(people.tokens[name])
            return one

        return story(people, new)


def _class(people: People, new: Any) -> Taps:
    mei = new("梅子")
    taps = _post(mei)
    (made,) = people.ask("梅子", "GET", "/me/activities")["items"]
    assert made["repeats"].startswith("FREQ=WEEKLY") and len(made["dates"]) > 4
    date = made["dates"][0]["id"]
    phones = {name: new(name) for name in ("小满", "团子", "大树", "石墨")}
    for name, one in phones.items():
        one.page.locator("a[href='/activities']").first.tap()
        one.page.locator(f"a[href^='/dates/{date}']").first.tap()
        one.tap("dates.wait" if name == "石墨" else "dates.sign_up")
        one.button("dates.withdraw_waiting" if name == "石墨" else "dates.withdraw").wait_for()
    phones["石墨"].see(phones["石墨"].t("dates.line_1"))
    phones["团子"].tap("dates.withdraw")
    take = phones["石墨"].button("dates.take")
    expect(take.first).to_be_visible(timeout=FREED)
    take.first.tap()
    phones["石墨"].button("dates.withdraw").wait_for()
    _move(mei, date)
    for name in ("小满", "大树", "石墨"):
        expect(phones[name].button("dates.suits").first).to_be_visible(timeout=WAIT)
    expect(phones["团子"].button("dates.suits")).to_have_count(0)
    phones["小满"].tap("dates.suits")
    expect(phones["小满"].button("dates.suits")).to_have_count(0, timeout=WAIT)
    states = {n: people.ask(n, "GET", f"/dates/{date}")["mine"]["state"] for n in phones}
    assert states == {"小满": "in", "团子": "out", "大树": "asked", "石墨": "asked"}
    for one in (mei, *phones.values()):
        assert one.errors == []
    return taps


def _post(mei: Phone) -> Taps:
    """In under a minute, three places, weekly: from the list of rooms to the posted class."""
    taps, began, page = Taps(), time.monotonic(), mei.page
    taps.on(page.locator("a[href='/activities']"), "the tab")
    taps.on(page.locator("a[href='/activities/new']"), "post")
    title = page.get_by_label(mei.t("activities.title"), exact=True)
    taps.on(title, "the title")
    page.keyboard.type(TITLE)
    taps.on(page.locator("[role=radiogroup] label").nth(3), "the day")
    taps.on(page.get_by_role("switch"), "every week")
    taps.on(page.get_by_text(mei.t("activities.places_more"), exact=True), "places, folded")
    places = page.get_by_label(mei.t("activities.places"), exact=True)
    taps.on(places, "how many")
    page.keyboard.type("3")
    taps.on(mei.button("activities.preview"), "the preview")
    taps.on(page.locator("dialog[open] button.main"), "post it")
    page.wait_for_url("**/dates/*")
    assert time.monotonic() - began < MINUTE, "it took longer than a minute"
    return taps


def _move(mei: Phone, date: str) -> None:
    mei.go(f"/dates/{date}/care/change")
    clock = mei.page.locator("form input[type=time]")
    clock.wait_for()
    clock.fill("16:30")
    mei.tap("ui.save")
    mei.page.wait_for_url("**/care")


def _door(people: People, new: Any) -> dict[str, str | None]:
    date = _today(people)
    tablets = new("乔木"), new("乔木")
    for one in tablets:
        one.go(f"/desk/check-in/{date}")
        one.page.locator("main li [aria-pressed]").first.wait_for()
        one.worker_ready()
        one.context.set_offline(True)
    first, second = tablets
    _tap(first, "小满", "came")
    _tap(first, "团子", "couldnt")
    _tap(second, "小满", "couldnt")
    _tap(second, "大树", "came")
    assert _noted(people, date) == dict.fromkeys(("小满", "团子", "大树"))
    first.page.reload()
    expect(first.page.locator("main li .waits")).to_have_count(2, timeout=WAIT)
    second.context.set_offline(False)
    expect(second.page.locator("main li .waits")).to_have_count(0, timeout=WAIT)
    first.context.set_offline(False)
    expect(first.page.locator("main li .waits")).to_have_count(0, timeout=WAIT)
    truth = _noted(people, date)
    for one in tablets:
        one.page.reload()
        one.page.locator("main li [aria-pressed]").first.wait_for()
        shown = {name: _pressed(one, name) for name in truth}
        assert shown == truth, "each tablet shows what the centre has"
        assert one.errors == []
    _read_a_card(people, first)
    return truth


def _read_a_card(people: People, tablet: Phone) -> None:
    """The tablet's own camera opens the link of a card: it says whose it is, and the card stays good."""
    me = people.ask("乔木", "GET", "/me")
    person = people.ask("小满", "GET", "/me")["id"]
    cards = f"/centres/{me['home']['id']}/cards"
    (card,) = people.ask("乔木", "POST", cards, {"person": person})["items"]
    tablet.page.goto(card["link"])
    tablet.page.wait_for_url("**/desk/check-in")
    tablet.see(tablet.t("sign-ups.card_of", name="小满"))
    tablet.page.locator("main a[href^='/desk/check-in/']").first.tap()
    expect(tablet.page.locator("main li")).to_have_count(1, timeout=WAIT)
    expect(_row(tablet, "小满")).to_be_visible()
    assert people.ask("小满", "GET", "/me/cards")["items"][0]["state"] == "open"


def _today(people: People) -> str:
    """Out: a date of today at the centre, with three on its list; right before midnight, the next day is waited for."""
    now = time.time() + 8 * 3600  # Shanghai
    left = 86400 - now % 86400
    if left < 300:
        time.sleep(left + 1)
        now += left + 1
    clock = time.strftime("%Y-%m-%dT%H:%M", time.gmtime(now + 120))
    made = people.ask(
        "乔木",
        "PUT",
        "/activities/0190a5b0-0000-7000-8000-0000000000d0",
        {"title": TITLE, "starts": clock},
    )
    date = str(made["dates"][0]["id"])
    for name in ("小满", "团子", "大树"):
        people.ask(name, "PUT", f"/dates/{date}/sign-ups/me", {})
    return date


def _row(tablet: Phone, name: str) -> Locator:
    return tablet.page.locator("main li").filter(has_text=name)


def _tap(tablet: Phone, name: str, said: str) -> None:
    _row(tablet, name).get_by_role("button", name=tablet.t(f"sign-ups.{said}"), exact=True).tap()


def _pressed(tablet: Phone, name: str) -> str | None:
    for said in ("came", "couldnt"):
        button = _row(tablet, name).get_by_role(
            "button", name=tablet.t(f"sign-ups.{said}"), exact=True
        )
        if button.get_attribute("aria-pressed") == "true":
            return said
    return None


def _noted(people: People, date: str) -> dict[str, str | None]:
    items = people.ask("乔木", "GET", f"/dates/{date}/sign-ups")["items"]
    return {one["person"]["name"]: one["came"] for one in items}
