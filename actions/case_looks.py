"""That a worker looked at a case, written down for whom it concerns."""

from datetime import datetime, timedelta

from sqlalchemy import func, insert, select
from sqlmodel import col

from actions import access_log
from core.work import Work
from models.access_log import AccessEntry
from models.cases import Case, CaseLook
from models.decisions import Decision
from models.reports import Report
from models.sign_in import Who
from rules.cases import look_is_told_from

# Who opens the same case again within this time has looked once.
ONE_LOOK = timedelta(minutes=1)
# A page that shows it may read it again by itself for as long as a proof can hold.
STILL_OPEN = timedelta(hours=12)


def looked(work: Work, who: Who, case: Case, one_look: timedelta) -> None:
    """Nothing where nobody is concerned any more, or who looks has looked within that time, and since anything was reported."""
    if case.person_id is None or _has_looked(work, who, case, one_look):
        return
    said = _last_said(work, case)
    told_from = look_is_told_from(said, work.now, decided=_decided_since(work, case, said))
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
        .where(
            col(AccessEntry.at) > work.now - within, col(AccessEntry.at) >= _last_said(work, case)
        )
    )
    return work.rows(query.limit(1)).first() is not None


def _last_said(work: Work, case: Case) -> datetime:
    """When the newest report of a case came: a look after it must not tell that there is one."""
    newest = select(func.max(col(Report.at))).where(col(Report.case_id) == case.id)
    return max(work.rows(newest).scalar() or case.opened_at, case.opened_at)


def _decided_since(work: Work, case: Case, since: datetime) -> bool:
    """Whether something was decided since then of which whom it concerns knows."""
    query = select(col(Decision.id)).where(
        col(Decision.case_id) == case.id, *access_log.is_known(work.now)
    )
    return work.rows(query.where(col(Decision.in_force_at) >= since).limit(1)).first() is not None
