"""Posting an activity, and looking after one: what its host and the centre's workers meet."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from tests.browser.screens.scene import Scene, screen

SHANGHAI = ZoneInfo("Asia/Shanghai")
DRAFTS = """() => Object.keys(localStorage).filter((key) => key.startsWith('sunroom.draft'))
  .forEach((key) => localStorage.removeItem(key))"""
CALLIGRAPHY: dict[str, Any] = {
    "title": "慢慢写字",
    "place": "二楼活动室",
    "pace": "slow",
    "noise": "quiet",
    "places": 8,
    "helpers": 2,
    "bring": "想穿的旧衣服",
}


def writing(scene: Scene) -> None:
    """The form, with nothing in it that an earlier screen left."""
    scene.go("/activities/new", "form")
    scene.page.evaluate(DRAFTS)
    scene.page.evaluate("location.reload()")
    scene.wait("form input[name=title]")
    scene.after.append(lambda: scene.page.evaluate(DRAFTS))


@screen("peer_representative")
def activity_new(scene: Scene) -> None:
    writing(scene)


def written(scene: Scene) -> None:
    writing(scene)
    scene.field("activities.title").fill("一起唱歌")
    scene.page.locator("[role=radiogroup] label").nth(2).tap()
    scene.page.get_by_role("switch").first.tap()


@screen("peer_representative")
def activity_repeats(scene: Scene) -> None:
    written(scene)
    scene.page.locator("summary").first.tap()
    scene.page.locator("summary").first.evaluate("one => one.scrollIntoView()")


@screen("peer_representative")
def activity_how(scene: Scene) -> None:
    written(scene)
    scene.page.get_by_text(scene.phone.t("activities.how"), exact=True).tap()
    scene.page.get_by_text(scene.phone.t("activities.how"), exact=True).evaluate(
        "one => one.scrollIntoView()"
    )


@screen("peer_representative")
def activity_places(scene: Scene) -> None:
    written(scene)
    words = scene.page.get_by_text(scene.phone.t("activities.places_more"), exact=True)
    words.tap()
    words.evaluate("one => one.scrollIntoView()")


@screen("peer_representative")
def activity_for_whom(scene: Scene) -> None:
    written(scene)
    words = scene.page.get_by_text(scene.phone.t("activities.for_more"), exact=True)
    words.tap()
    scene.page.get_by_text(scene.phone.t("activities.for_invited"), exact=True).tap()
    words.evaluate("one => one.scrollIntoView()")


@screen("peer_representative")
def activity_together(scene: Scene) -> None:
    written(scene)
    scene.phone.tap("activities.together_ask")
    scene.wait("dialog[open] li button")


@screen("peer_representative")
def activity_preview(scene: Scene) -> None:
    written(scene)
    scene.phone.tap("activities.preview")
    scene.wait("dialog[open] article")


@screen("peer_representative")
def activity_look_again(scene: Scene) -> None:
    writing(scene)
    scene.phone.tap("activities.preview")
    scene.wait("form .error:not(:empty)")


@screen("member")
def activity_gathering(scene: Scene) -> None:
    writing(scene)


def looked_after(scene: Scene, who: str = "peer_representative", days: int = 1) -> str:
    """Out: the next date of a weekly class of theirs, to which somebody signed up with a wish."""
    mine = scene.ask(who, "GET", "/me/activities")["items"]
    known = [one for one in mine if one["content"]["title"] == CALLIGRAPHY["title"]]
    if not known:
        day = f"{datetime.now(UTC).astimezone(SHANGHAI) + timedelta(days=days):%Y-%m-%d}"
        body = CALLIGRAPHY | {"starts": f"{day}T14:00", "repeats": "FREQ=WEEKLY;COUNT=12"}
        known = [scene.ask(who, "PUT", f"/activities/{uuid4()}", json=body)]
    date = str(known[0]["dates"][0]["id"])
    wish = {"wishes": ["not_called_on", "sit_by_door"], "words": "我会晚十分钟到。"}
    scene.ask("member", "PUT", f"/dates/{date}/sign-ups/me", json=wish)
    return date


@screen("peer_representative")
def date_care(scene: Scene) -> None:
    scene.go(f"/dates/{looked_after(scene)}/care", "main li")


@screen("peer_representative")
def date_care_foot(scene: Scene) -> None:
    date_care(scene)
    scene.page.locator("main summary").last.evaluate("one => one.scrollIntoView()")


@screen("peer_representative")
def date_change(scene: Scene) -> None:
    scene.go(f"/dates/{looked_after(scene)}/care/change", "form input")
    scene.page.evaluate(DRAFTS)


@screen("peer_representative")
def date_change_later(scene: Scene) -> None:
    date_change(scene)
    scene.field("activities.time").fill("15:00")
    scene.page.get_by_text(scene.phone.t("activities.scope_later"), exact=True).tap()
    scene.page.wait_for_load_state("networkidle")
    scene.page.locator("button.main").scroll_into_view_if_needed()
    scene.after.append(lambda: scene.page.evaluate(DRAFTS))


@screen("peer_representative")
def date_call_off(scene: Scene) -> None:
    date_care(scene)
    scene.phone.tap("activities.call_off")
    scene.wait("dialog[open] textarea")
    scene.page.wait_for_load_state("networkidle")
