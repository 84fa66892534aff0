"""The one way out: a fact takes the next number of its stream, in the same transaction."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import bindparam, insert, update
from sqlmodel import col

from core.bell import Ring
from core.work import Work
from models.ledger import (
    LedgerEntry,
    Stream,
    StreamName,
    kind_of,
    owner_of,
    room_stream,
    session_stream,
)


def open_stream(work: Work, stream: StreamName) -> None:
    """Make a stream that stands at 0."""
    work.change(
        insert(Stream).values(owner=owner_of(stream), kind=kind_of(stream), head=0, version=0)
    )


_bump = (
    update(Stream)
    .where(col(Stream.owner) == bindparam("of"))
    .values(
        head=col(Stream.head) + bindparam("by"), version=col(Stream.version) + bindparam("denials")
    )
    .returning(col(Stream.head), col(Stream.version))
)


def bump(work: Work, stream: StreamName, by: int, *, audience: bool = False) -> Ring:
    """Take the next `by` numbers of a stream; gives its new head and audience version.

    `audience`: who may hear it changes with this very number. The row stays locked until the
    commit, so numbers have no gaps and everyone sees the same order.
    """
    values = {"of": owner_of(stream), "by": by, "denials": int(audience)}
    moved = work.change(_bump, values).one()
    ring = Ring(stream, moved.head, moved.version)
    work.ring(ring)
    return ring


def announce(
    work: Work,
    stream: StreamName,
    kind: str,
    subject: UUID,
    *,
    about: int | None = None,
    whose: UUID | None = None,
    audience: bool = False,
) -> int:
    """Put one fact on a stream; gives its number.

    `kind` is an event's name, `subject` what it points to, `about` the number of the message it
    concerns (its own number when left out), `whose` who did it, or the decision it
    comes by, where no row will tell. The bell rings after the commit.
    """
    seq = bump(work, stream, 1, audience=audience).head
    entry = {
        "owner": owner_of(stream),
        "seq": seq,
        "kind": kind,
        "subject": subject,
        "whose": whose,
        "at": work.now,
    }
    work.change(insert(LedgerEntry), [entry | {"about": seq if about is None else about}])
    return seq


def regard(work: Work, rooms: Iterable[UUID]) -> None:
    """What may reach somebody in these rooms changes from here on: nothing is said, no number is used.

    Each room's row stays locked until the commit; in the order of ids, so that two never wait for
    each other.
    """
    for room in sorted(rooms):
        bump(work, room_stream(room), 0, audience=True)


def look_at_sessions(work: Work, sessions: Iterable[UUID]) -> None:
    """Have every hub check these sign-ins at once, and hang up on those that have ended."""
    for session in sessions:
        work.ring(Ring(session_stream(session), 0, 0))
