"""Hours, house rules and role cards: what members read, what coordinators set, and the line beside a worker's room."""

from typing import Any
from uuid import uuid4

from tests.browser.screens.dates import answers, later
from tests.browser.screens.scene import Scene, screen

CHEN = {"id": str(uuid4()), "name": "小陈", "mark": "worker"}
LIN = {"id": str(uuid4()), "name": "小林", "mark": "worker"}
DAY = [{"begins": "09:00", "ends": "12:00"}, {"begins": "13:00", "ends": "17:00"}]
WEEK = [DAY] * 5 + [[], []]


def hours() -> dict[str, Any]:
    return {
        "staffed": False,
        "opens_at": later(days=1),
        "closes_at": None,
        "week": WEEK,
        "danger_by": later(days=1),
        "other_by": later(days=2),
    }


def away() -> dict[str, Any]:
    return {"id": str(uuid4()), "worker": CHEN, "stand_in": LIN, "until": later(days=3)}


def _line(text: str, easy: str, example: str = "") -> dict[str, Any]:
    return {"id": str(uuid4()), "text": text, "easy": easy, "example": example}


LINES = [
    _line("好好说话。不同意可以直说，说事情，不说人。", "好好说话。", "“我不这么看”可以说。"),
    _line("“不”就是“不”，不用说理由。问过一次就够了。", "可以说“不”。"),
    _line("谁都可以休息、早走、不回消息。我们不追着问。", "累了就休息。"),
]


def rules(scene: Scene, *, draft: bool, early: bool = True) -> None:
    """The house rules, with or without a draft that is talked over."""
    known: dict[str, Any] = {"id": str(uuid4()), "room": str(uuid4()), "said_at": later(days=-2)}
    known |= {"lines": LINES, "earliest_at": later(days=5 if early else -1)}
    now = {"id": str(uuid4()), "lines": LINES, "in_force_at": later(days=-60)}
    answers(
        scene, "**/api/v1/centres/*/guidelines", {"now": now, "draft": known if draft else None}
    )


def worker_room(scene: Scene, told: dict[str, Any]) -> None:
    """A room with a worker, who isn't there."""
    centre = scene.ask("worker", "GET", "/me")["home"]["id"]
    me = scene.ask("member", "GET", "/me")["id"]
    path = f"/centres/{centre}/people/{me}/room"
    room = scene.ask("worker", "PUT", path, json={"id": str(uuid4())})["id"]
    answers(scene, "**/api/v1/rooms/*/hours", told)
    scene.go(f"/talk/{room}", "main [role=status] a")


@screen("member")
def room_worker_late(scene: Scene) -> None:
    worker_room(scene, {"staffed": False, "reads_at": later(days=1), "away": None})


@screen("member")
def room_worker_away(scene: Scene) -> None:
    worker_room(scene, {"staffed": False, "reads_at": later(days=3), "away": away()})


@screen("member")
def room_worker_unknown(scene: Scene) -> None:
    worker_room(scene, {"staffed": False, "reads_at": None, "away": None})


def _told(scene: Scene) -> str:
    """For you tells of a stand-in; out: its id."""
    event = away() | {"on": "stand_in.started", "stream": "me:x", "seq": 3, "centre": str(uuid4())}
    item = {"seq": 3, "at": later(hours=-1), "event": event}
    answers(
        scene,
        "**/api/v1/me/for-you*",
        {"items": [item], "next": None, "seen": 3, "unread": False},
    )
    return str(event["id"])


@screen("member")
def for_you_stand_in(scene: Scene) -> None:
    _told(scene)
    scene.go("/for-you", "main .rows a")


@screen("member")
def stand_in(scene: Scene) -> None:
    scene.go(f"/stand-ins/{_told(scene)}", "main button.main")


@screen("member")
def role_card(scene: Scene) -> None:
    own = [{"side": "may", "words": "开花园的门。"}]
    card = scene.ask("member", "GET", f"/centres/{_home(scene)}/role-cards/worker")
    told = card | {"own": own, "hours": hours(), "reach": [CHEN, LIN], "away": [away()]}
    answers(scene, "**/api/v1/centres/*/role-cards/*", told)
    scene.go("/roles/worker", "main section .rows a")


def _home(scene: Scene) -> str:
    return str(scene.ask(scene.who, "GET", "/me")["home"]["id"])


@screen("member")
def role_can_see(scene: Scene) -> None:
    scene.go("/roles/can-see", "main .rows a")


@screen("member")
def house_rules(scene: Scene) -> None:
    rules(scene, draft=True)
    scene.go("/guidelines", "main button.main")


@screen("member")
def house_rules_easy(scene: Scene) -> None:
    rules(scene, draft=False)
    scene.go("/guidelines", "main ol")
    scene.page.locator("main [role=switch]").first.tap()
    scene.wait("main ol li.easy")


@screen("coordinator")
def desk_hours(scene: Scene) -> None:
    at = "**/api/v1/centres/*"
    answers(scene, f"{at}/hours", hours())
    span = {"worker": CHEN, "weekday": "mon", "day": None, "begins": "09:00", "ends": "12:00"}
    answers(scene, f"{at}/rota", {"items": [span], "next": None})
    me = scene.ask("coordinator", "GET", "/me")
    mine = {"id": me["id"], "name": me["name"], "mark": "coordinator"}
    asked = {"id": str(uuid4()), "worker": CHEN, "stand_in": mine, "answer": None}
    asked |= {"from": later(days=2), "until": later(days=5)}
    answers(scene, f"{at}/stand-ins", {"items": [asked], "next": None})
    scene.go("/desk/hours", "main li input[type=time]")
    scene.wait("main section:last-of-type li .actions button")


@screen("coordinator")
def desk_rules(scene: Scene) -> None:
    rules(scene, draft=True, early=False)
    scene.go("/desk/guidelines", "main button.main")


@screen("coordinator")
def desk_rules_change(scene: Scene) -> None:
    rules(scene, draft=False)
    scene.go("/desk/guidelines", "main ol")
    scene.page.locator("main button").first.tap()
    scene.wait("main fieldset")
    scene.after.append(lambda: scene.page.locator("main button").last.tap())


@screen("coordinator")
def desk_settings(scene: Scene) -> None:
    scene.go("/desk/settings", "main form button.main")


@screen("coordinator")
def desk_role_card(scene: Scene) -> None:
    scene.go("/desk/role-cards/worker", "main form button.main")


@screen("coordinator")
def desk_more(scene: Scene) -> None:
    scene.go("/desk", "main details summary")
    scene.page.locator("main details summary").first.tap()
    scene.wait("main details[open] .rows a")
