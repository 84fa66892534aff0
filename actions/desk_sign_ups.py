"""A worker's hand: signing up, and withdrawing, who has no phone or no wish to use one."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.cards import card_holder
from actions.going import list_shape
from actions.naming import names
from actions.people import add_person
from actions.sign_ups import enter, require_ahead, take_out, tell
from actions.ties import held_date
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.activities import Activity
from models.people import Appointment, Centre, Person, PersonShape
from models.sign_in import Who
from models.sign_ups import NewPersonHere, SignUp, SignUpRole, SignUpShape
from rules import activities
from rules.activities import DateIsOver
from rules.activities_sql import known_to
from rules.people import require_staff

MOST_PEOPLE = 2_000


def sign_up_for(work: Work, who: Who, date_id: UUID, person: UUID, role: SignUpRole) -> SignUpShape:
    """A worker signs somebody of the centre up, who may have no phone; if they have one, they are told by whom.

    Others don't see that they go, unless they say so themselves. Raises NotFound, NotAllowed,
    IsCalledOff, DateIsOver, NoHelpersNeeded.
    """
    date, activity, tie = held_date(work, who.person, date_id)
    activities.require(tie.staff)
    require_ahead(work, date)
    require_known_to(work, activity, person)
    row = work.session.get(SignUp, (date_id, person), populate_existing=True)
    fresh = row is None or row.state == "out"
    row = enter(work, date, activity, row, person, role)
    if fresh:
        row.by_id, row.shown_to, row.wish = who.person, "host", None
    work.session.flush()
    if fresh:
        tell(work, row)
    return list_shape(work, row, activity.centre_id)


def require_known_to(work: Work, activity: Activity, person: UUID) -> None:
    """Whoever is put on a list may know of the activity themselves. Raises NotFound."""
    query = select(col(Activity.id)).where(
        col(Activity.id) == activity.id, known_to(person, work.now)
    )
    if work.rows(query).first() is None:
        raise NotFound()


def withdraw_for(work: Work, who: Who, date_id: UUID, person: UUID) -> None:
    """A worker takes somebody off the list, as they were asked to. Raises NotFound, NotAllowed, DateIsOver."""
    date, _, tie = held_date(work, who.person, date_id)
    activities.require(tie.staff)
    row = work.session.get(SignUp, (date_id, person), populate_existing=True)
    if row is None or row.state == "out":
        return
    if date.ends_at <= work.now:
        raise DateIsOver()
    take_out(work, date, row)
    row.by_id = who.person
    work.session.flush()
    tell(work, row)


def add_here(
    work: Work, who: Who, centre: UUID, key: UUID, new: NewPersonHere
) -> tuple[PersonShape, bool]:
    """Somebody of the centre without a phone; a card can be made for them at any time. Gives whether they are new.

    Raises NotFound, AlreadyDifferent.
    """
    require_staff(who.at(centre))
    known = work.session.get(Person, key)
    if known is not None and (known.centre_id, known.name) != (centre, new.name):
        raise AlreadyDifferent()
    if known is None:
        language = work.session.get_one(Centre, centre).language
        add_person(work, centre, new.name, "member", language, key=key)
    return names(work, [key], centre)[key], known is None


def whose_card(work: Work, who: Who, centre: UUID, shown: str) -> PersonShape:
    """Whose card somebody shows at the door; the card isn't used by it. Raises NotFound."""
    require_staff(who.at(centre))
    person = card_holder(work, centre, shown)
    here = everybody_here(work, centre)
    if person is None or person not in here:
        raise NotFound()
    return here[person]


def everybody_here(work: Work, centre: UUID) -> dict[UUID, PersonShape]:
    """Everybody who holds a role at a centre, by id: for its workers."""
    query = (
        select(col(Person.id))
        .join(Appointment, col(Appointment.person_id) == col(Person.id))
        .where(col(Appointment.centre_id) == centre, col(Appointment.ended_at).is_(None))
        .where(col(Person.ended_at).is_(None))
        .distinct()
        .limit(MOST_PEOPLE)
    )
    return names(work, list(work.rows(query).scalars()), centre)
