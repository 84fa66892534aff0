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
    known = _known(work, centre, who.person, person)
    if known is not None:
        return known, False
    if work.session.get(Room, key) is not None:
        raise AlreadyDifferent()
    room = add_room(work, centre, "worker", "", key=key)
    for one in sorted((who.person, person)):
        enter_new(work, room, one, "member")
    return room.id, True


def _belongs(work: Work, centre: UUID, person: UUID) -> bool:
    query = select(col(Appointment.id)).where(
        col(Appointment.person_id) == person,
        col(Appointment.centre_id) == centre,
        col(Appointment.ended_at).is_(None),
    )
    return work.rows(query.limit(1)).first() is not None


def _known(work: Work, centre: UUID, one: UUID, other: UUID) -> UUID | None:
    theirs = aliased(Membership)
    query: Any = (
        select(col(Room.id))
        .join(Membership, col(Membership.room_id) == col(Room.id))
        .join(theirs, col(theirs.room_id) == col(Room.id))
        .where(col(Room.kind) == "worker", col(Room.centre_id) == centre)
        .where(col(Membership.person_id) == one, col(theirs.person_id) == other)
    )
    return work.rows(query).scalars().first()
