"""A server with the demo in it, and its guests' phones, signed in by their cards."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser

from tests.browser.phone import Phone, phone, settings
from tests.support.server import ROOT, Server, running

CENTRE = "暖檐中心"  # the guests' one
GUEST = re.compile(
    r"^(member|peer_representative|worker|coordinator) +(\S+) .*?(http\S+#card=\S+)$", re.MULTILINE
)


@dataclass
class Demo:
    """The demo, running. `who` is nobody, newcomer, or a guest's role."""

    server: Server
    links: dict[str, str]
    spare_card: str = ""  # for somebody new; a name is never given, so it stays good
    tokens: dict[str, str] = field(default_factory=dict)
    profiles: dict[str, Any] = field(default_factory=dict)

    @contextmanager
    def phone_of(self, browser: Browser, who: str, **more: Any) -> Iterator[Phone]:
        """A phone of this person, signed in; further phones of theirs start from the same cookies."""
        if who not in self.profiles and who != "nobody":
            self._sign_in(browser, who)
        own = {"storage_state": self.profiles[who]} if who in self.profiles else {}
        with phone(browser, self.server.url, **own, **more) as one:
            yield one

    def _sign_in(self, browser: Browser, who: str) -> None:
        first = Phone(browser.new_context(**settings()), self.server.url)
        first.settle_in(self.links[who]) if who in self.links else first.enter(self.tokens[who])
        self.profiles[who] = first.context.storage_state()
        cookies = first.context.cookies()
        self.tokens[who] = next(
            cookie["value"] for cookie in cookies if cookie.get("name") == "sunroom"
        )
        first.close()

    def ask(self, who: str, method: str, path: str, **more: Any) -> Any:
        """Out: what the API answers this person."""
        own = {"Authorization": f"Bearer {self.tokens[who]}"}
        answer = httpx.request(method, f"{self.server.url}/api/v1{path}", headers=own, **more)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def room(self, who: str, title: str) -> str:
        """Out: the id of my room with this title."""
        return next(
            room["id"] for room in self.ask(who, "GET", "/rooms")["items"] if room["title"] == title
        )


def fill(server: Server) -> Demo:
    """Fill the server with the demo, and add a newcomer who is in no room yet."""
    told = subprocess.run(
        [sys.executable, "main.py", "demo"],
        cwd=ROOT,
        env=server.environment,
        check=True,
        capture_output=True,
        text=True,
    )
    links = {role: link for role, _, link in GUEST.findall(told.stdout)}
    assert len(links) == 4, f"four guests' cards were expected:\n{told.stdout}"
    newcomer = server.people(CENTRE, count=1)[0]
    card = server.command("cards", "--centre", CENTRE, "--role", "member", "--json")[0]
    return Demo(server, links, card["link"], {"newcomer": newcomer["token"]})


@contextmanager
def opened_demo(home: Path) -> Iterator[Demo]:
    """The demo on a server of its own in `home`."""
    with running("sqlite", home, SUNROOM_MESSAGE_LIMIT="off") as server:
        yield fill(server)
