"""A hand with things: the list, asking, one request in its states, and choosing who comes."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.browser.screens.scene import Scene, screen

ASKS, HELPS = "peer_representative", "member"
HOSPITAL: dict[str, Any] = {
    "kind": "come_along",
    "title": "陪我去医院",
    "words": "我有点紧张，有人一起就好多了。",
    "minutes": 180,
    "place": "区医院门诊",
    "checklist": ["医保卡", "身份证", "病历和检查单", "坐车的零钱"],
    "audience": "centre",
}


def asked(scene: Scene, who: str, **more: Any) -> str:
    """Out: the id of an open request of theirs, made once."""
    title = (HOSPITAL | more)["title"]
    items = scene.ask(who, "GET", "/me/help-requests")["items"]
    known = [one for one in items if one["own"] and one["title"] == title]
    if known:
        return str(known[0]["id"])
    key, day = str(uuid4()), f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%d}"
    words = HOSPITAL | {"day": day, "time": "09:00"} | more
    scene.ask(who, "PUT", f"/help-requests/{key}", json=words)
    return key


def offered(scene: Scene) -> str:
    """Out: a request of the member's that the newcomer offers for."""
    key = asked(scene, HELPS, title="帮忙搬一盆花", kind="carry", place="centre")
    scene.ask(ASKS, "PUT", f"/help-requests/{key}/offers/me", json={"words": "我下午都有空。"})
    return key


@screen(HELPS)
def hands(scene: Scene) -> None:
    asked(scene, ASKS)
    offered(scene)
    scene.go("/together/hands", "main a.card")


@screen(HELPS)
def hand(scene: Scene) -> None:
    scene.go(f"/together/hands/{asked(scene, ASKS)}", "main h2")


@screen(HELPS)
def hand_new(scene: Scene) -> None:
    scene.go("/together/hands/new", "main .rows")


@screen(HELPS)
def hand_written(scene: Scene) -> None:
    scene.go("/together/hands/new", "main .rows")
    scene.page.get_by_text(scene.phone.t("hands.template_hospital"), exact=True).tap()
    scene.wait("form")
    scene.after.append(
        lambda: scene.page.evaluate(
            "Object.keys(localStorage).filter((key) => key.endsWith('.hand')).forEach((key) => localStorage.removeItem(key))"
        )
    )


@screen(HELPS)
def hand_rail(scene: Scene) -> None:
    hand_written(scene)
    scene.field("hands.what").fill("能借我五百块钱吗")
    scene.wait("form [role=status]")


@screen(HELPS)
def hand_mine(scene: Scene) -> None:
    scene.go(f"/together/hands/{offered(scene)}", "main #who")


@screen(HELPS)
def hand_choosing(scene: Scene) -> None:
    scene.go(f"/together/hands/{offered(scene)}", "main #who")
    scene.page.get_by_role("button", name=scene.phone.t("hands.choose")).first.tap()
    scene.wait("dialog[open] .rows")
