"""Before words that may mean danger go out: help, and a choice. Nothing written is lost on any of its ways."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Locator, expect

from tests.browser import story
from tests.browser.phone import WAIT, Phone
from tests.shows.desk_phones import soon
from tests.support.server import Server

pytestmark = pytest.mark.browser
New = Callable[..., Phone]
WORDS, WAITS = "我不想活了", "明天几点练字？"


@dataclass
class Centre:
    """Rosa and Sam in a group and in a talk of two; Chen works there."""

    server: Server
    rosa: Phone
    tokens: dict[str, str]
    group: str
    talk: str
    id: str

    def do(self, who: str, method: str, path: str, body: Any = None) -> Any:
        own = {"Authorization": f"Bearer {self.tokens[who]}"}
        url = f"{self.server.url}/api/v1{path}"
        answer = httpx.request(method, url, json=body, headers=own, trust_env=False)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    @property
    def words(self) -> Locator:
        return self.rosa.page.locator(".frame form textarea")

    @property
    def sheet(self) -> Locator:
        """The sheet before sending."""
        named = self.rosa.t("danger.title")
        return self.rosa.page.get_by_role("dialog", name=named)

    def tap(self, key: str) -> None:
        self.sheet.get_by_role("button", name=self.rosa.t(key), exact=True).tap()

    def tries(self, room: str, text: str = WORDS) -> None:
        """Rosa writes it there and presses Send: the sheet stands."""
        self.rosa.go(f"/talk/{room}")
        self.words.wait_for()
        self.rosa.page.wait_for_timeout(700)  # the list comes a moment after the page
        self.rosa.send(text)
        expect(self.sheet).to_be_visible()

    def cases(self) -> list[Any]:
        found: list[Any] = self.do("chen", "GET", f"/centres/{self.id}/cases")["items"]
        return found


@pytest.fixture
def here(house: Server, phones: New) -> Callable[[], Centre]:
    """Out: what makes a centre of its own, once on the stage."""
    return lambda: _made(house, phones(house.url))


def _made(server: Server, rosa: Phone) -> Centre:
    name = f"{story.CENTRE} {uuid4().hex[:6]}"
    people = server.people(name, "member", 2) + server.people(name, "worker", 1)
    tokens = {who: one["token"] for who, one in zip(("rosa", "sam", "chen"), people, strict=True)}
    for one, called in zip(people, ("罗莎", "三木", "小陈"), strict=True):
        story.rename(server, one["token"], called)
    group = server.room(name, story.GROUP, ",".join(one["id"] for one in people[:2]))["id"]
    made = Centre(server, rosa, tokens, group, "", "")
    made.id = made.do("chen", "GET", "/me")["home"]["id"]
    wants = {"person": people[0]["id"], "purpose": "想问问练字的事"}
    ask = str(uuid4())
    made.do("sam", "PUT", f"/asks/{ask}", wants)
    soon(lambda: made.do("rosa", "GET", "/asks")["items"], "no ask has come")
    made.talk = made.do("rosa", "PUT", f"/asks/{ask}/answer", {"answer": "yes"})["room"]
    rosa.enter(tokens["rosa"])
    return made


def test_kept_or_told_to_somebody_trusted_no_word_is_lost(here: Callable[[], Centre]) -> None:
    c = here()
    c.tries(c.group)
    expect(c.sheet.locator("a[href^='tel:']").first).to_be_visible()
    for key in ("trust", "worker", "keep", "post"):
        expect(c.sheet.get_by_role("button", name=c.rosa.t(f"danger.{key}"))).to_be_visible()
    c.tap("danger.keep")
    expect(c.sheet).to_have_count(0)
    expect(c.words).to_have_value(WORDS)
    c.rosa.go(f"/talk/{c.talk}")
    c.rosa.write(WAITS)
    c.tries(c.group)
    c.tap("danger.trust")
    c.sheet.get_by_role("button", name="三木").tap()
    c.rosa.page.wait_for_url(f"**/talk/{c.talk}")
    expect(c.words).to_have_value(f"{WAITS}\n{WORDS}")
    c.rosa.page.reload()
    expect(c.words).to_have_value(f"{WAITS}\n{WORDS}")
    c.rosa.go(f"/talk/{c.group}")
    expect(c.words).to_have_value("")
    assert not c.cases() and not c.do("sam", "GET", f"/rooms/{c.talk}/messages")["items"]


def test_from_a_talk_of_two_it_leads_nowhere_the_words_would_be_lost(
    here: Callable[[], Centre],
) -> None:
    c = here()
    c.tries(c.talk)
    c.tap("danger.trust")
    expect(c.sheet.get_by_text(c.rosa.t("danger.no_friend"))).to_be_visible()
    expect(c.sheet.get_by_role("button", name="三木")).to_have_count(0)
    expect(c.sheet.locator("a[href='/help']")).to_be_visible()
    c.tap("ui.back")
    c.tap("danger.worker")
    c.sheet.locator("a[href^='/roles/worker']").tap()
    c.rosa.page.wait_for_url("**/roles/worker**")
    expect(c.rosa.page.get_by_text("小陈").first).to_be_visible()
    c.rosa.tap("ui.back")
    expect(c.words).to_have_value(WORDS)


def test_who_has_no_talk_with_a_worker_gets_one_where_the_words_wait(
    here: Callable[[], Centre],
) -> None:
    c = here()
    c.tries(c.group)
    c.tap("danger.worker")
    c.sheet.get_by_role("button", name=c.rosa.t("rooms.to_worker")).tap()
    expect(c.rosa.page.get_by_role("heading", name="小陈")).to_be_visible()
    expect(c.words).to_have_value(WORDS)
    c.rosa.go(f"/talk/{c.group}")
    expect(c.words).to_have_value("")


def test_posted_all_the_same_it_bears_the_note_and_the_desk_sees_it(
    here: Callable[[], Centre],
) -> None:
    c = here()
    c.tries(c.group)
    c.tap("danger.post")
    expect(c.rosa.hear(WORDS)).to_contain_text(c.rosa.t("messages.hard"))
    (case,) = soon(c.cases, "it is not at the desk")
    assert (case["origin"], case["danger"], case["thing"]) == ("words", True, "message")
    c.rosa.go("/for-you")
    c.rosa.page.get_by_text(c.rosa.t("danger.news")).wait_for(timeout=WAIT)
    other = f"{WORDS}，真的"
    c.tries(c.group, other)
    c.sheet.get_by_role("switch").tap()  # one tap takes the note off
    c.tap("danger.post")
    expect(c.rosa.hear(other)).not_to_contain_text(c.rosa.t("messages.hard"))


def test_between_two_it_goes_without_a_mark(here: Callable[[], Centre]) -> None:
    c = here()
    c.tries(c.talk)
    expect(c.sheet.get_by_role("switch")).to_have_count(0)
    expect(c.sheet.get_by_text(c.rosa.t("danger.marked"))).to_have_count(0)
    c.tap("danger.post")
    c.rosa.hear(WORDS)
    c.rosa.page.wait_for_timeout(2500)  # the beats in which it would have been brought
    assert c.cases() == []


def test_before_a_help_request_too(here: Callable[[], Centre]) -> None:
    c = here()
    page = c.rosa.page
    c.rosa.go("/together/hands/new")
    c.rosa.tap("hands.template_company")
    page.get_by_label(c.rosa.t("hands.what"), exact=True).fill(WORDS)
    page.get_by_role("radio", name=re.compile(c.rosa.t("activities.tomorrow"))).check()
    page.get_by_role("radio", name=re.compile(c.rosa.t("hands.for_centre"))).check()
    c.rosa.tap("hands.preview")
    c.rosa.tap("hands.post_centre")
    expect(c.sheet).to_be_visible()
    expect(c.sheet.get_by_role("switch")).to_have_count(0)
    c.tap("danger.keep")
    assert c.do("rosa", "GET", "/help-requests")["items"] == [], "nothing went out"
    c.rosa.tap("hands.post_centre")
    c.tap("danger.trust")
    c.sheet.get_by_role("button", name="三木").tap()
    page.wait_for_url(f"**/talk/{c.talk}")
    expect(c.words).to_have_value(WORDS)
    c.rosa.go("/together/hands/new")
    expect(page.get_by_label(c.rosa.t("hands.what"), exact=True)).to_have_value(WORDS)
    c.rosa.tap("hands.preview")
    c.rosa.tap("hands.post_centre")
    c.tap("danger.post")
    page.wait_for_url("**/together/hands/*-*")
    (case,) = soon(c.cases, "it is not at the desk")
    assert (case["origin"], case["thing"]) == ("words", "help_request")


def test_the_house_rules_are_found_from_talk_and_from_me(here: Callable[[], Centre]) -> None:
    c = here()
    for path in ("/talk", "/me"):
        c.rosa.go(path)
        c.rosa.page.locator("main a[href^='/guidelines']").tap()
        c.rosa.page.wait_for_url("**/guidelines**")
