"""The room: bubbles, what can be done with one, the composer, and what waits."""

import json
from uuid import uuid4

from playwright.sync_api import WebSocketRoute

from tests.browser.screens.rooms import MINE
from tests.browser.screens.scene import Scene, screen

QUIET = "新的小屋"
READ_ONLY = {
    "zh-CN": "这里现在只能看。",
    "en": "You can only read here for now.",
    "ja": "今は読むだけです。",
}
WORDS = "今天的太阳真好，我在窗边坐了一会儿。"


@screen("member")
def room(scene: Scene) -> None:
    scene.room(MINE)


@screen("member")
def room_at_the_start(scene: Scene) -> None:
    room(scene)
    scene.page.locator(".scroller").evaluate("(it) => it.scrollTo(0, 0)")
    scene.page.wait_for_timeout(600)


@screen("newcomer")
def room_empty(scene: Scene) -> None:
    body = {"id": str(uuid4()), "kind": "group", "title": QUIET}
    mine = scene.demo.ask(scene.who, "POST", "/rooms", json=body)
    scene.go(f"/talk/{mine['id']}", ".scroller button")
    scene.after.append(
        lambda: scene.demo.ask(scene.who, "DELETE", f"/rooms/{mine['id']}/members/me")
    )


@screen("member")
def room_writing(scene: Scene) -> None:
    room(scene)
    scene.phone.write(f"{WORDS}\n{WORDS}")
    scene.after.append(lambda: scene.page.evaluate("localStorage.clear()"))


@screen("member")
def room_respond(scene: Scene) -> None:
    room(scene)
    scene.page.locator("main li:not(.own) button.respond").last.tap()
    scene.wait("dialog[open]")


@screen("member")
def room_respond_own(scene: Scene) -> None:
    scene.room(MINE)
    scene.page.locator("main li.own button.respond").last.tap()
    scene.wait("dialog[open]")


@screen("member")
def room_reply(scene: Scene) -> None:
    room_respond(scene)
    scene.phone.tap("messages.reply")
    scene.wait("form .quote")
    scene.after.append(lambda: scene.page.locator("form .reply button").tap())


@screen("member")
def room_topics(scene: Scene) -> None:
    room(scene)
    scene.page.locator("form .icon-button").last.tap()
    scene.wait("dialog[open] .topics button").tap()


@screen("member")
def room_waiting(scene: Scene) -> None:
    room(scene)
    scene.offline()
    scene.phone.send(WORDS)
    scene.wait("main li .bubble")
    scene.after.append(lambda: _forget_unsent(scene))


@screen("member")
def room_offline(scene: Scene) -> None:
    room(scene)
    scene.offline()
    scene.page.reload()
    scene.wait("main li .bubble")


@screen("member")
def room_refused(scene: Scene) -> None:
    """A word the server won't take: its sentence, and the words still here."""
    scene.page.route_web_socket("**/live", lambda socket: _refuse_words(scene, socket))
    room(scene)
    scene.phone.send(WORDS)
    scene.wait("main li .problem")
    scene.after.append(lambda: _forget_unsent(scene))


def _refuse_words(scene: Scene, socket: WebSocketRoute) -> None:
    """Stand between the phone and the live door: what is sent is refused, all else goes through."""
    server = socket.connect_to_server()

    def hear(said: str | bytes) -> None:
        command = json.loads(said)
        if command["do"] != "send":
            return server.send(said)
        problem = {"type": "about:blank", "title": "x", "status": 403, "code": "room_read_only"}
        refused = {
            "on": "refused",
            "id": command["id"],
            "problem": problem | {"detail": READ_ONLY[scene.phone.language]},
        }
        return socket.send(json.dumps([refused]))

    socket.on_message(hear)


def _forget_unsent(scene: Scene) -> None:
    """Take what waits out again, so that it is never sent."""
    scene.page.evaluate(
        """() => new Promise((done) => (indexedDB.open('sunroom').onsuccess = (event) => {
          const clearing = event.target.result.transaction('outbox', 'readwrite').objectStore('outbox').clear()
          clearing.onsuccess = () => (event.target.result.close(), done())
        }))"""
    )
    scene.page.goto("about:blank")


@screen("member")
def room_read_only(scene: Scene) -> None:
    scene.room("通知")


@screen("member")
def room_not_here(scene: Scene) -> None:
    scene.go(f"/talk/{uuid4()}", "main h2")


@screen("member")
def covered(scene: Scene) -> None:
    room(scene)
    scene.phone.tap("ui.hide")
    scene.wait("dialog[open]")


@screen("member")
def room_largest_letters(scene: Scene) -> None:
    scene.largest_letters()
    room(scene)
