"""Inviting somebody into a room, putting an invitation away, and whom one could invite."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.groups import standing
from actions.members import drop_invitation, removed
from actions.naming import picked
from core.errors import NotFound
from core.work import Work
from models.groups import Invitation, Membership, Room
from models.people import Person, PersonShape
from models.sign_in import Who
from rules import boundaries_sql, groups


def invite(work: Work, who: Who, room_id: UUID, person: UUID) -> None:
    """Offer somebody a place; they come in by themselves, or not. Lifts an earlier removal if a host asks.

    Whoever can't be let back in by who invites isn't: that is told to nobody, as whether they were
    asked out is nobody's to know. What the desk decided only the desk lifts.
    """
    _, mine = standing(work, who, room_id)
    groups.require(groups.may(mine).invite)
    if not any(shape.id == person for shape in _reachable(work, who, room_id, person=person)):
        raise NotFound()
    removal = removed(work, room_id, person)
    if removal is not None:
        if not groups.may_let_back(mine, decided=removal.decision_id is not None):
            return
        removal.lifted_at = work.now
    if work.session.get(Invitation, (room_id, person)) is None:
        work.session.add(
            Invitation(room_id=room_id, person_id=person, invited_by=who.person, at=work.now)
        )


def decline(work: Work, who: Who, room_id: UUID) -> None:
    """Put an invitation away, silently: nobody is told."""
    drop_invitation(work, room_id, who.person)


def invitable(work: Work, who: Who, room_id: UUID, query: str = "") -> list[PersonShape]:
    """People I could invite: those I share a room with; for staff, their centre's. At most 50."""
    _, mine = standing(work, who, room_id)
    groups.require(groups.may(mine).invite)
    return _reachable(work, who, room_id, query=query)


def _reachable(
    work: Work, who: Who, room_id: UUID, *, query: str = "", person: UUID | None = None
) -> list[PersonShape]:
    from_here = select(col(Membership.person_id)).where(col(Membership.room_id) == room_id)
    room = work.session.get_one(Room, room_id)
    staff_at = room.centre_id if who.staff_at(room.centre_id) else None
    found = (
        select(col(Person.id))
        .where(boundaries_sql.found_by(who.person, staff_at=staff_at))
        .where(col(Person.id).not_in(from_here))
    )
    return picked(work, found, room.centre_id, query, person=person)
