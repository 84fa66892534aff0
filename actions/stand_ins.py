"""Somebody stands in for a worker who is away: arranged, answered, ended, and found by who needs them.

A stand-in sees nothing of what was said before: they have rooms of their own with the same people.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from actions.announcing import announce
from actions.appointments import held_at
from actions.groups import standing
from actions.naming import names
from actions.rota import reads_at, staff_of
from actions.worker_rooms import open_room
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.groups import Closing, Membership, Room
from models.hours import (
    AwayShape,
    NewStandIn,
    RoomHours,
    StandIn,
    StandInAnswer,
    StandInShape,
)
from models.ledger import my_stream
from models.people import STAFF
from models.sign_in import Who
from rules import stand_ins
from rules.people import require_staff

# Where a member writes to a worker; `direct` only if one of the two is one.
WITH_WORKERS = ("worker", "case", "direct")


def arrange(
    work: Work, who: Who, centre: UUID, key: UUID, new: NewStandIn
) -> tuple[StandInShape, bool]:
    """Ask somebody to stand in for a worker; gives it, and whether it is new. It counts once they say yes.

    Raises NotFound, NotAllowed, Invalid, AlreadyDifferent.
    """
    require_staff(who.at(centre))
    known = work.session.get(StandIn, key)
    if known is not None:
        if not _same(known, centre, new):
            raise AlreadyDifferent()
        return _shape(work, known), False
    _require_staff_here(work, centre, (new.worker, new.stand_in))
    stand_ins.require_may_arrange(who.at(centre), who.person, new.worker)
    stand_ins.require_sensible(new.worker, new.stand_in, new.since, new.until, work.now)
    row = StandIn(
        id=key,
        centre_id=centre,
        worker_id=new.worker,
        stand_in_id=new.stand_in,
        starts_at=new.since.astimezone(UTC),
        until=new.until.astimezone(UTC),
        asked_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    announce(work, my_stream(row.stand_in_id), "stand_in.asked", row.id)
    return _shape(work, row), True


def _require_staff_here(work: Work, centre: UUID, people: Collection[UUID]) -> None:
    for person in people:
        if held_at(work, person, centre).isdisjoint(STAFF):
            raise NotFound()


def _same(known: StandIn, centre: UUID, new: NewStandIn) -> bool:
    said = (centre, new.worker, new.stand_in, new.since, new.until)
    return said == (
        known.centre_id,
        known.worker_id,
        known.stand_in_id,
        known.starts_at,
        known.until,
    )


def answer(work: Work, who: Who, centre: UUID, key: UUID, said: StandInAnswer) -> StandInShape:
    """Say yes or no to standing in; until it is over the answer can change. Raises NotFound, NotAllowed."""
    row = _held(work, who, centre, key)
    stand_ins.require_asked(who.person, row.stand_in_id)
    row.answer = said.answer
    work.session.flush()
    return _shape(work, row)


def end(work: Work, who: Who, centre: UUID, key: UUID) -> None:
    """End it now, or before it begins. Said twice, it is done once. Raises NotFound, NotAllowed."""
    row = _held(work, who, centre, key, ended=True)
    stand_ins.require_may_end(who.at(centre), who.person, (row.worker_id, row.stand_in_id))
    row.ended_at = row.ended_at or work.now
    work.session.flush()


def _held(work: Work, who: Who, centre: UUID, key: UUID, *, ended: bool = False) -> StandIn:
    require_staff(who.at(centre))
    row = work.session.get(StandIn, key, with_for_update=True, populate_existing=True)
    if row is None or row.centre_id != centre or (row.ended_at is not None and not ended):
        raise NotFound()
    return row


def at_centre(work: Work, who: Who, centre: UUID) -> list[StandInShape]:
    """Who stands in for whom now and later, and who is still asked, for workers. Raises NotFound."""
    require_staff(who.at(centre))
    query = select(StandIn).where(
        col(StandIn.centre_id) == centre,
        col(StandIn.ended_at).is_(None),
        col(StandIn.until) > work.now,
    )
    rows = work.session.scalars(query.order_by(col(StandIn.starts_at), col(StandIn.id))).all()
    here = staff_of(work, centre)
    return [_shape(work, row) for row in rows if {row.worker_id, row.stand_in_id} <= here]


def all_of_mine(work: Work, who: Who) -> list[StandInShape]:
    """Whenever somebody stood in for me, or I for them, oldest first: for my data."""
    me = or_(col(StandIn.worker_id) == who.person, col(StandIn.stand_in_id) == who.person)
    rows = work.session.scalars(select(StandIn).where(me).order_by(col(StandIn.asked_at)))
    return [_shape(work, row) for row in rows.all()]


def away_now(work: Work, centre: UUID, workers: Collection[UUID]) -> list[StandIn]:
    """The stand-ins that hold now for these workers, the one that lasts longest first."""
    query = select(StandIn).where(
        col(StandIn.centre_id) == centre, col(StandIn.worker_id).in_(workers), holding(work)
    )
    return list(work.session.scalars(query.order_by(col(StandIn.until).desc(), col(StandIn.id))))


def holding(work: Work) -> ColumnElement[bool]:
    """The twin of `rules.stand_ins.holds`, for a query."""
    return and_(
        col(StandIn.answer) == "yes",
        col(StandIn.ended_at).is_(None),
        col(StandIn.starts_at) <= work.now,
        col(StandIn.until) > work.now,
    )


def away_shapes(work: Work, centre: UUID, rows: Sequence[StandIn]) -> list[AwayShape]:
    """Who is away and who stands in, as everyone of the centre is told it."""
    named = names(work, {key for row in rows for key in (row.worker_id, row.stand_in_id)}, centre)
    return [
        AwayShape(
            id=row.id,
            worker=named[row.worker_id],
            stand_in=named[row.stand_in_id],
            until=row.until,
        )
        for row in rows
    ]


def room_hours(work: Work, who: Who, room_id: UUID) -> RoomHours:
    """When a worker will read what I write in this room. Raises NotFound, also for rooms without a worker."""
    room, _ = standing(work, who, room_id)
    if room.kind not in WITH_WORKERS:
        raise NotFound()
    here = staff_of(work, room.centre_id)
    inside = select(col(Membership.person_id)).where(col(Membership.room_id) == room_id)
    workers = sorted(set(work.rows(inside).scalars()) & here - {who.person})
    if room.kind == "direct" and not (workers and work.session.get(Closing, room_id) is None):
        raise NotFound()
    # The one who is back first, where each of several is away.
    away = away_now(work, room.centre_id, workers)[::-1]
    back = {row.worker_id: row.until for row in away}
    if len(back) < len(workers):
        workers, away = [one for one in workers if one not in back], []
    reads = [_reads(work, room.centre_id, one, back.get(one)) for one in workers]
    staffed = any(there for there, _ in reads)
    return RoomHours(
        staffed=staffed,
        reads_at=None if staffed else min((at for _, at in reads if at is not None), default=None),
        away=next(iter(away_shapes(work, room.centre_id, away[:1])), None),
    )


def _reads(
    work: Work, centre: UUID, worker: UUID, back: datetime | None
) -> tuple[bool, datetime | None]:
    """Whether a worker is there now, and when they read next; `back`: until when they are away."""
    there, opens = reads_at(work, centre, worker, back or work.now)
    if back is None:
        return there, opens
    return False, back if there else opens


def room_with(work: Work, who: Who, centre: UUID, key: UUID, room: UUID) -> tuple[UUID, bool]:
    """A room of me and who stands in for a worker I write with; gives its id and whether it is new.

    Raises NotFound, AlreadyDifferent.
    """
    row = work.session.get(StandIn, key)
    if row is None or not who.at(centre) or row.centre_id != centre:
        raise NotFound()
    if not stand_ins.holds(row.answer, row.ended_at, row.starts_at, row.until, work.now):
        raise NotFound()
    if not _write_with(work, centre, row.worker_id, who.person) or who.person in (
        row.worker_id,
        row.stand_in_id,
    ):
        raise NotFound()
    _require_staff_here(work, centre, (row.stand_in_id,))
    return open_room(work, centre, row.stand_in_id, who.person, room)


def _write_with(work: Work, centre: UUID, worker: UUID, person: UUID) -> bool:
    """Whether these two have a room in which the worker is written to."""
    theirs = aliased(Membership)
    query: Any = (
        select(col(Room.id))
        .join(Membership, col(Membership.room_id) == col(Room.id))
        .join(theirs, col(theirs.room_id) == col(Room.id))
        .where(written_to(), col(Room.centre_id) == centre)
        .where(col(Membership.person_id) == worker, col(theirs.person_id) == person)
    )
    return work.rows(query.limit(1)).first() is not None


def written_to() -> ColumnElement[bool]:
    """Rooms with a worker that were not closed, for a query."""
    closed = col(Room.id).in_(select(col(Closing.room_id)))
    return and_(col(Room.kind).in_(WITH_WORKERS), ~closed)


def _shape(work: Work, row: StandIn) -> StandInShape:
    named = names(work, {row.worker_id, row.stand_in_id}, row.centre_id)
    return StandInShape(
        id=row.id,
        worker=named[row.worker_id],
        stand_in=named[row.stand_in_id],
        **{"from": row.starts_at},
        until=row.until,
        answer=row.answer,  # type: ignore[arg-type]  # the column holds only these
    )
