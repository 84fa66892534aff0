"""Direct rooms that end: closed by either, readable for a while, then gone for both."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, exists, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from actions.announcing import announce, bump
from actions.groups import lock
from core.work import Work
from models.groups import Closing, Membership, Room
from models.ledger import my_stream, room_stream
from models.people import Person
from rules.asks import READABLE, undone_until

PART = 100


def close(work: Work, room: UUID, by: UUID) -> None:
    """Close a direct room. Who does it sees that at once, the other when the undo time is over."""
    seq = bump(work, room_stream(room), 0, audience=True).head
    if work.session.get(Closing, room) is not None:
        return
    shown = undone_until(work.now, work.session.get_one(Person, by).undo_seconds)
    work.session.add(Closing(room_id=room, by_id=by, seq=seq, at=work.now, shown_at=shown))
    work.session.flush()
    announce(work, my_stream(by), "room.closed", room)


def reopen(work: Work, room: UUID, by: UUID) -> None:
    """Take a closing back while only who did it has seen it; later nothing happens."""
    bump(work, room_stream(room), 0, audience=True)
    closing = work.session.get(Closing, room)
    if closing is not None and closing.by_id == by and work.now < closing.shown_at:
        work.session.delete(closing)
        work.session.flush()
        announce(work, my_stream(by), "boundaries.changed", by)


def close_between(work: Work, by: UUID, other: UUID) -> None:
    """Close the direct room of these two, if they have one."""
    for room in direct_rooms(work, by, other):
        close(work, room, by)


def reopen_between(work: Work, by: UUID, other: UUID) -> None:
    """Take the closing back that came with a block."""
    for room in direct_rooms(work, by, other):
        reopen(work, room, by)


def direct_rooms(work: Work, one: UUID, other: UUID) -> list[UUID]:
    """The direct rooms of these two, closed ones among them, in the order of their ids."""
    return list(work.rows(_between(one, other)).scalars())


def _between(one: UUID, other: UUID) -> Any:
    theirs = aliased(Membership)
    return (
        select(col(Room.id))
        .join(Membership, col(Membership.room_id) == col(Room.id))
        .join(theirs, col(theirs.room_id) == col(Room.id))
        .where(col(Room.kind) == "direct")
        .where(col(Membership.person_id) == one, col(theirs.person_id) == other)
        .order_by(col(Room.id))
    )


def open_room_of(work: Work, one: UUID, other: UUID) -> UUID | None:
    """The direct room in which these two can write to each other now."""
    open_ = col(Room.id).not_in(select(col(Closing.room_id)))
    return work.rows(_between(one, other).where(open_)).scalars().first()


def tell(work: Work) -> None:
    """Tell the other of each closing whose undo time is over. A crash in between tells nobody twice."""
    due = select(Closing).where(col(Closing.told).is_(False), col(Closing.shown_at) <= work.now)
    for closing in work.session.scalars(due.limit(PART)).all():
        lock(work, closing.room_id)
        closing.told = True
        work.session.flush()
        for person in _people(work, closing.room_id):
            if person != closing.by_id:
                announce(work, my_stream(person), "room.closed", closing.room_id)


def let_go(work: Work) -> None:
    """What was closed long ago is no longer anybody's room."""
    for room in work.rows(_old(work).limit(PART)).scalars().all():
        bump(work, room_stream(room), 0, audience=True)
        for person in _people(work, room):
            work.change(
                delete(Membership).where(
                    col(Membership.room_id) == room, col(Membership.person_id) == person
                )
            )
            announce(work, my_stream(person), "room.removed", room)


def waiting(work: Work) -> bool:
    """Whether `tell` or `let_go` has anything to do."""
    untold = select(col(Closing.room_id)).where(
        col(Closing.told).is_(False), col(Closing.shown_at) <= work.now
    )
    return any(work.rows(query.limit(1)).first() is not None for query in (untold, _old(work)))


def _old(work: Work) -> Select[Any]:
    """Rooms that were closed long ago, and that somebody is still in."""
    inside = exists().where(col(Membership.room_id) == col(Closing.room_id))
    return select(col(Closing.room_id)).where(col(Closing.at) <= work.now - READABLE, inside)


def _people(work: Work, room: UUID) -> list[UUID]:
    query = select(col(Membership.person_id)).where(col(Membership.room_id) == room)
    return list(work.rows(query.order_by(col(Membership.person_id))).scalars())
