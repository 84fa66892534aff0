"""That a worker looked at a case, written down for whom it concerns."""

from datetime import timedelta

from sqlalchemy import insert, select
from sqlmodel import col

from actions import access_log
from core.work import Work
from models.access_log import AccessEntry
from models.cases import Case, CaseLook
from models.decisions import Decision
from models.sign_in import Who
from rules.cases import look_is_told_from

# Who opens the same case again within this time has looked once.
ONE_LOOK = timedelta(minutes=1)
# A page that shows it may read it again by itself for as long as a proof can hold.
STILL_OPEN = timedelta(hours=12)


def looked(work: Work, who: Who, case: Case, one_look: timedelta) -> None:
    """Nothing where nobody is concerned any more, or who looks has looked within that time."""
    if case.person_id is None or _has_looked(work, who, case, one_look):
        return
    decided = select(col(Decision.id)).where(
        col(Decision.case_id) == case.id, col(Decision.in_force_at) <= work.now
    )
    told_from = look_is_told_from(
        case.opened_at, work.now, decided=work.rows(decided.limit(1)).first() is not None
    )
    entry = access_log.looked(
        work,
        person=case.person_id,
        by=who.person,
        what="case",
        why="case",
        shown_from=told_from,
        each=True,
    )
    work.change(insert(CaseLook).values(entry_id=entry, case_id=case.id))


def _has_looked(work: Work, who: Who, case: Case, within: timedelta) -> bool:
    query = (
        select(col(AccessEntry.id))
        .join(CaseLook, col(CaseLook.entry_id) == col(AccessEntry.id))
        .where(col(CaseLook.case_id) == case.id, col(AccessEntry.by_id) == who.person)
        .where(col(AccessEntry.at) > work.now - within)
    )
    return work.rows(query.limit(1)).first() is not None
