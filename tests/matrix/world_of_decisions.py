"""What was decided in the world: two things about inside, by the coordinator; of one inside appeals, with host asked to stand by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from actions.cases import open_case
from core.work import Work

if TYPE_CHECKING:
    from tests.matrix.doors import Doors, Someone
    from tests.matrix.world import World


@dataclass(frozen=True)
class _Thing:
    kind: str
    id: UUID
    author: UUID
    room: UUID | None = None


async def decide_all(world: World) -> None:
    people, here = world.people, world.things["centre"]
    inside, coordinator = people["inside"], people["coordinator"]
    case, decision = await decided(world.doors, here, inside, coordinator)
    world.things |= {"decided case": case, "decision": decision}
    _, appealed = await decided(world.doors, here, inside, coordinator)
    world.things["appealed"] = appealed
    world.things["appeal"] = await appeal(world.doors, inside, appealed, people["host"])
    far = world.foreign["centre"]
    one = await world.doors.someone(far, "far six")
    worker = await world.doors.someone(far, "far seven", "worker")
    _, decision = await decided(world.doors, far, one, worker)
    world.foreign["decision"] = decision
    world.foreign["appeal"] = await appeal(world.doors, one, decision)


async def decided(doors: Doors, centre: str, who: Someone, by: Someone) -> tuple[str, str]:
    """Out: a case about something of theirs, which stays open, and what was decided."""

    def begin(work: Work) -> tuple[UUID, int]:
        thing = _Thing("skill", uuid4(), UUID(who.id))
        case = open_case(work, centre=UUID(centre), thing=thing, origin="report", danger=False)
        return case.id, case.version

    case, version = await doors.store.write(begin)
    key = str(uuid4())
    words = {"kind": "ask_to_change", "reason": "Please look once more.", "version": version}
    path = f"/centres/{centre}/cases/{case}/decisions/{key}"
    await doors.do(by, "PUT", path, words | {"keep_open": True})
    answer = f"/me/decisions/{key}/answers/{uuid4()}"
    await doors.do(who, "PUT", answer, {"words": "I was tired."})
    return str(case), key


async def appeal(doors: Doors, who: Someone, decision: str, advocate: Someone | None = None) -> str:
    """Out: the id of an appeal; whom they ask to stand by them hasn't answered."""
    key = str(uuid4())
    words = {"id": key, "words": "I see it otherwise."}
    words |= {"advocate": advocate.id} if advocate else {}
    await doors.do(who, "PUT", f"/me/decisions/{decision}/appeal", words)
    return key
