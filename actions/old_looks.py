"""Letting go of looks in the access log three years later: the oldest first, and the chain holds from the next on."""

from uuid import UUID

from sqlalchemy import delete, select, update
from sqlmodel import col

from actions.access_log import held
from core.work import Work
from models.access_log import AccessEntry, AccessHead
from models.cases import CaseLook
from rules.reports import LOOKS_STAY_YEARS, months_before

PART = 50
AT_ONCE = 200


def due(work: Work) -> list[UUID]:
    """People with looks that are older than three years."""
    old = col(AccessEntry.at) < months_before(work.now, 12 * LOOKS_STAY_YEARS)
    query = select(col(AccessEntry.person_id)).where(old).distinct()
    return list(work.rows(query.limit(PART)).scalars())


def let_go(work: Work, person: UUID) -> None:
    """Some of somebody's oldest looks go, one after the other; the head says where their chain begins now.

    The database itself lets go of nothing younger, and of nothing but the oldest (models/access_log.py).
    """
    held(work, person)
    query = (
        select(AccessEntry)
        .where(col(AccessEntry.person_id) == person)
        .order_by(col(AccessEntry.number))
    )
    before = months_before(work.now, 12 * LOOKS_STAY_YEARS)
    for row in work.session.scalars(query.limit(AT_ONCE)).all():
        if row.at >= before:
            break
        work.change(delete(CaseLook).where(col(CaseLook.entry_id) == row.id))
        work.change(delete(AccessEntry).where(col(AccessEntry.id) == row.id))
        begins = {"begins_after": row.number, "begins_with": row.hash}
        head = update(AccessHead).where(col(AccessHead.person_id) == person)
        work.change(head.values(**begins))
