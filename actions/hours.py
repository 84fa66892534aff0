"""When somebody is at a centre: setting it, reading it, and what others ask of it."""

from datetime import date, datetime
from uuid import UUID

from actions.closed_days import closed_days
from core.errors import NotFound
from core.work import Work
from models.hours import CentreHours, HoursShape, NewHours, SpanShape
from models.people import Centre
from models.sign_in import Who
from rules import hours
from rules.guidelines import require_coordinator

NOBODY: list[list[list[str]]] = [[]] * 7


def staffed_now(work: Work, centre: UUID) -> bool:
    """Whether somebody is at a centre now. False also where it hasn't said its hours."""
    return hours.staffed(*plan_of(work, centre), work.now)


def next_opening(work: Work, centre: UUID) -> datetime | None:
    """The next moment after now at which somebody comes in, in UTC; None where nobody knows."""
    return hours.next_opening(*plan_of(work, centre), work.now)


def look_by(work: Work, centre: UUID, danger: bool) -> datetime | None:
    """By when somebody will have looked at what comes in now, in UTC; None where nobody knows.

    `danger`: somebody may be in danger. See `rules.hours.target`.
    """
    return hours.target(*plan_of(work, centre), work.now, danger=danger)


def week_of(work: Work, centre: UUID) -> list[list[list[str]]] | None:
    """The week a centre has set, Monday first; None where it hasn't."""
    row = work.session.get(CentreHours, centre)
    return None if row is None else row.week


def plan_of(work: Work, centre: UUID) -> tuple[list[list[list[str]]], set[date], str]:
    """A centre's week, closed days and time zone, as rules/hours.py takes them."""
    zone = work.session.get_one(Centre, centre).time_zone
    return week_of(work, centre) or NOBODY, closed_days(work, centre), zone


def hours_here(work: Work, who: Who, centre: UUID) -> HoursShape:
    """The hours of a centre of mine. Raises NotFound."""
    if not who.at(centre):
        raise NotFound()
    return shape(work, centre)


def shape(work: Work, centre: UUID) -> HoursShape:
    """A centre's hours as everyone of it sees them."""
    week = week_of(work, centre)
    plan, now = plan_of(work, centre), work.now
    staffed = hours.staffed(*plan, now)
    return HoursShape(
        staffed=staffed,
        opens_at=None if staffed else hours.next_opening(*plan, now),
        closes_at=hours.closes_at(*plan, now),
        week=None
        if week is None
        else [[SpanShape(begins=one, ends=end) for one, end in day] for day in week],
        danger_by=hours.target(*plan, now, danger=True),
        other_by=hours.target(*plan, now, danger=False),
    )


def set_hours(work: Work, who: Who, centre: UUID, new: NewHours) -> HoursShape:
    """Say when somebody is here, the whole week: coordinators. Raises NotFound, NotAllowed."""
    if not who.at(centre):
        raise NotFound()
    require_coordinator(who.at(centre))
    week = [[[span.begins, span.ends] for span in day] for day in new.week]
    work.session.merge(CentreHours(centre_id=centre, week=week, changed_at=work.now))
    work.session.flush()
    return shape(work, centre)
