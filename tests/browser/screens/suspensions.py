"""A pause from writing: at the desk, in a room, and where it is told why."""

from uuid import uuid4

from tests.browser.screens.rooms import MINE
from tests.browser.screens.scene import Scene, screen

WORKER = "worker"
REASON = "有三个人请你别再给他们起外号。星期一我们聊聊。"


def paused(scene: Scene, who: str) -> str:
    """Somebody is paused until the picture is taken; out: their id."""
    me = scene.ask(who, "GET", "/me")
    path = f"/centres/{scene.ask(WORKER, 'GET', '/me')['home']['id']}/suspensions/{uuid4()}"
    words = {"person": me["id"], "lasts": "week", "reason": REASON}
    scene.ask(WORKER, "PUT", path, json=words)
    scene.after.append(lambda: scene.ask(WORKER, "DELETE", path))
    return str(me["id"])


@screen("member")
def room_paused(scene: Scene) -> None:
    paused(scene, "member")
    scene.room(MINE)
    scene.wait('main a[href="/for-you"]')


@screen("member")
def for_you_paused(scene: Scene) -> None:
    paused(scene, "member")
    scene.go("/for-you", "main .rows a[href^='/me/decisions']")


@screen("worker")
def desk_pause(scene: Scene) -> None:
    person = scene.ask("member", "GET", "/me")["id"]
    scene.go(f"/desk/people/{person}", "main summary")
    title = scene.phone.t("suspensions.title")
    scene.page.locator("main summary", has_text=title).tap()
    scene.page.locator('textarea[name="pause-reason"]').fill(REASON)
    scene.after.append(lambda: scene.page.locator('textarea[name="pause-reason"]').fill(""))


@screen("worker")
def desk_paused(scene: Scene) -> None:
    scene.go(f"/desk/people/{paused(scene, 'member')}", "main h3")
    lift = scene.phone.see(scene.phone.t("suspensions.lift"))
    lift.scroll_into_view_if_needed()
