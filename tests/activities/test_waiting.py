"""The waiting list: a place in line, and whose turn it is when a place comes free."""

import asyncio
from datetime import datetime

from jobs import activities
from tests.activities.conftest import WEEKLY, Week


async def test_full_one_waits_in_line_and_withdraws_from_there(week: Week) -> None:
    date = await week.one(places=1)
    await week.sign_up(week.rosa, date)
    states = [(await week.sign_up(who, date))["line"] for who in (week.sam, week.kim, week.lin)]
    assert states == [1, 2, 3]
    assert (await week.do(week.wei, "GET", f"/dates/{date}"))["left"] == "none"
    await week.withdraw(week.kim, date)
    assert (await week.mine(week.lin, date))["line"] == 2
    assert (await week.sign_up(week.kim, date))["line"] == 2, "taken back at once: the old place"
    await week.withdraw(week.kim, date)
    await week.later(minutes=5)
    assert (await week.sign_up(week.kim, date))["line"] == 3


async def test_withdrawing_can_be_taken_back_before_the_place_goes_on(week: Week) -> None:
    date = await week.one(places=1)
    await week.sign_up(week.rosa, date)
    await week.sign_up(week.sam, date)
    await week.withdraw(week.rosa, date)
    await week.later(seconds=5)
    assert await week.told(week.sam) == []
    assert (await week.sign_up(week.rosa, date))["state"] == "in"
    await week.withdraw(week.rosa, date)
    await week.later(seconds=11)
    assert await week.told(week.sam) == ["place.offered"]
    assert (await week.sign_up(week.kim, date))["state"] == "waiting", "on offer, it isn't free"
    await week.later(seconds=2)
    assert (await week.sign_up(week.rosa, date))["state"] == "waiting", "too late to take it back"
    offer = (await week.mine(week.sam, date))["offer"]["id"]
    assert (await week.do(week.sam, "PUT", f"/offers/{offer}", {"answer": "yes"}))["state"] == "in"


async def test_a_freed_place_is_offered_to_one_after_the_other(week: Week) -> None:
    date = await week.one(places=1)
    for who in (week.rosa, week.sam, week.kim):
        await week.sign_up(who, date)
    await week.withdraw(week.rosa, date)
    await week.later(seconds=11)  # 17:00 in Shanghai: four waking hours are over at 21:00
    offer = (await week.mine(week.sam, date))["offer"]
    assert (offer["until"], offer["to_all"]) == ("2030-03-05T13:00:11Z", False)
    assert await week.told(week.kim) == []
    await week.later(hours=4)
    assert await week.told(week.sam) == [], "it lapsed without a word"
    assert await week.told(week.kim) == ["place.offered"]
    late = await week.call(week.sam, "PUT", f"/offers/{offer['id']}", {"answer": "yes"})
    assert (late.status_code, late.json()["code"]) == (409, "offer_over")
    theirs = (await week.mine(week.kim, date))["offer"]
    assert theirs["until"] == "2030-03-06T03:30:11Z", "the night isn't counted: 30 min, then from 8"
    foreign = await week.call(week.sam, "PUT", f"/offers/{theirs['id']}", {"answer": "yes"})
    assert foreign.status_code == 404
    for _ in range(2):
        mine = await week.do(week.kim, "PUT", f"/offers/{theirs['id']}", {"answer": "yes"})
        assert mine["state"] == "in"
    assert (await week.mine(week.sam, date))["line"] == 1, "they wait on"


async def test_letting_an_offer_pass_keeps_the_place_in_the_hall(week: Week) -> None:
    date = await week.one(places=1)
    for who in (week.rosa, week.sam, week.kim):
        await week.sign_up(who, date)
    await week.withdraw(week.rosa, date)
    await week.later(seconds=11)
    offer = (await week.mine(week.sam, date))["offer"]["id"]
    mine = await week.do(week.sam, "PUT", f"/offers/{offer}", {"answer": "no"})
    assert (mine["state"], mine["offer"]) == ("waiting", None)
    await week.sweep()
    theirs = (await week.mine(week.kim, date))["offer"]["id"]
    await week.do(week.kim, "PUT", f"/offers/{theirs}", {"answer": "no"})
    await week.sweep()
    assert (await week.do(week.lin, "GET", f"/dates/{date}"))["left"] == "some"
    assert (await week.sign_up(week.sam, date))["state"] == "in", "nobody claims it: one tap"


