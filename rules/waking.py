"""Waking hours: the time outside somebody's quiet hours. Pure; times are aware, spans are local."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from rules.resting import Span

# However quiet somebody has it: nobody is waited for longer.
FURTHEST = timedelta(days=14)
# What comes earlier because of quiet hours comes this long before they begin.
BEFORE_QUIET = timedelta(minutes=15)


def quiet_spans(
    week: Sequence[Span], zone: str, begin: datetime, end: datetime
) -> list[tuple[datetime, datetime]]:
    """The quiet spans of a week (Monday first) that touch these moments, ascending, joined where they meet."""
    joined: list[tuple[datetime, datetime]] = []
    for start, stop in sorted(_spans(week, zone, begin, end)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return [span for span in joined if span[1] > begin and span[0] < end]


def _spans(
    week: Sequence[Span], zone: str, begin: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    here = ZoneInfo(zone)
    day = begin.astimezone(here).date() - timedelta(days=15)
    last = end.astimezone(here).date()
    while day <= last:
        span = week[day.weekday()]
        if span is not None:
            opens, closes = time.fromisoformat(span[0]), time.fromisoformat(span[1])
            over = day if opens < closes else day + timedelta(days=1)
            yield (
                datetime.combine(day, opens, here).astimezone(begin.tzinfo),
                datetime.combine(over, closes, here).astimezone(begin.tzinfo),
            )
        day += timedelta(days=1)


def waking_until(week: Sequence[Span], zone: str, begin: datetime, length: timedelta) -> datetime:
    """When somebody has been awake that long since `begin`; at most FURTHEST later."""
    last, at, left = begin + FURTHEST, begin, length
    for start, stop in quiet_spans(week, zone, begin, last):
        if start - at >= left:
            break
        left -= max(start - at, timedelta(0))
        at = max(at, stop)
    return min(at + left, last)


def waking_between(week: Sequence[Span], zone: str, begin: datetime, end: datetime) -> timedelta:
    """How long somebody is awake between two moments."""
    asleep = timedelta(0)
    for start, stop in quiet_spans(week, zone, begin, end):
        asleep += min(stop, end) - max(start, begin)
    return max(end - begin - asleep, timedelta(0))


def before_quiet(week: Sequence[Span], zone: str, at: datetime) -> datetime:
    """The moment itself, or shortly before the quiet hours it lies in."""
    for start, stop in quiet_spans(week, zone, at, at + timedelta(seconds=1)):
        if start <= at < stop:
            return start - BEFORE_QUIET
    return at
