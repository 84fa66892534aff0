"""What stands between two people, loaded for the predicate; and who they are, where one may know."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.naming import names
from actions.readers import reader
from core.errors import NotFound
from core.work import Work
from models.circles import Tie
from models.groups import Membership, Room
from models.people import STAFF, Appointment, Person, PersonShape
from rules.boundaries import OF_TWO, PEER_ROOMS, may_meet
from rules.viewing import Between

NOWHERE = UUID(int=0)
PEERS = ("member", "peer_representative")


def between(work: Work, viewer: UUID, other: UUID) -> Between:
    """The facts between a viewer and somebody; an unknown person takes the same queries as a known one."""
    homes = _homes(work, viewer, other)
    roles = _roles(work, viewer, other)
    here, there = homes.get(viewer, (NOWHERE, True)), homes.get(other, (NOWHERE, True))
    tie = select(col(Tie.circle)).where(col(Tie.owner_id) == other, col(Tie.person_id) == viewer)
    rooms = {row.id: row.kind for row in work.rows(_shared(viewer, other))}
    at_theirs = roles.get((viewer, there[0]), set())
    return Between(
        viewer=viewer,
        itself=viewer == other,
        circle=work.rows(tie).scalar() or "acquaintance",
        rooms=frozenset(room for room, kind in rooms.items() if kind in PEER_ROOMS),
        talk=any(kind in OF_TWO for kind in rooms.values()),
        viewer_is_member=not at_theirs.isdisjoint(PEERS),
        viewer_is_staff=_is_staff(roles, viewer, there[0]),
        other_is_staff=_is_staff(roles, other, here[0]),
        blocked=other in reader(work, viewer).hidden,
        gone=here[1] or there[1],
    )


def _homes(work: Work, *people: UUID) -> dict[UUID, tuple[UUID, bool]]:
    query = select(col(Person.id), col(Person.centre_id), col(Person.ended_at))
    rows = work.rows(query.where(col(Person.id).in_(people)))
    return {row.id: (row.centre_id, row.ended_at is not None) for row in rows}


def _roles(work: Work, *people: UUID) -> dict[tuple[UUID, UUID], set[str]]:
    """The roles each holds, by person and centre."""
    query = select(col(Appointment.person_id), col(Appointment.centre_id), col(Appointment.role))
    living = col(Appointment.ended_at).is_(None)
    found: dict[tuple[UUID, UUID], set[str]] = {}
    for row in work.rows(query.where(col(Appointment.person_id).in_(people), living)):
        found.setdefault((row.person_id, row.centre_id), set()).add(row.role)
    return found


def _is_staff(roles: dict[tuple[UUID, UUID], set[str]], person: UUID, centre: UUID) -> bool:
    return not roles.get((person, centre), set()).isdisjoint(STAFF)


def _shared(viewer: UUID, other: UUID) -> Any:
    """The peer rooms and the workers' rooms both are in: id and kind."""
    theirs = select(col(Membership.room_id)).where(col(Membership.person_id) == other)
    return (
        select(col(Room.id), col(Room.kind))
        .join(Membership, col(Membership.room_id) == col(Room.id))
        .where(col(Membership.person_id) == viewer, col(Room.kind).in_({*PEER_ROOMS, *OF_TWO}))
        .where(col(Membership.room_id).in_(theirs))
    )


def meet(work: Work, viewer: UUID, other: UUID) -> PersonShape:
    """Somebody, where the viewer may know of them. Raises NotFound, for unknown and hidden ones alike."""
    facts = between(work, viewer, other)
    shown = shape_of(work, other)
    if not may_meet(facts) or shown is None:
        raise NotFound()
    return shown


def shape_of(work: Work, person: UUID) -> PersonShape | None:
    """A person as their home centre shows them."""
    home = work.rows(select(col(Person.centre_id)).where(col(Person.id) == person)).scalar()
    return names(work, [person], home or NOWHERE).get(person)
