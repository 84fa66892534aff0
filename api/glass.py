"""Breaking the glass over HTTP: for danger to life, half an hour, one person, and everybody concerned is told."""

from uuid import UUID

from fastapi import Response

from actions import glass, glass_delays
from api.door import AtDesk, Doors, Me, ProveFirst, Router, problems
from core.errors import AlreadyDifferent, NotAllowed, NotFound
from models.glass import GlassDelayAhead, GlassPage, GlassShape, NewGlass, NewGlassDelay
from models.ledger import Listed

centres = Router(prefix="/centres/{centre:uuid}", tags=["glass"])
mine = Router(prefix="/me/glasses", tags=["glass"])
routers = (centres, mine)


@centres.put(
    "/glasses/{glass_id:uuid}",
    status_code=201,
    responses=problems(ProveFirst, NotFound, NotAllowed, AlreadyDifferent, glass.DelayIsOver)
    | {200: {"model": GlassShape}},
)
async def break_glass(
    store: Doors, me: AtDesk, centre: UUID, glass_id: UUID, new: NewGlass, response: Response
) -> GlassShape:
    """Open what somebody kept to themselves, for danger to life: a reason, a colleague, half an hour."""
    made, fresh = await store.write(glass.break_glass, me, centre, glass_id, new)
    response.status_code = 201 if fresh else 200
    return made


@centres.get("/glasses", responses=problems(ProveFirst, NotFound))
async def glasses_here(store: Doors, me: AtDesk, centre: UUID) -> Listed[GlassShape]:
    """The newest 200: all for coordinators, for workers those they broke or were told of."""
    return Listed(items=await store.read(glass.at_centre, me, centre))


@centres.post("/glasses/{glass_id:uuid}/looks", responses=problems(ProveFirst, NotFound))
async def look_behind_glass(store: Doors, me: AtDesk, centre: UUID, glass_id: UUID) -> GlassPage:
    """What lies behind it, while it is open: only who broke it. The look is written down with it."""
    return await store.write(glass.look, me, centre, glass_id)


@centres.delete(
    "/glasses/{glass_id:uuid}", status_code=204, responses=problems(ProveFirst, NotFound)
)
async def end_glass(store: Doors, me: AtDesk, centre: UUID, glass_id: UUID) -> None:
    """Close it before its half hour is over."""
    await store.write(glass.end, me, centre, glass_id)


@centres.put(
    "/glass-delays/{delay:uuid}",
    status_code=204,
    responses=problems(ProveFirst, NotFound, NotAllowed, AlreadyDifferent),
)
async def delay_glass(
    store: Doors, me: AtDesk, centre: UUID, delay: UUID, new: NewGlassDelay
) -> None:
    """Write why somebody is told later (72 hours at most), for the next glass broken for them: coordinators."""
    await store.write(glass_delays.delay, me, centre, delay, new)


@centres.get("/glass-delays", responses=problems(ProveFirst, NotFound, NotAllowed))
async def delay_ahead(
    store: Doors, me: AtDesk, centre: UUID, person: UUID
) -> Listed[GlassDelayAhead]:
    """What counts for the glass that would be broken for somebody now, without its reason: one, or none."""
    return Listed(items=await store.read(glass_delays.ahead, me, centre, person))


@mine.get("", responses=problems())
async def my_glasses(store: Doors, me: Me) -> Listed[GlassShape]:
    """Each time it was done to me: who looked, why, and until when."""
    return Listed(items=await store.read(glass.mine, me))
