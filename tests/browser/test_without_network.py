"""What the phone does without a network, what it keeps, and what the app weighs."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import story
from tests.browser.demo import Demo
from tests.browser.phone import Phone
from tests.browser.screens import SCREENS, Scene
from tests.browser.stage import Stage
from tests.support.server import ROOT, Server

pytestmark = pytest.mark.browser
New = Callable[..., Phone]


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


SIZE = """async (src) => {
  const picture = new Image()
  picture.src = src
  await picture.decode()
  return [picture.naturalWidth, picture.naturalHeight, picture.src].join(' ')
}"""


def test_it_has_all_that_a_phone_asks_for_before_it_offers_to_install(
    house: Server, phones: New
) -> None:
    one = phones(house.url)
    one.go("/sign-in")
    one.worker_ready()
    told = one.context.new_cdp_session(one.page).send("Page.getAppManifest")
    manifest = json.loads(told["data"])
    assert told["url"] and not told["errors"], "read by the browser, without a complaint"
    assert manifest["display"] == "standalone" and manifest["name"] and manifest["start_url"] == "/"
    for width in (192, 512):
        sized = [icon for icon in manifest["icons"] if icon["sizes"] == f"{width}x{width}"]
        assert sized and sized[0]["type"] == "image/png"
        assert one.page.evaluate(SIZE, sized[0]["src"]).startswith(f"{width} {width} ")
    scope = one.page.evaluate("navigator.serviceWorker.ready.then((it) => it.scope)")
    assert scope == f"{house.url}/", "the worker answers for the whole app"


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


# Chunks that only the desk asks for: a member's phone fetches none of them by itself (decision 0027).
AT_THE_DESK = (
    *("Desk", "desk", "CheckIn", "Gatherings", "ClosedDays", "Cases", "CaseLink", "Decide"),
    *("DecisionForm", "Appeals", "Ladder", "Break", "List", "Proof", "CodeAndPin", "Enter"),
)


def _weighs(files: list[Path]) -> float:
    """Out: KB after gzip of everything but words, and of the heaviest language's."""
    words = {
        code: sum(zipped(file.read_bytes()) for file in files if file.name.startswith(f"{code}-"))
        for code in ("zh-CN", "en", "ja")
    }
    assert all(words.values()), "each language is a chunk of its own"
    rest = [file for file in files if not file.name.startswith(tuple(f"{code}-" for code in words))]
    return sum(zipped(file.read_bytes()) for file in rest) + max(words.values())


def _for_workers(file: Path) -> bool:
    return file.name.startswith(AT_THE_DESK) or "-desk-" in file.name


def test_the_whole_app_and_each_part_that_comes_later_stay_light() -> None:
    """240 KB for everybody's pages, 90 for the desk's, and at most 20 KB for any part (decision 0027)."""
    files = list((ROOT / "web/dist").rglob("*.js"))
    assert _weighs([file for file in files if not _for_workers(file)]) <= 240
    assert _weighs([file for file in files if _for_workers(file)]) <= 90
    later = [file for file in files if not file.name.startswith("first-")]
    assert max(zipped(file.read_bytes()) for file in later) <= 20
