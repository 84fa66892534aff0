"""Rules with one check taken out, put in their place everywhere; to prove that the matrix notices."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest import mock
from uuid import UUID

from sqlalchemy import ColumnElement, and_
from sqlmodel import col

from models.groups import Membership, Room
from models.messages import Message
from models.people import Person
from rules import boundaries
from rules.boundaries import Seen, Sight, Viewer
from tests.matrix.probes import EVENTS

LAYERS = ("core", "models", "rules", "actions", "api", "realtime", "jobs")
_sight = boundaries.sight


def _sees_all(_viewer: Viewer, _seen: Seen) -> Sight:
    return Sight.FULL


def _sees_from_before(viewer: Viewer, seen: Seen) -> Sight:
    return _sight(viewer, replace(seen, about=2**60))


def _sees_what_came_while_away(viewer: Viewer, seen: Seen) -> Sight:
    return _sight(replace(viewer, away_from=0, away_until=0), seen)


def _sees_what_is_gone(viewer: Viewer, seen: Seen) -> Sight:
    return _sight(viewer, replace(seen, gone=False))


def _sees_whom_it_is_not_about(viewer: Viewer, seen: Seen) -> Sight:
    return _sight(viewer, replace(seen, only=None))


def _whole(_things: object) -> int:
    return 2**62


def _member(viewer: UUID) -> ColumnElement[bool]:
    return col(Membership.person_id) == viewer


def _member_from_joining(viewer: UUID) -> ColumnElement[bool]:
    return and_(_member(viewer), col(Message.seq) >= col(Membership.joined_seq))


def _anyone(_viewer: UUID, *, staff_at: UUID | None) -> ColumnElement[bool]:
    return col(Person.ended_at).is_(None)


def _any_open(_centres: list[UUID]) -> ColumnElement[bool]:
    return col(Room.open).is_(True)


def _always(_kind: str) -> bool:
    return True


# name -> (what it takes the place of, what stands there then)
BROKEN: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "sight: no check at all": (boundaries.sight, _sees_all),
    "sight: not since joining": (boundaries.sight, _sees_from_before),
    "sight: not the time away": (boundaries.sight, _sees_what_came_while_away),
    "sight: not what is gone": (boundaries.sight, _sees_what_is_gone),
    "sight: not whom it is about": (boundaries.sight, _sees_whom_it_is_not_about),
    "everything_from: always whole": (boundaries.everything_from, _whole),
    "since_joining: any member": (boundaries.since_joining, _member),
    "since_joining: not the time away": (boundaries.since_joining, _member_from_joining),
    "seen_by: not what is taken back": (boundaries.seen_by, boundaries.since_joining),
    "shows_its_members: always": (boundaries.shows_its_members, _always),
    "found_by: anyone": (boundaries.found_by, _anyone),
    "listed_for: any centre": (boundaries.listed_for, _any_open),
}

LATER = {"live reaction.changed on older words", "live message.taken_back of older words"}
COMING = {"live member.joined", "live member.left", "hello member.joined", "hello member.left"}
HISTORY = {"history words", "history reply", "history reactions' names"}
HELLO = {f"hello {name}" for name in EVENTS}
LINES = {"room list: last line", "room list: dot", "one room: last line"}
FOUND = {"search words", "search reactions' names", "reacting to it", "taking it back"}
PICKED = {"invite picker", "inviting them"}
REPLY = {"replying to it"}

# What the matrix then says: exactly these cells, of the boundaries named, hold no longer.
TURNS_RED: dict[str, dict[str, set[str]]] = {
    "sight: no check at all": {
        "before": LATER | HELLO | REPLY,
        "away": LATER | HELLO | HISTORY | REPLY,
        "taken": HISTORY,
        "announcements": COMING,
    },
    "sight: not since joining": {
        "before": LATER | HELLO | REPLY,
        "away": LATER | HELLO | HISTORY | REPLY,
    },
    "sight: not the time away": {"before": set(), "away": LATER | HELLO | HISTORY | REPLY},
    # The words themselves are emptied: it shows that it was taken back, and nothing else.
    "sight: not what is gone": {"taken": HISTORY},
    "sight: not whom it is about": {"announcements": COMING},
    "everything_from: always whole": {
        "before": LATER | HELLO,
        "taken": set(),
        "announcements": COMING,
    },
    "since_joining: any member": {"before": LINES | FOUND, "away": LINES | FOUND},
    "since_joining: not the time away": {"before": set(), "away": LINES | FOUND},
    "seen_by: not what is taken back": {"taken": {"room list: dot"}},
    "shows_its_members: always": {"announcements": COMING | {"member list"}},
    "found_by: anyone": {"left": PICKED, "elsewhere": PICKED, "announcements": PICKED},
    "listed_for: any centre": {"removed": set(), "elsewhere": {"open groups: hosts"}},
}


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
