"""Hours, rota and stand-ins over HTTP, and how the desk works."""

from uuid import UUID

from fastapi import Response

from actions import desk_settings, hours, rooms, rota, stand_ins
from api.door import AtDesk, Doors, Me, ProveFirst, Router, problems
from core.errors import AlreadyDifferent, Invalid, NotAllowed, NotFound
from core.work import Work
from models.desk_settings import DeskSettingsShape, NewDeskSettings
from models.groups import RoomShape
from models.hours import (
    HoursShape,
    NewHours,
    NewRota,
    NewStandIn,
    RoomHours,
    RotaSpanShape,
    StandInAnswer,
    StandInRoom,
    StandInShape,
)
from models.ledger import Listed
from models.sign_in import Who

centres = Router(prefix="/centres/{centre:uuid}", tags=["hours"])
inside = Router(prefix="/rooms/{room:uuid}/hours", tags=["hours"])
routers = (centres, inside)


@centres.get("/hours", responses=problems(NotFound))
async def centre_hours(store: Doors, me: Me, centre: UUID) -> HoursShape:
    """Whether somebody is there now, the week, and when they will look. For everyone of the centre."""
    return await store.read(hours.hours_here, me, centre)


@centres.put("/hours", responses=problems(NotFound, NotAllowed, ProveFirst))
async def set_hours(store: Doors, me: AtDesk, centre: UUID, new: NewHours) -> HoursShape:
    """Say when somebody is there, the whole week: coordinators."""
    return await store.write(hours.set_hours, me, centre, new)


@centres.get("/desk", responses=problems(NotFound, ProveFirst))
async def desk_settings_here(store: Doors, me: AtDesk, centre: UUID) -> DeskSettingsShape:
    """How the desk works, for workers."""
    return await store.read(desk_settings.desk_here, me, centre)


@centres.put("/desk", responses=problems(NotFound, NotAllowed, ProveFirst))
async def set_desk_settings(
    store: Doors, me: AtDesk, centre: UUID, new: NewDeskSettings
) -> DeskSettingsShape:
    """Set how the desk works, all of it: coordinators."""
    return await store.write(desk_settings.set_desk, me, centre, new)


@centres.get("/rota", responses=problems(NotFound, ProveFirst))
async def centre_rota(store: Doors, me: AtDesk, centre: UUID) -> Listed[RotaSpanShape]:
    """Who is there when, for workers."""
    return Listed(items=await store.read(rota.rota, me, centre))


@centres.put("/rota", responses=problems(NotFound, NotAllowed, ProveFirst))
async def set_rota(store: Doors, me: AtDesk, centre: UUID, new: NewRota) -> Listed[RotaSpanShape]:
    """Say who is there when, all of it: coordinators."""
    return Listed(items=await store.write(rota.set_rota, me, centre, new))


@centres.get("/stand-ins", responses=problems(NotFound, ProveFirst))
async def stand_ins_here(store: Doors, me: AtDesk, centre: UUID) -> Listed[StandInShape]:
    """Who stands in for whom, now and later, and who is asked. For workers."""
    return Listed(items=await store.read(stand_ins.at_centre, me, centre))


@centres.put(
    "/stand-ins/{stand_in:uuid}",
    status_code=201,
    responses=problems(NotFound, NotAllowed, Invalid, AlreadyDifferent, ProveFirst)
    | {200: {"model": StandInShape}},
)
async def arrange_stand_in(
    store: Doors, me: AtDesk, centre: UUID, stand_in: UUID, new: NewStandIn, response: Response
) -> StandInShape:
    """Ask somebody to stand in: whoever goes away, or a coordinator. It counts once they say yes."""
    shape, fresh = await store.write(stand_ins.arrange, me, centre, stand_in, new)
    response.status_code = 201 if fresh else 200
    return shape


@centres.put(
    "/stand-ins/{stand_in:uuid}/answer", responses=problems(NotFound, NotAllowed, ProveFirst)
)
async def answer_stand_in(
    store: Doors, me: AtDesk, centre: UUID, stand_in: UUID, said: StandInAnswer
) -> StandInShape:
    """Say yes or no to standing in, as who was asked."""
    return await store.write(stand_ins.answer, me, centre, stand_in, said)


@centres.delete(
    "/stand-ins/{stand_in:uuid}",
    status_code=204,
    responses=problems(NotFound, NotAllowed, ProveFirst),
)
async def end_stand_in(store: Doors, me: AtDesk, centre: UUID, stand_in: UUID) -> None:
    """End it: one of the two, or a coordinator."""
    await store.write(stand_ins.end, me, centre, stand_in)


@centres.put(
    "/stand-ins/{stand_in:uuid}/room",
    status_code=201,
    responses=problems(NotFound, AlreadyDifferent) | {200: {"model": RoomShape}},
)
async def stand_in_room(
    store: Doors, me: Me, centre: UUID, stand_in: UUID, new: StandInRoom, response: Response
) -> RoomShape:
    """A room with who stands in for my worker. 201 first, 200 when there is one."""
    shape, fresh = await store.write(_room_with, me, centre, stand_in, new.id)
    response.status_code = 201 if fresh else 200
    return shape


def _room_with(
    work: Work, me: Who, centre: UUID, stand_in: UUID, key: UUID
) -> tuple[RoomShape, bool]:
    room, fresh = stand_ins.room_with(work, me, centre, stand_in, key)
    return rooms.my_room(work, me, room), fresh


@inside.get("", responses=problems(NotFound))
async def room_hours(store: Doors, me: Me, room: UUID) -> RoomHours:
    """In a worker's room: when what I write will be read, and who stands in."""
    return await store.read(stand_ins.room_hours, me, room)
