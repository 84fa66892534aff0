"""Signing up and withdrawing: one tap in, one tap out, until it is over."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.activity_rooms import leave_room
from actions.announcing import announce
from actions.held_back import require_free
from actions.place_offers import end_offers, give_back, to_head
from actions.places import HOLDING, Limits, limits_of, pool_of, pools
from actions.showing_dates import opened_wish, sealed_wish, shape
from actions.ties import dates, held_date
from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate
from models.ledger import my_stream
from models.people import Person
from models.sign_in import Who
from models.sign_ups import (
    AlsoThen,
    NewSignUp,
    SignedUp,
    SignUp,
    SignUpRole,
)
from rules.activities import DateIsOver, IsCalledOff
from rules.asks import undone_until
from rules.sign_ups import FewerPlacesThanPeople, NoHelpersNeeded

MOST_GOING = 500
ALSO = 5


def sign_up(work: Work, who: Who, date_id: UUID, new: NewSignUp) -> tuple[SignedUp, bool]:
    """Sign up, or change how; gives how I stand now, and whether it is new. Full, one waits in line.

    To who is asked whether a new time suits it is the yes; who withdrew a moment ago has their
    place again. Raises NotFound, IsCalledOff, DateIsOver, NoHelpersNeeded, WritingIsPaused for own
    words.
    """
    date, activity, _ = held_date(work, who.person, date_id)
    require_ahead(work, date)
    if new.words:
        require_free(work, who, activity.centre_id)
    row = work.session.get(SignUp, (date_id, who.person), populate_existing=True)
    fresh = row is None or row.state == "out"
    row = enter(work, date, activity, row, who.person, new.role)
    row.by_id = None
    row.shown_to = new.shown_to
    row.wish = sealed_wish(work, who.person, date_id, list(new.wishes), new.words)
    work.session.flush()
    tell(work, row)
    mine = shape(work, who.person, date, activity).mine
    assert mine is not None
    return SignedUp(mine=mine, also=_also_then(work, who.person, date)), fresh


def require_ahead(work: Work, date: ActivityDate) -> None:
    """Signing up and out goes on until the end. Raises IsCalledOff, DateIsOver."""
    if date.called_off_at is not None:
        raise IsCalledOff()
    if date.ends_at <= work.now:
        raise DateIsOver()


def enter(
    work: Work,
    date: ActivityDate,
    activity: Activity,
    row: SignUp | None,
    person: UUID,
    role: SignUpRole,
) -> SignUp:
    """Put somebody on a date that is held: where they are, back where they were, or new at the end of the line."""
    if role == "helper" and not limits_of(activity, date).helper:
        raise NoHelpersNeeded()
    if row is not None and row.role == role and _undoes(work, row):
        return _take_back(work, date, activity, row)
    if row is not None and row.state != "out":
        return _stays(work, date, activity, row, role)
    free = pool_of(work, activity, date, role).open
    if row is None:
        row = SignUp(date_id=date.id, person_id=person, state="in", number=0, at=work.now)
        work.session.add(row)
    date.line += 1
    row.number, row.role, row.at = date.line, role, work.now
    row.state = "in" if free else "waiting"
    row.out_at, row.held_until, row.was, row.walk_in = None, None, "", False
    return row


def _take_back(work: Work, date: ActivityDate, activity: Activity, row: SignUp) -> SignUp:
    """Who withdrew a moment ago is where they were. Was their place given away, they wait before all others."""
    kept = pool_of(work, activity, date, row.role).kept
    give_back(work, row, alone=kept)
    row.state, row.out_at, row.held_until, row.was = row.was, None, None, ""
    if row.state in HOLDING and not kept:
        to_head(work, row)
    return row


def _stays(
    work: Work, date: ActivityDate, activity: Activity, row: SignUp, role: SignUpRole
) -> SignUp:
    """Who is in or waits already: a yes to the new time, another role, or the place that is open by now."""
    if row.state == "asked":
        row.state = "in"
    row.walk_in, row.was = False, ""
    if row.role != role or row.state == "waiting":
        open_ = pool_of(work, activity, date, role).open
        if row.role != role and row.state == "in" and not open_:
            raise FewerPlacesThanPeople()
        if open_ or row.role != role:
            end_offers(work, row, "gone")
        if open_ and row.state == "waiting":
            row.state, row.at = "in", work.now
        row.role = role
    return row


def _undoes(work: Work, row: SignUp) -> bool:
    """Exactly as long as the place waits (actions/places.py): a moment later it may be somebody else's."""
    if row.state != "out" or row.was == "" or row.held_until is None:
        return False
    return work.now < row.held_until


