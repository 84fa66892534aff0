"""The days a centre is closed: repeats leave them out, and what stands on them is called off."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from core.errors import NotFound
from core.work import Work
from models.activities import Activity, ClosedDay, ClosedDayShape, NewClosedDay
from models.dates import ActivityDate
from models.people import Centre
from models.sign_in import Who
from rules.people import require_staff


def closed_days(work: Work, centre: UUID) -> set[date]:
    """Every closed day of a centre."""
    query = select(col(ClosedDay.day)).where(col(ClosedDay.centre_id) == centre)
    return set(work.rows(query).scalars())


def named_days(work: Work, centre: UUID, days: Collection[date]) -> dict[date, ClosedDay]:
    """Which of these days a centre is closed on."""
    query = select(ClosedDay).where(
        col(ClosedDay.centre_id) == centre, col(ClosedDay.day).in_(set(days))
    )
    return {row.day: row for row in work.session.scalars(query)}


def coming(work: Work, who: Who, centre: UUID) -> list[ClosedDayShape]:
    """The closed days of a centre of mine from today on, at most a hundred. Raises NotFound."""
    if not who.at(centre):
        raise NotFound()
    here = ZoneInfo(work.session.get_one(Centre, centre).time_zone)
    query = (
        select(ClosedDay)
        .where(col(ClosedDay.centre_id) == centre)
        .where(col(ClosedDay.day) >= work.now.astimezone(here).date())
        .order_by(col(ClosedDay.day))
        .limit(100)
    )
    return [ClosedDayShape(day=row.day, name=row.name) for row in work.session.scalars(query)]


def close(work: Work, who: Who, centre: UUID, day: date, new: NewClosedDay) -> None:
    """A day the centre is closed: what takes place there then is called off, and why is told. Raises NotFound.

    Gatherings elsewhere stay. Said twice, it is done once; with another name, who hasn't been told
    yet is told that one.
    """
    require_staff(who.at(centre))
    work.session.merge(ClosedDay(centre_id=centre, day=day, name=new.name))
    work.session.flush()
    for row in _then(work, centre, day):
        row.called_off_at, row.called_off_by, row.why = work.now, who.person, new.name
        row.closed_day, row.changed_at = day, work.now
    for row in _off(work, centre, day):
        row.why = new.name
    work.session.flush()


def open_again(work: Work, who: Who, centre: UUID, day: date) -> None:
    """The centre is open after all. What was called off a moment ago stands again; what people were told of stays off.

    Raises NotFound.
    """
    require_staff(who.at(centre))
    known = work.session.get(ClosedDay, (centre, day))
    if known is None:
        return
    for row in _off(work, centre, day):
        stands_again(work, row)
    work.session.delete(known)
    work.session.flush()


def stands_again(work: Work, row: ActivityDate) -> None:
    """A date takes place after all."""
    row.called_off_at, row.called_off_by, row.why, row.closed_day = None, None, "", None
    row.changed_at = work.now


def _off(work: Work, centre: UUID, day: date) -> list[ActivityDate]:
    """What is called off because of that day, and hasn't been told to anybody."""
    query = select(ActivityDate).where(
        col(ActivityDate.centre_id) == centre,
        col(ActivityDate.closed_day) == day,
        col(ActivityDate.called_off_at).is_not(None),
        col(ActivityDate.told_at).is_(None),
    )
    held = query.with_for_update().execution_options(populate_existing=True)
    return list(work.session.scalars(held))


def _then(work: Work, centre: UUID, day: date) -> list[ActivityDate]:
    """What takes place at the centre on a day, and isn't called off."""
    here = ZoneInfo(work.session.get_one(Centre, centre).time_zone)
    begins, ends = _midnight(day, here), _midnight(day + timedelta(days=1), here)
    query = (
        select(ActivityDate, Activity)
        .join(Activity, col(Activity.id) == col(ActivityDate.activity_id))
        .where(col(ActivityDate.centre_id) == centre, col(ActivityDate.starts_at) >= begins)
        .where(col(ActivityDate.starts_at) < ends, col(ActivityDate.starts_at) > work.now)
        .where(col(ActivityDate.called_off_at).is_(None))
        .with_for_update(of=ActivityDate)
    )
    return [
        row
        for row, activity in work.session.execute(query).all()
        if (activity.content | row.changes)["place_kind"] == "centre"
    ]


def _midnight(day: date, here: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0), here)
