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
from models.for_you import OwnWorkerRoom
from models.groups import Membership, Room
from models.sign_in import Who


def own_worker_room(work: Work, who: Who, new: OwnWorkerRoom) -> tuple[UUID, bool]:
    """My room with a worker of my centre; gives its id and whether it is new. No pause holds it back.

    Where none is named, who is there now comes first, then whom I have a room with. Raises NotFound where
    nobody else works, and for one who doesn't, or whom a block hides from me; AlreadyDifferent.
    """
    here, key = new.centre or who.home, new.id
    if not who.at(here):
        raise NotFound()
    rooms = _rooms(work, who.person, here)
    if key in rooms.values() and (new.worker is None or rooms.get(new.worker) == key):
        return key, False
    if work.session.get(Room, key) is not None:
        raise AlreadyDifferent()
    worker = _worker(work, who, here, rooms, new.worker)
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


def _worker(
    work: Work, who: Who, centre: UUID, rooms: Mapping[UUID, UUID], named: UUID | None
) -> UUID:
    """Whom I named; else whom I don't keep away from, who isn't away and is there now, of several always the same one."""
    staff = staff_of(work, centre) - {who.person}
    hidden = reader(work, who.person).hidden
    if named is not None:
        staff &= {named} - hidden
    if not staff:
        raise NotFound()
    away = {row.worker_id for row in away_now(work, centre, sorted(staff))}
    there = there_now(work, centre, staff)

    def order(one: UUID) -> tuple[bool, bool, bool, bool, UUID]:
        chance = uuid5(who.person, str(one))
        return one in hidden, one in away, one not in there, one not in rooms, chance

    return min(staff, key=order)
