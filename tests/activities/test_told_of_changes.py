"""What is otherwise on a date is told to those on its list, and they are asked again where it matters."""

from datetime import timedelta
from typing import Any

import pytest

from tests.activities.conftest import TUESDAY, WEEKLY, Week

SPRING = "2030-03-27"
MINUTE = timedelta(minutes=1)


async def close(week: Week, day: str, name: str = "Spring") -> None:
    path = f"/centres/{week.centre}/closed-days/{day}"
    await week.do(week.chen, "PUT", path, {"name": name})


@pytest.mark.parametrize(
    ("change", "told", "asked"),
    [
        ({"place": "Room 2"}, ["place"], True),
        ({"place_kind": "outside"}, ["place"], True),
        ({"minutes": 90}, ["times"], True),
        ({"minutes": 75}, ["times"], False),
        ({"link": "https://meet.example.org/y"}, ["link"], False),
        ({"bring": "water"}, ["bring"], False),
        ({"bring": "water", "place": "Room 2"}, ["bring", "place"], True),
        ({"about": "Old songs", "cost": "5", "places": 9}, [], False),
        ({"place": "Room 1", "bring": "a song", "minutes": 60}, [], False),
    ],
)
async def test_what_is_told_and_when_one_is_asked_again(
    week: Week, change: dict[str, Any], told: list[str], asked: bool
) -> None:
    first, second, *_ = await week.post(
        repeats=WEEKLY, place="Room 1", bring="a song", link="https://meet.example.org/x"
    )
    await week.sign_up(week.rosa, first["id"])
    await week.sign_up(week.sam, second["id"])
    ear = await week.doors.listen(week.rosa)
    week.clock.at += MINUTE
    await week.do(week.mei, "PATCH", f"/dates/{first['id']}", change)
    await week.doors.settled()
    events = [event for event in ear.heard if event["on"] == "date.changed"]
    assert [event["date"]["changed"] for event in events] == ([told] if told else [])
    assert await week.told(week.rosa) == (["date.changed"] if told else [])
    assert await week.told(week.sam) == [] == await week.told(week.kim)
    assert (await week.mine(week.rosa, first["id"]))["state"] == ("asked" if asked else "in")
    if asked:
        assert (await week.sign_up(week.rosa, first["id"]))["state"] == "in"
    await week.do(week.mei, "PATCH", f"/dates/{first['id']}", change)
    assert (await week.mine(week.rosa, first["id"]))["state"] == "in", "the same said twice"
    week.clock.at += MINUTE
    await week.sign_up(week.kim, first["id"])
    seen = await week.do(week.kim, "GET", f"/dates/{first['id']}")
    assert seen["changed"] == [], "who signed up after it knows it as it is"


async def test_moved_and_otherwise_is_one_piece_of_news(week: Week) -> None:
    date = await week.one(bring="a song")
    for who in (week.rosa, week.sam):
        await week.sign_up(who, date)
    week.clock.at += MINUTE
    moved = {"starts": "2030-03-13T14:00", "bring": "water"}
    await week.do(week.mei, "PATCH", f"/dates/{date}", moved)
    (event,) = await week.for_you(week.rosa)
    assert event["on"] == "date.moved"
    assert event["date"]["changed"] == ["bring", "times"]
    await week.do(week.mei, "PUT", f"/dates/{date}/calling-off", {"why": "a cold"})
    await week.withdraw(week.sam, date)
    assert await week.told(week.sam) == []


async def test_a_series_moved_onto_a_closed_day_leaves_that_day_out_and_says_so(week: Week) -> None:
    dates = await week.post(repeats=WEEKLY)
    for date in dates[1:]:
        await week.sign_up(week.rosa, date["id"])
    await close(week, SPRING)
    path, moved = f"/dates/{dates[1]['id']}", "2030-03-20T14:00"
    touched = await week.do(
        week.mei, "GET", f"{path}/touched?scope=later&starts={moved.replace(':', '%3A')}"
    )
    assert touched == {"dates": 3, "people": 1, "closed": [SPRING]}
    await week.do(week.mei, "PATCH", path, {"scope": "later", "starts": moved})
    shown = (await week.do(week.rosa, "GET", "/dates"))["items"]
    assert [(d["starts_at"][:10], (d["called_off"] or {}).get("why")) for d in shown] == [
        ("2030-03-12", None),
        ("2030-03-20", None),
        (SPRING, "Spring"),
        ("2030-04-03", None),
    ]
    await week.later(seconds=11)
    told = {(e["on"], e["date"]["id"]) for e in await week.for_you(week.rosa)}
    assert told == {
        ("date.moved", dates[1]["id"]),
        ("date.called_off", dates[2]["id"]),
        ("date.moved", dates[3]["id"]),
    }
    first = {"scope": "later", "starts": "2030-03-27T14:00"}
    refused = await week.call(week.mei, "PATCH", path, first)
    assert (refused.status_code, refused.json()["code"]) == (422, "centre_closed")


async def test_a_closed_day_that_was_renamed_is_open_again_all_the_same(week: Week) -> None:
    date = await week.one()
    other = await week.one(title="Baking")
    await week.do(week.mei, "PUT", f"/dates/{other}/calling-off", {"why": "No flour"})
    await close(week, TUESDAY[:10])
    await close(week, TUESDAY[:10], "No flour")
    assert (await week.do(week.rosa, "GET", f"/dates/{date}"))["called_off"]["why"] == "No flour"
    await week.do(week.chen, "DELETE", f"/centres/{week.centre}/closed-days/{TUESDAY[:10]}")
    assert (await week.do(week.rosa, "GET", f"/dates/{date}"))["called_off"] is None
    still = (await week.do(week.rosa, "GET", f"/dates/{other}"))["called_off"]
    assert still["why"] == "No flour", "what a host called off stays off, whatever its words"


async def test_a_pattern_carries_what_was_changed_for_all_later_dates(week: Week) -> None:
    dates = await week.post(repeats="FREQ=WEEKLY;BYDAY=TU;COUNT=4", bring="a song")
    change = {
        "scope": "later",
        "starts": "2030-03-21T15:30",
        "title": "Choir",
        "minutes": 90,
        "turn": "first_timers",
    }
    await week.do(week.mei, "PATCH", f"/dates/{dates[1]['id']}", change)
    await week.do(week.mei, "PATCH", f"/dates/{dates[2]['id']}", {"title": "Once only"})
    (mine,) = (await week.do(week.mei, "GET", "/me/activities"))["items"]
    content = mine["content"]
    assert (content["title"], content["minutes"], content["bring"]) == ("Choir", 90, "a song")
    assert (mine["starts"], mine["repeats"]) == (
        "2030-03-21T15:30",
        "FREQ=WEEKLY;BYDAY=TH;COUNT=4",
    )
    (first, *_) = (await week.do(week.rosa, "GET", "/dates"))["items"]
    assert (first["title"], first["starts_at"]) == ("Singing", "2030-03-12T06:00:00Z")
    single = await week.post(title="Tea", starts="2030-03-13T10:00")
    await week.do(week.mei, "PATCH", f"/dates/{single[0]['id']}", {"title": "Green tea"})
    mine = await week.do(week.mei, "GET", f"/activities/{single[0]['activity']}")
    assert mine["content"]["title"] == "Green tea"
