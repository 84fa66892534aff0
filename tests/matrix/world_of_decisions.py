"""What was decided in the world: two things about inside, by the coordinator; of one inside appeals, with host asked to stand by.

And a removal that worker_inside proposes; something decided about worker_inside; and a removal proposed where
worker_outside reported it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from actions.cases import open_case
from core.ids import new_id
from core.work import Work
from models.reports import Report

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
    await _stand_to_it(world)
    far = world.foreign["centre"]
    one = await world.doors.someone(far, "far six")
    worker = await world.doors.someone(far, "far seven", "worker")
    _, decision = await decided(world.doors, far, one, worker)
    world.foreign["decision"] = decision
    world.foreign["appeal"] = await appeal(world.doors, one, decision)


async def _stand_to_it(world: World) -> None:
    """Three cases to which not every worker stands alike: one proposed, one is concerned, one reported it."""
    people, here = world.people, world.things["centre"]
    for name, whose, by, kind, reporter in (
        ("proposed", "left", "worker_inside", "removal", None),
        ("of worker_inside", "worker_inside", "coordinator", "ask_to_change", None),
        ("by worker_outside", "left", "coordinator", "removal", people["worker_outside"]),
    ):
        case, decision = await decided(
            world.doors, here, people[whose], people[by], kind, reporter=reporter
        )
        world.things |= {f"decided case {name}": case, f"decision {name}": decision}


async def decided(
    doors: Doors,
    centre: str,
    who: Someone,
    by: Someone,
    kind: str = "ask_to_change",
    reporter: Someone | None = None,
) -> tuple[str, str]:
    """Out: a case about something of theirs, which stays open, and what was decided, or only proposed."""

    def begin(work: Work) -> tuple[UUID, int]:
        thing = _Thing("skill", uuid4(), UUID(who.id))
        case = open_case(work, centre=UUID(centre), thing=thing, origin="report", danger=False)
        if reporter is not None:
            by_id = UUID(reporter.id)
            work.session.add(
                Report(id=new_id(), case_id=case.id, by_id=by_id, reason="hurts", at=work.now)
            )
        return case.id, case.version

    case, version = await doors.store.write(begin)
    key = str(uuid4())
    words = {"kind": kind, "reason": "Please look once more.", "version": version}
    if kind == "removal":
        words["rule_line"] = str(uuid5(UUID(centre), "guideline kind"))
    path = f"/centres/{centre}/cases/{case}/decisions/{key}"
    await doors.do(by, "PUT", path, words | {"keep_open": True})
    if kind != "removal":  # of what is only proposed they know nothing
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
