"""What one can report from a page of its own: made over HTTP by somebody else, with the way to it by finger."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
from playwright.sync_api import Locator

from tests.browser.phone import Phone
from tests.browser.story import CENTRE
from tests.support.picture_files import told_png
from tests.support.server import Server

ME, OTHER, THIRD = "小满", "大树", "团子"
WORDS = "你唱得太难听了，别来了。"
# The undo time of ten seconds, and the sweep's second.
ARRIVES = 40


@dataclass
class Group:
    """Three members of one group, awake whenever the test is run; their ids and tokens by name."""

    house: Server
    room: str = ""
    ids: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def ask(self, name: str, method: str, path: str, body: Any = None) -> Any:
        """Out: what the API answers them."""
        own = {"Authorization": f"Bearer {self.tokens[name]}"}
        more: dict[str, Any] = {"json": body}
        if isinstance(body, bytes):  # a picture
            more, own["Content-Type"] = {"content": body}, "image/png"
        address = f"{self.house.url}/api/v1{path}"
        answer = httpx.request(method, address, headers=own, **more)
        answer.raise_for_status()
        return answer.json() if answer.content else None


def gather(house: Server) -> Group:
    centre = f"{CENTRE} {secrets.token_hex(3)}"
    group = Group(house)
    people = house.people(centre, count=3)
    for name, one in zip((ME, OTHER, THIRD), people, strict=True):
        group.ids[name], group.tokens[name] = one["id"], one["token"]
        group.ask(name, "PATCH", "/me", {"name": name})
        group.ask(name, "PATCH", "/me/pace", {"quiet": [None] * 7})
    group.room = str(house.room(centre, "茶话会", "all")["id"])
    return group


@dataclass
class Page:
    """Where it stands, and what is tapped there until Report is."""

    kind: str
    path: str
    way: Callable[[Phone], Locator]


def _row(kind: str) -> Callable[[Phone], Locator]:
    return lambda one: one.page.locator(f"main a[href^='/report/{kind}/']")


def skill(group: Group, **more: Any) -> Page:
    key = str(uuid4())
    post = {"kind": "learn", "title": "打结", "words": WORDS} | more
    post |= {"audience": "group", "group": group.room}
    group.ask(OTHER, "PUT", f"/skills/{key}", post)
    return Page("skill", f"/skills/{key}", _row("skill"))


def picture(group: Group) -> Page:
    """From the picture itself, which a tap makes large."""
    key = str(uuid4())
    group.ask(OTHER, "PUT", f"/pictures/{key}?alt=hat", told_png())
    return Page("picture", skill(group, pictures=[key]).path, _large)


def _large(one: Phone) -> Locator:
    one.page.locator("main .picture button").tap()
    return one.page.locator("dialog[open]").get_by_role("button", name=one.t("reports.title"))


def _soon() -> datetime:
    return datetime.now(UTC) + timedelta(days=2)


def date(group: Group) -> Page:
    new = {"title": "唱歌", "about": WORDS, "starts": f"{_soon():%Y-%m-%dT10:00}"}
    made = group.ask(OTHER, "PUT", f"/activities/{uuid4()}", new | {"group": group.room})
    return Page("date", f"/dates/{made['dates'][0]['id']}", _row("date"))


def help_request(group: Group) -> Page:
    key = str(uuid4())
    wish = {"title": "取医保卡", "words": WORDS, "day": f"{_soon():%Y-%m-%d}", "time": "10:00"}
    whom = {"audience": "group", "group": group.room}
    group.ask(OTHER, "PUT", f"/help-requests/{key}", wish | whom)
    return Page("help_request", f"/together/hands/{key}", _row("help_request"))


def ask(group: Group) -> Page:
    key = str(uuid4())
    group.ask(OTHER, "PUT", f"/asks/{key}", {"person": group.ids[ME], "purpose": WORDS})
    until = time.monotonic() + ARRIVES
    while not group.ask(ME, "GET", "/asks")["items"]:
        assert time.monotonic() < until, "it never arrives"
        time.sleep(0.2)
    return Page("ask", f"/asks/{key}", _row("ask"))


def _thanks(group: Group, to: str) -> str:
    key = str(uuid4())
    group.ask(OTHER, "PUT", f"/thanks/{key}", {"person": group.ids[to], "words": WORDS})
    return key


def thanks_to_me(group: Group) -> Page:
    """In my box of kind words."""
    _thanks(group, ME)
    return Page("thanks", "/me/kind-words", _in_the_box)


def _in_the_box(one: Phone) -> Locator:
    one.page.locator("main article summary").tap()
    return one.page.locator("main article").get_by_role("button", name=one.t("reports.title"))


def thanks_on_a_page(group: Group) -> Page:
    """To somebody else, who shows it on their page with its writer's yes."""
    key = _thanks(group, THIRD)
    group.ask(THIRD, "PUT", f"/me/kind-words/{key}/showing")
    group.ask(OTHER, "PUT", f"/me/thanks/{key}/agreement", {"answer": "yes"})
    return Page("thanks", f"/people/{group.ids[THIRD]}", _shown)


def _shown(one: Phone) -> Locator:
    title = one.t("thanks.on_page", name=THIRD)
    one.page.locator("main summary", has_text=title).tap()
    return one.page.locator("main details").get_by_role("button", name=one.t("reports.title"))


PAGES: dict[str, Callable[[Group], Page]] = {
    made.__name__: made
    for made in (skill, picture, date, help_request, ask, thanks_to_me, thanks_on_a_page)
}
