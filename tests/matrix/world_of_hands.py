"""What is asked for in the world: by the representative, in three states; and far away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from jobs import help_requests

if TYPE_CHECKING:
    from tests.matrix.doors import Someone
    from tests.matrix.world import World


async def _ask(world: World, who: Someone, **more: Any) -> str:
    key = str(uuid4())
    words = {"title": "To the clinic", "day": "2099-03-10", "time": "14:00", "audience": "centre"}
    more = {"checklist": ["papers"], "words": "slowly"} | more
    await world.doors.do(who, "PUT", f"/help-requests/{key}", words | more)
    return key


async def ask_for_hands(world: World) -> None:
    """One that inside is chosen for, and third offers for; one agreed with inside, that outside offered for; one of a group."""
    doors, people, things = world.doors, world.people, world.things
    mei = people["representative"]
    things["request"] = await _ask(world, mei)
    things["agreed request"] = await _ask(world, mei)
    await _ask(world, mei, audience="group", group=things["room"])
    for name, parts in (
        ("request", ("inside", "third")),
        ("agreed request", ("inside", "outside")),
    ):
        path = f"/help-requests/{things[name]}"
        for part in parts:
            await doors.do(people[part], "PUT", f"{path}/offers/me", {"words": "gladly"})
        await doors.do(mei, "PUT", f"{path}/choice", {"people": [people["inside"].id]})
    agreed = f"/help-requests/{things['agreed request']}"
    await doors.do(people["inside"], "PUT", f"{agreed}/confirmation", {})
    await help_requests.sweep(doors.store)
    far = await doors.someone(world.foreign["centre"], "far asks")
    world.foreign["request"] = await _ask(world, far)
