"""Who works how much at a desk: for the coordinator in words, and for who could take the next case."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from actions.cases import apart_from
from actions.desk_settings import settings_of
from actions.naming import names
from actions.rota import there_now
from core.errors import NotAllowed
from core.work import Work
from models.case_shapes import Load, WorkerLoad
from models.cases import Case
from models.people import STAFF, Appointment, Person
from models.sign_in import Who
from rules.cases import suggest
from rules.people import require_staff


def most_cases(work: Work, centre: UUID) -> int | None:
    """How many open cases a worker of this centre has before new ones go to others; None: no such number."""
    return settings_of(work, centre).most_cases


def on_duty(work: Work, centre: UUID) -> list[UUID]:
    """Who of the staff is there now, by the rota; outside the hours all of them, in a fixed order."""
    staff = _staff(work, centre)
    here = there_now(work, centre, staff)
    return [one for one in staff if one in here] or staff


def _staff(work: Work, centre: UUID) -> list[UUID]:
    query = (
        select(col(Person.id))
        .join(Appointment, col(Appointment.person_id) == col(Person.id))
        .where(col(Appointment.centre_id) == centre, col(Appointment.role).in_(STAFF))
        .where(col(Appointment.ended_at).is_(None), col(Person.ended_at).is_(None))
        .order_by(col(Person.name), col(Person.id))
        .distinct()
    )
    return [row.id for row in work.rows(query.add_columns(col(Person.name)))]


def suggested(work: Work, who: Who, centre: UUID) -> UUID | None:
    """Who could take the next case, as far as I see: on duty, with fewest open, below the centre's number."""
    held = {row.taken_by: row.open for row in work.rows(_by_worker(who, centre))}
    load = {worker: held.get(worker, 0) for worker in on_duty(work, centre)}
    return suggest(load, most_cases(work, centre))


def _by_worker(who: Who, centre: UUID) -> Any:
    """How many are open, and the oldest, by who has them (nobody: empty); not those I am kept apart from."""
    return (
        select(
            col(Case.taken_by),
            func.count().label("open"),
            func.min(col(Case.opened_at)).label("oldest"),
        )
        .where(col(Case.centre_id) == centre, col(Case.ended_at).is_(None))
        .where(apart_from(who.person))
        .group_by(col(Case.taken_by))
    )


def load(work: Work, who: Who, centre: UUID) -> Load:
    """What waits at my centre, and with whom; not what I am kept apart from. Raises NotFound, NotAllowed for who isn't a coordinator."""
    require_staff(who.at(centre))
    if "coordinator" not in who.at(centre):
        raise NotAllowed()
    rows = {row.taken_by: row for row in work.rows(_by_worker(who, centre))}
    workers = list(dict.fromkeys([*_staff(work, centre), *(one for one in rows if one)]))
    named, most = names(work, workers, centre), most_cases(work, centre)
    oldest: list[datetime] = [row.oldest for row in rows.values()]
    return Load(
        open=sum(row.open for row in rows.values()),
        untaken=rows[None].open if None in rows else 0,
        oldest=min(oldest, default=None),
        workers=[_of(named[one], rows.get(one), most) for one in workers if one in named],
    )


def _of(worker: Any, row: Any, most: int | None) -> WorkerLoad:
    held = row.open if row else 0
    full = most is not None and held >= most
    return WorkerLoad(worker=worker, open=held, oldest=row and row.oldest, full=full)
