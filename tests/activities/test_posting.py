"""Posting: who may, what comes of it, and what can't be."""

from typing import Any
from uuid import uuid4

import pytest

from tests.activities.conftest import TUESDAY, WEEKLY, Week
from tests.matrix.doors import Someone


async def code(week: Week, who: Someone, **more: Any) -> tuple[int, str]:
    """Out: the status of posting, and the code of a refusal."""
    words = {"title": "Singing", "starts": TUESDAY} | more
    answer = await week.call(who, "PUT", f"/activities/{uuid4()}", words)
    return answer.status_code, answer.json().get("code", "")


async def test_title_and_time_are_enough_and_the_rest_has_good_defaults(week: Week) -> None:
    (date,) = await week.post()
    assert (date["title"], date["starts_at"]) == ("Singing", "2030-03-12T06:00:00Z")
    assert (date["ends_at"], date["zone"]) == ("2030-03-12T07:00:00Z", "Asia/Shanghai")
    assert (date["host"]["name"], date["left"], date["leave_early"]) == ("Mei", "any", True)
    (seen,) = (await week.do(week.rosa, "GET", "/dates"))["items"]
    assert seen["id"] == date["id"] and seen["may"]["sign_up"] and not seen["may"]["edit"]


async def test_representatives_and_workers_post_for_their_centre_and_nobody_else(
    week: Week,
) -> None:
    elsewhere = await week.doors.centre(f"River {uuid4().hex[:6]}")
    zhao = await week.doors.someone(elsewhere, "Zhao", "worker")
    assert (await code(week, week.mei))[0] == 201
    assert (await code(week, week.chen))[0] == 201
    assert await code(week, week.rosa) == (403, "not_allowed")
    assert await code(week, zhao, centre=week.centre) == (404, "not_found")
    (date,) = await week.post()
    assert (await week.call(zhao, "GET", f"/dates/{date['id']}")).status_code == 404


async def test_any_member_gathers_a_group_of_theirs_and_staff_see_it(week: Week) -> None:
    room = await week.group(week.rosa, week.sam)
    (date,) = await week.post(week.sam, title="A walk", group=room, place_kind="outside")
    assert date["self_run"] and date["group"] == {"id": room, "title": "Tea"}
    assert await code(week, week.kim, group=room) == (404, "not_found")
    seen = await week.do(week.chen, "GET", f"/dates/{date['id']}")
    assert seen["group"] is None, "workers learn that it is for a group, not for which"
    assert not seen["may"]["edit"] and seen["may"]["call_off"]
    for outside in (week.kim, week.mei):
        assert (await week.call(outside, "GET", f"/dates/{date['id']}")).status_code == 404
    await week.do(week.rosa, "DELETE", f"/rooms/{room}/members/me")
    assert (await week.call(week.rosa, "GET", f"/dates/{date['id']}")).status_code == 404


async def test_a_centre_may_have_its_workers_asked_first(week: Week) -> None:
    coordinator = await week.doors.someone(week.centre, "Hu", "coordinator")
    await week.do(coordinator, "PATCH", f"/centres/{week.centre}", {"approves_gatherings": True})
    room = await week.group(week.rosa, week.sam)
    (date,) = await week.post(week.sam, group=room)
    assert date["waits"]
    assert (await week.call(week.rosa, "GET", f"/dates/{date['id']}")).status_code == 404
    sign_up = f"/dates/{date['id']}/sign-ups/me"
    assert (await week.call(week.rosa, "PUT", sign_up, {})).status_code == 404
    approval = f"/activities/{date['activity']}/approval"
    assert (await week.call(week.sam, "PUT", approval)).status_code == 403
    assert (await week.call(week.rosa, "PUT", approval)).status_code == 404
    for _ in range(2):
        await week.do(week.chen, "PUT", approval)
    assert await week.told(week.sam) == ["activity.approved"]
    assert (await week.do(week.rosa, "GET", f"/dates/{date['id']}"))["waits"] is False
    (own,) = await week.post(week.mei)
    assert not own["waits"], "what is posted for the centre waits for nobody"


