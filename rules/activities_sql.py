"""The SQL twin of `rules/activities.py`: which activities somebody knows of, as a condition of a query.

A test holds it equal to its rule over random facts, on both databases.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlmodel import col

from models.activities import Activity, ActivityInvitation
from models.groups import Membership
from models.people import STAFF, Appointment


def known_to(person: Any) -> ColumnElement[bool]:
    """Twin of `may_see`, over Activity; `person`: an id, or a column with one."""
    here = and_(
        col(Appointment.person_id) == person,
        col(Appointment.centre_id) == col(Activity.centre_id),
        col(Appointment.ended_at).is_(None),
    )
    at_centre = exists(select(col(Appointment.id)).where(here).correlate_except(Appointment))
    staff = exists(
        select(col(Appointment.id))
        .where(here, col(Appointment.role).in_(STAFF))
        .correlate_except(Appointment)
    )
    return and_(at_centre, or_(hosted_by(person), staff, _meant_for(person)))


def hosted_by(person: Any) -> ColumnElement[bool]:
    """Whether that person hosts the activity, alone or with somebody."""
    host, cohost = col(Activity.host_id), col(Activity.cohost_id)
    return or_(func.coalesce(host == person, False), func.coalesce(cohost == person, False))


def _meant_for(person: Any) -> ColumnElement[bool]:
    in_group = exists(
        select(col(Membership.room_id))
        .where(col(Membership.room_id) == col(Activity.group_id))
        .where(col(Membership.person_id) == person)
        .correlate_except(Membership)
    )
    invited = exists(
        select(col(ActivityInvitation.activity_id))
        .where(col(ActivityInvitation.activity_id) == col(Activity.id))
        .where(col(ActivityInvitation.person_id) == person)
        .where(col(ActivityInvitation.put_away_at).is_(None))
        .correlate_except(ActivityInvitation)
    )
    audience = col(Activity.audience)
    return and_(
        col(Activity.approved_at).is_not(None),
        or_(
            audience == "centre",
            and_(audience == "group", in_group),
            and_(audience == "invited", invited),
        ),
    )
