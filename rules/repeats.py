"""The dates of a repeating activity, by RFC 5545. Pure: wall times in, wall times out.

A rule is told in the wall time of the centre, so a class at two stays at two when the clocks change.
A time that the clocks skip is read with the offset before it (RFC 5545, 3.3.5): half an hour into
the gap is half an hour after it.
"""

import re
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from core.errors import Invalid, Refusal
from models.activities import wall

LONGEST = timedelta(days=731)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
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


def on_open_days(times: Collection[str], closed: Collection[date]) -> list[str]:
    """These wall times without those on closed days. Raises CentreIsClosed when none is left."""
    kept = [time for time in times if wall(time).date() not in closed]
    if not kept:
        raise CentreIsClosed()
    return kept


def all_slots(starts: str, rule: str) -> list[str]:
    """The wall times of a rule, closed days among them, ascending; the first is where a calendar begins to count.

    Raises Invalid for a rule we don't read, or that doesn't come true within two years; SeriesTooLong.
    """
    return [time.isoformat(timespec="minutes") for time in _times(wall(starts), rule)]


def _times(starts: datetime, rule: str) -> list[datetime]:
    """The library walks every day, week or month, which always leads somewhere; which of them count is asked here.

    A rule that never comes true would be walked to the end of time: "every seven days on Tuesdays",
    from a Wednesday.
    """
    parts = _read(rule)
    count = int(parts.pop("COUNT", "0"))
    every, unit = int(parts.pop("INTERVAL", "1")), parts["FREQ"]
    first_day = parts.get("WKST", "MO")
    try:
        times = rrulestr(";".join(f"{k}={v}" for k, v in parts.items()), dtstart=starts)
    except (ValueError, TypeError):
        raise _unreadable() from None
    found: list[datetime] = []
    for time in times:
        if time > starts + LONGEST:
            raise SeriesTooLong() if found else _unreadable()
        if _units(unit, first_day, starts.date(), time.date()) % every == 0:
            found.append(time)
        if found and len(found) == count:
            break
    if not found:
        raise _unreadable()
    return found


def _units(unit: str, first_day: str, start: date, day: date) -> int:
    """How many days, weeks or months after that of the start a day is."""
    match unit:
        case "DAILY":
            return (day - start).days
        case "WEEKLY":
            begun = start - timedelta(days=(start.weekday() + (first_day == "SU")) % 7)
            return (day - begun).days // 7
        case _:
            return (day.year - start.year) * 12 + day.month - start.month


def _read(rule: str) -> dict[str, str]:
    parts = rule.split(";")
    read = {name: value for name, _, value in (part.partition("=") for part in parts)}
    if not all(_PARTS.fullmatch(part) for part in parts) or len(read) < len(parts):
        raise _unreadable()
    if "FREQ" not in read or {"COUNT", "UNTIL"} <= set(read):
        raise _unreadable()
    # "The first Monday, if it is the 31st" never is.
    if "BYMONTHDAY" in read and re.search(r"\d", read.get("BYDAY", "")):
        raise _unreadable()
    if "COUNT" not in read and "UNTIL" not in read:
        raise SeriesTooLong()
    return read


def shifted(rule: str, days: int) -> str:
    """A rule whose days of the week are that many later; a rule that names days otherwise stays as it is."""
    parts = []
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if name == "BYDAY" and not re.search(r"\d", value):
            moved_days = [DAYS[(DAYS.index(day) + days) % 7] for day in value.split(",")]
            value = ",".join(sorted(set(moved_days), key=DAYS.index))
        parts.append(f"{name}={value}")
    return ";".join(parts)


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