async def test_invited_people_know_of_it_and_can_put_it_away(week: Week) -> None:
    await week.group(week.mei, week.rosa, week.sam)
    (date,) = await week.post(invited=[week.rosa.id])
    assert await week.told(week.rosa) == ["activity.invited"]
    path = f"/dates/{date['id']}"
    assert (await week.call(week.sam, "GET", path)).status_code == 404
    await week.do(week.mei, "PUT", f"/activities/{date['activity']}/invitations/{week.sam.id}")
    assert (await week.call(week.sam, "GET", path)).status_code == 200
    await week.do(week.rosa, "DELETE", f"/activities/{date['activity']}/invitations/me")
    assert (await week.call(week.rosa, "GET", path)).status_code == 404
    assert await week.told(week.rosa) == []
    # Wei shares no room with Mei: to her he is somebody who isn't there.
    assert await code(week, week.mei, invited=[week.wei.id]) == (404, "not_found")


async def test_a_second_host_is_asked_and_either_can_step_back(week: Week) -> None:
    await week.group(week.mei, week.rosa)
    (date,) = await week.post(cohost=week.rosa.id)
    assert date["cohost"] is None, "nobody hosts who hasn't said yes"
    assert await week.told(week.rosa) == ["co_host.asked"]
    mine = f"/activities/{date['activity']}/co-host/me"
    assert (await week.call(week.sam, "PUT", mine)).status_code == 404
    for _ in range(2):
        await week.do(week.rosa, "PUT", mine)
    seen = await week.do(week.rosa, "GET", f"/dates/{date['id']}")
    assert seen["cohost"]["name"] == "Rosa" and seen["may"]["edit"]
    assert await week.told(week.rosa) == []
    other = f"/activities/{date['activity']}/co-host"
    replaced = await week.call(week.mei, "PUT", other, {"person": week.sam.id})
    assert replaced.status_code == 403, "nobody who hosts is replaced behind their back"
    await week.do(week.mei, "DELETE", mine)
    seen = await week.do(week.sam, "GET", f"/dates/{date['id']}")
    assert (seen["host"]["name"], seen["cohost"]) == ("Rosa", None)
    await week.do(week.rosa, "DELETE", mine)
    seen = await week.do(week.sam, "GET", f"/dates/{date['id']}")
    assert seen["host"]["id"] == week.centre, "then the centre hosts it"


async def test_a_host_who_leaves_the_centre_hands_it_on(week: Week) -> None:
    await week.group(week.mei, week.rosa)
    alone, shared = await week.one(), await week.post(cohost=week.rosa.id)
    await week.do(week.rosa, "PUT", f"/activities/{shared[0]['activity']}/co-host/me")
    await week.do(week.mei, "DELETE", f"/me/centres/{week.centre}")
    assert (await week.do(week.sam, "GET", f"/dates/{alone}"))["host"]["id"] == week.centre
    seen = await week.do(week.sam, "GET", f"/dates/{shared[0]['id']}")
    assert seen["host"]["name"] == "Rosa"


async def test_a_series_has_its_dates_and_leaves_closed_days_out(week: Week) -> None:
    closed = f"/centres/{week.centre}/closed-days/2030-03-19"
    assert (await week.call(week.mei, "PUT", closed, {"name": "Spring"})).status_code == 404
    await week.do(week.chen, "PUT", closed, {"name": "Spring"})
    dates = await week.post(repeats=WEEKLY)
    assert [d["starts_at"][:10] for d in dates] == ["2030-03-12", "2030-03-26", "2030-04-02"]
    fortnight = await week.post(repeats="FREQ=WEEKLY;INTERVAL=2;UNTIL=20300423")
    days = [d["starts_at"][5:10] for d in fortnight]
    assert days == ["03-12", "03-26", "04-09", "04-23"], "the last day counts whole"
    weekdays = await week.post(repeats="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=6")
    assert [d["starts_at"][5:10] for d in weekdays][:4] == ["03-12", "03-13", "03-14", "03-15"]
    (shown,) = (await week.do(week.rosa, "GET", f"/centres/{week.centre}/closed-days"))["items"]
    assert shown == {"day": "2030-03-19", "name": "Spring"}
    assert await code(week, week.mei, starts="2030-03-19T14:00") == (422, "centre_closed")
    assert (await code(week, week.mei, starts="2030-03-19T14:00", place_kind="outside"))[0] == 201


async def test_the_same_said_twice_is_one_activity(week: Week) -> None:
    key = str(uuid4())
    words = {"title": "Singing", "starts": TUESDAY, "repeats": WEEKLY}
    codes = [
        (await week.call(week.mei, "PUT", f"/activities/{key}", said)).status_code
        for said in (words, words, words | {"title": "Baking"})
    ]
    assert codes == [201, 200, 409]
    assert len((await week.do(week.rosa, "GET", "/dates"))["items"]) == 4
    other = await week.call(week.chen, "PUT", f"/activities/{key}", words)
    assert other.status_code == 409


