"""What the clock does with appeals: nobody waits for a worker who left, or for what was taken back."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, or_, select
from sqlmodel import col

from actions.appeal_rooms import leave_room
from actions.appeals import close_undone, held_of, tell
from actions.showing_decisions import opened
from core.work import Work
from models.decisions import Appeal, Decision
from models.people import STAFF, Appointment
from rules.decisions import is_judged

PART = 50


def stuck(work: Work) -> list[UUID]:
    """Decisions with an open appeal that was taken by somebody who works there no more, or is about what was taken back."""
    return list(work.rows(_stuck().limit(PART)).scalars())


def _stuck() -> Any:
    works_there = exists().where(
        col(Appointment.person_id) == col(Appeal.taken_by),
        col(Appointment.centre_id) == col(Decision.centre_id),
        col(Appointment.role).in_(STAFF),
        col(Appointment.ended_at).is_(None),
    )
    left = and_(col(Appeal.taken_by).is_not(None), ~works_there)
    return (
        select(col(Decision.id))
        .join(Appeal, col(Appeal.decision_id) == col(Decision.id))
        .where(col(Appeal.decided_at).is_(None), col(Appeal.withdrawn_at).is_(None))
        .where(col(Decision.kind) != "talk", or_(left, col(Decision.undone_at).is_not(None)))
    )


def mend(work: Work, key: UUID) -> None:
    """It waits for all again, or has come to its end. Said twice, it is done once."""
    row = work.session.get(Decision, key, with_for_update=True, populate_existing=True)
    asked = held_of(work, key)
    still = work.rows(_stuck().where(col(Decision.id) == key)).first()
    if row is None or asked is None or still is None or not is_judged(row.kind):
        return
    if row.undone_at is not None:
        close_undone(work, row, opened(work, row, "undone", row.undone_why))
        return
    leave_room(work, asked, asked.taken_by)
    asked.taken_by = None
    work.session.flush()
    tell(work, asked)
