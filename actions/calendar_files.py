"""Calendars as other programs read them: RFC 5545, with no name of any person in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from models.activities import Activity, wall
from models.dates import ActivityDate
from rules.repeats import all_slots, moment

Pair = tuple[ActivityDate, Activity]
BUSY = {"zh-CN": "忙", "en": "Busy", "ja": "予定あり"}
BRING = {"zh-CN": "带上", "en": "Please bring", "ja": "持ちもの"}
NAME = {"zh-CN": "阳光房", "en": "Sunroom", "ja": "サンルーム"}
ASK_AGAIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Look:
    """How a calendar is written: in whose language, whether it says only `busy`, and for which dates the link is theirs."""

    language: str
    busy: bool = False
    links: frozenset[UUID] = frozenset()


def of_dates(pairs: Sequence[Pair], look: Look) -> bytes:
    """A calendar of single dates, one event each."""
    events = [_event(date.id, date, activity, look) for date, activity in pairs]
    return _calendar(events, pairs, look)


def of_activities(pairs: Sequence[Pair], look: Look) -> bytes:
    """A calendar in which what repeats is one event with its rule, and its exceptions."""
    by_activity: dict[UUID, list[Pair]] = {}
    for pair in pairs:
        by_activity.setdefault(pair[1].id, []).append(pair)
    events: list[Event] = []
    for own in by_activity.values():
        activity = own[0][1]
        if activity.rule is None:
            events += [_event(activity.id, date, activity, look) for date, _ in own]
        else:
            events += _series(activity, [date for date, _ in own], look)
    return _calendar(events, pairs, look)


def _calendar(events: Iterable[Event], pairs: Sequence[Pair], look: Look) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Sunroom//Activities//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", NAME.get(look.language, NAME["en"]))
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for event in events:
        calendar.add_component(event)
    if pairs:
        first = min(date.starts_at for date, _ in pairs).date() - timedelta(days=400)
        last = max(date.ends_at for date, _ in pairs).date() + timedelta(days=400)
        calendar.add_missing_timezones(first, last)
    return bytes(calendar.to_ical())


def _series(activity: Activity, dates: Sequence[ActivityDate], look: Look) -> list[Event]:
    """The rule with what is left out of it; and each date that is otherwise, in place of its slot."""
    zone = ZoneInfo(activity.zone)
    assert activity.rule is not None
    length = timedelta(minutes=activity.content["minutes"])
    start = wall(activity.starts).replace(tzinfo=zone)
    whole = _base(activity.id, activity.content, activity.created_at, look)
    whole.add("dtstart", start)
    whole.add("dtend", (start.astimezone(UTC) + length).astimezone(zone))
    whole.add("rrule", vRecur.from_ical(_in_utc(activity.rule, zone)))
    there = {date.slot for date in dates}
    for slot in all_slots(activity.starts, activity.rule):
        if slot not in there:
            whole.add("exdate", wall(slot).replace(tzinfo=zone))
    return [
        whole,
        *(_instead(activity, date, look) for date in dates if _otherwise(activity, date)),
    ]


def _in_utc(rule: str, zone: ZoneInfo) -> str:
    """The rule with its end in UTC, as RFC 5545 (3.3.10) wants it where the start has a zone."""
    parts = []
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if name == "UNTIL":
            end = datetime.strptime(value, "%Y%m%dT%H%M%S").replace(tzinfo=zone)
            value = f"{end.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        parts.append(f"{name}={value}")
    return ";".join(parts)


def _otherwise(activity: Activity, date: ActivityDate) -> bool:
    as_ruled = date.starts_at == moment(date.slot, activity.zone) and not date.changes
    return not as_ruled or date.called_off_at is not None


def _instead(activity: Activity, date: ActivityDate, look: Look) -> Event:
    event = _event(activity.id, date, activity, look)
    event.add("recurrence-id", wall(date.slot).replace(tzinfo=ZoneInfo(activity.zone)))
    return event


def _event(uid: UUID, date: ActivityDate, activity: Activity, look: Look) -> Event:
    zone = ZoneInfo(activity.zone)
    content = activity.content | date.changes
    event = _base(uid, content, date.changed_at, look, link=date.id in look.links)
    event.add("dtstart", date.starts_at.astimezone(zone))
    event.add("dtend", date.ends_at.astimezone(zone))
    if date.called_off_at is not None:
        event["STATUS"] = "CANCELLED"
    return event


def _base(
    uid: UUID, content: Mapping[str, Any], changed_at: datetime, look: Look, *, link: bool = False
) -> Event:
    """What is the same of every event. Its stamp says when that was last changed: what hasn't changed reads the same."""
    event = Event()
    event.add("uid", str(uid))
    event.add("dtstamp", changed_at)
    event.add("summary", BUSY.get(look.language, BUSY["en"]) if look.busy else content["title"])
    event.add("status", "CONFIRMED")
    if look.busy:
        event.add("class", "PRIVATE")
        return event
    if content["place"]:
        event.add("location", content["place"])
    told = _told(content, look, link=link)
    if told:
        event.add("description", told)
    return event


def _told(content: Mapping[str, Any], look: Look, *, link: bool) -> str:
    lines = [content["about"]]
    if content["bring"]:
        lines.append(f"{BRING.get(look.language, BRING['en'])}: {content['bring']}")
    if link and content["link"]:
        lines.append(content["link"])
    return "\n".join(line for line in lines if line)


def week_of(day: date, zone: str) -> tuple[datetime, datetime]:
    """The Monday and the next one around a day, at midnight in that zone."""
    here = ZoneInfo(zone)
    monday = day - timedelta(days=day.weekday())
    begins = datetime(monday.year, monday.month, monday.day, tzinfo=here)
    return begins, (begins.replace(tzinfo=None) + timedelta(days=7)).replace(tzinfo=here)
