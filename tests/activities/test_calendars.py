"""Calendars that other programs read: the dates, and no name of anybody."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from icalendar import Calendar

from tests.activities.conftest import WEEKLY, Week
from tests.matrix.doors import Someone
from tests.support.calendars import Shown, read_by_ical, read_by_khal

BEGIN, END = datetime(2030, 2, 1, tzinfo=UTC), datetime(2030, 12, 1, tzinfo=UTC)


async def feed(week: Week, who: Someone, kind: str = "mine", **more: Any) -> str:
    """Out: the path of a new calendar address, as anybody would ask for it."""
    said = {"kind": kind} | ({"centre": week.centre} if kind == "centre" else {}) | more
    made = await week.do(who, "PUT", f"/me/feeds/{uuid4()}", said)
    return str(made["address"]).partition("/api/v1")[2]


async def read(week: Week, path: str) -> bytes:
    answer = await week.doors.call(None, "GET", path)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    return answer.content


async def listed(week: Week, who: Someone, path: str = "/dates") -> Shown:
    """Out: what the API says takes place."""
    items = (await week.do(who, "GET", f"{path}?limit=100"))["items"]
    return {
        (
            datetime.fromisoformat(one["starts_at"]),
            datetime.fromisoformat(one["ends_at"]),
            one["title"],
        )
        for one in items
    }


@pytest.mark.parametrize(
    ("zone", "starts"),
    [
        ("Europe/Berlin", "2030-03-19T14:00"),
        ("America/New_York", "2030-10-22T18:30"),
        ("Asia/Shanghai", "2030-03-19T14:00"),
    ],
)
@pytest.mark.parametrize("week", ["sqlite"], indirect=True)
async def test_the_feed_is_what_the_api_says(
    week: Week, zone: str, starts: str, tmp_path: Path
) -> None:
    """A weekly class over a change of clocks: one date moved, one otherwise, one called off, one left out; and single ones."""
    coordinator = await week.doors.someone(week.centre, "Hu", "coordinator")
    await week.do(coordinator, "PATCH", f"/centres/{week.centre}", {"time_zone": zone})
    closed = (datetime.fromisoformat(starts) + timedelta(days=21)).date()
    path = f"/centres/{week.centre}/closed-days/{closed}"
    await week.do(week.chen, "PUT", path, {"name": "Spring"})
    dates = await week.post(starts=starts, repeats="FREQ=WEEKLY;COUNT=6", bring="a song")
    until = (datetime.fromisoformat(starts) + timedelta(days=14)).strftime("%Y%m%d")
    await week.post(
        title="Tea", starts=starts[:11] + "09:15", repeats=f"FREQ=DAILY;UNTIL={until}", minutes=30
    )
    await week.post(title="Baking; cakes, bread\\rolls 🍞", starts=starts[:11] + "10:00")
    moved = {"starts": (datetime.fromisoformat(starts) + timedelta(days=8)).isoformat()[:16]}
    await week.do(week.mei, "PATCH", f"/dates/{dates[1]['id']}", moved)
    await week.do(week.mei, "PATCH", f"/dates/{dates[2]['id']}", {"title": "Choir", "minutes": 95})
    await week.do(week.mei, "PUT", f"/dates/{dates[3]['id']}/calling-off", {"why": "a cold"})
    for date in dates:
        if date["id"] != dates[3]["id"]:
            await week.sign_up(week.rosa, date["id"])
    known = await listed(week, week.rosa)
    assert len(known) == 5 + 15 + 1, "the closed day is left out"
    ours = await read(week, await feed(week, week.rosa, "centre"))
    assert read_by_ical(ours, BEGIN, END) == known
    assert read_by_khal(ours, tmp_path / "centre", BEGIN, END) == known
    mine = await read(week, await feed(week, week.rosa))
    signed_up = await listed(week, week.rosa, "/me/dates")
    assert len(signed_up) == 4
    assert read_by_ical(mine, BEGIN, END) == signed_up
    assert read_by_khal(mine, tmp_path / "mine", BEGIN, END) == signed_up


@pytest.mark.parametrize("week", ["sqlite"], indirect=True)
async def test_the_two_readers_notice_a_feed_that_is_wrong(week: Week, tmp_path: Path) -> None:
    dates = await week.post(repeats=WEEKLY)
    await week.do(week.mei, "PATCH", f"/dates/{dates[1]['id']}", {"starts": "2030-03-20T16:00"})
    known = await listed(week, week.rosa)
    ours = await read(week, await feed(week, week.rosa, "centre"))
    planted = {
        "an hour": ours.replace(b"T160000", b"T170000"),
        "an exception": ours.replace(b"RECURRENCE-ID", b"X-RECURRENCE-ID"),
        "a count": ours.replace(b"COUNT=4", b"COUNT=5"),
    }
    for number, (what, wrong) in enumerate(planted.items()):
        assert wrong != ours, what
        assert read_by_ical(wrong, BEGIN, END) != known, what
        assert read_by_khal(wrong, tmp_path / str(number), BEGIN, END) != known, what


async def test_no_name_of_anybody_stands_in_it(week: Week) -> None:
    await week.group(week.mei, week.rosa)
    (date,) = await week.post(cohost=week.rosa.id, place="Room 2", about="Old songs")
    await week.do(week.rosa, "PUT", f"/activities/{date['activity']}/co-host/me")
    await week.sign_up(week.sam, date["id"], words="my knee", shown_to="everyone")
    for who, kind in ((week.sam, "mine"), (week.sam, "centre"), (week.rosa, "centre")):
        text = (await read(week, await feed(week, who, kind))).decode()
        assert "Singing" in text and "Room 2" in text and "Old songs" in text
        for name in ("Mei", "Rosa", "Sam", "my knee", week.mei.id, week.rosa.id, week.sam.id):
            assert name not in text
        assert "ORGANIZER" not in text and "ATTENDEE" not in text


async def test_busy_says_only_that_something_is_then(week: Week) -> None:
    date = await week.one(place="Room 2", about="Old songs", bring="a song")
    await week.sign_up(week.rosa, date)
    key = uuid4()
    said = {"kind": "mine", "busy": True}
    made = await week.do(week.rosa, "PUT", f"/me/feeds/{key}", said)
    path = made["address"].partition("/api/v1")[2]
    text = (await read(week, path)).decode()
    assert "SUMMARY:Busy" in text
    for word in ("Singing", "Room 2", "Old songs", "a song"):
        assert word not in text
    changed = await week.do(week.rosa, "PATCH", f"/me/feeds/{key}", {"busy": False})
    assert changed["busy"] is False
    assert "Singing" in (await read(week, path)).decode()


async def test_withdrawn_and_called_off(week: Week) -> None:
    kept, gone, off = [await week.one(title=title) for title in ("Kept", "Gone", "Off")]
    for date in (kept, gone, off):
        await week.sign_up(week.rosa, date)
    path = await feed(week, week.rosa)
    await week.withdraw(week.rosa, gone)
    await week.do(week.mei, "PUT", f"/dates/{off}/calling-off", {"why": "a cold"})
    events = {str(e["SUMMARY"]): e for e in Calendar.from_ical(await read(week, path)).events}
    assert set(events) == {"Kept", "Off"}
    assert (str(events["Off"]["STATUS"]), str(events["Kept"]["STATUS"])) == (
        "CANCELLED",
        "CONFIRMED",
    )


async def test_the_link_is_in_it_only_for_who_goes(week: Week) -> None:
    date = await week.one(place_kind="online", link="https://meet.example.org/x")
    centre = await feed(week, week.rosa, "centre")
    mine, file = await feed(week, week.rosa), f"/dates/{date}/calendar"
    assert b"meet.example" not in await read(week, centre) + await read(week, mine)
    assert b"meet.example" not in (await week.call(week.rosa, "GET", file)).content
    await week.sign_up(week.rosa, date)
    assert b"meet.example" not in await read(week, centre)
    assert b"meet.example" in await read(week, mine)
    one = await week.call(week.rosa, "GET", file)
    assert b"meet.example" in one.content
    assert one.headers["content-disposition"] == 'attachment; filename="sunroom.ics"'


async def test_what_one_may_not_see_is_in_no_feed(week: Week) -> None:
    room = await week.group(week.rosa, week.sam)
    await week.post(week.rosa, title="Gathering", group=room)
    await week.post(title="Invited", invited=[])
    open_ = await week.one(title="Open")
    for who, hidden in ((week.sam, ["Invited"]), (week.kim, ["Invited", "Gathering"])):
        text = (await read(week, await feed(week, who, "centre"))).decode()
        assert "Open" in text and not any(word in text for word in hidden)
    elsewhere = await week.doors.centre(f"River {uuid4().hex[:6]}")
    zhao = await week.doors.someone(elsewhere, "Zhao")
    said = {"kind": "centre", "centre": week.centre}
    assert (await week.call(zhao, "PUT", f"/me/feeds/{uuid4()}", said)).status_code == 404
    assert (await week.call(zhao, "GET", f"/dates/{open_}/calendar")).status_code == 404


async def test_an_address_is_good_until_it_is_revoked_or_its_owner_goes(week: Week) -> None:
    await week.one()
    key, said = uuid4(), {"kind": "centre", "centre": week.centre}
    made = [await week.call(week.rosa, "PUT", f"/me/feeds/{key}", said) for _ in range(2)]
    assert [answer.status_code for answer in made] == [201, 200]
    assert made[0].json() == made[1].json(), "said twice, it is the same address"
    assert len(made[0].json()["address"].rpartition("/")[2]) > 40
    (shown,) = (await week.do(week.rosa, "GET", "/me/feeds"))["items"]
    assert "address" not in shown
    path = made[0].json()["address"].partition("/api/v1")[2]
    left = await feed(week, week.rosa, "centre")
    unknown = await week.doors.call(None, "GET", f"/feeds/{'x' * 43}.ics")
    for other in (week.sam, week.mei):
        assert (await week.call(other, "DELETE", f"/me/feeds/{key}")).status_code == 404
    for _ in range(2):
        await week.do(week.rosa, "DELETE", f"/me/feeds/{key}")
    revoked = await week.doors.call(None, "GET", path)
    assert revoked.status_code == unknown.status_code == 404
    assert revoked.content == unknown.content
    assert (await week.call(week.rosa, "PUT", f"/me/feeds/{key}", said)).status_code == 409
    assert b"Singing" in await read(week, left)
    await week.do(week.rosa, "DELETE", f"/me/centres/{week.centre}")
    assert (await week.doors.call(None, "GET", left)).status_code == 404


async def test_the_week_on_the_wall(week: Week) -> None:
    room = await week.group(week.rosa, week.sam)
    await week.post(place="Room <2>", bring="a song", pace="slow", first_time=True)
    off = await week.one(title="Baking", starts="2030-03-13T10:00")
    await week.do(week.mei, "PUT", f"/dates/{off}/calling-off", {"why": "no flour & no salt"})
    await week.post(week.rosa, title="Gathering", group=room, starts="2030-03-13T11:00")
    await week.post(title="Next week", starts="2030-03-18T10:00")
    await week.do(
        week.chen, "PUT", f"/centres/{week.centre}/closed-days/2030-03-14", {"name": "Spring"}
    )
    page = await week.call(week.rosa, "GET", f"/centres/{week.centre}/week/2030-03-17?language=en")
    text = page.text
    for word in ("Singing", "14:00", "Room &lt;2&gt;", "slow pace", "good for a first time"):
        assert word in text
    assert "Not this time: no flour &amp; no salt" in text and "closed: Spring" in text
    for word in ("Gathering", "Next week", "Mei", "Rosa", "<2>"):
        assert word not in text
    assert "sha256-" in page.headers["content-security-policy"]
    for language, word in (("zh-CN", "星期二"), ("ja", "火曜日")):
        path = f"/centres/{week.centre}/week/2030-03-12?language={language}"
        assert word in (await week.call(week.rosa, "GET", path)).text
    elsewhere = await week.doors.centre(f"River {uuid4().hex[:6]}")
    zhao = await week.doors.someone(elsewhere, "Zhao")
    answer = await week.call(zhao, "GET", f"/centres/{week.centre}/week/2030-03-12")
    assert answer.status_code == 404


@pytest.mark.parametrize("week", ["sqlite"], indirect=True)
async def test_my_calendar_holds_what_i_host_with_its_link(week: Week, tmp_path: Path) -> None:
    (date, *_) = await week.post(
        repeats=WEEKLY, place_kind="online", link="https://meet.example.org/x"
    )
    await week.sign_up(week.mei, await week.one(week.chen, title="Tea", starts="2030-03-13T10:00"))
    ours = await read(week, await feed(week, week.mei))
    known = await listed(week, week.mei, "/me/dates")
    assert len(known) == 5
    assert read_by_ical(ours, BEGIN, END) == known
    assert read_by_khal(ours, tmp_path / "mine", BEGIN, END) == known
    assert b"meet.example" in ours
    await week.do(week.mei, "DELETE", f"/activities/{date['activity']}/co-host/me")
    assert read_by_ical(await read(week, await feed(week, week.mei)), BEGIN, END) == await listed(
        week, week.mei, "/me/dates"
    )


async def test_a_feed_is_the_same_until_something_changes(week: Week) -> None:
    """Its stamps say when a date was last changed, and its tag saves reading it again."""
    dates = await week.post(repeats=WEEKLY)
    for date in dates:
        await week.sign_up(week.rosa, date["id"])
    for kind in ("mine", "centre"):
        path = await feed(week, week.rosa, kind)
        before = await week.doors.call(None, "GET", path)
        await week.later(hours=1)
        again = await week.doors.call(None, "GET", path)
        assert again.content == before.content
        assert again.headers["etag"] == before.headers["etag"]
        tag = {"if-none-match": f'"other", {before.headers["etag"]}'}
        same = await week.doors.http.get(f"/api/v1{path}", headers=tag)
        assert (same.status_code, same.content) == (304, b"")
        assert same.headers["etag"] == before.headers["etag"]
        await week.do(week.mei, "PATCH", f"/dates/{dates[0]['id']}", {"place": f"Room {kind}"})
        changed = await week.doors.http.get(f"/api/v1{path}", headers=tag)
        assert changed.status_code == 200
        events: list[Any] = Calendar.from_ical(changed.content).events
        stamps = {event["DTSTAMP"].dt for event in events if event.get("LOCATION")}
        assert stamps == {week.clock.at.replace(microsecond=0)}
        assert len({event["DTSTAMP"].dt for event in events}) == 2, "the others keep theirs"
    tag = {"if-none-match": '"other"'}
    revoked = await week.doors.http.get(f"/api/v1/feeds/{'x' * 43}.ics", headers=tag)
    assert revoked.status_code == 404
