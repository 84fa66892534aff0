"""Who among some people go together: friends who count each other as such, and who talk in a room of two."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import col

from core.work import Work
from models.circles import Tie
from models.groups import Membership, Room


def friends_among(work: Work, people: Collection[UUID]) -> set[frozenset[UUID]]:
    """Every pair of these people that goes together. Only for counting voices: nobody is shown it."""
    if len(people) < 2:
        return set()
    return _mutual(work, people) | _in_a_room_of_two(work, people)


def _mutual(work: Work, people: Collection[UUID]) -> set[frozenset[UUID]]:
    near = select(col(Tie.owner_id), col(Tie.person_id)).where(
        col(Tie.owner_id).in_(people),
        col(Tie.person_id).in_(people),
        col(Tie.circle).in_(("friend", "confidant")),
    )
    ties = {(row.owner_id, row.person_id) for row in work.rows(near)}
    return {frozenset(pair) for pair in ties if (pair[1], pair[0]) in ties}


def _in_a_room_of_two(work: Work, people: Collection[UUID]) -> set[frozenset[UUID]]:
    one, other = aliased(Membership), aliased(Membership)
    query = (
        select(one.person_id.label("one"), other.person_id.label("other"))  # type: ignore[attr-defined]  # columns of an alias
        .join(other, col(one.room_id) == col(other.room_id))
        .join(Room, col(Room.id) == col(one.room_id))
        .where(col(Room.kind) == "direct", col(one.person_id) < col(other.person_id))
        .where(col(one.person_id).in_(people), col(other.person_id).in_(people))
    )
    return {frozenset((row.one, row.other)) for row in work.rows(query)}
