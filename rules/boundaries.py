"""The one predicate: may this viewer see, hear, find or reach that here?

Every surface that shows one person to another asks this module: live events, history, catch-up,
room list, search, member lists, pickers, the person page. A rule that is also needed in SQL has its
twin in `rules/boundaries_sql.py`, and a test holds the two equal.
"""

from datetime import datetime
from uuid import UUID

from models.disclosure import Audience
from rules.viewing import (
    FULL,
    UNBOUND,
    WITHHELD,
    Behind,
    Between,
    Goes,
    How,
    Meeting,
    Reader,
    Seen,
    Sharing,
    Sight,
    Viewer,
    is_held,
)

# Rooms in which people meet. An announcements room holds a whole centre: being in it shows nobody.
PEER_ROOMS = ("group", "activity", "direct", "buddy")
OF_TWO = ("direct", "worker")
# Called after the other. A buddy's room is no talk in which more of somebody is told than elsewhere.
CALLED_AFTER_OTHER = (*OF_TWO, "buddy")
# Rooms in which a block hides what somebody says. In announcements the centre speaks; a direct room
# ends with a block instead; in the workers' rooms duty goes first.
BLOCK_WITHHOLDS = ("group", "activity", "buddy")
# Rooms in which everyone who is there is shown to everyone else, whatever stands between them.
BLOCK_SHOWS = ("direct", "worker", "case")


def sight(viewer: Viewer, seen: Seen, now: datetime) -> Sight:
    """What is denied, was taken back or is not wished for is withheld, all alike; mutes fold."""
    if seen.gone or not viewer.was_in(seen.about):
        return WITHHELD
    if seen.only is not None and seen.only != viewer.person:
        return WITHHELD
    elsewhere = seen.about > viewer.closed_seq or is_held(seen.held, now)
    if elsewhere and seen.author != viewer.person:
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


def may_find(meeting: Meeting) -> bool:
    """Whether a viewer finds a person in a picker: people they share a room with; staff, their centre's."""
    if meeting.gone or meeting.blocked:
        return False
    return meeting.share_a_room or (meeting.viewer_is_staff and meeting.same_centre)


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


def may_have_picture(held: datetime | None, now: datetime, *, itself: bool, holder: bool) -> bool:
    """Whether a picture reaches a viewer. `holder`: what holds it does; `held`: until then the desk holds the picture."""
    return itself or (holder and not is_held(held, now))


def may_look_behind(glass: Behind, now: datetime) -> bool:
    """Whether a broken glass lets this viewer know everything somebody tells: who broke it, for its half hour.

    No block and no audience stand before it: it is for danger to life, and each look is told.
    """
    mine = glass.viewer == glass.broken_by and glass.viewer_is_staff
    return mine and glass.ended_at is None and now < glass.until


def may_have(audience: str, sharing: Sharing) -> bool:
    """Whether something shared at a centre reaches a viewer; `audience`: friends, group, centre or network.

    A block goes before all of it; what its owner left behind on going, or the desk holds, reaches nobody else.
    """
    if sharing.itself:
        return True
    if sharing.gone or sharing.blocked or sharing.held:
        return False
    match audience:
        case "network":
            return sharing.at_any_centre
        case "centre":
            return sharing.at_centre
        case "group":
            return sharing.in_group
        case _:
            return sharing.meets and sharing.circle in ("friend", "confidant")
