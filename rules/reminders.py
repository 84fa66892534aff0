"""When somebody is reminded. Pure: facts in, moments out."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.reminders import Which
from rules.resting import Span
from rules.waking import before_quiet

EVENING = time(18, 0)
# The furthest a reminder can come before the start, quiet hours included.
EARLIEST = timedelta(days=3)


def due_at(
    which: Which, starts_at: datetime, here: str, week: Sequence[Span], zone: str
) -> datetime:
    """The evening before at the centre (`here`, its time zone) or one hour before; out of quiet hours, earlier."""
    due = starts_at - timedelta(hours=1)
    if which == "evening":
        day = starts_at.astimezone(ZoneInfo(here)).date() - timedelta(days=1)
        due = datetime.combine(day, EVENING, ZoneInfo(here)).astimezone(starts_at.tzinfo)
    return before_quiet(week, zone, due)


def is_due(
    due: datetime, starts_at: datetime, since: datetime, now: datetime, *, quiet: bool
) -> bool:
    """Whether it is said now: never in quiet hours, and not what was due before `since`: signing up, or the last move."""
    return due <= now < starts_at and since < due and not quiet
