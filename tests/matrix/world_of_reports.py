"""What was reported in the world: third, by inside, and a worker has taken it; and somebody far away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

if TYPE_CHECKING:
    from tests.matrix.doors import Someone
    from tests.matrix.world import World


async def report_all(world: World) -> None:
    people = world.people
    world.things["report"] = await _report(world, people["inside"], people["third"])
    world.doors.alter(
        "UPDATE cases SET taken_by = ?, taken_at = opened_at",
        UUID(people["worker_inside"].id).hex,
    )
    # Whoever reported is told so once that worker has looked.
    desk = f"/centres/{world.things['centre']}/cases"
    (case,) = (await world.doors.do(people["worker_inside"], "GET", desk))["items"]
    await world.doors.do(people["worker_inside"], "GET", f"{desk}/{case['id']}")
    far = world.foreign["centre"]
    one, other = [await world.doors.someone(far, name) for name in ("far one", "far other")]
    room = {"id": str(uuid4()), "title": "Far", "open": True}
    await world.doors.do(one, "POST", "/rooms", room)
    await world.doors.do(other, "PUT", f"/rooms/{room['id']}/members/me")
    world.foreign["report"] = await _report(world, one, other)


async def _report(world: World, who: Someone, whom: Someone) -> str:
    """Out: the id of a new report."""
    key = str(uuid4())
    about = {"kind": "person", "id": whom.id}
    body = {"about": about, "reason": "worried", "words": "so quiet lately"}
    await world.doors.do(who, "PUT", f"/reports/{key}", body)
    return key
