"""A pause from writing over HTTP: workers set and lift it, who is paused reads why."""

from uuid import UUID

from fastapi import APIRouter, Response

from actions import suspensions
from api.door import Doors, Me, problems
from core.errors import AlreadyDifferent, NotAllowed, NotFound
from models.ledger import Listed
from models.suspensions import NewSuspension, SuspensionShape

centres = APIRouter(prefix="/centres/{centre:uuid}/suspensions", tags=["suspensions"])
mine = APIRouter(prefix="/me/suspensions", tags=["suspensions"])
routers = (centres, mine)


@centres.put(
    "/{suspension:uuid}",
    status_code=201,
    responses=problems(NotFound, NotAllowed, AlreadyDifferent) | {200: {"model": SuspensionShape}},
)
async def suspend(
    store: Doors, me: Me, centre: UUID, suspension: UUID, new: NewSuspension, response: Response
) -> SuspensionShape:
    """Pause somebody's writing for a day or a week, with a reason that they read: workers."""
    shape, fresh = await store.write(suspensions.suspend, me, centre, suspension, new)
    response.status_code = 201 if fresh else 200
    return shape


@centres.get("", responses=problems(NotFound))
async def suspensions_here(store: Doors, me: Me, centre: UUID) -> Listed[SuspensionShape]:
    """The pauses that hold now: who, why, by whom, until when. For workers."""
    return Listed(items=await store.read(suspensions.at_centre, me, centre))


@centres.delete("/{suspension:uuid}", status_code=204, responses=problems(NotFound))
async def lift(store: Doors, me: Me, centre: UUID, suspension: UUID) -> None:
    """Let somebody write again: any worker of the centre, not only who paused them."""
    await store.write(suspensions.lift, me, centre, suspension)


@mine.get("", responses=problems())
async def my_suspensions(store: Doors, me: Me) -> Listed[SuspensionShape]:
    """The pauses that hold for me now: why, by whom, until when."""
    return Listed(items=await store.read(suspensions.mine, me))
