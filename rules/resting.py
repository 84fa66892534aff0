"""When things wait without a sound. Pure: facts in, verdict out; times are aware, days are local."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.boundaries import HowLong

# From 21:30 to 08:00 nothing makes itself heard, unless somebody sets other hours.
NIGHT = ("21:30", "08:00")
EVERY_NIGHT: list[tuple[str, str] | None] = [NIGHT] * 7
Span = Sequence[str] | None


def in_quiet_hours(week: Sequence[Span], zone: str, now: datetime) -> bool:
    """Whether `now` lies in the quiet hours of a week (Monday first) in that time zone.

    Hours that end before they begin go over midnight and belong to the day they begin on.
    """
    here = now.astimezone(ZoneInfo(zone))
    at, today, yesterday = here.time(), week[here.weekday()], week[here.weekday() - 1]
    return _begun(today, at) or _still_from_yesterday(yesterday, at)


def _begun(span: Span, at: time) -> bool:
    if span is None:
        return False
    start, end = _hours(span)
    return start <= at < end if start < end else at >= start


def _still_from_yesterday(span: Span, at: time) -> bool:
    if span is None:
        return False
    start, end = _hours(span)
    return start >= end > at


def _hours(span: Sequence[str]) -> tuple[time, time]:
    return time.fromisoformat(span[0]), time.fromisoformat(span[1])


def day_began(zone: str, now: datetime) -> datetime:
    """The midnight, in that zone, at which the day of `now` began; in UTC."""
    here = now.astimezone(ZoneInfo(zone))
    return here.replace(hour=0, minute=0, second=0, microsecond=0, fold=0).astimezone(UTC)


def day_ends(zone: str, now: datetime) -> datetime:
    """The next midnight in that zone; in UTC."""
    here = now.astimezone(ZoneInfo(zone))
    tomorrow = (here + timedelta(days=1)).date()
    return datetime.combine(tomorrow, time(0), ZoneInfo(zone)).astimezone(UTC)


def ends(how_long: HowLong | None, zone: str, now: datetime) -> datetime | None:
    """When a mute of that length ends; None for one that I change myself."""
    match how_long:
        case "hour":
            return now + timedelta(hours=1)
        case "today":
            return day_ends(zone, now)
        case "week":
            return now + timedelta(days=7)
        case None:
            return None


@dataclass(frozen=True, slots=True)
class Still:
    """How still it is around somebody now. `taken_up`: the direct rooms they talked in today."""

    resting: bool
    quiet_hours: bool
    enough: bool
    taken_up: frozenset[object]


def raises_dot(still: Still, room: object, kind: str, *, muted: bool) -> bool:
    """Whether something new in a room raises a dot. At night dots are as always: nothing sounds anyway."""
    if muted or still.resting:
        return False
    return not (kind == "direct" and still.enough and room not in still.taken_up)


def may_call(still: Still) -> bool:
    """Whether For you may say that something is new; else it is there, and says nothing."""
    return not (still.resting or still.quiet_hours or still.enough)


def enough(talks_a_day: int | None, taken_up: int, *, went_on: bool) -> bool:
    """Whether it is enough for today."""
    return talks_a_day is not None and taken_up >= talks_a_day and not went_on


def shows_rest(shown_to: str, circle: str) -> bool:
    """Whether who stands in this circle of mine sees that I rest."""
    seen_by = {"nobody": (), "confidants": ("confidant",), "friends": ("friend", "confidant")}
    return circle in seen_by[shown_to]


def week_begins(zone: str, now: datetime, week: int) -> datetime:
    """The Monday, 00:00 in that zone, of the week that many weeks from now; in UTC."""
    here = now.astimezone(ZoneInfo(zone)).date()
    monday = here - timedelta(days=here.weekday()) + timedelta(weeks=week)
    return datetime.combine(monday, time(0), ZoneInfo(zone)).astimezone(UTC)
