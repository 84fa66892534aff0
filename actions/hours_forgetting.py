"""When somebody is erased: no place in a rota, no standing in, and no name under what they drafted."""

from uuid import UUID

from sqlalchemy import delete, or_, select, update
from sqlmodel import col

from core.work import Work
from models.guidelines import GuidelineVersion
from models.hours import RotaSpan, StandIn, StandInNews


def forget_hours(work: Work, person: UUID) -> None:
    """What a centre has as its own, its house rules and role cards, stays."""
    theirs = or_(col(StandIn.worker_id) == person, col(StandIn.stand_in_id) == person)
    told = select(col(StandIn.id)).where(theirs)
    work.change(
        delete(StandInNews).where(
            or_(col(StandInNews.person_id) == person, col(StandInNews.stand_in_id).in_(told))
        )
    )
    work.change(delete(StandIn).where(theirs))
    work.change(delete(RotaSpan).where(col(RotaSpan.worker_id) == person))
    mine = col(GuidelineVersion.made_by) == person
    work.change(update(GuidelineVersion).where(mine).values(made_by=None))
