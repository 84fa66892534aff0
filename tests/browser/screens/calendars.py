"""Calendar addresses, and what they are for."""

from uuid import uuid4

from tests.browser.screens.scene import Scene, screen


@screen("member")
def calendars(scene: Scene) -> None:
    feed = uuid4()
    scene.ask("member", "PUT", f"/me/feeds/{feed}", json={"kind": "mine"})
    scene.after.append(lambda: scene.ask("member", "DELETE", f"/me/feeds/{feed}"))
    scene.go("/me/calendars", "main section.card")


@screen("member")
def calendars_made(scene: Scene) -> None:
    scene.go("/me/calendars", "main .stack p")
    scene.phone.tap("calendars.make_mine")
    scene.wait("main .address")
    scene.after.append(lambda: _end_all(scene))


@screen("member")
def week_print(scene: Scene) -> None:
    scene.go("/activities/week", "main a.main")


def _end_all(scene: Scene) -> None:
    for feed in scene.ask("member", "GET", "/me/feeds")["items"]:
        scene.ask("member", "DELETE", f"/me/feeds/{feed['id']}")
