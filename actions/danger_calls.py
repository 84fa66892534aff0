"""Calling workers where somebody may be in danger: until one of them has it, or has done something since it was said."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from actions.cases import apart_from, tell
from core.work import Work
from models.cases import Case, CaseStep
from models.danger import DangerMark
from models.ledger import LedgerEntry
from models.people import STAFF, Appointment, Person
from models.reports import Report
from rules.hours import DANGER

PART = 20


def in_danger(work: Work, keys: Collection[UUID]) -> set[UUID]:
    """Those in which somebody may be in danger, and nobody has it, or has done anything since that was said.

    Since: by the number of its step. Whoever came later may have begun earlier.
    """
    query = select(col(Case.id)).where(
        col(Case.id).in_(keys),
        col(Case.danger).is_(True),
        col(Case.ended_at).is_(None),
        or_(col(Case.taken_by).is_(None), said_since(_danger_said())),
    )
    return set(work.rows(query).scalars())


def _danger_said() -> ColumnElement[bool]:
    """SQL: a step that came of a report of danger, which stands, or of a post that was marked."""
    reported = exists().where(
        col(Report.case_id) == col(Case.id),
        col(Report.reason) == "danger",
        col(Report.withdrawn_at).is_(None),
        col(Report.at) == col(CaseStep.at),
    )
    marked = exists().where(
        col(DangerMark.thing_id) == col(Case.thing_id), col(DangerMark.done_at) == col(CaseStep.at)
    )
    here = (Case, CaseStep)
    came = col(CaseStep.kind).in_(("opened", "joined"))
    return and_(came, or_(reported.correlate(*here), marked.correlate(*here)))


def said_since(said: ColumnElement[bool], by: UUID | None = None) -> ColumnElement[bool]:
    """SQL: a case with such a step of nobody's, after which nobody (or not this one) did anything with it."""
    steps = exists().where(
        col(CaseStep.case_id) == col(Case.id), col(CaseStep.by_id).is_(None), said, ~_after(by)
    )
    return steps.correlate(Case)


def _after(by: UUID | None = None) -> ColumnElement[bool]:
    """SQL: somebody (or this one) did something with the case after a step."""
    later = aliased(CaseStep)
    after = exists().where(
        col(later.case_id) == col(CaseStep.case_id),
        col(later.number) > col(CaseStep.number),
        col(later.by_id).is_not(None) if by is None else col(later.by_id) == by,
    )
    return after.correlate(CaseStep)


def unanswered(work: Work) -> list[tuple[UUID, UUID]]:
    """Cases of danger in which nobody did anything for fifteen minutes, with each worker who may see them and wasn't called.

    Whoever was there when it came may have gone home by then.
    """
    called = exists().where(
        col(LedgerEntry.owner) == col(Person.id),
        col(LedgerEntry.kind) == "case.changed",
        col(LedgerEntry.subject) == col(Case.id),
        col(LedgerEntry.at) >= col(CaseStep.at),
    )
    works_there = exists().where(
        col(Appointment.person_id) == col(Person.id),
        col(Appointment.centre_id) == col(Case.centre_id),
        col(Appointment.role).in_(STAFF),
        col(Appointment.ended_at).is_(None),
    )
    query: Any = (
        select(col(Case.id), col(Person.id).label("worker"))
        .join(CaseStep, and_(col(CaseStep.case_id) == col(Case.id), col(CaseStep.by_id).is_(None)))
        .join(Person, works_there.correlate(Person, Case))
        .where(col(Case.danger).is_(True), col(Case.ended_at).is_(None), _danger_said())
        .where(col(CaseStep.at) <= work.now - DANGER, ~_after())
        .where(col(Person.ended_at).is_(None), apart_from(col(Person.id)))
        .where(~called.correlate(Person, Case, CaseStep))
        .order_by(col(Case.id), col(Person.id))
        .distinct()
    )
    return [(row.id, row.worker) for row in work.rows(query.limit(PART))]


def call(work: Work, case_id: UUID, worker: UUID) -> None:
    """Call one of them, unless they were meanwhile."""
    case = work.session.get(Case, case_id, with_for_update=True, populate_existing=True)
    if case is not None and (case_id, worker) in unanswered(work):
        tell(work, case, worker)
