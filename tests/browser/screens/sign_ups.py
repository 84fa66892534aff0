"""The worker's tablet at the door, with and without a network, and the days a centre is closed."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.browser.demo import CENTRE
from tests.browser.screens.activities import CALLIGRAPHY, SHANGHAI
from tests.browser.screens.dates import answers
from tests.browser.screens.scene import Scene, screen

TODAY = "下午茶"


def centre_of(scene: Scene) -> str:
    """Out: the id of the centre the worker serves."""
    mine = scene.ask(scene.who, "GET", "/me")["appointments"]
    return next(str(one["centre"]["id"]) for one in mine if one["centre"]["name"] == CENTRE)


def today(scene: Scene) -> str:
    """Out: a date of today, with three people on its list."""
    centre = centre_of(scene)
    now = datetime.now(UTC).astimezone(SHANGHAI)
    day = scene.ask(scene.who, "GET", f"/centres/{centre}/check-in/{now:%Y-%m-%d}")
    known = [one["id"] for one in day["dates"] if one["title"] == TODAY]
    if known:
        return str(known[0])
    starts = f"{now + timedelta(minutes=2):%Y-%m-%dT%H:%M}"
    body: dict[str, Any] = CALLIGRAPHY | {"title": TODAY, "starts": starts, "places": None}
    made = scene.ask(scene.who, "PUT", f"/activities/{uuid4()}", json=body)
    date = str(made["dates"][0]["id"])
    for person in [one for one in day["people"] if one["mark"] is None][:3]:
        scene.ask(scene.who, "PUT", f"/dates/{date}/sign-ups/{person['id']}", json={})
    return date


@screen("worker")
def check_in(scene: Scene) -> None:
    today(scene)
    scene.go("/desk/check-in", "main .rows a")


@screen("worker")
def check_in_date(scene: Scene) -> None:
    scene.go(f"/desk/check-in/{today(scene)}", "main li [aria-pressed]")


@screen("worker")
def check_in_marked(scene: Scene) -> None:
    check_in_date(scene)
    for at, answer in enumerate(("came", "couldnt")):
        person = scene.page.locator("main li").nth(at)
        named = person.get_by_role("button", name=scene.phone.t(f"sign-ups.{answer}"))
        if named.get_attribute("aria-pressed") == "false":
            named.tap()
    scene.wait("main li [aria-pressed=true]")


@screen("worker")
def check_in_offline(scene: Scene) -> None:
    check_in_date(scene)
    scene.offline()
    scene.page.locator("main li [aria-pressed=false]").first.tap()
    scene.wait("main li .waits")
    scene.page.reload()
    scene.wait("main li .waits")


@screen("worker")
def check_in_find(scene: Scene) -> None:
    check_in_date(scene)
    scene.page.locator("main input").fill("小")
    scene.page.locator("main li summary").first.tap()


@screen("worker")
def check_in_card(scene: Scene) -> None:
    check_in_date(scene)
    scene.phone.tap("sign-ups.card")
    scene.wait("dialog[open] input")


@screen("worker")
def check_in_add(scene: Scene) -> None:
    check_in_date(scene)
    scene.phone.tap("sign-ups.add")
    scene.wait("dialog[open] input")


@screen("worker")
def check_in_sums(scene: Scene) -> None:
    check_in(scene)
    scene.page.locator("main summary").tap()
    scene.page.wait_for_load_state("networkidle")


@screen("worker")
def closed_days(scene: Scene) -> None:
    centre = centre_of(scene)
    now = datetime.now(UTC).astimezone(SHANGHAI)
    path = f"/centres/{centre}/closed-days/{now + timedelta(days=40):%Y-%m-%d}"
    scene.ask(scene.who, "PUT", path, json={"name": "元旦"})
    scene.after.append(lambda: scene.ask(scene.who, "DELETE", path))
    scene.go("/desk/closed-days", "main li button")


@screen("worker")
def gatherings(scene: Scene) -> None:
    """What waits for a yes: two, the longest waiting first."""
    date = scene.ask(scene.who, "GET", "/dates?limit=1")["items"][0]
    items = [
        date | {"id": str(uuid4()), "title": title, "waits": True}
        for title in ("公园走走", "一起喝茶")
    ]
    answers(scene, "**/api/v1/centres/*/gatherings", {"items": items, "next": None})
    scene.go("/desk/gatherings", "main .rows a")


@screen("worker")
def gathering_waits(scene: Scene) -> None:
    """One of them: yes, or not like this and why."""
    date = scene.ask(scene.who, "GET", "/dates?limit=1")["items"][0]
    shown = date | {"waits": True, "may": date["may"] | {"approve": True}}
    answers(scene, f"**/api/v1/dates/{date['id']}", shown)
    scene.go(f"/dates/{date['id']}/care", "main button.main")
    scene.phone.tap("activities.send_back")
    scene.wait("dialog[open] textarea")
