"""Asking to talk, both sides; what is for me; and a talk of two."""

import time
from typing import Any
from uuid import uuid4

from tests.browser.phone import WAIT
from tests.browser.screens.boundaries import HOST, somebody
from tests.browser.screens.scene import Scene, screen

WORKER = "worker"


def soon(scene: Scene, who: str) -> dict[str, Any]:
    """Out: an ask that has come to somebody; the sweep brings it within seconds."""
    until = time.monotonic() + WAIT / 1000
    while time.monotonic() < until:
        if items := scene.ask(who, "GET", "/asks")["items"]:
            first: dict[str, Any] = items[0]
            return first
        scene.page.wait_for_timeout(200)
    raise AssertionError("no ask has come")


def asks(scene: Scene, who: str, whom: str, purpose: str) -> None:
    person = scene.ask(whom, "GET", "/me")["id"]
    words = {"person": person, "purpose": purpose}
    scene.ask(who, "PUT", f"/asks/{uuid4()}", json=words)


def arrived(scene: Scene) -> str:
    """Out: the id of an ask to me; the same one as long as nobody answers it."""
    if not scene.ask(scene.who, "GET", "/asks")["items"]:
        asks(scene, "coordinator", scene.who, "星期四一起去看花，好吗？")
    return str(soon(scene, scene.who)["id"])


def talk_of_two(scene: Scene) -> str:
    """Out: my talk with the peer representative, opened by an ask and a yes."""
    for room in scene.ask(scene.who, "GET", "/rooms")["items"]:
        if room["kind"] == "direct" and not room["closed"]:
            return str(room["id"])
    asks(scene, scene.who, HOST, "想问问唱歌的事")
    ask = soon(scene, HOST)["id"]
    return str(scene.ask(HOST, "PUT", f"/asks/{ask}/answer", json={"answer": "yes"})["room"])


@screen("member")
def person_ask(scene: Scene) -> None:
    scene.go(f"/people/{somebody(scene)['id']}/ask?from=/talk", "form textarea")


@screen("member")
def person_ask_refused(scene: Scene) -> None:
    person_ask(scene)
    scene.page.locator("form textarea").fill("看看 www.cat.org")
    scene.phone.tap("asks.send")
    scene.wait(".error:not(:empty)")
    scene.after.append(lambda: scene.page.locator("form textarea").fill(""))


@screen("member")
def for_you(scene: Scene) -> None:
    arrived(scene)
    scene.go("/for-you", "main .rows a[href^='/asks/']")


@screen("newcomer")
def for_you_nothing(scene: Scene) -> None:
    scene.go("/for-you", "main h2")


@screen("member")
def for_you_enough(scene: Scene) -> None:
    room = talk_of_two(scene)
    key = f"/rooms/{room}/messages/{uuid4()}"
    scene.ask(scene.who, "PUT", key, json={"text": "明天见"})
    scene.ask(scene.who, "PATCH", "/me/pace", json={"talks_a_day": 1})
    scene.after.append(
        lambda: scene.ask(scene.who, "PATCH", "/me/pace", json={"talks_a_day": None})
    )
    scene.go("/for-you", "main section.card button")


@screen("member")
def ask_opened(scene: Scene) -> None:
    scene.go(f"/asks/{arrived(scene)}", "main button.main")


@screen("member")
def ask_not_now(scene: Scene) -> None:
    ask_opened(scene)
    scene.phone.tap("asks.not_now")
    scene.wait("dialog[open] select")


@screen("member")
def ask_no(scene: Scene) -> None:
    ask_opened(scene)
    scene.phone.tap("asks.no")
    scene.wait("dialog[open] summary").tap()


@screen("member")
def ask_yes(scene: Scene) -> None:
    """What follows a yes, without giving one: the answer is made up on the way."""
    room = talk_of_two(scene)
    told = {"answer": "yes", "room": room, "tell_worker": False}
    scene.page.route("**/answer", lambda asked: asked.fulfill(json=told))
    ask_opened(scene)
    scene.phone.tap("asks.yes")
    scene.wait("main .rows button")


@screen("member")
def ask_third(scene: Scene) -> None:
    told = {"answer": "no", "room": None, "tell_worker": True}
    scene.page.route("**/answer", lambda asked: asked.fulfill(json=told))
    ask_opened(scene)
    scene.phone.tap("asks.no")
    scene.phone.tap("asks.no_yes")
    scene.wait("main button.main")


@screen("member")
def ask_away(scene: Scene) -> None:
    scene.go(f"/asks/{uuid4()}", "main h2")


@screen("member")
def asks_mine(scene: Scene) -> None:
    talk_of_two(scene)
    scene.go("/asks", "main .rows li")


@screen("member")
def room_of_two(scene: Scene) -> None:
    room = talk_of_two(scene)
    scene.go(f"/talk/{room}", "form textarea")
    scene.phone.write("你今天吃药了吗？")
    scene.wait("form .offers button")
    scene.after.append(lambda: scene.phone.write(""))


@screen("member")
def about_of_two(scene: Scene) -> None:
    scene.go(f"/talk/{talk_of_two(scene)}/about", "main .rows li")


@screen("peer_representative")
def room_closed(scene: Scene) -> None:
    """As it is for who has ended the talk; they take it back afterwards."""
    me = scene.ask("member", "GET", "/me")["id"]
    rooms = scene.ask(HOST, "GET", "/rooms")["items"]
    open_ = [one for one in rooms if one["kind"] == "direct" and not one["closed"]]
    if not open_:
        asks(scene, HOST, "member", "说说明天的菜单")
        ask = soon(scene, "member")["id"]
        scene.ask("member", "PUT", f"/asks/{ask}/answer", json={"answer": "yes"})
        rooms = scene.ask(HOST, "GET", "/rooms")["items"]
        open_ = [one for one in rooms if (one["other"] or {}).get("id") == me]
    path = f"/rooms/{open_[0]['id']}/members/me"
    scene.ask(HOST, "DELETE", path)
    scene.after.append(lambda: scene.ask(HOST, "PUT", path))
    scene.go(f"/talk/{open_[0]['id']}", "main p.read-only")


@screen("member")
def room_worker(scene: Scene) -> None:
    """A worker's room; there is one with each person, and it stays."""
    me = scene.ask(scene.who, "GET", "/me")
    centre = scene.ask(WORKER, "GET", "/me")["home"]["id"]
    path = f"/centres/{centre}/people/{me['id']}/room"
    room = scene.ask(WORKER, "PUT", path, json={"id": str(uuid4())})["id"]
    scene.go(f"/talk/{room}", "form textarea")
