"""An emulated phone: 360x740, touch, Chinese, with what went wrong on it written down."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, WebSocket, expect

from tests.browser.words import t

WAIT = 10_000  # milliseconds; only says when to give up
SMALL, LARGE = (360, 740), (412, 915)
NAMED_ERRORS = re.compile(
    r"status of (401|403|404|409|422|429)|ERR_INTERNET_DISCONNECTED|WebSocket"
)

# Runs before any of the page's own code.
WATCH = """
addEventListener('securitypolicyviolation', (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))
window.__buzzed = 0
navigator.vibrate = () => ((window.__buzzed += 1), true)
"""


class Phone:
    """One phone: a browser profile of its own, and its one page."""

    def __init__(self, context: BrowserContext, address: str, language: str = "zh-CN") -> None:
        self.context, self.address, self.language = context, address, language
        self.errors: list[str] = []  # what the console, the page or the policy complained about
        self.strangers: list[str] = []  # requests to hosts that aren't ours
        self.frames: list[str] = []  # what the live door said to this phone
        context.on("request", self._asked)
        context.set_default_timeout(WAIT)
        context.add_init_script(WATCH)
        self.page = context.new_page()
        self.watch(self.page)

    def watch(self, page: Page) -> None:
        """Write down what goes wrong on this page."""
        page.on("console", lambda said: self._said(said.type, said.text))
        page.on("pageerror", lambda error: self.errors.append(f"{error}"))
        page.on("websocket", self._listened)

    def _said(self, kind: str, text: str) -> None:
        if (
            "CSP:" in text
            or "Content Security" in text
            or (kind == "error" and not NAMED_ERRORS.search(text))
        ):
            self.errors.append(text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(request.url)

    def _listened(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.frames.append(str(frame)))
        if not socket.url.startswith(self.address.replace("http", "ws", 1)):
            self.strangers.append(socket.url)

    # --- words and hands ---

    def t(self, key: str, **values: str) -> str:
        """Out: what this key says in this phone's language."""
        return t(key, self.language, **values)

    def go(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    def button(self, key: str, **values: str) -> Locator:
        """Out: the button or link with these words on it (there may be more, unseen, around them)."""
        named = re.compile(re.escape(self.t(key, **values)))
        return self.page.get_by_role("button", name=named).or_(
            self.page.get_by_role("link", name=named)
        )

    def tap(self, key: str, **values: str) -> None:
        self.button(key, **values).first.tap()

    def see(self, text: str) -> Locator:
        """Wait until these words can be seen, and only once; out: where."""
        found = self.page.get_by_text(text, exact=True).filter(visible=True)
        expect(found).to_have_count(1, timeout=WAIT)
        return found

    def see_not(self, text: str) -> None:
        expect(self.page.get_by_text(text, exact=True).filter(visible=True)).to_have_count(0)

    # --- the journey ---

    def come_in(self, link: str, name: str | None = None) -> None:
        """Open a card's link and come in, with this name if the card is for somebody new, up to the first steps."""
        self.page.goto(link)
        self.tap("people.come_in")
        if name is not None:
            self.page.get_by_label(self.t("people.name"), exact=True).fill(name)
            self.tap("people.come_in")
        self.page.wait_for_url("**/first-steps")

    def settle_in(self, link: str, name: str | None = None) -> None:
        """Come in and put the first steps aside: Talk is open."""
        self.come_in(link, name)
        self.tap("people.skip")
        self.page.wait_for_url("**/talk")

    def enter(self, token: str) -> None:
        """Be somebody who has a session already; Talk is open then."""
        own = {"Authorization": f"Bearer {token}"}
        seen = httpx.patch(f"{self.address}/api/v1/me", json={"first_steps": True}, headers=own)
        assert seen.status_code == 200, seen.text
        self.context.add_cookies([{"name": "sunroom", "value": token, "url": self.address}])
        self.go("/robots.txt")
        self.page.evaluate("(me) => localStorage.setItem('sunroom.me', me)", seen.text)
        self.go("/talk")
        self.page.locator("a[href='/talk/new']").wait_for()

    def open_room(self, title: str) -> None:
        self.page.locator("a[href^='/talk/']", has_text=title).tap()
        self.page.locator("form textarea").wait_for()

    def write(self, text: str) -> None:
        self.page.locator("form textarea").fill(text)

    def send(self, text: str) -> None:
        self.write(text)
        self.page.locator("form button[type=submit]").tap()

    def bubble(self, text: str) -> Locator:
        """Out: the row of the message with these words, sent or waiting."""
        return self.page.locator("main li").filter(has=self.page.get_by_text(text, exact=True))

    def hear(self, text: str) -> Locator:
        """Wait until the message is here, once; out: its row."""
        row = self.bubble(text)
        expect(row).to_have_count(1, timeout=WAIT)
        return row

    def worker_ready(self) -> None:
        """Wait until the app would open without a network."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def turn_over(self) -> None:
        """A fresh page of the same profile, with nothing written down yet."""
        self.page.close()
        self.errors, self.strangers, self.frames = [], [], []
        self.page = self.context.new_page()
        self.watch(self.page)

    def close(self) -> None:
        self.context.close()


def settings(size: tuple[int, int] = SMALL, language: str = "zh-CN", **more: Any) -> dict[str, Any]:
    """Out: what makes a browser profile a cheap Android phone."""
    return {
        "viewport": {"width": size[0], "height": size[1]},
        "device_scale_factor": 1,
        "is_mobile": True,
        "has_touch": True,
        "locale": language,
        "timezone_id": "Asia/Shanghai",
    } | more


@contextmanager
def phone(browser: Browser, address: str, **more: Any) -> Iterator[Phone]:
    """A phone nobody has used yet, thrown away at the end."""
    language = more.get("language", "zh-CN")
    new = Phone(browser.new_context(**settings(**more)), address, language)
    try:
        yield new
    finally:
        new.close()