async def test_what_i_posted_is_a_pattern_for_the_next(week: Week) -> None:
    await week.post(repeats=WEEKLY, bring="a song", places=8, helpers=2)
    (mine,) = (await week.do(week.mei, "GET", "/me/activities"))["items"]
    assert (mine["repeats"], mine["starts"]) == (WEEKLY, TUESDAY)
    again = mine["content"] | {"starts": "2030-05-07T14:00"}
    (date,) = await week.post(**again)
    assert (date["bring"], date["helpers_left"]) == ("a song", "some")
    assert (await week.do(week.rosa, "GET", "/me/activities"))["items"] == []
    of_mei = f"/activities/{mine['id']}"
    assert (await week.call(week.rosa, "GET", of_mei)).status_code == 404


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ({"ends": "2030-03-12T13:00"}, (422, "invalid")),
        ({"ends": "2030-03-12T14:00"}, (422, "invalid")),
        ({"minutes": 0}, (422, "invalid")),
        ({"minutes": -5}, (422, "invalid")),
        ({"starts": "2030-02-30T14:00"}, (422, "invalid")),
        ({"starts": "2030-03-12T14:00Z"}, (422, "invalid")),
        ({"starts": "2030-03-05T10:00"}, (422, "time_is_over")),
        ({"starts": "2030-03-04T10:00", "repeats": "FREQ=WEEKLY;COUNT=3"}, (422, "time_is_over")),
        ({"repeats": "FREQ=WEEKLY"}, (422, "series_too_long")),
        ({"repeats": "FREQ=WEEKLY;UNTIL=20320401"}, (422, "series_too_long")),
        ({"repeats": "FREQ=WEEKLY;COUNT=200"}, (422, "series_too_long")),
        ({"repeats": "FREQ=SECONDLY;COUNT=3"}, (422, "invalid")),
        ({"repeats": "FREQ=WEEKLY;COUNT=3;UNTIL=20300401"}, (422, "invalid")),
        ({"repeats": "FREQ=WEEKLY;COUNT=3;COUNT=4"}, (422, "invalid")),
        ({"repeats": "every Tuesday"}, (422, "invalid")),
        ({"repeats": "FREQ=WEEKLY;UNTIL=20300101"}, (422, "invalid")),
        ({"repeats": "FREQ=MONTHLY;BYDAY=9MO;COUNT=3"}, (422, "invalid")),
        ({"title": " "}, (422, "invalid")),
        ({"title": "x" * 61}, (422, "invalid")),
        ({"about": "x" * 10_000}, (422, "invalid")),
        ({"places": 0}, (422, "invalid")),
        ({"helpers": -1}, (422, "invalid")),
        ({"link": "javascript:alert(1)"}, (422, "invalid")),
        ({"surprise": 1}, (422, "invalid")),
        ({"invited": [], "group": str(uuid4())}, (422, "invalid")),
        ({"group": str(uuid4())}, (404, "not_found")),
        ({"centre": str(uuid4())}, (404, "not_found")),
        ({"cohost": str(uuid4())}, (404, "not_found")),
    ],
)
@pytest.mark.parametrize("week", ["sqlite"], indirect=True)
async def test_what_cannot_be(week: Week, more: dict[str, Any], answer: tuple[int, str]) -> None:
    assert await code(week, week.mei, **more) == answer
    assert (await week.do(week.mei, "GET", "/me/activities"))["items"] == [], "nothing half-made"


async def test_who_is_paused_posts_nothing_and_signs_up_without_own_words(week: Week) -> None:
    (date,) = await week.post()
    pause = {"person": week.rosa.id, "lasts": "day", "reason": "A calm day."}
    await week.do(week.chen, "PUT", f"/centres/{week.centre}/suspensions/{uuid4()}", pause)
    room = await week.group(week.sam, week.rosa)
    assert await code(week, week.rosa, group=room) == (403, "writing_paused")
    path = f"/dates/{date['id']}/sign-ups/me"
    said = await week.call(week.rosa, "PUT", path, {"words": "see you"})
    assert (said.status_code, said.json()["code"]) == (403, "writing_paused")
    assert (await week.sign_up(week.rosa, date["id"], wishes=["sit_by_door"]))["state"] == "in"


async def test_twenty_a_day_are_plenty(week: Week) -> None:
    for n in range(20):
        await week.post(title=f"No {n}")
    assert await code(week, week.mei) == (429, "enough_posted")
    assert (await code(week, week.chen))[0] == 201
    await week.later(days=1)
    assert (await code(week, week.mei))[0] == 201
