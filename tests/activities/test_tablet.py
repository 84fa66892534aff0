"""The tablet at the door: who has no phone, who came, and two tablets that were without a network."""

from datetime import datetime, timedelta
from itertools import permutations
from typing import Any
from uuid import uuid4

from tests.activities.conftest import Week
from tests.matrix.doors import Someone

DAY = "2030-03-12"
# The morning of that day, in Shanghai.
DOOR = datetime.fromisoformat(f"{DAY}T01:00:00Z")


async def someone_without_a_phone(week: Week, name: str = "Old Wu") -> str:
    """Out: their id."""
    key = str(uuid4())
    await week.do(week.chen, "PUT", f"/centres/{week.centre}/people/{key}", {"name": name})
    return key


async def day(week: Week, who: Someone | None = None) -> dict[str, Any]:
    found: dict[str, Any] = await week.do(
        who or week.chen, "GET", f"/centres/{week.centre}/check-in/{DAY}"
    )
    return found


async def came(week: Week, date: str) -> dict[str, str | None]:
    """Out: what is noted of each, by name."""
    (found,) = [one for one in (await day(week))["dates"] if one["id"] == date]
    return {one["person"]["name"]: one["came"] for one in found["people"]}


async def test_somebody_without_a_phone_is_signed_up_and_withdrawn_by_a_worker(week: Week) -> None:
    wu, date = await someone_without_a_phone(week), await week.one(places=1)
    path = f"/dates/{date}/sign-ups/{wu}"
    for _ in range(2):
        listed = await week.do(week.chen, "PUT", path, {})
        assert (listed["person"]["name"], listed["state"]) == ("Old Wu", "in")
    await week.sign_up(week.rosa, date)
    assert await week.going(week.rosa, date) == [], "nobody but the host is shown that they go"
    assert await week.going(week.mei, date) == ["Old Wu"]
    for who in (week.mei, week.sam):
        assert (await week.call(who, "PUT", path, {})).status_code == 403
    await week.do(week.chen, "DELETE", path)
    await week.later(seconds=61)
    assert "place.offered" in await week.told(week.rosa)


async def test_who_has_a_phone_is_told_by_whom_and_can_withdraw(week: Week) -> None:
    date = await week.one()
    await week.do(week.chen, "PUT", f"/dates/{date}/sign-ups/{week.rosa.id}", {})
    (event,) = await week.for_you(week.rosa)
    assert (event["on"], event["date"]["mine"]["by"]["name"]) == ("sign_up.changed", "Chen")
    assert event["date"]["mine"]["shown_to"] == "host"
    await week.withdraw(week.rosa, date)
    assert (await week.mine(week.rosa, date))["state"] == "out"


async def test_a_card_is_made_later_for_who_had_no_phone(week: Week) -> None:
    wu = await someone_without_a_phone(week)
    again = {"name": "Old Wu"}
    path = f"/centres/{week.centre}/people/{wu}"
    assert (await week.call(week.chen, "PUT", path, again)).status_code == 200
    assert (await week.call(week.chen, "PUT", path, {"name": "Wu"})).status_code == 409
    for who in (week.rosa, week.mei):
        fresh = f"/centres/{week.centre}/people/{uuid4()}"
        assert (await week.call(who, "PUT", fresh, again)).status_code == 404
    cards = f"/centres/{week.centre}/cards"
    card = (await week.do(week.chen, "POST", cards, {"person": wu}))["items"][0]
    shown = f"/centres/{week.centre}/card-holder"
    for said in (card["card"], card["link"], card["card"].lower().replace("-", " ")):
        assert (await week.do(week.chen, "POST", shown, {"card": said}))["id"] == wu
    assert (await week.call(week.rosa, "POST", shown, {"card": card["card"]})).status_code == 404
    wrong = {"card": "AAAA-AAAA-AAAA"}
    assert (await week.call(week.chen, "POST", shown, wrong)).status_code == 404
    used = {"card": card["card"], "name": "Wu", "device": str(uuid4())}
    assert (await week.doors.call(None, "POST", "/sign-in", used)).status_code == 201
    assert (await week.do(week.chen, "POST", shown, {"card": card["card"]}))["id"] == wu


