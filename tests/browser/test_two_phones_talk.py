"""Two phones talk: the real journey, from the card to signing out."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import story
from tests.browser.phone import WAIT, Phone
from tests.support.server import Server

pytestmark = pytest.mark.browser
New = Callable[..., Phone]

# Everything this phone keeps, as text: each store of each database, local and session storage.
KEPT = """async () => {
  const rows = { local: { ...localStorage }, session: { ...sessionStorage } }
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done) => (indexedDB.open(name).onsuccess = (event) => done(event.target.result)))
    for (const store of db.objectStoreNames)
      rows[store] = await new Promise((done) =>
        (db.transaction(store).objectStore(store).getAll().onsuccess = (event) => done(event.target.result)))
    db.close()
  }
  return JSON.stringify(rows)
}"""


def kept(phone: Phone) -> str:
    """Out: what is on the phone, as JSON."""
    return phone.page.evaluate(KEPT)


def test_card_group_message_and_offline_send(house: Server, phones: New) -> None:
    story.tell(house, phones(house.url), phones(house.url))


def test_a_newcomer_finds_groups_to_join_and_never_an_empty_page(
    house: Server, phones: New
) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    links = story.cards(house)
    rosa.settle_in(links[0], "小满")
    story.make_open_group(rosa, "折纸")
    sam.settle_in(links[1], "阿福")
    expect(sam.page.get_by_role("heading", name="折纸")).to_be_visible()
    sam.page.get_by_role("button", name="折纸").tap()
    sam.send("我来了")
    expect(rosa.hear("我来了")).to_contain_text("阿福")


def test_a_card_is_used_by_a_tap_never_by_opening_its_link(house: Server, phones: New) -> None:
    one, other = phones(house.url), phones(house.url)
    link = story.cards(house, 1)[0]
    one.page.goto(link)
    expect(one.button("people.come_in")).to_be_visible()
    assert "card" not in one.page.url, "the secret must not stay in the address"
    other.come_in(link, "小满")
    one.tap("people.come_in")
    expect(one.page.locator("form p[aria-live]").filter(visible=True)).not_to_be_empty()
    expect(one.page.get_by_label(one.t("people.card"), exact=True)).to_be_visible()


def test_reaction_and_reply_are_heard_by_name(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    story.pair(house, rosa, sam)
    rosa.send("我今天有点累")
    sam.hear("我今天有点累").locator("button.respond").tap()
    sam.tap("messages.hug")
    hugged = rosa.hear("我今天有点累").locator(".reactions")
    expect(hugged).to_contain_text(rosa.t("messages.hug"))
    assert not any(letter.isdecimal() for letter in hugged.inner_text()), "names, never a number"
    sam.bubble("我今天有点累").locator("button.respond").tap()
    sam.tap("messages.reply")
    sam.send("歇一会儿吧")
    expect(rosa.hear("歇一会儿吧").locator(".quote")).to_contain_text("我今天有点累")


def test_taking_back_removes_the_words_everywhere_and_offers_them_again(
    house: Server, phones: New
) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    story.pair(house, rosa, sam)
    rosa.send("说错了的话")
    sam.hear("说错了的话")
    rosa.hear("说错了的话").locator("button.respond").tap()
    rosa.tap("messages.take_back")
    for phone in (rosa, sam):
        expect(phone.bubble("说错了的话")).to_have_count(0, timeout=WAIT)
    rosa.page.get_by_role("button", name=rosa.t("ui.undo"), exact=True).tap()
    expect(rosa.page.locator("form textarea")).to_have_value("说错了的话")
    sam.page.wait_for_timeout(500)
    assert "说错了的话" not in kept(sam), "the copy goes too"


def test_words_being_written_survive_reload_and_a_closed_page(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    story.pair(house, rosa, sam)
    rosa.write("还没写完的")
    rosa.page.reload()
    expect(rosa.page.locator("form textarea")).to_have_value("还没写完的")
    address, again = rosa.page.url, rosa.context.new_page()
    rosa.page.close()
    again.goto(address)
    expect(again.locator("form textarea")).to_have_value("还没写完的")
    sam.see_not("还没写完的")


def test_kill_9_of_the_server_in_between_loses_nothing(own_house: Server, phones: New) -> None:
    rosa, sam = phones(own_house.url), phones(own_house.url)
    story.pair(own_house, rosa, sam)
    rosa.send("之前")
    sam.hear("之前")
    own_house.kill()
    rosa.send("中间")
    sam.send("也在中间")
    expect(rosa.hear("中间")).to_contain_text(rosa.t("messages.waiting"))
    own_house.start()
    for phone, text in ((sam, "中间"), (rosa, "也在中间")):
        expect(phone.bubble(text)).to_have_count(1, timeout=6 * WAIT)
    for phone in (rosa, sam):
        phone.page.reload()
        for text in ("之前", "中间", "也在中间"):
            expect(phone.hear(text)).not_to_contain_text(phone.t("messages.waiting"))


def test_signing_out_leaves_nothing_behind(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    story.pair(house, rosa, sam, "清掉之前的群")
    sam.send("留在这里的话")
    rosa.hear("留在这里的话")
    rosa.write("写了一半")
    rosa.page.wait_for_timeout(500)
    assert all(words in kept(rosa) for words in ("留在这里的话", "写了一半", "清掉之前的群")), (
        "first prove it is there"
    )
    rosa.go("/me/sign-out")
    rosa.tap("me.sign_out")
    rosa.page.locator("dialog[open]").get_by_role(
        "button", name=rosa.t("me.sign_out_yes"), exact=True
    ).tap()
    rosa.page.wait_for_url("**/sign-in")
    expect(rosa.button("people.come_in")).to_be_visible()
    left = json.loads(kept(rosa))
    assert not [rows for name, rows in left.items() if name not in ("local", "session") and rows]
    assert all(
        words not in str(left)
        for words in ("留在这里的话", "写了一半", "清掉之前的群", "sunroom.me")
    )
    for _ in range(2):
        rosa.page.go_back()
        rosa.page.wait_for_timeout(300)
        for words in ("留在这里的话", "清掉之前的群"):
            rosa.see_not(words)
    assert not [cookie for cookie in rosa.context.cookies() if cookie.get("name") == "sunroom"]


def test_who_leaves_no_longer_hears_and_can_come_back(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    room = story.pair(house, rosa, sam)
    rosa.send("大家都在")
    sam.hear("大家都在")
    sam.go(f"/talk/{room['id']}/about")
    sam.tap("rooms.leave")
    sam.page.locator("dialog[open] button.main").tap()
    undo = sam.page.get_by_role("button", name=sam.t("ui.undo"), exact=True)
    expect(undo).to_be_visible()
    rosa.page.wait_for_timeout(300)
    rosa.send("只有我了")
    expect(rosa.hear("只有我了")).to_contain_text(rosa.t("messages.sent"))
    sam.page.wait_for_timeout(1000)
    assert "大家都在" in str(sam.frames) and "只有我了" not in str(sam.frames)
    assert "大家都在" not in kept(sam), "the room's copies go with leaving"
