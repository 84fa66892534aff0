"""What somebody is told of dates on their own stream: each as they see it now, or not at all any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.showing_dates import shapes
from actions.ties import dates
from core.work import Work
from models.activities import Activity
from models.dates import (
    ActivityApproved,
    ActivityDate,
    ActivityInvited,
    ActivitySentBack,
    CoHostAsked,
    DateCalledOff,
    DateChanged,
    DateMoved,
    DateShape,
)
from models.ledger import Event
from models.reminders import ActivityReminded, PlaceOffered, Reminder, SignUpChanged
from rules.activities_sql import known_to

KINDS: Mapping[str, type[Any]] = {
    "activity.invited": ActivityInvited,
    "activity.approved": ActivityApproved,
    "activity.sent_back": ActivitySentBack,
    "co_host.asked": CoHostAsked,
    "date.moved": DateMoved,
    "date.changed": DateChanged,
    "date.called_off": DateCalledOff,
    "place.offered": PlaceOffered,
    "sign_up.changed": SignUpChanged,
}
REMINDED = "activity.reminded"


@dataclass(frozen=True)
class OwnDates:
    """The dates that some entries of one person's stream point to; those they may know of by now."""

    shown: Mapping[UUID, DateShape]
    reminders: Mapping[UUID, Reminder]

    def told(self, row: Any, at: dict[str, Any]) -> Event | None:
        """The event of an entry about a date; None where it is told no more."""
        reminder = self.reminders.get(row.subject)
        date = self.shown.get(row.subject if reminder is None else reminder.date_id)
        if date is None:
            return None
        if reminder is not None:
            return ActivityReminded(**at, date=date, which=reminder.which)  # type: ignore[arg-type]  # the column holds only these
        if row.kind == "co_host.asked" and date.host.id == date.centre.id:
            return None  # who asked doesn't meet me any more, or hosts it no longer
        event: Event = KINDS[row.kind](**at, date=date)
        return event


def own_dates(work: Work, me: UUID, rows: Iterable[Any]) -> OwnDates:
    """Load what these entries point to, all at once."""
    wanted = {row.subject for row in rows if row.kind in KINDS}
    said = {row.subject for row in rows if row.kind == REMINDED}
    reminders = work.session.scalars(select(Reminder).where(col(Reminder.id).in_(said)))
    reminded = {row.id: row for row in reminders} if said else {}
    wanted |= {row.date_id for row in reminded.values()}
    if not wanted:
        return OwnDates({}, {})
    query = dates().where(col(ActivityDate.id).in_(wanted), known_to(me, work.now))
    pairs: list[tuple[ActivityDate, Activity]] = [
        (row[0], row[1]) for row in work.session.execute(query)
    ]
    return OwnDates({shape.id: shape for shape in shapes(work, me, pairs)}, reminded)
