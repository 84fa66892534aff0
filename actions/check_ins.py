"""Noting who came: a day as the tablet at the door has it, and what tablets and hosts saw."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlmodel import col

from actions.desk_sign_ups import everybody_here, require_known_to
from actions.going import list_shape
from actions.places import HOLDING
from actions.readers import reader
from actions.ties import dates, held_date
from core.errors import NotFound
from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate
from models.people import Centre, PersonShape
from models.sign_in import Who
from models.sign_ups import (
    CheckIn,
    CheckInDate,
    CheckInDay,
    CheckInPerson,
    DateSum,
    NewAttendance,
    SignUp,
    SignUpShape,
)
from rules import activities
from rules.activities import Tie, may_look_after
from rules.boundaries import may_see_going
from rules.people import require_staff
from rules.viewing import Goes

MOST_SUMS = 200


def check_in(work: Work, who: Who, date_id: UUID, items: Sequence[CheckIn]) -> list[SignUpShape]:
    """Note who came, as a tablet saw it, maybe hours ago: of two notes of one person the later one counts.

    Said twice it is one thing, in whatever order it arrives. Who came without having signed up is
    put on the list by it, full or not: they are here. Whom it isn't theirs to note is left out of the
    answer. Raises NotFound where nobody is left, NotAllowed.
    """
    date, activity, tie = held_date(work, who.person, date_id)
    activities.require(may_look_after(tie))
    taken = [item for item in items if _may_note(work, who, date, activity, tie, item.person)]
    if not taken:
        raise NotFound()
    noted = [_note(work, who, date, item, item.person) for item in taken]
    work.session.flush()
    return [list_shape(work, row, activity.centre_id) for row in noted if row is not None]


def _may_note(
    work: Work, who: Who, date: ActivityDate, activity: Activity, tie: Tie, person: UUID
) -> bool:
    """Workers note everybody who may know of the activity; who hosts it, the people on their list."""
    try:
        if tie.staff:
            require_known_to(work, activity, person)
        else:
            _require_on_my_list(work, who, date.id, person)
    except NotFound:
        return False
    return True


def _require_on_my_list(work: Work, who: Who, date_id: UUID, person: UUID) -> None:
    """Who hosts notes whom they find on their list, and nobody else. Raises NotFound."""
    row = work.session.get(SignUp, (date_id, person), populate_existing=True)
    mine = Goes(who.person, hosts=True, goes=True)
    if row is None or row.state not in HOLDING:
        raise NotFound()
    if not may_see_going(reader(work, who.person), mine, person, row.shown_to):
        raise NotFound()


def mark(work: Work, who: Who, date_id: UUID, person: UUID, new: NewAttendance) -> SignUpShape:
    """The same for one person. Raises NotFound, NotAllowed."""
    item = CheckIn(person=person, came=new.came, at=new.at)
    found = check_in(work, who, date_id, [item])
    if not found:
        raise NotFound()
    return found[0]


def _note(work: Work, who: Who, date: ActivityDate, item: CheckIn, person: UUID) -> SignUp | None:
    row = work.session.get(SignUp, (date.id, person), populate_existing=True)
    if row is None or row.state == "out":
        if item.came != "came" and (row is None or not row.walk_in):
            return row
        row = _walk_in(work, who, date, row, person)
    at = _seen_at(work, item, row)
    if row.marked_at is None or _later((at, item.came), (row.marked_at, row.came)):
        row.came, row.marked_at, row.marked_by = item.came, at, who.person
    return row


def _seen_at(work: Work, item: CheckIn, row: SignUp) -> datetime:
    """When it was seen, never in the future: a tablet whose clock is ahead doesn't win for ever.

    What is said without a time is seen now, after all that was noted before.
    """
    if item.at is not None:
        return min(item.at, work.now)
    before = row.marked_at
    return work.now if before is None else max(work.now, before + timedelta(microseconds=1))


def _later(one: tuple[datetime, str | None], other: tuple[datetime, str | None]) -> bool:
    """Of two notes of the same moment one counts, whichever arrives first."""
    return (one[0], one[1] or "") > (other[0], other[1] or "")


def _walk_in(work: Work, who: Who, date: ActivityDate, row: SignUp | None, person: UUID) -> SignUp:
    if row is None:
        row = SignUp(
            date_id=date.id, person_id=person, state="in", number=0, shown_to="host", at=work.now
        )
        work.session.add(row)
    date.line += 1
    row.state, row.number, row.walk_in, row.by_id = "in", date.line, True, who.person
    row.out_at = None
    work.session.flush()
    return row


def day(work: Work, who: Who, centre: UUID, on: date) -> CheckInDay:
    """A day at a centre for its workers' tablet, small enough to be kept for when there is no network.

    Raises NotFound.
    """
    require_staff(who.at(centre))
    here = ZoneInfo(work.session.get_one(Centre, centre).time_zone)
    begins = datetime.combine(on, time(0), here)
    ends = datetime.combine(on + timedelta(days=1), time(0), here)
    query = (
        dates()
        .where(col(ActivityDate.centre_id) == centre, col(ActivityDate.called_off_at).is_(None))
        .where(col(ActivityDate.starts_at) >= begins, col(ActivityDate.starts_at) < ends)
        .order_by(col(ActivityDate.starts_at), col(ActivityDate.id))
    )
    pairs = [(row[0], row[1]) for row in work.session.execute(query)]
    expected = _expected(work, [date.id for date, _ in pairs])
    everybody = everybody_here(work, centre)
    return CheckInDay(
        day=on.isoformat(),
        zone=here.key,
        dates=[_day_date(date, activity, expected, everybody) for date, activity in pairs],
        people=sorted(everybody.values(), key=lambda person: (person.name, person.id)),
    )


def _expected(work: Work, dates_: Sequence[UUID]) -> dict[UUID, list[SignUp]]:
    query = select(SignUp).where(
        col(SignUp.date_id).in_(dates_), col(SignUp.state).in_((*HOLDING, "waiting"))
    )
    found: dict[UUID, list[SignUp]] = {}
    for row in work.session.scalars(query):
        found.setdefault(row.date_id, []).append(row)
    return found


def _day_date(
    date: ActivityDate,
    activity: Activity,
    expected: dict[UUID, list[SignUp]],
    people: dict[UUID, PersonShape],
) -> CheckInDate:
    rows = [row for row in expected.get(date.id, []) if row.person_id in people]
    here = [
        CheckInPerson(person=people[row.person_id], role=_as_is(row.role), came=_as_is(row.came))
        for row in rows
        if row.state in HOLDING
    ]
    waiting = [people[row.person_id] for row in rows if row.state == "waiting"]
    return CheckInDate(
        id=date.id,
        title=(activity.content | date.changes)["title"],
        starts_at=date.starts_at,
        ends_at=date.ends_at,
        people=sorted(here, key=lambda one: (one.person.name, one.person.id)),
        waiting=sorted(waiting, key=lambda person: (person.name, person.id)),
    )


def _as_is(value: Any) -> Any:
    return value


def sums(work: Work, who: Who, centre: UUID, begin: datetime, end: datetime) -> list[DateSum]:
    """How many came to each date between two moments, oldest first; of dates only, never of people.

    Raises NotFound.
    """
    require_staff(who.at(centre))
    query = (
        dates()
        .where(col(ActivityDate.centre_id) == centre, col(ActivityDate.called_off_at).is_(None))
        .where(col(ActivityDate.starts_at) >= begin, col(ActivityDate.starts_at) < end)
        .order_by(col(ActivityDate.starts_at), col(ActivityDate.id))
        .limit(MOST_SUMS)
    )
    pairs = [(row[0], row[1]) for row in work.session.execute(query)]
    counted = (
        select(col(SignUp.date_id), func.count().label("came"))
        .where(col(SignUp.date_id).in_([date.id for date, _ in pairs]))
        .where(col(SignUp.came) == "came")
        .group_by(col(SignUp.date_id))
    )
    came = {row.date_id: row.came for row in work.rows(counted)}
    return [
        DateSum(
            id=date.id,
            title=(activity.content | date.changes)["title"],
            starts_at=date.starts_at,
            came=came.get(date.id, 0),
        )
        for date, activity in pairs
    ]
