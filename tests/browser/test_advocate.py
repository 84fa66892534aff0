"""Somebody stands by another on two phones: a slip of the finger is undone, and how it moves stands in For you."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.story import CENTRE, rename
from tests.support.server import Server

pytestmark = pytest.mark.browser
New = Callable[[str], Phone]
SAID = "你唱得太难听了，别来了。"


@dataclass
class House:
    """A centre with a worker, and two members in a group: 大树 was asked to change what they said there."""

    server: Server
    tokens: dict[str, str]
    ids: dict[str, str]
    decision: str = ""

    def do(self, who: str, method: str, path: str, body: Any = None) -> Any:
        """Out: the answer's JSON; None for an empty one."""
        own = {"Authorization": f"Bearer {self.tokens[who]}"}
        answer = httpx.request(method, f"{self.server.url}/api/v1{path}", json=body, headers=own)
        answer.raise_for_status()
        return answer.json() if answer.content else None


@pytest.fixture
def decided(house: Server) -> House:
    centre = f"{CENTRE} {secrets.token_hex(3)}"
    people = [*house.people(centre, count=2), *house.people(centre, role="worker")]
    for one, name in zip(people, ("小满", "大树", "陈明"), strict=True):
        rename(house, one["token"], name)
    here = dict(zip(("rosa", "sam", "chen"), people, strict=True))
    made = House(
        house,
        {name: one["token"] for name, one in here.items()},
        {name: one["id"] for name, one in here.items()},
    )
    members = f"{made.ids['rosa']},{made.ids['sam']}"
    room, message = house.room(centre, "茶话会", members)["id"], str(uuid4())
    made.do("sam", "PUT", f"/rooms/{room}/messages/{message}", {"text": SAID})
    about = {"about": {"kind": "message", "id": message}, "reason": "hurts"}
    made.do("rosa", "PUT", f"/reports/{uuid4()}", about)
    home = made.do("chen", "GET", "/me")["home"]["id"]
    (case,) = made.do("chen", "GET", f"/centres/{home}/cases")["items"]
    made.decision = str(uuid4())
    path = f"/centres/{home}/cases/{case['id']}/decisions/{made.decision}"
    wish = {"kind": "ask_to_change", "reason": "愿意的话，改一改吧。", "version": case["version"]}
    made.do("chen", "PUT", path, wish)
    return made


def test_from_being_asked_to_the_words_themselves(decided: House, phones: New) -> None:
    sam = phones(decided.server.url)
    sam.enter(decided.tokens["sam"])
    sam.go(f"/me/decisions/{decided.decision}")
    sam.tap("decisions.to_message")
    sam.page.wait_for_url("**/talk/*?at=*")
    sam.hear(SAID)
    assert sam.errors == []


def test_a_slip_is_undone_and_how_it_moves_is_told(decided: House, phones: New) -> None:
    rosa, sam = phones(decided.server.url), phones(decided.server.url)
    rosa.enter(decided.tokens["rosa"])
    sam.enter(decided.tokens["sam"])
    key, words = str(uuid4()), "我说的是天气，不是说人。"
    path = f"/me/decisions/{decided.decision}/appeal"
    asked = {"id": key, "words": words, "advocate": decided.ids["rosa"]}
    decided.do("sam", "PUT", path, asked)
    rosa.go("/for-you")
    rosa.page.locator(f"a[href='/me/advocacy/{key}']").tap()
    rosa.tap("decisions.advocacy_no")
    rosa.see(rosa.t("decisions.advocacy_let"))
    rosa.page.wait_for_url("**/me/decisions")
    rosa.tap("ui.undo")
    rosa.page.wait_for_url(f"**/me/advocacy/{key}")
    rosa.see(rosa.t("decisions.advocacy_ask", name="大树"))
    rosa.tap("decisions.advocacy_yes")
    rosa.see(words)
    sam.go("/for-you")
    told = sam.page.locator(f"a[href='/me/decisions/{decided.decision}']")
    expect(told.first).to_contain_text(sam.t("decisions.news_stands_by", name="小满"))
    rosa.tap("decisions.advocacy_back")
    expect(told.first).to_contain_text(sam.t("decisions.news_stepped_back", name="小满"))
    rosa.tap("ui.undo")
    rosa.see(words)
    expect(told.first).to_contain_text(sam.t("decisions.news_stands_by", name="小满"))
    told.first.tap()
    sam.see(sam.t("decisions.advocate_yes", name="小满"))
    sam.tap("decisions.withdraw")
    sam.page.locator("dialog[open] button.main").tap()
    sam.see(sam.t("decisions.appeal_withdrawn"))
    rosa.see(rosa.t("decisions.advocacy_gone"))
    sam.tap("ui.undo")
    sam.see(sam.t("decisions.appeal_waiting"))
    sam.see(sam.t("decisions.advocate_yes", name="小满"))
    rosa.see(words)
    assert rosa.errors == [] == sam.errors
