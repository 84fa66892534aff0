"""How somebody stands to activities: their roles, what they host, the groups they are in, where they are invited."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.meeting import NOWHERE
from core.errors import NotFound
from core.work import Work
from models.activities import Activity, ActivityInvitation
from models.dates import ActivityDate
from models.groups import Membership
from models.people import Appointment
from rules.activities import Tie, may_see
from rules.activities_sql import kept_back


def ties(work: Work, person: UUID, activities: Iterable[Activity]) -> dict[UUID, Tie]:
    """How somebody stands to each of these activities."""
    known = list(activities)
    roles = roles_of(work, person)
    groups = _among(work, Membership, Membership.room_id, person, [a.group_id for a in known])
    ids = [activity.id for activity in known]
    invited, kept = _invited(work, person, ids), _kept_back(work, person, ids)
    return {
        activity.id: Tie(
            at_centre=roles.get(activity.centre_id, frozenset()),
            hosts=person in (activity.host_id, activity.cohost_id),
            in_group=activity.group_id in groups,
            invited=activity.id in invited,
            kept_back=activity.id in kept,
        )
        for activity in known
    }


def roles_of(work: Work, person: UUID) -> dict[UUID, frozenset[str]]:
    """Somebody's roles, by centre."""
    query = select(col(Appointment.centre_id), col(Appointment.role)).where(
        col(Appointment.person_id) == person, col(Appointment.ended_at).is_(None)
    )
    found: dict[UUID, set[str]] = {}
    for row in work.rows(query):
        found.setdefault(row.centre_id, set()).add(row.role)
    return {centre: frozenset(roles) for centre, roles in found.items()}


def _among(
    work: Work, table: Any, column: Any, person: UUID, ids: Sequence[UUID | None]
) -> set[UUID]:
    # Asked also where there is nothing to ask: what isn't there takes the work of what is hidden.
    wanted = [key for key in ids if key is not None] or [NOWHERE]
    query = select(col(column)).where(col(table.person_id) == person, col(column).in_(wanted))
    return set(work.rows(query).scalars())


def _invited(work: Work, person: UUID, ids: Sequence[UUID]) -> set[UUID]:
    query = select(col(ActivityInvitation.activity_id)).where(
        col(ActivityInvitation.person_id) == person,
        col(ActivityInvitation.activity_id).in_(ids or [NOWHERE]),
        col(ActivityInvitation.put_away_at).is_(None),
    )
    return set(work.rows(query).scalars())


def _kept_back(work: Work, person: UUID, ids: Sequence[UUID]) -> set[UUID]:
    query = select(col(Activity.id)).where(
        col(Activity.id).in_(ids or [NOWHERE]), kept_back(person, work.now)
    )
    return set(work.rows(query).scalars())


def dates() -> Any:
    """A query over dates and their activities."""
    return select(ActivityDate, Activity).join(
        Activity, col(Activity.id) == col(ActivityDate.activity_id)
    )


def known_date(work: Work, person: UUID, date: UUID) -> tuple[ActivityDate, Activity, Tie]:
    """A date loaded through who looks. Raises NotFound, for unknown and hidden ones alike."""
    query = dates().where(col(ActivityDate.id) == date)
    return _known(work, person, work.session.execute(query).first())


def held_date(work: Work, person: UUID, date: UUID) -> tuple[ActivityDate, Activity, Tie]:
    """The same, held until the commit: whoever signs up or withdraws comes after us."""
    return _known(work, person, hold(work, date))


def hold(work: Work, date: UUID) -> Any:
    """A date and its activity, held until the commit, whoever looks; None where there is none."""
    query = dates().where(col(ActivityDate.id) == date).with_for_update(of=ActivityDate)
    row = work.session.execute(query.execution_options(populate_existing=True)).first()
    work.arrive()
    return row


def _known(work: Work, person: UUID, row: Any) -> tuple[ActivityDate, Activity, Tie]:
    if row is None:
        ties(work, person, [])
        raise NotFound()
    date, activity = row
    tie = ties(work, person, [activity])[activity.id]
    if not may_see(activity.audience, tie, approved=activity.approved_at is not None):
        raise NotFound()
    return date, activity, tie


def known_activity(work: Work, person: UUID, activity: UUID) -> tuple[Activity, Tie]:
    """An activity loaded through who looks, and held. Raises NotFound."""
    row = work.session.get(Activity, activity, with_for_update=True, populate_existing=True)
    if row is None:
        ties(work, person, [])
        raise NotFound()
    tie = ties(work, person, [row])[row.id]
    if not may_see(row.audience, tie, approved=row.approved_at is not None):
        raise NotFound()
    return row, tie
