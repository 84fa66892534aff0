"""Rules with one check taken out, put in their place everywhere; to prove that the matrix notices."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any
from unittest import mock
from uuid import UUID

from sqlalchemy import ColumnElement, and_, true
from sqlmodel import col

from models.disclosure import Audience
from models.groups import Membership, Room
from models.messages import Message
from models.people import Person
from rules import boundaries, runs, suspensions
from rules import boundaries_sql as sql
from rules.runs import Run
from rules.viewing import FULL, OPEN_END, Between, Goes, Reader, Seen, Sight, Viewer
from tests.matrix import breaking_of_sharing
from tests.matrix.probes import EVENTS

LAYERS = ("core", "models", "rules", "actions", "api", "realtime", "jobs")
_sight, _rules_say = boundaries.sight, boundaries.may_know


def _sees_all(_viewer: Viewer, _seen: Seen, _now: datetime) -> Sight:
    return FULL


def _sees_from_before(viewer: Viewer, seen: Seen, now: datetime) -> Sight:
    return _sight(viewer, replace(seen, about=2**60), now)


def _sees_what_came_while_away(viewer: Viewer, seen: Seen, now: datetime) -> Sight:
    return _sight(replace(viewer, away_from=0, away_until=0), seen, now)


def _sees_what_is_gone(viewer: Viewer, seen: Seen, now: datetime) -> Sight:
    return _sight(viewer, replace(seen, gone=False), now)


def _sees_whom_it_is_not_about(viewer: Viewer, seen: Seen, now: datetime) -> Sight:
    return _sight(viewer, replace(seen, only=None), now)


def _sees_whom_one_blocks(viewer: Viewer, seen: Seen, now: datetime) -> Sight:
    reader = viewer.reader
    unblocked = Reader(frozenset(), reader.muted, reader.topics)
    return _sight(replace(viewer, reader=unblocked), seen, now)


def _folds_nobody(viewer: Viewer, seen: Seen, now: datetime) -> Sight:
    reader = viewer.reader
    return _sight(replace(viewer, reader=Reader(reader.hidden, {}, reader.topics)), seen, now)


def _whole(_things: object) -> Run:
    return Run(OPEN_END, 0, (), (), {}, {})


def _member(viewer: UUID) -> ColumnElement[bool]:
    return col(Membership.person_id) == viewer


def _member_from_joining(viewer: UUID) -> ColumnElement[bool]:
    return and_(_member(viewer), col(Message.seq) >= col(Membership.joined_seq))


def _since_joining(viewer: UUID, _now: datetime) -> ColumnElement[bool]:
    return sql.since_joining(viewer)


def _here_and_there(viewer: UUID, _now: datetime) -> ColumnElement[bool]:
    return and_(sql.since_joining(viewer), col(Message.taken_back_at).is_(None))


def _all_of_it(_viewer: UUID, _now: datetime) -> ColumnElement[bool]:
    return true()


def _anyone(_viewer: UUID, *, staff_at: UUID | None) -> ColumnElement[bool]:
    return col(Person.ended_at).is_(None)


def _whoever(_viewer: UUID, _person: object) -> ColumnElement[bool]:
    return true()


def _any_open(_centres: list[UUID]) -> ColumnElement[bool]:
    return col(Room.open).is_(True)


def _always(_kind: str) -> bool:
    return True


def _names_all(_reader: Reader, _person: UUID, _kind: str) -> bool:
    return True


def _meets_all(_between: Between) -> bool:
    return True


def _tells_all(
    kind: str, _audience: Audience, until: datetime | None, between: Between, now: datetime
) -> bool:
    return _rules_say(kind, Audience(people=[between.viewer]), until, between, now)


def _holds_nobody(_kind: str, *, suspended: bool) -> bool:
    del suspended
    return False


def _frees_all(*, suspended: bool) -> None:
    del suspended


def _names_the_host(_reader: Reader, host: UUID | None, centre: UUID) -> UUID:
    return host or centre


def _sees_all_who_go(_reader: Reader, _mine: Goes, _person: UUID, _shown_to: str) -> bool:
    return True


# name -> (what it takes the place of, what stands there then)
BROKEN: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "sight: no check at all": (boundaries.sight, _sees_all),
    "sight: not since joining": (boundaries.sight, _sees_from_before),
    "sight: not the time away": (boundaries.sight, _sees_what_came_while_away),
    "sight: not what is gone": (boundaries.sight, _sees_what_is_gone),
    "sight: not whom it is about": (boundaries.sight, _sees_whom_it_is_not_about),
    "sight: not who is blocked": (boundaries.sight, _sees_whom_one_blocks),
    "sight: not who is muted": (boundaries.sight, _folds_nobody),
    "run_of: nobody is asked": (runs.run_of, _whole),
    "since_joining: any member": (sql.since_joining, _member),
    "since_joining: not the time away": (sql.since_joining, _member_from_joining),
    "seen_by: not what is taken back": (sql.seen_by, _since_joining),
    "seen_by: not who is blocked": (sql.seen_by, _here_and_there),
    "meant_for: not who is blocked": (sql.meant_for, _since_joining),
    "unfolded: always": (sql.unfolded, _all_of_it),
    "not_hidden: never": (sql.not_hidden, _whoever),
    "shows_its_members: always": (boundaries.shows_its_members, _always),
    "may_be_named: always": (boundaries.may_be_named, _names_all),
    "may_meet: always": (boundaries.may_meet, _meets_all),
    "may_know: any audience": (boundaries.may_know, _tells_all),
    "who_hosts: by name": (boundaries.who_hosts, _names_the_host),
    "may_see_going: whoever": (boundaries.may_see_going, _sees_all_who_go),
    "found_by: anyone": (sql.found_by, _anyone),
    "listed_for: any centre": (sql.listed_for, _any_open),
    "holds: no pause": (suspensions.holds, _holds_nobody),
    "require_free: whoever": (suspensions.require_free, _frees_all),
}

LATER = {"live reaction.changed on older words", "live message.taken_back of older words"}
COMING = {"live member.joined", "live member.left", "hello member.joined", "hello member.left"}
HISTORY = {"history words", "history reply", "history reactions' names"}
HELLO = {f"hello {name}" for name in EVENTS}
LINES = {"room list: last line", "room list: dot", "one room: last line"}
SOUGHT = {"search words", "search reactions' names"}
TOUCHED = {"reacting to it", "taking it back"}
REPORTED = {"what a report of it would bring"}
FOUND = SOUGHT | TOUCHED | REPORTED
PICKED = {"invite picker", "inviting them"}
REPLY = {"replying to it"}
# What a block keeps from both, of what is told on a room's stream.
SAID = {f"{door} {what}" for door in ("live", "hello") for what in ("message.sent", "reply")}
REACTED = {
    f"{door} reaction.changed{words}"
    for door in ("live", "hello")
    for words in ("", " on older words")
}
TOLD = SAID | REACTED | COMING
FOLDS = SAID | {"history words", "history reply"} | SOUGHT | LINES - {"room list: dot"}
PAGE = {"person page", "muting them", "seeing oneself with their eyes"}
PAGE |= {"what a report of them would bring"}
ASKED = {"whom I could ask to host", "asking them to host"}
HOSTED = {
    *("a date: who hosts it", "dates: who hosts them", "for you: dates"),
    *("live date.moved: who hosts it", "hello date.moved: who hosts it"),
    *("my activity: who hosts it with me", "my activities: who hosts them with me"),
}
ON_LISTS = {
    *("a date: who goes", "the list of my date"),
    *("whom a change of my date touches", "noting that they came"),
}
TELLS = {"person page: what they tell"}
SHARED = {
    *("the board: a post", "the board: a group's post", "the board: found by its letters"),
    *("a date: the post it comes from", "tags that could be meant", "open requests: who asks"),
}
SHOWN_WORDS = {"kind words on a page: whose"}
THANKED = {"live thanks.received", "thanking them", "person page: their posts"}
# What somebody who is paused would have written, and what came of it.
WRITTEN = {
    *("answering a post", "my asks: the post answered", "thanking them", "thanks I gave: to whom"),
    *("offering them a hand", "my requests: who chose me"),
    *("live help.chosen: who asks", "hello help.chosen: who asks"),
}


def both(red: set[str]) -> dict[str, set[str]]:
    """The same cells, whichever of the two blocks."""
    return {"blocks": red, "blocked": red}


# What the matrix then says: exactly these cells, of the boundaries named, hold no longer.
TURNS_RED: dict[str, dict[str, set[str]]] = {
    "sight: no check at all": {
        "before": LATER | HELLO | REPLY,
        "taken": HISTORY | REPLY,
        "announcements": COMING,
        "blocks": TOLD | HISTORY | REPLY,
    },
    "sight: not since joining": {"before": LATER | HELLO | REPLY},
    "sight: not the time away": {"away": LATER | HELLO | HISTORY | REPLY},
    # The words themselves are emptied: it shows that it was taken back, and nothing else.
    "sight: not what is gone": {"taken": HISTORY | REPLY},
    "sight: not whom it is about": {"announcements": COMING},
    "sight: not who is blocked": both(TOLD | HISTORY | REPLY) | {"mutes": set()},
    "sight: not who is muted": {"mutes": FOLDS},
    "run_of: nobody is asked": {
        "before": LATER | HELLO,
        "announcements": COMING,
        "blocks": TOLD,
        "mutes": SAID,
    },
    "since_joining: any member": {"before": LINES | FOUND},
    "since_joining: not the time away": {"before": set(), "away": LINES | FOUND},
    "seen_by: not what is taken back": {"taken": {"room list: dot"}},
    "seen_by: not who is blocked": {"blocked": LINES | SOUGHT | REPORTED},
    "meant_for: not who is blocked": {"blocks": LINES | FOUND},
    "unfolded: always": {"mutes": {"room list: dot"}},
    "not_hidden: never": {
        "blocked": PICKED | ASKED | {"open groups: who invites"} | SHARED | SHOWN_WORDS
    },
    "shows_its_members: always": {"announcements": COMING | {"member list"}},
    "may_be_named: always": {"blocks": {"member list"}},
    "may_meet: always": {"left": PAGE | THANKED | SHOWN_WORDS, "blocked": PAGE | TELLS},
    "may_know: any audience": {"audience": TELLS},
    "who_hosts: by name": both(HOSTED),
    "may_see_going: whoever": both(ON_LISTS),
    "found_by: anyone": {"elsewhere": PICKED, "blocks": PICKED | ASKED},
    "listed_for: any centre": {"elsewhere": {"open groups: hosts"}},
    "holds: no pause": {"suspended": PICKED | REPLY | {"reacting to it"}},
    "require_free: whoever": {
        "suspended": {"asking them to talk", "my asks: whom", "asking them to be my buddy"}
        | WRITTEN
    },
}
BROKEN |= breaking_of_sharing.BROKEN
TURNS_RED |= breaking_of_sharing.TURNS_RED


@contextmanager
def broken(name: str) -> Iterator[None]:
    """One rule is another one, under every name by which the house knows it."""
    old, new = BROKEN[name]
    homes = [m for n, m in list(sys.modules.items()) if n.partition(".")[0] in LAYERS]
    places = [(m, key) for m in homes for key, value in vars(m).items() if value is old]
    assert places, "nobody asks this rule"
    patches = [mock.patch.object(module, key, new) for module, key in places]
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        for patch in patches:
            patch.stop()
