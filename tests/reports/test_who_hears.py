"""Whom a reporter talks with: who has it now and works there, let in by the reporter alone; nobody who had it."""

from typing import Any
from uuid import uuid4

import pytest

from tests.decisions.conftest import Desk, desk
from tests.matrix.doors import Someone

__all__ = ["desk"]
KIND = "It was me who told you."


@pytest.fixture
async def report(desk: Desk) -> str:
    """Out: a report of Rosa's that Chen has taken."""
    key = str(uuid4())
    message = await desk.circle.say(desk.circle.wei, "hm")
    about = {"kind": "message", "id": message}
    await desk.do(desk.circle.rosa, "PUT", f"/reports/{key}", {"about": about, "reason": "hurts"})
    await step(desk, desk.chen, "taking", {})
    return key


async def step(desk: Desk, who: Someone, path: str, body: dict[str, Any]) -> None:
    items = (await desk.do(desk.ding, "GET", f"{desk.here}/cases"))["items"]
    seen = body | {"version": items[0]["version"]}
    await desk.do(who, "PUT", f"{desk.here}/cases/{items[0]['id']}/{path}", seen)


async def hand_on(desk: Desk) -> None:
    await step(desk, desk.chen, "handing", {"to": desk.ding.id})
    await step(desk, desk.ding, "handing/answer", {"yes": True})


async def mine(desk: Desk, report: str) -> dict[str, Any]:
    found: dict[str, Any] = await desk.do(desk.circle.rosa, "GET", f"/me/reports/{report}")
    return found


async def talk(desk: Desk, report: str) -> str:
    path = f"/me/reports/{report}/room"
    return str((await desk.do(desk.circle.rosa, "PUT", path))["room"])


async def inside(desk: Desk, room: str) -> list[str]:
    members = (await desk.do(desk.circle.rosa, "GET", f"/rooms/{room}/members"))["items"]
    return sorted(one["person"]["name"] for one in members)


async def ends(desk: Desk, who: Someone) -> None:
    """Only a member from now on."""
    body = {"person": who.id, "role": "member"}
    await desk.do(desk.gao, "POST", f"{desk.here}/appointments", body)
    me = await desk.do(who, "GET", "/me")
    role = next(one["id"] for one in me["appointments"] if one["role"] == "worker")
    await desk.do(desk.gao, "DELETE", f"{desk.here}/appointments/{role}")


async def test_nobody_who_works_there_no_more(desk: Desk, report: str) -> None:
    """Also where the case has ended: who had it last isn't let in."""
    await desk.decide(await desk.case(), "hide")
    assert (await mine(desk, report))["may"]["talk"]
    await ends(desk, desk.chen)
    found = await mine(desk, report)
    assert (found["state"], found["by"], found["may"]["talk"]) == ("done", None, False)
    said = await desk.code(desk.circle.rosa, "PUT", f"/me/reports/{report}/room")
    assert said == (409, "nobody_has_it_yet")
    assert "case" not in [
        room["kind"] for room in (await desk.do(desk.chen, "GET", "/rooms"))["items"]
    ]


async def test_an_open_case_waits_for_the_next(desk: Desk, report: str) -> None:
    room = await talk(desk, report)
    await ends(desk, desk.chen)
    found = await mine(desk, report)
    assert (found["state"], found["by"], found["room"]) == ("waiting", None, room)
    assert (found["may"]["talk"], found["may"]["let_in"]) == (False, False)
    assert await inside(desk, room) == ["Rosa"]
    await step(desk, desk.ding, "taking", {})
    assert (await mine(desk, report))["may"]["let_in"]
    assert await talk(desk, report) == room
    assert await inside(desk, room) == ["Ding", "Rosa"]


async def test_handed_on_the_reporter_lets_them_in(desk: Desk, report: str) -> None:
    room = await talk(desk, report)
    assert not (await mine(desk, report))["may"]["let_in"]
    ear = await desk.circle.doors.listen(desk.circle.rosa)
    before = await desk.circle.doors.listen(desk.chen)
    await hand_on(desk)
    assert await inside(desk, room) == ["Rosa"]
    await desk.circle.say(desk.circle.rosa, KIND, room)
    await desk.circle.doors.settled()
    assert KIND not in str(before.heard)
    answer = await desk.circle.call(desk.chen, "GET", f"/rooms/{room}/messages")
    assert answer.status_code == 404
    told = [event["report"] for event in ear.heard if event["on"] == "report.changed"]
    assert told == [await mine(desk, report)]
    assert (told[0]["by"]["name"], told[0]["may"]["let_in"]) == ("Ding", True)
    assert await talk(desk, report) == room
    assert await inside(desk, room) == ["Ding", "Rosa"]
    assert not (await mine(desk, report))["may"]["let_in"]


@pytest.mark.parametrize("who", ["all", "coordinator"])
async def test_given_back_or_taken_over(desk: Desk, report: str, who: str) -> None:
    room = await talk(desk, report)
    if who == "all":
        await step(desk, desk.chen, "handing", {"to": None})
    else:
        await step(desk, desk.gao, "taking", {})
    assert await inside(desk, room) == ["Rosa"]


async def test_without_a_talk_handing_on_tells_nothing(desk: Desk, report: str) -> None:
    ear = await desk.circle.doors.listen(desk.circle.rosa)
    await hand_on(desk)
    await desk.circle.doors.settled()
    assert [event for event in ear.heard if event["on"] == "report.changed"] == []
    found = await mine(desk, report)
    assert (found["by"]["name"], found["room"], found["may"]["let_in"]) == ("Ding", None, False)


async def test_who_has_it_does_not_report_it_besides(desk: Desk, report: str) -> None:
    """Giving it back at that moment would tell every colleague whose report came in."""
    page = f"{desk.here}/cases/{(await desk.case())['id']}"
    before = await desk.do(desk.ding, "GET", page)
    body = {"about": (await mine(desk, report))["about"], "reason": "hurts"}
    path = f"/reports/{uuid4()}"
    assert await desk.code(desk.chen, "PUT", path, body) == (409, "you_look_after_it")
    after = await desk.do(desk.ding, "GET", page)
    assert after["steps"] == before["steps"] and after["taken_by"]["name"] == "Chen"
    await step(desk, desk.chen, "handing", {"to": None})
    await desk.do(desk.chen, "PUT", path, body)
    assert await desk.code(desk.chen, "GET", page) == (404, "not_found"), (
        "from now on it is others'"
    )
    steps = (await desk.do(desk.ding, "GET", page))["steps"]
    assert (steps[-1]["kind"], steps[-1]["by"]) == ("joined", None)


async def test_who_has_it_is_told_of_what_is_added(desk: Desk, report: str) -> None:
    async def asked(who: Someone) -> list[str | None]:
        items = (await desk.do(who, "GET", "/me/for-you"))["items"]
        return [one["event"]["asks"] for one in items if one["event"]["on"] == "case.changed"]

    assert await asked(desk.chen) == []
    more = {"words": "And now again."}
    await desk.do(desk.circle.rosa, "PATCH", f"/me/reports/{report}", more)
    assert await asked(desk.chen) == ["more"] and await asked(desk.ding) == []
    note = f"{desk.here}/cases/{(await desk.case())['id']}/notes/{uuid4()}"
    await desk.do(desk.chen, "PUT", note, {"words": "Seen."})
    assert await asked(desk.chen) == []
    await desk.report(desk.circle.lin, (await mine(desk, report))["about"]["id"])
    assert await asked(desk.chen) == ["more"] and await asked(desk.ding) == []
