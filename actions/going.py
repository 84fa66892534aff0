"""Who goes to a date: as those see it who may, and as the list of who hosts it and the centre's workers."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions import access_log
from actions.naming import names
from actions.places import HOLDING
from actions.readers import reader
from actions.showing_dates import came_of, opened_wish
from actions.ties import known_date
from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate
from models.sign_in import Who
from models.sign_ups import GoingShape, SignUp, SignUpShape
from rules import activities
from rules.activities_sql import known_to
from rules.boundaries import may_see_going
from rules.viewing import UNBOUND, Goes

MOST_GOING = 500


def list_shape(work: Work, row: SignUp, centre: UUID) -> SignUpShape:
    """One line of the list, for who has just done something to it: without wishes, which are read on the list alone."""
    return _on_the_list(work, [row], centre, wishes=False)[0]


def sign_ups(work: Work, who: Who, date_id: UUID) -> list[SignUpShape]:
    """Who comes, who waits and who is asked, by name: for who hosts, and the centre's workers.

    Who waits stands in no order that would tell of their place in line. A host doesn't find here
    whom a block keeps apart from them; workers find everybody, and whose wishes they read is written
    down. Raises NotFound, NotAllowed.
    """
    _, activity, tie = known_date(work, who.person, date_id)
    activities.require(activities.may_look_after(tie))
    apart = UNBOUND if tie.staff else reader(work, who.person)
    mine = Goes(who.person, hosts=True, goes=True)
    rows = [
        row
        for row in _rows(work, date_id, ("in", "waiting", "asked"))
        if may_see_going(apart, mine, row.person_id, row.shown_to)
    ]
    if tie.staff and not tie.hosts:
        _write_down(work, who, rows)
    found = _on_the_list(work, rows, activity.centre_id, wishes=True)
    return sorted(found, key=lambda one: (one.state == "waiting", one.person.name, one.person.id))


def _write_down(work: Work, who: Who, rows: Sequence[SignUp]) -> None:
    """A worker reads wishes that were written to the host: each of those people can see that."""
    for person in sorted(row.person_id for row in rows if row.wish is not None):
        if person != who.person:
            access_log.looked(work, person=person, by=who.person, what="wishes", why="list")


def _rows(work: Work, date_id: UUID, states: Sequence[str]) -> Sequence[SignUp]:
    """Who is on the list, and still belongs there: who has left the centre or the group isn't shown any more."""
    query = (
        select(SignUp)
        .join(ActivityDate, col(ActivityDate.id) == col(SignUp.date_id))
        .join(Activity, col(Activity.id) == col(ActivityDate.activity_id))
        .where(col(SignUp.date_id) == date_id, col(SignUp.state).in_(states))
        .where(known_to(col(SignUp.person_id), work.now))
    )
    return work.session.scalars(query.order_by(col(SignUp.number)).limit(MOST_GOING)).all()


def _on_the_list(
    work: Work, rows: Sequence[SignUp], centre: UUID, *, wishes: bool
) -> list[SignUpShape]:
    shown = names(work, [row.person_id for row in rows], centre)
    found = []
    for row in rows:
        asked, words = opened_wish(work, row) if wishes else ([], "")
        found.append(
            SignUpShape(
                person=shown[row.person_id],
                role=row.role,  # type: ignore[arg-type]  # the column holds only roles
                state=row.state,  # type: ignore[arg-type]  # the column holds only states
                wishes=asked,
                words=words,
                came=came_of(row),
                walk_in=row.walk_in and row.state in HOLDING,
            )
        )
    return found


def going(work: Work, who: Who, date_id: UUID) -> list[GoingShape]:
    """Who goes and shows it to me, by name. Raises NotFound."""
    _, activity, tie = known_date(work, who.person, date_id)
    rows = _rows(work, date_id, HOLDING)
    apart = reader(work, who.person)
    goes = any(row.person_id == who.person for row in rows)
    mine = Goes(who.person, hosts=tie.hosts, goes=goes)
    named = [row for row in rows if may_see_going(apart, mine, row.person_id, row.shown_to)]
    shown = names(work, [row.person_id for row in named], activity.centre_id)
    found = [GoingShape(person=shown[row.person_id], role=_role(row)) for row in named]
    return sorted(found, key=lambda one: (one.person.name, one.person.id))


def _role(row: SignUp) -> Any:
    return row.role
