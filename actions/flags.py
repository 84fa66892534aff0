"""Who reported what of somebody's things: for the rule of three and five, and for the worker who looks at it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.friends import friends_among
from core.work import Work
from models.cases import Case
from models.reports import Report
from rules import holds
from rules.holds import Flag


def flags_about(work: Work, case: Case, since: datetime) -> tuple[list[Flag], list[UUID]]:
    """What was reported of the same person's things since then, and in which open cases."""
    query = (
        select(col(Report.by_id), col(Report.at), col(Case.thing_id), col(Case.id))
        .join(Case, col(Case.id) == col(Report.case_id))
        .where(col(Case.person_id) == case.person_id, col(Case.centre_id) == case.centre_id)
        .where(col(Case.ended_at).is_(None), col(Report.withdrawn_at).is_(None))
        # Somebody who worries asks for care, and holds nothing.
        .where(col(Report.by_id).is_not(None), col(Report.reason) != "worried")
        .where(col(Report.at) > since)
    )
    rows = work.rows(query).all()
    flags = [Flag(by=row.by_id, thing=row.thing_id, at=row.at) for row in rows]
    return flags, list({row.id for row in rows})


def in_concert(work: Work, case: Case) -> bool:
    """Whether any two who reported this go together, or those who would hold all that its author said."""
    here = _of_case(work, case)
    if holds.in_concert(here, friends_among(work, {flag.by for flag in here})):
        return True
    if case.person_id is None:  # what nobody's is any more has nothing beside it
        return False
    about, _ = flags_about(work, case, work.now - holds.LOOKED_BACK)
    friends = friends_among(work, {flag.by for flag in about})
    return holds.judge(about, case.thing_id, friends).concert


def _of_case(work: Work, case: Case) -> list[Flag]:
    query = select(col(Report.by_id), col(Report.at)).where(
        col(Report.case_id) == case.id,
        col(Report.withdrawn_at).is_(None),
        col(Report.by_id).is_not(None),
    )
    return [Flag(by=row.by_id, thing=case.thing_id, at=row.at) for row in work.rows(query)]
