"""The SQL twin of `rules/activities.py`: which activities somebody knows of, as a condition of a query.

A test holds it equal to its rule over random facts, on both databases.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from models.activities import Activity, ActivityInvitation
from models.dates import ActivityDate
from models.groups import Membership
from models.people import STAFF, Appointment
from models.sign_ups import SignUp
from rules.boundaries_sql import not_held
from rules.sign_ups import ROOM_AFTER

# Not the tables themselves: whoever asks may be a column of theirs.
_Date, _Place = aliased(ActivityDate), aliased(SignUp)


def known_to(person: Any, now: datetime) -> ColumnElement[bool]:
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
    return and_(at_centre, or_(hosted_by(person), staff, _open_to(person, now)))


def for_invited(room: Any) -> ColumnElement[bool]:
    """Whether a room, by the column or value of its id, is that of an activity for invited people alone."""
    return exists(
        select(col(_Date.id))
        .join(Activity, col(Activity.id) == col(_Date.activity_id))
        .where(col(_Date.room_id) == room, col(Activity.audience) == "invited")
        .correlate_except(_Date, Activity)
    )


def any_held(now: datetime) -> ColumnElement[bool]:
    """Whether the desk keeps a date of it back, over Activity."""
    return exists(
        select(col(_Date.id))
        .where(col(_Date.activity_id) == col(Activity.id), col(_Date.held_until).is_not(None))
        .where(not_(not_held(col(_Date.held_until), now)))
        .correlate_except(_Date)
    )


def kept_back(person: Any, now: datetime) -> ColumnElement[bool]:
    """Whether the desk keeps a date of it back, and that person has no place that they would lose.

    What is over counts while its room can be open: nobody falls out of a talk.
    """
    goes = exists(
        select(col(_Place.date_id))
        .join(_Date, col(_Date.id) == col(_Place.date_id))
        .where(col(_Date.activity_id) == col(Activity.id), col(_Place.person_id) == person)
        .where(col(_Place.state) != "out", col(_Date.ends_at) > now - ROOM_AFTER)
        .correlate_except(_Place, _Date)
    )
    return and_(any_held(now), not_(goes))


def _open_to(person: Any, now: datetime) -> ColumnElement[bool]:
    return and_(_meant_for(person), not_(kept_back(person, now)))


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
