"""The SQL twins of `rules/boundaries.py`: the same rules as conditions of a query.

A test holds each equal to its rule over random facts, on both databases.
"""

from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    cast,
    exists,
    not_,
    or_,
    select,
    union_all,
)
from sqlmodel import col

from models.boundaries import Block, Mute, TopicWish
from models.circles import Tie
from models.groups import Closing, Membership, Removal, Room
from models.messages import Message
from models.people import Appointment, Person
from rules.boundaries import BLOCK_WITHHOLDS, PEER_ROOMS

Q = TypeVar("Q", bound=Select[Any])


def with_membership(messages: Q) -> Q:
    """A query over Message, joined with the memberships of its room."""
    return messages.join(Membership, col(Membership.room_id) == col(Message.room_id))


def since_joining(viewer: UUID) -> ColumnElement[bool]:
    """Twin of `Viewer.was_in`, over Message. Use on a query that has Membership of the room."""
    away = and_(
        col(Message.seq) > col(Membership.away_from), col(Message.seq) < col(Membership.away_until)
    )
    here = and_(col(Message.seq) >= col(Membership.joined_seq), not_(away))
    return and_(col(Membership.person_id) == viewer, here)


def hidden_from(viewer: UUID) -> Any:
    """Twin of `Reader.hidden`: the ids of everybody a block stands between, as a subquery."""
    mine = select(col(Block.person_id)).where(col(Block.owner_id) == viewer)
    theirs = select(col(Block.owner_id)).where(col(Block.person_id) == viewer)
    return union_all(mine, theirs)


def not_hidden(viewer: UUID, person: Any) -> ColumnElement[bool]:
    """No block stands between the viewer and this column's person."""
    apart: ColumnElement[bool] = person.not_in(hidden_from(viewer))
    return apart


def blocked_pair(one: Any, other: Any) -> ColumnElement[bool]:
    """A block stands between the people of these two columns, whichever way."""
    mine = and_(col(Block.owner_id) == one, col(Block.person_id) == other)
    theirs = and_(col(Block.owner_id) == other, col(Block.person_id) == one)
    return exists(select(col(Block.owner_id)).where(or_(mine, theirs)))


def _blocked_here(viewer: UUID) -> ColumnElement[bool]:
    kind = select(col(Room.kind)).where(col(Room.id) == col(Message.room_id))
    return and_(
        col(Message.author_id).in_(hidden_from(viewer)),
        kind.correlate(Message).scalar_subquery().in_(BLOCK_WITHHOLDS),
    )


def _after_closing(viewer: UUID) -> ColumnElement[bool]:
    closed = (
        select(col(Closing.room_id))
        .where(col(Closing.room_id) == col(Message.room_id), col(Closing.seq) < col(Message.seq))
        .correlate(Message)
    )
    return and_(exists(closed), col(Message.author_id) != viewer)


def _wished(viewer: UUID, comfort: str, now: datetime) -> ColumnElement[bool]:
    """Whether a topic of the message is met with that comfort. Topics are kept as a JSON list."""
    named = cast(col(Message.topics), String).contains('"' + col(TopicWish.topic) + '"')
    wish = (
        select(col(TopicWish.topic))
        .where(col(TopicWish.owner_id) == viewer, col(TopicWish.comfort) == comfort)
        .where(or_(col(TopicWish.until).is_(None), col(TopicWish.until) > now), named)
        .correlate(Message)
    )
    return and_(exists(wish), col(Message.author_id) != viewer)


def seen_by(viewer: UUID, now: datetime) -> ColumnElement[bool]:
    """Twin of `sight`: messages whose words `viewer` may have, folded or not.

    Use on a query that has Membership of the room.
    """
    return and_(col(Message.taken_back_at).is_(None), meant_for(viewer, now))


def meant_for(viewer: UUID, now: datetime) -> ColumnElement[bool]:
    """The same for messages that may have been taken back: nothing else stands between.

    Use on a query that has Membership of the room.
    """
    return and_(
        since_joining(viewer),
        not_(_blocked_here(viewer)),
        not_(_after_closing(viewer)),
        or_(col(Message.author_id) == viewer, not_held(col(Message.held_until), now)),
        not_(_wished(viewer, "hide", now)),
    )


def not_held(until: Any, now: datetime) -> ColumnElement[bool]:
    """Twin of `is_held`, the other way round: nothing holds what has this column."""
    free: ColumnElement[bool] = or_(until.is_(None), until <= now)
    return free


