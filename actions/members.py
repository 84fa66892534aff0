"""Who is in a room: joining, leaving, inviting, and asking somebody out."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import col

from actions import buddy_pairs, closings
from actions.announcing import announce
from actions.groups import enter_new, lock, standing
from actions.held_back import removed_for_good
from actions.hosting import hand_on
from actions.lending import came
from actions.lost_rooms import lost_rooms, rooms_of_gatherings
from actions.naming import names
from actions.readers import reader
from actions.skills import close_at
from core.errors import NotFound
from core.work import Work
from models.groups import (
    Departure,
    Invitation,
    Membership,
    NewRemoval,
    Removal,
    Room,
    RoomMember,
    RoomRole,
)
from models.ledger import my_stream, room_stream
from models.sign_in import Who
from rules import boundaries, boundaries_sql, groups
from rules.viewing import UNBOUND


def join(work: Work, who: Who, room_id: UUID) -> None:
    """Come into a listed group or one I'm invited to; said twice, it is done once. Raises NotFound.

    A direct room that I closed just now is open again.
    """
    lock(work, room_id)
    if work.session.get(Membership, (room_id, who.person)) is not None:
        closings.reopen(work, room_id, who.person)
        return
    # All is asked before anything is answered: a foreign room takes the work of one that never was.
    room = work.session.get(Room, room_id)
    left = work.session.get(Departure, (room_id, who.person))
    invitation = work.session.get(Invitation, (room_id, who.person))
    inviter = invitation.invited_by if invitation else None
    removal = removed(work, room_id, who.person)
    apart, barred = reader(work, who.person), removed_for_good(work, who.person)
    if room is None:
        raise NotFound()
    coming = groups.Coming(
        same_centre=bool(who.at(room.centre_id)),
        listed=room.open and room.kind == "group",
        invited=inviter not in apart.hidden | {None},
        removed=removal is not None or room.centre_id in barred,
    )
    if left is not None and not coming.removed and _came_back(work, who, room, left):
        return
    groups.require_may_join(coming)
    if invitation is not None:
        came(work, invitation)
    drop_invitation(work, room_id, who.person)
    enter_new(work, room, who.person, "member")


def _came_back(work: Work, who: Who, room: Room, left: Departure) -> bool:
    """Whether leaving was taken back just now: the old place and history, without what was missed."""
    work.session.delete(left)
    if not groups.may_take_back_leaving(left.at, work.now) or not who.at(room.centre_id):
        return False
    enter_new(work, room, who.person, "member")
    place = work.session.get_one(Membership, (room.id, who.person))
    place.role, place.away_from, place.away_until = left.role, left.away_from, place.joined_seq
    place.joined_seq, place.joined_at = left.joined_seq, left.joined_at
    return True


def removed(work: Work, room_id: UUID, person: UUID) -> Removal | None:
    """What keeps somebody out of a room now: what the desk decided before what a host did."""
    return work.session.scalars(
        select(Removal)
        .where(
            col(Removal.room_id) == room_id,
            col(Removal.person_id) == person,
            boundaries_sql.still_out(work.now),
        )
        .order_by(col(Removal.decision_id).is_(None), col(Removal.at), col(Removal.id))
        .limit(1)
    ).first()


def _hold(work: Work, room_id: UUID, person: UUID) -> None:
    """Hold a room, and those of its gatherings that somebody is in: in the order of ids, so that two never wait for each other."""
    for held in sorted({room_id, *rooms_of_gatherings(work, room_id, person)}):
        lock(work, held)


def leave(work: Work, who: Who, room_id: UUID) -> None:
    """Go out of a room; every right derived from being in it ends with this number.

    A direct room is closed instead, for both: it can be read for a while.
    """
    _hold(work, room_id, who.person)
    room, mine = standing(work, who, room_id)
    if room.kind == "direct":
        closings.close(work, room_id, who.person)
        return
    groups.require(groups.may(mine).leave)
    place = work.session.get_one(Membership, (room_id, who.person))
    left = _go_with_gatherings(work, room_id, who.person)
    _remember(work, place, left)


def _remember(work: Work, place: Membership, left: int) -> None:
    """Keep what is needed to take a leaving back; a hole that was there before only grows."""
    work.session.add(
        Departure(
            room_id=place.room_id,
            person_id=place.person_id,
            role=place.role,
            joined_seq=place.joined_seq,
            joined_at=place.joined_at,
            away_from=place.away_from or left,
            at=work.now,
        )
    )


def _is(table: Any, room_id: UUID, person: UUID) -> tuple[Any, Any]:
    return col(table.room_id) == room_id, col(table.person_id) == person


def go_from_centre(work: Work, person: UUID, centre: UUID) -> None:
    """Out of every room of a centre, and no host there any more, for who no longer belongs there."""
    buddy_pairs.leave(work, person, centre)
    hand_on(work, person, centre)
    close_at(work, person, centre)
    rooms = work.rows(
        select(col(Membership.room_id))
        .join(Room, col(Room.id) == col(Membership.room_id))
        .where(col(Membership.person_id) == person, col(Room.centre_id) == centre)
        .order_by(col(Membership.room_id))
    ).scalars()
    for room_id in rooms.all():
        lock(work, room_id)
        _go(work, room_id, person)


def take_out_of(work: Work, room_id: UUID, person: UUID) -> None:
    """Somebody goes out of a room by what happened elsewhere; nothing happens when they aren't in it."""
    lock(work, room_id)
    if work.session.get(Membership, (room_id, person)) is not None:
        _go(work, room_id, person)


