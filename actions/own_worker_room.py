"""A member's own way to a worker: a room with one of their centre, whatever was decided about them."""

from collections.abc import Mapping
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import col

from actions.readers import reader
from actions.rota import staff_of, there_now
from actions.stand_ins import away_now
from actions.worker_rooms import open_room
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.groups import Membership, Room
from models.sign_in import Who


def own_worker_room(
    work: Work, who: Who, key: UUID, centre: UUID | None = None
) -> tuple[UUID, bool]:
    """My room with a worker of my centre; gives its id and whether it is new. No pause holds it back.

    Who is there now comes first, then whom I have a room with. Raises NotFound where nobody else works,
    AlreadyDifferent.
    """
    here = centre or who.home
    if not who.at(here):
        raise NotFound()
    rooms = _rooms(work, who.person, here)
    if key in rooms.values():
        return key, False
    if work.session.get(Room, key) is not None:
        raise AlreadyDifferent()
    worker = _worker(work, who, here, rooms)
    return open_room(work, here, worker, who.person, key)


def _rooms(work: Work, me: UUID, centre: UUID) -> dict[UUID, UUID]:
    """The worker's rooms I am in at that centre, by who else is in them."""
    theirs = aliased(Membership)
    query = (
        select(col(theirs.person_id), col(Room.id))
        .join(Membership, col(Membership.room_id) == col(Room.id))
        .join(theirs, col(theirs.room_id) == col(Room.id))
        .where(col(Room.kind) == "worker", col(Room.centre_id) == centre)
        .where(col(Membership.person_id) == me, col(theirs.person_id) != me)
    )
    return {row.person_id: row.id for row in work.rows(query)}


def _worker(work: Work, who: Who, centre: UUID, rooms: Mapping[UUID, UUID]) -> UUID:
    """Whom I don't keep away from, who isn't away and is there now; of several always the same one."""
    staff = staff_of(work, centre) - {who.person}
    if not staff:
        raise NotFound()
    hidden = reader(work, who.person).hidden
    away = {row.worker_id for row in away_now(work, centre, sorted(staff))}
    there = there_now(work, centre, staff)

    def order(one: UUID) -> tuple[bool, bool, bool, bool, UUID]:
        chance = uuid5(who.person, str(one))
        return one in hidden, one in away, one not in there, one not in rooms, chance

    return min(staff, key=order)
