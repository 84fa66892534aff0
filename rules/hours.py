"""When somebody is there, and when they will look. Pure: facts in, verdict out.

Hours are what the clock on the centre's wall shows, also on the two days a year on which it is
moved: a moment is staffed when its local time lies in a span of its local day. An hour that comes
twice is staffed twice, one that is left out isn't there.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Spans = Sequence[Sequence[str]]
Week = Sequence[Spans]
Interval = tuple[datetime, datetime]

# How soon somebody looks where there may be danger, while somebody is there.
DANGER = timedelta(minutes=15)
AHEAD_DAYS = 400
_MINUTE = timedelta(minutes=1)


def staffed(week: Week, closed: Collection[date], zone: str, now: datetime) -> bool:
    """Whether somebody is there at `now`; `closed`: days without anybody."""
    return is_staffed(_planned(week, closed), zone, now)


def next_opening(week: Week, closed: Collection[date], zone: str, now: datetime) -> datetime | None:
    """The next moment after `now` at which somebody comes in, in UTC; None where nobody will within a year.

    While somebody is there, it is the time they come in again.
    """
    return opening_of(_planned(week, closed), zone, now)


def closes_at(week: Week, closed: Collection[date], zone: str, now: datetime) -> datetime | None:
    """When the last one leaves of those who are there, in UTC; None while nobody is."""
    days = _days(_planned(week, closed), zone, now)
    return next((ends for begins, ends in days if begins <= now < ends), None)


def target(
    week: Week, closed: Collection[date], zone: str, now: datetime, *, danger: bool
) -> datetime | None:
    """By when somebody will have looked, in UTC; None where nobody knows.

    With danger within fifteen minutes, if somebody is there as long, else that long after the next
    opening. Otherwise in one working day: at the same time of the next day with staff, or, for what
    came while nobody was there, by the end of that day.
    """
    planned = _planned(week, closed)
    return _danger_by(planned, zone, now) if danger else _other_by(planned, zone, now)


class Plan:
    """The spans of each day: of every week, but for closed days, and those of single dates besides."""

    def __init__(
        self, week: Week, closed: Collection[date], dates: dict[date, list[Sequence[str]]]
    ) -> None:
        self.week, self.closed, self.dates = week, closed, dates

    def on(self, day: date) -> list[Sequence[str]]:
        """The spans of a day. A date of its own counts on closed days, too."""
        weekly = [] if day in self.closed else list(self.week[day.weekday()])
        return weekly + self.dates.get(day, [])


def _planned(week: Week, closed: Collection[date]) -> Plan:
    return Plan(week, closed, {})


def is_staffed(plan: Plan, zone: str, now: datetime) -> bool:
    """The same as `staffed`, for a plan."""
    here = now.astimezone(ZoneInfo(zone))
    at = here.time()
    return any(_at(span[0]) <= at < _at(span[1]) for span in plan.on(here.date()))


def opening_of(plan: Plan, zone: str, now: datetime) -> datetime | None:
    """The same as `next_opening`, for a plan."""
    return next((begins for begins, _ in _days(plan, zone, now) if begins > now), None)


def _danger_by(plan: Plan, zone: str, now: datetime) -> datetime | None:
    for begins, ends in _days(plan, zone, now):
        if begins <= now and now + DANGER <= ends:
            return (now + DANGER).astimezone(UTC)
        if begins > now:
            return begins + DANGER
    return None


def _other_by(plan: Plan, zone: str, now: datetime) -> datetime | None:
    if not is_staffed(plan, zone, now):
        opens = opening_of(plan, zone, now)
        return None if opens is None else _ends_of_day(plan, zone, opens)
    here = now.astimezone(ZoneInfo(zone))
    days = ((begins, begins.astimezone(here.tzinfo).date()) for begins, _ in _days(plan, zone, now))
    begins, day = next((one for one in days if one[1] > here.date()), (None, None))
    if begins is None or day is None:
        return None
    same = datetime.combine(day, here.time(), here.tzinfo).astimezone(UTC)
    return min(max(same, begins), _ends_of_day(plan, zone, begins))


def _ends_of_day(plan: Plan, zone: str, begins: datetime) -> datetime:
    """When the last span of that day ends."""
    day = begins.astimezone(ZoneInfo(zone)).date()
    return max(ends for _, ends in _of_day(plan, day, ZoneInfo(zone)))


def _days(plan: Plan, zone: str, now: datetime) -> Iterator[Interval]:
    """When somebody is there, from what goes on at `now`, in order; spans that touch are one."""
    here = ZoneInfo(zone)
    today = now.astimezone(here).date()
    for ahead in range(AHEAD_DAYS):
        for begins, ends in _of_day(plan, today + timedelta(days=ahead), here):
            if ends > now:
                yield begins, ends


def _of_day(plan: Plan, day: date, here: ZoneInfo) -> list[Interval]:
    spans = plan.on(day)
    if not spans:
        return []
    begins, ends = _moment(day, time(0), here), _moment(day + timedelta(days=1), time(0), here)
    if ends - begins == timedelta(days=1) and _offset(begins, here) == _offset(ends, here):
        found = [(_moment(day, _at(s[0]), here), _moment(day, _at(s[1]), here)) for s in spans]
        return _joined(sorted(found))
    return _joined(_by_minutes(spans, begins, ends, here))


def _by_minutes(spans: Spans, begins: datetime, ends: datetime, here: ZoneInfo) -> list[Interval]:
    """On a day on which the clock is moved: minute by minute, as the clock shows it."""
    found, minute = [], begins
    while minute < ends:
        at = minute.astimezone(here).time()
        if any(_at(span[0]) <= at < _at(span[1]) for span in spans):
            found.append((minute, minute + _MINUTE))
        minute += _MINUTE
    return found


def _joined(found: list[Interval]) -> list[Interval]:
    joined: list[Interval] = []
    for begins, ends in found:
        if joined and begins <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((begins, ends))
    return joined


def _moment(day: date, at: time, here: ZoneInfo) -> datetime:
    return datetime.combine(day, at, here).astimezone(UTC)


def _offset(moment: datetime, here: ZoneInfo) -> timedelta | None:
    return moment.astimezone(here).utcoffset()


def _at(said: str) -> time:
    return time.fromisoformat(said)