def _go(work: Work, room_id: UUID, person: UUID) -> int:
    """Out, with every right that came from being in; gives the number of it."""
    for table in (Membership, Departure):
        work.change(delete(table).where(*_is(table, room_id, person)))
    seq = announce(work, room_stream(room_id), "member.left", person, audience=True)
    announce(work, my_stream(person), "room.removed", room_id)
    return seq


def _go_with_gatherings(work: Work, room_id: UUID, person: UUID) -> int:
    """The same, and out of the rooms of what takes place for that group alone."""
    gatherings = rooms_of_gatherings(work, room_id, person)
    seq = _go(work, room_id, person)
    if gatherings:
        for lost in lost_rooms(work, person):
            if lost in gatherings:
                _go(work, lost, person)
    return seq


def remove(work: Work, who: Who, room_id: UUID, removal: NewRemoval) -> None:
    """Ask somebody out of a room, with a reason they are told. Raises NotFound, NotAllowed."""
    _hold(work, room_id, removal.person)
    room, mine = standing(work, who, room_id)
    groups.require(groups.may(mine).remove and removal.person != who.person)
    if work.session.get(Membership, (room_id, removal.person)) is None:
        raise NotFound()
    work.session.add(
        Removal(
            room_id=room_id,
            person_id=removal.person,
            removed_by=who.person,
            title=room.title,
            reason=removal.reason,
            at=work.now,
        )
    )
    work.session.flush()
    _go_with_gatherings(work, room_id, removal.person)


def put_out(work: Work, removal: Removal) -> None:
    """Somebody goes out of a room by a decision of the desk; its reason is told with that, not here."""
    _hold(work, removal.room_id, removal.person_id)
    work.session.add(removal)
    for table in (Departure, Invitation):
        work.change(delete(table).where(*_is(table, removal.room_id, removal.person_id)))
    work.session.flush()
    if work.session.get(Membership, (removal.room_id, removal.person_id)) is not None:
        _go_with_gatherings(work, removal.room_id, removal.person_id)


def drop_invitation(work: Work, room_id: UUID, person: UUID) -> None:
    """Put an open invitation away; nothing happens where there is none."""
    work.change(delete(Invitation).where(*_is(Invitation, room_id, person)))


def set_role(work: Work, who: Who, room_id: UUID, person: UUID, role: RoomRole) -> None:
    """Share or hand on hosting. Raises NotFound, NotAllowed."""
    lock(work, room_id)
    _, mine = standing(work, who, room_id)
    groups.require(groups.may(mine).edit)
    membership = work.session.get(Membership, (room_id, person))
    if membership is None:
        raise NotFound()
    if membership.role != role:
        membership.role = role
        announce(work, room_stream(room_id), "room.changed", room_id)


def members(work: Work, who: Who, room_id: UUID, *, duty: bool = False) -> list[RoomMember]:
    """Who is in the room, hosts and staff marked. Raises NotFound for who isn't in it.

    `duty`: everybody, whomever I keep away from myself; raises NotAllowed where it isn't mine.
    """
    room, mine = standing(work, who, room_id)
    if duty:
        groups.require(groups.looks_after(mine))
    rows = work.rows(
        select(col(Membership.person_id), col(Membership.role))
        .where(col(Membership.room_id) == room_id)
        .order_by(col(Membership.role), col(Membership.joined_seq))
    ).all()
    shown = names(work, [row.person_id for row in rows], room.centre_id)
    apart = UNBOUND if duty else reader(work, who.person)
    return [
        RoomMember(person=shown[row.person_id], role=row.role)
        for row in rows
        if boundaries.may_be_named(apart, row.person_id, room.kind)
        and (
            boundaries.shows_its_members(room.kind)
            or shown[row.person_id].mark is not None
            or row.person_id == who.person
        )
    ]
