"""The one predicate: may this viewer see, hear, find or reach that here?

Every surface that shows one person to another asks this module: live events, history, catch-up,
room list, search, member lists, pickers, the person page. A rule that is also needed in SQL has its
twin in `rules/boundaries_sql.py`, and a test holds the two equal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from models.disclosure import Audience

NOBODY: frozenset[UUID] = frozenset()
OPEN_END = 2**62

# Rooms in which people meet. An announcements room holds a whole centre: being in it shows nobody.
PEER_ROOMS = ("group", "activity", "direct", "buddy")
OF_TWO = ("direct", "worker")  # called after the other
# Rooms in which a block hides what somebody says. In announcements the centre speaks; a direct room
# ends with a block instead; in the workers' rooms duty goes first.
BLOCK_WITHHOLDS = ("group", "activity", "buddy")
# Rooms in which everyone who is there is shown to everyone else, whatever stands between them.
BLOCK_SHOWS = ("direct", "worker", "case")


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
    it may be told to, where it would show somebody to a whole centre.
    """

    about: int
    gone: bool = False
    only: UUID | None = None
    author: UUID | None = None
    topics: tuple[str, ...] = ()
    shows: frozenset[UUID] = NOBODY
    beside: frozenset[UUID] = NOBODY


def sight(viewer: Viewer, seen: Seen, now: datetime) -> Sight:
    """What is denied, was taken back or is not wished for is withheld, all alike; mutes fold."""
    if seen.gone or not viewer.was_in(seen.about):
        return WITHHELD
    if seen.only is not None and seen.only != viewer.person:
        return WITHHELD
    if seen.about > viewer.closed_seq and seen.author != viewer.person:
        return WITHHELD
    if viewer.reader is UNBOUND:
        return FULL
    return _as_wished(viewer, seen, now)


def _as_wished(viewer: Viewer, seen: Seen, now: datetime) -> Sight:
    reader = viewer.reader
    if not reader.hidden.isdisjoint(seen.shows):
        return WITHHELD
    without = reader.hidden & seen.beside
    if seen.author is None or seen.author == viewer.person:
        return Sight(How.FULL, without)
    if reader.wishes(seen.topics, "hide", now):
        return WITHHELD
    if reader.mutes(seen.author, now):
        return Sight(How.FOLDED_PERSON, without)
    if reader.wishes(seen.topics, "fold", now):
        return Sight(How.FOLDED_TOPIC, without)
    return Sight(How.FULL, without)


def shows_its_members(kind: str) -> bool:
    """Whether a room of this kind shows who is in it; announcements show only who writes there."""
    return kind != "announcements"


def may_be_named(reader: Reader, person: UUID, kind: str) -> bool:
    """Whether a room of this kind names that person to this reader."""
    return kind in BLOCK_SHOWS or person not in reader.hidden


def who_hosts(reader: Reader, host: UUID | None, centre: UUID) -> UUID:
    """Whose name an activity bears for this reader: the centre's own where they don't meet who hosts it."""
    return centre if host is None or host in reader.hidden else host


@dataclass(frozen=True, slots=True)
class Goes:
    """How a reader stands to a date of an activity: whether they host it, and whether they go."""

    viewer: UUID
    hosts: bool
    goes: bool


def may_see_going(reader: Reader, mine: Goes, person: UUID, shown_to: str) -> bool:
    """Whether somebody who goes is named to this reader; `shown_to`: host, going or everyone, as they chose.

    A block goes before all of it, also for who hosts. (A centre's workers have their own list.)
    """
    if person == mine.viewer:
        return True
    if person in reader.hidden:
        return False
    match shown_to:
        case "everyone":
            return True
        case "going":
            return mine.hosts or mine.goes
        case _:
            return mine.hosts


@dataclass(frozen=True, slots=True)
class Meeting:
    """What two people have to do with each other, at one centre. `blocked`: whichever way."""

    share_a_room: bool
    viewer_is_staff: bool
    same_centre: bool
    gone: bool = False
    blocked: bool = False


def may_find(meeting: Meeting) -> bool:
    """Whether a viewer finds a person in a picker: people they share a room with; staff, their centre's."""
    if meeting.gone or meeting.blocked:
        return False
    return meeting.share_a_room or (meeting.viewer_is_staff and meeting.same_centre)


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


def may_meet(between: Between) -> bool:
    """Whether there is a page of them: people one shares a room with, and workers and their members."""
    if between.itself:
        return True
    if between.gone or between.blocked:
        return False
    return bool(between.rooms) or between.viewer_is_staff or between.other_is_staff


# Told to those who talk with somebody, whomever else it is for: what not to ask about.
TOLD_IN_TALKS = "dont_ask"


def may_know(
    kind: str, audience: Audience, hidden_until: datetime | None, between: Between, now: datetime
) -> bool:
    """Whether a fact of that kind, with that audience, is told to the viewer."""
    if between.itself:
        return True
    if not may_meet(between) or (hidden_until is not None and now < hidden_until):
        return False
    if between.viewer in audience.without:
        return False
    return (kind == TOLD_IN_TALKS and between.talk) or _let_in(audience, between)


def _let_in(audience: Audience, between: Between) -> bool:
    circles = {"confidants": ("confidant",), "friends": ("friend", "confidant")}
    return (
        between.viewer in audience.people
        or (audience.circle is not None and between.circle in circles[audience.circle])
        or not between.rooms.isdisjoint(audience.groups)
        or (audience.centre and between.viewer_is_member)
        or (audience.workers and between.viewer_is_staff)
    )
