"""Buddies: for who looks for one, who waits, two who go together, who offers, and who is asked."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.browser.screens.scene import Scene, screen

ADDRESS = "/together/buddy"
SAM = {"id": str(uuid4()), "name": "竹子", "mark": None}


def _told(scene: Scene, **mine: Any) -> None:
    """The server would say this: what takes weeks is made up on the way."""
    usual: dict[str, Any] = {
        "newcomer": False,
        "offer": None,
        "ask": None,
        "asked": [],
        "pairs": [],
    }
    scene.page.route("**/api/v1/me/buddy", lambda asked: asked.fulfill(json=usual | mine))


def _pair(**more: Any) -> dict[str, Any]:
    until = datetime.now(UTC) + timedelta(days=4)
    usual: dict[str, Any] = {
        "id": str(uuid4()),
        "state": "together",
        "side": "newcomer",
        "person": SAM,
    }
    usual |= {"room": str(uuid4()), "until": until.isoformat(), "idea": "mute"}
    return usual | {"renewal": "later"} | more


@screen("newcomer")
def buddy_find(scene: Scene) -> None:
    scene.go(ADDRESS, "main section.card button")


@screen("newcomer")
def buddy_none(scene: Scene) -> None:
    none: dict[str, Any] = {"items": [], "next": None}
    scene.page.route("**/buddy/candidates", lambda asked: asked.fulfill(json=none))
    scene.go(ADDRESS, "main .empty h2")


@screen("newcomer")
def buddy_ask(scene: Scene) -> None:
    buddy_find(scene)
    scene.page.locator("main section.card button").first.tap()
    scene.wait("form textarea").fill("刚来不久，能带我看看厨房吗？")
    scene.after.append(lambda: scene.page.locator("form textarea").fill(""))


@screen("newcomer")
def buddy_waiting(scene: Scene) -> None:
    ask: dict[str, Any] = {
        "id": str(uuid4()),
        "person": SAM,
        "words": "刚来不久，能带我看看厨房吗？",
    }
    ask |= {"at": datetime.now(UTC).isoformat(), "state": "waiting", "room": None}
    _told(scene, newcomer=True, ask=ask)
    scene.go(ADDRESS, "main section.card h2")


@screen("newcomer")
def buddy_together(scene: Scene) -> None:
    _told(scene, pairs=[_pair()])
    scene.go(ADDRESS, "main section.card button.main")


@screen("newcomer")
def buddy_last_week(scene: Scene) -> None:
    _told(scene, pairs=[_pair(idea="what_next", renewal="open")])
    scene.go(ADDRESS, "main section.card button.main")


@screen("newcomer")
def buddy_more_said(scene: Scene) -> None:
    _told(scene, pairs=[_pair(idea="what_next", renewal="said")])
    scene.go(ADDRESS, "main section.card button.main")


@screen("newcomer")
def buddy_stop(scene: Scene) -> None:
    buddy_together(scene)
    scene.phone.tap("buddies.stop")
    scene.wait("dialog[open] button.main")


@screen("newcomer")
def buddy_ended(scene: Scene) -> None:
    ended = {"state": "ended", "person": None, "room": None, "until": None, "idea": None}
    _told(scene, newcomer=True, pairs=[_pair(**ended)])
    scene.go(ADDRESS, "main p.card")


@screen("member")
def buddy_offer(scene: Scene) -> None:
    scene.go(f"{ADDRESS}/offer", "form textarea")


@screen("member")
def buddy_offer_odd(scene: Scene) -> None:
    """Nothing written yet: what is still needed, in words."""
    buddy_offer(scene)
    scene.phone.tap("buddies.save")
    scene.wait(".error:not(:empty)")


@screen("member")
def buddy_offered(scene: Scene) -> None:
    offer: dict[str, Any] = {"most": 2, "words": "我来了六年，哪儿都熟。", "languages": ["zh-CN"]}
    _told(scene, offer=offer | {"interests": ["唱歌"]})
    scene.go(f"{ADDRESS}/offer", "form textarea")


def _opened(scene: Scene, *, free: bool) -> None:
    key = str(uuid4())
    ask: dict[str, Any] = {"id": key, "person": SAM, "words": "刚来不久，能带我看看厨房吗？"}
    ask |= {"at": datetime.now(UTC).isoformat(), "free": free}
    scene.page.route(f"**/api/v1/buddies/{key}", lambda asked: asked.fulfill(json=ask))
    scene.go(f"{ADDRESS}/asked/{key}", "main section.card")


@screen("member")
def buddy_asked(scene: Scene) -> None:
    _opened(scene, free=True)


@screen("member")
def buddy_asked_full(scene: Scene) -> None:
    _opened(scene, free=False)


@screen("member")
def buddy_asked_away(scene: Scene) -> None:
    scene.go(f"{ADDRESS}/asked/{uuid4()}", "main h2")


@screen("worker")
def buddy_worker(scene: Scene) -> None:
    scene.go(ADDRESS, "main .stack p")


@screen("newcomer")
def first_steps_buddy(scene: Scene) -> None:
    scene.go("/first-steps", "main section.card")
    for _ in range(2):
        scene.phone.tap("people.next")
    scene.wait("main .rows button")
