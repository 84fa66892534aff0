"""What the clock does with cases: what nobody touched for days goes back to all; and what an erased person leaves."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, not_, or_, select, update
from sqlmodel import col

from actions.case_rooms import keep_to_holder
from actions.cases import step
from core.work import Work
from models.cases import Case, CaseStep
from models.people import STAFF, Appointment
from models.playbooks import NotHelped, PlaybookLine
from rules.cases import UNTOUCHED

PART = 100


def left_lying(work: Work) -> list[UUID]:
    """Open cases that somebody has who didn't touch them for three days, or no longer works there."""
    return list(work.rows(_left_lying(work).order_by(col(Case.id)).limit(PART)).scalars())


def _left_lying(work: Work) -> Any:
    touched = exists().where(
        col(CaseStep.case_id) == col(Case.id), col(CaseStep.at) > work.now - UNTOUCHED
    )
    works_there = exists().where(
        col(Appointment.person_id) == col(Case.taken_by),
        col(Appointment.centre_id) == col(Case.centre_id),
        col(Appointment.role).in_(STAFF),
        col(Appointment.ended_at).is_(None),
    )
    handed = and_(col(Case.taken_by).is_(None), col(Case.handed_to).is_not(None))
    gone = and_(col(Case.taken_by).is_not(None), not_(works_there))
    taken = col(Case.taken_by).is_not(None)
    return (
        select(col(Case.id))
        .where(col(Case.ended_at).is_(None))
        .where(or_(gone, and_(or_(taken, handed), not_(touched))))
    )


def give_back(work: Work, case_id: UUID) -> None:
    """Back to all, with a step that says so; unless it was touched meanwhile."""
    case = work.session.get(Case, case_id, with_for_update=True, populate_existing=True)
    if case is None or work.rows(_left_lying(work).where(col(Case.id) == case_id)).first() is None:
        return
    case.taken_by = case.taken_at = case.handed_to = case.looks_too = None
    keep_to_holder(work, case)
    step(work, case, "handed_back", None)


def give_all_back(work: Work, worker: UUID, centre: UUID) -> None:
    """All that a worker has, was handed or looks at with others at a centre waits for all, or is asked of them no more."""
    theirs = or_(*(column == worker for column in (_taken, _handed, _looks)))
    query = select(Case).where(col(Case.centre_id) == centre, col(Case.ended_at).is_(None), theirs)
    held = query.order_by(col(Case.id)).with_for_update().execution_options(populate_existing=True)
    for case in work.session.scalars(held).all():
        give_back_from(work, case, worker)


_taken, _handed, _looks = col(Case.taken_by), col(Case.handed_to), col(Case.looks_too)


def give_back_from(work: Work, case: Case, worker: UUID) -> None:
    """A case that is held is a worker's no more: it waits for all if it was theirs, with a step that says so."""
    goes_back = worker in (case.taken_by, case.handed_to)
    if case.handed_to == worker:
        case.handed_to = None
    if case.looks_too == worker or case.taken_by == worker:
        case.looks_too = None
    if case.taken_by == worker:
        case.taken_by = case.taken_at = None
        keep_to_holder(work, case)
    if goes_back:
        step(work, case, "handed_back", None)


def forget(work: Work, person: UUID) -> None:
    """A worker is erased: no step or line of a playbook names them, and what they had goes back to all."""
    for column in ("taken_by", "handed_to", "looks_too"):
        _unname(work, Case, column, person)
    for table, column in (
        (CaseStep, "by_id"),
        (CaseStep, "to_id"),
        (PlaybookLine, "by_id"),
        (NotHelped, "by_id"),
    ):
        _unname(work, table, column, person)


def _unname(work: Work, table: Any, column: str, person: UUID) -> None:
    work.change(update(table).where(getattr(table, column) == person).values({column: None}))
