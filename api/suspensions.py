"""A pause from writing over HTTP: workers set and lift it, who is paused reads why."""

from uuid import UUID

from fastapi import Response

from actions import pausing, suspensions, telling_decisions
from api.door import AtDesk, Doors, Me, ProveFirst, Router, problems
from core.errors import AlreadyDifferent, NotAllowed, NotFound
from models.decisions import Why
from models.ledger import Listed
from models.suspensions import NewSuspension, SuspensionShape

centres = Router(prefix="/centres/{centre:uuid}/suspensions", tags=["suspensions"])
mine = Router(prefix="/me/suspensions", tags=["suspensions"])
routers = (centres, mine)


@centres.put(
    "/{suspension:uuid}",
    status_code=201,
    responses=problems(
        ProveFirst,
        NotFound,
        NotAllowed,
        pausing.OnlyCare,
        pausing.CaseIsTaken,
        pausing.CaseMovedOn,
        AlreadyDifferent,
    )
    | {200: {"model": SuspensionShape}},
)
async def suspend(
    store: Doors, me: AtDesk, centre: UUID, suspension: UUID, new: NewSuspension, response: Response
) -> SuspensionShape:
    """Pause somebody's writing for a day or a week, with a reason that they read and can answer: workers."""
    shape, fresh = await store.write(pausing.suspend, me, centre, suspension, new)
    response.status_code = 201 if fresh else 200
    await telling_decisions.tell_due(store)
    return shape


@centres.get("", responses=problems(ProveFirst, NotFound))
async def suspensions_here(store: Doors, me: AtDesk, centre: UUID) -> Listed[SuspensionShape]:
    """The pauses that hold now: who, why, by whom, until when. For workers."""
    return Listed(items=await store.read(suspensions.at_centre, me, centre))


@centres.delete("/{suspension:uuid}", status_code=204, responses=problems(ProveFirst, NotFound))
async def lift(
    store: Doors, me: AtDesk, centre: UUID, suspension: UUID, why: Why | None = None
) -> None:
    """Let somebody write again, with a reason that they read: any worker of the centre, not only who paused them."""
    await store.write(pausing.lift, me, centre, suspension, why)


@mine.get("", responses=problems())
async def my_suspensions(store: Doors, me: Me) -> Listed[SuspensionShape]:
    """The pauses that hold for me now: why, by whom, until when."""
    return Listed(items=await store.read(suspensions.mine, me))
