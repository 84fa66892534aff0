"""Breaking the glass: the page that says what it opens, what it opened, and how it is told."""

from uuid import uuid4

from tests.browser.screens.dates import answers, later
from tests.browser.screens.scene import Scene, screen
from tests.browser.screens.thanks import person

WORKER = "worker"
REASON = "他说明天就不在了，打电话也没有人接，我们很担心。"


def _broken(scene: Scene) -> None:
    """A worker broke it for the member; another was told."""
    centre = scene.ask(WORKER, "GET", "/me")["home"]["id"]
    people = scene.ask(WORKER, "GET", f"/centres/{centre}/people")["items"]
    me = scene.ask(WORKER, "GET", "/me")["id"]
    second = next(
        (
            one["id"]
            for one in people
            if one["mark"] in ("worker", "coordinator") and one["id"] != me
        ),
        None,
    )
    words = {"person": scene.ask("member", "GET", "/me")["id"], "reason": REASON, "second": second}
    scene.ask(WORKER, "PUT", f"/centres/{centre}/glasses/{uuid4()}", json=words)
    scene.after.append(lambda: _shut(scene))


def _shut(scene: Scene) -> None:
    """A glass that stays open would meet whoever comes to the page next."""
    centre = scene.ask(WORKER, "GET", "/me")["home"]["id"]
    for one in scene.ask(WORKER, "GET", f"/centres/{centre}/glasses")["items"]:
        scene.ask(WORKER, "DELETE", f"/centres/{centre}/glasses/{one['id']}")


def _page(scene: Scene) -> None:
    person = scene.ask("member", "GET", "/me")["id"]
    scene.go(f"/desk/glass/{person}", 'main textarea[name="glass-reason"]')
    scene.page.locator('main textarea[name="glass-reason"]').fill(REASON)


@screen("worker")
def desk_glass(scene: Scene) -> None:
    _page(scene)
    scene.after.append(lambda: scene.page.locator('main textarea[name="glass-reason"]').fill(""))


@screen("worker")
def desk_glass_later(scene: Scene) -> None:
    """A coordinator has just written that they are told later."""
    ahead = {"id": str(uuid4()), "by": person("李主任"), "hours": 24, "until": later(minutes=28)}
    answers(scene, "**/api/v1/centres/*/glass-delays?*", {"items": [ahead], "next": None})
    desk_glass(scene)
    scene.wait("main p >> text=24")


@screen("worker")
def desk_glass_open(scene: Scene) -> None:
    scene.ask("member", "PUT", "/me/facts/phone", json={"words": "姐姐：13900000000"})
    scene.after.append(lambda: scene.ask("member", "DELETE", "/me/facts/phone"))
    scene.after.append(lambda: _shut(scene))
    _page(scene)
    colleague = scene.page.locator("main select option").nth(1).get_attribute("value")
    scene.page.locator("main select").select_option(colleague)
    scene.page.locator("main form button[type=submit]").tap()
    scene.page.locator("dialog[open] button.final").tap()
    scene.wait("main dl")


@screen("member")
def for_you_glass(scene: Scene) -> None:
    _broken(scene)
    scene.go("/for-you", "main article")


@screen("coordinator")
def desk_glasses(scene: Scene) -> None:
    _broken(scene)
    scene.go("/desk/glass", "main article, main ul.rows li")
