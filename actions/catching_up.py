"""What a stream has beyond a number, and what a phone that comes back has missed."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlmodel import col

from actions.entries import Entry
from actions.own_entries import my_entries
from actions.readers import viewers
from actions.rendering import room_entries
from core.work import Work
from models.groups import Membership, Room
from models.ledger import (
    Epoch,
    LedgerEntry,
    Stream,
    StreamName,
    kind_of,
    my_stream,
    owner_of,
    room_stream,
)
from rules.boundaries import sight
from rules.runs import Run, run_of
from rules.viewing import FULL, Sight, Viewer

MOST_OWED = 1_000
PAGE = 200
# By place on a page, each entry that its reader doesn't have in full.
Sights = tuple[tuple[int, Sight], ...]


@dataclass
class Page:
    """Entries of one stream after a number, and where it stood at that same moment.

    `audience` is who may hear it now, by person; None when it is of the version already known.
    `at` is that moment: what a boundary lets through is asked for it.
    """

    stream: StreamName
    head: int
    version: int
    entries: list[Entry]
    audience: Mapping[UUID, Viewer] | None
    at: datetime

    @property
    def narrows(self) -> bool:
        """Whether something that was already queued may no longer be read."""
        return any(entry.narrows for entry in self.entries)

    @cached_property
    def turns(self) -> list[Entry]:
        """The entries with which a reader comes to another stream, or leaves one."""
        return [entry for entry in self.entries if entry.opens or entry.closes]

    @cached_property
    def _run(self) -> Run:
        return run_of([entry.seen for entry in self.entries])

    @cached_property
    def _whole(self) -> list[str]:
        return [entry.text(FULL) for entry in self.entries]

    def sights(self, viewer: Viewer) -> Sights:
        """How a reader sees what they may not have in full. Equal answers share one text."""
        asked = self._run.asked(viewer)
        if not asked:
            return ()
        found = [(place, sight(viewer, self.entries[place].seen, self.at)) for place in asked]
        return tuple((place, how) for place, how in found if how != FULL)

    def text(self, sights: Sights, after: int) -> str:
        """The entries beyond number `after` in these sights, as JSON objects with commas between."""
        texts = self._whole.copy()
        for place, how in sights:
            texts[place] = self.entries[place].text(how)
        return ",".join(texts[bisect_right(self.entries, after, key=_number) :])


def _number(entry: Entry) -> int:
    return entry.seq


_stream = select(col(Stream.head), col(Stream.version)).where(col(Stream.owner) == bindparam("of"))
_room = select(Room.__table__).where(col(Room.id) == bindparam("of"))  # type: ignore[attr-defined]  # SQLModel adds it
_beyond = (
    select(LedgerEntry.__table__)  # type: ignore[attr-defined]  # SQLModel adds it
    .where(col(LedgerEntry.owner) == bindparam("of"), col(LedgerEntry.seq) > bindparam("after"))
    .order_by(col(LedgerEntry.seq))
    .limit(PAGE)
)


def page(
    work: Work,
    stream: StreamName,
    after: int,
    known: int | None = None,
    *,
    only: UUID | None = None,
) -> Page:
    """Read on in a stream, under the rules of this moment.

    `known`: the audience version one has. `only`: the one person it is read for.
    """
    owner = owner_of(stream)
    row = work.rows(_stream, {"of": owner}).first()
    if row is None:
        return Page(stream, 0, 0, [], {}, work.now)
    rows = work.rows(_beyond, {"of": owner, "after": after}).all()
    audience = None if known == row.version else _audience(work, stream, owner, only)
    entries = _entries(work, stream, owner, rows)
    return Page(stream, row.head, row.version, entries, audience, work.now)


def _entries(work: Work, stream: StreamName, owner: UUID, rows: Any) -> list[Entry]:
    if not rows:
        return []
    if kind_of(stream) == "me":
        return my_entries(work, owner, rows, stream)
    room = work.rows(_room, {"of": owner}).one()
    return room_entries(work, room, rows, stream)


def _audience(
    work: Work, stream: StreamName, owner: UUID, only: UUID | None
) -> Mapping[UUID, Viewer]:
    if kind_of(stream) == "me":
        return {owner: Viewer.of_own(owner)}
    return viewers(work, owner, None if only is None else [only])


@dataclass(frozen=True, slots=True)
class Owed:
    """What a phone is owed: by stream, newest rooms first, from which number on.

    `behind`: streams that are too far back, or ahead of us: it must read their history instead.
    """

    epoch: str
    heads: dict[StreamName, int]
    from_: dict[StreamName, int]
    behind: list[StreamName]


def owed(work: Work, me: UUID, epoch: str | None, since: Mapping[StreamName, int] | None) -> Owed:
    """Compare what a phone has with where its streams stand. Foreign streams are as if unsaid.

    At most 1,000 entries are owed in all; streams beyond that, and all when the epoch is another
    one, are `behind`.
    """
    heads = _my_heads(work, me)
    name = epoch_name(work)
    told = {stream: seq for stream, seq in (since or {}).items() if stream in heads}
    from_: dict[StreamName, int] = {}
    behind: list[StreamName] = []
    left = MOST_OWED
    for stream in heads:
        seq = told.get(stream, heads[stream])
        missing = heads[stream] - seq
        if stream in told and (epoch != name or missing < 0 or missing > left):
            behind.append(stream)
        elif missing > 0:
            from_[stream] = seq
            left -= missing
    return Owed(name, heads, from_, behind)


def _my_heads(work: Work, me: UUID) -> dict[StreamName, int]:
    """Heads of my streams: my own first, then rooms by the newest entry."""
    mine = my_stream(me)
    own = work.rows(select(col(Stream.head)).where(col(Stream.owner) == me)).scalar_one_or_none()
    last = (
        select(col(LedgerEntry.at))
        .where(col(LedgerEntry.owner) == col(Stream.owner))
        .where(col(LedgerEntry.seq) == col(Stream.head))
        .scalar_subquery()
    )
    rows = work.rows(
        select(col(Stream.owner), col(Stream.head))
        .join(Membership, col(Membership.room_id) == col(Stream.owner))
        .where(col(Membership.person_id) == me)
        .order_by(last.desc())
    ).all()
    return {mine: own or 0} | {room_stream(row.owner): row.head for row in rows}


def epoch_name(work: Work) -> str:
    """The epoch these numbers belong to; it changes when a backup is restored."""
    name: str = work.rows(select(col(Epoch.name))).scalar_one()
    return name


def heads_of(work: Work, owners: list[UUID]) -> dict[UUID, tuple[int, int]]:
    """Head and audience version of each stream; the slow beat compares them."""
    found: dict[UUID, tuple[int, int]] = {}
    for start in range(0, len(owners), 500):
        part = owners[start : start + 500]
        query = select(col(Stream.owner), col(Stream.head), col(Stream.version))
        for row in work.rows(query.where(col(Stream.owner).in_(part))):
            found[row.owner] = (row.head, row.version)
    return found


__all__ = ["Entry", "Owed", "Page", "Viewer", "epoch_name", "heads_of", "owed", "page"]
