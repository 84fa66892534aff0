"""Walks to the main screens once and writes down, at each, all that the rules ask about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.album_screens import MAIN
from tests.browser.demo import Demo
from tests.browser.phone import Phone
from tests.browser.rules import MEASURE, Measured
from tests.browser.screens import SCREENS, Scene
from tests.support.server import ROOT

AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
BODY = {"type": "rule", "values": ["color-contrast-enhanced"]}
NOT_BODY = [
    "button",
    "a",
    "summary",
    "label",
    "h2",
    ".error",
    ".odd",
    ".new-line",
    ".invited",
]  # 4.5:1 there
RUN = """([runOnly, exclude]) => axe.run({ include: ['html'], exclude }, { runOnly, resultTypes: ['violations'] })
  .then(({ violations }) => violations)"""
PUT = (
    "([look, text]) => Object.assign(document.documentElement.dataset, { appearance: look, text })"
)
# name: width, height, text size
SIZES = {
    "320": (320, 640, "normal"),
    "360": (360, 740, "normal"),
    "412": (412, 915, "normal"),
    "320, largest letters": (320, 640, "largest"),
    "360, zoomed to 200 %": (180, 370, "normal"),
}
LOOKS = ("light", "dark", "calm")


@dataclass
class Seen:
    """One screen: measured at each size and under reduced motion, looked at by axe in each look."""

    sizes: dict[str, Measured] = field(default_factory=dict)
    still: Measured = field(default_factory=dict)
    axe: dict[str, list[str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


def walk(browser: Browser, demo: Demo) -> dict[str, Seen]:
    """Out: what was seen at each main screen, in the order of MAIN."""
    seen: dict[str, Seen] = {}
    by_whom = sorted(MAIN, key=lambda name: SCREENS[name].who)
    for who, group in groupby(by_whom, lambda name: SCREENS[name].who):
        names = list(group)
        visits = (
            _strangers(browser, demo, names)
            if who == "nobody"
            else _same(browser, demo, who, names)
        )
        seen |= dict(visits)
    return {name: seen[name] for name in MAIN}


def _strangers(browser: Browser, demo: Demo, names: Iterable[str]) -> Iterator[tuple[str, Seen]]:
    for name in names:
        with demo.phone_of(browser, "nobody") as phone:
            yield name, _visit(demo, phone, name)


def _same(
    browser: Browser, demo: Demo, who: str, names: Iterable[str]
) -> Iterator[tuple[str, Seen]]:
    with demo.phone_of(browser, who) as phone:
        for name in names:
            yield name, _visit(demo, phone, name)
            phone.turn_over()


def _visit(demo: Demo, phone: Phone, name: str) -> Seen:
    scene = Scene(demo, SCREENS[name].who, phone)
    SCREENS[name].reach(scene)
    seen = Seen(errors=phone.errors, strangers=phone.strangers)
    seen.sizes = dict(_sizes(phone.page))
    phone.page.emulate_media(reduced_motion="reduce")
    seen.still = phone.page.evaluate(MEASURE)
    seen.axe = {look: look_closely(phone.page, look) for look in _looks(phone.page)}
    scene.leave()
    return seen


def _sizes(page: Page) -> Iterator[tuple[str, Any]]:
    for size, (width, height, text) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(PUT, ["light", text])
        page.wait_for_timeout(60)  # the composer measures itself
        yield size, page.evaluate(MEASURE)


def _looks(page: Page) -> Iterator[str]:
    # As high as all of it: what lies under the tab bar only for now is not too small.
    height = page.evaluate("Math.min(document.documentElement.scrollHeight, 4000)")
    page.set_viewport_size({"width": 360, "height": max(740, height)})
    for look in LOOKS if AXE.exists() else ():
        page.evaluate(PUT, [look, "normal"])
        yield look


def look_closely(page: Page, look: str = "light") -> list[str]:
    """Out: what axe finds, as `rule: where`; only contrast changes with the look."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return [
        f"{one['id']}: {', '.join(str(node['target'][0]) for node in one['nodes'][:3])}"
        for options, apart in ((ALL if look == "light" else CONTRAST, []), (BODY, NOT_BODY))
        for one in page.evaluate(RUN, [options, apart])
    ]
