"""Show 1 in Chromium: two phones and a desk, from a report of one message to its undoing."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import httpx
from playwright.sync_api import Locator

from tests.browser.phone import WAIT, Phone, phone
from tests.browser.stage import Stage, opened_stage
from tests.shows.desk_proof import CENTRE
from tests.support.server import Server, running

SAID = "你唱得太难听了，别再来了。"  # what is reported
SECRET = "我孙女下星期动手术，先别告诉别人。"  # what is said beside it, and nobody's business
WHY = "这段话让人难过了。我们聊聊，茶我来泡。"
ANSWER = "我那天没睡好，说话急了。"
APPEAL = "我说的是我自己的歌，不是别人的。"
UNDONE = "一起听过了，说的是自己的歌。"
DESK = {"viewport": {"width": 1000, "height": 800}, "is_mobile": False}
NAME = {"rosa": "罗莎", "sam": "三木", "mei": "小美", "chen": "小陈", "ding": "小丁"}
NAME |= {"hua": "小华", "lan": "小兰"}  # two colleagues who look, each in one way
T = TypeVar("T")


@dataclass
class Story:
    """Rosa reports what Sam said; Chen and Ding work there; Mei shares their group and stands by Sam."""

    server: Server
    people: dict[str, dict[str, str]] = field(default_factory=dict)
    centre: str = ""
    room: str = ""
    message: str = ""
    case: str = ""

    def do(self, who: str, method: str, path: str, body: Any = None, code: int = 0) -> Any:
        """Out: what the door answers; `code`: how, where it isn't a yes."""
        own = {"Authorization": f"Bearer {self.people[who]['token']}"}
        url = f"{self.server.url}/api/v1{path}"
        answer = httpx.request(method, url, json=body, headers=own, timeout=30, trust_env=False)
        assert answer.status_code == code if code else answer.is_success, answer.text
        return answer.json() if answer.content else None

    def unnamed(self, text: str) -> None:
        """Who reported is not in it."""
        for mark in (NAME["rosa"], self.people["rosa"]["id"]):
            assert mark not in text, text

    def texts(self, who: str) -> list[str]:
        """Out: what somebody reads in the talk of two; `-` for what is withheld."""
        items = self.do(who, "GET", f"/rooms/{self.room}/messages")["items"]
        return [item.get("text") or "-" for item in items]

    def looks(self) -> set[tuple[str, str]]:
        """Who looked at what of Sam's, as Sam reads it."""
        items = self.do("sam", "GET", "/me/access-log")["items"]
        return {(item["by"]["name"], item["what"]) for item in items}

    def looked(self, who: str, before: set[tuple[str, str]]) -> None:
        """Since then they looked, and nobody else did."""
        look = (NAME[who], "case")
        assert look not in before and self.looks() == before | {look}, who


def soon(find: Callable[[], T], what: str) -> T:
    """Out: what is found, once it is; the server's sweep brings it within seconds."""
    until = time.monotonic() + 3 * WAIT / 1000
    while time.monotonic() < until:
        if found := find():
            return found
        time.sleep(0.2)
    raise AssertionError(what)


def begun(server: Server) -> Story:
    """Out: the people in their places, and a talk of two with two messages in it."""
    story = Story(server)
    made = server.people(CENTRE, "member", 3) + server.people(CENTRE, "worker", 4)
    for who, one in zip(NAME, made, strict=True):
        story.people[who] = one
        story.do(who, "PATCH", "/me", {"name": NAME[who]})
    story.centre = story.do("chen", "GET", "/me")["home"]["id"]
    group = str(uuid4())
    story.do("mei", "POST", "/rooms", {"id": group, "title": "合唱", "open": True})
    story.do("rosa", "PUT", f"/rooms/{group}/members/me")
    story.do("sam", "PUT", f"/rooms/{group}/members/me")
    ask, wants = str(uuid4()), {"person": story.people["rosa"]["id"], "purpose": "想问问唱歌的事"}
    story.do("sam", "PUT", f"/asks/{ask}", wants)
    soon(lambda: story.do("rosa", "GET", "/asks")["items"], "no ask has come")
    story.room = story.do("rosa", "PUT", f"/asks/{ask}/answer", {"answer": "yes"})["room"]
    said, story.message = f"/rooms/{story.room}/messages", str(uuid4())
    story.do("rosa", "PUT", f"{said}/{uuid4()}", {"text": SECRET})
    story.do("sam", "PUT", f"{said}/{story.message}", {"text": SAID})
    return story


