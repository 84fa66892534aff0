"""Somebody stands in: with their yes, told once to whom it concerns, and without a look at what was said before."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from actions import announcing, telling_stand_ins
from jobs import hours
from tests.role.conftest import House


async def test_a_member_is_told_once_who_stands_in(house: House) -> None:
    room = await house.room_with(house.chen, house.kim)
    ear = await house.circle.doors.listen(house.kim)
    key = await house.stand_in()
    await house.sweep()
    assert await house.told(house.kim) == [], "nobody has said yes yet"
    assert (await house.says(house.ding, key, "yes")).status_code == 200
    for _ in range(3):
        await house.sweep()
    (heard,) = [event for event in ear.heard if event["on"] == "stand_in.started"]
    assert (heard["worker"]["name"], heard["stand_in"]["name"]) == ("Chen", "Ding")
    assert heard["until"] == "2026-09-05T09:00:00Z" and heard["id"] == key
    (again,) = await house.told(house.kim)
    (listed,) = await house.for_you(house.kim)
    assert heard == again == listed
    away = (await house.do(house.kim, "GET", f"//rooms/{room}/hours"))["away"]
    assert away == {name: heard[name] for name in ("id", "worker", "stand_in", "until")}


async def test_who_has_no_room_with_them_is_told_nothing_until_they_have(house: House) -> None:
    key = await house.stand_in()
    await house.says(house.ding, key, "yes")
    await house.sweep()
    sam = house.circle.sam
    assert await house.told(sam) == []
    await house.room_with(house.chen, sam)
    await house.sweep()
    assert len(await house.told(sam)) == 1


@pytest.mark.parametrize("gone", ["ding", "chen"])
async def test_who_works_there_no_more_stands_in_no_more(house: House, gone: str) -> None:
    room = await house.room_with(house.chen, house.kim)
    key = await house.stand_in()
    await house.says(house.ding, key, "yes")
    await house.sweep()
    assert (await house.do(house.kim, "GET", f"//rooms/{room}/hours"))["away"]["id"] == key
    me = await house.do(getattr(house, gone), "GET", "//me")
    await house.do(house.mei, "DELETE", f"/appointments/{me['appointments'][0]['id']}")
    if gone == "ding":
        assert (await house.do(house.kim, "GET", f"//rooms/{room}/hours"))["away"] is None
    assert await house.for_you(house.kim) == [] and await house.told(house.kim) == []


async def test_they_are_told_when_it_begins_and_no_more_when_it_is_over(house: House) -> None:
    await house.room_with(house.chen, house.kim)
    key = await house.stand_in(since="2026-09-02T09:00:00+08:00")
    await house.says(house.ding, key, "yes")
    await house.sweep()
    assert await house.told(house.kim) == []
    await house.later(days=1)
    assert len(await house.for_you(house.kim)) == 1
    await house.later(days=5)
    assert await house.for_you(house.kim) == [] and await house.told(house.kim) == []


@pytest.mark.parametrize("how", ["no", "ended", "gone"])
async def test_what_holds_no_more_is_told_to_nobody(house: House, how: str) -> None:
    await house.room_with(house.chen, house.kim)
    key = await house.stand_in()
    await house.says(house.ding, key, "yes")
    if how == "no":
        await house.says(house.ding, key, "no")
    elif how == "ended":
        for _ in range(2):
            await house.do(house.chen, "DELETE", f"/stand-ins/{key}")
    else:
        me = await house.do(house.ding, "GET", "//me")
        await house.do(house.mei, "DELETE", f"/appointments/{me['appointments'][0]['id']}")
    await house.sweep()
    assert await house.told(house.kim) == []


async def test_a_crash_between_two_people_tells_each_exactly_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in (house.kim, house.circle.sam, house.circle.wei):
        await house.room_with(house.chen, who)
    key = await house.stand_in()
    await house.says(house.ding, key, "yes")
    tell, done = announcing.announce, 0

    def breaks(*args: object, **more: object) -> int:
        nonlocal done
        done += 1
        if done == 2:
            raise RuntimeError("the light went out")
        return tell(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(telling_stand_ins, "announce", breaks)
    with pytest.raises(RuntimeError):
        await hours.sweep(house.circle.doors.store)
    for _ in range(2):
        await house.sweep()
    for who in (house.kim, house.circle.sam, house.circle.wei):
        assert len(await house.told(who)) == 1


async def test_what_was_said_before_stays_closed_to_who_stands_in(house: House) -> None:
    old = await house.room_with(house.chen, house.kim)
    await house.circle.say(house.kim, "only for Chen", old)
    key = await house.stand_in()
    path = f"/stand-ins/{key}/room"
    early = await house.call(house.kim, "PUT", path, {"id": str(uuid4())})
    assert early.status_code == 404, "not before they said yes"
    await house.says(house.ding, key, "yes")
    await house.sweep()
    room = str(uuid4())
    made = await house.call(house.kim, "PUT", path, {"id": room})
    assert (made.status_code, made.json()["id"]) == (201, room)
    assert made.json()["other"]["name"] == "Ding" and made.json()["kind"] == "worker"
    again = await house.call(house.kim, "PUT", path, {"id": str(uuid4())})
    assert (again.status_code, again.json()["id"]) == (200, room)
    assert (await house.call(house.ding, "GET", f"//rooms/{old}")).status_code == 404
    rooms = (await house.do(house.ding, "GET", "//rooms"))["items"]
    assert "only for Chen" not in str(rooms)
    sams = await house.call(house.circle.sam, "PUT", path, {"id": str(uuid4())})
    assert sams.status_code == 404, "whoever has no room with Chen has none through them"


async def test_duty_goes_before_a_block(house: House) -> None:
    await house.room_with(house.chen, house.kim)
    await house.circle.do(house.kim, "PUT", f"/people/{house.ding.id}/block")
    key = await house.stand_in()
    await house.says(house.ding, key, "yes")
    await house.sweep()
    (told,) = await house.told(house.kim)
    assert told["stand_in"]["name"] == "Ding"


async def test_who_arranges_answers_and_ends_it(house: House) -> None:
    words = {
        "worker": house.chen.id,
        "stand_in": house.ding.id,
        "from": "2026-09-01T09:00:00+08:00",
        "until": "2026-09-05T17:00:00+08:00",
    }
    key = str(uuid4())
    path = f"/stand-ins/{key}"
    for who, status in ((house.kim, 404), (house.ding, 403)):
        assert (await house.call(who, "PUT", path, words)).status_code == status
    answers = [await house.call(house.mei, "PUT", path, words) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[0].json() == answers[1].json()
    other = words | {"until": "2026-09-06T17:00:00+08:00"}
    assert (await house.call(house.mei, "PUT", path, other)).status_code == 409
    for who, status in ((house.kim, 404), (house.chen, 403), (house.mei, 403), (house.ding, 200)):
        assert (await house.says(who, key, "yes")).status_code == status
    found = (await house.do(house.chen, "GET", "/stand-ins"))["items"]
    assert [(one["id"], one["answer"]) for one in found] == [(key, "yes")]
    assert (await house.call(house.kim, "GET", "/stand-ins")).status_code == 404
    assert (await house.do(house.ding, "GET", "//me/data"))["stand_ins"] == found
    assert (await house.call(house.kim, "DELETE", path)).status_code == 404
    assert (await house.call(house.ding, "DELETE", path)).status_code == 204
    assert (await house.do(house.chen, "GET", "/stand-ins"))["items"] == []
    assert (await house.says(house.ding, key, "yes")).status_code == 404


async def test_what_cannot_be_arranged(house: House) -> None:
    good = {
        "worker": house.chen.id,
        "stand_in": house.ding.id,
        "from": "2026-09-01T09:00:00+08:00",
        "until": "2026-09-05T17:00:00+08:00",
    }
    for odd, status in (
        ({"stand_in": house.chen.id}, 422),
        ({"stand_in": house.kim.id}, 404),
        ({"stand_in": str(uuid4())}, 404),
        ({"until": "2026-09-01T08:00:00+08:00"}, 422),
        ({"from": "2026-08-01T08:00:00+08:00", "until": "2026-08-02T08:00:00+08:00"}, 422),
        ({"until": "2027-10-01T08:00:00+08:00"}, 422),
    ):
        answer = await house.call(house.mei, "PUT", f"/stand-ins/{uuid4()}", good | odd)
        assert answer.status_code == status


async def test_while_they_are_away_it_says_when_they_read_again(house: House) -> None:
    await house.open_hours()
    room = await house.room_with(house.chen, house.kim)
    key = await house.stand_in(until="2026-09-03T09:30:00+08:00")
    await house.says(house.ding, key, "yes")
    found = await house.do(house.kim, "GET", f"//rooms/{room}/hours")
    assert (found["staffed"], found["reads_at"]) == (False, "2026-09-03T01:30:00Z")
    await house.do(house.ding, "DELETE", f"/stand-ins/{key}")
    found = await house.do(house.kim, "GET", f"//rooms/{room}/hours")
    assert found == {"staffed": True, "reads_at": None, "away": None}


async def test_erased_a_worker_stands_in_nowhere(house: House) -> None:
    await house.room_with(house.chen, house.kim)
    key = await house.stand_in()
    await house.says(house.ding, key, "yes")
    await house.sweep()
    await house.circle.doors.store.write(_erase, UUID(house.ding.id))
    assert await house.told(house.kim) == []
    assert (await house.do(house.chen, "GET", "/stand-ins"))["items"] == []


def _erase(work: object, person: UUID) -> None:
    from actions.erasing import erase_by_operator

    erase_by_operator(work, person, "they asked on paper", "tombstones")  # type: ignore[arg-type]


async def test_who_is_asked_hears_of_it_until_it_is_answered(house: House) -> None:
    ear = await house.circle.doors.listen(house.ding)
    key = await house.stand_in()
    await house.sweep()
    (heard,) = [event for event in ear.heard if event["on"] == "stand_in.asked"]
    assert (heard["id"], heard["worker"]["name"]) == (key, "Chen")
    assert (heard["starts_at"], heard["until"]) == ("2026-09-01T01:00:00Z", "2026-09-05T09:00:00Z")
    assert await asked(house) == [heard]
    again = await house.circle.doors.listen(house.ding, {f"me:{house.ding.id}": 0})
    assert heard in again.heard
    other = await house.stand_in()
    await house.says(house.ding, key, "no")
    assert [one["id"] for one in await asked(house)] == [other]
    await house.later(days=10)
    assert await asked(house) == [], "it is over"


async def test_what_was_ended_or_repeated_asks_no_more(house: House) -> None:
    key = await house.stand_in()
    words = {"worker": house.chen.id, "stand_in": house.ding.id}
    words |= {"from": "2026-09-01T09:00:00+08:00", "until": "2026-09-05T17:00:00+08:00"}
    await house.do(house.chen, "PUT", f"/stand-ins/{key}", words)
    assert len(await asked(house)) == 1, "said twice, asked once"
    await house.do(house.chen, "DELETE", f"/stand-ins/{key}")
    assert await asked(house) == []
    for who in (house.kim, house.chen):
        ear = await house.circle.doors.listen(who, {f"me:{who.id}": 0})
        assert "stand_in.asked" not in [event["on"] for event in ear.heard]


async def asked(house: House) -> list[Any]:
    """Out: what For you asks Ding to stand in for."""
    items = (await house.do(house.ding, "GET", "//me/for-you"))["items"]
    return [one["event"] for one in items if one["event"]["on"] == "stand_in.asked"]
