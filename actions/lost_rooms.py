"""Rooms of dates in which somebody still is who may no longer know of the activity."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import not_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate
from models.groups import Membership
from rules.activities_sql import known_to
from rules.sign_ups import ROOM_AFTER

PART = 100
# Nothing is longer: models.activities, Minutes.
LONGEST = timedelta(hours=12)
_Inside = aliased(Membership)


def rooms_of_gatherings(work: Work, group: UUID, person: UUID) -> list[UUID]:
    """The rooms of what takes place for a group, somebody being in them."""
    query = _inside().where(col(_Inside.person_id) == person, col(Activity.group_id) == group)
    return [row.room_id for row in work.rows(query)]


def lost_rooms(work: Work, person: UUID, activity: UUID | None = None) -> list[UUID]:
    """The rooms somebody is in without knowing of their activity any more, in the order of ids."""
    query = _inside().where(col(_Inside.person_id) == person, not_(known_to(person, work.now)))
    if activity is not None:
        query = query.where(col(Activity.id) == activity)
    return [row.room_id for row in work.rows(query.order_by(col(_Inside.room_id)))]


def strays(work: Work) -> list[tuple[UUID, UUID]]:
    """The same for everybody, of rooms that are open yet: room and person."""
    query = _inside().where(
        col(ActivityDate.starts_at) > work.now - ROOM_AFTER - LONGEST,
        not_(known_to(col(_Inside.person_id), work.now)),
    )
    return [(row.room_id, row.person_id) for row in work.rows(query.limit(PART))]


def _inside() -> Any:
    return (
        select(col(_Inside.room_id), col(_Inside.person_id))
        .join(ActivityDate, col(ActivityDate.room_id) == col(_Inside.room_id))
        .join(Activity, col(Activity.id) == col(ActivityDate.activity_id))
    )