def unfold(one: Phone, key: str) -> None:
    one.page.locator("main summary", has_text=one.t(key)).last.tap()


def say(one: Phone, name: str, words: str) -> None:
    """Fill the field called so, and send its form."""
    one.page.locator(f"main textarea[name={name}]").fill(words)
    one.page.locator(f"main form:has(textarea[name={name}]) button[type=submit]").tap()


def choose(one: Phone, name: str) -> None:
    one.page.get_by_role("radio", name=name).filter(visible=True).check()


def come_to(one: Phone, path: str, selector: str) -> Locator:
    """Open a page anew until this is on it; out: the first of them."""

    def look() -> list[Locator]:
        one.go(path)
        one.page.locator("h1").first.wait_for()
        one.page.wait_for_timeout(1000)
        return one.page.locator(selector).all()

    return soon(look, f"{selector} is not on {path}")[0]


def reads(one: Phone, path: str, words: str) -> str:
    """Open a page, wait for these words; out: all that can be read on it."""
    one.go(path)
    one.page.get_by_text(words).filter(visible=True).first.wait_for()
    return one.page.locator("body").inner_text()


def reports(story: Story, rosa: Phone, sam: Phone) -> None:
    """Rosa sends one message to the desk; nothing of it reaches Sam."""
    before, heard = story.do("sam", "GET", "/me/for-you"), len(sam.frames)
    rosa.go(f"/talk/{story.room}")
    rosa.hear(SAID).locator("button.respond").tap()
    rosa.page.locator("dialog[open]").get_by_role("button", name=rosa.t("messages.report")).tap()
    rosa.tap("reports.hurts")
    rosa.see(SAID)
    rosa.see_not(SECRET)
    rosa.tap("reports.send")
    rosa.see(rosa.t("reports.sent_now"))
    reads(rosa, "/me/reports", rosa.t("reports.waiting"))
    sam.page.wait_for_timeout(2500)  # the beats in which something could have come
    assert story.do("sam", "GET", "/me/for-you") == before, "a report tells nobody"
    assert not [said for said in sam.frames[heard:] if "report" in said or "case" in said]
    assert story.do("sam", "GET", "/me/decisions")["items"] == []


def decides(story: Story, chen: Phone) -> None:
    """The desk reads that message, nothing else of the room and not who reported; and hides it, with a reason."""
    come_to(chen, "/desk/cases", "main [data-case]").tap()
    chen.see(SAID)
    page, story.case = chen.page.locator("body"), chen.page.url.rsplit("/", 1)[1]
    sent = story.do("chen", "GET", f"/centres/{story.centre}/cases/{story.case}")
    for told in (page.inner_text(), str(sent)):
        assert SAID in told and SECRET not in told, told
        story.unnamed(told)
    story.do("chen", "GET", f"/rooms/{story.room}/messages", code=404)
    assert story.looks() == set(), "it would tell of a report"
    chen.tap("cases.take")
    chen.tap("decisions.decide")
    choose(chen, chen.t("decisions.k_hide"))
    chen.page.get_by_label(chen.t("decisions.desk_rule")).select_option(index=1)
    assert SECRET not in page.inner_text()
    story.unnamed(page.inner_text())
    say(chen, "reason", WHY)
    chen.see(chen.t("decisions.done"))
    soon(lambda: story.texts("rosa") == [SECRET, "-"], "it is hidden from Rosa")
    story.looked("chen", set())


def look_in(story: Story) -> None:
    """One colleague opens the case, another what is decided there: Sam reads of each."""
    path = f"/centres/{story.centre}/cases/{story.case}"
    for who, page in (("hua", path), ("lan", f"{path}/deciding")):
        before = story.looks()
        story.do(who, "GET", page)
        story.looked(who, before)


def answers(story: Story, sam: Phone, chen: Phone) -> str:
    """Sam reads it, answers, and has somebody else look again, with Mei beside; out: the decision's id."""
    soon(lambda: sam.page.evaluate("1") and "decision.made" in str(sam.frames), "Sam is told")
    come_to(sam, "/for-you", "main a[href^='/me/decisions/']").tap()
    sam.see(WHY)
    key = sam.page.url.rsplit("/", 1)[1].split("?")[0]
    seen = sam.page.locator("main section.card").inner_text()
    story.unnamed(seen)
    assert SAID in seen and NAME["chen"] in seen, seen
    unfold(sam, "decisions.answer")
    say(sam, "answer", ANSWER)
    sam.see(sam.t("decisions.answer_sent"))
    reads(chen, chen.page.url.removeprefix(chen.address), ANSWER)
    reads(sam, f"/me/decisions/{key}", WHY)
    unfold(sam, "decisions.appeal")
    unfold(sam, "decisions.advocate")
    choose(sam, NAME["mei"])
    say(sam, "appeal", APPEAL)
    sam.see(sam.t("decisions.appeal_sent"))
    sam.see(sam.t("decisions.advocate_asked", name=NAME["mei"]))
    return key


