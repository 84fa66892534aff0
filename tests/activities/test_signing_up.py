"""Signing up: one tap in, one tap out, the waiting list, and who sees whom."""

import asyncio
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from tests.activities.conftest import Week


async def test_one_tap_in_one_tap_out_and_nothing_is_asked(week: Week) -> None:
    date = await week.one(places=8)
    mine = await week.sign_up(week.rosa, date)
    assert (mine["state"], mine["shown_to"], mine["line"]) == ("in", "going", None)
    (listed,) = (await week.do(week.rosa, "GET", "/me/dates"))["items"]
    assert listed["id"] == date
    for _ in range(2):
        await week.withdraw(week.rosa, date)
    assert (await week.mine(week.rosa, date))["state"] == "out"
    assert (await week.do(week.rosa, "GET", "/me/dates"))["items"] == []
    assert await week.told(week.rosa) == [], "what I did myself is no news to me"


async def test_a_double_tap_and_two_devices_are_one_sign_up(week: Week) -> None:
    date = await week.one(places=1)
    tablet = await week.doors.sign_in(week.rosa.id, "Rosa")
    path = f"/dates/{date}/sign-ups/me"
    answers = [
        await week.call(who, "PUT", path, {}) for who in (week.rosa, week.rosa, tablet, tablet)
    ]
    assert [a.status_code for a in answers] == [201, 200, 200, 200]
    assert {a.json()["mine"]["state"] for a in answers} == {"in"}
    assert len((await week.do(week.mei, "GET", f"/dates/{date}/sign-ups"))["items"]) == 1


async def test_another_device_hears_how_i_stand(week: Week) -> None:
    date = await week.one()
    ear = await week.doors.listen(week.rosa)
    other = await week.doors.listen(week.sam)
    await week.sign_up(week.rosa, date)
    await week.doors.settled()
    heard = [e for e in ear.heard if e["on"] == "sign_up.changed"]
    fresh = await week.do(week.rosa, "GET", f"/dates/{date}")
    assert [e["date"] for e in heard] == [fresh], "the event is what a fresh look finds"
    assert [e["on"] for e in other.heard] == ["ready"]


async def test_helpers_have_places_of_their_own(week: Week) -> None:
    date = await week.one(places=1, helpers=1)
    assert (await week.sign_up(week.rosa, date, role="helper"))["state"] == "in"
    assert (await week.sign_up(week.sam, date, role="helper"))["state"] == "waiting"
    assert (await week.sign_up(week.kim, date))["state"] == "in"
    seen = await week.do(week.lin, "GET", f"/dates/{date}")
    assert (seen["left"], seen["helpers_left"]) == ("none", "none")
    plain = await week.one()
    answer = await week.call(week.rosa, "PUT", f"/dates/{plain}/sign-ups/me", {"role": "helper"})
    assert (answer.status_code, answer.json()["code"]) == (409, "no_helpers_needed")


async def test_two_at_the_same_time_are_a_gentle_note_and_no_ban(week: Week) -> None:
    one, other = await week.one(), await week.one(title="Baking", starts="2030-03-12T14:30")
    later = await week.one(title="Walk", starts="2030-03-12T15:00")
    await week.sign_up(week.rosa, one)
    answer = await week.do(week.rosa, "PUT", f"/dates/{other}/sign-ups/me", {})
    assert [also["title"] for also in answer["also"]] == ["Singing"]
    assert answer["mine"]["state"] == "in"
    after = await week.do(week.rosa, "PUT", f"/dates/{later}/sign-ups/me", {})
    assert [also["title"] for also in after["also"]] == ["Baking"], "one ends as the other begins"


async def test_who_sees_that_i_go_is_my_choice(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date, shown_to="host")
    await week.sign_up(week.sam, date)
    await week.sign_up(week.kim, date, shown_to="everyone")
    await week.sign_up(week.lin, date)
    assert await week.going(week.lin, date) == ["Kim", "Lin", "Sam"]
    assert await week.going(week.wei, date) == ["Kim"]
    assert await week.going(week.mei, date) == ["Kim", "Lin", "Rosa", "Sam"]
    assert await week.going(week.rosa, date) == ["Kim", "Lin", "Rosa", "Sam"]
    await week.sign_up(week.sam, date, shown_to="host")
    assert await week.going(week.lin, date) == ["Kim", "Lin"]


async def test_who_waits_is_shown_to_nobody_but_the_host(week: Week) -> None:
    date = await week.one(places=1)
    await week.sign_up(week.rosa, date, shown_to="everyone")
    await week.sign_up(week.sam, date, shown_to="everyone")
    assert await week.going(week.rosa, date) == ["Rosa"] == await week.going(week.sam, date)
    listed = (await week.do(week.mei, "GET", f"/dates/{date}/sign-ups"))["items"]
    assert [one["state"] for one in listed] == ["in", "waiting"]


