"""Who can stand by somebody in an appeal, or in a talk with a worker."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlmodel import col

from actions.my_decisions import of_mine
from actions.naming import picked
from core.work import Work
from models.cases import Case, CaseStep
from models.decisions import Appeal, Decision
from models.groups import Membership, Removal
from models.people import STAFF, Appointment, Person, PersonShape
from models.sign_in import Who
from rules.boundaries_sql import not_hidden, sharing_a_room


def advocates(
    work: Work, who: Who, key: UUID, query: str = "", *, person: UUID | None = None
) -> list[PersonShape]:
    """Who could stand by me: people I share a room with, or shared one with until this decision, and workers. At most 50.

    Left out are who decided and who looks again, both of whom I know, and who has or had the case.
    Who reported isn't: that would name them. Raises NotFound.
    """
    row = of_mine(work, who, key)
    near = or_(
        col(Person.id).in_(sharing_a_room(who.person)),
        col(Person.id).in_(_together_then(row)),
        col(Person.id).in_(_staff(row)),
    )
    found = (
        select(col(Person.id))
        .where(near, col(Person.ended_at).is_(None), not_hidden(who.person, col(Person.id)))
        .where(col(Person.id).not_in(_involved(work, row)))
    )
    return picked(work, found, row.centre_id, query, person=person)


def _staff(row: Decision) -> Any:
    return select(col(Appointment.person_id)).where(
        col(Appointment.centre_id) == row.centre_id,
        col(Appointment.role).in_(STAFF),
        col(Appointment.ended_at).is_(None),
    )


def _together_then(row: Decision) -> Any:
    """Who was in a group that this decision took me out of, then, and is still."""
    groups = select(col(Removal.room_id)).where(
        col(Removal.decision_id) == row.id, col(Removal.person_id) == row.person_id
    )
    return select(col(Membership.person_id)).where(
        and_(col(Membership.room_id).in_(groups), col(Membership.joined_at) <= row.in_force_at)
    )


def _involved(work: Work, row: Decision) -> list[UUID]:
    looks = select(col(Appeal.taken_by)).where(col(Appeal.decision_id) == row.id)
    known = {row.by_id, row.second_by, row.person_id, *work.rows(looks).scalars()}
    return [one for one in known | had_it(work, row.case_id) if one is not None]


def had_it(work: Work, case: UUID | None) -> set[UUID | None]:
    """Who has a case, or had it: they may know who reported."""
    has = select(col(Case.taken_by)).where(col(Case.id) == case)
    steps = select(col(CaseStep.by_id)).where(
        col(CaseStep.case_id) == case, col(CaseStep.kind).in_(("taken", "accepted"))
    )
    return {*work.rows(has).scalars(), *work.rows(steps).scalars()}
