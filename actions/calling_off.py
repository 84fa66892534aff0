"""Calling a date off, alone or with all later ones, taking that back, and telling those who go."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.changing_dates import HERE, targets, tell_all
from actions.closed_days import stands_again
from actions.sign_ups import require_ahead
from actions.ties import dates, held_date
from core.errors import NotFound
from core.work import Work
from models.dates import ActivityDate, CallingOff
from models.people import Person
from models.sign_in import Who
from models.sign_ups import SignUp
from rules import activities
from rules.asks import may_undo, undone_until

PART = 50


def call_off(work: Work, who: Who, date_id: UUID, said: CallingOff) -> None:
    """Call a date off, or it and all later ones, and say why. People are told once the undo time is over.

    Said twice, it is done once. Raises NotFound, NotAllowed, DateIsOver.
    """
    date, activity, tie = held_date(work, who.person, date_id)
    activities.require(activities.may_look_after(tie))
    if date.called_off_at is None:
        require_ahead(work, date)
    for row in targets(work, date, activity, said.scope):
        if row.called_off_at is None:
            row.called_off_at, row.called_off_by, row.why = work.now, who.person, said.why
            row.changed_at = work.now
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
        stands_again(work, row)
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
    tell_all(work, "date.called_off", ((one, date_id) for one in work.rows(people).scalars().all()))
