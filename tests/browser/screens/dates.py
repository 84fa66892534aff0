"""Activities as a member meets them: the list, one date in every state, my sign-ups."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.browser.screens.boundaries import HOST
from tests.browser.screens.scene import Scene, screen

SINGING: dict[str, Any] = {
    "title": "一起唱歌",
    "about": "大家唱几首老歌。不会唱也没关系，坐着听听就好。",
    "minutes": 90,
    "place": "一楼活动室",
    "pace": "slow",
    "noise": "some",
    "crowd": "small",
    "speaking": "no_need",
    "breaks": True,
    "bring": "一杯水",
    "cost": "不用花钱",
    "wheelchair": True,
    "language": "zh-CN",
    "first_time": True,
    "places": 8,
    "helpers": 2,
    "repeats": "FREQ=WEEKLY;COUNT=4",
}
BAKING: dict[str, Any] = {
    "title": "烤饼干",
    "place": "厨房",
    "places": 6,
    "repeats": "FREQ=WEEKLY;COUNT=3",
}
WALK: dict[str, Any] = {
    "title": "公园走走",
    "place": "南门见",
    "place_kind": "outside",
    "pace": "slow",
}


def posted(scene: Scene, kind: dict[str, Any], days: int, *, which: int = 0) -> str:
    """Out: the id of a date of this activity, the first or which; the peer representative posts it, once."""
    known = [one for one in mine_of(scene, HOST) if one["content"]["title"] == kind["title"]]
    if known and known[0]["dates"]:
        return str(known[0]["dates"][which]["id"])
    starts = f"{datetime.now(UTC) + timedelta(days=days):%Y-%m-%d}T14:00"
    made = scene.ask(HOST, "PUT", f"/activities/{uuid4()}", json=kind | {"starts": starts})
    return str(made["dates"][which]["id"])


def mine_of(scene: Scene, who: str) -> list[dict[str, Any]]:
    """Out: the activities that somebody posted or hosts."""
    found: list[dict[str, Any]] = scene.ask(who, "GET", "/me/activities")["items"]
    return found


def week(scene: Scene) -> str:
    """Out: the singing of this week, which nobody has signed up for; there is more in the list."""
    for days, kind in ((3, BAKING), (2, WALK)):
        posted(scene, kind, days)
    return posted(scene, SINGING, 1)


def untouched(scene: Scene) -> str:
    """Out: a date nobody ever signs up for: what is heard of a real one would take away what is made up."""
    week(scene)
    return posted(scene, SINGING, 1, which=1)


def sign_up(scene: Scene, date: str, **how: Any) -> None:
    """Sign up for it until the screen is left."""
    scene.ask(scene.who, "PUT", f"/dates/{date}/sign-ups/me", json=how)
    scene.after.append(lambda: scene.ask(scene.who, "DELETE", f"/dates/{date}/sign-ups/me"))


def seen(scene: Scene, date: str, **other: Any) -> dict[str, Any]:
    """Out: the date as this person sees it; what is in `other` is made up."""
    found: dict[str, Any] = scene.ask(scene.who, "GET", f"/dates/{date}")
    return found | other


def stands(state: str, **more: Any) -> dict[str, Any]:
    """Out: how somebody stands to a date."""
    usual: dict[str, Any] = {"role": "member", "shown_to": "going", "wishes": [], "words": ""}
    none = dict.fromkeys(("line", "offer", "by", "came"))
    return usual | none | {"state": state} | more


def later(**span: float) -> str:
    return (datetime.now(UTC) + timedelta(**span)).isoformat().replace("+00:00", "Z")


def open_date(scene: Scene, date: str, until: str = "main h2", **made_up: Any) -> None:
    """Open its page; offers, and times gone by, are made up on the way."""
    if made_up:
        answers(scene, f"**/api/v1/dates/{date}", seen(scene, date, **made_up))
    scene.go(f"/dates/{date}", until)


def answers(scene: Scene, path: str, told: Any) -> None:
    scene.page.route(path, lambda asked: asked.fulfill(json=told))
    scene.after.append(lambda: scene.page.unroute(path))


@screen("member")
def activities(scene: Scene) -> None:
    week(scene)
    scene.go("/activities", "main section a.card")


@screen("member")
def activities_later(scene: Scene) -> None:
    activities(scene)
    scene.page.locator("main section").last.scroll_into_view_if_needed()
    scene.page.wait_for_timeout(200)  # what is far down is drawn once it is near


@screen("newcomer")
def activities_first_times(scene: Scene) -> None:
    week(scene)
    scene.go("/activities", "main section[aria-labelledby=firsts] a.card")


@screen("newcomer")
def activities_none(scene: Scene) -> None:
    answers(scene, "**/api/v1/dates?*", {"items": [], "next": None})
    answers(scene, "**/api/v1/dates", {"items": [], "next": None})
    answers(scene, "**/api/v1/dates/first-times", {"items": []})
    scene.go("/activities", "main .empty h2")


@screen("member")
def activities_offline(scene: Scene) -> None:
    scene.go("/activities")
    scene.offline()
    scene.go("/activities", "main .empty button")


@screen("member")
def activities_mine(scene: Scene) -> None:
    sign_up(scene, week(scene))
    sign_up(scene, posted(scene, BAKING, 3))
    scene.go("/activities/mine", "main a.card")
    scene.page.locator("main summary").tap()


@screen("newcomer")
def activities_mine_none(scene: Scene) -> None:
    scene.go("/activities/mine", "main .empty h2")


@screen("member")
def date(scene: Scene) -> None:
    open_date(scene, week(scene), "main button.main")


@screen("member")
def date_wishes(scene: Scene) -> None:
    date(scene)
    scene.phone.button("dates.wishes").or_(scene.page.locator("main summary")).first.tap()
    scene.wait("main details[open] input").scroll_into_view_if_needed()


@screen("member")
def date_about(scene: Scene) -> None:
    date(scene)
    scene.wait("main dl").scroll_into_view_if_needed()


@screen("member")
def date_full(scene: Scene) -> None:
    open_date(scene, untouched(scene), "main button.main", left="none", helpers_left=None)


@screen("member")
def date_signed_up(scene: Scene) -> None:
    chosen = week(scene)
    sign_up(scene, chosen, wishes=["not_called_on"])
    open_date(scene, chosen, "main .out button")


@screen("member")
def date_just_signed_up(scene: Scene) -> None:
    chosen = week(scene)
    date(scene)
    scene.page.locator("main button.main").tap()
    scene.wait("main .out button")
    scene.after.append(lambda: scene.ask(scene.who, "DELETE", f"/dates/{chosen}/sign-ups/me"))


@screen("member")
def date_waiting(scene: Scene) -> None:
    mine = stands("waiting", line=2)
    open_date(scene, untouched(scene), "main .out button", mine=mine, left="none")


@screen("member")
def date_offered(scene: Scene) -> None:
    offer = {"id": str(uuid4()), "until": later(hours=4), "to_all": False}
    mine = stands("waiting", line=1, offer=offer)
    open_date(scene, untouched(scene), "main button.main", mine=mine, left="none")


@screen("member")
def date_moved(scene: Scene) -> None:
    open_date(scene, untouched(scene), "main button.main", mine=stands("asked"), moved=True)


@screen("member")
def date_changed(scene: Scene) -> None:
    changed = ["bring", "place"]
    open_date(scene, untouched(scene), "main button.main", mine=stands("asked"), changed=changed)


@screen("member")
def date_sent_back(scene: Scene) -> None:
    why = "湖边这几天结冰了，换到中心旁边的公园会更稳当。"
    me = scene.ask("member", "GET", "/me")
    host = {"id": me["id"], "name": me["name"], "mark": None}
    more = {"host": host, "waits": True, "sent_back": why, "may": may(sign_up=False, edit=True)}
    open_date(scene, untouched(scene), "main h3", mine=None, **more)


@screen("member")
def date_called_off(scene: Scene) -> None:
    off = {"why": "老师今天不舒服，先休息一次。", "at": later()}
    open_date(scene, untouched(scene), "main section a.card", called_off=off, mine=stands("in"))


@screen("member")
def date_over(scene: Scene) -> None:
    gone = {"starts_at": later(hours=-26), "ends_at": later(hours=-25)}
    mine = stands("in", came="came")
    open_date(scene, untouched(scene), "main h3", mine=mine, may=may(sign_up=False), **gone)


@screen("member")
def date_chat(scene: Scene) -> None:
    chat = {"open": True, "room": None}
    open_date(scene, untouched(scene), "main .out button", mine=stands("in"), chat=chat)
    scene.wait("#chat").scroll_into_view_if_needed()


@screen("member")
def date_note(scene: Scene) -> None:
    date(scene)
    scene.page.locator("main details").last.locator("summary").tap()
    scene.wait("main textarea").scroll_into_view_if_needed()


@screen("peer_representative")
def date_as_host(scene: Scene) -> None:
    open_date(scene, week(scene), "main a[href$='/care']")


@screen("member")
def date_away(scene: Scene) -> None:
    scene.go(f"/dates/{uuid4()}", "main .empty h2")


def may(**more: bool) -> dict[str, bool]:
    usual = dict.fromkeys(("sign_up", "edit", "call_off", "check_in", "approve"), False)
    return usual | {"sign_up": True} | more
