"""How many came to each date of a centre, for its workers: sums of dates, and nothing of persons."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from actions.dates import beyond, cursor_of
from actions.places import HOLDING
from actions.ties import dates
from core.work import Work
from models.dates import ActivityDate
from models.sign_in import Who
from models.sign_ups import DateSum, SignUp
from rules.people import require_staff


def sums(
    work: Work,
    who: Who,
    centre: UUID,
    begin: datetime,
    end: datetime,
    cursor: str | None,
    limit: int,
) -> tuple[list[DateSum], str | None]:
    """A page of how many came to each date between two moments, the last first; who withdrew isn't counted.

    The second value leads to the next page. Raises NotFound, Invalid for a cursor we never gave.
    """
    require_staff(who.at(centre))
    query = (
        dates()
        .where(col(ActivityDate.centre_id) == centre, col(ActivityDate.called_off_at).is_(None))
        .where(col(ActivityDate.starts_at) >= begin, col(ActivityDate.starts_at) < end)
        .order_by(col(ActivityDate.starts_at).desc(), col(ActivityDate.id).desc())
    )
    if cursor is not None:
        query = query.where(beyond(cursor, down=True))
    rows = work.session.execute(query.limit(limit + 1)).all()
    pairs = [(row[0], row[1]) for row in rows[:limit]]
    came = _came(work, [date.id for date, _ in pairs])
    found = [
        DateSum(
            id=date.id,
            title=(activity.content | date.changes)["title"],
            starts_at=date.starts_at,
            came=came.get(date.id, 0),
        )
        for date, activity in pairs
    ]
    return found, cursor_of(pairs[-1][0]) if len(rows) > limit else None


def _came(work: Work, dates_: Sequence[UUID]) -> dict[UUID, int]:
    counted = (
        select(col(SignUp.date_id), func.count().label("came"))
        .where(col(SignUp.date_id).in_(dates_), col(SignUp.came) == "came")
        .where(col(SignUp.state).in_(HOLDING))
        .group_by(col(SignUp.date_id))
    )
    return {row.date_id: row.came for row in work.rows(counted)}
