"""Reporting in three taps, and what one reported."""

from typing import Any
from uuid import uuid4

from tests.browser.screens.dates import answers, later
from tests.browser.screens.scene import Scene, screen
from tests.browser.screens.thanks import FORGET, person, somebody

MAY = {"add": True, "withdraw": True, "stand_again": False, "talk": False, "let_in": False}
SAID = ("大家早上好，今天太阳真好。", "你唱得太难听了，别来了。", "别这样说。")


def sends(scene: Scene, *, of_two: bool = False, **more: Any) -> None:
    """What would go to the desk is made up: one message, with one before and one after it."""
    items = [
        {
            "id": str(uuid4()),
            "place": place,
            "person": person(("团子", "大树", "小满")[place + 1]),
            "words": SAID[place + 1],
            "at": later(minutes=place - 20),
            "yours": place == 1,
            "picture": None,
        }
        for place in (-1, 0, 1)
    ]
    centre = {"id": str(uuid4()), "name": "梅园"}
    told = {"centre": centre, "of_two": of_two, "items": items} | more
    answers(scene, "**/api/v1/reports/around*", told)


def keeps_nothing(scene: Scene) -> None:
    """What was begun on this phone is gone again afterwards."""
    me = scene.ask(scene.who, "GET", "/me")["id"]
    scene.after.append(lambda: scene.page.evaluate(FORGET, f"sunroom.draft.{me}.report."))


def choose(scene: Scene, reason: int, *, of_two: bool = False, **more: Any) -> None:
    """As far as the page that sends; `reason`: its place in the list."""
    keeps_nothing(scene)
    sends(scene, of_two=of_two, **more)
    scene.go(f"/report/message/{uuid4()}?from=/talk", "main .rows button")
    scene.page.locator("main .rows button").nth(reason).tap()
    scene.wait("main form button.main")


@screen("member")
def report(scene: Scene) -> None:
    sends(scene)
    scene.go(f"/report/message/{uuid4()}?from=/talk", "main .rows button")


@screen("member")
def report_of_two(scene: Scene) -> None:
    sends(scene, of_two=True)
    scene.go(f"/report/message/{uuid4()}?from=/talk", "main .rows button")


@screen("member")
def report_send(scene: Scene) -> None:
    choose(scene, 0)


@screen("member")
def report_around(scene: Scene) -> None:
    """With what was said before and after, and own words."""
    choose(scene, 0, of_two=True)
    scene.page.locator("main select").select_option("1")
    scene.page.locator("main form details:has(textarea) summary").tap()
    scene.page.locator("main textarea").fill("他最近常常这样说。")
    scene.wait("main select").scroll_into_view_if_needed()


@screen("member")
def report_hours(scene: Scene) -> None:
    """The centre has said when somebody is there."""
    hours = {"staffed": False, "opens_at": later(hours=14), "closes_at": None, "week": []}
    hours |= {"danger_by": later(hours=14), "other_by": later(hours=20)}
    answers(scene, "**/api/v1/centres/*/hours", hours)
    choose(scene, 0)


@screen("member")
def report_danger(scene: Scene) -> None:
    choose(scene, 3)


@screen("member")
def report_worried(scene: Scene) -> None:
    choose(scene, 7)


@screen("worker")
def report_own_centre(scene: Scene) -> None:
    """Staff step out of what they report; here it waits until somebody else works there."""
    choose(scene, 0, alone=True)
    scene.wait("main form button.main").scroll_into_view_if_needed()


@screen("member")
def report_person(scene: Scene) -> None:
    keeps_nothing(scene)
    scene.go(f"/report/person/{somebody(scene)}?from=/talk", "main .rows button")
    scene.page.locator("main .rows button").nth(7).tap()
    scene.wait("main form button.main").scroll_into_view_if_needed()


@screen("member")
def report_away(scene: Scene) -> None:
    scene.go(f"/report/message/{uuid4()}", "main .empty h2")


def reported(**more: Any) -> dict[str, Any]:
    """Out: a report of mine; what is in `more` is made up."""
    usual: dict[str, Any] = {
        "id": str(uuid4()),
        "about": {"kind": "message", "id": str(uuid4())},
        "reason": "hurts",
        "words": "",
        "at": later(days=-2),
        "state": "waiting",
        "by": None,
        "outcome": None,
        "withdrawn": False,
        "room": None,
        "may": MAY,
    }
    return usual | more


def all_of_them() -> list[dict[str, Any]]:
    """Out: reports of mine, in each way they can stand."""
    done = {"state": "done", "may": MAY | {"add": False, "withdraw": False, "talk": True}}
    taken = {"state": "looked_at", "by": person("陈静"), "may": MAY | {"talk": True}}
    return [
        reported(),
        reported(about={"kind": "person", "id": str(uuid4())}, reason="worried", **taken),
        reported(outcome="hidden", **done),
        reported(outcome="acted", **done),
        reported(reason="worried", outcome="nothing", **done),
        reported(withdrawn=True),
    ]


@screen("member")
def my_reports(scene: Scene) -> None:
    answers(scene, "**/api/v1/me/reports*", {"items": all_of_them(), "next": None})
    scene.go("/me/reports", "main .rows a")


@screen("newcomer")
def my_reports_none(scene: Scene) -> None:
    answers(scene, "**/api/v1/me/reports*", {"items": [], "next": None})
    scene.go("/me/reports", "main .empty h2")


def one(scene: Scene, report: dict[str, Any]) -> None:
    answers(scene, f"**/api/v1/me/reports/{report['id']}", report)
    scene.go(f"/me/reports/{report['id']}", "main h2")


@screen("member")
def my_report(scene: Scene) -> None:
    one(scene, reported(words="他最近常常这样说。"))


@screen("member")
def my_report_looked_at(scene: Scene) -> None:
    one(scene, all_of_them()[1])


@screen("member")
def my_report_talk(scene: Scene) -> None:
    """What opening the room tells the worker is said first."""
    one(scene, all_of_them()[1])
    scene.page.locator("main button.main").tap()
    scene.wait("dialog[open] button.main")


@screen("member")
def my_report_moved_on(scene: Scene) -> None:
    """A colleague has it now, who comes in when asked."""
    may = MAY | {"talk": True, "let_in": True}
    room = str(uuid4())
    one(scene, reported(state="looked_at", by=person("丁兰"), room=room, may=may))
    scene.wait("main button.main")


@screen("member")
def my_report_worker_left(scene: Scene) -> None:
    may = MAY | {"add": False, "withdraw": False}
    one(scene, reported(state="done", outcome="nothing", may=may))


@screen("member")
def my_report_done(scene: Scene) -> None:
    one(scene, all_of_them()[2])


@screen("member")
def for_you_reports(scene: Scene) -> None:
    items = [
        {
            "seq": seq,
            "at": later(minutes=-7 * (10 - seq)),
            "event": {"on": "report.changed", "report": report, "seq": seq, "stream": "me:x"},
        }
        for seq, report in zip((9, 8), all_of_them()[1:3], strict=True)
    ]
    told = {"items": items, "next": None, "seen": 0, "unread": True}
    answers(scene, "**/api/v1/me/for-you*", told)
    scene.go("/for-you", "main .rows li a[href^='/me/reports']")
