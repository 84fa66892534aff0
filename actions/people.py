"""Centres and people: making them, who I am, and what I change about myself."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.announcing import open_stream
from actions.groups import enter_announcements, make_announcements
from core.errors import AlreadyDifferent, NotFound
from core.ids import new_id
from core.work import Work
from models.ledger import my_stream
from models.people import (
    Appointment,
    AppointmentShape,
    Centre,
    CentreChanges,
    CentreName,
    CentreShape,
    HelpNumber,
    Me,
    MyChanges,
    Person,
)
from models.sign_in import Who
from rules.people import require_may_change_centre


def centre_named(work: Work, name: str) -> Centre | None:
    """The centre of that name, if there is one."""
    return work.session.scalars(select(Centre).where(col(Centre.name) == name)).first()


def make_centre(
    work: Work,
    name: str,
    district: str = "",
    language: str = "zh-CN",
    help_numbers: Iterable[dict[str, str]] = (),
    *,
    time_zone: str = "Asia/Shanghai",
    key: UUID | None = None,
) -> Centre:
    """A centre with its announcements room; the one that has the name already, as it is.

    `help_numbers`: {label, number} each. `key`: the id it gets.
    """
    known = centre_named(work, name)
    if known is not None:
        return known
    centre = Centre(
        id=key or new_id(),
        name=name,
        district=district,
        language=language,
        time_zone=time_zone,
        help_numbers=list(help_numbers),
        created_at=work.now,
    )
    work.session.add(centre)
    work.session.flush()
    make_announcements(work, centre)
    return centre


def add_person(
    work: Work,
    centre_id: UUID,
    name: str,
    role: str,
    language: str,
    made_by: UUID | None = None,
    *,
    key: UUID | None = None,
) -> Person:
    """Somebody new with a role at their home centre, who hears its announcements.

    `name` is taken as it is: who types it in has it checked before. `key`: the id they get.
    """
    person = Person(
        id=key or new_id(),
        centre_id=centre_id,
        name=name,
        language=language,
        created_at=work.now,
    )
    work.session.add(person)
    work.session.flush()
    open_stream(work, my_stream(person.id))
    give_role(work, person.id, centre_id, role, made_by)
    return person


def give_role(
    work: Work, person: UUID, centre: UUID, role: str, made_by: UUID | None
) -> Appointment:
    """An appointment from now on; the one that is open already, where there is one."""
    known = _open_appointment(work, person, centre, role)
    if known is not None:
        return known
    appointment = Appointment(
        person_id=person, centre_id=centre, role=role, since=work.now, made_by=made_by
    )
    work.session.add(appointment)
    work.session.flush()
    enter_announcements(work, centre, [person])
    return appointment


def _open_appointment(work: Work, person: UUID, centre: UUID, role: str) -> Appointment | None:
    return work.session.scalars(
        select(Appointment).where(
            col(Appointment.person_id) == person,
            col(Appointment.centre_id) == centre,
            col(Appointment.role) == role,
            col(Appointment.ended_at).is_(None),
        )
    ).first()


def me(work: Work, who: Who) -> Me:
    """Everything about who asks."""
    return about(work, who.person)


def about(work: Work, person_id: UUID) -> Me:
    """Everything about a person, for themselves only."""
    person = work.session.get_one(Person, person_id)
    home = work.session.get_one(Centre, person.centre_id)
    kept = ("id", "name", "language", "text_size", "appearance", "undo_seconds", "first_steps")
    return Me(
        **{field: getattr(person, field) for field in kept},
        pin=person.pin_hash is not None,
        home=centre_shape(home),
        appointments=_my_appointments(work, person_id),
    )


def centre_shape(centre: Centre) -> CentreShape:
    """A centre as its people see it."""
    kept = ("id", "name", "district", "time_zone", "language", "approves_gatherings")
    numbers = [HelpNumber(**number) for number in centre.help_numbers]
    return CentreShape(**{field: getattr(centre, field) for field in kept}, help_numbers=numbers)


def _my_appointments(work: Work, person: UUID) -> list[AppointmentShape]:
    rows = work.rows(
        select(
            col(Appointment.id),
            col(Appointment.role),
            col(Appointment.since),
            col(Centre.id).label("centre"),
            col(Centre.name),
        )
        .join(Centre, col(Centre.id) == col(Appointment.centre_id))
        .where(col(Appointment.person_id) == person, col(Appointment.ended_at).is_(None))
        .order_by(col(Appointment.since), col(Appointment.id))
    )
    return [
        AppointmentShape(
            id=row.id,
            role=row.role,
            since=row.since,
            centre=CentreName(id=row.centre, name=row.name),
        )
        for row in rows
    ]


def change_me(work: Work, who: Who, changes: MyChanges) -> Me:
    """Change what is given about myself, and leave the rest."""
    person = work.session.get_one(Person, who.person)
    for field, value in changes.model_dump(exclude_unset=True, exclude_none=True).items():
        setattr(person, field, value)
    work.session.flush()
    return about(work, who.person)


def my_centre(work: Work, who: Who, centre_id: UUID) -> CentreShape:
    """A centre I belong to. Raises NotFound for any other."""
    centre = work.session.get(Centre, centre_id)
    if centre is None or not (who.at(centre_id) or who.home == centre_id):
        raise NotFound()
    return centre_shape(centre)


def change_centre(work: Work, who: Who, centre_id: UUID, changes: CentreChanges) -> CentreShape:
    """Change what is given about a centre, and leave the rest: its coordinators.

    Raises NotFound, NotAllowed, or AlreadyDifferent for a name another centre has.
    """
    my_centre(work, who, centre_id)
    require_may_change_centre(who.at(centre_id))
    namesake = centre_named(work, changes.name) if changes.name else None
    if namesake is not None and namesake.id != centre_id:
        raise AlreadyDifferent()
    centre = work.session.get_one(Centre, centre_id)
    for field, value in changes.model_dump(exclude_unset=True, exclude_none=True).items():
        setattr(centre, field, value)
    work.session.flush()
    return centre_shape(centre)