def unfolded(viewer: UUID, now: datetime) -> ColumnElement[bool]:
    """Twin of `sight`'s folds, over Message: what comes open, and may raise a dot."""
    muted = select(col(Mute.person_id)).where(
        col(Mute.owner_id) == viewer, or_(col(Mute.until).is_(None), col(Mute.until) > now)
    )
    return and_(col(Message.author_id).not_in(muted), not_(_wished(viewer, "fold", now)))


def sharing_a_room(viewer: UUID) -> Any:
    """The ids of everybody in a room where people meet, and the viewer is; themselves among them."""
    mine = (
        select(col(Membership.room_id))
        .join(Room, col(Room.id) == col(Membership.room_id))
        .where(col(Membership.person_id) == viewer, col(Room.kind).in_(PEER_ROOMS))
    )
    return select(col(Membership.person_id)).where(col(Membership.room_id).in_(mine))


def found_by(viewer: UUID, *, staff_at: UUID | None) -> ColumnElement[bool]:
    """Twin of `may_find`, over Person. `staff_at`: the centre the viewer is staff of, if any."""
    shares = col(Person.id).in_(sharing_a_room(viewer))
    at_centre = col(Person.id).in_(
        select(col(Appointment.person_id)).where(
            col(Appointment.centre_id) == staff_at, col(Appointment.ended_at).is_(None)
        )
    )
    reach = shares if staff_at is None else shares | at_centre
    return and_(reach, col(Person.ended_at).is_(None), not_hidden(viewer, col(Person.id)))


def listed_for(centres: list[UUID]) -> ColumnElement[bool]:
    """Which open groups somebody of these centres finds listed."""
    return and_(col(Room.centre_id).in_(centres), col(Room.open).is_(True))


def still_out(now: datetime) -> ColumnElement[bool]:
    """Over Removal: it holds, so that whoever was asked out doesn't come in by themselves."""
    lasting = or_(col(Removal.until).is_(None), col(Removal.until) > now)
    return and_(col(Removal.lifted_at).is_(None), lasting)


def shared_with(viewer: UUID, shared: Any, now: datetime) -> ColumnElement[bool]:
    """Twin of `may_have`, over a table of things that people share at a centre.

    `shared` has the columns owner_id, centre_id, audience, group_id and held_until.
    """
    owner, audience = col(shared.owner_id), col(shared.audience)
    friends = and_(owner.in_(_counting_as_friend(viewer)), owner.in_(sharing_a_room(viewer)))
    reach = or_(
        and_(audience == "network", exists(_roles_of(viewer))),
        and_(audience == "centre", col(shared.centre_id).in_(_roles_of(viewer))),
        and_(audience == "group", _both_in(viewer, owner, col(shared.group_id))),
        and_(audience == "friends", friends),
    )
    here = and_(
        _still_at(owner, col(shared.centre_id)),
        not_hidden(viewer, owner),
        not_held(col(shared.held_until), now),
    )
    return or_(owner == viewer, and_(here, reach))


def _roles_of(viewer: UUID) -> Any:
    return select(col(Appointment.centre_id)).where(
        col(Appointment.person_id) == viewer, col(Appointment.ended_at).is_(None)
    )


def _counting_as_friend(viewer: UUID) -> Any:
    near = col(Tie.circle).in_(("friend", "confidant"))
    return select(col(Tie.owner_id)).where(col(Tie.person_id) == viewer, near)


def _both_in(viewer: UUID, owner: Any, group: Any) -> ColumnElement[bool]:
    mine = select(col(Membership.room_id)).where(col(Membership.person_id) == viewer)
    theirs = select(col(Membership.room_id)).where(
        col(Membership.person_id) == owner, col(Membership.room_id) == group
    )
    return and_(group.in_(mine), exists(theirs.correlate_except(Membership)))


def _still_at(owner: Any, centre: Any) -> ColumnElement[bool]:
    held = select(col(Appointment.id)).where(
        col(Appointment.person_id) == owner,
        col(Appointment.centre_id) == centre,
        col(Appointment.ended_at).is_(None),
    )
    living = select(col(Person.id)).where(col(Person.id) == owner, col(Person.ended_at).is_(None))
    return and_(exists(held.correlate_except(Appointment)), exists(living.correlate_except(Person)))
