"""Reminders: the evening before and an hour before, never at night, never after withdrawing, each once."""

from datetime import datetime

from tests.activities.conftest import Week

EVENING = datetime.fromisoformat("2030-03-11T10:00:00Z")  # 18:00 in Shanghai, the day before
HOUR = datetime.fromisoformat("2030-03-12T05:00:00Z")


async def test_the_evening_before_and_one_hour_before(week: Week) -> None:
    date = await week.one(bring="a song", place="Room 2")
    await week.sign_up(week.rosa, date)
    await week.until(EVENING.replace(hour=9, minute=59))
    assert await week.told(week.rosa) == []
    ear = await week.doors.listen(week.rosa)
    for _ in range(3):
        await week.until(EVENING)
    (event,) = await week.for_you(week.rosa)
    assert (event["on"], event["which"]) == ("activity.reminded", "evening")
    assert (event["date"]["bring"], event["date"]["place"]) == ("a song", "Room 2")
    assert [e for e in ear.heard if e["on"] == "activity.reminded"] == [event]
    await week.until(HOUR)
    assert [e["which"] for e in await week.for_you(week.rosa)] == ["hour", "evening"]
    await week.later(hours=3)
    assert await week.told(week.rosa) == [], "once it is over they are gone"


async def test_each_can_be_switched_off(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date)
    await week.sign_up(week.sam, date)
    assert await week.do(week.rosa, "GET", "/me/reminders") == {"evening": True, "hour": True}
    said = await week.do(week.rosa, "PATCH", "/me/reminders", {"evening": False})
    assert said == {"evening": False, "hour": True}
    await week.until(EVENING)
    assert (await week.told(week.rosa), len(await week.told(week.sam))) == ([], 1)
    await week.do(week.rosa, "PATCH", "/me/reminders", {"hour": False})
    await week.until(HOUR)
    assert (await week.told(week.rosa), len(await week.told(week.sam))) == ([], 2)


async def test_none_after_withdrawing_or_calling_off_or_while_waiting(week: Week) -> None:
    date, off = await week.one(places=2), await week.one(title="Baking")
    for who in (week.rosa, week.sam, week.kim):
        await week.sign_up(who, date)
    await week.sign_up(week.lin, off)
    await week.withdraw(week.rosa, date)
    await week.do(week.mei, "PUT", f"/dates/{off}/calling-off", {"why": "no flour"})
    await week.until(EVENING)
    assert "activity.reminded" in await week.told(week.sam), "the others are reminded"
    for who in (week.rosa, week.kim, week.lin):
        assert "activity.reminded" not in await week.told(who)


async def test_what_would_come_at_night_comes_earlier(week: Week) -> None:
    """Eight thirty in the morning: an hour before is 7:30, which is night; so it comes at 21:15."""
    date = await week.one(starts="2030-03-12T08:30")
    await week.sign_up(week.rosa, date)
    await week.until(datetime.fromisoformat("2030-03-11T13:14:00Z"))
    assert len(await week.told(week.rosa)) == 1
    await week.until(datetime.fromisoformat("2030-03-11T13:15:00Z"))
    assert len(await week.told(week.rosa)) == 2


async def test_a_sweep_that_comes_late_wakes_nobody(week: Week) -> None:
    date = await week.one(starts="2030-03-12T08:30")
    await week.sign_up(week.rosa, date)
    for late in ("2030-03-11T13:31:00Z", "2030-03-11T20:00:00Z", "2030-03-11T23:59:59Z"):
        await week.until(datetime.fromisoformat(late))
        assert await week.told(week.rosa) == []
    await week.until(datetime.fromisoformat("2030-03-12T00:00:00Z"))
    assert len(await week.told(week.rosa)) == 2, "at eight, half an hour before"


async def test_who_has_other_quiet_hours_is_asked_by_theirs(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date)
    noon = {"begins": "11:30", "ends": "14:30"}
    await week.do(week.rosa, "PATCH", "/me/pace", {"quiet": [noon] * 7})
    await week.until(datetime.fromisoformat("2030-03-12T03:15:00Z"))
    events = [e["which"] for e in await week.for_you(week.rosa)]
    assert events == ["hour", "evening"], "13:00 is quiet for her: 11:15"


async def test_who_signs_up_late_is_not_told_what_they_just_did(week: Week) -> None:
    date = await week.one()
    await week.until(datetime.fromisoformat("2030-03-11T10:30:00Z"))
    await week.sign_up(week.rosa, date)
    await week.sweep()
    assert await week.told(week.rosa) == []
    await week.until(HOUR)
    assert [e["which"] for e in await week.for_you(week.rosa)] == ["hour"]


async def test_a_moved_date_reminds_for_its_new_time(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date)
    await week.until(EVENING)
    await week.do(week.mei, "PATCH", f"/dates/{date}", {"starts": "2030-03-14T14:00"})
    await week.sign_up(week.rosa, date)
    await week.until(datetime.fromisoformat("2030-03-12T05:00:00Z"))
    ear = await week.doors.listen(week.rosa)
    await week.until(datetime.fromisoformat("2030-03-13T10:00:00Z"))
    heard = [e["date"]["starts_at"] for e in ear.heard if e["on"] == "activity.reminded"]
    assert heard == ["2030-03-14T06:00:00Z"]


async def test_who_rests_finds_it_without_a_dot(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date)
    await week.do(week.rosa, "PUT", "/me/rest", {})
    await week.until(EVENING)
    page = await week.do(week.rosa, "GET", "/me/for-you")
    assert [item["event"]["on"] for item in page["items"]] == ["activity.reminded"]
    assert page["unread"] is False


async def test_who_left_the_centre_is_reminded_of_nothing(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date)
    await week.do(week.rosa, "DELETE", f"/me/centres/{week.centre}")
    ear = await week.doors.listen(week.rosa)
    await week.until(EVENING)
    assert [e["on"] for e in ear.heard if e["on"] == "activity.reminded"] == []


async def test_what_moves_on_its_own_day_is_told_once_and_reminded_of_an_hour_before(
    week: Week,
) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date)
    await week.until(EVENING)
    await week.until(datetime.fromisoformat("2030-03-12T01:00:00Z"))
    await week.do(week.mei, "PATCH", f"/dates/{date}", {"starts": "2030-03-12T16:00"})
    await week.sweep()
    told = await week.told(week.rosa)
    assert (told[0], told.count("activity.reminded")) == ("date.moved", 1), (
        "not the evening's again"
    )
    await week.until(datetime.fromisoformat("2030-03-12T07:00:00Z"))
    which = [e["which"] for e in await week.for_you(week.rosa) if e["on"] == "activity.reminded"]
    assert which == ["hour", "evening"]


async def test_what_moves_to_another_day_is_reminded_of_anew(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date)
    await week.until(EVENING)
    await week.do(week.mei, "PATCH", f"/dates/{date}", {"starts": "2030-03-14T14:00"})
    await week.until(datetime.fromisoformat("2030-03-13T10:00:00Z"))
    assert (await week.told(week.rosa)).count("activity.reminded") == 2
