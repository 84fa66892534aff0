"""Asking to talk, answering, and what is for me, over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from actions import (
    answering_asks,
    asks,
    for_you,
    own_worker_room,
    resting,
    rooms,
    suspensions,
    worker_rooms,
)
from api.door import AtDesk, Doors, Me, ProveFirst, Router, problems
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.asks import AnsweredAsk, ArrivedAsk, AskShape, NewAnswer, NewAsk, OpenedAsk
from models.for_you import ForYou, OwnWorkerRoom, SeenForYou, WorkerRoom
from models.groups import RoomShape
from models.ledger import Listed
from models.sign_in import Who

door = Router(prefix="/asks", tags=["asks"])
mine = Router(prefix="/me", tags=["asks"])
centres = Router(prefix="/centres/{centre:uuid}", tags=["asks"])
routers = (door, mine, centres)


@door.put(
    "/{ask:uuid}",
    status_code=201,
    responses=problems(NotFound, AlreadyDifferent, asks.EnoughAsked, suspensions.WritingIsPaused)
    | {200: {"model": AskShape}},
)
async def ask(store: Doors, me: Me, ask: UUID, new: NewAsk, response: Response) -> AskShape:
    """Ask somebody of my groups to talk. It waits until they say yes, whatever else they think."""
    shape, fresh = await store.write(asks.ask, me, ask, new)
    response.status_code = 201 if fresh else 200
    return shape


@door.delete("/{ask:uuid}", status_code=204, responses=problems(NotFound))
async def take_ask_back(store: Doors, me: Me, ask: UUID) -> None:
    """Not to have asked after all, within my undo time."""
    await store.write(asks.take_back, me, ask)


@door.get("", responses=problems())
async def asks_to_me(store: Doors, me: Me) -> Listed[ArrivedAsk]:
    """That somebody asks me; who and why stand in the ask itself."""
    return Listed(items=await store.read(answering_asks.asks_to_me, me))


@door.get("/{ask:uuid}", responses=problems(NotFound))
async def open_ask(store: Doors, me: Me, ask: UUID) -> OpenedAsk:
    """An ask to me: who, and why."""
    return await store.read(answering_asks.open_ask, me, ask)


@door.put("/{ask:uuid}/answer", responses=problems(NotFound))
async def answer(store: Doors, me: Me, ask: UUID, new: NewAnswer) -> AnsweredAsk:
    """Say yes, not now or no. Only a yes is told."""
    return await store.write(answering_asks.answer, me, ask, new)


@door.delete("/{ask:uuid}/answer", status_code=204, responses=problems(NotFound))
async def take_answer_back(store: Doors, me: Me, ask: UUID) -> None:
    """As if I hadn't answered yet."""
    await store.write(answering_asks.take_answer_back, me, ask)


@mine.get("/asks", responses=problems())
async def my_asks(store: Doors, me: Me) -> Listed[AskShape]:
    """My own asks, newest first; after 14 days they lapse without a word."""
    return Listed(items=await store.read(asks.my_asks, me))


@mine.get("/for-you", responses=problems())
async def what_is_for_me(
    store: Doors,
    me: Me,
    cursor: Annotated[str | None, Query(max_length=20)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 30,
) -> ForYou:
    """What arrived for me, newest first."""
    return await store.read(for_you.for_you, me, cursor, limit)


@mine.put("/for-you/seen", status_code=204, responses=problems())
async def see_for_you(store: Doors, me: Me, seen: SeenForYou) -> None:
    """Remember how far I have looked."""
    await store.write(resting.see_for_you, me, seen.seq)


@centres.put(
    "/people/{person:uuid}/room",
    status_code=201,
    responses=problems(ProveFirst, NotFound, AlreadyDifferent) | {200: {"model": RoomShape}},
)
async def worker_room(
    store: Doors, me: AtDesk, centre: UUID, person: UUID, new: WorkerRoom, response: Response
) -> RoomShape:
    """A worker's own room with somebody of their centre. 201 first, 200 when there is one."""
    shape, fresh = await store.write(_worker_room, me, centre, person, new.id)
    response.status_code = 201 if fresh else 200
    return shape


def _worker_room(
    work: Work, me: Who, centre: UUID, person: UUID, key: UUID
) -> tuple[RoomShape, bool]:
    room, fresh = worker_rooms.worker_room(work, me, centre, person, key)
    return rooms.my_room(work, me, room), fresh


@mine.put(
    "/worker-room",
    status_code=201,
    responses=problems(NotFound, AlreadyDifferent) | {200: {"model": RoomShape}},
)
async def my_worker_room(store: Doors, me: Me, new: OwnWorkerRoom, response: Response) -> RoomShape:
    """My room with a worker of my centre, at any time. 201 first, 200 when there is one."""
    shape, fresh = await store.write(_my_worker_room, me, new)
    response.status_code = 201 if fresh else 200
    return shape


def _my_worker_room(work: Work, me: Who, new: OwnWorkerRoom) -> tuple[RoomShape, bool]:
    room, fresh = own_worker_room.own_worker_room(work, me, new)
    return rooms.my_room(work, me, room), fresh
