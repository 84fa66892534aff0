"""Hosting it no longer, or putting an invitation away: and what becomes of the rooms of its dates."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.announcing import announce
from actions.co_hosts import say_no
from actions.groups import lock
from actions.hosting import without
from actions.lost_rooms import lost_rooms
from actions.members import take_out_of
from actions.places import HOLDING
from core.work import Work
from models.activities import Activity, ActivityInvitation
from models.dates import ActivityDate
from models.groups import Membership
from models.ledger import room_stream
from models.sign_in import Who
from models.sign_ups import SignUp


def step_back(work: Work, who: Who, key: UUID) -> None:
    """Say no, or host it no longer, without a reason. Who is left hosts on; else the centre does.

    Nobody who asked learns of a no. Of its rooms one is no host any more, and in them only as who goes.
    """
    row = work.session.get(Activity, key, with_for_update=True, populate_existing=True)
    if row is None or who.person not in (row.host_id, row.cohost_id):
        # Looked for also where there is no such activity: unknown and foreign are the same work.
        say_no(work, key, who.person)
        return
    without(row, who.person)
    work.session.flush()
    lost = lost_rooms(work, who.person, key)
    for room, goes in _rooms(work, row, who.person):
        if goes and room not in lost:
            _only_a_member(work, room, who.person)
        else:
            take_out_of(work, room, who.person)


def _rooms(work: Work, activity: Activity, person: UUID) -> list[tuple[UUID, bool]]:
    """The rooms of its dates that somebody is in, in the order of ids, and whether they go there."""
    query = (
        select(col(Membership.room_id), col(SignUp.state))
        .join(ActivityDate, col(ActivityDate.room_id) == col(Membership.room_id))
        .outerjoin(
            SignUp,
            (col(SignUp.date_id) == col(ActivityDate.id)) & (col(SignUp.person_id) == person),
        )
        .where(col(Membership.person_id) == person, col(ActivityDate.activity_id) == activity.id)
        .order_by(col(Membership.room_id))
    )
    return [(row.room_id, row.state in HOLDING) for row in work.rows(query)]


def _only_a_member(work: Work, room: UUID, person: UUID) -> None:
    lock(work, room)
    place = work.session.get(Membership, (room, person), populate_existing=True)
    if place is not None and place.role != "member":
        place.role = "member"
        announce(work, room_stream(room), "room.changed", room)


def put_away(work: Work, who: Who, key: UUID) -> None:
    """Put an invitation away, silently and for good: nobody is told, and it is gone from my list and rooms."""
    known = work.session.get(ActivityInvitation, (key, who.person))
    if known is not None and known.put_away_at is None:
        known.put_away_at = work.now
        work.session.flush()
        for room in lost_rooms(work, who.person, key):
            take_out_of(work, room, who.person)
