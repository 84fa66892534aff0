"""Around a date: its room, a note for oneself, the first times, and what is left when somebody is erased."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from actions import erasing
from tests.activities.conftest import WEEKLY, Week
from tests.matrix.doors import Someone

TWO_DAYS_BEFORE = datetime.fromisoformat("2030-03-10T06:00:00Z")
THREE_DAYS_AFTER = datetime.fromisoformat("2030-03-15T07:00:00Z")


async def come_in(week: Week, who: Someone, date: str) -> int:
    return (await week.call(who, "PUT", f"/dates/{date}/room")).status_code


async def test_the_room_of_those_who_go(week: Week) -> None:
    date = await week.one()
    for who in (week.rosa, week.sam):
        await week.sign_up(who, date)
    await week.until(TWO_DAYS_BEFORE - timedelta(seconds=1))
    assert await come_in(week, week.rosa, date) == 404
    await week.until(TWO_DAYS_BEFORE)
    assert (await week.do(week.rosa, "GET", f"/dates/{date}"))["chat"] == {
        "open": True,
        "room": None,
    }
    room = (await week.do(week.rosa, "PUT", f"/dates/{date}/room"))["id"]
    members = f"/rooms/{room}/members"
    inside = (await week.do(week.rosa, "GET", members))["items"]
    assert [m["person"]["name"] for m in inside] == ["Rosa"], "nobody is put there"
    assert (await week.do(week.sam, "PUT", f"/dates/{date}/room"))["id"] == room
    assert (await week.do(week.mei, "PUT", f"/dates/{date}/room"))["role"] == "host"
    assert await come_in(week, week.kim, date) == 404
    assert (await week.call(week.kim, "GET", f"/rooms/{room}")).status_code == 404
    said = f"/rooms/{room}/messages/{uuid4()}"
    await week.do(week.sam, "PUT", said, {"text": "I bring tea"})
    await week.withdraw(week.sam, date)
    assert (await week.call(week.sam, "GET", f"/rooms/{room}")).status_code == 404
    await week.do(week.rosa, "DELETE", f"/rooms/{room}/members/me")
    assert (await week.mine(week.rosa, date))["state"] == "in", "leaving the talk is no withdrawing"


async def test_the_room_fades_three_days_after(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date)
    await week.until(TWO_DAYS_BEFORE)
    room = (await week.do(week.rosa, "PUT", f"/dates/{date}/room"))["id"]
    await week.until(THREE_DAYS_AFTER - timedelta(seconds=1))
    assert (await week.call(week.rosa, "GET", f"/rooms/{room}")).status_code == 200
    assert await come_in(week, week.mei, date) == 200
    for _ in range(2):
        await week.until(THREE_DAYS_AFTER)
    assert (await week.call(week.rosa, "GET", f"/rooms/{room}")).status_code == 404
    assert await come_in(week, week.rosa, date) == 404


async def test_an_activity_without_a_room(week: Week) -> None:
    date = await week.one(chat=False)
    await week.sign_up(week.rosa, date)
    await week.until(TWO_DAYS_BEFORE)
    assert await come_in(week, week.rosa, date) == 404
    assert (await week.do(week.rosa, "GET", f"/dates/{date}"))["chat"]["open"] is False


async def test_a_note_is_for_oneself_alone_and_sealed(week: Week) -> None:
    date = await week.one()
    path = f"/dates/{date}/note"
    assert await week.do(week.rosa, "GET", path) == {"words": None}
    await week.do(week.rosa, "PUT", path, {"words": "the second song was good"})
    assert (await week.do(week.rosa, "GET", path))["words"] == "the second song was good"
    for who in (week.sam, week.mei, week.chen):
        assert await week.do(who, "GET", path) == {"words": None}
    (kept,) = (await week.do(week.rosa, "GET", "/me/data"))["notes"]
    assert kept["words"] == "the second song was good"
    if week.doors.store.writing.dialect.name == "sqlite":
        files = b"".join(f.read_bytes() for f in week.doors.file.parent.glob("sunroom.db*"))
        assert b"Singing" in files and b"second song" not in files
    await week.do(week.rosa, "DELETE", path)
    assert await week.do(week.rosa, "GET", path) == {"words": None}
    unknown = await week.call(week.rosa, "PUT", f"/dates/{uuid4()}/note", {"words": "x"})
    assert unknown.status_code == 404


async def test_three_that_are_good_for_a_first_time_for_who_is_new(week: Week) -> None:
    for n in range(5):
        await week.post(starts=f"2030-03-1{n + 2}T10:00", first_time=n != 1, title=f"No {n}")
    shown = (await week.do(week.rosa, "GET", "/dates/first-times"))["items"]
    assert [one["title"] for one in shown] == ["No 0", "No 2", "No 3"]
    await week.sign_up(week.rosa, shown[0]["id"])
    assert len((await week.do(week.rosa, "GET", "/dates/first-times"))["items"]) == 3
    await week.later(days=8)
    assert (await week.do(week.rosa, "GET", "/dates/first-times"))["items"] == []
    assert len((await week.do(week.sam, "GET", "/dates/first-times"))["items"]) > 0


async def test_the_list_is_paged_by_start_and_each_is_there_once(week: Week) -> None:
    for n in range(3):
        await week.post(repeats="FREQ=DAILY;COUNT=5", starts=f"2030-03-06T1{n}:00")
    seen: list[str] = []
    cursor = ""
    while True:
        page = await week.do(week.rosa, "GET", f"/dates?limit=4{cursor}")
        seen += [one["starts_at"] for one in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert len(seen) == 15 and seen == sorted(seen)
    wrong = await week.call(week.rosa, "GET", "/dates?cursor=nonsense")
    assert wrong.status_code == 422
    for odd in ("9" * 30, "12.x", "-1." + str(uuid4()), "." + str(uuid4())):
        assert (await week.call(week.rosa, "GET", f"/dates?cursor={odd}")).status_code == 422
    later = await week.do(week.rosa, "GET", "/dates?after=2030-03-09T00:00:00Z")
    assert all(one["ends_at"] > "2030-03-09" for one in later["items"])
    assert (await week.do(week.rosa, "GET", f"/dates?centre={uuid4()}"))["items"] == []


async def test_what_is_over_comes_the_last_first(week: Week) -> None:
    dates = await week.post(repeats="FREQ=DAILY;COUNT=3", starts="2030-03-06T10:00")
    for date in dates:
        await week.sign_up(week.rosa, date["id"])
    await week.later(days=5)
    page = await week.do(week.rosa, "GET", "/me/dates?past=true&limit=2")
    rest = await week.do(week.rosa, "GET", f"/me/dates?past=true&cursor={page['next']}")
    seen = [one["id"] for one in (*page["items"], *rest["items"])]
    assert seen == [date["id"] for date in reversed(dates)]


async def test_my_data_holds_my_sign_ups_and_none_of_others(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date, words="my knee")
    await week.sign_up(week.sam, date, shown_to="everyone")
    data = await week.do(week.rosa, "GET", "/me/data")
    (mine,) = data["sign_ups"]
    assert (mine["title"], mine["state"], mine["words"]) == ("Singing", "in", "my knee")
    assert week.sam.id not in str(data["sign_ups"])


@pytest.mark.parametrize("messages", ["nameless", "tombstones"])
async def test_who_is_erased_is_on_no_list_and_hosts_nothing(week: Week, messages: str) -> None:
    dates = await week.post(week.mei, repeats=WEEKLY, places=1)
    for who in (week.rosa, week.sam):
        await week.sign_up(who, dates[0]["id"], words="a wish")
    await week.do(week.rosa, "PUT", f"/dates/{dates[0]['id']}/note", {"words": "mine"})
    await week.do(week.rosa, "PATCH", "/me/reminders", {"hour": False})
    for person in (week.rosa, week.mei):
        await week.doors.store.write(erasing.erase_by_operator, UUID(person.id), "asked", messages)
    await week.sweep()
    assert "place.offered" in await week.told(week.sam)
    seen = await week.do(week.sam, "GET", f"/dates/{dates[0]['id']}")
    assert seen["host"]["id"] == week.centre
    listed = (await week.do(week.chen, "GET", f"/dates/{dates[0]['id']}/sign-ups"))["items"]
    assert [one["person"]["name"] for one in listed] == ["Sam"]
