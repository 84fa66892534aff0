"""What a screen's function gets in its hand, and the list it stands in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.demo import Demo
from tests.browser.phone import WAIT, Phone


@dataclass
class Scene:
    """One phone in front of one screen. What a screen changes beyond the page, it says how to mend in `after`."""

    demo: Demo
    who: str
    phone: Phone
    after: list[Callable[[], object]] = field(default_factory=list)

    @property
    def page(self) -> Page:
        return self.phone.page

    def go(self, path: str, until: str = "main") -> Locator:
        """Open a path and wait for `until` (a selector); out: the first of it."""
        self.phone.go(path)
        return self.wait(until)

    def wait(self, selector: str) -> Locator:
        found = self.page.locator(selector).filter(visible=True).first
        expect(found).to_be_visible(timeout=WAIT)
        return found

    def room(self, title: str) -> str:
        """Open one of my rooms and wait for its words; out: its id."""
        room = self.demo.room(self.who, title)
        self.go(f"/talk/{room}", "main li .bubble, main .stack button")
        return room

    def field(self, key: str) -> Locator:
        return self.page.get_by_label(self.phone.t(key), exact=True)

    def ask(self, who: str, method: str, path: str, **more: Any) -> Any:
        """Out: what the API answers this person, who is signed in for it if need be."""
        if who not in self.demo.tokens and (browser := self.phone.context.browser):
            with self.demo.phone_of(browser, who):
                pass
        return self.demo.ask(who, method, path, **more)

    def offline(self) -> None:
        """No network from here on."""
        self.phone.worker_ready()
        self.phone.context.set_offline(True)
        self.after.append(lambda: self.phone.context.set_offline(False))

    def largest_letters(self) -> None:
        """30 px text, as chosen in Me, from the next page on."""
        self.demo.ask(self.who, "PATCH", "/me", json={"text_size": "largest"})
        self.phone.context.add_init_script(
            "localStorage.setItem('sunroom.look', '{\"text_size\": \"largest\"}')"
        )
        self.after.append(
            lambda: self.demo.ask(self.who, "PATCH", "/me", json={"text_size": "normal"})
        )

    def leave(self) -> None:
        """Mend what the screen changed."""
        while self.after:
            self.after.pop()()


@dataclass(frozen=True)
class Screen:
    """A screen: its name, whose phone shows it, and the way there."""

    name: str
    who: str
    reach: Callable[[Scene], object]


SCREENS: dict[str, Screen] = {}


def screen(who: str) -> Callable[[Callable[[Scene], object]], Callable[[Scene], object]]:
    """List the function as a screen of this person: nobody, newcomer, member, peer_representative, worker, coordinator."""

    def listed(reach: Callable[[Scene], object]) -> Callable[[Scene], object]:
        assert reach.__name__ not in SCREENS, f"{reach.__name__} is listed twice"
        SCREENS[reach.__name__] = Screen(reach.__name__, who, reach)
        return reach

    return listed
