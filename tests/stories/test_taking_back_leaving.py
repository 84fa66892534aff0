"""Leaving is done at once and can be taken back for a minute, without what was said meanwhile."""

from tests.support.cast import Cast
from tests.support.checks import check_problem


async def test_who_takes_leaving_back_has_the_old_history_but_not_what_was_missed(
    cast: Cast,
) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam, cast.kim)
    await cast.rosa.send(room, "before leaving")
    await cast.sam.leave(room)
    await cast.rosa.send(room, "while sam was out")
    assert "while sam was out" in await cast.kim.texts(room)
    check_problem(await cast.sam.call("GET", f"/rooms/{room}/messages"), 404, "not_found")
    await cast.sam.join(room)
    await cast.rosa.send(room, "after coming back")
    assert await cast.sam.texts(room) == ["before leaving", "after coming back"]
    line = await cast.sam.listen({f"room:{room}": 0})
    assert line.knows("before leaving") and not line.knows("while sam was out")


async def test_who_was_asked_out_has_nothing_to_take_back(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    words = {"person": cast.sam.id, "reason": "Let's take a break from this room."}
    await cast.rosa.do("POST", f"/rooms/{room}/removals", words)
    check_problem(await cast.sam.call("PUT", f"/rooms/{room}/members/me"), 404, "not_found")
