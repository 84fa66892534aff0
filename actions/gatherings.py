"""Gatherings that wait for a worker's yes, where a centre asks its workers first: yes, or "not like this"."""

from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from actions.announcing import announce
from actions.co_hosts import tell_after_all
from actions.hosting import next_of
from actions.showing_dates import shapes
from actions.ties import dates, known_activity
from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate, DateShape
from models.ledger import my_stream
from models.sign_in import Who
from rules import activities
from rules.activities import IsApproved
from rules.people import require_staff

MOST_WAITING = 100


def waiting(work: Work, who: Who, centre: UUID) -> list[DateShape]:
    """The next date of each gathering that waits for a yes, the longest waiting first: workers. Raises NotFound."""
    require_staff(who.at(centre))
    first = (
        select(col(ActivityDate.activity_id), func.min(col(ActivityDate.starts_at)).label("at"))
        .join(Activity, col(Activity.id) == col(ActivityDate.activity_id))
        .where(col(Activity.centre_id) == centre, col(Activity.approved_at).is_(None))
        .where(col(Activity.sent_back_at).is_(None), col(ActivityDate.ends_at) > work.now)
        .where(col(ActivityDate.called_off_at).is_(None))
        .group_by(col(ActivityDate.activity_id))
        .subquery()
    )
    query = dates().join(
        first,
        (first.c.activity_id == col(ActivityDate.activity_id))
        & (first.c.at == col(ActivityDate.starts_at)),
    )
    ordered = query.order_by(col(Activity.created_at), col(Activity.id)).limit(MOST_WAITING)
    return shapes(work, who.person, [(row[0], row[1]) for row in work.session.execute(ordered)])


def approve(work: Work, who: Who, key: UUID) -> None:
    """Say yes to a gathering that waits for a worker; said twice, it is done once. Raises NotFound, NotAllowed."""
    row, tie = known_activity(work, who.person, key)
    activities.require(tie.staff)
    if row.approved_at is None:
        row.approved_at, row.sent_back_at, row.why = work.now, None, ""
        work.session.flush()
        _tell_hosts(work, row, "activity.approved")
        tell_after_all(work, row)


def send_back(work: Work, who: Who, key: UUID, why: str) -> None:
    """Say "not like this" to a gathering that waits, and why: who hosts it reads that, and can change it.

    Said twice, it is done once. Raises NotFound, NotAllowed, IsApproved.
    """
    row, tie = known_activity(work, who.person, key)
    activities.require(tie.staff)
    if row.approved_at is not None:
        raise IsApproved()
    if (row.sent_back_at, row.why) != (None, "") and row.why == why:
        return
    row.sent_back_at, row.why = work.now, why
    work.session.flush()
    _tell_hosts(work, row, "activity.sent_back")


def wait_again(row: Activity) -> None:
    """What was changed since a worker said "not like this" waits for a yes again."""
    if row.approved_at is None:
        row.sent_back_at, row.why = None, ""


def _tell_hosts(work: Work, row: Activity, kind: str) -> None:
    for host in sorted({row.host_id, row.cohost_id} - {None}, key=str):
        assert host is not None
        announce(work, my_stream(host), kind, next_of(work, row))


__all__ = ["IsApproved", "approve", "send_back", "wait_again", "waiting"]
