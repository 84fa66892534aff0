"""What hands do: press, slide off, read above while others write, leave and come back."""

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser import story
from tests.browser.demo import Demo
from tests.browser.phone import WAIT, Phone
from tests.browser.screens import SCREENS, Scene
from tests.browser.stage import Stage
from tests.support.server import Server

pytestmark = pytest.mark.browser
New = Callable[..., Phone]
PRESSED = ("sign_in", "talk", "room", "room_respond", "about", "me", "help_page")
TOUCHABLE = "a[href], button, summary, label:has(input[type=radio])"

# All that would tell that something happened: where we are, what is open, what is said.
STATE = "() => [location.href, document.querySelectorAll('[open]').length, document.body.innerText, scrollY].join('|')"
IN_SIGHT = """([inside, what]) => [...document.querySelector(inside).querySelectorAll(what)]
  .map((el) => [el.innerText, el.getBoundingClientRect()])
  .filter(([, { top, bottom, width }]) => width && top >= 0 && bottom <= innerHeight)
  .map(([name, { x, y, width, height }]) => [name, x + width / 2, y + height / 2])"""
SHIFTS = """() => { window.__shifts = []; new PerformanceObserver((list) => window.__shifts.push(
  ...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift' }) }"""


def press(page: Page) -> list[str]:
    """Put the finger on each thing in sight, slide off, let go; out: what did something."""
    inside = "dialog[open]" if page.locator("dialog[open]").count() else "body"
    things = page.evaluate(IN_SIGHT, [inside, TOUCHABLE])
    assert things, "there is something to press"
    finger, before = page.context.new_cdp_session(page), page.evaluate(STATE)
    for name, x, y in things:
        for kind, points in (("touchStart", [{"x": x, "y": y}]), ("touchCancel", [])):
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(1, y + 90 if y < 500 else y - 90)
        page.mouse.up()
        if page.evaluate(STATE) != before:
            return [name]
    return []


@pytest.mark.parametrize("name", PRESSED)
def test_nothing_acts_before_release_and_sliding_off_cancels(
    name: str, stage: Stage, demo: Demo
) -> None:
    one = SCREENS[name]
    with demo.phone_of(stage.browser, one.who) as phone:
        one.reach(Scene(demo, one.who, phone))
        phone.page.wait_for_timeout(800)
        assert press(phone.page) == []


def test_a_button_that_acts_too_early_would_be_caught(house: Server, phones: New) -> None:
    one = phones(house.url)
    one.page.set_content(
        "<button onpointerdown=\"document.title='x';document.body.append('acted')\">now</button>"
    )
    assert press(one.page) == ["now"]


def test_nothing_shifts_while_twenty_messages_arrive_and_i_read_above(
    house: Server, phones: New
) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    room = story.pair(house, rosa, sam)
    _write(
        house, room["id"], [f"早先的话，第 {number} 句，长一点才能往上看。" for number in range(40)]
    )
    rosa.hear("早先的话，第 39 句，长一点才能往上看。")
    rosa.page.locator(".scroller").evaluate("(it) => it.scrollTo(0, it.scrollHeight / 3)")
    rosa.page.wait_for_timeout(800)
    looked_at = rosa.page.evaluate(
        "document.elementFromPoint(120, 400).closest('li').getBoundingClientRect().top"
    )
    rosa.page.evaluate(SHIFTS)
    _write(house, room["id"], [f"刚刚说的，第 {number} 句" for number in range(20)])
    pill = rosa.page.get_by_role("button", name=rosa.t("messages.below"))
    expect(pill).to_be_visible(timeout=WAIT)
    expect(rosa.page.locator("main ul")).to_contain_text("刚刚说的，第 19 句")
    rosa.page.wait_for_timeout(500)
    assert sum(rosa.page.evaluate("window.__shifts")) == 0
    assert (
        rosa.page.evaluate(
            "document.elementFromPoint(120, 400).closest('li').getBoundingClientRect().top"
        )
        == looked_at
    )
    pill.tap()
    expect(rosa.page.get_by_text("刚刚说的，第 19 句", exact=True)).to_be_in_viewport()
    expect(pill).to_have_count(0)
    rosa.page.evaluate(
        "(window.__shifts = []) && (document.querySelector('main').style.paddingTop = '60px')"
    )
    rosa.page.wait_for_timeout(500)
    assert rosa.page.evaluate("window.__shifts"), "a shift would have been told"


ALL_READ = """async () => (await (await fetch('/api/v1/rooms')).json()).items.every((room) => !room.unread)"""


def test_older_words_come_in_above_without_moving_what_i_read(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    room = story.pair(house, rosa, sam)
    _write(house, room["id"], [f"第 {number} 句" for number in range(130)])
    rosa.hear("第 129 句")
    rosa.page.wait_for_function(ALL_READ)  # or it opens at the first unread
    again = phones(house.url)  # a phone of hers without copies
    again.enter(next(c["value"] for c in rosa.context.cookies() if c["name"] == "sunroom"))
    again.open_room(room["title"])
    again.hear("第 129 句")
    assert again.bubble("第 40 句").count() == 0, "only the newest page is here at first"
    first = again.page.locator("main li[data-seq] .bubble").first  # the name above it may move up
    words = first.locator(".text").inner_text()
    before = first.evaluate(
        "(it) => (it.scrollIntoView({ block: 'start' }), it.getBoundingClientRect().top)"
    )
    again.hear("第 40 句")
    again.page.wait_for_timeout(500)
    after = (
        again.bubble(words).locator(".bubble").evaluate("(it) => it.getBoundingClientRect().top")
    )
    assert abs(after - before) <= 1


def _write(server: Server, room: str, texts: list[str]) -> None:
    """Somebody else of the centre, in this room, says all this."""
    own = {"Authorization": f"Bearer {story.TOKENS[room]}"}
    with httpx.Client(base_url=server.url, headers=own) as http:
        for text in texts:
            path = f"/api/v1/rooms/{room}/messages/{story.new_id()}"
            http.put(path, json={"text": text}).raise_for_status()


def test_leaving_can_be_undone_for_ten_seconds(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    room = story.pair(house, rosa, sam, "十秒")
    rosa.go(f"/talk/{room['id']}/about")
    rosa.page.clock.install()
    rosa.tap("rooms.leave")
    rosa.page.locator("dialog[open] button", has_text=rosa.t("rooms.leave")).last.tap()
    undo = rosa.page.get_by_role("button", name=rosa.t("ui.undo"), exact=True)
    expect(undo).to_be_visible()
    rosa.page.clock.fast_forward(9_000)
    undo.tap()
    rosa.page.clock.resume()
    expect(rosa.page.locator("main a, main form").filter(visible=True).first).to_be_visible()
    rosa.go("/talk")
    expect(rosa.page.locator("main .rows a", has_text="十秒")).to_be_visible()
