"""Pauses from writing, as whom they hold and the desk read them. Setting and lifting: pausing.py."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.held_back import holding, holding_at
from actions.naming import names
from core.work import Work
from models.decisions import Decision
from models.people import Centre, CentreName
from models.sign_in import Who
from models.suspensions import Suspension, SuspensionShape
from rules.people import require_staff
from rules.suspensions import WritingIsPaused

PURPOSE = "suspensions"


def mine(work: Work, who: Who) -> list[SuspensionShape]:
    """The pauses that hold for me now, the longest first."""
    return [shape(work, row) for row in holding(work, [who.person])]


def all_of_mine(work: Work, who: Who) -> list[SuspensionShape]:
    """Every pause I ever had, oldest first: for my data."""
    query = select(Suspension).where(col(Suspension.person_id) == who.person)
    rows = work.session.scalars(query.order_by(col(Suspension.at), col(Suspension.id)))
    return [shape(work, row) for row in rows.all()]


def at_centre(work: Work, who: Who, centre: UUID) -> list[SuspensionShape]:
    """The pauses that hold now at my centre, for its workers, the longest first. Raises NotFound."""
    require_staff(who.at(centre))
    return [shape(work, row) for row in holding_at(work, centre)]


def shape(work: Work, row: Suspension) -> SuspensionShape:
    """A pause with its reason opened; only for whom it is about, and workers of its centre."""
    centre = work.session.get_one(Centre, row.centre_id)
    named = names(work, {row.by_id, row.person_id}, row.centre_id)
    return SuspensionShape(
        id=row.id,
        person=named[row.person_id],
        centre=CentreName(id=centre.id, name=centre.name),
        by=named[row.by_id],
        reason=reason_of(work, row),
        at=row.at,
        until=row.until,
        decision=row.id if work.session.get(Decision, row.id) is not None else None,
    )


def reason_of(work: Work, row: Suspension) -> str:
    """Why, opened; nothing where the key is erased."""
    return work.vault.open(row.person_id, PURPOSE, row.id, row.reason) or ""


__all__ = ["WritingIsPaused", "all_of_mine", "at_centre", "mine", "reason_of", "shape"]
