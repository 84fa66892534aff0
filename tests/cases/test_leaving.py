"""A worker whose staff role ends here: out of what was open to them by duty at once, their cases wait for all."""

from typing import Any
from uuid import uuid4

import pytest

from tests.cases.conftest import Desk
from tests.matrix.doors import Someone


async def ends(desk: Desk, who: Someone, role: str = "worker") -> None:
    me = await desk.doors.do(who, "GET", "/me")
    (held,) = [one["id"] for one in me["appointments"] if one["role"] == role]
    await desk.do(desk.ada, "DELETE", f"/appointments/{held}")


async def becomes(desk: Desk, who: Someone, role: str) -> None:
    await desk.do(desk.ada, "POST", "/appointments", {"person": who.id, "role": role})


async def worker_room(desk: Desk, worker: Someone, person: Someone) -> str:
    room = str(uuid4())
    await desk.do(worker, "PUT", f"/people/{person.id}/room", {"id": room})
    return room


async def said(desk: Desk, who: Someone, room: str, text: str) -> None:
    path = f"/rooms/{room}/messages/{uuid4()}"
    await desk.doors.do(who, "PUT", path, {"text": text})


async def reads(desk: Desk, who: Someone, room: str) -> Any:
    """Out: the texts somebody reads in a room, or the refusal's status."""
    answer = await desk.doors.call(who, "GET", f"/rooms/{room}/messages")
    if not answer.is_success:
        return answer.status_code
    return [item["text"] for item in answer.json()["items"] if "text" in item]


@pytest.fixture
async def report(desk: Desk) -> str:
    """Out: a report of Sam's about something that Rosa said."""
    key = str(uuid4())
    about = {"kind": "message", "id": await desk.says(desk.rosa, "Go away.")}
    await desk.doors.do(
        desk.sam, "PUT", f"/reports/{key}", {"about": about, "reason": "hurts", "words": ""}
    )
    return key


async def test_out_of_workers_rooms_and_live_too(desk: Desk) -> None:
    await becomes(desk, desk.chen, "member")
    room = await worker_room(desk, desk.chen, desk.rosa)
    await said(desk, desk.rosa, room, "only for a worker")
    ear = await desk.doors.listen(desk.chen)
    await ends(desk, desk.chen)
    await said(desk, desk.rosa, room, "said after the end")
    await desk.doors.settled()
    assert "said after the end" not in str(ear.heard)
    assert await reads(desk, desk.chen, room) == 404
    assert room not in str(await desk.doors.do(desk.chen, "GET", "/rooms"))
    assert await reads(desk, desk.rosa, room) == ["only for a worker", "said after the end"]
    shown = await desk.doors.do(desk.rosa, "GET", f"/rooms/{room}")
    assert (shown["kind"], shown["other"]) == ("worker", None)
    hours = await desk.doors.do(desk.rosa, "GET", f"/rooms/{room}/hours")
    assert hours == {"staffed": False, "reads_at": None, "away": None}


async def test_another_staff_role_keeps_them(desk: Desk) -> None:
    await becomes(desk, desk.chen, "coordinator")
    room = await worker_room(desk, desk.chen, desk.rosa)
    await ends(desk, desk.chen)
    assert await reads(desk, desk.chen, room) == []


async def test_the_room_with_ones_own_worker_stays(desk: Desk) -> None:
    """Who talked with a worker as a member, became one and is a member again, keeps that talk."""
    await desk.later(minutes=1)
    own = await worker_room(desk, desk.bo, desk.kim)
    await becomes(desk, desk.kim, "worker")
    theirs = await worker_room(desk, desk.kim, desk.rosa)
    await becomes(desk, desk.lin, "worker")
    await ends(desk, desk.kim)
    assert await reads(desk, desk.kim, own) == []
    assert await reads(desk, desk.kim, theirs) == 404


async def test_whoever_was_looked_after_and_works_here_now_stays_alone(desk: Desk) -> None:
    room = await worker_room(desk, desk.chen, desk.lin)
    await becomes(desk, desk.chen, "member")
    await becomes(desk, desk.lin, "worker")
    await ends(desk, desk.chen)
    assert await reads(desk, desk.chen, room) == 404


async def test_out_of_the_rooms_of_cases(desk: Desk, report: str) -> None:
    (row,) = await desk.queue(desk.chen)
    await desk.take(desk.chen, row["id"])
    room = (await desk.doors.do(desk.sam, "PUT", f"/me/reports/{report}/room"))["room"]
    await becomes(desk, desk.chen, "member")
    await ends(desk, desk.chen)
    await said(desk, desk.sam, room, "I tell the workers this")
    assert await reads(desk, desk.chen, room) == 404
    assert await reads(desk, desk.sam, room) == ["I tell the workers this"]


async def test_ones_own_case_stays_ones_own(desk: Desk) -> None:
    """What Kim reported herself is talked over in her room, also when she works here no more."""
    key = str(uuid4())
    about = {"kind": "message", "id": await desk.says(desk.rosa, "Go away.")}
    await desk.doors.do(desk.kim, "PUT", f"/reports/{key}", {"about": about, "reason": "hurts"})
    (row,) = await desk.queue(desk.chen)
    await desk.take(desk.chen, row["id"])
    room = (await desk.doors.do(desk.kim, "PUT", f"/me/reports/{key}/room"))["room"]
    await becomes(desk, desk.kim, "worker")
    await ends(desk, desk.kim)
    assert await reads(desk, desk.kim, room) == []


async def test_their_cases_wait_for_all_at_once(desk: Desk) -> None:
    taken, handed, looked = [await desk.case() for _ in range(3)]
    await desk.take(desk.chen, taken)
    for case, path, body in (
        (handed, "handing", {"to": desk.chen.id}),
        (looked, "looking", {"worker": desk.chen.id}),
    ):
        version = (await desk.take(desk.bo, case))["version"]
        await desk.do(desk.bo, "PUT", f"/cases/{case}/{path}", body | {"version": version})
    await ends(desk, desk.chen)
    rows = {row["id"]: row for row in await desk.queue(desk.ada)}
    assert rows[taken]["taken_by"] is None
    assert (rows[handed]["taken_by"]["name"], rows[handed]["handed_to"]) == ("Bo", None)
    assert (rows[looked]["taken_by"]["name"], rows[looked]["looks_too"]) == ("Bo", None)
    steps = (await desk.page(desk.ada, taken))["steps"]
    assert (steps[-1]["kind"], steps[-1]["by"]) == ("handed_back", None)
