"""What I tell, view as, who looked, my data; what not to ask about, where one writes."""

import time
from functools import partial
from typing import Any
from uuid import uuid4

from tests.browser.screens.scene import Scene, screen

FACTS: dict[str, tuple[str, dict[str, Any]]] = {
    "likes": ("唱歌、梅花，傍晚去河边走走。", {"circle": "friends"}),
    "skills": ("书法。楷书可以教一点，慢慢来。", {"centre": True, "workers": True}),
    "helps": ("一次说一件事，说慢一点。", {"workers": True}),
    "dont_ask": ("吃药的事，我想说的时候会说。", {}),
}


def told(scene: Scene, who: str = "member") -> None:
    """They tell a little, to different people; afterwards nothing."""
    for kind, (words, audience) in FACTS.items():
        body = {"words": words, "audience": audience}
        scene.ask(who, "PUT", f"/me/facts/{kind}", json=body)
        path = f"/me/facts/{kind}?versions=true"
        scene.after.append(partial(scene.ask, who, "DELETE", path))


def looked_at(scene: Scene) -> None:
    """Their worker opens their page."""
    told(scene)
    me = scene.ask("member", "GET", "/me")["id"]
    scene.ask("worker", "GET", f"/people/{me}")


@screen("member")
def tell(scene: Scene) -> None:
    told(scene)
    scene.go("/me/tell", "main ul.rows a")


@screen("newcomer")
def tell_empty(scene: Scene) -> None:
    scene.go("/me/tell", "main ul.rows a")


@screen("newcomer")
def tell_more(scene: Scene) -> None:
    tell_empty(scene)
    scene.page.locator("summary").tap()
    scene.page.locator("details li").last.scroll_into_view_if_needed()


@screen("member")
def tell_one(scene: Scene) -> None:
    told(scene)
    scene.go("/me/tell/skills", "form textarea")


@screen("newcomer")
def tell_skills_first(scene: Scene) -> None:
    scene.go("/me/tell/skills", "form textarea")


@screen("member")
def tell_audience(scene: Scene) -> None:
    tell_one(scene)
    scene.page.locator("main form .rows button").first.tap()
    scene.wait("dialog[open]")


@screen("member")
def tell_audience_people(scene: Scene) -> None:
    tell_audience(scene)
    scene.page.locator("dialog[open] summary").nth(1).tap()
    scene.page.locator("dialog[open] details[open]").scroll_into_view_if_needed()


@screen("member")
def tell_wider(scene: Scene) -> None:
    told(scene)
    scene.go("/me/tell/likes", "form textarea")
    scene.page.locator("main form .rows button").first.tap()
    scene.wait("dialog[open]")
    scene.page.locator("dialog[open] label").nth(2).tap()
    scene.phone.tap("tell.done")
    scene.phone.tap("ui.save")
    scene.wait("dialog[open] button.main")


@screen("member")
def tell_dont_ask(scene: Scene) -> None:
    told(scene)
    scene.go("/me/tell/dont_ask", "form textarea")


@screen("member")
def shown_choose(scene: Scene) -> None:
    scene.go("/me/shown", "main nav a")


@screen("member")
def shown_to_workers(scene: Scene) -> None:
    told(scene)
    scene.go("/me/shown/workers", "main dl")


@screen("newcomer")
def shown_to_nobody(scene: Scene) -> None:
    me = scene.ask("member", "GET", "/me")["id"]
    scene.go(f"/me/shown/people/{me}", "main .empty")


@screen("worker")
def person_facts(scene: Scene) -> None:
    told(scene)
    me = scene.ask("member", "GET", "/me")["id"]
    scene.go(f"/people/{me}", "main dl")


@screen("member")
def room_dont_ask(scene: Scene) -> None:
    """A talk with somebody who would rather not be asked about something."""
    told(scene, "worker")
    them = scene.ask("worker", "GET", "/me")["id"]
    room = next((one["id"] for one in _talks(scene) if one["other"]["id"] == them), None)
    if room is None:
        ask = str(uuid4())
        body = {"person": them, "purpose": "想请教怎么写“春”字"}
        scene.ask("member", "PUT", f"/asks/{ask}", json=body)
        _shown(scene, ask)
        scene.ask("worker", "PUT", f"/asks/{ask}/answer", json={"answer": "yes"})
        room = _talks(scene)[0]["id"]
    scene.go(f"/talk/{room}", "main p strong")


def _shown(scene: Scene, ask: str) -> None:
    """Asks are shown with the next sweep."""
    for _ in range(120):
        if any(one["id"] == ask for one in scene.ask("worker", "GET", "/asks")["items"]):
            return
        time.sleep(0.5)


def _talks(scene: Scene) -> list[dict[str, Any]]:
    rooms = scene.ask("member", "GET", "/rooms")["items"]
    return [room for room in rooms if room["kind"] == "direct" and not room["closed"]]


@screen("member")
def looked(scene: Scene) -> None:
    looked_at(scene)
    scene.go("/me/looked", "main li")


@screen("newcomer")
def looked_none(scene: Scene) -> None:
    scene.go("/me/looked", "main .empty")


@screen("member")
def data(scene: Scene) -> None:
    scene.go("/me/data", "main nav a")


@screen("member")
def data_leave(scene: Scene) -> None:
    scene.go("/me/data/leave", "main button.main")


@screen("member")
def data_leave_sure(scene: Scene) -> None:
    data_leave(scene)
    scene.page.locator("main button:not(.main)").first.tap()
    scene.wait("dialog[open] button.final")


@screen("member")
def data_erase(scene: Scene) -> None:
    scene.go("/me/data/erase", "main fieldset")


@screen("member")
def data_erase_sure(scene: Scene) -> None:
    data_erase(scene)
    scene.phone.tap("tell.erase")
    scene.wait("dialog[open] button.final")


@screen("member")
def me_leaving(scene: Scene) -> None:
    scene.after.append(lambda: scene.ask("member", "DELETE", "/me/erasure"))
    data_erase_sure(scene)
    scene.page.locator("dialog[open] button.final").tap()
    scene.wait("main [role=status] button")


@screen("coordinator")
def desk_close(scene: Scene) -> None:
    scene.go("/desk", "main .rows a[href^='/desk/people']").tap()
    scene.wait("main h3")
    scene.page.locator("main summary").last.tap()
    scene.field("tell.close_reason").scroll_into_view_if_needed()


@screen("newcomer")
def first_steps_skills(scene: Scene) -> None:
    scene.go("/first-steps", "main summary").tap()
    scene.field("tell.skills").scroll_into_view_if_needed()
