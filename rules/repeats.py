"""The dates of a repeating activity, by RFC 5545. Pure: wall times in, wall times out.

A rule is told in the wall time of the centre, so a class at two stays at two when the clocks change.
A time that the clocks skip is read with the offset before it (RFC 5545, 3.3.5): half an hour into
the gap is half an hour after it.
"""

import re
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from core.errors import Invalid, Refusal
from models.activities import wall

LONGEST = timedelta(days=731)
_PARTS = re.compile(
    r"FREQ=(DAILY|WEEKLY|MONTHLY)|INTERVAL=([1-9]|[1-4]\d|5[0-2])|COUNT=[1-9]\d{0,2}"
    r"|UNTIL=\d{8}(T\d{6})?|WKST=(MO|SU)|BYMONTHDAY=([1-9]|[12]\d|3[01]|-1)"
    r"|BYDAY=([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)){0,6}"
)


class SeriesTooLong(Refusal):
    status, code = 422, "series_too_long"
    say = {
        "en": "A series can reach two years at most, and needs a last date. You can always post the next one from it.",
        "zh-CN": "一个系列最多两年，需要有最后一次的日期。到时候可以从它再发一个新的。",
        "ja": "くり返しは最長2年で、最後の日が必要です。続きはそこからいつでも作れます。",
    }


class CentreIsClosed(Refusal):
    status, code = 422, "centre_closed"
    say = {
        "en": "The centre is closed then. Another day may suit; what you wrote is kept.",
        "zh-CN": "那天中心休息。可以换一天，你写的都还在。",
        "ja": "その日はセンターがお休みです。別の日はいかがでしょう。書いたものは残っています。",
    }


class TimeIsOver(Refusal):
    status, code = 422, "time_is_over"
    say = {
        "en": "That time has passed already. A later one will do; what you wrote is kept.",
        "zh-CN": "那个时间已经过去了。换个晚一点的就好，你写的都还在。",
        "ja": "その時刻はもう過ぎています。これからの時刻をお選びください。書いたものは残っています。",
    }


def plain(rule: str) -> str:
    """The rule with a last day that counts whole: `UNTIL=20270101` means its end."""
    return re.sub(r"(UNTIL=\d{8})(?!\d|T)", r"\1T235959", rule)


def slots(starts: str, rule: str | None, closed: Collection[date]) -> list[str]:
    """The wall times of every date, ascending, closed days left out; one without a rule.

    Raises Invalid for a rule we don't read, SeriesTooLong, CentreIsClosed when none is left.
    """
    if rule is None:
        return [starts]
    kept = [time for time in _times(wall(starts), rule) if time.date() not in closed]
    if not kept:
        raise CentreIsClosed()
    return [time.isoformat(timespec="minutes") for time in kept]


def all_slots(starts: str, rule: str) -> list[str]:
    """The wall times of a rule, closed days among them."""
    return [time.isoformat(timespec="minutes") for time in _times(wall(starts), rule)]


def first_slot(starts: str, rule: str | None) -> str:
    """The wall time of the first date, closed or not: where a calendar begins to count."""
    if rule is None:
        return starts
    return next(iter(_times(wall(starts), rule))).isoformat(timespec="minutes")


def _times(starts: datetime, rule: str) -> Iterator[datetime]:
    _require_readable(rule)
    try:
        times = rrulestr(rule, dtstart=starts)
    except (ValueError, TypeError):
        raise _unreadable() from None
    found = []
    for time in times:
        if time > starts + LONGEST:
            raise SeriesTooLong()
        found.append(time)
    if not found:
        raise _unreadable()
    return iter(found)


def _require_readable(rule: str) -> None:
    parts = rule.split(";")
    names = [part.partition("=")[0] for part in parts]
    if not all(_PARTS.fullmatch(part) for part in parts) or len(set(names)) < len(names):
        raise _unreadable()
    if "FREQ" not in names or {"COUNT", "UNTIL"} <= set(names):
        raise _unreadable()
    if "COUNT" not in names and "UNTIL" not in names:
        raise SeriesTooLong()


def _unreadable() -> Invalid:
    return Invalid(fields={"repeats": "is no rule that can be read here"})


def moment(slot: str, zone: str) -> datetime:
    """A wall time in a zone as a moment in UTC."""
    return wall(slot).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def wall_of(at: datetime, zone: str) -> str:
    """A moment as wall time in a zone."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None).isoformat(timespec="minutes")


def day_of(at: datetime, zone: str) -> date:
    """The calendar day of a moment, in a zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def moved(slot: str, by: timedelta) -> str:
    """A wall time that much later, by the clock on the wall."""
    return (wall(slot) + by).isoformat(timespec="minutes")


def require_ahead(starts_at: datetime, now: datetime) -> None:
    """Nothing is posted into the past. Raises TimeIsOver."""
    if starts_at <= now:
        raise TimeIsOver()
