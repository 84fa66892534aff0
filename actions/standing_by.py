"""Who stands by whom it concerns: said yes, and nothing has come between since."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.readers import reader
from core.work import Work
from models.decisions import Appeal, Decision
from models.people import Appointment


def advocate_of(work: Work, row: Appeal, decision: Decision) -> UUID | None:
    """Who stands by whom it concerns now: said yes, and nothing has come between."""
    return (
        row.advocate_id if row.advocate_said == "yes" and not apart(work, row, decision) else None
    )


def apart(work: Work, row: Appeal, decision: Decision) -> bool:
    """Whether a block stands between whom it concerns and who was asked, or who was asked left the centre."""
    if row.advocate_id is None:
        return False
    hidden = row.advocate_id in reader(work, row.by_id).hidden
    return hidden or _has_left(work, row.advocate_id, decision.centre_id)


def _has_left(work: Work, person: UUID, centre: UUID) -> bool:
    """Whether somebody belonged to a centre and does no more. Who never did may stand by somebody there, as a friend."""
    query = select(col(Appointment.ended_at)).where(
        col(Appointment.person_id) == person, col(Appointment.centre_id) == centre
    )
    ends = list(work.rows(query).scalars())
    return bool(ends) and None not in ends
