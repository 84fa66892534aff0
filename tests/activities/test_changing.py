"""A date that moves, is otherwise, or doesn't take place: who signed up is asked and told, never moved."""

from typing import Any

import pytest

from tests.activities.conftest import TUESDAY, WEEKLY, Week
from tests.matrix.doors import Someone


async def refused(week: Week, who: Someone, method: str, path: str, body: Any) -> tuple[int, str]:
    answer = await week.call(who, method, path, body)
    return answer.status_code, answer.json()["code"]


async def test_who_signed_up_for_a_moved_date_is_asked_again(week: Week) -> None:
    first, second, *_ = await week.post(repeats=WEEKLY)
    await week.sign_up(week.rosa, first["id"])
    await week.sign_up(week.sam, second["id"])
    ear = await week.doors.listen(week.rosa)
    moved = await week.do(
        week.mei, "PATCH", f"/dates/{first['id']}", {"starts": "2030-03-13T15:30"}
    )
    assert (moved["starts_at"], moved["ends_at"]) == (
        "2030-03-13T07:30:00Z",
        "2030-03-13T08:30:00Z",
    )
    assert moved["moved"] is True
    await week.doors.settled()
    (event,) = [e for e in ear.heard if e["on"] == "date.moved"]
    assert event["date"]["mine"]["state"] == "asked"
    assert event["date"] == await week.do(week.rosa, "GET", f"/dates/{first['id']}")
    assert await week.told(week.rosa) == ["date.moved"]
    assert await week.told(week.sam) == [], "another date of the series stays as it is"
    assert (await week.sign_up(week.rosa, first["id"]))["state"] == "in"
    assert await week.told(week.rosa) == []


async def test_who_is_asked_keeps_the_place_until_they_say(week: Week) -> None:
    date = await week.one(places=1)
    await week.sign_up(week.rosa, date)
    await week.sign_up(week.sam, date)
    await week.do(week.mei, "PATCH", f"/dates/{date}", {"starts": "2030-03-13T14:00"})
    await week.later(minutes=1)
    assert await week.told(week.sam) == ["date.moved"], "who waits is told, and goes on waiting"
    assert (await week.mine(week.sam, date))["state"] == "waiting"
    assert (await week.mine(week.rosa, date))["state"] == "asked"
    await week.withdraw(week.rosa, date)
    await week.later(seconds=11)
    assert "place.offered" in await week.told(week.sam)


async def test_a_change_of_a_series_says_first_whom_it_touches(week: Week) -> None:
    dates = await week.post(repeats=WEEKLY)
    for who, date in (
        (week.rosa, dates[1]),
        (week.rosa, dates[2]),
        (week.sam, dates[2]),
        (week.kim, dates[0]),
    ):
        await week.sign_up(who, date["id"])
    path = f"/dates/{dates[1]['id']}/touched"
    assert await week.do(week.mei, "GET", f"{path}?scope=later") == {
        "dates": 3,
        "people": 2,
        "closed": [],
    }
    assert await week.do(week.mei, "GET", path) == {"dates": 1, "people": 1, "closed": []}
    assert await refused(week, week.rosa, "GET", path, None) == (403, "not_allowed")
    await week.do(
        week.mei,
        "PATCH",
        f"/dates/{dates[1]['id']}",
        {"scope": "later", "starts": "2030-03-21T16:00"},
    )
    shown = (await week.do(week.rosa, "GET", "/dates"))["items"]
    assert [d["starts_at"] for d in shown] == [
        "2030-03-12T06:00:00Z",
        "2030-03-21T08:00:00Z",
        "2030-03-28T08:00:00Z",
        "2030-04-04T08:00:00Z",
    ]
    assert await week.told(week.kim) == []
    assert (await week.mine(week.kim, dates[0]["id"]))["state"] == "in"
    events = [e["date"]["id"] for e in await week.for_you(week.rosa)]
    assert sorted(events) == sorted(d["id"] for d in dates[1:3])


async def test_other_changes_move_nobody(week: Week) -> None:
    first, second, *_ = await week.post(repeats=WEEKLY, bring="a song", place="Room 1")
    await week.sign_up(week.rosa, first["id"])
    said = {"bring": "water", "minutes": 80, "places": 5}
    seen = await week.do(week.mei, "PATCH", f"/dates/{first['id']}", said)
    assert (seen["bring"], seen["place"], seen["ends_at"]) == (
        "water",
        "Room 1",
        "2030-03-12T07:20:00Z",
    )
    assert (await week.mine(week.rosa, first["id"]))["state"] == "in"
    assert await week.told(week.sam) == []
    assert (await week.do(week.rosa, "GET", f"/dates/{second['id']}"))["bring"] == "a song"
    await week.do(week.mei, "PATCH", f"/dates/{second['id']}", {"scope": "later", "cost": "5"})
    shown = (await week.do(week.rosa, "GET", "/dates"))["items"]
    assert [d["cost"] for d in shown] == ["", "5", "5", "5"]


async def test_places_are_never_fewer_than_people(week: Week) -> None:
    date = await week.one(places=3)
    for who in (week.rosa, week.sam):
        await week.sign_up(who, date)
    answer = await refused(week, week.mei, "PATCH", f"/dates/{date}", {"places": 1})
    assert answer == (409, "fewer_places_than_people")
    assert (await week.do(week.mei, "PATCH", f"/dates/{date}", {"places": 2}))["left"] == "none"
    await week.sign_up(week.kim, date)
    await week.do(week.mei, "PATCH", f"/dates/{date}", {"places": 3})
    await week.sweep()
    assert await week.told(week.kim) == ["place.offered"], "more places go to who waits"


