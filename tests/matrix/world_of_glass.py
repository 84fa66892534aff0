"""Whose glass is broken in the world: third's by worker_inside, inside's by another, and one's far away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from tests.matrix.world import World

WHY = "He has not come for three days and does not answer."


async def break_glasses(world: World) -> None:
    """`glass`: third's, told later; inside's was told later, too, and is by now; and one far away."""
    people, here = world.people, world.things["centre"]
    coordinator = people["coordinator"]
    for name, by, whom in (
        ("glass", "worker_inside", "third"),
        ("told glass", "worker_outside", "inside"),
    ):
        words = {"person": people[whom].id, "reason": WHY}
        later = f"/centres/{here}/glass-delays/{uuid4()}"
        await world.doors.do(coordinator, "PUT", later, words | {"hours": 24})
        world.things[name] = str(uuid4())
        path = f"/centres/{here}/glasses/{world.things[name]}"
        await world.doors.do(people[by], "PUT", path, words | {"second": coordinator.id})
    world.doors.alter(
        "UPDATE glasses SET told_at = at WHERE by_id IN (SELECT id FROM people WHERE name = ?)",
        people["worker_outside"].name,
    )
    lone, world.foreign["glass"] = (
        await world.doors.centre(f"Far glass {uuid4().hex[:6]}"),
        str(uuid4()),
    )
    worker = await world.doors.someone(lone, "far away", "worker")
    one = await world.doors.someone(lone, "far one")
    path = f"/centres/{lone}/glasses/{world.foreign['glass']}"
    await world.doors.do(worker, "PUT", path, {"person": one.id, "reason": WHY})
