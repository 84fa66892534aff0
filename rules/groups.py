"""Who may do what in a room. Pure: facts in, verdict out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.errors import NotAllowed, NotFound, Refusal
from models.groups import May
from models.people import STAFF
from rules.suspensions import WritingIsPaused, holds

WRITES_ANNOUNCEMENTS = (*STAFF, "peer_representative")
# Where a peer representative lends a hand without being host.
WITH_PEERS = ("group", "activity")
# Whoever asked a worker in waits so long before it rings again.
ASK_IN_AGAIN, ASKED_IN_STANDS = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands to a room: its kind, their role in it, their roles at its centre.

    `closed`: a direct room that takes no more words from them. `suspended`: they are paused from
    writing at this centre.
    """

    kind: str
    role: str
    at_centre: frozenset[str] = frozenset()
    closed: bool = False
    suspended: bool = False

    @property
    def staff(self) -> bool:
        return not self.at_centre.isdisjoint(STAFF)


class RoomReadOnly(Refusal):
    status, code = 403, "room_read_only"
    say = {
        "en": "Here only workers and peer representatives write. Your words are kept; another room may fit.",
        "zh-CN": "这里只由社工和同伴代表发消息。你写的还在，可以发到别的群里。",
        "ja": "ここに書くのは支援員とピア代表だけです。書いたものは残っています。ほかのトークをご利用ください。",
    }


class RoomIsClosed(Refusal):
    status, code = 403, "room_closed"
    say = {
        "en": "This talk has ended. What was said can be read here for a while; your words are kept.",
        "zh-CN": "这段聊天已经结束了。说过的话这里还能看一阵子，你写的也还在。",
        "ja": "このトークは終わりました。これまでの言葉はしばらく読めます。書いたものは残っています。",
    }


def may(standing: Standing) -> May:
    """Everything somebody may do in a room they are in."""
    free = not holds(standing.kind, suspended=standing.suspended)
    hosting = free and looks_after(standing)
    group = standing.kind == "group"
    return May(
        write=may_write(standing),
        invite=group and free,
        remove=hosting and group,
        edit=hosting and standing.kind in ("group", "announcements"),
        leave=group
        or standing.kind == "activity"
        or (standing.kind == "direct" and not standing.closed),
        add_topics=may_note(standing),
        ask_worker=may_ask_worker(standing),
    )


def looks_after(standing: Standing) -> bool:
    """Hosts and workers: whom they block or mute themselves doesn't bind what their duty needs."""
    return standing.role == "host" or standing.staff


def may_note(standing: Standing, *, own: bool = False) -> bool:
    """Topic notes: on one's own, and on others' who looks after the room or lends a hand there."""
    return own or looks_after(standing) or lends_a_hand(standing)


def lends_a_hand(standing: Standing) -> bool:
    """A peer representative among people of their centre, unless they are paused."""
    free = not holds(standing.kind, suspended=standing.suspended)
    return free and standing.kind in WITH_PEERS and "peer_representative" in standing.at_centre


def may_ask_worker(standing: Standing) -> bool:
    """To come and look in: hosts and peer representatives."""
    free = not holds(standing.kind, suspended=standing.suspended)
    hosts = free and standing.kind in WITH_PEERS and standing.role == "host"
    return hosts or lends_a_hand(standing)


def may_write(standing: Standing) -> bool:
    """Everybody in a room that isn't closed; in announcements only staff and peer representatives."""
    if holds(standing.kind, suspended=standing.suspended):
        return False
    if standing.kind == "announcements":
        return not standing.at_centre.isdisjoint(WRITES_ANNOUNCEMENTS)
    return not standing.closed


def require_may_write(standing: Standing) -> None:
    """Raises WritingIsPaused, RoomIsClosed or RoomReadOnly."""
    require_open(standing)
    if not may_write(standing):
        raise RoomReadOnly()


def require_open(standing: Standing) -> None:
    """For words and for signs. Raises WritingIsPaused or RoomIsClosed."""
    if holds(standing.kind, suspended=standing.suspended):
        raise WritingIsPaused()
    if standing.closed:
        raise RoomIsClosed()


def require(allowed: bool) -> None:
    """For what somebody sees but isn't theirs to do. Raises NotAllowed."""
    if not allowed:
        raise NotAllowed()


# The longest of the undo times that a person can choose (models.people, undo_seconds).
TAKE_BACK_LEAVING = timedelta(seconds=60)


def may_take_back_leaving(left_at: datetime, now: datetime) -> bool:
    """For a minute, who left by themselves comes back to the place they had, also uninvited."""
    return now - left_at <= TAKE_BACK_LEAVING


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody wants to come in: how the room is open to them."""

    same_centre: bool
    listed: bool
    invited: bool
    removed: bool


def require_may_join(coming: Coming) -> None:
    """Not asked out, and invited or the group is listed at one's centre. Raises NotFound.

    Whoever may let somebody back in lifts the removal with the invitation.
    """
    if coming.removed or not (coming.invited or (coming.same_centre and coming.listed)):
        raise NotFound()


def may_let_back(standing: Standing, *, decided: bool) -> bool:
    """Whether an invitation lifts somebody's removal: a host's lifts a host's, never what the desk decided."""
    return may(standing).remove and not decided


def may_take_back(standing: Standing, *, own: bool) -> bool:
    """One's own words always; a host's or worker's hand where they look after the room."""
    return own or looks_after(standing)
