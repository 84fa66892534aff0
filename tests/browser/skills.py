"""From a post with a picture and steps to a class in the week and a note of thanks, on two phones, for a test outside this folder."""

import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import FilePayload, expect

from tests.browser.kind_words import until_kept, write_thanks
from tests.browser.phone import WAIT, Phone, phone
from tests.browser.stage import Stage, opened_stage
from tests.browser.week import CENTRE, FREED, MINUTE, People, Taps
from tests.support.picture_files import GOOD
from tests.support.server import Server

TITLE, FIRST, SECOND = "叠纸鹤", "一张方纸，对折。", "再对折，压一压。"
THANKS = "谢谢你教我叠纸鹤，一点也没催。"


def show_the_post(server: Server) -> Taps:
    """Posted in under a minute, followed, answered in two taps, agreed to, met for; out: the taps of answering."""
    people = People(server)
    people.add("梅子", "peer_representative")
    people.add("小满")
    with opened_stage() as stage:
        taps: Taps = stage.do(_tell, stage, people)
    return taps


def _tell(stage: Stage, people: People) -> Taps:
    with ExitStack() as phones:
        mei, man = (phones.enter_context(phone(stage.browser, people.server.url)) for _ in range(2))
        mei.enter(people.tokens["梅子"])
        man.enter(people.tokens["小满"])
        _post(mei)
        taps = _answer(man)
        _agree(mei, man)
        _meet(mei, man, people)
        _thank(mei, man, people)
        assert mei.errors == man.errors == []
    return taps


def _post(mei: Phone) -> None:
    """A title, for the centre, two steps and a picture: it asks once more before more people see it."""
    page, began = mei.page, time.monotonic()
    page.locator("a[href='/together']").first.tap()
    page.locator("a[href='/skills/new']").tap()
    page.locator("form input[name=title]").fill(TITLE)
    page.locator("form select").first.select_option("centre")
    page.get_by_text(mei.t("skills.pictures"), exact=True).tap()
    body, kind = GOOD["a place in EXIF, PNG"]
    file = FilePayload(name="crane.png", mimeType=kind, buffer=body)
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.locator("form img").first).to_be_visible(timeout=FREED)
    page.get_by_text(mei.t("skills.steps"), exact=True).tap()
    for words in (FIRST, SECOND):
        mei.tap("skills.step_add")
        page.get_by_label(mei.t("skills.step_words"), exact=True).last.fill(words)
    page.reload()  # nothing that was written is lost
    expect(page.locator("form input[name=title]")).to_have_value(TITLE)
    mei.tap("skills.preview")
    mei.tap("skills.post")
    mei.tap("skills.wider_yes")
    page.get_by_role("heading", name=TITLE).wait_for()
    assert time.monotonic() - began < MINUTE, "it took longer than a minute"


def _answer(man: Phone) -> Taps:
    """Find it, follow its steps alone, answer in two taps."""
    page, taps = man.page, Taps()
    page.locator("a[href='/together']").first.tap()
    page.locator("a[href='/together/board']").tap()
    page.get_by_label(man.t("skills.find"), exact=True).fill("纸鹤")
    page.locator("main li a", has_text=TITLE).tap()
    expect(page.locator("main img").first).to_be_visible(timeout=WAIT)
    page.locator("a[href$='/lesson']").tap()
    man.see(FIRST)
    man.tap("skills.next")
    man.see(SECOND)
    man.tap("skills.done")
    page.get_by_role("heading", name=TITLE).wait_for()
    taps.on(man.button("skills.answer"), "answer")
    taps.on(page.locator("dialog[open] button.main"), "send it")
    man.see(man.t("skills.answered"))
    return taps


def _agree(mei: Phone, man: Phone) -> None:
    """It comes to Mei with the post's title; a yes opens a talk."""
    mei.go("/for-you")
    asked = mei.page.locator("main a[href^='/asks/']").first
    expect(asked).to_be_visible(timeout=FREED)
    asked.tap()
    mei.see(mei.t("skills.ask_about", title=TITLE))
    mei.tap("asks.yes")
    mei.button("asks.go_to_talk").first.wait_for()
    man.go("/asks")
    expect(man.page.locator("main a[href^='/talk/']").first).to_contain_text(TITLE)


def _meet(mei: Phone, man: Phone, people: People) -> None:
    """Two taps from the post: the class is filled in; once posted it stands in the week, and leads back."""
    (mine,) = people.ask("梅子", "GET", "/me/skills")["items"]
    mei.go(f"/skills/{mine['id']}")
    mei.page.locator("a[href^='/activities/new']").tap()
    expect(mei.page.locator("form input[name=title]")).to_have_value(TITLE)
    mei.page.locator("[role=radiogroup] label").nth(2).tap()
    mei.tap("activities.preview")
    mei.page.locator("dialog[open] button.main").tap()
    mei.page.wait_for_url("**/dates/*")
    man.go("/activities")
    man.page.locator("a[href^='/dates/']", has_text=TITLE).first.tap()
    man.tap("dates.sign_up")
    man.button("dates.withdraw").first.wait_for()
    man.page.locator(f"a[href^='/skills/{mine['id']}']").tap()
    man.page.get_by_role("heading", name=TITLE).wait_for()
    _in_the_week(people)


def _thank(mei: Phone, man: Phone, people: People) -> None:
    """From her page to a note of thanks, which she reads without a network, also after a reload."""
    man.go(f"/people/{people.ask('梅子', 'GET', '/me')['id']}")
    man.page.locator("main a[href^='/thanks/']").first.tap()
    man.page.wait_for_url("**/thanks/**")
    write_thanks(man, THANKS)
    man.page.wait_for_url("**/people/*")
    mei.go("/for-you")
    mei.page.locator("main a[href='/me/kind-words']").first.tap()
    mei.see(THANKS)
    mei.worker_ready()
    until_kept(mei, THANKS)
    mei.context.set_offline(True)
    mei.page.reload()
    mei.see(THANKS)
    mei.see(mei.t("thanks.offline"))
    mei.context.set_offline(False)


def _in_the_week(people: People) -> None:
    dates: list[dict[str, Any]] = people.ask("小满", "GET", "/me/dates")["items"]
    (date,) = dates
    assert date["title"] == TITLE and date["skill"]["title"] == TITLE
    soon = datetime.now(UTC) + timedelta(days=7)
    assert datetime.fromisoformat(date["starts_at"]) < soon


__all__ = ["CENTRE", "show_the_post"]
