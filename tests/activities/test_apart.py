"""A block between two people and the activities around them: neither is shown, neither loses anything."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from tests.activities.conftest import WEEKLY, Week
from tests.matrix.doors import Someone


async def block(week: Week, one: Someone, other: Someone) -> None:
    await week.group(one, other)
    await week.do(one, "PUT", f"/people/{other.id}/block")


async def everything(week: Week, who: Someone, date: dict[str, Any]) -> str:
    """Out: all that somebody is answered about a date, as one text."""
    key, paths = (
        date["id"],
        ["", "/going", "/sign-ups", "/similar", "/touched?scope=later", "/note"],
    )
    answers = [(await week.call(who, "GET", f"/dates/{key}{path}")).text for path in paths]
    around = ["/dates", "/me/dates", "/dates/first-times", "/me/for-you", "/me/activities"]
    around.append(f"/centres/{week.centre}/reachable")
    answers += [(await week.call(who, "GET", path)).text for path in around]
    data = await week.do(who, "GET", "/me/data")
    answers.append(str({name: data[name] for name in ("activities", "sign_ups", "notes")}))
    ear = await week.doors.listen(who, {f"me:{who.id}": 0})
    answers.append(str(ear.heard))
    return "\n".join(answers)


@pytest.mark.parametrize("turned", [False, True])
async def test_host_and_member(week: Week, turned: bool) -> None:
    """Sam and Mei, who hosts: whoever blocks whom, both go on, and neither finds the other."""
    (date, *_) = await week.post(repeats=WEEKLY, places=5)
    await week.sign_up(week.sam, date["id"], shown_to="everyone", words="my wish")
    before = await everything(week, week.sam, date)
    assert week.mei.id in before and '"Mei"' in before, "she is there, and was shown"
    assert week.sam.id in await everything(week, week.mei, date)
    await block(week, *((week.mei, week.sam) if turned else (week.sam, week.mei)))
    await week.do(week.mei, "PATCH", f"/dates/{date['id']}", {"starts": "2030-03-13T14:00"})
    for who, other in ((week.sam, week.mei), (week.mei, week.sam)):
        found = await everything(week, who, date)
        assert other.id not in found and f'"{other.name}"' not in found
        assert ("my wish" in found) is (who is week.sam), "a wish is read by its owner and workers"
    seen = await week.do(week.sam, "GET", f"/dates/{date['id']}")
    assert seen["host"]["id"] == week.centre and seen["mine"]["state"] == "asked"
    assert (await week.sign_up(week.sam, date["id"]))["state"] == "in"
    assert await week.do(week.mei, "GET", f"/dates/{date['id']}/touched") == {
        "dates": 1,
        "people": 0,
        "closed": [],
    }
    week.clock.at = datetime.fromisoformat("2030-03-13T01:00:00Z")  # the morning of its day
    path = f"/dates/{date['id']}/attendance/{week.sam.id}"
    week.clock.at = datetime.fromisoformat("2030-03-13T06:30:00Z")
    assert (await week.call(week.mei, "PUT", path, {"came": "came"})).status_code == 404
    assert (await week.do(week.chen, "PUT", path, {"came": "came"}))["person"]["name"] == "Sam"


async def test_two_who_go(week: Week) -> None:
    date = await week.one(places=2)
    for who in (week.rosa, week.sam):
        await week.sign_up(who, date, shown_to="everyone")
    assert await week.going(week.rosa, date) == ["Rosa", "Sam"]
    await block(week, week.rosa, week.sam)
    assert await week.going(week.rosa, date) == ["Rosa"]
    assert await week.going(week.sam, date) == ["Sam"]
    assert await week.going(week.kim, date) == ["Rosa", "Sam"]
    for who in (week.rosa, week.sam):
        seen = await week.do(week.kim, "GET", f"/dates/{date}")
        mine = await week.do(who, "GET", f"/dates/{date}")
        assert mine["left"] == seen["left"] == "none"
        assert mine["limits"] is None


async def test_the_room_of_those_who_go_keeps_them_apart_like_any_group(week: Week) -> None:
    date = await week.one()
    for who in (week.rosa, week.sam):
        await week.sign_up(who, date)
    await week.later(days=6)
    room = (await week.do(week.rosa, "PUT", f"/dates/{date}/room"))["id"]
    await week.do(week.sam, "PUT", f"/dates/{date}/room")
    await week.do(week.sam, "PUT", f"/rooms/{room}/messages/{uuid4()}", {"text": "good morning"})
    shown = await week.call(week.rosa, "GET", f"/rooms/{room}/messages")
    assert "good morning" in shown.text
    await week.do(week.rosa, "PUT", f"/people/{week.sam.id}/block")
    shown = await week.call(week.rosa, "GET", f"/rooms/{room}/messages")
    assert "good morning" not in shown.text and week.sam.id not in shown.text
    inside = await week.do(week.rosa, "GET", f"/rooms/{room}/members")
    assert [m["person"]["name"] for m in inside["items"]] == ["Rosa"]


async def test_a_second_host_who_is_blocked_is_simply_not_there(week: Week) -> None:
    await week.group(week.mei, week.rosa)
    (date,) = await week.post(cohost=week.rosa.id)
    await week.do(week.rosa, "PUT", f"/activities/{date['activity']}/co-host/me")
    assert (await week.do(week.sam, "GET", f"/dates/{date['id']}"))["cohost"]["name"] == "Rosa"
    await block(week, week.sam, week.rosa)
    seen = await week.do(week.sam, "GET", f"/dates/{date['id']}")
    assert (seen["host"]["name"], seen["cohost"]) == ("Mei", None)


async def test_nobody_is_asked_or_invited_across_a_block(week: Week) -> None:
    await block(week, week.rosa, week.mei)
    for more in ({"cohost": week.rosa.id}, {"invited": [week.rosa.id]}):
        words = {"title": "Singing", "starts": "2030-03-12T14:00"} | more
        blocked = await week.call(week.mei, "PUT", f"/activities/{uuid4()}", words)
        unknown = await week.call(
            week.mei,
            "PUT",
            f"/activities/{uuid4()}",
            words | dict.fromkeys(more, str(uuid4()) if "cohost" in more else [str(uuid4())]),
        )
        assert blocked.status_code == unknown.status_code == 404
        assert blocked.content == unknown.content
    assert await week.told(week.rosa) == []


async def test_what_was_asked_before_a_block_ends_with_it(week: Week) -> None:
    await week.group(week.mei, week.rosa)
    (date,) = await week.post(cohost=week.rosa.id)
    assert await week.told(week.rosa) == ["co_host.asked"]
    await week.do(week.rosa, "PUT", f"/people/{week.mei.id}/block")
    mine = f"/activities/{date['activity']}/co-host/me"
    assert (await week.call(week.rosa, "PUT", mine)).status_code == 404
    assert await week.told(week.rosa) == []
