"""The one predicate: may this viewer see, hear, find or reach that here?

Every surface that shows one person to another asks this module: live events, history, catch-up,
room list, search, member lists, pickers. A rule that is also needed in SQL has its twin below it,
and a test holds the two equal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, not_, select
from sqlmodel import col

from models.groups import Membership, Room
from models.messages import Message
from models.people import Appointment, Person

Q = TypeVar("Q", bound=Select[Any])


class Sight(Enum):
    """How something reaches its reader."""

    FULL = "full"
    WITHHELD = "withheld"


# Rooms in which people meet. An announcements room holds a whole centre: being in it shows nobody.
PEER_ROOMS = ("group", "activity", "direct", "buddy")


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks into a room: `joined_seq` is the number their own history starts at.

    Between `away_from` and `away_until` they had left, and took it back.
    """

    person: UUID
    joined_seq: int
    away_from: int
    away_until: int

    @classmethod
    def of(cls, place: Any) -> "Viewer":
        """Whose place in a room this is: a Membership, or a row with its columns."""
        return cls(place.person_id, place.joined_seq, place.away_from, place.away_until)

    @classmethod
    def of_own(cls, person: UUID) -> "Viewer":
        """Somebody before their own stream, which is theirs from the beginning."""
        return cls(person, joined_seq=0, away_from=0, away_until=0)

    @property
    def whole_from(self) -> int:
        """From this number on nothing is missing in what they may see."""
        return max(self.joined_seq, self.away_until)

    def was_in(self, seq: int) -> bool:
        """Whether they were in the room at that number."""
        return seq >= self.joined_seq and not self.away_from < seq < self.away_until


@dataclass(frozen=True, slots=True)
class Seen:
    """What is looked at: the number of the message it is about, and whether its words are gone.

    `only`: the one person it may be told to, where it would show somebody to a whole centre.
    """

    about: int
    gone: bool = False
    only: UUID | None = None


def sight(viewer: Viewer, seen: Seen) -> Sight:
    """What came while one wasn't in the room and what was taken back are withheld alike."""
    if seen.gone or not viewer.was_in(seen.about):
        return Sight.WITHHELD
    if seen.only is not None and seen.only != viewer.person:
        return Sight.WITHHELD
    return Sight.FULL


def everything_from(things: Iterable[Seen]) -> int | None:
    """Whose `whole_from` is at most this sees all of these in full; None where it isn't so simple."""
    lowest = 2**62
    for seen in things:
        if seen.gone or seen.only is not None:
            return None
        lowest = min(lowest, seen.about)
    return lowest


def with_membership(messages: Q) -> Q:
    """A query over Message, joined with the memberships of its room."""
    return messages.join(Membership, col(Membership.room_id) == col(Message.room_id))


def since_joining(viewer: UUID) -> ColumnElement[bool]:
    """SQL twin of `Viewer.was_in`, over Message. Use on a query that has Membership of the room."""
    away = and_(
        col(Message.seq) > col(Membership.away_from), col(Message.seq) < col(Membership.away_until)
    )
    here = and_(col(Message.seq) >= col(Membership.joined_seq), not_(away))
    return and_(col(Membership.person_id) == viewer, here)


def seen_by(viewer: UUID) -> ColumnElement[bool]:
    """SQL twin of `sight`: messages whose words `viewer` may have.

    Use on a query that has Membership of the room.
    """
    return and_(since_joining(viewer), col(Message.taken_back_at).is_(None))


def shows_its_members(kind: str) -> bool:
    """Whether a room of this kind shows who is in it; announcements show only who writes there."""
    return kind != "announcements"


@dataclass(frozen=True, slots=True)
class Meeting:
    """What two people have to do with each other, at one centre."""

    share_a_room: bool
    viewer_is_staff: bool
    same_centre: bool
    gone: bool = False


def may_find(meeting: Meeting) -> bool:
    """Whether a viewer finds a person in a picker: people they share a room with; staff, their centre's."""
    if meeting.gone:
        return False
    return meeting.share_a_room or (meeting.viewer_is_staff and meeting.same_centre)


def found_by(viewer: UUID, *, staff_at: UUID | None) -> ColumnElement[bool]:
    """SQL twin of `may_find`, over Person. `staff_at`: the centre the viewer is staff of, if any."""
    mine = (
        select(col(Membership.room_id))
        .join(Room, col(Room.id) == col(Membership.room_id))
        .where(col(Membership.person_id) == viewer, col(Room.kind).in_(PEER_ROOMS))
    )
    shares = col(Person.id).in_(
        select(col(Membership.person_id)).where(col(Membership.room_id).in_(mine))
    )
    at_centre = col(Person.id).in_(
        select(col(Appointment.person_id)).where(
            col(Appointment.centre_id) == staff_at, col(Appointment.ended_at).is_(None)
        )
    )
    reach = shares if staff_at is None else shares | at_centre
    return and_(reach, col(Person.ended_at).is_(None))


def listed_for(centres: list[UUID]) -> ColumnElement[bool]:
    """Which open groups somebody of these centres finds listed."""
    return and_(col(Room.centre_id).in_(centres), col(Room.open).is_(True))
