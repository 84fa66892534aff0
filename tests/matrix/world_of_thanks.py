"""Who thanked whom in the world: third thanked inside, inside thanked third, and two far away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from tests.matrix.doors import Someone
    from tests.matrix.world import World


async def thank_all(world: World) -> None:
    """`note` is to inside, `given` from inside, who is asked whether it may be shown; third shows one of friend's."""
    people, date = world.people, world.things["date"]
    third, inside, friend = people["third"], people["inside"], people["friend"]
    why = {"what": "date", "what_id": date, "words": "for the tea", "line": "gentle", "card": "tea"}
    world.things["note"] = await _thank(world, third, inside, **why)
    world.things["given"] = await _thank(world, inside, third, **why)
    shown = await _thank(world, friend, third, **why)
    for note in (world.things["given"], shown):
        await world.doors.do(third, "PUT", f"/me/kind-words/{note}/showing")
    await world.doors.do(friend, "PUT", f"/me/thanks/{shown}/agreement", {"answer": "yes"})
    far = world.foreign["centre"]
    one, other = [await world.doors.someone(far, name) for name in ("far one", "far other")]
    room = {"id": str(uuid4()), "title": "Far", "open": True}
    await world.doors.do(one, "POST", "/rooms", room)
    await world.doors.do(other, "PUT", f"/rooms/{room['id']}/members/me")
    world.foreign["note"] = await _thank(world, one, other, card="sun")


async def _thank(world: World, who: Someone, whom: Someone, **more: Any) -> str:
    """Out: the id of a new note."""
    key = str(uuid4())
    await world.doors.do(who, "PUT", f"/thanks/{key}", {"person": whom.id} | more)
    return key
