"""Changing a date, alone or with all later ones; and telling those who go."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions import danger
from actions.announcing import announce
from actions.closed_days import named_days
from actions.gatherings import wait_again
from actions.places import HOLDING, limits_of
from actions.readers import reader
from actions.sign_ups import require_ahead, require_room_for_all
from actions.ties import held_date, known_date
from core.work import Work
from models.activities import Activity, ClosedDay, wall
from models.dates import ActivityDate, DateChanges, Scope, Touched
from models.ledger import my_stream
from models.sign_in import Who
from models.sign_ups import SignUp
from rules import activities
from rules.activities import Tie
from rules.boundaries import may_see_going
from rules.changes import asks_again, things
from rules.repeats import CentreIsClosed, TimeIsOver, moment, moved, shifted, wall_of
from rules.repeats import require_ahead as require_time_ahead
from rules.viewing import UNBOUND, Goes

HERE = ("in", "asked", "waiting")


def touched(
    work: Work, who: Who, date_id: UUID, scope: Scope, starts: str | None = None
) -> Touched:
    """How many people on how many dates a change would touch: said before it is done.

    `starts`: the new wall time, to learn which dates would come onto closed days. A host isn't told of people a block keeps apart from them. Raises NotFound, NotAllowed.
    """
    date, activity, tie = known_date(work, who.person, date_id)
    activities.require(activities.may_look_after(tie))
    rows = targets(work, date, activity, scope, hold=False)
    people = _people(work, who, tie, [row.id for row in rows])
    closed = _closed(work, rows, activity, {}, _moved_by(date, activity, starts))
    # The date itself is refused there, not called off.
    days = sorted({one.day for key, one in closed.items() if key != date.id})
    return Touched(dates=len(rows), people=len(people), closed=days)


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


def targets(
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
    """Change a date, or it and all later ones. Who is on its list is told of what matters to them.

    Another time, place or end: they are asked again, not moved. What a series would move onto a
    closed day is called off. Raises NotFound, NotAllowed, IsCalledOff, DateIsOver,
    FewerPlacesThanPeople, TimeIsOver, CentreIsClosed.
    """
    date, activity, tie = held_date(work, who.person, date_id)
    activities.require(activities.may_edit(tie, self_run=activity.members_own))
    require_ahead(work, date)
    by = _moved_by(date, activity, changes.starts)
    rows = targets(work, date, activity, changes.scope)
    closed = _closed(work, rows, activity, changes.content(), by)
    if date.id in closed:
        raise CentreIsClosed()
    if changes.turn is not None:
        activity.turn = changes.turn
    wait_again(activity)
    _keep_pattern(date, activity, changes, by)
    told: list[tuple[str, UUID, UUID]] = []
    for row in rows:
        told += _change(work, row, activity, changes.content(), by)
        if row.id in closed:
            row.called_off_at, row.called_off_by = work.now, who.person
            row.closed_day, row.why = closed[row.id].day, closed[row.id].name
            told = [one for one in told if one[2] != row.id]
    work.session.flush()
    _mark(work, who, date, activity, changes)
    for kind in ("date.moved", "date.changed"):
        tell_all(work, kind, ((person, of) for said, person, of in told if said == kind))


def _mark(
    work: Work, who: Who, date: ActivityDate, activity: Activity, changes: DateChanges
) -> None:
    """Other words than before may mean danger, too."""
    if {"title", "about"} & changes.content().keys():
        now = activity.content | date.changes
        said = danger.Said(date.id, who.person, f"{now['title']}\n{now['about']}")
        danger.mark_post(work, "date", said, activity.centre_id, activity.audience)


def _moved_by(date: ActivityDate, activity: Activity, starts: str | None) -> timedelta:
    if starts is None:
        return timedelta(0)
    return wall(starts) - wall(wall_of(date.starts_at, activity.zone))


def _closed(
    work: Work,
    rows: Sequence[ActivityDate],
    activity: Activity,
    changes: dict[str, Any],
    by: timedelta,
) -> dict[UUID, ClosedDay]:
    """Which of these would move onto a day on which the centre is closed, and which day that is."""
    if not by:
        return {}
    days = {
        row.id: wall(moved(wall_of(row.starts_at, activity.zone), by)).date()
        for row in rows
        if (activity.content | row.changes | changes)["place_kind"] == "centre"
    }
    known = named_days(work, activity.centre_id, days.values())
    return {key: known[day] for key, day in days.items() if day in known}


def _keep_pattern(
    date: ActivityDate, activity: Activity, changes: DateChanges, by: timedelta
) -> None:
    """What is otherwise from now on is otherwise in the next that is posted from it, too."""
    if changes.scope != "later" and activity.rule is not None:
        return
    kept = activity.pattern | changes.content()
    if by:
        before = wall_of(date.starts_at, activity.zone)
        kept["starts"] = moved(before, by)
        days = (wall(kept["starts"]).date() - wall(before).date()).days
        rule = kept.get("rule", activity.rule)
        kept |= {} if rule is None else {"rule": shifted(rule, days)}
    activity.pattern = kept


def _change(
    work: Work,
    row: ActivityDate,
    activity: Activity,
    changes: dict[str, Any],
    by: timedelta,
) -> list[tuple[str, UUID, UUID]]:
    """Change one date; gives what is told, to whom, of which date. Raises TimeIsOver, FewerPlacesThanPeople."""
    before, ended, had = activity.content | row.changes, row.ends_at, dict(row.changes)
    kept = row.changes | changes
    row.changes = {name: value for name, value in kept.items() if activity.content[name] != value}
    require_room_for_all(work, row, limits_of(activity, row))
    after = activity.content | row.changes
    _move(work, row, activity, by)
    news = things(before, after, times=bool(by) or row.ends_at != ended)
    if row.changes != had or news:
        row.changed_at = work.now
    if not news:
        return []
    row.news = row.news | dict.fromkeys(news, work.now.isoformat())
    again = asks_again(news, moved=bool(by), end_by=row.ends_at - ended)
    kind = "date.moved" if by else "date.changed"
    return [(kind, person, row.id) for person in _listed(work, row, again=again)]


def _move(work: Work, row: ActivityDate, activity: Activity, by: timedelta) -> None:
    """Put a date to another time by the clock on the wall. Raises TimeIsOver."""
    length = timedelta(minutes=(activity.content | row.changes)["minutes"])
    if by:
        slot = moved(wall_of(row.starts_at, activity.zone), by)
        row.starts_at, row.moved_at = moment(slot, activity.zone), work.now
        require_time_ahead(row.starts_at, work.now)
    row.ends_at = row.starts_at + length


def _listed(work: Work, row: ActivityDate, *, again: bool) -> list[UUID]:
    """Everybody on its list; `again`: who is in is asked whether it still suits."""
    query = select(SignUp).where(col(SignUp.date_id) == row.id, col(SignUp.state).in_(HERE))
    found = []
    for sign_up in work.session.scalars(query):
        if again and sign_up.state in HOLDING:
            sign_up.state = "asked"
        found.append(sign_up.person_id)
    return found


def tell_all(work: Work, kind: str, whom: Iterable[tuple[UUID, UUID]]) -> None:
    """Everybody on their own stream, in the order of ids, so that two never wait for each other."""
    for person, date in sorted(whom):
        announce(work, my_stream(person), kind, date)


__all__ = ["CentreIsClosed", "TimeIsOver", "change", "touched"]
