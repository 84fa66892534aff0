"""Sign-ups of those who may no longer know of an activity: their places are free again, silently."""

from uuid import UUID

from sqlalchemy import not_, select
from sqlmodel import col

from actions.lost_rooms import lost_rooms
from actions.members import take_out_of
from actions.sign_ups import take_out
from actions.ties import hold
from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate
from models.people import Person
from models.sign_ups import SignUp
from rules.activities_sql import known_to

PART = 100


def strangers(work: Work) -> list[tuple[UUID, UUID]]:
    """Who is on the list of a date ahead and doesn't belong there any more: left the centre or the group, or is gone."""
    query = (
        select(col(SignUp.date_id), col(SignUp.person_id))
        .join(ActivityDate, col(ActivityDate.id) == col(SignUp.date_id))
        .join(Activity, col(Activity.id) == col(ActivityDate.activity_id))
        .join(Person, col(Person.id) == col(SignUp.person_id))
        .where(col(ActivityDate.starts_at) > work.now, col(SignUp.state) != "out")
        .where(not_(known_to(col(SignUp.person_id), work.now)) | col(Person.ended_at).is_not(None))
        .limit(PART)
    )
    return [(row.date_id, row.person_id) for row in work.rows(query)]


def let_go(work: Work, date_id: UUID, person: UUID) -> None:
    """Take one of them off; nothing is said to anybody. Said twice, it is done once."""
    date, _ = hold(work, date_id)
    row = work.session.get(SignUp, (date_id, person), populate_existing=True)
    if row is not None and row.state != "out":
        take_out(work, date, row)
        row.was, row.held_until = "", None  # nothing to take back: the place doesn't wait for them
        work.session.flush()


def out_of_room(work: Work, room: UUID, person: UUID) -> None:
    """Somebody is out of a date's room, unless they may know of it again by now. Said twice, it is done once."""
    if room in lost_rooms(work, person):
        take_out_of(work, room, person)
