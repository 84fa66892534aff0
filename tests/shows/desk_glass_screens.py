"""Show 6 in Chromium: a glass broken on the desk's screen, and who is told on their own."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser.phone import Phone, phone
from tests.browser.stage import Stage, opened_stage
from tests.shows.desk_phones import DESK, NAME, Story, come_to, reads, soon
from tests.shows.desk_proof import CENTRE
from tests.support.server import Server, running

KEPT = "姐姐的电话：5550101"
REASON = "他说明天就不在了，打电话也没有人接，我们很担心。"


def _begun(server: Server) -> Story:
    """Sam keeps a number to himself; Rosa is another member; Chen and Ding work there."""
    story = Story(server)
    made = server.people(CENTRE, "member", 2) + server.people(CENTRE, "worker", 2)
    for who, one in zip(("rosa", "sam", "chen", "ding"), made, strict=True):
        story.people[who] = one
        story.do(who, "PATCH", "/me", {"name": NAME[who]})
    story.centre = story.do("chen", "GET", "/me")["home"]["id"]
    story.do("sam", "PUT", "/me/facts/phone", {"words": KEPT})
    return story


def _breaks(story: Story, chen: Phone) -> None:
    """Only with a reason long enough, and a yes; a page loaded anew finds it open, and it closes."""
    person = story.people["sam"]["id"]
    assert KEPT not in reads(chen, f"/desk/people/{person}", NAME["sam"])
    words = come_to(chen, f"/desk/glass/{person}", 'main textarea[name="glass-reason"]')
    chen.page.locator("main select").select_option(label=NAME["ding"])
    send = chen.page.locator("main form button[type=submit]")
    words.fill("担心。")
    send.tap() if send.is_enabled() else None
    expect(chen.page.locator("dialog[open] button.final")).to_have_count(0)
    words.fill(REASON)
    send.tap()
    chen.page.locator("dialog[open] button.final").tap()
    chen.see(KEPT)
    chen.page.reload()
    chen.tap("glass.look_again")
    chen.see(KEPT)
    chen.tap("glass.close")
    chen.see_not(KEPT)
    assert KEPT not in reads(chen, f"/desk/people/{person}", NAME["sam"])


def _tell(stage: Stage, server: Server) -> None:
    story = _begun(server)
    with ExitStack() as held:
        sizes: tuple[dict[str, Any], ...] = ({}, {}, DESK, DESK)
        ones = [held.enter_context(phone(stage.browser, server.url, **size)) for size in sizes]
        rosa, sam, chen, ding = ones
        for one, who in zip(ones, ("rosa", "sam", "chen", "ding"), strict=True):
            one.enter(story.people[who]["token"])
        _breaks(story, chen)
        soon(lambda: REASON in reads(sam, "/for-you", sam.t("help.title")), "Sam is told why")
        told = reads(sam, "/for-you", REASON)
        assert NAME["chen"] in told and NAME["ding"] in told, told
        assert REASON in reads(sam, "/me/looked", sam.t("glass.why", reason=REASON))
        heard = reads(ding, "/for-you", REASON)
        assert NAME["chen"] in heard and KEPT not in heard, heard
        assert REASON not in str(story.do("rosa", "GET", "/me/for-you"))
        assert not any(REASON in said or KEPT in said for said in rosa.frames)
        for one in ones:
            assert not one.errors and not one.strangers, (one.errors, one.strangers)


def show_6_on_screens(home: Path) -> None:
    """For tests/shows/test_desk.py. Skips without Chromium."""
    with running("sqlite", home, SUNROOM_MESSAGE_LIMIT="off") as server, opened_stage() as stage:
        stage.do(_tell, stage, server)
