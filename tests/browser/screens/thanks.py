"""Saying thank you, the box of kind words, and what one gave."""

from typing import Any
from uuid import uuid4

from tests.browser.screens.dates import answers, later
from tests.browser.screens.scene import Scene, screen

FORGET = """(begins) => Object.keys(localStorage)
  .filter((key) => key.startsWith(begins))
  .forEach((key) => localStorage.removeItem(key))"""
NAMES = ("小满", "团子", "大树")


def person(name: str) -> dict[str, Any]:
    return {"id": str(uuid4()), "name": name, "mark": None}


def note(**more: Any) -> dict[str, Any]:
    """Out: a note to me; what is in `more` is made up."""
    usual: dict[str, Any] = {
        "id": str(uuid4()),
        "what": {"kind": "other", "id": None, "title": None},
        "words": "",
        "line": None,
        "card": None,
        "at": later(days=-3),
        "person": person(NAMES[0]),
        "folded": None,
        "showing": "no",
    }
    return usual | more


def notes() -> list[dict[str, Any]]:
    """Out: a box with a little of everything in it."""
    singing = {"kind": "date", "id": str(uuid4()), "title": "一起唱歌"}
    return [
        note(card="sun", line="gentle", what=singing, words="那首歌我学了三个星期才会。"),
        note(
            words="谢谢你陪我去药房，我一个人不敢去。", person=person(NAMES[1]), showing="waiting"
        ),
        note(folded="person", words="谢谢", person=person(NAMES[2])),
        note(card="tea", person=None, line="listened", showing="shown"),
    ]


def box(scene: Scene, items: list[dict[str, Any]]) -> None:
    answers(scene, "**/api/v1/me/kind-words*", {"items": items, "next": None})
    scene.go("/me/kind-words", "main article" if items else "main .empty h2")


@screen("member")
def kind_words(scene: Scene) -> None:
    box(scene, notes())


@screen("member")
def kind_words_more(scene: Scene) -> None:
    """What one can do with a note: the second, which waits."""
    box(scene, notes())
    scene.page.locator("main article summary").nth(1).tap()
    scene.wait("main details[open] button").scroll_into_view_if_needed()


@screen("member")
def kind_words_ask(scene: Scene) -> None:
    box(scene, notes())
    scene.page.locator("main article summary").first.tap()
    scene.page.locator("main details[open] button").first.tap()
    scene.wait("dialog[open] button.main")


@screen("newcomer")
def kind_words_none(scene: Scene) -> None:
    box(scene, [])


@screen("member")
def kind_words_offline(scene: Scene) -> None:
    box(scene, notes()[:2])
    scene.page.wait_for_timeout(300)  # until they are kept
    scene.offline()
    scene.page.unroute("**/api/v1/me/kind-words*")
    scene.go("/me/kind-words", "main article")


@screen("member")
def thanks_gave(scene: Scene) -> None:
    given = [
        note(card="flower", words="谢谢你教我包饺子。"),
        note(line="came_along", person=person(NAMES[1])),
        note(words="有你在，我就不紧张了。", person=person(NAMES[2])),
    ]
    for one, stands in zip(given, ("asked", "agreed", "not_asked"), strict=True):
        del one["folded"], one["showing"]
        one["agreement"] = stands
    answers(scene, "**/api/v1/me/thanks*", {"items": given, "next": None})
    scene.go("/me/thanks", "main article")


@screen("newcomer")
def thanks_gave_none(scene: Scene) -> None:
    answers(scene, "**/api/v1/me/thanks*", {"items": [], "next": None})
    scene.go("/me/thanks", "main .empty h2")


def somebody(scene: Scene) -> str:
    """Out: the id of somebody the member shares a group with."""
    rooms = scene.ask(scene.who, "GET", "/rooms")["items"]
    me = scene.ask(scene.who, "GET", "/me")["id"]
    for room in (one["id"] for one in rooms if one["kind"] == "group"):
        for member in scene.ask(scene.who, "GET", f"/rooms/{room}/members")["items"]:
            if member["person"]["id"] != me and member["person"]["mark"] is None:
                return str(member["person"]["id"])
    raise LookupError("nobody shares a group with them")


@screen("member")
def thank(scene: Scene) -> None:
    scene.go(f"/thanks/{somebody(scene)}", "main form button.main")


@screen("member")
def thank_card(scene: Scene) -> None:
    thank(scene)
    scene.page.locator("main form summary").tap()
    scene.wait("main form [role=group] button").scroll_into_view_if_needed()


@screen("member")
def thank_written(scene: Scene) -> None:
    thank(scene)
    scene.page.locator("main select").select_option("gentle")
    scene.page.locator("main textarea").fill("那天你一直等我，一句也没催。")
    scene.page.locator("main form summary").tap()
    scene.page.locator("main form [role=group] button").nth(1).tap()
    scene.wait("main form article").scroll_into_view_if_needed()
    me = scene.ask(scene.who, "GET", "/me")["id"]
    scene.after.append(lambda: scene.page.evaluate(FORGET, f"sunroom.draft.{me}.thanks."))


@screen("member")
def thank_away(scene: Scene) -> None:
    scene.go(f"/thanks/{uuid4()}", "main .empty h2")


@screen("member")
def for_you_thanks(scene: Scene) -> None:
    told = [
        {"on": "thanks.show_asked", "person": person(NAMES[0])},
        {"on": "thanks.received", "person": person(NAMES[1])},
        {"on": "thanks.show_agreed", "person": person(NAMES[2])},
    ]
    items = [
        {
            "seq": seq,
            "at": later(minutes=-7 * (10 - seq)),
            "event": one | {"id": str(uuid4()), "folded": None, "seq": seq, "stream": "me:x"},
        }
        for seq, one in zip((9, 8, 7), told, strict=True)
    ]
    told_all = {"items": items, "next": None, "seen": 0, "unread": True}
    answers(scene, "**/api/v1/me/for-you*", told_all)
    scene.go("/for-you", "main .rows li a[href^='/me/']")


@screen("member")
def person_with_kind_words(scene: Scene) -> None:
    """The kind words on somebody's page, opened."""
    whom = somebody(scene)
    shown = [note(card="boat", words="和你一起散步真好。"), note(folded="person", words="x")]
    for one in shown:
        del one["showing"]
    answers(scene, "**/api/v1/people/*/kind-words", {"items": shown, "next": None})
    scene.go(f"/people/{whom}", "main details:has(article) summary").tap()
    scene.wait("main article").scroll_into_view_if_needed()
