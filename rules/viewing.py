"""What the predicate is asked with: the facts about who looks, and about what is looked at. No verdicts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

NOBODY: frozenset[UUID] = frozenset()
OPEN_END = 2**62


class How(Enum):
    """How something reaches its reader; a folded one says why it is folded."""

    FULL = "full"
    FOLDED_PERSON = "person"
    FOLDED_TOPIC = "topic"
    WITHHELD = "withheld"


class Sight(NamedTuple):
    """How, and which people must not be shown with it."""

    how: How
    without: frozenset[UUID] = NOBODY

    @property
    def shown(self) -> bool:
        return self.how is not How.WITHHELD


FULL, WITHHELD = Sight(How.FULL), Sight(How.WITHHELD)


@dataclass(frozen=True)
class Reader:
    """What somebody's own boundaries, and those of others towards them, do to what they read.

    `hidden`: a block stands between, whichever way. `muted`: people whose messages come folded, and
    until when. `topics`: to be folded or hidden, and until when. None stands for no end.
    """

    hidden: frozenset[UUID]
    muted: Mapping[UUID, datetime | None]
    topics: Mapping[str, tuple[str, datetime | None]]

    @cached_property
    def apart(self) -> frozenset[UUID]:
        """Everybody whose things may reach this reader otherwise than in full."""
        return self.hidden | self.muted.keys()

    def mutes(self, person: UUID | None, now: datetime) -> bool:
        """Whether what this person says comes folded at that time."""
        return person is not None and person in self.muted and lasts(self.muted[person], now)

    def wishes(self, topics: Iterable[str], comfort: str, now: datetime) -> bool:
        """Whether one of these topics is to be met with that comfort (`fold`, `hide`) at that time."""
        known = (self.topics[topic] for topic in topics if topic in self.topics)
        return any(wish == comfort and lasts(until, now) for wish, until in known)


# Somebody without any boundary, from either side.
UNBOUND = Reader(NOBODY, {}, {})


def lasts(until: datetime | None, now: datetime) -> bool:
    """Whether something that ends at `until` (None: never) still holds."""
    return until is None or now < until


def is_held(until: datetime | None, now: datetime) -> bool:
    """Whether something that is held until then (None: it isn't) is held at that time."""
    return until is not None and now < until


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks into a room: `joined_seq` is the number their own history starts at.

    Between `away_from` and `away_until` they had left, and took it back. After `closed_seq` the room
    was closed: what others said later is not for them.
    """

    person: UUID
    joined_seq: int
    away_from: int
    away_until: int
    closed_seq: int
    reader: Reader

    @classmethod
    def of(cls, place: Any, reader: Reader, closed_seq: int | None) -> "Viewer":
        """Whose place in a room this is: a Membership, or a row with its columns."""
        end = OPEN_END if closed_seq is None else closed_seq
        return cls(
            place.person_id, place.joined_seq, place.away_from, place.away_until, end, reader
        )

    @classmethod
    def of_own(cls, person: UUID) -> "Viewer":
        """Somebody before their own stream, which is theirs from the beginning."""
        return cls(person, 0, 0, 0, OPEN_END, UNBOUND)

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

    `author`: whose words it brings. `shows`: people it would show, and so be withheld where a block
    stands between. `beside`: people who stand beside it and can be left out. `only`: the one person
    it may be told to, where it would show somebody to a whole centre. `held`: until then nobody but
    its author has it.
    """

    about: int
    gone: bool = False
    only: UUID | None = None
    author: UUID | None = None
    topics: tuple[str, ...] = ()
    shows: frozenset[UUID] = NOBODY
    beside: frozenset[UUID] = NOBODY
    held: datetime | None = None


@dataclass(frozen=True, slots=True)
class Goes:
    """How a reader stands to a date of an activity: whether they host it, and whether they go."""

    viewer: UUID
    hosts: bool
    goes: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """What two people have to do with each other, at one centre. `blocked`: whichever way."""

    share_a_room: bool
    viewer_is_staff: bool
    same_centre: bool
    gone: bool = False
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """What stands between a viewer and somebody they look at.

    `circle`: where the viewer stands in the other's circles. `rooms`: peer rooms both are in;
    `talk`: they also have a room of two, a direct one or a worker's. `viewer_is_member`, `viewer_is_staff`: at the other's
    centre; `other_is_staff`: at the viewer's. `blocked`: whichever way.
    """

    viewer: UUID
    itself: bool
    circle: str
    rooms: frozenset[UUID]
    talk: bool
    viewer_is_member: bool
    viewer_is_staff: bool
    other_is_staff: bool
    blocked: bool
    gone: bool


@dataclass(frozen=True, slots=True)
class Behind:
    """A broken glass: who wants to look, who broke it, and until when it is open."""

    viewer: UUID
    broken_by: UUID
    viewer_is_staff: bool
    until: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a viewer has to do with something that somebody shares at a centre: a post, a request.

    `gone`: its owner is no longer of that centre, or here at all. `blocked`: whichever way. `circle`:
    where the viewer stands in the owner's circles; `meets`: both are in a room where people meet.
    `in_group`: both are in the group it is for. `held`: the desk holds it, for now.
    """

    itself: bool
    gone: bool = False
    blocked: bool = False
    circle: str = "acquaintance"
    meets: bool = False
    in_group: bool = False
    at_centre: bool = False
    at_any_centre: bool = False
    held: bool = False
