"""How people are shown: the name they chose, and the mark of their role at one centre."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, select
from sqlmodel import col

from core.work import Work
from models.people import Appointment, Person, PersonShape
from rules.people import mark_of

_here = and_(
    col(Appointment.person_id) == col(Person.id),
    col(Appointment.centre_id) == bindparam("centre"),
    col(Appointment.ended_at).is_(None),
)
_named = (
    select(col(Person.id), col(Person.name), col(Appointment.role))
    .outerjoin(Appointment, _here)
    .where(col(Person.id).in_(bindparam("people", expanding=True)))
)


def names(work: Work, people: Collection[UUID], centre: UUID) -> dict[UUID, PersonShape]:
    """Name and mark of each of these people at that centre, by id; one query, unknown ids left out."""
    if not people:
        return {}
    rows = work.rows(_named, {"people": list(people), "centre": centre})
    return _shapes(rows)


def _shapes(rows: Iterable[Any]) -> dict[UUID, PersonShape]:
    called: dict[UUID, str] = {}
    roles: dict[UUID, set[str]] = {}
    for row in rows:
        called[row.id] = row.name
        roles.setdefault(row.id, set()).add(row.role)
    return {
        key: PersonShape(id=key, name=name, mark=mark_of(roles[key]))
        for key, name in called.items()
    }


def picked(
    work: Work, found: Any, centre: UUID, query: str = "", *, person: UUID | None = None
) -> list[PersonShape]:
    """Of the people that `found` selects by id, those to pick from a list: at most 50, by name.

    `query`: only whose name has it in it. `person`: only them.
    """
    found = found.order_by(col(Person.name), col(Person.id)).limit(50)
    if query:
        found = found.where(col(Person.name).contains(query, autoescape=True))
    if person is not None:
        found = found.where(col(Person.id) == person)
    ids = list(work.rows(found).scalars())
    shown = names(work, ids, centre)
    return [shown[one] for one in ids]


def names_at(
    work: Work, pairs: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], PersonShape]:
    """The same for (person, centre) pairs of any number of centres; one query."""
    query = (
        select(col(Person.id), col(Person.name), col(Appointment.centre_id), col(Appointment.role))
        .outerjoin(Appointment, and_(_theirs, col(Appointment.ended_at).is_(None)))
        .where(col(Person.id).in_({person for person, _ in pairs}))
    )
    called: dict[UUID, str] = {}
    roles: dict[tuple[UUID, UUID], set[str]] = {}
    for row in work.rows(query):
        called[row.id] = row.name
        roles.setdefault((row.id, row.centre_id), set()).add(row.role)
    return {
        (key, centre): PersonShape(
            id=key, name=called[key], mark=mark_of(roles.get((key, centre), set()))
        )
        for key, centre in pairs
        if key in called
    }


_theirs = col(Appointment.person_id) == col(Person.id)
