"""A centre's people as its staff see them, and the roles they hold there."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select, tuple_
from sqlmodel import col

from actions.leaving_desks import leave_desk
from actions.members import go_from_centre
from actions.people import give_role
from actions.proofs import forget_proofs, require_fresh_proof
from actions.sessions import end, look_again, serves
from core.errors import Invalid, NotFound
from core.work import Work
from models.people import (
    STAFF,
    Appointment,
    AppointmentShape,
    Centre,
    CentreName,
    CentrePerson,
    NewAppointment,
    Person,
)
from models.sign_in import Device, SignIn, Who
from rules.people import LastCoordinator, mark_of, require_may_end, require_may_give, require_staff

_open = col(Appointment.ended_at).is_(None)


def centre_people(
    work: Work, who: Who, centre: UUID, cursor: str | None, limit: int = 50
) -> tuple[list[CentrePerson], str | None]:
    """A page of everybody who holds a role here, by name; the second value leads to the next page.

    Raises NotFound for who isn't staff here, Invalid for a cursor we never gave.
    """
    require_staff(who.at(centre))
    here = select(col(Appointment.person_id)).where(col(Appointment.centre_id) == centre, _open)
    linked = and_(col(Device.person_id) == col(Person.id), col(Device.unlinked_at).is_(None))
    query = (
        select(col(Person.id), col(Person.name), exists().where(linked).label("signed_in"))
        .where(col(Person.id).in_(here), col(Person.ended_at).is_(None))
        .order_by(col(Person.name), col(Person.id))
        .limit(limit + 1)
    )
    if cursor is not None:
        query = query.where(_after(cursor))
    rows = work.rows(query).all()
    shown = rows[:limit]
    return _shapes(work, centre, shown), str(shown[-1].id) if len(rows) > limit else None


def _after(cursor: str) -> ColumnElement[bool]:
    try:
        last = UUID(cursor)
    except ValueError:
        raise Invalid(fields={"cursor": "not one of ours"}) from None
    name = select(col(Person.name)).where(col(Person.id) == last).scalar_subquery()
    return tuple_(col(Person.name), col(Person.id)) > tuple_(name, last)


def _shapes(work: Work, centre: UUID, rows: Sequence[Any]) -> list[CentrePerson]:
    named = CentreName(id=centre, name=work.session.get_one(Centre, centre).name)
    held: dict[UUID, list[AppointmentShape]] = {row.id: [] for row in rows}
    appointments = work.session.scalars(
        select(Appointment)
        .where(col(Appointment.person_id).in_(held), col(Appointment.centre_id) == centre, _open)
        .order_by(col(Appointment.since), col(Appointment.id))
    )
    for appointment in appointments:
        held[appointment.person_id].append(_shape(appointment, named))
    return [
        CentrePerson(
            id=row.id,
            name=row.name,
            mark=mark_of([appointment.role for appointment in held[row.id]]),
            appointments=held[row.id],
            signed_in=row.signed_in,
        )
        for row in rows
    ]


def _shape(appointment: Appointment, centre: CentreName) -> AppointmentShape:
    return AppointmentShape(
        id=appointment.id,
        role=appointment.role,  # type: ignore[arg-type]  # the column holds only roles
        since=appointment.since,
        centre=centre,
    )


def appoint(work: Work, who: Who, centre: UUID, new: NewAppointment) -> AppointmentShape:
    """Give somebody of this centre a role here; said twice, it is given once.

    Raises NotFound for who isn't staff here or a person who isn't of here, NotAllowed for a role
    that isn't mine to give, ProveFirst for a staff role.
    """
    require_may_give(who.at(centre), new.role)
    person = work.session.get(Person, new.person)
    # Asked for an unknown person too: a foreign one takes the same work.
    serves_here = serves(work, new.person, centre)
    if person is None or person.ended_at is not None:
        raise NotFound()
    if person.centre_id != centre and not serves_here:
        raise NotFound()
    if new.role in STAFF:
        require_fresh_proof(work, who)
    appointment = give_role(work, person.id, centre, new.role, who.person)
    name = work.session.get_one(Centre, centre).name
    return _shape(appointment, CentreName(id=centre, name=name))


def end_appointment(work: Work, who: Who, centre: UUID, appointment_id: UUID) -> None:
    """End a role here; said twice, it ends once.

    Without a staff role left at this centre, one is in no room there by duty, and has no case; without
    any role, one leaves its rooms; without any anywhere, one is signed out.

    What its person had proved ends with a staff role: the desk asks again.

    Raises NotFound, NotAllowed for a role that isn't mine to take, LastCoordinator, ProveFirst for a
    staff role.
    """
    require_staff(who.at(centre))
    # Held until the commit: two coordinators who end each other's role come one after the other.
    work.session.get_one(Centre, centre, with_for_update=True)
    appointment = work.session.get(Appointment, appointment_id)
    if appointment is None or appointment.centre_id != centre:
        raise NotFound()
    if appointment.ended_at is not None:
        return
    require_may_end(who.at(centre), appointment.role, coordinators(work, centre))
    if appointment.role in STAFF:
        require_fresh_proof(work, who)
        forget_proofs(work, appointment.person_id)
    appointment.ended_at, appointment.ended_by = work.now, who.person
    work.session.flush()
    if appointment.role in STAFF and held_at(work, appointment.person_id, centre).isdisjoint(STAFF):
        leave_desk(work, appointment.person_id, centre)
    if not serves(work, appointment.person_id, centre):
        go_from_centre(work, appointment.person_id, centre)
    if serves(work, appointment.person_id):
        look_again(work, appointment.person_id)
    else:
        end(work, col(SignIn.person_id) == appointment.person_id)


def held_at(work: Work, person: UUID, centre: UUID) -> set[str]:
    """The roles somebody holds at a centre now."""
    query = select(col(Appointment.role)).where(
        col(Appointment.person_id) == person, col(Appointment.centre_id) == centre, _open
    )
    return set(work.rows(query).scalars())


def coordinators(work: Work, centre: UUID) -> int:
    """How many coordinators a centre has now."""
    here = and_(col(Appointment.centre_id) == centre, col(Appointment.role) == "coordinator", _open)
    count: int = work.rows(select(func.count()).where(here)).scalar_one()
    return count


__all__ = ["LastCoordinator", "appoint", "centre_people", "end_appointment"]
