"""Reminders of what one signed up for, and what happened to a sign-up: all on one's own stream."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime
from core.ids import new_id
from models.dates import DateEvent
from models.ledger import Command, Shape

Which = Literal["evening", "hour"]


class Reminder(SQLModel, table=True):
    """Somebody was reminded of a date, for the time it then had."""

    __tablename__ = "reminders"
    __table_args__ = (UniqueConstraint("date_id", "person_id", "which", "starts_at"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    date_id: UUID = Field(foreign_key="activity_dates.id")
    person_id: UUID = Field(foreign_key="people.id", index=True)
    which: str = Field(max_length=8)
    starts_at: datetime = Field(sa_type=UtcDateTime)
    at: datetime = Field(sa_type=UtcDateTime)


class ReminderWish(SQLModel, table=True):
    """Which reminders somebody wants. No row: both."""

    __tablename__ = "reminder_wishes"

    person_id: UUID = Field(foreign_key="people.id", primary_key=True)
    evening: bool = True
    hour: bool = True


class ReminderChanges(Command):
    evening: bool | None = None
    hour: bool | None = None


class ReminderWishes(Shape):
    """The evening before, and one hour before; in quiet hours neither, but earlier."""

    evening: bool
    hour: bool


class ActivityReminded(DateEvent):
    """Soon; what to bring stands in it."""

    on: Literal["activity.reminded"] = "activity.reminded"
    which: Which


class SignUpChanged(DateEvent):
    """My sign-up is as it stands in `date` now: by me on another device, or by a worker for me."""

    on: Literal["sign_up.changed"] = "sign_up.changed"


class PlaceOffered(DateEvent):
    """A place came free for me; until when stands in `date`."""

    on: Literal["place.offered"] = "place.offered"
