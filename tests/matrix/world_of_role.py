"""Hours, a rota, who stands in, and a draft of the house rules in the world; and the like far away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from tests.matrix.doors import Someone
    from tests.matrix.world import World

WEEK: list[list[dict[str, str]]] = [[{"begins": "09:00", "ends": "17:00"}]] * 7


async def set_the_desk(world: World) -> None:
    """Worker_outside stands in for worker_inside, who has a room with inside."""
    people, things = world.people, world.things
    for part in ("worker_inside", "worker_outside"):
        things[part] = people[part].id
    things["role"] = "worker"
    coordinator, chen = people["coordinator"], people["worker_inside"]
    at = f"/centres/{things['centre']}"
    await world.doors.do(coordinator, "PUT", f"{at}/hours", {"week": WEEK})
    span = {"worker": chen.id, "weekday": "mon", **WEEK[0][0]}
    await world.doors.do(coordinator, "PUT", f"{at}/rota", {"items": [span]})
    room = f"{at}/people/{people['inside'].id}/room"
    made = await world.doors.do(chen, "PUT", room, {"id": str(uuid4())})
    things["worker_room"] = made["id"]
    things["stand_in"] = await _stand_in(world, things["centre"], chen, people["worker_outside"])
    things["draft"] = await _draft(world, things["centre"], coordinator)
    card = f"{at}/role-cards/worker"
    own: list[Any] = [{"side": "may", "words": "Open the gate."}]
    await world.doors.do(coordinator, "PUT", card, {"lines": own})
    await _far_away(world)


async def _far_away(world: World) -> None:
    far = world.foreign["centre"]
    one, other = [await world.doors.someone(far, name, "worker") for name in ("w one", "w other")]
    boss = await world.doors.someone(far, "boss", "coordinator")
    world.foreign["stand_in"] = await _stand_in(world, far, one, other)
    world.foreign["draft"] = await _draft(world, far, boss)


async def _stand_in(world: World, centre: str, worker: Someone, other: Someone) -> str:
    """Out: the id of what was arranged and agreed."""
    key, now = str(uuid4()), datetime.now(UTC)
    words = {
        "worker": worker.id,
        "stand_in": other.id,
        "from": (now - timedelta(hours=1)).isoformat(),
        "until": (now + timedelta(days=7)).isoformat(),
    }
    path = f"/centres/{centre}/stand-ins/{key}"
    await world.doors.do(worker, "PUT", path, words)
    await world.doors.do(other, "PUT", f"{path}/answer", {"answer": "yes"})
    return key


async def _draft(world: World, centre: str, by: Someone) -> str:
    """Out: the id of a draft of the house rules."""
    key = str(uuid4())
    line = {"id": str(uuid4()), "text": "We water the plants.", "easy": "Water the plants."}
    path = f"/centres/{centre}/guidelines/drafts/{key}"
    await world.doors.do(by, "PUT", path, {"lines": [line]})
    return key
