"""Noting who came: a day as the tablet at the door has it, and what tablets and hosts saw."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from actions.desk_sign_ups import everybody_here, require_known_to
from actions.going import list_shape
from actions.place_offers import end_offers
from actions.places import HOLDING
from actions.readers import reader
from actions.sign_ups import tell
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
    NewAttendance,
    SignUp,
    SignUpShape,
)
from rules import activities
from rules.activities import IsCalledOff, Tie, may_look_after
from rules.boundaries import may_see_going
from rules.people import require_staff
from rules.repeats import day_of
from rules.sign_ups import NotYet
from rules.viewing import Goes


def check_in(work: Work, who: Who, date_id: UUID, items: Sequence[CheckIn]) -> list[SignUpShape]:
    """Note who came, as a tablet saw it, maybe hours ago: of two notes of one person the later one counts.

    Said twice it is one thing, in whatever order it arrives. Who came without having signed up, or
    waits, is put on the list by it, full or not: they are here. Whom it isn't theirs to note is left out of the
    answer. Raises NotFound where nobody is left, NotAllowed, IsCalledOff, NotYet.
    """
    date, activity, tie = held_date(work, who.person, date_id)
    activities.require(may_look_after(tie))
    taken = [item for item in items if _may_note(work, who, date, activity, tie, item.person)]
    if not taken:
        raise NotFound()
    _require_its_day(work, date, activity)
    noted = [_note(work, who, date, item, item.person) for item in taken]
    work.session.flush()
    return [list_shape(work, row, activity.centre_id) for row in noted]


def _require_its_day(work: Work, date: ActivityDate, activity: Activity) -> None:
    """Raises IsCalledOff, NotYet before its day at the centre has begun."""
    if date.called_off_at is not None:
        raise IsCalledOff()
    if day_of(work.now, activity.zone) < day_of(date.starts_at, activity.zone):
        raise NotYet()


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
    if row is None or not (row.state in HOLDING or row.walk_in):
        raise NotFound()
    if not may_see_going(reader(work, who.person), mine, person, row.shown_to):
        raise NotFound()


def mark(work: Work, who: Who, date_id: UUID, person: UUID, new: NewAttendance) -> SignUpShape:
    """The same for one person. Raises NotFound, NotAllowed, IsCalledOff, NotYet."""
    item = CheckIn(person=person, came=new.came, at=new.at)
    return check_in(work, who, date_id, [item])[0]


def _note(work: Work, who: Who, date: ActivityDate, item: CheckIn, person: UUID) -> SignUp:
    """Keep what was seen, also of who isn't on the list: then no tablet that was late makes it otherwise."""
    row = work.session.get(SignUp, (date.id, person), populate_existing=True)
    if row is None:
        row = _not_on_the_list(work, date, person)
    at = _seen_at(work, item, row)
    if row.marked_at is None or _later((at, item.came), (row.marked_at, row.came)):
        row.came, row.marked_at, row.marked_by = item.came, at, who.person
        if _stands_otherwise(work, who, date, row):
            work.session.flush()
            tell(work, row)
    return row


def _not_on_the_list(work: Work, date: ActivityDate, person: UUID) -> SignUp:
    row = SignUp(
        date_id=date.id, person_id=person, state="out", number=0, shown_to="host", at=work.now
    )
    work.session.add(row)
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


def _stands_otherwise(work: Work, who: Who, date: ActivityDate, row: SignUp) -> bool:
    """Who is here without a place is on the list by it; when that is taken back, they are where they were.

    Gives whether that changes anything.
    """
    if row.came == "came":
        return _is_here(row) and _walk_in(work, who, date, row)
    if not row.walk_in or row.state not in HOLDING:
        return False
    row.state, row.was, row.by_id = ("waiting" if row.was == "waiting" else "out"), "", None
    return True


def _is_here(row: SignUp) -> bool:
    """Of somebody without a place. Who withdrew after they were seen isn't brought back by it."""
    if row.state in HOLDING:
        return False
    since = row.out_at if row.state == "out" else None
    return since is None or row.marked_at is None or row.marked_at > since


def _walk_in(work: Work, who: Who, date: ActivityDate, row: SignUp) -> bool:
    """Put somebody on the list, full or not. Who waits keeps their number, should it be taken back."""
    end_offers(work, row, "gone")
    if row.state == "out":
        date.line += 1
        row.number, row.by_id = date.line, who.person
    row.was = "waiting" if row.state == "waiting" else ""
    row.state, row.walk_in, row.held_until = "in", True, None
    return True


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


__all__ = ["NotYet", "check_in", "day", "mark"]
