"""A coordinator writes on one phone that somebody is told later; whoever breaks the glass on another sees it first."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.shows.desk_phones import Story
from tests.support.server import Server

pytestmark = pytest.mark.browser
New = Callable[[str], Phone]
KEPT = "姐姐的电话：5550101"
REASON = "他说明天就不在了，打电话也没有人接，我们很担心。"
WHY_LATER = "现在就让他知道，他可能会更危险，我们先去他家里看看。"
NAME = {"sam": "三木", "chen": "小陈", "ding": "小丁", "bo": "老薄"}
HOURS = "24"


@pytest.fixture
def story(house: Server) -> Story:
    """Sam keeps a number to himself; Chen and Ding work there, and Bo coordinates it."""
    told, centre = Story(house), f"向阳中心 {uuid4().hex[:6]}"
    roles = (("sam", "member"), ("chen", "worker"), ("ding", "worker"), ("bo", "coordinator"))
    for who, role in roles:
        told.people[who] = house.people(centre, role, 1)[0]
        told.do(who, "PATCH", "/me", {"name": NAME[who]})
    told.centre = told.do("chen", "GET", "/me")["home"]["id"]
    told.do("sam", "PUT", "/me/facts/phone", {"words": KEPT})
    return told


def write_later(bo: Phone, story: Story) -> str:
    """On the coordinator's phone; out: what anybody reads who comes to break it."""
    bo.go(f"/desk/glass/{story.people['sam']['id']}")
    bo.page.locator("main summary", has_text=bo.t("glass.tell_later")).tap()
    bo.page.locator("main textarea[name=glass-later]").fill(WHY_LATER)
    bo.tap("glass.later_save")
    expect(bo.page.get_by_text(bo.t("glass.later_saved"))).to_be_visible()
    path = f"/centres/{story.centre}/glass-delays?person={story.people['sam']['id']}"
    (one,) = story.do("chen", "GET", path)["items"]
    until = datetime.fromisoformat(one["until"]).astimezone(ZoneInfo("Asia/Shanghai"))
    said = {"by": NAME["bo"], "name": NAME["sam"], "hours": HOURS, "until": f"{until:%H:%M}"}
    return bo.t("glass.later_ahead", **said)


def come(chen: Phone, story: Story) -> None:
    """The worker comes to the page and says why."""
    chen.go(f"/desk/glass/{story.people['sam']['id']}")
    chen.page.locator("main textarea[name=glass-reason]").fill(REASON)
    chen.page.locator("main select").select_option(label=NAME["ding"])


def breaks(chen: Phone, says: str) -> None:
    """The two taps; `says`: what the last question must say first."""
    chen.page.locator("main form button[type=submit]").tap()
    expect(chen.page.locator("dialog[open]")).to_contain_text(says)
    chen.page.locator("dialog[open] button.final").tap()


def test_a_worker_sees_what_a_coordinator_wrote_and_nothing_opens_once_it_is_used(
    story: Story, house: Server, phones: New
) -> None:
    bo, chen = phones(house.url), phones(house.url)
    bo.enter(story.people["bo"]["token"])
    chen.enter(story.people["chen"]["token"])
    ahead = write_later(bo, story)
    bo.see(ahead)
    come(chen, story)
    chen.see(ahead)
    assert WHY_LATER not in chen.page.locator("body").inner_text()
    # Ding was quicker: it counts once.
    words = {"person": story.people["sam"]["id"], "reason": REASON}
    words |= {"second": story.people["chen"]["id"]}
    story.do("ding", "PUT", f"/centres/{story.centre}/glasses/{uuid4()}", words)
    breaks(chen, chen.t("glass.told_person_later", name=NAME["sam"], hours=HOURS))
    chen.see(chen.t("glass.later_over", name=NAME["sam"]))
    chen.see(chen.t("glass.told_person", name=NAME["sam"]))
    expect(chen.page.locator("main textarea[name=glass-reason]")).to_have_value(REASON)
    chen.see_not(KEPT)
    here = story.do("bo", "GET", f"/centres/{story.centre}/glasses")["items"]
    assert [one["by"]["name"] for one in here] == [NAME["ding"]], "nothing was opened"
    assert story.do("sam", "GET", "/me/glasses")["items"] == []
    # Written once more, it is shown before the last tap, and Sam isn't told yet.
    write_later(bo, story)
    breaks(chen, chen.t("glass.told_person_later", name=NAME["sam"], hours=HOURS))
    chen.see(KEPT)
    assert story.do("sam", "GET", "/me/glasses")["items"] == []
    for one in (bo, chen):
        assert not one.errors and not one.strangers, (one.errors, one.strangers)
