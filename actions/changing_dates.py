"""Changing a date or calling it off, alone or with all later ones; and telling those who go."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.announcing import announce
from actions.closed_days import closed_days
from actions.places import HOLDING, limits_of
from actions.readers import reader
from actions.sign_ups import require_ahead, require_room_for_all
from actions.ties import dates, held_date, known_date
from core.errors import NotFound
from core.work import Work
from models.activities import Activity, wall
from models.dates import ActivityDate, CallingOff, DateChanges, Scope, Touched
from models.ledger import my_stream
from models.people import Person
from models.sign_in import Who
from models.sign_ups import SignUp
from rules import activities
from rules.activities import Tie
from rules.asks import may_undo, undone_until
from rules.boundaries import may_see_going
from rules.repeats import CentreIsClosed, TimeIsOver, day_of, moment, moved, wall_of
from rules.repeats import require_ahead as require_time_ahead
from rules.viewing import UNBOUND, Goes

HERE = ("in", "asked", "waiting")
PART = 50


def touched(work: Work, who: Who, date_id: UUID, scope: Scope) -> Touched:
    """How many people on how many dates a change would touch: said before it is done.

    A host isn't told of people a block keeps apart from them. Raises NotFound, NotAllowed.
    """
    date, activity, tie = known_date(work, who.person, date_id)
    activities.require(activities.may_look_after(tie))
    rows = _targets(work, date, activity, scope, hold=False)
    people = _people(work, who, tie, [row.id for row in rows])
    return Touched(dates=len(rows), people=len(people))


def _people(work: Work, who: Who, tie: Tie, dates_: Sequence[UUID]) -> set[UUID]:
    apart = UNBOUND if tie.staff else reader(work, who.person)
    mine = Goes(who.person, hosts=True, goes=True)
    query = select(col(SignUp.person_id), col(SignUp.shown_to)).where(
        col(SignUp.date_id).in_(dates_), col(SignUp.state).in_(HERE)
    )
    return {
        row.person_id
        for row in work.rows(query)
        if may_see_going(apart, mine, row.person_id, row.shown_to)
    }


def _targets(
    work: Work, date: ActivityDate, activity: Activity, scope: Scope, *, hold: bool = True
) -> list[ActivityDate]:
    """The date, or it and every later one that isn't called off; `hold`: until the commit."""
    if scope == "date":
        return [date]
    query = (
        select(ActivityDate)
        .where(col(ActivityDate.activity_id) == activity.id)
        .where(col(ActivityDate.starts_at) >= date.starts_at)
        .where(col(ActivityDate.called_off_at).is_(None))
        .order_by(col(ActivityDate.starts_at), col(ActivityDate.id))
    )
    if hold:
        query = query.with_for_update().execution_options(populate_existing=True)
    return list(work.session.scalars(query))


def change(work: Work, who: Who, date_id: UUID, changes: DateChanges) -> None:
    """Change a date, or it and all later ones. Who signed up for one that moves is asked again, not moved.

    Raises NotFound, NotAllowed, IsCalledOff, DateIsOver, FewerPlacesThanPeople, TimeIsOver,
    CentreIsClosed.
    """
    date, activity, tie = held_date(work, who.person, date_id)
    activities.require(activities.may_edit(tie, self_run=activity.self_run))
    require_ahead(work, date)
    if changes.turn is not None:
        activity.turn = changes.turn
    by = _moved_by(date, activity, changes)
    rows = _targets(work, date, activity, changes.scope)
    asked: list[tuple[UUID, UUID]] = []
    for row in rows:
        row.changes = row.changes | changes.content()
        require_room_for_all(work, row, limits_of(activity, row))
        if _move(work, row, activity, by):
            asked += _ask_again(work, row)
    _require_open(work, rows[0], activity, by)
    work.session.flush()
    _tell(work, "date.moved", asked)


def _moved_by(date: ActivityDate, activity: Activity, changes: DateChanges) -> timedelta:
    if changes.starts is None:
        return timedelta(0)
    return wall(changes.starts) - wall(wall_of(date.starts_at, activity.zone))


def _move(work: Work, row: ActivityDate, activity: Activity, by: timedelta) -> bool:
    """Put a date to another time by the clock on the wall; gives whether it moved. Raises TimeIsOver."""
    length = timedelta(minutes=(activity.content | row.changes)["minutes"])
    if by:
        slot = moved(wall_of(row.starts_at, activity.zone), by)
        row.starts_at, row.moved_at = moment(slot, activity.zone), work.now
        require_time_ahead(row.starts_at, work.now)
    row.ends_at = row.starts_at + length
    return bool(by)