async def test_nobody_is_woken_and_nobody_is_passed_over_in_their_sleep(week: Week) -> None:
    date = await week.one(places=1)
    for who in (week.rosa, week.sam, week.kim):
        await week.sign_up(who, date)
    await week.until(datetime.fromisoformat("2030-03-05T15:00:00Z"))  # 23:00 in Shanghai
    await week.withdraw(week.rosa, date)
    await week.later(minutes=1)
    assert await week.told(week.sam) == await week.told(week.kim) == []
    assert (await week.sign_up(week.lin, date))["state"] == "waiting"
    await week.until(datetime.fromisoformat("2030-03-06T00:00:01Z"))
    assert await week.told(week.sam) == ["place.offered"]
    assert (await week.mine(week.sam, date))["offer"]["until"] == "2030-03-06T04:00:01Z"


async def test_who_rests_is_asked_nothing_and_keeps_their_place_in_line(week: Week) -> None:
    date = await week.one(places=1)
    for who in (week.rosa, week.sam, week.kim):
        await week.sign_up(who, date)
    await week.do(week.sam, "PUT", "/me/rest", {})
    await week.withdraw(week.rosa, date)
    await week.later(seconds=11)
    assert await week.told(week.kim) == ["place.offered"]
    assert (await week.mine(week.sam, date))["offer"] is None
    assert (await week.mine(week.sam, date))["line"] == 1


async def test_near_the_start_all_who_wait_are_asked_and_the_first_has_it(week: Week) -> None:
    date = await week.one(places=1)
    for who in (week.rosa, week.sam, week.kim, week.lin):
        await week.sign_up(who, date)
    # The day before at 19:00: 2.5 waking hours of that day and 6 of the next are left.
    await week.until(datetime.fromisoformat("2030-03-11T11:00:00Z"))
    await week.withdraw(week.rosa, date)
    await week.later(seconds=11)
    offers = {}
    for who in (week.sam, week.kim, week.lin):
        assert "place.offered" in await week.told(who)
        offers[who.name] = (await week.mine(who, date))["offer"]
        assert offers[who.name]["to_all"] and offers[who.name]["until"] == "2030-03-12T06:00:00Z"
    await week.do(week.lin, "PUT", f"/offers/{offers['Lin']['id']}", {"answer": "no"})
    got = await week.do(week.kim, "PUT", f"/offers/{offers['Kim']['id']}", {"answer": "yes"})
    assert got["state"] == "in"
    late = await week.call(week.sam, "PUT", f"/offers/{offers['Sam']['id']}", {"answer": "yes"})
    assert (late.status_code, late.json()["code"]) == (409, "offer_over")
    assert (await week.mine(week.sam, date))["state"] == "waiting"
    await week.withdraw(week.kim, date)
    await week.later(seconds=11)
    assert (await week.mine(week.sam, date))["offer"]["to_all"], "free once more: asked once more"
    assert (await week.mine(week.lin, date))["offer"] is None, "no is no"


async def test_a_host_can_have_those_come_first_who_have_not_been(week: Week) -> None:
    dates = await week.post(repeats=WEEKLY, places=1, turn="first_timers")
    await week.sign_up(week.sam, dates[0]["id"])
    await week.later(days=8)
    second = dates[1]["id"]
    for who in (week.rosa, week.sam, week.kim):
        await week.sign_up(who, second)
    assert (await week.mine(week.kim, second))["line"] == 1
    assert (await week.mine(week.sam, second))["line"] == 2
    await week.withdraw(week.rosa, second)
    await week.later(seconds=11)
    assert "place.offered" in await week.told(week.kim)
    listed = (await week.do(week.mei, "GET", f"/dates/{second}/sign-ups"))["items"]
    names = [one["person"]["name"] for one in listed if one["state"] == "waiting"]
    assert names == ["Kim", "Sam"] == sorted(names), "by name: who hosts sees no order"


async def test_two_sweepers_at_once_offer_tell_and_remind_once(week: Week) -> None:
    """The turn is held by one; should two ever sweep, the rows they hold keep them apart."""
    dates = await week.post(repeats=WEEKLY, places=1)
    for date in dates:
        for who in (week.rosa, week.sam, week.kim):
            await week.sign_up(who, date["id"])
    await week.withdraw(week.rosa, dates[1]["id"])
    await week.do(week.mei, "PUT", f"/dates/{dates[2]['id']}/calling-off", {"why": "a cold"})
    ears = {who.name: await week.doors.listen(who) for who in (week.rosa, week.sam, week.kim)}
    week.clock.at = datetime.fromisoformat("2030-03-11T10:00:00Z")
    await asyncio.gather(*(activities.sweep(week.doors.store) for _ in range(4)))
    await week.doors.settled()
    told = {name: sorted(e["on"] for e in ear.heard[1:]) for name, ear in ears.items()}
    assert told == {
        "Rosa": ["activity.reminded", "date.called_off"],
        "Sam": ["date.called_off", "place.offered"],
        "Kim": ["date.called_off"],
    }
