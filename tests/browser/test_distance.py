"""Rest, mute and block by hand: done at once, seen at once, and taken back with one tap."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.phone import WAIT, Phone
from tests.browser.story import pair
from tests.support.server import Server

pytestmark = pytest.mark.browser
New = Callable[[str], Phone]


def test_a_mute_folds_what_is_open_and_undo_unfolds_it(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    pair(house, rosa, sam)
    sam.send("今天买了一盆薄荷")
    rosa.hear("今天买了一盆薄荷")
    rosa.page.locator("main li a.name").first.tap()
    rosa.tap("boundaries.mute_person_hint")
    rosa.tap("boundaries.lasts_hour")
    rosa.tap("ui.back")
    rosa.page.locator("main li button.show").tap()
    rosa.hear("今天买了一盆薄荷")
    rosa.tap("messages.fold_again")
    rosa.see_not("今天买了一盆薄荷")
    rosa.tap("ui.undo")
    rosa.hear("今天买了一盆薄荷")
    sam.hear("今天买了一盆薄荷")


def test_a_block_withholds_and_undo_brings_everything_back(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    pair(house, rosa, sam)
    sam.send("明天一起浇水")
    rosa.hear("明天一起浇水")
    rosa.page.locator("main li a.name").first.tap()
    rosa.tap("boundaries.block_hint")
    rosa.page.locator("dialog[open] button.main").tap()
    rosa.see(rosa.t("messages.withheld"))
    rosa.see_not("明天一起浇水")
    rosa.tap("ui.undo")
    rosa.hear("明天一起浇水")
    assert "room.closed" not in "".join(sam.frames)
    assert "boundaries" not in "".join(sam.frames)


def test_a_rest_is_one_tap_and_so_is_coming_back(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    room = pair(house, rosa, sam)
    rosa.go("/me")
    rosa.page.get_by_role("switch").tap()
    expect(rosa.page.get_by_role("switch")).to_be_checked(timeout=WAIT)
    rosa.go("/talk")
    sam.send("不急，慢慢来")
    expect(rosa.page.get_by_text("不急，慢慢来")).to_be_visible(timeout=WAIT)
    expect(rosa.page.locator(f"a.unread[href='/talk/{room['id']}']")).to_have_count(0)
    rosa.tap("boundaries.come_back")
    rosa.page.wait_for_url("**/me/back")
    expect(rosa.page.locator(f"a.unread[href='/talk/{room['id']}']")).to_be_visible(timeout=WAIT)


def test_a_topic_comes_folded_until_it_is_shown_once(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    room = pair(house, rosa, sam)
    rosa.go("/me/topics")
    rosa.page.get_by_label(rosa.t("messages.medicine")).select_option("fold")
    rosa.go(f"/talk/{room['id']}")
    sam.tap("messages.topic")
    sam.page.get_by_text(sam.t("messages.medicine"), exact=True).tap()
    sam.tap("messages.topics_done")
    sam.send("换了一种药，有点困")
    rosa.page.locator("main li button.show").wait_for()
    rosa.see_not("换了一种药，有点困")
    rosa.page.locator("main li button.show").tap()
    rosa.hear("换了一种药，有点困")
