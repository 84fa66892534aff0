"""Standing in comes to its end where one of the two works there no more."""

from uuid import UUID

from sqlalchemy import or_, update
from sqlmodel import col

from core.work import Work
from models.hours import StandIn


def end_all(work: Work, person: UUID, centre: UUID) -> None:
    """Whoever they stood in for, and whoever stood in for them at a centre, or was to: it is over."""
    theirs = or_(col(StandIn.worker_id) == person, col(StandIn.stand_in_id) == person)
    lasting = (col(StandIn.ended_at).is_(None), col(StandIn.until) > work.now)
    here = update(StandIn).where(col(StandIn.centre_id) == centre, theirs, *lasting)
    work.change(here.values(ended_at=work.now))
