"""The dates somebody knows of: the centre's coming ones, my own, what is like another, and one of them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, literal, or_, select, tuple_
from sqlmodel import col

from actions.showing_dates import Pair, shape, shapes
from actions.ties import dates, known_date
from core.db import UtcDateTime
from core.errors import Invalid
from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate, DateShape
from models.sign_in import Who
from models.sign_ups import SignUp
from rules.activities_sql import known_to

SIMILAR, LOOKED_THROUGH = 2, 60
FIRST_TIMES = 3
AHEAD = timedelta(days=28)
# Nothing is longer: models.activities, Minutes.
LONGEST = timedelta(hours=12)


def coming(
    work: Work,
    who: Who,
    centre: UUID | None,
    after: datetime | None,
    cursor: str | None,
    limit: int,
) -> tuple[list[DateShape], str | None]:
    """A page of what takes place from now on, or from `after` on, the next first; one centre's, or all of mine.

    The second value leads to the next page. Raises Invalid for a cursor we never gave.
    """
    query = _ahead(work, who, max(after or work.now, work.now))
    if centre is not None:
        query = query.where(col(ActivityDate.centre_id) == centre)
    return _page(work, who, query, cursor, limit)


def mine(
    work: Work, who: Who, cursor: str | None, limit: int, *, past: bool = False
) -> tuple[list[DateShape], str | None]:
    """A page of the dates I signed up for or host, the next first; `past`: those that are over, the last first."""
    over = col(ActivityDate.ends_at) <= work.now
    here = mine_of(who.person, ("in", "asked", "waiting"))
    query = _known(work, who).where(col(ActivityDate.id).in_(here), over if past else ~over)
    return _page(work, who, query, cursor, limit, down=past)


def mine_of(person: UUID, states: Sequence[str]) -> Any:
    """The ids of dates that somebody hosts, or has signed up for and is in one of these states."""
    signed = select(col(SignUp.date_id)).where(
        col(SignUp.person_id) == person, col(SignUp.state).in_(states)
    )
    hosted = (
        select(col(ActivityDate.id))
        .join(Activity, col(Activity.id) == col(ActivityDate.activity_id))
        .where(or_(col(Activity.host_id) == person, col(Activity.cohost_id) == person))
    )
    return signed.union(hosted)


def first_times(work: Work, who: Who) -> list[DateShape]:
    """The next three that their hosts call good for a first time; none for who has been to something."""
    been = (
        select(col(SignUp.date_id))
        .join(ActivityDate, col(ActivityDate.id) == col(SignUp.date_id))
        .where(col(SignUp.person_id) == who.person, col(SignUp.state) == "in")
        .where(or_(col(SignUp.came) == "came", col(ActivityDate.ends_at) <= work.now))
    )
    if work.rows(been.limit(1)).first() is not None:
        return []
    query = _ahead(work, who, work.now).where(col(ActivityDate.called_off_at).is_(None))
    rows = work.session.execute(_ascending(query).limit(LOOKED_THROUGH)).all()
    pairs = [(row[0], row[1]) for row in rows if (row[1].content | row[0].changes)["first_time"]]
    return shapes(work, who.person, _one_each(pairs)[:FIRST_TIMES])


def _one_each(pairs: Sequence[Pair]) -> list[Pair]:
    """Of each activity only its first date here: three Tuesdays of one class are no choice."""
    first: dict[UUID, Pair] = {}
    for pair in pairs:
        first.setdefault(pair[1].id, pair)
    return list(first.values())


def similar(work: Work, who: Who, date_id: UUID) -> list[DateShape]:
    """Two dates like this one that still have places: the next of the same activity, then of the same kind. Raises NotFound."""
    date, activity, _ = known_date(work, who.person, date_id)
    query = _known(work, who).where(
        col(ActivityDate.centre_id) == date.centre_id,
        col(ActivityDate.starts_at) > work.now,
        col(ActivityDate.starts_at) < max(work.now, date.starts_at) + AHEAD,
        col(ActivityDate.called_off_at).is_(None),
        col(ActivityDate.id) != date.id,
    )
    rows = work.session.execute(_ascending(query).limit(LOOKED_THROUGH)).all()
    ours = activity.content | date.changes
    pairs = sorted(
        ((row[0], row[1]) for row in rows), key=lambda pair: _unlike(ours, activity.id, *pair)
    )
    found = shapes(work, who.person, _one_each(pairs)[: 4 * SIMILAR])
    return [one for one in found if one.left != "none" and one.mine is None][:SIMILAR]


def _unlike(ours: dict[str, Any], ours_id: UUID, date: ActivityDate, activity: Activity) -> Any:
    theirs = activity.content | date.changes
    kinds = ("pace", "noise", "crowd", "speaking", "place_kind", "first_time")
    differing = sum(ours[kind] != theirs[kind] for kind in kinds)
    return activity.id != ours_id, ours["title"] != theirs["title"], differing, date.starts_at


def one(work: Work, who: Who, date_id: UUID) -> DateShape:
    """One date. Raises NotFound, for unknown and hidden ones alike."""
    date, activity, _ = known_date(work, who.person, date_id)
    return shape(work, who.person, date, activity)


def _ahead(work: Work, who: Who, moment: datetime) -> Any:
    """What isn't over then. The index is by the start: years of what is over aren't looked at."""
    return _known(work, who).where(
        col(ActivityDate.starts_at) > moment - LONGEST, col(ActivityDate.ends_at) > moment
    )


def _known(work: Work, who: Who) -> Any:
    return dates().where(
        col(ActivityDate.centre_id).in_(list(who.roles)), known_to(who.person, work.now)
    )


def _ascending(query: Any) -> Any:
    return query.order_by(col(ActivityDate.starts_at), col(ActivityDate.id))


def _page(
    work: Work, who: Who, query: Any, cursor: str | None, limit: int, *, down: bool = False
) -> tuple[list[DateShape], str | None]:
    if cursor is not None:
        query = query.where(beyond(cursor, down=down))
    ordered = _descending(query) if down else _ascending(query)
    rows = work.session.execute(ordered.limit(limit + 1)).all()
    pairs = [(row[0], row[1]) for row in rows[:limit]]
    more = cursor_of(pairs[-1][0]) if len(rows) > limit else None
    return shapes(work, who.person, pairs), more


def _descending(query: Any) -> Any:
    return query.order_by(col(ActivityDate.starts_at).desc(), col(ActivityDate.id).desc())


def beyond(cursor: str, *, down: bool = False) -> Any:
    """What comes after a page, as a condition; `down`: the last first. Raises Invalid for a cursor we never gave."""
    begun, key = _place(cursor)
    place = tuple_(col(ActivityDate.starts_at), col(ActivityDate.id))
    last = tuple_(literal(begun, UtcDateTime()), literal(key, Uuid()))
    return place < last if down else place > last


def cursor_of(date: ActivityDate) -> str:
    """Where a page ended: when, and which; it holds also when that date is moved meanwhile."""
    return f"{date.starts_at.timestamp():.0f}.{date.id}"


def _place(cursor: str) -> tuple[datetime, UUID]:
    begun, _, key = cursor.partition(".")
    try:
        if not begun.isdecimal() or len(begun) > 11:
            raise ValueError(begun)
        return datetime.fromtimestamp(int(begun), UTC), UUID(key)
    except (ValueError, OverflowError):
        raise Invalid(fields={"cursor": "not one of ours"}) from None