async def test_called_off_everyone_is_told_why_and_shown_two_like_it(week: Week) -> None:
    date = await week.one(places=1)
    await week.post(title="Choir", starts="2030-03-13T14:00", pace="slow")
    await week.post(title="Baking", starts="2030-03-14T14:00", noise="lively")
    await week.post(title="Singing", starts="2030-03-15T14:00")
    full = await week.one(title="Singing", starts="2030-03-16T14:00", places=1)
    await week.sign_up(week.chen, full)
    await week.sign_up(week.rosa, date)
    await week.sign_up(week.sam, date)
    path = f"/dates/{date}/calling-off"
    assert await refused(week, week.rosa, "PUT", path, {"why": "x"}) == (403, "not_allowed")
    assert await refused(week, week.mei, "PUT", path, {"why": " "}) == (422, "invalid")
    for _ in range(2):
        await week.do(week.mei, "PUT", path, {"why": "Mei has a cold"})
    await week.later(seconds=5)
    assert await week.told(week.rosa) == []
    await week.later(seconds=6)
    for who in (week.rosa, week.sam):
        (event,) = await week.for_you(who)
        assert event["on"] == "date.called_off"
        assert event["date"]["called_off"]["why"] == "Mei has a cold"
    assert await week.told(week.kim) == []
    like = (await week.do(week.rosa, "GET", f"/dates/{date}/similar"))["items"]
    assert [one["title"] for one in like] == ["Singing", "Choir"]
    await week.later(days=1)
    assert await week.told(week.rosa) == ["date.called_off"], "told once"


async def test_calling_off_can_be_taken_back_before_anybody_is_told(week: Week) -> None:
    first, second, *_ = await week.post(repeats=WEEKLY)
    await week.sign_up(week.rosa, second["id"])
    path = f"/dates/{first['id']}/calling-off"
    await week.do(week.mei, "PUT", path, {"why": "summer", "scope": "later"})
    assert len(await _off(week)) == 4
    await week.do(week.mei, "DELETE", path)
    await week.later(minutes=1)
    assert await _off(week) == [] == await week.told(week.rosa)
    await week.do(week.mei, "PUT", path, {"why": "summer"})
    await week.later(minutes=1)
    assert await refused(week, week.mei, "DELETE", path, None) == (404, "not_found")
    assert len(await _off(week)) == 1, "the other dates stay"


async def _off(week: Week) -> list[str]:
    items = (await week.do(week.rosa, "GET", "/dates"))["items"]
    return [one["id"] for one in items if one["called_off"]]


async def test_a_day_on_which_the_centre_closes(week: Week) -> None:
    inside = await week.one()
    outside = await week.one(title="A walk", place_kind="outside")
    for date in (inside, outside):
        await week.sign_up(week.rosa, date)
    closed = f"/centres/{week.centre}/closed-days/2030-03-12"
    await week.do(week.chen, "PUT", closed, {"name": "No water in the house"})
    await week.later(seconds=11)
    (event,) = await week.for_you(week.rosa)
    assert event["date"]["id"] == inside
    assert event["date"]["called_off"]["why"] == "No water in the house"
    moved = {"starts": TUESDAY.replace("12T", "19T")}
    other = await week.one(starts="2030-03-20T14:00")
    await week.do(
        week.chen, "PUT", f"/centres/{week.centre}/closed-days/2030-03-19", {"name": "Spring"}
    )
    answer = await refused(week, week.mei, "PATCH", f"/dates/{other}", moved)
    assert answer == (422, "centre_closed")


async def test_what_cannot_be_changed(week: Week) -> None:
    date = await week.one()
    path = f"/dates/{date}"
    past = {"starts": "2030-03-01T14:00"}
    assert await refused(week, week.mei, "PATCH", path, past) == (422, "time_is_over")
    assert await refused(week, week.rosa, "PATCH", path, {"title": "Mine"}) == (403, "not_allowed")
    long = {"about": "x" * 10_000}
    assert await refused(week, week.mei, "PATCH", path, long) == (422, "invalid")
    await week.later(days=8)
    over = await refused(week, week.mei, "PATCH", path, {"title": "Then"})
    assert over == (409, "date_is_over")


@pytest.mark.parametrize(
    ("zone", "days", "wall"),
    [
        ("Europe/Berlin", "2030-03-26T14:00", ["13:00", "12:00", "12:00"]),
        ("America/New_York", "2030-10-29T14:00", ["18:00", "19:00", "19:00"]),
        ("Asia/Shanghai", "2030-03-26T14:00", ["06:00", "06:00", "06:00"]),
    ],
)
async def test_a_class_at_two_stays_at_two_when_the_clocks_change(
    week: Week, zone: str, days: str, wall: list[str]
) -> None:
    coordinator = await week.doors.someone(week.centre, "Hu", "coordinator")
    await week.do(coordinator, "PATCH", f"/centres/{week.centre}", {"time_zone": zone})
    dates = await week.post(starts=days, repeats="FREQ=WEEKLY;COUNT=3")
    assert [d["starts_at"][11:16] for d in dates] == wall
    assert not any(d["moved"] for d in dates)


async def test_a_time_that_the_clocks_skip(week: Week) -> None:
    """02:30 on that Sunday isn't there in Berlin; RFC 5545 reads it with the offset before: 03:30."""
    coordinator = await week.doors.someone(week.centre, "Hu", "coordinator")
    await week.do(coordinator, "PATCH", f"/centres/{week.centre}", {"time_zone": "Europe/Berlin"})
    dates = await week.post(starts="2030-03-30T02:30", repeats="FREQ=DAILY;COUNT=3")
    assert [d["starts_at"] for d in dates] == [
        "2030-03-30T01:30:00Z",
        "2030-03-31T01:30:00Z",
        "2030-04-01T00:30:00Z",
    ]
