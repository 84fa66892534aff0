"""Whether somebody is paused from writing now: as part of a query, and before they make contact."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, exists, select
from sqlmodel import col

from core.db import UtcDateTime
from core.work import Work
from models.sign_in import Who
from models.suspensions import Suspension
from rules import suspensions

_NOW: Any = bindparam("now", type_=UtcDateTime())


def _holds(now: Any) -> ColumnElement[bool]:
    return and_(col(Suspension.lifted_at).is_(None), col(Suspension.until) > now)


_held = select(Suspension).order_by(col(Suspension.until).desc(), col(Suspension.id))
_of_people = _held.where(
    col(Suspension.person_id).in_(bindparam("people", expanding=True)), _holds(_NOW)
)
_at_centre = _held.where(col(Suspension.centre_id) == bindparam("centre"), _holds(_NOW))


def held_back(person: Any, centre: Any, now: Any = _NOW) -> ColumnElement[bool]:
    """Whether that person is paused at that centre, for a query; `now`: else its parameter of that name."""
    return exists().where(
        col(Suspension.person_id) == person, col(Suspension.centre_id) == centre, _holds(now)
    )


def holding(work: Work, people: Collection[UUID]) -> list[Suspension]:
    """The pauses that hold now for these people, the longest first."""
    return list(work.session.scalars(_of_people, {"people": list(people), "now": work.now}))


def holding_at(work: Work, centre: UUID) -> list[Suspension]:
    """The pauses that hold now at a centre, the longest first."""
    return list(work.session.scalars(_at_centre, {"centre": centre, "now": work.now}))


def removed_for_good(work: Work, person: UUID) -> set[UUID]:
    """The centres whose groups somebody was put out of for good, by two people: they come into none there."""
    lasting = (col(Suspension.person_id) == person, col(Suspension.lasts) == "lasting")
    query = select(col(Suspension.centre_id)).where(*lasting, _holds(work.now))
    return set(work.rows(query).scalars())


def require_free(work: Work, who: Who, centre: UUID | None = None) -> None:
    """For making contact at that centre, or at any. Raises WritingIsPaused."""
    found = holding(work, [who.person])
    hit = any(centre is None or row.centre_id == centre for row in found)
    suspensions.require_free(suspended=hit)
