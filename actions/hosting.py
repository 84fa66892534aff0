"""Who hosts: whom one can ask, inviting, and who takes over when a host goes."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlmodel import col

from actions.announcing import announce
from actions.naming import names
from actions.ties import known_activity
from core.errors import NotFound
from core.work import Work
from models.activities import Activity, ActivityInvitation
from models.dates import ActivityDate
from models.groups import Membership
from models.ledger import my_stream
from models.people import STAFF, Appointment, Person, PersonShape
from models.sign_in import Who
from rules import activities, boundaries_sql

MOST_FOUND = 50


def reachable(
    work: Work, who: Who, centre: UUID, query: str = "", group: UUID | None = None
) -> list[PersonShape]:
    """People of a centre I could invite or ask to host with me, by name, at most 50. Raises NotFound.

    `group`: only who may know of what is for that group of mine: its members, and workers.
    """
    inside = group and work.session.get(Membership, (group, who.person))
    if not who.at(centre) or (group is not None and inside is None):
        raise NotFound()
    ids = findable(work, who, centre, query=query, group=group)
    shown = names(work, ids, centre)
    return [shown[key] for key in ids]


def findable(
    work: Work,
    who: Who,
    centre: UUID,
    *,
    query: str = "",
    only: Sequence[UUID] | None = None,
    group: UUID | None = None,
) -> list[UUID]:
    """The ids of these, by name: people of a centre whom I may find there."""
    staff_at = centre if who.staff_at(centre) else None
    here = select(col(Appointment.person_id)).where(
        col(Appointment.centre_id) == centre, col(Appointment.ended_at).is_(None)
    )
    found = (
        select(col(Person.id))
        .where(boundaries_sql.found_by(who.person, staff_at=staff_at))
        .where(col(Person.id).in_(here), col(Person.id) != who.person)
        .order_by(col(Person.name), col(Person.id))
        .limit(MOST_FOUND)
    )
    if query:
        found = found.where(col(Person.name).contains(query, autoescape=True))
    if only is not None:
        found = found.where(col(Person.id).in_(only))
    if group is not None:
        inside = select(col(Membership.person_id)).where(col(Membership.room_id) == group)
        staff = here.where(col(Appointment.role).in_(STAFF))
        found = found.where(or_(col(Person.id).in_(inside), col(Person.id).in_(staff)))
    return list(work.rows(found).scalars())


def invite_people(work: Work, who: Who, activity: Activity, people: Sequence[UUID]) -> None:
    """Invite these; each hears of it once. Raises NotFound for somebody I can't find."""
    wanted = sorted(set(people))
    if len(findable(work, who, activity.centre_id, only=wanted)) < len(wanted):
        raise NotFound()
    date = next_of(work, activity)
    for person in wanted:
        if work.session.get(ActivityInvitation, (activity.id, person)) is not None:
            continue
        row = ActivityInvitation(
            activity_id=activity.id, person_id=person, by_id=who.person, at=work.now
        )
        work.session.add(row)
        work.session.flush()
        announce(work, my_stream(person), "activity.invited", date)


def invite(work: Work, who: Who, key: UUID, person: UUID) -> None:
    """Invite one more to an activity that is for invited people. Raises NotFound, NotAllowed."""
    row, tie = known_activity(work, who.person, key)
    activities.require(tie.hosts and row.audience == "invited")
    invite_people(work, who, row, [person])


def hand_on(work: Work, person: UUID, centre: UUID | None = None) -> None:
    """Somebody goes from a centre, or for good: who hosts with them hosts on; else the centre does."""
    query = select(Activity).where(
        or_(
            col(Activity.host_id) == person,
            col(Activity.cohost_id) == person,
            col(Activity.cohost_asked_id) == person,
        )
    )
    if centre is not None:
        query = query.where(col(Activity.centre_id) == centre)
    for row in work.session.scalars(query.order_by(col(Activity.id))):
        without(row, person)
    work.session.flush()


def without(row: Activity, person: UUID) -> None:
    """Nobody hosts it, or is asked to, who is gone from it."""
    if row.cohost_asked_id == person:
        row.cohost_asked_id = None
    if row.cohost_id == person:
        row.cohost_id = None
    if row.host_id == person:
        row.host_id, row.cohost_id = row.cohost_id, None


def forget_author(work: Work, person: UUID) -> None:
    """Nothing says any more who posted an activity."""
    work.change(update(Activity).where(col(Activity.made_by) == person).values(made_by=None))


def next_of(work: Work, activity: Activity) -> UUID:
    """The id of its next date, or its last one: an activity has at least one."""
    rows = work.rows(
        select(col(ActivityDate.id), col(ActivityDate.ends_at))
        .where(col(ActivityDate.activity_id) == activity.id)
        .order_by(col(ActivityDate.starts_at))
    ).all()
    ahead = [row.id for row in rows if row.ends_at > work.now]
    found: UUID = ahead[0] if ahead else rows[-1].id
    return found
