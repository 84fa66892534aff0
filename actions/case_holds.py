"""Whether what a desk's cases are about is held now, by which decision, and which decisions hold at all."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from core.work import Work
from models.case_shapes import HeldShape
from models.cases import Case
from models.decisions import Decision
from models.people import PersonShape
from rules.decisions import WITHOUT_END


def in_force(now: datetime) -> ColumnElement[bool]:
    """SQL: a decision that holds still: neither only proposed, nor undone, nor over."""
    return and_(
        col(Decision.in_force_at).is_not(None),
        col(Decision.undone_at).is_(None),
        or_(col(Decision.until).is_(None), col(Decision.until) > now),
    )


def holding(work: Work, page: Sequence[Case]) -> dict[UUID, Any]:
    """By case, what its thing is held by now: of several the one that holds longest. One query for all of them.

    Of a centre's cases. Also what was decided in an earlier case about the same thing.
    """
    if not page:
        return {}
    query = select(
        col(Decision.thing_kind),
        col(Decision.thing_id),
        col(Decision.in_force_at),
        col(Decision.until),
        col(Decision.cause),
        col(Decision.by_id),
    ).where(
        col(Decision.centre_id) == page[0].centre_id,
        col(Decision.thing_id).in_({case.thing_id for case in page}),
        col(Decision.kind) == "hide",
        in_force(work.now),
    )
    shortest_first = sorted(work.rows(query), key=lambda row: _end(work, row))
    longest = {(row.thing_kind, row.thing_id): row for row in shortest_first}
    of = {case.id: longest.get((case.thing_kind, case.thing_id)) for case in page}
    return {key: row for key, row in of.items() if row is not None}


def _end(work: Work, row: Any) -> tuple[datetime, float]:
    """The later, the longer; where two end together, the one that began first counts."""
    return row.until or work.now + WITHOUT_END, -row.in_force_at.timestamp()


def held_shape(row: Any, named: Mapping[UUID, PersonShape]) -> HeldShape | None:
    """What a case says of the hold that was found for it, if there is one."""
    if row is None:
        return None
    return HeldShape(
        since=row.in_force_at, until=row.until, cause=row.cause, by=named.get(row.by_id)
    )
