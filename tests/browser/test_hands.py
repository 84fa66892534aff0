"""What hands do: press, slide off, read above while others write; and what the phone does without a network."""

import gzip
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser import story
from tests.browser.demo import Demo
from tests.browser.phone import WAIT, Phone
from tests.browser.screens import SCREENS, Scene
from tests.browser.stage import Stage
from tests.support.server import ROOT, Server

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


def test_help_is_one_tap_away_and_opens_without_network_or_signing_in(
    house: Server, phones: New
) -> None:
    one = phones(house.url)
    one.go("/sign-in")
    one.worker_ready()
    one.context.set_offline(True)
    one.page.reload()
    one.page.locator("header a[href='/help']").tap()
    for number in ("962525", "12356", "120", "110"):
        expect(one.page.locator(f"a[href='tel:{number}']")).to_be_visible()
    again = one.context.new_page()
    again.goto(f"{house.url}/help")
    expect(again.locator("a[href='tel:962525']")).to_be_visible()


def test_nothing_of_the_api_is_in_the_workers_cache(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    story.pair(house, rosa, sam)
    rosa.send("只在这里")
    sam.hear("只在这里")
    rosa.worker_ready()
    kept = rosa.page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
             (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat()"""
    )
    assert "/" in kept and any(path.startswith("/assets/") for path in kept), (
        "first prove that something is kept"
    )
    assert not [
        path for path in kept if path.startswith(("/api", "/healthz", "/readyz", "/metrics"))
    ]


def zipped(text: bytes) -> float:
    """Out: KB after gzip."""
    return len(gzip.compress(text, 9)) / 1024


@pytest.mark.parametrize("first", ["sign_in", "talk"])
def test_the_first_screen_weighs_at_most_60_kb(first: str, stage: Stage, demo: Demo) -> None:
    one = SCREENS[first]
    with demo.phone_of(stage.browser, one.who, service_workers="block") as phone:
        scripts: dict[str, bytes] = {}
        phone.page.on("requestfinished", lambda asked: _note(scripts, asked.url))
        one.reach(Scene(demo, one.who, phone))
        phone.page.wait_for_timeout(500)
    assert len(scripts) > 2 and sum(map(zipped, scripts.values())) <= 60


def _note(scripts: dict[str, bytes], url: str) -> None:
    if url.endswith(".js"):
        scripts[url] = (ROOT / "web/dist/assets" / url.rsplit("/", 1)[1]).read_bytes()


def test_the_whole_app_weighs_at_most_120_kb() -> None:
    files = list((ROOT / "web/dist").rglob("*.js"))
    languages = {
        code: [file for file in files if file.name.startswith(f"{code}-")]
        for code in ("zh-CN", "en", "ja")
    }
    assert all(languages.values()), "each language is a chunk of its own"
    apart = [file for chunks in languages.values() for file in chunks]
    heaviest = max(
        sum(zipped(file.read_bytes()) for file in chunks) for chunks in languages.values()
    )
    assert sum(zipped(file.read_bytes()) for file in files if file not in apart) + heaviest <= 120
