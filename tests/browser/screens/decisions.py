"""A decision about me, answering and appealing, standing by somebody; and deciding at the desk."""

from functools import partial
from typing import Any
from uuid import uuid4

from tests.browser.screens.dates import answers, later
from tests.browser.screens.scene import Scene, screen
from tests.browser.screens.thanks import FORGET, person

SAID = "你唱得太难听了，别来了。"
WHY = "这段话让人难过了。我们都希望这里说话放心。愿意的话，我们聊聊。"
RULE = {"id": str(uuid4()), "words": "说话和气，不取笑别人。"}


def decision(**more: Any) -> dict[str, Any]:
    """Out: a decision about me; what is in `more` is made up."""
    usual: dict[str, Any] = {
        "id": str(uuid4()),
        "centre": {"id": str(uuid4()), "name": "梅园"},
        "kind": "pause",
        "cause": "worker",
        "by": person("陈社工"),
        "second": None,
        "reason": WHY,
        "rule": RULE,
        "thing": "message",
        "about": None,
        "said": SAID,
        "said_gone": False,
        "place": "合唱小组",
        "topic": None,
        "lasts": "day",
        "at": later(hours=-2),
        "until": later(hours=22),
        "state": "in_force",
        "undone_at": None,
        "undone_why": "",
        "room": None,
        "answers": [],
        "appeal": None,
        "may_appeal": True,
        "alone": False,
    }
    return usual | more


def appeal(**more: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "id": str(uuid4()),
        "words": "我说的是天气，不是说人。",
        "at": later(hours=-1),
        "state": "waiting",
        "advocate": person("团子"),
        "stands_by": False,
        "stepped_back": False,
        "looks": None,
        "room": None,
        "outcome": None,
        "reason": "",
        "decided_at": None,
    }
    return usual | more


def about(scene: Scene, told: dict[str, Any]) -> None:
    me = scene.ask(scene.who, "GET", "/me")["id"]
    for name in ("answer", "appeal"):
        draft = f"sunroom.draft.{me}.{name}-"
        scene.after.append(partial(scene.page.evaluate, FORGET, draft))
    people = [person(name) for name in ("团子", "大树", "小满")]
    answers(scene, f"**/api/v1/me/decisions/{told['id']}", told)
    answers(scene, "**/api/v1/me/decisions/*/advocates*", {"items": people, "next": None})
    scene.go(f"/me/decisions/{told['id']}", "main section.card")


@screen("member")
def decisions(scene: Scene) -> None:
    items = [decision(), decision(kind="hide", state="undone"), decision(kind="talk", state="over")]
    answers(scene, "**/api/v1/me/decisions", {"items": items, "next": None})
    scene.go("/me/decisions", "main ul.rows a")


@screen("member")
def decision_about_me(scene: Scene) -> None:
    about(scene, decision())


@screen("member")
def decision_to_change(scene: Scene) -> None:
    """A way to the message itself."""
    wish = {"kind": "ask_to_change", "rule": None, "lasts": None, "until": None}
    there = {"kind": "message", "id": str(uuid4()), "room": str(uuid4()), "seq": 4}
    about(scene, decision(about=there, **wish))
    scene.wait("main .rows a[href^='/talk/']")


@screen("member")
def decision_held(scene: Scene) -> None:
    about(scene, decision(kind="hide", cause="three", by=None, rule=None, lasts=None))


@screen("member")
def decision_appeal(scene: Scene) -> None:
    about(scene, decision(alone=True))
    scene.page.locator("main details summary").first.tap()
    scene.page.locator("main details details summary").first.tap()
    scene.wait("main details details input[type=radio]")


@screen("member")
def decision_looked_at(scene: Scene) -> None:
    looks = {"state": "looked_at", "looks": person("丁社工"), "stands_by": True}
    about(scene, decision(may_appeal=False, appeal=appeal(room=str(uuid4()), **looks)))


@screen("member")
def decision_withdrawn(scene: Scene) -> None:
    """It can stand again for a moment."""
    told = decision(may_appeal=False, appeal=appeal())
    gone = told | {"appeal": told["appeal"] | {"state": "withdrawn"}}
    answers(scene, f"**/api/v1/me/decisions/{told['id']}/appeal", gone)
    about(scene, told)
    scene.phone.tap("decisions.withdraw")
    scene.wait("dialog[open] button.main").tap()
    scene.phone.see(scene.phone.t("decisions.withdrawn_now"))


