"""What arrives about dates in For you, and the reminders one wants."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from tests.browser.screens.dates import answers, later, seen, stands, untouched
from tests.browser.screens.scene import Scene, screen


def news(scene: Scene, *events: Callable[[str], dict[str, Any]]) -> None:
    """Show For you with these events, newest first."""
    date = untouched(scene)
    told = [one(date) for one in events]
    items = [
        {
            "seq": seq,
            "at": later(minutes=-7 * (10 - seq)),
            "event": event | {"seq": seq, "stream": "me:x"},
        }
        for seq, event in zip(range(9, 0, -1), told, strict=False)
    ]
    answers(
        scene,
        "**/api/v1/me/for-you*",
        {"items": items, "next": None, "seen": 0, "unread": True},
    )
    scene.go("/for-you", "main .rows li a[href^='/dates/']")


def about(
    scene: Scene, on: str, more: dict[str, Any] | None = None, **other: Any
) -> Callable[[str], dict[str, Any]]:
    """Out: what makes the event of a date; `other` of it is made up."""
    return lambda date: {"on": on, "date": seen(scene, date, **other)} | (more or {})


@screen("member")
def for_you_dates(scene: Scene) -> None:
    """What asks something of me: an offer, a moved date, an invitation, hosting together."""
    offer = {"id": str(uuid4()), "until": later(hours=4), "to_all": True}
    news(
        scene,
        about(scene, "place.offered", mine=stands("waiting", line=1, offer=offer)),
        about(scene, "date.moved", mine=stands("asked"), title="烤饼干"),
        about(scene, "activity.invited", title="公园走走"),
        about(scene, "co_host.asked", title="写毛笔字"),
    )


@screen("member")
def for_you_dates_told(scene: Scene) -> None:
    """What only tells: a reminder, a date called off, a worker's hand, a yes to what I posted."""
    off = {"why": "老师今天不舒服，先休息一次。", "at": later()}
    worker = {"id": str(uuid4()), "name": "陈明", "mark": "worker"}
    news(
        scene,
        about(scene, "activity.reminded", {"which": "evening"}, mine=stands("in")),
        about(scene, "date.called_off", called_off=off, mine=stands("in"), title="烤饼干"),
        about(scene, "sign_up.changed", mine=stands("in", by=worker), title="写毛笔字"),
        about(scene, "activity.approved", title="喝茶"),
        about(scene, "date.changed", changed=["bring"], mine=stands("in"), title="唱歌"),
        about(scene, "activity.sent_back", sent_back="湖边结冰了，公园会更稳当。", title="散步"),
    )


@screen("member")
def me_reminders(scene: Scene) -> None:
    scene.go("/me/reminders", "main input[role=switch]")
