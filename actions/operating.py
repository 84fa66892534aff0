"""What an operator does from the command line: people and rooms by number, for trials and load tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import insert, select
from sqlmodel import col

from actions.cards import add_card
from actions.groups import add_room, enter
from actions.people import add_person, make_centre
from actions.sessions import open_session
from core.errors import NotFound
from core.work import Work
from models.ledger import Epoch
from models.people import Appointment, Centre, Person
from models.sign_in import MadeCard


@dataclass(frozen=True, slots=True)
class Added:
    """A person with a real session; the token is told only now."""

    id: UUID
    name: str
    token: str


def ensure_epoch(work: Work) -> None:
    """Name the epoch of an empty database; once named it changes only when a backup is restored."""
    if work.rows(select(col(Epoch.name))).first() is None:
        work.change(insert(Epoch).values(id=1, name=uuid4().hex))


def add_people(work: Work, centre: str, role: str, count: int, name: str) -> list[Added]:
    """`count` people with sessions at the centre of that name, which is made if there is none."""
    return list(_added(work, make_centre(work, centre), role, count, name))


def _added(work: Work, centre: Centre, role: str, count: int, name: str) -> Iterator[Added]:
    for number in range(1, count + 1):
        called = name if count == 1 else f"{name} {number}"
        person = add_person(work, centre.id, called, role, centre.language)
        opened = open_session(work, person, uuid4(), "command line")
        yield Added(person.id, person.name, opened.token)


def add_group(work: Work, centre: str, title: str, members: str) -> tuple[UUID, list[UUID]]:
    """A group at a centre with these members (`all`, or ids with commas); gives it and who is in it.

    The first of them is its host. Raises NotFound for people who aren't of that centre, and
    ValueError for what is no id.
    """
    place = make_centre(work, centre)
    people = _people_of(work, place.id)
    wanted = people if members == "all" else [UUID(part) for part in members.split(",") if part]
    if not set(wanted) <= set(people):
        raise NotFound()
    room = add_room(work, place.id, "group", title)
    for place_in_line, person in enumerate(wanted):
        enter(work, room, person, "member" if place_in_line else "host")
    return room.id, wanted


def cards_for(work: Work, centre: str, role: str, count: int) -> tuple[Centre, list[MadeCard]]:
    """`count` cards for the next people of the centre of that name, which is made if there is none."""
    place = make_centre(work, centre)
    made = [add_card(work, place.id, role) for _ in range(count)]
    work.session.flush()
    work.session.expunge(place)
    return place, made


def _people_of(work: Work, centre: UUID) -> list[UUID]:
    return list(
        work.rows(
            select(col(Person.id))
            .join(Appointment, col(Appointment.person_id) == col(Person.id))
            .where(col(Appointment.centre_id) == centre, col(Appointment.ended_at).is_(None))
            .where(col(Person.ended_at).is_(None))
            .group_by(col(Person.id))
            .order_by(col(Person.id))
        ).scalars()
    )


def list_people(work: Work, centre: str | None) -> list[tuple[UUID, str, str, str]]:
    """Id, name, role and centre of everybody, or of one centre's people."""
    query = (
        select(col(Person.id), col(Person.name), col(Appointment.role), col(Centre.name))
        .join(Appointment, col(Appointment.person_id) == col(Person.id))
        .join(Centre, col(Centre.id) == col(Appointment.centre_id))
        .where(col(Appointment.ended_at).is_(None), col(Person.ended_at).is_(None))
        .order_by(col(Centre.name), col(Person.name), col(Person.id))
    )
    if centre is not None:
        query = query.where(col(Centre.name) == centre)
    return [tuple(row) for row in work.rows(query)]
