"""Who came without a place: they are here, and it is taken back when it was a mistake."""

from datetime import datetime, timedelta
from uuid import uuid4

from tests.activities.conftest import WEEKLY, Week
from tests.activities.test_tablet import DOOR, came, day, sums_path


async def test_who_waits_and_came_is_in_and_nobody_offers_them_a_place(week: Week) -> None:
    date = await week.one(places=1)
    for who in (week.rosa, week.sam, week.kim):
        await week.sign_up(who, date)
    await week.until(DOOR)
    await week.withdraw(week.rosa, date)
    await week.later(seconds=11)
    assert (await week.mine(week.sam, date))["offer"]["to_all"]
    (here,) = (await day(week))["dates"]
    assert [one["name"] for one in here["waiting"]] == ["Kim", "Sam"]
    path = f"/dates/{date}/attendance/{week.sam.id}"
    listed = await week.do(week.chen, "PUT", path, {"came": "came"})
    assert (listed["state"], listed["came"], listed["walk_in"]) == ("in", "came", True)
    assert (await week.mine(week.sam, date))["state"] == "in"
    assert (await week.mine(week.sam, date))["offer"] is None
    assert (await week.mine(week.kim, date))["offer"] is None, "the place is taken"
    (here,) = (await day(week))["dates"]
    assert [one["name"] for one in here["waiting"]] == ["Kim"]
    assert await came(week, date) == {"Sam": "came"}
    week.clock.at += timedelta(minutes=1)
    assert (await week.do(week.chen, "PUT", path, {"came": None}))["state"] == "waiting"
    assert (await week.mine(week.sam, date))["line"] == 1
    await week.sweep()
    assert (await week.mine(week.sam, date))["offer"]["to_all"]


async def test_a_walk_in_by_mistake_is_taken_back(week: Week) -> None:
    dates = await week.post(repeats=WEEKLY, places=1, turn="first_timers", first_time=True)
    date = dates[0]["id"]
    week.clock.at = DOOR
    path = f"/dates/{date}/attendance/{week.sam.id}"
    await week.do(week.chen, "PUT", path, {"came": "came"})
    assert (await week.do(week.kim, "GET", f"/dates/{date}"))["left"] == "none"
    week.clock.at += timedelta(minutes=1)
    listed = await week.do(week.chen, "PUT", path, {"came": None})
    assert (listed["state"], listed["came"]) == ("out", None)
    assert (await week.do(week.kim, "GET", f"/dates/{date}"))["left"] == "some"
    assert await week.mine(week.sam, date) is None, "they never signed up"
    assert (await week.do(week.sam, "GET", "/me/dates"))["items"] == []
    await week.later(days=1)
    firsts = (await week.do(week.sam, "GET", "/dates/first-times"))["items"]
    assert [one["activity"] for one in firsts] == [dates[0]["activity"]]
    # Who hosts takes back what they noted of somebody on their list, and notes it again.
    second = dates[1]["id"]
    await week.until(DOOR + timedelta(days=7))
    path = f"/dates/{second}/attendance/{week.kim.id}"
    await week.do(week.chen, "PUT", path, {"came": "came"})
    for said, state in ((None, "out"), ("came", "in")):
        week.clock.at += timedelta(minutes=1)
        assert (await week.do(week.mei, "PUT", path, {"came": said}))["state"] == state


async def test_who_was_walked_in_and_signs_up_stays(week: Week) -> None:
    date = await week.one()
    week.clock.at = DOOR
    path = f"/dates/{date}/attendance/{week.sam.id}"
    await week.do(week.chen, "PUT", path, {"came": "came"})
    await week.sign_up(week.sam, date)
    week.clock.at += timedelta(minutes=1)
    assert (await week.do(week.chen, "PUT", path, {"came": None}))["state"] == "in"


async def test_nothing_is_noted_before_the_day_or_of_what_is_called_off(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date)
    path = f"/dates/{date}/attendance/{week.rosa.id}"
    items = {"items": [{"person": week.rosa.id, "came": "came"}]}
    week.clock.at = datetime.fromisoformat("2030-03-11T15:59:59Z")
    for body, where in (({"came": "came"}, path), (items, f"/dates/{date}/check-ins")):
        for who in (week.chen, week.mei):
            refused = await week.call(who, "PUT", where, body)
            assert (refused.status_code, refused.json()["code"]) == (409, "not_yet")
        assert (await week.call(week.sam, "PUT", where, body)).status_code == 403
    unknown = await week.call(
        week.chen, "PUT", f"/dates/{date}/attendance/{uuid4()}", {"came": None}
    )
    assert unknown.status_code == 404
    week.clock.at += timedelta(seconds=1)
    assert (await week.do(week.chen, "PUT", path, {"came": "came"}))["came"] == "came"
    await week.do(week.mei, "PUT", f"/dates/{date}/calling-off", {"why": "a cold"})
    refused = await week.call(week.chen, "PUT", path, {"came": None})
    assert (refused.status_code, refused.json()["code"]) == (409, "called_off")


async def test_who_withdrew_after_being_noted_is_noted_nowhere(week: Week) -> None:
    date = await week.one()
    week.clock.at = DOOR
    path = f"/dates/{date}/attendance/{week.rosa.id}"
    seen = {"came": "came", "at": DOOR.isoformat()}
    for first in (True, False):
        await week.sign_up(week.rosa, date)
        if first:
            await week.do(week.chen, "PUT", path, seen)
        week.clock.at += timedelta(minutes=1)
        await week.withdraw(week.rosa, date)
        week.clock.at += timedelta(minutes=1)
        listed = await week.do(week.chen, "PUT", path, seen)
        assert (listed["state"], listed["came"]) == ("out", None), "seen before they withdrew"
        assert (await week.mine(week.rosa, date))["came"] is None
        assert [
            one["came"] for one in (await week.do(week.chen, "GET", sums_path(week)))["items"]
        ] == [0]
    back = await week.do(week.chen, "PUT", path, {"came": "came"})
    assert (back["state"], back["came"]) == ("in", "came"), "seen since"
