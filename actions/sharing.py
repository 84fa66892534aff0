"""Whether something that somebody shares reaches a viewer: the facts between them, loaded for the predicate."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlmodel import col

from actions.readers import reader
from core.errors import Invalid
from core.work import Work
from models.circles import Tie
from models.groups import Membership, Room
from models.people import Appointment, Person
from models.sharing import Shared, SharedWith
from models.sign_in import Who
from rules.boundaries import may_have
from rules.boundaries_sql import sharing_a_room
from rules.viewing import Sharing, is_held

NOWHERE = UUID(int=0)


def reaches(work: Work, viewer: UUID, thing: Shared | None) -> bool:
    """Whether a viewer may have it; for none at all, False after as many queries as for one that is hidden."""
    owner, centre, group, audience, held = NOWHERE, NOWHERE, None, "centre", None
    if thing is not None:
        owner, centre = thing.owner_id, thing.centre_id
        group, audience, held = thing.group_id, thing.audience, thing.held_until
    facts = _sharing(work, viewer, owner, centre, group or NOWHERE)
    facts = replace(facts, held=is_held(held, work.now))
    return thing is not None and may_have(audience, facts)


def _sharing(work: Work, viewer: UUID, owner: UUID, centre: UUID, group: UUID) -> Sharing:
    living = select(col(Person.id)).where(col(Person.id) == owner, col(Person.ended_at).is_(None))
    roles = select(col(Appointment.person_id), col(Appointment.centre_id)).where(
        col(Appointment.person_id).in_((viewer, owner)), col(Appointment.ended_at).is_(None)
    )
    held = {(row.person_id, row.centre_id) for row in work.rows(roles)}
    tie = select(col(Tie.circle)).where(col(Tie.owner_id) == owner, col(Tie.person_id) == viewer)
    meets = select(exists(sharing_a_room(viewer).where(col(Membership.person_id) == owner)))
    inside = select(col(Membership.person_id)).where(
        col(Membership.room_id) == group, col(Membership.person_id).in_((viewer, owner))
    )
    here = work.rows(living).first() is not None and (owner, centre) in held
    return Sharing(
        itself=viewer == owner,
        gone=not here,
        blocked=owner in reader(work, viewer).hidden,
        circle=work.rows(tie).scalar() or "acquaintance",
        meets=bool(work.rows(meets).scalar()),
        in_group={viewer, owner} == set(work.rows(inside).scalars()),
        at_centre=(viewer, centre) in held,
        at_any_centre=any(person == viewer for person, _ in held),
    )


def require_mine(work: Work, who: Who, audience: SharedWith, group: UUID | None) -> UUID:
    """At which centre something of mine is shared: the group's, or my own. Raises Invalid.

    A group has to be named for `group`, and only then, and to be one of mine.
    """
    if (audience == "group") != (group is not None):
        raise Invalid(fields={"group": "belongs to the audience `group`, and only to it"})
    if group is None:
        return who.home
    room = work.session.get(Room, group)
    if room is None or room.kind != "group" or not _is_in(work, group, who.person):
        raise Invalid(fields={"group": "is no group of yours"})
    return room.centre_id


def _is_in(work: Work, room: UUID, person: UUID) -> bool:
    known: Any = work.session.get(Membership, (room, person))
    return known is not None