async def test_my_wishes_are_for_the_host_and_workers_alone_and_sealed(week: Week) -> None:
    date = await week.one()
    wish = {"wishes": ["not_called_on"], "words": "I come a little late"}
    await week.sign_up(week.rosa, date, **wish)
    await week.sign_up(week.sam, date)
    for who in (week.mei, week.chen):
        rosa, _ = (await week.do(who, "GET", f"/dates/{date}/sign-ups"))["items"]
        assert {key: rosa[key] for key in wish} == wish
    for who, code in ((week.sam, 403), (week.kim, 403)):
        answer = await week.call(who, "GET", f"/dates/{date}/sign-ups")
        assert answer.status_code == code
    seen = (await week.call(week.sam, "GET", f"/dates/{date}/going")).text
    assert "Rosa" in seen and "late" not in seen and "not_called" not in seen
    if week.doors.store.writing.dialect.name == "sqlite":
        files = b"".join(f.read_bytes() for f in week.doors.file.parent.glob("sunroom.db*"))
        assert b"Singing" in files and b"a little late" not in files


async def test_the_link_is_for_those_who_go(week: Week) -> None:
    date = await week.one(place_kind="online", link="https://meet.example.org/x")
    assert (await week.do(week.rosa, "GET", f"/dates/{date}"))["link"] is None
    await week.sign_up(week.rosa, date)
    assert (await week.do(week.rosa, "GET", f"/dates/{date}"))["link"] is not None
    await week.withdraw(week.rosa, date)
    assert (await week.do(week.rosa, "GET", f"/dates/{date}"))["link"] is None


async def test_over_called_off_and_hidden_dates(week: Week) -> None:
    date, off = await week.one(), await week.one(title="Baking")
    await week.sign_up(week.rosa, date)
    await week.do(week.mei, "PUT", f"/dates/{off}/calling-off", {"why": "no flour"})
    refused = await week.call(week.rosa, "PUT", f"/dates/{off}/sign-ups/me", {})
    assert (refused.status_code, refused.json()["code"]) == (409, "called_off")
    await week.until(datetime.fromisoformat("2030-03-12T06:59:00Z"))
    assert (await week.sign_up(week.sam, date))["state"] == "in", "up to the end"
    await week.withdraw(week.sam, date)
    await week.until(datetime.fromisoformat("2030-03-12T07:00:00Z"))
    for method in ("PUT", "DELETE"):
        body: dict[str, str] | None = {} if method == "PUT" else None
        refused = await week.call(week.rosa, method, f"/dates/{date}/sign-ups/me", body)
        assert (refused.status_code, refused.json()["code"]) == (409, "date_is_over")
    unknown = await week.call(week.rosa, "PUT", f"/dates/{uuid4()}/sign-ups/me", {})
    assert unknown.status_code == 404


async def test_whose_role_a_worker_ends_is_off_the_list_and_hears_no_more(week: Week) -> None:
    date = await week.one(places=1)
    await week.sign_up(week.sam, date)
    await week.sign_up(week.kim, date)
    held = (await week.do(week.sam, "GET", "/me"))["appointments"][0]["id"]
    await week.do(week.chen, "DELETE", f"/centres/{week.centre}/appointments/{held}")
    for method, path in (("GET", ""), ("PUT", "/sign-ups/me"), ("DELETE", "/sign-ups/me")):
        body: dict[str, str] | None = {} if method == "PUT" else None
        answer = await week.call(week.sam, method, f"/dates/{date}{path}", body)
        assert answer.status_code in (401, 404)
    for _ in range(2):
        await week.sweep()
    listed = (await week.do(week.chen, "GET", f"/dates/{date}/sign-ups"))["items"]
    assert [one["person"]["name"] for one in listed] == ["Kim"]
    assert await week.told(week.kim) == ["place.offered"]


async def test_who_leaves_the_centre_or_the_group_goes_off_the_list(week: Week) -> None:
    room = await week.group(week.rosa, week.sam)
    gathering = await week.one(week.rosa, group=room, places=1)
    date = await week.one(places=1)
    await week.sign_up(week.sam, gathering)
    await week.sign_up(week.sam, date)
    await week.sign_up(week.kim, date)
    await week.do(week.sam, "DELETE", f"/rooms/{room}/members/me")
    answer = await week.call(week.sam, "PUT", f"/dates/{gathering}/sign-ups/me", {})
    assert answer.status_code == 404
    await week.sign_up(week.lin, date)
    assert await week.going(week.mei, date) == ["Sam"]
    await week.do(week.sam, "DELETE", f"/me/centres/{week.centre}")
    assert await week.going(week.mei, date) == [], "at once, whenever the sweep comes by"
    for _ in range(2):
        await week.sweep()
    listed = (await week.do(week.rosa, "GET", f"/dates/{gathering}/sign-ups"))["items"]
    assert listed == []
    assert await week.told(week.kim) == ["place.offered"]


@pytest.mark.parametrize("places", [1, 5])
async def test_many_at_once_never_over_book(week: Week, places: int) -> None:
    date = await week.one(places=places)
    week.signed_in()
    people = [await week.doors.someone(week.centre, f"p{n}") for n in range(20)]
    path = f"/dates/{date}/sign-ups/me"
    answers = await asyncio.gather(*(week.doors.call(one, "PUT", path, {}) for one in people))
    states = [answer.json()["mine"]["state"] for answer in answers]
    assert (states.count("in"), states.count("waiting")) == (places, 20 - places)
    lines = [answer.json()["mine"]["line"] for answer in answers]
    assert sorted(line for line in lines if line) == list(range(1, 21 - places))
    week.clock.at += timedelta(minutes=1)
    for one, line in zip(people, lines, strict=True):
        mine = (await week.doors.do(one, "GET", f"/dates/{date}"))["mine"]
        assert mine["line"] == line, "a place in line stays"