async def test_who_came_is_seen_by_host_workers_and_oneself_alone(week: Week) -> None:
    date = await week.one()
    for who in (week.rosa, week.sam):
        await week.sign_up(who, date, shown_to="everyone")
    week.clock.at = DOOR
    path = f"/dates/{date}/attendance/{week.rosa.id}"
    marked = await week.do(week.mei, "PUT", path, {"came": "came"})
    assert marked["came"] == "came"
    assert (await week.mine(week.rosa, date))["came"] == "came"
    for look in ("", "/going"):
        assert "came" not in (
            await week.call(week.sam, "GET", f"/dates/{date}{look}")
        ).text.replace('"came":null', "")
    assert (await week.call(week.sam, "PUT", path, {"came": "couldnt"})).status_code == 403
    assert (await week.do(week.chen, "PUT", path, {"came": None}))["came"] is None
    assert await week.told(week.rosa) == []


async def test_a_walk_in_is_on_the_list_full_or_not(week: Week) -> None:
    date = await week.one(places=1)
    await week.sign_up(week.rosa, date)
    week.clock.at = DOOR
    items = [{"person": week.sam.id, "came": "came"}]
    (listed,) = (await week.do(week.chen, "PUT", f"/dates/{date}/check-ins", {"items": items}))[
        "items"
    ]
    assert (listed["walk_in"], listed["came"]) == (True, "came")
    assert (await week.do(week.kim, "GET", f"/dates/{date}"))["left"] == "none"
    # Who hosts notes who is on their list, and calls nobody by an id alone.
    other = {"items": [{"person": week.kim.id, "came": "came"}]}
    assert (await week.call(week.mei, "PUT", f"/dates/{date}/check-ins", other)).status_code == 404
    elsewhere = await week.doors.centre(f"River {uuid4().hex[:6]}")
    foreign = await week.doors.someone(elsewhere, "Zhou")
    other["items"][0]["person"] = foreign.id
    assert (await week.call(week.chen, "PUT", f"/dates/{date}/check-ins", other)).status_code == 404


# What may be seen of one person, in the order in which it was seen: the last counts, and of one moment "couldnt".
SEEN = (
    ("came", None, "couldnt"),
    ("couldnt", "came", None),
    (None, "couldnt", "came"),
    ("came", "couldnt", "came"),
)
KINDS = ("in", "new", "out", "waiting")


async def test_two_tablets_without_a_network_come_to_one_truth(week: Week) -> None:
    """Whatever order their notes arrive in, and however often, the latest seen counts: of who signed up,
    never did, withdrew, or waits."""
    people = dict(zip(KINDS, (week.rosa, week.sam, week.kim, week.lin), strict=True))
    dates: dict[Any, str] = {}
    for n, notes in enumerate(SEEN):
        series = await week.post(starts=f"{DAY}T1{n}:00", repeats="FREQ=DAILY;COUNT=6", places=2)
        for date, order in zip(series, permutations(range(3)), strict=True):
            dates[notes, order] = date["id"]
            for who in (people["out"], people["in"], week.wei, people["waiting"]):
                await week.sign_up(who, date["id"])
            await week.withdraw(people["out"], date["id"])
    week.clock.at = DOOR + timedelta(days=5)
    truths = {key: await _noted_in_order(week, people, date, *key) for key, date in dates.items()}
    for notes in SEEN:
        found = {str(truth) for (said, _), truth in truths.items() if said == notes}
        assert len(found) == 1, (notes, found)
    assert truths[SEEN[0], (0, 1, 2)] == {
        "list": [("Lin", "waiting", None, False), ("Rosa", "in", "couldnt", False), ("Wei", "waiting", None, False)],
        "came": 0,
        "mine": ["in", None, "out", "waiting"],
    }  # fmt: skip
    assert truths[SEEN[3], (0, 1, 2)] == {
        "list": [(n, "in", "came", n != "Rosa") for n in ("Kim", "Lin", "Rosa", "Sam")] + [("Wei", "waiting", None, False)],
        "came": 4,
        "mine": ["in", "in", "in", "in"],
    }  # fmt: skip


