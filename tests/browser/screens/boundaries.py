"""Keeping some distance: a person's page, mute, block, resting, and the boundaries of Me."""

from typing import Any

from tests.browser.screens.rooms import MINE
from tests.browser.screens.scene import Scene, screen

HOST = "peer_representative"


def somebody(scene: Scene) -> dict[str, Any]:
    """Out: one of the people whose words are in my group, and who isn't staff."""
    room = scene.demo.room(scene.who, MINE)
    me = scene.ask(scene.who, "GET", "/me")["id"]
    said = scene.ask(scene.who, "GET", f"/rooms/{room}/messages?limit=50")["items"]
    authors = [one["author"] for one in reversed(said) if "author" in one]
    return next(one for one in authors if one["id"] != me and not one["mark"])


def put(scene: Scene, path: str, body: Any = None) -> None:
    """Change something of mine until the screen is left."""
    scene.ask(scene.who, "PUT", path, json=body or {})
    scene.after.append(lambda: scene.ask(scene.who, "DELETE", path))


@screen("member")
def person(scene: Scene) -> None:
    scene.go(f"/people/{somebody(scene)['id']}?from=/talk", "main fieldset")


@screen("member")
def person_foot(scene: Scene) -> None:
    person(scene)
    scene.page.locator("main .rows button").last.scroll_into_view_if_needed()


@screen("member")
def person_mute(scene: Scene) -> None:
    person(scene)
    scene.page.locator("main .rows button").first.tap()
    scene.wait("dialog[open] button")


@screen("member")
def person_muted(scene: Scene) -> None:
    put(scene, f"/people/{somebody(scene)['id']}/mute", {"lasts": "today"})
    person_mute(scene)


@screen("member")
def person_block(scene: Scene) -> None:
    person(scene)
    scene.phone.tap("boundaries.block_hint")
    scene.wait("dialog[open] button")


@screen("member")
def person_not_here(scene: Scene) -> None:
    scene.go("/people/0190b3f2-0000-7000-8000-000000000001", "main h2")


@screen("member")
def person_resting(scene: Scene) -> None:
    """Somebody who lets me see that they rest, and trusts me with a thought."""
    member = scene.ask(scene.who, "GET", "/me")["id"]
    host = scene.ask(HOST, "GET", "/me")["id"]
    scene.ask(HOST, "PUT", f"/people/{member}/circle", json={"circle": "confidant"})
    scene.ask(HOST, "PUT", "/me/rest", json={"shown_to": "confidants", "trusted": member})
    scene.after.append(lambda: scene.ask(HOST, "DELETE", "/me/rest"))
    scene.go(f"/people/{host}?from=/talk", "main fieldset")


@screen("member")
def room_folded(scene: Scene) -> None:
    put(scene, f"/people/{somebody(scene)['id']}/mute")
    room = scene.demo.room(scene.who, MINE)
    scene.go(f"/talk/{room}", "main li button.show")


@screen("member")
def talk_folded(scene: Scene) -> None:
    put(scene, f"/people/{somebody(scene)['id']}/mute")
    put(scene, f"/rooms/{scene.demo.room(scene.who, MINE)}/mute")
    scene.go("/talk", "main .rows a[href^='/talk/']")


@screen("member")
def about_mute(scene: Scene) -> None:
    scene.go(f"/talk/{scene.demo.room(scene.who, MINE)}/about", "main .rows li")
    scene.phone.tap("boundaries.mute_room_hint")
    scene.wait("dialog[open] button")


@screen("peer_representative")
def about_care(scene: Scene) -> None:
    scene.go("/talk", "main .rows a[href^='/talk/']")
    led = next(one for one in scene.ask(HOST, "GET", "/rooms")["items"] if one["role"] == "host")
    scene.go(f"/talk/{led['id']}/care", "main .rows li")


@screen("member")
def talk_resting(scene: Scene) -> None:
    put(scene, "/me/rest")
    scene.go("/talk", "main [role=status] button")


@screen("member")
def me_resting(scene: Scene) -> None:
    put(scene, "/me/rest")
    scene.go("/me", "main a[href='/me/rest']")


@screen("member")
def me_rest(scene: Scene) -> None:
    put(scene, "/me/rest")
    scene.go("/me/rest", "main fieldset")


@screen("member")
def me_back(scene: Scene) -> None:
    scene.go("/me/back", "main .rows a[href^='/talk/']")


@screen("member")
def me_back_sure(scene: Scene) -> None:
    scene.go("/me/back", "main .rows a[href^='/talk/']")
    scene.phone.tap("boundaries.see_all")
    scene.wait("dialog[open]")


@screen("member")
def me_boundaries(scene: Scene) -> None:
    scene.go("/me/boundaries", "main .rows a")


@screen("member")
def me_asking(scene: Scene) -> None:
    scene.go("/me/asking", "main fieldset")


@screen("member")
def me_quiet(scene: Scene) -> None:
    scene.go("/me/quiet", "main input[type=time]")


@screen("member")
def me_talks(scene: Scene) -> None:
    scene.go("/me/talks", "main fieldset")


@screen("member")
def me_topics(scene: Scene) -> None:
    put(scene, "/me/topics/illness", {"comfort": "fold"})
    scene.go("/me/topics", "main select")


@screen("member")
def me_kept_away(scene: Scene) -> None:
    one = somebody(scene)["id"]
    put(scene, f"/people/{one}/mute", {"lasts": "week"})
    room = scene.demo.room(scene.who, MINE)
    inside = scene.ask(scene.who, "GET", f"/rooms/{room}/members")["items"]
    me = scene.ask(scene.who, "GET", "/me")["id"]
    others = (one_["person"]["id"] for one_ in inside if not one_["person"]["mark"])
    put(scene, f"/people/{next(id_ for id_ in others if id_ not in (one, me))}/block")
    scene.go("/me/kept-away", "main li.card")


@screen("member")
def me_circles(scene: Scene) -> None:
    tie = {"circle": "friend"}
    path = f"/people/{somebody(scene)['id']}/circle"
    scene.ask(scene.who, "PUT", path, json=tie)
    nothing = {"circle": "acquaintance"}
    scene.after.append(lambda: scene.ask(scene.who, "PUT", path, json=nothing))
    scene.go("/me/circles", "main .rows a")


@screen("member")
def me_circles_none(scene: Scene) -> None:
    scene.go("/me/circles", "main h2")
