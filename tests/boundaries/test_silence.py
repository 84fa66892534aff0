"""Silent means silent: within each of the two kinds, what the other side is answered is the same."""

from uuid import uuid4

import pytest

from tests.boundaries.conftest import Circle
from tests.boundaries.silence import GONE, QUIET, TRIES, Told, in_the_group, tell
from tests.matrix.doors import Someone
from tests.matrix.test_unknown import masked


async def own_room(circle: Circle, who: Someone) -> str:
    room = str(uuid4())
    await circle.do(who, "POST", "/rooms", {"id": room, "title": "mine"})
    return room


async def test_gone_is_as_if_it_never_was(circle: Circle) -> None:
    """Blocked whichever way, left, closed, never met: byte for byte, and query for query, an unknown id."""
    me = await in_the_group(circle, "Me")
    room = await own_room(circle, me)
    for what in TRIES:
        told = {"unknown": await tell(circle, me, what, str(uuid4()), room)}
        for why, make in GONE.items():
            if (what, why) != ("block", "whom I block"):  # that one I know, and may say twice
                told[why] = await tell(circle, me, what, (await make(circle, me)).id, room)
        assert len(set(map(str, told.values()))) == 1, (what, told)
        assert told["unknown"][0] == 404
        if what != "think of them":
            there = (await in_the_group(circle)).id
            answered = await tell(circle, me, what, there, room)
            assert answered[0] < 300, f"{what} would work with somebody who is there"


async def test_quiet_reads_waiting(circle: Circle) -> None:
    """Whatever keeps an ask from its reader: the same bytes, as many queries, the same list of asks."""
    told: dict[str, tuple[Told, Told, str]] = {}
    for why, make in QUIET.items():
        me = await in_the_group(circle, "Me")
        room = await own_room(circle, me)
        them = await make(circle, me)
        page = await tell(circle, me, "open their page", them.id, room)
        asked = await tell(circle, me, "ask to talk", them.id, room)
        await circle.sweep()
        told[why] = (asked, page, await my_asks(circle, me))
    assert len(set(map(str, told.values()))) == 1, told
    assert told["resting"][0][0] == 201


async def my_asks(circle: Circle, me: Someone) -> str:
    return masked((await circle.call(me, "GET", "/me/asks")).content)


@pytest.mark.parametrize("before", ["no", "not_now", None, "removed"])
async def test_a_cool_down_reads_waiting_too(circle: Circle, before: str | None) -> None:
    """Asked again within a cool-down, whatever came before it: answered as the first ask was."""
    wei, lin = await in_the_group(circle, "Me"), await in_the_group(circle)
    first = await tell(circle, wei, "ask to talk", lin.id, "")
    await circle.sweep()
    if before in ("no", "not_now"):
        await circle.answer(lin, before)
    if before == "removed":
        room = (await circle.answer(lin, "yes"))["room"]
        await circle.do(lin, "DELETE", f"/rooms/{room}/members/me")
    await circle.later(days=43)  # the ask's 14 days are over, the cool-down's 30 are not
    again = await tell(circle, wei, "ask to talk", lin.id, "")
    known = await circle.asks_to(lin)
    await circle.sweep()
    new = set(await circle.asks_to(lin)) - set(known)
    assert len(new) == (1 if before == "removed" else 0), "counted from the removal, it is over"
    assert again == first


async def test_nothing_reaches_the_asker_but_a_yes(circle: Circle) -> None:
    """Live, on catching up and in For you: not a byte, not a number."""
    ear = await circle.doors.listen(circle.wei)
    head = ear.heard[0]["heads"][f"me:{circle.wei.id}"]
    for answer in ("no", "not_now"):
        await circle.ask(circle.wei, circle.lin)
        await circle.answer(circle.lin, answer)
        await circle.later(days=150)
    late = await circle.doors.listen(circle.wei, {f"me:{circle.wei.id}": head})
    assert [e["on"] for e in (*ear.heard, *late.heard)] == ["ready", "ready"]
    assert late.heard[0]["heads"][f"me:{circle.wei.id}"] == head
    assert (await circle.do(circle.wei, "GET", "/me/for-you"))["items"] == []