@screen("member")
def decision_talk(scene: Scene) -> None:
    talk = {"kind": "talk", "rule": None, "lasts": None, "until": None, "may_appeal": False}
    about(scene, decision(room=str(uuid4()), **talk))
    scene.page.locator("main details summary").first.tap()
    scene.wait("main details input[type=radio]")


@screen("member")
def decision_said_gone(scene: Scene) -> None:
    about(scene, decision(kind="hide", said="", said_gone=True, until=None, at=later(days=-400)))


@screen("member")
def decision_answer(scene: Scene) -> None:
    words = {"id": str(uuid4()), "words": "我那天太累了，对不起。", "at": later(hours=-1)}
    about(scene, decision(answers=[words]))
    scene.page.locator("main details summary").last.tap()
    scene.wait("main details[open] textarea")


@screen("member")
def decision_undone(scene: Scene) -> None:
    ended = {"state": "decided", "outcome": "undone", "reason": "原来说的是天气。"}
    more = {"state": "undone", "undone_why": "原来说的是天气。", "may_appeal": False}
    about(scene, decision(appeal=appeal(**ended), **more))


@screen("worker")
def desk_ladder(scene: Scene) -> None:
    scene.go("/desk/ladder", "main ol li")


@screen("worker")
def desk_decide(scene: Scene) -> None:
    kinds = ["nothing", "talk", "ask_to_change", "hide", "topic", "pause", "leave", "removal"]
    form = {
        "items": [made(kind="removal", lasts=None, until=None, waits=True, appeal=None)],
        "fits": kinds,
        "suggested": {"kind": "ask_to_change", "lasts": None},
        "ladder": [{"kind": kind, "lasts": None} for kind in kinds[1:5]],
        "before": [{"kind": "talk", "lasts": None, "at": later(days=-9)}],
        "only_care": False,
        "concert": True,
    }
    here = f"/centres/{scene.ask('worker', 'GET', '/me')['home']['id']}"
    case = scene.ask("worker", "GET", f"{here}/cases")["items"][0]["id"]
    answers(scene, "**/api/v1/centres/*/cases/*/deciding", form)
    scene.go(f"/desk/decide/{case}", "main form")


def made(**more: Any) -> dict[str, Any]:
    """Out: a decision as the desk has it."""
    usual: dict[str, Any] = {
        "id": str(uuid4()),
        "case": str(uuid4()),
        "person": person("团子"),
        "kind": "pause",
        "cause": "worker",
        "by": person("陈社工"),
        "second": None,
        "waits": False,
        "reason": WHY,
        "rule": None,
        "topic": None,
        "lasts": "week",
        "at": later(days=-1),
        "until": later(days=6),
        "counts": True,
        "undone_at": None,
        "undone_by": None,
        "undone_why": "",
        "answers": [],
        "appeal": "waiting",
    }
    return usual | more


def at_desk(scene: Scene, **more: Any) -> None:
    one = {
        "id": str(uuid4()),
        "person": person("团子"),
        "decision": made(),
        "said": SAID,
        "words": "我说的是天气，不是说人。",
        "at": later(hours=-3),
        "state": "waiting",
        "advocate": person("大树"),
        "taken_by": None,
        "room": None,
        "outcome": None,
        "reason": "",
        "for_me": True,
    }
    items = [one | more]
    answers(scene, "**/api/v1/centres/*/appeals", {"items": items, "next": None})
    scene.go("/desk/appeals", "main section.card")


@screen("worker")
def desk_appeals(scene: Scene) -> None:
    at_desk(scene)


@screen("worker")
def desk_appeal_mine(scene: Scene) -> None:
    me = scene.ask("worker", "GET", "/me")
    mine = {"id": me["id"], "name": me["name"], "mark": None}
    at_desk(scene, taken_by=mine, state="looked_at", room=str(uuid4()))
    scene.wait("main form textarea")


@screen("worker")
def desk_holding(scene: Scene) -> None:
    held = made(case=None, kind="hide", lasts=None, until=None, appeal=None)
    answers(scene, "**/api/v1/centres/*/decisions", {"items": [held], "next": None})
    scene.go("/desk/appeals", "main .stack")
    scene.phone.tap("decisions.holding")
    scene.wait("main section.card h3")
