"""The days a centre is closed: repeats leave them out, and what stands on them is called off."""

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

    Gatherings elsewhere stay. Said twice, it is done once.
    """
    require_staff(who.at(centre))
    work.session.merge(ClosedDay(centre_id=centre, day=day, name=new.name))
    work.session.flush()
    for row in _then(work, centre, day):
        row.called_off_at, row.called_off_by, row.why = work.now, who.person, new.name
    work.session.flush()


def open_again(work: Work, who: Who, centre: UUID, day: date) -> None:
    """The centre is open after all. What was called off a moment ago stands again; what people were told of stays off.

    Raises NotFound.
    """
    require_staff(who.at(centre))
    known = work.session.get(ClosedDay, (centre, day))
    if known is None:
        return
    for row in _then(work, centre, day, called_off=True):
        if row.told_at is None and row.why == known.name:
            row.called_off_at, row.called_off_by, row.why = None, None, ""
    work.session.delete(known)
    work.session.flush()


def _then(work: Work, centre: UUID, day: date, *, called_off: bool = False) -> list[ActivityDate]:
    here = ZoneInfo(work.session.get_one(Centre, centre).time_zone)
    begins, ends = _midnight(day, here), _midnight(day + timedelta(days=1), here)
    query = (
        select(ActivityDate, Activity)
        .join(Activity, col(Activity.id) == col(ActivityDate.activity_id))
        .where(col(ActivityDate.centre_id) == centre, col(ActivityDate.starts_at) >= begins)
        .where(col(ActivityDate.starts_at) < ends, col(ActivityDate.starts_at) > work.now)
        .where(col(ActivityDate.called_off_at).is_not(None) == called_off)
        .with_for_update(of=ActivityDate)
    )
    return [
        row
        for row, activity in work.session.execute(query).all()
        if (activity.content | row.changes)["place_kind"] == "centre"
    ]


def _midnight(day: date, here: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0), here)
