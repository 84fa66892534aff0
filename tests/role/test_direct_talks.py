"""A talk of two with a worker is as good a way to them as a worker's room: it says when they read, and who stands in."""

from uuid import UUID, uuid4

from actions.groups import add_room, enter_new
from core.work import Work
from tests.role.conftest import House


async def talk(house: House) -> str:
    """Out: the talk of two of Kim and Chen, a worker."""
    return await house.circle.talk(house.kim, house.chen)


async def test_it_says_when_they_read(house: House) -> None:
    await house.open_hours()
    path = f"//rooms/{await talk(house)}/hours"
    assert (await house.do(house.kim, "GET", path))["staffed"] is True
    house.at("2026-09-01T22:00:00")
    found = await house.do(house.kim, "GET", path)
    assert found == {"staffed": False, "reads_at": "2026-09-02T01:00:00Z", "away": None}
    theirs = await house.call(house.chen, "GET", path)
    assert theirs.status_code == 404, "the one who reads is the worker"


async def test_between_members_nobody_promises_anything(house: House) -> None:
    room = await house.circle.talk(house.kim, house.circle.sam)
    assert (await house.call(house.kim, "GET", f"//rooms/{room}/hours")).status_code == 404


async def test_who_stands_in_is_told_and_reached(house: House) -> None:
    room = await talk(house)
    key = await house.stand_in()
    early = await house.call(house.kim, "PUT", f"/stand-ins/{key}/room", {"id": str(uuid4())})
    assert early.status_code == 404
    await house.says(house.ding, key, "yes")
    for _ in range(2):
        await house.sweep()
    (told,) = await house.told(house.kim)
    (listed,) = await house.for_you(house.kim)
    assert told == listed and told["stand_in"]["name"] == "Ding"
    away = (await house.do(house.kim, "GET", f"//rooms/{room}/hours"))["away"]
    assert away["id"] == key
    made = await house.do(house.kim, "PUT", f"/stand-ins/{key}/room", {"id": str(uuid4())})
    assert (made["kind"], made["other"]["name"]) == ("worker", "Ding")


async def test_told_once_with_two_rooms(house: House) -> None:
    await talk(house)
    await house.room_with(house.chen, house.kim)
    await house.says(house.ding, await house.stand_in(), "yes")
    for _ in range(2):
        await house.sweep()
    assert len(await house.told(house.kim)) == 1


async def test_a_talk_that_was_closed_tells_nothing(house: House) -> None:
    room = await talk(house)
    await house.do(house.kim, "PUT", f"//people/{house.chen.id}/block")
    key = await house.stand_in()
    await house.says(house.ding, key, "yes")
    await house.later(hours=1)
    assert await house.told(house.kim) == []
    path = f"/stand-ins/{key}/room"
    answer = await house.call(house.kim, "PUT", path, {"id": str(uuid4())})
    assert answer.status_code == 404
    assert (await house.call(house.kim, "GET", f"//rooms/{room}/hours")).status_code == 404


async def test_with_two_workers_it_says_away_only_when_both_are(house: House) -> None:
    await house.open_hours()
    people = [house.kim.id, house.chen.id, house.ding.id]
    room = await house.circle.doors.store.write(_case_room, house.circle.centre, people)
    await house.says(house.ding, await house.stand_in(), "yes")
    path = f"//rooms/{room}/hours"
    found = await house.do(house.kim, "GET", path)
    assert found == {"staffed": True, "reads_at": None, "away": None}, "Ding is there"
    key, until = str(uuid4()), "2026-09-03T12:00:00+08:00"
    words = {"worker": house.ding.id, "stand_in": house.mei.id, "until": until}
    await house.do(
        house.ding, "PUT", f"/stand-ins/{key}", words | {"from": "2026-09-01T09:00:00+08:00"}
    )
    await house.says(house.mei, key, "yes")
    found = await house.do(house.kim, "GET", path)
    assert (found["staffed"], found["reads_at"]) == (False, "2026-09-03T04:00:00Z")
    assert found["away"]["id"] == key, "who is back first"


def _case_room(work: Work, centre: str, people: list[str]) -> UUID:
    room = add_room(work, UUID(centre), "case", "")
    for person in sorted(map(UUID, people)):
        enter_new(work, room, person, "member")
    return room.id
