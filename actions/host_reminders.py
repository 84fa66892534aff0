"""Who hosts a date is reminded of it like who goes, also without having signed up."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlmodel import col

from actions.places import HOLDING
from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate
from models.people import Person
from models.reminders import Reminder, ReminderWish
from models.sign_ups import SignUp
from rules.reminders import EARLIEST


def hosts_to_remind(now: datetime) -> Any:
    """Hosts of what is near: the columns of actions/reminders.py, for those who haven't signed up beside."""
    goes = exists().where(
        col(SignUp.date_id) == col(ActivityDate.id),
        col(SignUp.person_id) == col(Person.id),
        col(SignUp.state).in_(HOLDING),
    )
    return (
        select(
            col(ActivityDate.id).label("date_id"),
            col(Person.id).label("person_id"),
            col(Activity.created_at).label("at"),
            col(ActivityDate.starts_at),
            col(ActivityDate.moved_at),
            col(Activity.zone),
            col(ReminderWish.evening),
            col(ReminderWish.hour),
            _had("evening").label("had_evening"),
            _had("hour").label("had_hour"),
        )
        .select_from(ActivityDate)
        .join(Activity, col(Activity.id) == col(ActivityDate.activity_id))
        .join(Person, col(Person.id).in_((col(Activity.host_id), col(Activity.cohost_id))))
        .outerjoin(ReminderWish, col(ReminderWish.person_id) == col(Person.id))
        .where(col(ActivityDate.called_off_at).is_(None), col(Activity.approved_at).is_not(None))
        .where(col(ActivityDate.starts_at) > now, col(ActivityDate.starts_at) < now + EARLIEST)
        .where(~goes)
    )


def _had(which: str) -> Any:
    return exists().where(
        col(Reminder.date_id) == col(ActivityDate.id),
        col(Reminder.person_id) == col(Person.id),
        col(Reminder.which) == which,
        col(Reminder.starts_at) == col(ActivityDate.starts_at),
    )


def hosts(work: Work, date: ActivityDate, person: UUID) -> bool:
    """Whether somebody hosts that date now."""
    activity = work.session.get_one(Activity, date.activity_id, populate_existing=True)
    return activity.approved_at is not None and person in (activity.host_id, activity.cohost_id)
