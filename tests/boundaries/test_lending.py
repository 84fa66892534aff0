"""A peer representative lends a hand: topic notes on what others said, and asking a worker in; a plain member can't."""

from typing import Any
from uuid import uuid4

import pytest

from jobs import case_queue
from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone


@pytest.fixture
async def mei(circle: Circle) -> Someone:
    """A peer representative who is in the group, but not its host."""
    found = await circle.doors.someone(circle.centre, "Mei", "peer_representative")
    await circle.do(found, "PUT", f"/rooms/{circle.room}/members/me")
    return found


async def note(circle: Circle, who: Someone, key: str, *topics: str) -> int:
    path = f"/rooms/{circle.room}/messages/{key}/topics"
    return int((await circle.call(who, "PUT", path, {"topics": topics})).status_code)


async def told(circle: Circle, who: Someone, kind: str) -> list[dict[str, Any]]:
    items = (await circle.do(who, "GET", "/me/for-you"))["items"]
    return [item["event"] for item in items if item["event"]["on"] == kind]


async def folded(circle: Circle, who: Someone) -> list[str | None]:
    return [item["folded"] for item in await circle.history(who)]


async def test_a_note_on_what_another_said(circle: Circle, mei: Someone) -> None:
    """It folds for whoever folds that topic; whoever wrote is told by whom, and takes it off again."""
    await circle.do(circle.sam, "PUT", "/me/topics/death", {"comfort": "fold"})
    key = await circle.say(circle.wei, "My granny died.")
    ear = await circle.doors.listen(circle.wei)
    assert (await circle.room_of(mei))["may"]["add_topics"]
    assert await note(circle, mei, key, "death") == 204
    assert await folded(circle, circle.sam) == ["topic"]
    await circle.doors.settled()
    (heard,) = [event for event in ear.heard if event["on"] == "topics.noted"]
    (news,) = await told(circle, circle.wei, "topics.noted")
    assert news == heard
    assert (news["person"]["name"], news["message"], news["topics"]) == ("Mei", key, ["death"])
    assert await told(circle, circle.kim, "topics.noted") == []
    assert await note(circle, circle.wei, key) == 204
    assert await folded(circle, circle.sam) == [None]
    assert await told(circle, circle.wei, "topics.noted") == []


async def test_they_take_away_only_their_own(circle: Circle, mei: Someone) -> None:
    key = await circle.say(circle.wei, "My granny died.", topics=["death"])
    assert await note(circle, mei, key) == 403
    assert await note(circle, mei, key, "death", "faith") == 204
    assert await note(circle, mei, key, "death") == 204
    assert [item["topics"] for item in await circle.history(circle.kim)] == [["death"]]
    assert await note(circle, circle.rosa, key, "faith") == 204, "a host, as before"
    assert [one["person"]["name"] for one in await told(circle, circle.wei, "topics.noted")] == [
        "Rosa"
    ]
    assert await note(circle, mei, key) == 403, "she wasn't the last"


async def test_a_block_leaves_no_name(circle: Circle, mei: Someone) -> None:
    key = await circle.say(circle.wei, "My granny died.")
    await note(circle, mei, key, "death")
    await circle.do(circle.wei, "PUT", f"/people/{mei.id}/block")
    assert [one["person"] for one in await told(circle, circle.wei, "topics.noted")] == [None]


async def test_not_elsewhere_and_not_by_others(circle: Circle, mei: Someone) -> None:
    key = await circle.say(circle.wei, "My granny died.")
    ask = f"/rooms/{circle.room}/worker"
    outside = await circle.doors.someone(circle.centre, "Pang", "peer_representative")
    for who, code in ((circle.kim, 403), (outside, 404)):
        assert await note(circle, who, key, "death") == code
        assert (await circle.call(who, "PUT", ask)).status_code == code
    may = (await circle.room_of(circle.kim))["may"]
    assert (may["add_topics"], may["ask_worker"]) == (False, False)
    unknown = await circle.call(outside, "PUT", f"/rooms/{uuid4()}/worker")
    assert unknown.content == (await circle.call(outside, "PUT", ask)).content
    direct = await circle.talk(circle.wei, mei)
    may = (await circle.room_of(mei, direct))["may"]
    assert (may["add_topics"], may["ask_worker"]) == (False, False)
    pause = {"person": mei.id, "lasts": "week", "reason": "A rest."}
    path = f"/centres/{circle.centre}/suspensions/{uuid4()}"
    await circle.do(circle.chen, "PUT", path, pause)
    assert await note(circle, mei, key, "death") == 403
    assert (await circle.call(mei, "PUT", ask)).status_code == 403