def stands_by(story: Story, mei: Phone, key: str) -> None:
    """Mei reads nothing of it before her yes, and what Sam reads after it; never who reported."""
    path = f"/me/advocacy/{story.do('sam', 'GET', f'/me/decisions/{key}')['appeal']['id']}"
    asked = reads(mei, path, mei.t("decisions.advocacy_ask", name=NAME["sam"]))
    for told in (asked, str(story.do("mei", "GET", path))):
        assert WHY not in told and SAID not in told and APPEAL not in told, told
    mei.tap("decisions.advocacy_yes")
    mei.see(APPEAL)
    seen, sent = mei.page.locator("main").inner_text(), story.do("mei", "GET", path)
    assert WHY in seen and SAID in seen, seen
    assert (sent["why"], sent["said"], sent["words"]) == (WHY, SAID, APPEAL)
    for told in (seen, str(sent)):
        assert SECRET not in told
        story.unnamed(told)


def undoes(story: Story, ding: Phone) -> None:
    """A worker who had no hand in it, and sees nothing but the appeal, takes it back, whole."""
    before = story.looks()
    assert story.do("chen", "GET", f"/centres/{story.centre}/appeals")["items"] == []
    assert story.looks() == before, "who decided reads nothing there"
    told = reads(ding, "/desk/appeals", APPEAL)
    story.looked("ding", before)
    assert SAID in told and WHY in told and SECRET not in told
    story.unnamed(told)
    ding.tap("decisions.appeal_take")
    choose(ding, ding.t("decisions.desk_outcome_undone"))
    say(ding, "outcome", UNDONE)
    ding.see(ding.t("decisions.outcome_sent"))
    soon(lambda: story.texts("rosa") == [SECRET, SAID], "it stands there again")


def read_it(story: Story, rosa: Phone, sam: Phone, key: str) -> None:
    """Rosa sees what came of it, Sam that it was undone and by whom it was looked at, and nobody who reported."""
    again = rosa.t("reports.done_looked_again")
    soon(lambda: again in reads(rosa, "/me/reports", rosa.t("reports.mine_text")), again)
    told = reads(sam, f"/me/decisions/{key}", sam.t("decisions.outcome_undone"))
    assert UNDONE in told and sam.t("decisions.undone") in told and NAME["mei"] in told, told
    looked = reads(sam, "/me/looked", sam.t("tell.looked_case"))
    staff = [NAME[who] for who in ("chen", "hua", "lan", "ding")]
    assert all(name in looked for name in staff), looked
    assert story.looks() == {(name, "case") for name in staff}, "these four, and nobody else"
    own = str(story.do("sam", "GET", "/me/decisions"))
    for said in (told, looked, own, reads(sam, "/me/decisions", sam.t("decisions.hide"))):
        story.unnamed(said)
    reads(rosa, "/me/looked", rosa.t("tell.looked_none"))
    assert story.do("mei", "GET", "/me/access-log")["items"] == []


def tell(stage: Stage, server: Server) -> None:
    """The whole story; no console complains and no stranger is asked."""
    story = begun(server)
    sizes: list[dict[str, Any]] = [{}, {}, {}, DESK, DESK]
    with ExitStack() as held:
        ones = [held.enter_context(phone(stage.browser, server.url, **size)) for size in sizes]
        rosa, sam, mei, chen, ding = ones
        for one, who in zip(ones, ("rosa", "sam", "mei", "chen", "ding"), strict=True):
            one.enter(story.people[who]["token"])
        reports(story, rosa, sam)
        decides(story, chen)
        look_in(story)
        key = answers(story, sam, chen)
        stands_by(story, mei, key)
        undoes(story, ding)
        read_it(story, rosa, sam, key)
        for one in ones:
            assert not one.errors and not one.strangers, (one.errors, one.strangers)


def show_1(home: Path) -> None:
    """For tests/shows/test_desk.py. Skips without Chromium."""
    with running("sqlite", home, SUNROOM_MESSAGE_LIMIT="off") as server, opened_stage() as stage:
        stage.do(tell, stage, server)