def _require_open(work: Work, row: ActivityDate, activity: Activity, by: timedelta) -> None:
    content = activity.content | row.changes
    if not by or content["place_kind"] != "centre":
        return
    if day_of(row.starts_at, activity.zone) in closed_days(work, activity.centre_id):
        raise CentreIsClosed()


def _ask_again(work: Work, row: ActivityDate) -> list[tuple[UUID, UUID]]:
    """Whoever is in is asked whether the new time suits; who waits is told. Gives whom, of which date."""
    query = select(SignUp).where(col(SignUp.date_id) == row.id, col(SignUp.state).in_(HERE))
    found = []
    for sign_up in work.session.scalars(query):
        if sign_up.state in HOLDING:
            sign_up.state = "asked"
        found.append((sign_up.person_id, row.id))
    return found


def _tell(work: Work, kind: str, whom: Iterable[tuple[UUID, UUID]]) -> None:
    """Everybody on their own stream, in the order of ids, so that two never wait for each other."""
    for person, date in sorted(whom):
        announce(work, my_stream(person), kind, date)


def call_off(work: Work, who: Who, date_id: UUID, said: CallingOff) -> None:
    """Call a date off, or it and all later ones, and say why. People are told once the undo time is over.

    Said twice, it is done once. Raises NotFound, NotAllowed, DateIsOver.
    """
    date, activity, tie = held_date(work, who.person, date_id)
    activities.require(activities.may_look_after(tie))
    if date.called_off_at is None:
        require_ahead(work, date)
    for row in _targets(work, date, activity, said.scope):
        if row.called_off_at is None:
            row.called_off_at, row.called_off_by, row.why = work.now, who.person, said.why
    work.session.flush()


def hold_after_all(work: Work, who: Who, date_id: UUID) -> None:
    """Take a calling-off back, with all that were called off in the same breath, while nobody has been told.

    Raises NotFound, also when the undo time is over; NotAllowed.
    """
    date, activity, tie = held_date(work, who.person, date_id)
    activities.require(activities.may_look_after(tie))
    at = date.called_off_at
    undo = work.session.get_one(Person, who.person).undo_seconds
    if at is None:
        return
    if date.called_off_by != who.person or date.told_at or not may_undo(at, undo, work.now):
        raise NotFound()
    query = select(ActivityDate).where(
        col(ActivityDate.activity_id) == activity.id, col(ActivityDate.called_off_at) == at
    )
    for row in work.session.scalars(query):
        row.called_off_at, row.called_off_by, row.why = None, None, ""
    work.session.flush()


def untold(work: Work) -> list[UUID]:
    """Dates that were called off, and whose people are to be told now."""
    query = (
        select(col(ActivityDate.id), col(ActivityDate.called_off_at), col(Person.undo_seconds))
        .outerjoin(Person, col(Person.id) == col(ActivityDate.called_off_by))
        .where(col(ActivityDate.called_off_at).is_not(None), col(ActivityDate.told_at).is_(None))
        .order_by(col(ActivityDate.called_off_at))
        .limit(PART)
    )
    return [
        row.id
        for row in work.rows(query)
        if undone_until(row.called_off_at, row.undo_seconds or 0) <= work.now
    ]


def tell_called_off(work: Work, date_id: UUID) -> None:
    """Tell everybody on a date's list that it doesn't take place; a crash in between tells nobody twice."""
    query = dates().where(col(ActivityDate.id) == date_id).with_for_update(of=ActivityDate)
    date = work.session.execute(query.execution_options(populate_existing=True)).one()[0]
    if date.called_off_at is None or date.told_at is not None:
        return
    date.told_at = work.now
    work.session.flush()
    people = select(col(SignUp.person_id)).where(
        col(SignUp.date_id) == date_id, col(SignUp.state).in_(HERE)
    )
    _tell(work, "date.called_off", ((one, date_id) for one in work.rows(people).scalars().all()))


__all__ = [
    "CentreIsClosed",
    "TimeIsOver",
    "call_off",
    "change",
    "hold_after_all",
    "tell_called_off",
    "touched",
    "untold",
]
