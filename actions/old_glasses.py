"""Letting go of broken glasses, and of what delayed them, as long after as of the looks in the log."""

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select
from sqlmodel import col

from core.work import Work
from models.glass import Glass, GlassDelay
from rules.reports import LOOKS_STAY_YEARS, months_before


def due(work: Work) -> bool:
    """Whether there is any that is to go."""
    glasses, delays = _old(work)
    return bool(
        work.rows(select(or_(exists().where(glasses), exists().where(delays)))).scalar_one()
    )


def let_go(work: Work) -> None:
    """What is older than three years goes; the database itself lets go of nothing younger."""
    glasses, delays = _old(work)
    work.change(delete(Glass).where(glasses))
    work.change(delete(GlassDelay).where(delays))


def _old(work: Work) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    before = months_before(work.now, 12 * LOOKS_STAY_YEARS)
    used = exists().where(col(Glass.delay_id) == col(GlassDelay.id)).correlate(GlassDelay)
    return col(Glass.at) < before, and_(col(GlassDelay.at) < before, ~used)
