"""How still it is around somebody: resting, their quiet hours, and whether it is enough for today."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import col

from core.work import Work
from models.groups import Room
from models.messages import Message
from models.people import Centre, Person
from models.resting import Pace, Rest
from rules.resting import EVERY_NIGHT, Span, Still, day_began, enough, in_quiet_hours
from rules.viewing import lasts


def pace_of(work: Work, person: UUID) -> Pace:
    """Somebody's pace; as it is at first where they never set one (then it isn't stored)."""
    return work.session.get(Pace, person) or Pace(person_id=person)


def zone_of(work: Work, person: UUID, home: UUID) -> str:
    """The time zone somebody set, else their centre's."""
    return pace_of(work, person).time_zone or work.session.get_one(Centre, home).time_zone


def resting(work: Work, person: UUID) -> Rest | None:
    """Somebody's rest, while it lasts."""
    rest = work.session.get(Rest, person)
    return rest if rest is not None and lasts(rest.until, work.now) else None


def stillness(work: Work, person: UUID, home: UUID) -> Still:
    """How still it is around somebody at this moment; computed, never kept."""
    pace, zone = pace_of(work, person), zone_of(work, person, home)
    began = day_began(zone, work.now)
    taken = taken_up(work, person, began) if pace.talks_a_day is not None else frozenset()
    went_on = pace.went_on_at is not None and pace.went_on_at >= began
    return Still(
        resting=resting(work, person) is not None,
        quiet_hours=in_quiet_hours(pace.quiet or EVERY_NIGHT, zone, work.now),
        enough=enough(pace.talks_a_day, len(taken), went_on=went_on),
        taken_up=taken,
    )


def taken_up(work: Work, person: UUID, since: datetime) -> frozenset[object]:
    """The direct rooms in which somebody has said something since then."""
    rooms = work.rows(
        select(col(Message.room_id))
        .join(Room, col(Room.id) == col(Message.room_id))
        .where(col(Message.author_id) == person, col(Message.at) >= since)
        .where(col(Room.kind) == "direct")
        .distinct()
    )
    return frozenset(rooms.scalars())


def resting_among(work: Work, people: Iterable[UUID]) -> set[UUID]:
    """Who of these rests now."""
    query = select(col(Rest.person_id)).where(
        col(Rest.person_id).in_(list(people)),
        or_(col(Rest.until).is_(None), col(Rest.until) > work.now),
    )
    return set(work.rows(query).scalars())


def weeks_of(work: Work, people: Iterable[UUID]) -> dict[UUID, tuple[Sequence[Span], str]]:
    """The quiet hours of each of these, Monday first, and the time zone they are told in."""
    rows = work.rows(
        select(
            col(Person.id),
            col(Pace.quiet),
            col(Pace.time_zone),
            col(Centre.time_zone).label("home"),
        )
        .join(Centre, col(Centre.id) == col(Person.centre_id))
        .outerjoin(Pace, col(Pace.person_id) == col(Person.id))
        .where(col(Person.id).in_(list(people)))
    )
    return {row.id: (row.quiet or EVERY_NIGHT, row.time_zone or row.home) for row in rows}


def asleep_among(work: Work, people: Iterable[UUID]) -> set[UUID]:
    """For whom of these it is quiet hours now."""
    weeks = weeks_of(work, people)
    return {one for one, (week, zone) in weeks.items() if in_quiet_hours(week, zone, work.now)}
