"""Reminders: who should be told of what they signed up for and hasn't been, worked out anew at every look."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlmodel import col

from actions.announcing import announce
from actions.places import HOLDING
from actions.stillness import weeks_of
from actions.ties import known_date
from core.errors import NotFound
from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate
from models.ledger import my_stream
from models.reminders import Reminder, ReminderChanges, ReminderWish, ReminderWishes, Which
from models.sign_in import Who
from models.sign_ups import SignUp
from rules.reminders import EARLIEST, due_at, is_due
from rules.resting import in_quiet_hours

BOTH: tuple[Which, ...] = ("evening", "hour")


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody is to be reminded of a date, for the time it has now."""

    date: UUID
    person: UUID
    which: Which
    starts_at: datetime


def due(work: Work) -> list[Due]:
    """Everybody who is to be reminded now; none in their quiet hours, none after withdrawing."""
    rows = work.rows(_candidates(work.now)).all()
    weeks = weeks_of(work, {row.person_id for row in rows})
    found = []
    for row in rows:
        week, zone = weeks[row.person_id]
        quiet = in_quiet_hours(week, zone, work.now)
        for which in BOTH:
            if getattr(row, f"had_{which}") or getattr(row, which) is False:
                continue
            at = due_at(which, row.starts_at, row.zone, week, zone)
            since = row.at if row.moved_at is None else max(row.at, row.moved_at)
            if is_due(at, row.starts_at, since, work.now, quiet=quiet):
                found.append(Due(row.date_id, row.person_id, which, row.starts_at))
    return found


def _candidates(now: datetime, person: UUID | None = None) -> Any:
    query = (
        select(
            col(SignUp.date_id),
            col(SignUp.person_id),
            col(SignUp.at),
            col(ActivityDate.starts_at),
            col(ActivityDate.moved_at),
            col(Activity.zone),
            col(ReminderWish.evening),
            col(ReminderWish.hour),
            _had("evening").label("had_evening"),
            _had("hour").label("had_hour"),
        )
        .join(ActivityDate, col(ActivityDate.id) == col(SignUp.date_id))
        .join(Activity, col(Activity.id) == col(ActivityDate.activity_id))
        .outerjoin(ReminderWish, col(ReminderWish.person_id) == col(SignUp.person_id))
        .where(col(SignUp.state).in_(HOLDING), col(ActivityDate.called_off_at).is_(None))
        .where(col(ActivityDate.starts_at) > now, col(ActivityDate.starts_at) < now + EARLIEST)
    )
    return query if person is None else query.where(col(SignUp.person_id) == person)


def _had(which: Which) -> Any:
    return exists(
        select(col(Reminder.date_id)).where(
            col(Reminder.date_id) == col(SignUp.date_id),
            col(Reminder.person_id) == col(SignUp.person_id),
            col(Reminder.which) == which,
            col(Reminder.starts_at) == col(ActivityDate.starts_at),
        )
    )


def remind(work: Work, one: Due) -> None:
    """Remind somebody, unless it was done, they withdrew, or it moved meanwhile: all in one Work."""
    date = work.session.get(ActivityDate, one.date, with_for_update=True, populate_existing=True)
    row = work.session.get(SignUp, (one.date, one.person), populate_existing=True)
    if date is None or row is None or _was_reminded(work, one):
        return
    stands = row.state in HOLDING and date.called_off_at is None
    if not stands or date.starts_at != one.starts_at or not _knows(work, one):
        return
    said = Reminder(
        date_id=one.date,
        person_id=one.person,
        which=one.which,
        starts_at=one.starts_at,
        at=work.now,
    )
    work.session.add(said)
    work.session.flush()
    announce(work, my_stream(one.person), "activity.reminded", said.id)


def _was_reminded(work: Work, one: Due) -> bool:
    query = select(col(Reminder.id)).where(
        col(Reminder.date_id) == one.date,
        col(Reminder.person_id) == one.person,
        col(Reminder.which) == one.which,
        col(Reminder.starts_at) == one.starts_at,
    )
    return work.rows(query).first() is not None


def _knows(work: Work, one: Due) -> bool:
    try:
        known_date(work, one.person, one.date)
    except NotFound:
        return False
    return True


def my_wishes(work: Work, who: Who) -> ReminderWishes:
    """Which reminders I want."""
    row = work.session.get(ReminderWish, who.person) or ReminderWish(person_id=who.person)
    return ReminderWishes(evening=row.evening, hour=row.hour)


def change_wishes(work: Work, who: Who, changes: ReminderChanges) -> ReminderWishes:
    """Switch reminders on and off; what is left out stays."""
    row = work.session.get(ReminderWish, who.person) or ReminderWish(person_id=who.person)
    for name, value in changes.model_dump(exclude_unset=True, exclude_none=True).items():
        setattr(row, name, value)
    work.session.add(row)
    work.session.flush()
    return my_wishes(work, who)