def withdraw(work: Work, who: Who, date_id: UUID) -> None:
    """Not to come after all; no reason, and nothing is counted. Said twice, it is done once.

    Raises NotFound, DateIsOver.
    """
    date, _, _ = held_date(work, who.person, date_id)
    row = work.session.get(SignUp, (date_id, who.person), populate_existing=True)
    if row is None or row.state == "out":
        return
    if date.ends_at <= work.now:
        raise DateIsOver()
    take_out(work, date, row)
    tell(work, row)


def take_out(work: Work, date: ActivityDate, row: SignUp) -> None:
    """Somebody goes off a date's list and out of its room; what they had waits for the undo time they have now."""
    undo = work.session.get_one(Person, row.person_id).undo_seconds
    row.was, row.state, row.out_at = row.state, "out", work.now
    row.held_until = undone_until(work.now, undo)
    end_offers(work, row, "left")
    work.session.flush()
    leave_room(work, date, row.person_id)


def tell(work: Work, row: SignUp) -> None:
    """Their own devices hear how they stand."""
    announce(work, my_stream(row.person_id), "sign_up.changed", row.date_id)


def _also_then(work: Work, person: UUID, date: ActivityDate) -> list[AlsoThen]:
    """What else I go to at that time: only to be said, never a ban."""
    query = (
        dates()
        .join(SignUp, col(SignUp.date_id) == col(ActivityDate.id))
        .where(col(SignUp.person_id) == person, col(SignUp.state).in_(("in", "asked", "waiting")))
        .where(col(ActivityDate.id) != date.id, col(ActivityDate.called_off_at).is_(None))
        .where(col(ActivityDate.starts_at) < date.ends_at)
        .where(col(ActivityDate.ends_at) > date.starts_at)
        .order_by(col(ActivityDate.starts_at))
        .limit(ALSO)
    )
    return [
        AlsoThen(
            id=other.id,
            title=(activity.content | other.changes)["title"],
            starts_at=other.starts_at,
        )
        for other, activity in work.session.execute(query).all()
    ]


def all_of_mine(work: Work, who: Who) -> list[dict[str, Any]]:
    """Every date I ever signed up for, oldest first, my wishes opened: for my data."""
    query = (
        select(SignUp, ActivityDate, Activity)
        .join(ActivityDate, col(ActivityDate.id) == col(SignUp.date_id))
        .join(Activity, col(Activity.id) == col(ActivityDate.activity_id))
        .where(col(SignUp.person_id) == who.person)
        .order_by(col(ActivityDate.starts_at), col(ActivityDate.id))
    )
    found = []
    for row, date, activity in work.session.execute(query).all():
        wishes, words = opened_wish(work, row)
        told = {name: getattr(row, name) for name in ("state", "role", "shown_to", "came")}
        what = {"title": (activity.content | date.changes)["title"], "starts_at": date.starts_at}
        found.append({"date": date.id, **what, **told, "wishes": wishes, "words": words})
    return found


def require_room_for_all(work: Work, date: ActivityDate, limits: Limits) -> None:
    """Places can't be fewer than those who have one. Raises FewerPlacesThanPeople."""
    for (_, role), pool in pools(work, {date.id: limits}).items():
        limit = limits.of(role)
        if limit is not None and pool.taken > limit:
            raise FewerPlacesThanPeople()


__all__ = [
    "DateIsOver",
    "FewerPlacesThanPeople",
    "IsCalledOff",
    "NoHelpersNeeded",
    "all_of_mine",
    "sign_up",
    "withdraw",
]
