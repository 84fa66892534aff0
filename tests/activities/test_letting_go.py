"""Who may no longer know of an activity is out of its room: at once, and by the sweep if need be."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from jobs import activities
from tests.activities.conftest import Week

STARTS = datetime.fromisoformat("2030-03-12T06:00:00Z")
BEAT = 5


async def gathered(week: Week) -> tuple[str, str, str]:
    """Rosa hosts a gathering of her group; Sam and Kim are in its room. Out: group, date, room."""
    group = await week.group(week.rosa, week.sam, week.kim)
    (date,) = await week.post(week.rosa, group=group)
    for who in (week.sam, week.kim):
        await week.sign_up(who, date["id"])
    await week.until(STARTS - timedelta(days=1))
    path = f"/dates/{date['id']}/room"
    room, *_ = [(await week.do(w, "PUT", path))["id"] for w in (week.rosa, week.sam, week.kim)]
    return group, date["id"], room


async def hears(week: Week, room: str) -> tuple[bool, bool]:
    """Out: whether Sam, and whether Kim, hear what Rosa says there now, live and by reading."""
    ears = [await week.doors.listen(who) for who in (week.sam, week.kim)]
    await week.do(week.rosa, "PUT", f"/rooms/{room}/messages/{uuid4()}", {"text": "who brings tea"})
    await week.doors.settled()
    found = []
    for who, ear in zip((week.sam, week.kim), ears, strict=True):
        read = (await week.call(who, "GET", f"/rooms/{room}/messages")).status_code == 200
        live = any(event["on"] == "message.sent" for event in ear.heard)
        assert read == live
        found.append(read)
    return found[0], found[1]


async def test_who_is_removed_from_a_group_is_out_of_its_gatherings_room_at_once(
    week: Week,
) -> None:
    group, _, room = await gathered(week)
    assert await hears(week, room) == (True, True)
    removal = {"person": week.sam.id, "reason": "A rest from here."}
    await week.do(week.rosa, "POST", f"/rooms/{group}/removals", removal)
    assert await hears(week, room) == (False, True)


async def test_also_while_it_takes_place_and_after(week: Week) -> None:
    group, date, room = await gathered(week)
    await week.until(STARTS + timedelta(hours=30))
    await week.do(week.sam, "DELETE", f"/rooms/{group}/members/me")
    assert (await week.call(week.sam, "GET", f"/dates/{date}")).status_code == 404
    assert await hears(week, room) == (False, True)
    assert (await week.call(week.sam, "PUT", f"/dates/{date}/room")).status_code == 404


async def test_who_puts_an_invitation_away_is_out_of_its_room(week: Week) -> None:
    await week.group(week.mei, week.rosa, week.sam)
    (date,) = await week.post(invited=[week.rosa.id, week.sam.id])
    for who in (week.rosa, week.sam):
        await week.sign_up(who, date["id"])
    await week.until(STARTS - timedelta(days=1))
    path = f"/dates/{date['id']}/room"
    room, _ = [(await week.do(who, "PUT", path))["id"] for who in (week.rosa, week.sam)]
    await week.do(week.rosa, "DELETE", f"/activities/{date['activity']}/invitations/me")
    assert (await week.call(week.rosa, "GET", f"/rooms/{room}")).status_code == 404
    assert (await week.call(week.sam, "GET", f"/rooms/{room}")).status_code == 200


async def test_the_sweep_finds_who_slipped_through_within_five_seconds(week: Week) -> None:
    """A change that no door made, as between two Works at once: the date is over, the room still open."""
    group, _, room = await gathered(week)
    await week.until(STARTS + timedelta(hours=30))
    gone = "DELETE FROM memberships WHERE room_id = ? AND person_id = ?"
    week.doors.alter(gone, UUID(group).hex, UUID(week.sam.id).hex)
    assert (await hears(week, room))[0], "still there"
    for beat in range(1, BEAT + 1):
        await activities.sweep(week.doors.store, beat)
    await week.doors.settled()
    assert await hears(week, room) == (False, True)