async def closed_room(circle: Circle, mei: Someone) -> str:
    """Out: a group that isn't listed, Wei's, with Mei in it."""
    room = str(uuid4())
    body = {"id": room, "title": "Poems", "about": "our own", "open": False}
    await circle.do(circle.wei, "POST", "/rooms", body)
    await circle.do(circle.wei, "PUT", f"/rooms/{room}/invitations/{mei.id}")
    await circle.do(mei, "PUT", f"/rooms/{room}/members/me")
    return room


async def inside(circle: Circle, room: str) -> list[str]:
    members = (await circle.do(circle.wei, "GET", f"/rooms/{room}/members"))["items"]
    return sorted(one["person"]["name"] for one in members)


async def test_asking_a_worker_in(circle: Circle, mei: Someone) -> None:
    """Who asks and which room; one of them comes by themselves, and everybody sees it."""
    ding = await circle.doors.someone(circle.centre, "Ding", "worker")
    far = await circle.doors.someone(
        await circle.doors.centre(f"Far {uuid4().hex[:8]}"), "Far", "worker"
    )
    room = await closed_room(circle, mei)
    ear = await circle.doors.listen(circle.chen)
    for _ in range(2):
        await circle.do(mei, "PUT", f"/rooms/{room}/worker")
    await circle.doors.settled()
    (heard,) = [event for event in ear.heard if event["on"] == "worker.asked"]
    for worker in (circle.chen, ding):
        (news,) = await told(circle, worker, "worker.asked")
        assert (news["person"]["name"], news["room"]["title"]) == ("Mei", "Poems")
        assert news["room"]["about"] == ""
        assert (await circle.call(worker, "GET", f"/rooms/{room}")).status_code == 404
    assert await inside(circle, room) == ["Mei", "Wei"], "nobody is put in by it"
    assert heard["room"]["id"] == room
    for nobody in (far, circle.kim, circle.wei, mei):
        assert await told(circle, nobody, "worker.asked") == []
    await circle.later(minutes=1)
    watching = await circle.doors.listen(circle.wei)
    await circle.do(circle.chen, "PUT", f"/rooms/{room}/members/me")
    await circle.doors.settled()
    assert "member.joined" in [event["on"] for event in watching.heard]
    assert await inside(circle, room) == ["Chen", "Mei", "Wei"]
    for worker in (circle.chen, ding):
        assert await told(circle, worker, "worker.asked") == []
    join = await circle.call(ding, "PUT", f"/rooms/{room}/members/me")
    assert join.status_code == 404, "one came; nobody else has to, or may"


async def test_it_rings_again_after_an_hour_and_stands_a_day(circle: Circle, mei: Someone) -> None:
    ear = await circle.doors.listen(circle.chen)
    for minutes in (0, 59, 2):
        await circle.later(minutes=minutes)
        await circle.do(circle.rosa, "PUT", f"/rooms/{circle.room}/worker")
    await circle.doors.settled()
    assert [event["on"] for event in ear.heard].count("worker.asked") == 2
    assert len(await told(circle, circle.chen, "worker.asked")) == 1
    await circle.later(days=1)
    assert await told(circle, circle.chen, "worker.asked") == []


async def test_an_ask_to_look_in_holds_for_a_day_and_for_who_works_there(
    circle: Circle, mei: Someone
) -> None:
    """Who works there no more, or comes late, comes in by nobody's word; whom a host invited as a person still may."""
    ding, bo = [await circle.doors.someone(circle.centre, one, "worker") for one in ("Ding", "Bo")]
    gao = await circle.doors.someone(circle.centre, "Gao", "coordinator")
    room = await closed_room(circle, mei)
    await circle.do(circle.wei, "PUT", f"/rooms/{room}/invitations/{circle.kim.id}")
    await circle.later(minutes=1)
    await circle.do(mei, "PUT", f"/rooms/{room}/worker")
    for worker in (ding, bo):
        listed = (await circle.do(worker, "GET", "/rooms/open"))["items"]
        assert room in [one["id"] for one in listed], "first prove that the door is open"
    (held,) = (await circle.do(ding, "GET", "/me"))["appointments"]
    own = f"/centres/{circle.centre}/appointments"
    await circle.do(gao, "POST", own, {"person": ding.id, "role": "member"})
    await circle.do(gao, "DELETE", f"{own}/{held['id']}")
    join = f"/rooms/{room}/members/me"
    assert (await circle.call(ding, "PUT", join)).status_code == 404
    await circle.later(days=1, minutes=1)
    await case_queue.sweep(circle.doors.store)
    assert (await circle.call(bo, "PUT", join)).status_code == 404
    assert (await circle.call(circle.kim, "PUT", join)).status_code == 200
    assert await inside(circle, room) == ["Kim", "Mei", "Wei"]
