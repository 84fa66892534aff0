"""Out of a room for a time: nobody but the desk shortens it, nobody finds out about it, and its end lets them in."""

from typing import Any
from uuid import uuid4

import pytest

from tests.decisions.conftest import Desk
from tests.matrix.doors import Someone


async def elsewhere(desk: Desk) -> None:
    """Rosa, Kim and Wei are in another group besides, so that they can still invite each other."""
    c, far = desk.circle, str(uuid4())
    await c.do(c.kim, "POST", "/rooms", {"id": far, "title": "Songs", "open": True})
    for who in (c.wei, c.rosa, c.sam):
        await c.do(who, "PUT", f"/rooms/{far}/members/me")


async def out(desk: Desk, lasts: str = "month", **more: Any) -> dict[str, Any]:
    """Wei is put out of the group; out: the decision."""
    _, case = await desk.said()
    return await desk.decide(case, "remove_from_room", lasts=lasts, **more)


async def join(desk: Desk) -> int:
    path = f"/rooms/{desk.circle.room}/members/me"
    return (await desk.circle.call(desk.circle.wei, "PUT", path)).status_code


async def invite(desk: Desk, who: Someone) -> int:
    path = f"/rooms/{desk.circle.room}/invitations/{desk.circle.wei.id}"
    return (await desk.circle.call(who, "PUT", path)).status_code


async def test_no_invitation_shortens_what_the_desk_decided(desk: Desk) -> None:
    await elsewhere(desk)
    await out(desk)
    for who in (desk.circle.rosa, desk.circle.kim, desk.chen):
        assert await invite(desk, who) == 204
        assert await join(desk) == 404
    assert (await desk.mine(desk.circle.wei))[0]["state"] == "in_force"
    listed = (await desk.do(desk.circle.wei, "GET", "/rooms/open"))["items"]
    assert desk.circle.room not in [room["id"] for room in listed]


@pytest.mark.parametrize("how", ["left", "asked_out", "decided"])
async def test_who_invites_is_answered_alike(desk: Desk, how: str) -> None:
    """Whether somebody left, was asked out by a host or by the desk is nobody's to find out."""
    c = desk.circle
    await elsewhere(desk)
    if how == "left":
        await c.do(c.wei, "DELETE", f"/rooms/{c.room}/members/me")
    elif how == "asked_out":
        words = {"person": c.wei.id, "reason": "a calm week"}
        await c.do(c.rosa, "POST", f"/rooms/{c.room}/removals", words)
    else:
        await out(desk)
    assert [await invite(desk, who) for who in (c.kim, c.kim)] == [204, 204]
    assert (await join(desk) < 300) is (how == "left")
    if how == "asked_out":
        assert await invite(desk, c.rosa) == 204, "a host lets back in whom a host asked out"
        assert await join(desk) < 300


async def test_the_longest_of_two_holds(desk: Desk) -> None:
    one = await out(desk, "week", keep_open=True)
    await desk.decide(await desk.case(), "remove_from_room", lasts="month")
    await desk.undo(desk.ding, one["id"])
    assert await join(desk) == 404
    await desk.later(days=8)
    assert await join(desk) == 404
    await desk.later(days=23)
    assert await join(desk) < 300


async def test_taking_leaving_back_is_no_way_in(desk: Desk) -> None:
    c = desk.circle
    _, case = await desk.said()
    await c.do(c.wei, "DELETE", f"/rooms/{c.room}/members/me")
    await desk.decide(case, "remove_from_room", lasts="month")
    assert await join(desk) == 404


async def test_an_earlier_invitation_is_no_way_in(desk: Desk) -> None:
    c = desk.circle
    await elsewhere(desk)
    _, case = await desk.said()
    await c.do(c.wei, "DELETE", f"/rooms/{c.room}/members/me")
    assert await invite(desk, c.rosa) == 204
    await desk.decide(case, "remove_from_room", lasts="month")
    assert await join(desk) == 404


async def test_removal_for_good_leaves_no_way_back_into_what_they_just_left(desk: Desk) -> None:
    c = desk.circle
    _, case = await desk.said()
    made = await desk.decide(case, "removal")
    await c.do(c.wei, "DELETE", f"/rooms/{c.room}/members/me")
    await desk.do(desk.ding, "PUT", f"{desk.path(case, made['id'])}/second")
    assert await join(desk) == 404


async def test_the_end_lets_them_into_a_group_that_is_not_listed(desk: Desk) -> None:
    c = desk.circle
    await c.do(c.rosa, "PATCH", f"/rooms/{c.room}", {"open": False})
    await out(desk, "week")
    await desk.later(days=6)
    assert await join(desk) == 404
    await desk.later(days=2)
    (invited,) = (await desk.do(c.wei, "GET", "/rooms/open"))["items"]
    assert (invited["id"], invited["invited_by"]["name"]) == (c.room, "Chen")
    assert await join(desk) < 300
    # Once: who leaves afterwards by themselves isn't invited again.
    await c.do(c.wei, "DELETE", f"/rooms/{c.room}/members/me")
    await desk.later(days=1)
    assert (await desk.do(c.wei, "GET", "/rooms/open"))["items"] == []


async def test_what_a_group_is_called_later_is_not_theirs_to_know(desk: Desk) -> None:
    c = desk.circle
    await out(desk)
    (then,) = await desk.mine(c.wei)
    assert then["place"], "first prove that it says where"
    await c.do(c.rosa, "PATCH", f"/rooms/{c.room}", {"title": "Without Wei"})
    (now,) = await desk.mine(c.wei)
    assert now["place"] == then["place"]
    assert "Without Wei" not in str(await c.do(c.wei, "GET", "/me/data"))
