"""Having workers look again at a case of their desk: somebody answered, appeals, or a second person is needed."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.cases import apart_from, step, tell
from actions.load import on_duty
from core.work import Work
from models.cases import Case
from models.decisions import Decision
from models.people import STAFF, Appointment, Person


def held_case(work: Work, row: Decision) -> Case | None:
    """The case of a decision, held until the commit; None once it is erased."""
    if row.case_id is None:
        return None
    return work.session.get(Case, row.case_id, with_for_update=True, populate_existing=True)


def came_in(work: Work, case: Case, *, danger: bool) -> None:
    """Something more was said: who has the case is told, and with danger who is there now, too."""
    if danger:
        in_danger(work, case)
    elif case.taken_by is not None:
        tell(work, case, case.taken_by)


def in_danger(work: Work, case: Case) -> None:
    """Somebody may be in danger: who is there now is told, and who has the case.

    Where none of those may see the case, everybody else who works there is told.
    """
    called = {case.taken_by, *on_duty(work, case.centre_id)}
    reached = _who_may(work, case, called)
    _tell(work, case, reached or workers(work, case.centre_id))


def _who_may(work: Work, case: Case, people: Collection[UUID | None]) -> set[UUID]:
    """Those among them who aren't kept apart from the case."""
    query = select(col(Person.id)).join(Case, apart_from(col(Person.id)))
    return set(
        work.rows(query.where(col(Case.id) == case.id, col(Person.id).in_(people))).scalars()
    )


def answered(work: Work, case: Case, row: Decision) -> None:
    """Whom it concerns said something: a step with the case, which is held; who decided and who has it are told.

    Where none of them works there any more, everybody who does is told.
    """
    step(work, case, "answered", None)
    here = workers(work, case.centre_id)
    concerned = {row.by_id, row.second_by, case.taken_by} & here
    _tell(work, case, concerned or here)


def appealed(work: Work, row: Decision) -> None:
    """Somebody is to look again: who had no hand in it is told. Without a case, the desk's count tells it."""
    case = work.session.get(Case, row.case_id) if row.case_id is not None else None
    if case is not None:
        _tell(work, case, workers(work, row.centre_id) - {row.by_id, row.second_by})


def proposed(work: Work, case: Case, row: Decision) -> None:
    """A second person is needed: everybody else who works there is told."""
    _tell(work, case, workers(work, row.centre_id) - {row.by_id})


def workers(work: Work, centre: UUID) -> set[UUID]:
    """Who works at a centre now."""
    query = (
        select(col(Appointment.person_id))
        .join(Person, col(Person.id) == col(Appointment.person_id))
        .where(col(Appointment.centre_id) == centre, col(Appointment.role).in_(STAFF))
        .where(col(Appointment.ended_at).is_(None), col(Person.ended_at).is_(None))
    )
    return set(work.rows(query).scalars())


def _tell(work: Work, case: Case, people: Collection[UUID | None]) -> None:
    """Each who may see the case, in one order: two who tell at once don't wait for each other."""
    for person in sorted(one for one in people if one is not None):
        tell(work, case, person)
