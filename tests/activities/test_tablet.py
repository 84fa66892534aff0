"""The tablet at the door: who has no phone, who came, and two tablets that were without a network."""

from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import uuid4

from tests.activities.conftest import Week
from tests.matrix.doors import Someone

DAY = "2030-03-12"


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


async def test_two_tablets_without_a_network_come_to_one_truth(week: Week) -> None:
    """Whatever order their notes arrive in, and however often, the latest seen counts."""
    start = week.clock.at + timedelta(days=7)
    notes = [
        (week.rosa.id, "came", 0),
        (week.rosa.id, "couldnt", 3),
        (week.sam.id, "couldnt", 1),
        (week.sam.id, "came", 2),
        (week.kim.id, "came", 4),
        (week.kim.id, None, 5),
        (week.lin.id, "came", 6),
        (week.lin.id, "couldnt", 6),
    ]
    items = [
        {"person": person, "came": said, "at": (start + timedelta(seconds=s)).isoformat()}
        for person, said, s in notes
    ]
    truths = set()
    week.clock.at = start + timedelta(hours=1)
    for order in list(permutations(range(4)))[:6]:
        date = await week.one(starts=f"2030-03-1{order[0] + 3}T20:00")
        for who in (week.rosa, week.sam, week.kim, week.lin):
            await week.sign_up(who, date)
        for pair in (*order, order[0], order[3]):
            for part in (
                items[2 * pair : 2 * pair + 1],
                items[2 * pair + 1 :][:1],
                items[2 * pair : 2 * pair + 2][::-1],
            ):
                await week.do(week.chen, "PUT", f"/dates/{date}/check-ins", {"items": part})
        listed = (await week.do(week.chen, "GET", f"/dates/{date}/sign-ups"))["items"]
        truths.add(tuple(sorted((one["person"]["name"], one["came"] or "") for one in listed)))
    assert truths == {(("Kim", ""), ("Lin", "couldnt"), ("Rosa", "couldnt"), ("Sam", "came"))}


async def test_a_tablet_whose_clock_is_ahead_does_not_win_for_ever(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date)
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
    for who, said in ((week.rosa, "came"), (week.sam, "came"), (week.kim, "couldnt")):
        await week.sign_up(who, date)
        await week.do(week.chen, "PUT", f"/dates/{date}/attendance/{who.id}", {"came": said})
    path = f"/centres/{week.centre}/attendance?begin=2030-03-01T00:00:00Z&end=2030-04-01T00:00:00Z"
    (one,) = (await week.do(week.chen, "GET", path))["items"]
    assert one == {
        "id": date,
        "title": "Singing",
        "starts_at": "2030-03-12T06:00:00Z",
        "came": 2,
    }
    assert (await week.call(week.mei, "GET", path)).status_code == 404
