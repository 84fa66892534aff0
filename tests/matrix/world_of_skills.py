"""Skill posts of the world: one of inside's and one of third's for their centre, one far away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tests.matrix.world_of_pictures import put_picture

if TYPE_CHECKING:
    from tests.matrix.doors import Someone
    from tests.matrix.world import World


async def post_skills(world: World) -> None:
    """All of it is said in inside's: every field comes once."""
    said: dict[str, Any] = {
        "kind": "show",
        "title": "Singing",
        "words": "Humming counts.",
        "category": "music",
        "tags": ["singing"],
        "how": ["room"],
        "when": "Tuesdays",
        "until": "2099-12-31",
        "audience": "centre",
        "steps": [{"words": "Breathe in."}],
    }
    inside, third = world.people["inside"], world.people["third"]
    store = world.doors.store
    one, other = [await put_picture(store, inside.id, held=False) for _ in range(2)]
    shown = {"pictures": [one], "steps": [{"words": "Breathe in.", "picture": other}]}
    world.things["skill"] = await _post(world, inside, said | shown)
    group = {"audience": "group", "group": world.things["room"]}
    await _post(world, inside, said | group)
    await _post(world, third, said)
    await _answered(world)
    far = await world.doors.someone(world.foreign["centre"], "far away")
    world.foreign["skill"] = await _post(world, far, said)


async def _post(world: World, who: Someone, said: Any) -> str:
    key = str(uuid4())
    await world.doors.do(who, "PUT", f"/skills/{key}", said)
    return key


async def _answered(world: World) -> None:
    """Inside has answered a post of friend's, and the host comes with a date from inside's."""
    friend, mei = world.people["friend"], world.people["representative"]
    said = {"kind": "learn", "title": "Knitting", "audience": "centre"}
    theirs = await _post(world, friend, said)
    path = f"/skills/{theirs}/answers/{uuid4()}"
    await world.doors.do(world.people["inside"], "PUT", path, {"words": "May I come?"})
    words = {"title": "Singing", "starts": "2099-03-12T14:00", "skill": world.things["skill"]}
    await world.doors.do(mei, "PUT", f"/activities/{uuid4()}", words)
