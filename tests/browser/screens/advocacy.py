"""Standing by somebody: being asked, saying no by a slip, seeing it; and how appeals move, in For you."""

from functools import partial
from typing import Any
from uuid import uuid4

from tests.browser.screens.dates import answers, later
from tests.browser.screens.decisions import RULE, SAID, WHY
from tests.browser.screens.scene import Scene, screen
from tests.browser.screens.thanks import person


def advocacy(scene: Scene, **more: Any) -> None:
    key = str(uuid4())
    told: dict[str, Any] = {
        "id": key,
        "person": person("团子"),
        "at": later(hours=-1),
        "answer": None,
        "state": "waiting",
        "kind": None,
        "cause": None,
        "decided_by": None,
        "why": "",
        "rule": None,
        "said": "",
        "until": None,
        "words": "",
        "room": None,
        "outcome": None,
        "reason": "",
    }
    answers(scene, f"**/api/v1/me/advocacy/{key}", told | more)
    scene.go(f"/me/advocacy/{key}", "main h2")


@screen("member")
def advocate_asked(scene: Scene) -> None:
    advocacy(scene)


@screen("member")
def advocate_said_no(scene: Scene) -> None:
    """Nobody is told, and it can be taken back for a moment."""
    advocacy(scene)
    said = "**/api/v1/me/advocacy/*/answer"
    scene.page.route(said, lambda asked: asked.fulfill(status=204))
    scene.after.append(partial(scene.page.unroute, said))
    scene.phone.tap("decisions.advocacy_no")
    scene.phone.see(scene.phone.t("decisions.advocacy_let"))


@screen("member")
def for_you_appeals(scene: Scene) -> None:
    """How an appeal of mine moves, and how one ended in which I stood by somebody."""
    mine: dict[str, Any] = {"on": "appeal.changed", "stream": "me:x", "outcome": None}
    told = [
        mine | {"news": news, "person": who and person(who), "decision": str(uuid4())}
        for news, who in (
            ("stands_by", "团子"),
            ("looked_at", "丁社工"),
            ("stepped_back", "大树"),
            ("waits", None),
        )
    ]
    ended = {"news": "ended", "outcome": "changed", "decision": None}
    items = [
        {"seq": seq, "at": later(hours=-seq), "event": one | {"seq": seq, "id": str(uuid4())}}
        for seq, one in enumerate([*told, mine | ended | {"person": person("小满")}], start=1)
    ]
    page = {"items": items[::-1], "next": None, "seen": 2, "unread": True}
    answers(scene, "**/api/v1/me/for-you*", page)
    scene.go("/for-you", "main .rows a[href^='/me/advocacy/']")


@screen("member")
def advocate_stands_by(scene: Scene) -> None:
    seen = {"kind": "hide", "cause": "worker", "decided_by": person("陈社工"), "why": WHY}
    words = {"said": SAID, "words": "我说的是天气，不是说人。", "room": str(uuid4())}
    advocacy(scene, answer="yes", rule=RULE, **seen, **words)
