"""The room of those who go to a date: from two days before until three days after, then it fades."""

from uuid import UUID

from sqlalchemy import exists, select
from sqlmodel import col

from actions.groups import add_room, enter
from actions.members import take_out_of
from actions.ties import held_date
from core.errors import NotFound
from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate
from models.groups import Membership, Room
from models.sign_in import Who
from models.sign_ups import SignUp
from rules.activities import Tie, may_look_after
from rules.sign_ups import ROOM_AFTER, room_is_open

PART = 100


def come_in(work: Work, who: Who, date_id: UUID) -> UUID:
    """Come into the room of a date I go to or look after; gives its id. The first who comes opens it.

    Nobody is put there: who is in the room is seen there. Raises NotFound, also when it isn't its time.
    """
    date, activity, tie = held_date(work, who.person, date_id)
    _require_open(work, who, date, activity, tie)
    room = _room(work, activity, date)
    enter(work, room, who.person, "host" if tie.hosts else "member")
    return room.id


def _require_open(work: Work, who: Who, date: ActivityDate, activity: Activity, tie: Tie) -> None:
    if date.called_off_at is not None or not (activity.content | date.changes)["chat"]:
        raise NotFound()
    if not room_is_open(date.starts_at, date.ends_at, work.now):
        raise NotFound()
    row = work.session.get(SignUp, (date.id, who.person))
    if not may_look_after(tie) and (row is None or row.state not in ("in", "asked")):
        raise NotFound()


def _room(work: Work, activity: Activity, date: ActivityDate) -> Room:
    if date.room_id is not None:
        return work.session.get_one(Room, date.room_id)
    title = (activity.content | date.changes)["title"]
    room = add_room(work, activity.centre_id, "activity", title)
    date.room_id = room.id
    work.session.flush()
    return room


def leave_room(work: Work, date: ActivityDate, person: UUID) -> None:
    """Who goes off the list goes out of its room."""
    if date.room_id is not None:
        take_out_of(work, date.room_id, person)


def fading(work: Work) -> list[UUID]:
    """Dates whose room is over, and somebody is still in it."""
    inside = exists().where(col(Membership.room_id) == col(ActivityDate.room_id))
    query = select(col(ActivityDate.id)).where(
        col(ActivityDate.ends_at) <= work.now - ROOM_AFTER,
        col(ActivityDate.room_id).is_not(None),
        inside,
    )
    return list(work.rows(query.limit(PART)).scalars())


def fade(work: Work, date_id: UUID) -> None:
    """Let a room go that is over: everybody is out of it. Said twice, it is done once."""
    date = work.session.get_one(ActivityDate, date_id)
    assert date.room_id is not None
    query = select(col(Membership.person_id)).where(col(Membership.room_id) == date.room_id)
    for person in work.rows(query.order_by(col(Membership.person_id))).scalars().all():
        take_out_of(work, date.room_id, person)
