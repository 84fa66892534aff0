"""Rooms over HTTP: make, find, join, leave, and who is in them."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response
from pydantic import AfterValidator

from actions import groups, inviting, lending, members, open_rooms, rooms, suspensions
from api.door import Doors, Me, Router, problems
from core.errors import AlreadyDifferent, NotAllowed, NotFound
from core.work import Work
from models.groups import (
    NewRemoval,
    NewRole,
    NewRoom,
    OpenRoom,
    RemovalShape,
    RoomChanges,
    RoomMember,
    RoomShape,
)
from models.ledger import Listed
from models.people import PersonShape
from models.sign_in import Who
from models.text import storable

router = Router(prefix="/rooms", tags=["rooms"])
mine = Router(prefix="/me", tags=["rooms"])


@router.get("", responses=problems())
async def my_rooms(store: Doors, me: Me) -> Listed[RoomShape]:
    """My rooms, by the newest message I may see."""
    return Listed(items=await store.read(rooms.my_rooms, me))


@router.get("/open", responses=problems())
async def open_groups(store: Doors, me: Me) -> Listed[OpenRoom]:
    """Groups I could join: invitations first, then those my centres list."""
    return Listed(items=await store.read(open_rooms.open_rooms, me))


@router.post(
    "",
    status_code=201,
    responses=problems(AlreadyDifferent, NotFound, suspensions.WritingIsPaused)
    | {200: {"model": RoomShape}},
)
async def make_room(store: Doors, me: Me, new: NewRoom, response: Response) -> RoomShape:
    """Make a group with me as host. 201 first, 200 when the same is said again."""
    shape, fresh = await store.write(_make, me, new)
    response.status_code = 201 if fresh else 200
    return shape


def _make(work: Work, me: Who, new: NewRoom) -> tuple[RoomShape, bool]:
    room, fresh = groups.make_room(work, me, new)
    return rooms.my_room(work, me, room), fresh


@router.get("/{room:uuid}", responses=problems(NotFound))
async def one_room(store: Doors, me: Me, room: UUID) -> RoomShape:
    """One of my rooms."""
    return await store.read(rooms.my_room, me, room)


@router.patch("/{room:uuid}", responses=problems(NotFound, NotAllowed))
async def change_room(store: Doors, me: Me, room: UUID, changes: RoomChanges) -> RoomShape:
    """Change title, description or openness: hosts and workers."""
    await store.write(groups.change_room, me, room, changes)
    return await store.read(rooms.my_room, me, room)


@router.put("/{room:uuid}/members/me", responses=problems(NotFound))
async def join(store: Doors, me: Me, room: UUID) -> RoomShape:
    """Come into a listed group, or one I'm invited to."""
    await store.write(members.join, me, room)
    return await store.read(rooms.my_room, me, room)


@router.put("/{room:uuid}/worker", status_code=204, responses=problems(NotFound, NotAllowed))
async def ask_worker(store: Doors, me: Me, room: UUID) -> None:
    """Ask a worker to come and look in, as a host or peer representative; nobody is put in by it."""
    await store.write(lending.ask_worker, me, room)


@router.delete("/{room:uuid}/members/me", status_code=204, responses=problems(NotFound, NotAllowed))
async def leave(store: Doors, me: Me, room: UUID) -> None:
    """Go out of a room."""
    await store.write(members.leave, me, room)


@router.get("/{room:uuid}/members", responses=problems(NotFound, NotAllowed))
async def room_members(store: Doors, me: Me, room: UUID, duty: bool = False) -> Listed[RoomMember]:
    """Who is in the room; hosts and staff are marked. `duty`: as who looks after it sees it."""
    return Listed(items=await store.read(members.members, me, room, duty=duty))


@router.patch(
    "/{room:uuid}/members/{person:uuid}", status_code=204, responses=problems(NotFound, NotAllowed)
)
async def set_role(store: Doors, me: Me, room: UUID, person: UUID, new: NewRole) -> None:
    """Share hosting with somebody, or hand it on."""
    await store.write(members.set_role, me, room, person, new.role)


@router.post("/{room:uuid}/removals", status_code=204, responses=problems(NotFound, NotAllowed))
async def remove(store: Doors, me: Me, room: UUID, removal: NewRemoval) -> None:
    """Ask somebody out, with a reason they are told."""
    await store.write(members.remove, me, room, removal)


@router.get("/{room:uuid}/invitable", responses=problems(NotFound, NotAllowed))
async def invitable(
    store: Doors,
    me: Me,
    room: UUID,
    q: Annotated[str, Query(max_length=20), AfterValidator(storable)] = "",
) -> Listed[PersonShape]:
    """People I could invite here."""
    return Listed(items=await store.read(inviting.invitable, me, room, q))


@router.delete("/{room:uuid}/invitations/me", status_code=204, responses=problems(NotFound))
async def decline(store: Doors, me: Me, room: UUID) -> None:
    """Put an invitation away, silently."""
    await store.write(inviting.decline, me, room)


@router.put(
    "/{room:uuid}/invitations/{person:uuid}",
    status_code=204,
    responses=problems(NotFound, NotAllowed),
)
async def invite(store: Doors, me: Me, room: UUID, person: UUID) -> None:
    """Offer somebody a place."""
    await store.write(inviting.invite, me, room, person)


@mine.get("/removals", responses=problems())
async def my_removals(store: Doors, me: Me) -> Listed[RemovalShape]:
    """Rooms I was asked out of, and why."""
    return Listed(items=await store.read(open_rooms.my_removals, me))