async def _noted_in_order(
    week: Week, people: dict[str, Someone], date: str, notes: Any, order: Any
) -> Any:
    """The notes arrive so; the first comes twice, and once more with another. Out: what is known then."""
    for part in ([order[0]], [order[0], order[1]], [order[2]], [order[0]], list(order)):
        items = [
            {"person": one.id, "came": notes[n], "at": f"{DOOR + timedelta(minutes=n):%FT%TZ}"}
            for one in people.values()
            for n in part
        ]
        await week.do(week.chen, "PUT", f"/dates/{date}/check-ins", {"items": items})
    listed = (await week.do(week.chen, "GET", f"/dates/{date}/sign-ups"))["items"]
    on_list = [(one["person"]["name"], one["state"], one["came"], one["walk_in"]) for one in listed]
    mine = [await week.mine(one, date) for one in people.values()]
    sums = (await week.do(week.chen, "GET", sums_path(week)))["items"]
    return {
        "list": sorted(on_list),
        "came": next(one["came"] for one in sums if one["id"] == date),
        "mine": [one and one["state"] for one in mine],
    }


def sums_path(week: Week, **more: Any) -> str:
    span = {"begin": "2030-03-01T00:00:00Z", "end": "2032-04-01T00:00:00Z"} | more
    words = "&".join(f"{name}={value}" for name, value in span.items())
    return f"/centres/{week.centre}/attendance?{words}"


async def test_a_tablet_whose_clock_is_ahead_does_not_win_for_ever(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date)
    week.clock.at = DOOR
    ahead = (week.clock.at + timedelta(days=400)).isoformat()
    path = f"/dates/{date}/attendance/{week.rosa.id}"
    await week.do(week.chen, "PUT", path, {"came": "couldnt", "at": ahead})
    await week.later(seconds=1)
    assert (await week.do(week.chen, "PUT", path, {"came": "came"}))["came"] == "came"


async def test_the_day_holds_names_and_nothing_private(week: Week) -> None:
    date = await week.one(link="https://meet.example.org/x")
    await week.one(title="Off", starts=f"{DAY}T10:00")
    off = await week.one(title="Called off", starts=f"{DAY}T11:00")
    await week.do(week.mei, "PUT", f"/dates/{off}/calling-off", {"why": "x"})
    await week.one(title="Next day", starts="2030-03-13T00:00")
    await week.sign_up(week.rosa, date, wishes=["sit_by_door"], words="my knee")
    found = await day(week)
    assert [one["title"] for one in found["dates"]] == ["Off", "Singing"]
    assert {p["name"] for p in found["people"]} >= {"Rosa", "Sam", "Mei", "Chen"}
    text = str(found)
    assert "my knee" not in text and "meet.example" not in text and "sit_by_door" not in text
    for who in (week.rosa, week.mei):
        path = f"/centres/{week.centre}/check-in/{DAY}"
        assert (await week.call(who, "GET", path)).status_code == 404
    assert await came(week, date) == {"Rosa": None}


async def test_a_centre_sees_sums_of_dates_and_nothing_of_persons(week: Week) -> None:
    date = await week.one()
    for who in (week.rosa, week.sam, week.kim):
        await week.sign_up(who, date)
    week.clock.at = DOOR
    for who, said in ((week.rosa, "came"), (week.sam, "came"), (week.kim, "couldnt")):
        await week.do(week.chen, "PUT", f"/dates/{date}/attendance/{who.id}", {"came": said})
    path = sums_path(week)
    (one,) = (await week.do(week.chen, "GET", path))["items"]
    assert one == {
        "id": date,
        "title": "Singing",
        "starts_at": "2030-03-12T06:00:00Z",
        "came": 2,
    }
    assert (await week.call(week.mei, "GET", path)).status_code == 404


async def test_sums_come_page_by_page_the_last_first_and_none_is_lost(week: Week) -> None:
    for _ in range(2):
        await week.post(repeats="FREQ=DAILY;COUNT=110")
    found: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        page = await week.do(week.chen, "GET", sums_path(week, limit=70) + cursor)
        assert len(page["items"]) <= 70
        found += page["items"]
        cursor = page["next"] and f"&cursor={page['next']}"
    assert len(found) == 220 and len({one["id"] for one in found}) == 220
    begun = [one["starts_at"] for one in found]
    assert begun == sorted(begun, reverse=True)
    wrong = await week.call(week.chen, "GET", sums_path(week, cursor="x"))
    assert wrong.status_code == 422
