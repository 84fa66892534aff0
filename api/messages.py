"""Messages over HTTP: history, send, take back, react, read marks and search."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response
from pydantic import AfterValidator

from actions import history, messages, search, sending, suspensions
from api.door import Config, Doors, Me, Router, problems
from core.errors import AlreadyDifferent, NotAllowed, NotFound, SlowDown
from models.ledger import Listed
from models.messages import (
    FoundMessage,
    MessageShape,
    NewMessage,
    NewReaction,
    NewReadMark,
    NewTopics,
    Receipt,
    WithheldMessage,
)
from models.text import storable

router = Router(prefix="/rooms/{room:uuid}", tags=["messages"])
finding = Router(tags=["messages"])

Number = Annotated[int | None, Query(ge=0, le=2**53)]


@router.get("/messages", responses=problems(NotFound, NotAllowed))
async def read_history(
    store: Doors,
    me: Me,
    room: UUID,
    before: Number = None,
    after: Number = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    duty: bool = False,
) -> Listed[MessageShape | WithheldMessage]:
    """A page of messages, ascending; the newest when neither `before` nor `after` is given.

    `duty`: as who looks after the room sees them, whomever they keep away from themselves.
    """
    items, more = await store.read(history.history, me, room, before, after, limit, duty=duty)
    return Listed(items=items, next=more)


@router.put(
    "/messages/{message:uuid}",
    status_code=201,
    responses=problems(
        NotFound,
        AlreadyDifferent,
        SlowDown,
        sending.RoomReadOnly,
        sending.RoomIsClosed,
        suspensions.WritingIsPaused,
    )
    | {200: {"model": Receipt}},
)
async def send(
    store: Doors,
    settings: Config,
    me: Me,
    room: UUID,
    message: UUID,
    new: NewMessage,
    response: Response,
) -> Receipt:
    """Send a message. 201 first; 200 with the first receipt when the same is said again."""
    paced = settings.message_limit == "on"
    item = sending.Sending(me.person, me.session, message, new, paced=paced)
    sent: sending.Sent = await store.write_together(sending.send_all, room, item)
    response.status_code = 201 if sent.fresh else 200
    return sent.receipt


@router.delete(
    "/messages/{message:uuid}", status_code=204, responses=problems(NotFound, NotAllowed)
)
async def take_back(store: Doors, me: Me, room: UUID, message: UUID) -> None:
    """Take a message back: its number stays, its words go."""
    await store.write(messages.take_back, me, room, message)


@router.put(
    "/messages/{message:uuid}/topics", status_code=204, responses=problems(NotFound, NotAllowed)
)
async def set_topics(store: Doors, me: Me, room: UUID, message: UUID, new: NewTopics) -> None:
    """Say what a message touches: its author, hosts and workers."""
    await store.write(messages.set_topics, me, room, message, new.topics)


@router.put(
    "/messages/{message:uuid}/reaction",
    status_code=204,
    responses=problems(NotFound, sending.RoomIsClosed, suspensions.WritingIsPaused),
)
async def react(store: Doors, me: Me, room: UUID, message: UUID, new: NewReaction) -> None:
    """Put my one reaction on a message."""
    await store.write(messages.react, me, room, message, new.kind)


@router.delete(
    "/messages/{message:uuid}/reaction",
    status_code=204,
    responses=problems(NotFound, sending.RoomIsClosed, suspensions.WritingIsPaused),
)
async def take_reaction(store: Doors, me: Me, room: UUID, message: UUID) -> None:
    """Take my reaction away."""
    await store.write(messages.react, me, room, message, None)


@router.put("/read", status_code=204, responses=problems(NotFound))
async def mark_read(store: Doors, me: Me, room: UUID, mark: NewReadMark) -> None:
    """Move my private read mark forward."""
    await store.write(messages.mark_read, me, room, mark.seq)


@finding.get("/search", responses=problems())
async def find(
    store: Doors,
    me: Me,
    q: Annotated[str, Query(min_length=1, max_length=100), AfterValidator(storable)],
    cursor: Annotated[str | None, Query(max_length=100)] = None,
) -> Listed[FoundMessage]:
    """Messages in my rooms that hold these words, newest first."""
    items, more = await store.read(search.search, me, q, cursor)
    return Listed(items=items, next=more)
