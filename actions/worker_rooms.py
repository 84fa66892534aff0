"""Workers may always write to the people of their centre, in a room that is marked as theirs."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import col

from actions.groups import add_room, enter_new
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.groups import Membership, Room
from models.people import Appointment
from models.sign_in import Who
from rules.people import require_staff


def worker_room(work: Work, who: Who, centre: UUID, person: UUID, key: UUID) -> tuple[UUID, bool]:
    """The room of me, a worker, and somebody of my centre; gives its id and whether it is new.

    Whom I blocked or who blocked me plays no part: it is my work. Raises NotFound, AlreadyDifferent.
    """
    require_staff(who.at(centre))
    if person == who.person or not _belongs(work, centre, person):
        raise NotFound()
    return open_room(work, centre, who.person, person, key)


def open_room(work: Work, centre: UUID, worker: UUID, person: UUID, key: UUID) -> tuple[UUID, bool]:
    """The room of a worker and somebody of their centre, made where there is none. Raises AlreadyDifferent."""
    known = room_of_two(work, centre, worker, person)
    if known is not None:
        return known, False
    if work.session.get(Room, key) is not None:
        raise AlreadyDifferent()
    room = add_room(work, centre, "worker", "", key=key)
    for one in sorted((worker, person)):
        enter_new(work, room, one, "member")
    return room.id, True


def _belongs(work: Work, centre: UUID, person: UUID) -> bool:
    query = select(col(Appointment.id)).where(
        col(Appointment.person_id) == person,
        col(Appointment.centre_id) == centre,
        col(Appointment.ended_at).is_(None),
    )
    return work.rows(query.limit(1)).first() is not None


def room_of_two(work: Work, centre: UUID, one: UUID, other: UUID) -> UUID | None:
    """The worker's room of these two at that centre, if there is one."""
    theirs = aliased(Membership)
    query: Any = (
        select(col(Room.id))
        .join(Membership, col(Membership.room_id) == col(Room.id))
        .join(theirs, col(theirs.room_id) == col(Room.id))
        .where(col(Room.kind) == "worker", col(Room.centre_id) == centre)
        .where(col(Membership.person_id) == one, col(theirs.person_id) == other)
    )
    return work.rows(query).scalars().first()
