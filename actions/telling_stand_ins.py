"""Telling members that their worker is away and who stands in: each once, worked out from how things stand.

Whoever is asked to stand in is told at once (actions/stand_ins.py); what it says is rendered here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from actions.announcing import announce
from actions.naming import names
from actions.stand_ins import away_shapes, holding, written_to
from core.work import Work
from models.groups import Membership, Room
from models.hours import AwayShape, StandIn, StandInAsked, StandInNews, StandInStarted
from models.ledger import Event, my_stream
from models.people import STAFF, Appointment

KIND, ASKED = "stand_in.started", "stand_in.asked"
TOLD = ("worker", "direct")
PART = 200


Asked = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody who hasn't been told yet."""

    stand_in: UUID
    person: UUID


def due(work: Work) -> list[Due]:
    """Who has a room with a worker who is away now, and wasn't told of this absence."""
    return [Due(row.id, row.person_id) for row in work.rows(_waiting(work).limit(PART))]


def _waiting(work: Work) -> Select[Any]:
    theirs: Any = aliased(Membership)
    told = exists().where(
        col(StandInNews.stand_in_id) == col(StandIn.id),
        col(StandInNews.person_id) == theirs.person_id,
    )
    query: Any = (
        select(col(StandIn.id), theirs.person_id)
        .join(Membership, col(Membership.person_id) == col(StandIn.worker_id))
        .join(Room, col(Room.id) == col(Membership.room_id))
        .join(theirs, theirs.room_id == col(Room.id))
        .where(
            col(Room.kind).in_(TOLD), written_to(), col(Room.centre_id) == col(StandIn.centre_id)
        )
        .where(col(theirs.person_id).not_in((col(StandIn.worker_id), col(StandIn.stand_in_id))))
        .where(holding(work), _serves(StandIn.worker_id), _serves(StandIn.stand_in_id), ~told)
        .distinct()
        .order_by(col(StandIn.id), col(theirs.person_id))
    )
    return query  # type: ignore[no-any-return]  # a select of two columns


def _serves(person: Any) -> Any:
    return exists().where(
        and_(
            col(Appointment.person_id) == col(person),
            col(Appointment.centre_id) == col(StandIn.centre_id),
            col(Appointment.role).in_(STAFF),
            col(Appointment.ended_at).is_(None),
        )
    )


def tell(work: Work, one: Due) -> None:
    """Tell somebody, and remember it in the same Work; nothing happens where it holds no more."""
    held = work.session.get(StandIn, one.stand_in, with_for_update=True, populate_existing=True)
    if held is None:
        return
    waits = _waiting(work).where(col(StandIn.id) == one.stand_in)
    if one.person not in {row.person_id for row in work.rows(waits)}:
        return
    work.session.add(StandInNews(stand_in_id=one.stand_in, person_id=one.person, told_at=work.now))
    work.session.flush()
    announce(work, my_stream(one.person), KIND, one.stand_in)


@dataclass(frozen=True)
class OwnStandIns:
    """The absences that some entries of one person's stream point to, while they hold."""

    away: Mapping[UUID, tuple[UUID, AwayShape]]
    asked: Mapping[UUID, Asked]

    def told(self, row: Any, at: dict[str, Any]) -> Event | None:
        """The event of an entry; None once the worker is back, or the question is answered."""
        if row.kind == ASKED:
            open_ = self.asked.get(row.subject)
            return None if open_ is None else StandInAsked(**at, **open_)
        known = self.away.get(row.subject)
        if known is None:
            return None
        centre, away = known
        return StandInStarted(**at, centre=centre, **dict(away))


def own_stand_ins(work: Work, rows: Iterable[Any]) -> OwnStandIns:
    """Load what these entries point to, all at once. Duty: whoever blocks whom plays no part."""
    rows = [row for row in rows if row.kind in (KIND, ASKED)]
    started = {row.subject for row in rows if row.kind == KIND}
    asked = {row.subject for row in rows if row.kind == ASKED}
    return OwnStandIns(
        {row.id: (row.centre_id, _away(work, row)) for row in _these(work, started, holding(work))},
        {row.id: _asked(work, row) for row in _these(work, asked, _open(work))},
    )


def _these(work: Work, wanted: Collection[UUID], hold: ColumnElement[bool]) -> Sequence[StandIn]:
    if not wanted:
        return []
    return work.session.scalars(select(StandIn).where(col(StandIn.id).in_(wanted), hold)).all()


def _open(work: Work) -> ColumnElement[bool]:
    """Not answered, not ended and not over."""
    return and_(
        col(StandIn.answer).is_(None),
        col(StandIn.ended_at).is_(None),
        col(StandIn.until) > work.now,
    )


def _away(work: Work, row: StandIn) -> AwayShape:
    return away_shapes(work, row.centre_id, [row])[0]


def _asked(work: Work, row: StandIn) -> Asked:
    worker = names(work, [row.worker_id], row.centre_id)[row.worker_id]
    when = {"starts_at": row.starts_at, "until": row.until}
    return {"id": row.id, "centre": row.centre_id, "worker": worker} | when
