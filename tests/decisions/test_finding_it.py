"""From a decision to what it is about: there for who made it, while they have it, and for nobody else."""

from typing import Any

import pytest

from tests.decisions.conftest import Desk
from tests.decisions.test_slips import say
from tests.reports.test_kinds import KINDS


async def about(desk: Desk) -> Any:
    (mine,) = await desk.mine(desk.circle.wei)
    one = await desk.do(desk.circle.wei, "GET", f"/me/decisions/{mine['id']}")
    assert one["about"] == mine["about"]
    return mine["about"]


async def test_a_message_until_it_is_taken_back(desk: Desk) -> None:
    wei, room = desk.circle.wei, desk.circle.room
    key, case = await desk.said()
    await desk.decide(case, "ask_to_change")
    (there,) = [one for one in await desk.circle.history(wei) if one.get("id") == key]
    assert await about(desk) == {"kind": "message", "id": key, "room": room, "seq": there["seq"]}
    ear = await desk.circle.doors.listen(wei, {f"me:{wei.id}": 0})
    (made,) = [event for event in ear.heard if event["on"] == "decision.made"]
    assert made["decision"]["about"]["id"] == key
    await desk.do(wei, "DELETE", f"/rooms/{room}/messages/{key}")
    assert await about(desk) is None


async def test_not_in_a_room_they_are_out_of(desk: Desk) -> None:
    wei, room = desk.circle.wei, desk.circle.room
    _, case = await desk.said()
    await desk.decide(case, "hide")
    assert (await about(desk))["room"] == room, "what is put aside is still theirs"
    await desk.do(wei, "DELETE", f"/rooms/{room}/members/me")
    assert await about(desk) is None
    await desk.later(minutes=30)
    await desk.do(wei, "PUT", f"/rooms/{room}/members/me")
    assert await about(desk) is None, "what was said before they came is not there for them"


@pytest.mark.parametrize(
    ("kind", "gone"),
    [
        ("skill", ("DELETE", "/skills/{key}")),
        ("help_request", ("DELETE", "/help-requests/{key}")),
        ("date", ("PUT", "/dates/{key}/calling-off")),
        ("picture", None),
        ("thanks", None),
        ("ask", None),
    ],
)
async def test_what_has_a_page_while_it_stands(desk: Desk, kind: str, gone: Any) -> None:
    wei = desk.circle.wei
    key, _ = await KINDS[kind](desk.circle)
    await desk.report(desk.circle.lin, key, kind=kind)
    await desk.decide(await desk.case(), "ask_to_change")
    found = await about(desk)
    if kind in ("thanks", "ask"):
        assert found is None, "it has no page of its own"
        return
    if kind == "picture":
        post = (await desk.do(wei, "GET", "/me/skills"))["items"][0]["id"]
        assert found == {"kind": "skill", "id": post, "room": None, "seq": None}
        await desk.do(wei, "DELETE", f"/skills/{post}")
        assert await about(desk) is None
        return
    assert found == {"kind": kind, "id": key, "room": None, "seq": None}
    method, path = gone
    body = {"why": "Rain."} if method == "PUT" else None
    await desk.do(wei, method, path.format(key=key), body)
    assert await about(desk) is None


async def test_it_is_told_to_whom_it_concerns_alone(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    key, case = await desk.said()
    made = await desk.decide(case, "hide")
    appeal, _ = await desk.appeal(kim)
    await say(desk, kim, appeal, "yes")
    seen = await desk.do(kim, "GET", f"/me/advocacy/{appeal}")
    assert "about" not in seen and key not in str(seen)
    for other in (kim, desk.circle.rosa, desk.chen):
        assert (await desk.code(other, "GET", f"/me/decisions/{made['id']}"))[0] == 404
    assert (await about(desk))["id"] == key
    assert (await desk.do(wei, "GET", "/me/decisions"))["items"][0]["about"]["id"] == key
