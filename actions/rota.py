"""Which worker is at a centre when, and so when one of them reads."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import col

from actions.hours import plan_of
from actions.naming import names
from core.errors import NotFound
from core.work import Work
from models.hours import WEEKDAYS, NewRota, RotaSpan, RotaSpanShape
from models.people import STAFF, Appointment
from models.sign_in import Who
from rules.guidelines import require_coordinator
from rules.hours import Plan, Week, is_staffed, opening_of
from rules.people import require_staff


def staff_of(work: Work, centre: UUID) -> set[UUID]:
    """The workers and coordinators of a centre now."""
    query = select(col(Appointment.person_id)).where(
        col(Appointment.centre_id) == centre,
        col(Appointment.role).in_(STAFF),
        col(Appointment.ended_at).is_(None),
    )
    return set(work.rows(query).scalars())


def rota(work: Work, who: Who, centre: UUID) -> list[RotaSpanShape]:
    """Who is there when, for the workers of a centre; who serves here no more is left out. Raises NotFound."""
    require_staff(who.at(centre))
    here = staff_of(work, centre)
    query = select(RotaSpan).where(col(RotaSpan.centre_id) == centre)
    return _shapes(work, centre, [row for row in _listed(work, query) if row.worker_id in here])


def my_rota(work: Work, who: Who) -> list[RotaSpanShape]:
    """My own spans at every centre: for my data."""
    rows = _listed(work, select(RotaSpan).where(col(RotaSpan.worker_id) == who.person))
    centres = sorted({row.centre_id for row in rows})
    return [
        shape
        for centre in centres
        for shape in _shapes(work, centre, [row for row in rows if row.centre_id == centre])
    ]


def set_rota(work: Work, who: Who, centre: UUID, new: NewRota) -> list[RotaSpanShape]:
    """Say who is there when, all of it: coordinators. Raises NotFound, also for a worker of elsewhere, NotAllowed."""
    require_staff(who.at(centre))
    require_coordinator(who.at(centre))
    here = staff_of(work, centre)
    if any(one.worker not in here for one in new.items):
        raise NotFound()
    work.change(delete(RotaSpan).where(col(RotaSpan.centre_id) == centre))
    for one in new.items:
        given = one.model_dump(include={"weekday", "day", "begins", "ends"})
        work.session.add(RotaSpan(centre_id=centre, worker_id=one.worker, **given))
    work.session.flush()
    return rota(work, who, centre)


def reads_at(
    work: Work, centre: UUID, worker: UUID, after: datetime
) -> tuple[bool, datetime | None]:
    """Whether a worker is there at that moment, and when they come in next after it, in UTC.

    Somebody without a place in the rota's week is there when the centre is; their single dates come on top.
    """
    week, closed, zone = plan_of(work, centre)
    query = select(RotaSpan).where(
        col(RotaSpan.centre_id) == centre, col(RotaSpan.worker_id) == worker
    )
    rows = work.session.scalars(query).all()
    plan = _plan(rows, closed, week)
    return is_staffed(plan, zone, after), opening_of(plan, zone, after)


def there_now(work: Work, centre: UUID, staff: Collection[UUID]) -> set[UUID]:
    """Which of these workers are there at this moment; as many queries for one as for all."""
    week, closed, zone = plan_of(work, centre)
    spans: dict[UUID, list[RotaSpan]] = {}
    for row in work.session.scalars(select(RotaSpan).where(col(RotaSpan.centre_id) == centre)):
        spans.setdefault(row.worker_id, []).append(row)
    plans = {one: _plan(spans.get(one, ()), closed, week) for one in staff}
    return {one for one, plan in plans.items() if is_staffed(plan, zone, work.now)}


def _plan(rows: Sequence[RotaSpan], closed: set[date], usual: Week) -> Plan:
    """`usual`: the centre's week, for whom the rota says no weekly hours."""
    week: list[list[Sequence[str]]] = [[] for _ in WEEKDAYS]
    dates: dict[date, list[Sequence[str]]] = {}
    for row in rows:
        span = (row.begins, row.ends)
        if row.day is not None:
            dates.setdefault(row.day, []).append(span)
        else:
            week[WEEKDAYS.index(row.weekday)].append(span)
    weekly = any(row.weekday is not None for row in rows)
    return Plan(week if weekly else usual, closed, dates)


def _listed(work: Work, query: Any) -> list[RotaSpan]:
    """Weekly spans first, Monday to Sunday, then dates."""
    rows: list[RotaSpan] = list(work.session.scalars(query))
    return sorted(rows, key=_order)


def _order(row: RotaSpan) -> tuple[int, date, str, UUID]:
    on = WEEKDAYS.index(row.weekday) if row.weekday else len(WEEKDAYS)
    return on, row.day or date.min, row.begins, row.worker_id


def _shapes(work: Work, centre: UUID, rows: Sequence[RotaSpan]) -> list[RotaSpanShape]:
    named = names(work, {row.worker_id for row in rows}, centre)
    return [
        RotaSpanShape(
            worker=named[row.worker_id],
            weekday=row.weekday,  # type: ignore[arg-type]  # the column holds only these
            day=row.day,
            begins=row.begins,
            ends=row.ends,
        )
        for row in rows
    ]
