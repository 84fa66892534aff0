"""Who may arrange that somebody stands in, and when it holds. Pure: facts in, verdict out."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from core.errors import Invalid, NotAllowed

LONGEST = timedelta(days=366)


def require_may_arrange(mine: Collection[str], me: UUID, worker: UUID) -> None:
    """Whoever goes away, and coordinators. Raises NotAllowed."""
    if me != worker and "coordinator" not in mine:
        raise NotAllowed()


def require_sensible(
    worker: UUID, stand_in: UUID, since: datetime, until: datetime, now: datetime
) -> None:
    """Another person, for a time that isn't over. Raises Invalid."""
    if worker == stand_in:
        raise Invalid(fields={"stand_in": "somebody else"})
    if until <= max(since, now) or until - since > LONGEST:
        raise Invalid(fields={"until": "ends before it begins, or is over, or longer than a year"})


def require_asked(me: UUID, stand_in: UUID) -> None:
    """Only who was asked answers. Raises NotAllowed."""
    if me != stand_in:
        raise NotAllowed()


def require_may_end(mine: Collection[str], me: UUID, concerned: Collection[UUID]) -> None:
    """The two whom it is about, and coordinators. Raises NotAllowed."""
    if me not in concerned and "coordinator" not in mine:
        raise NotAllowed()


def holds(
    answer: str | None, ended_at: datetime | None, since: datetime, until: datetime, now: datetime
) -> bool:
    """Whether somebody stands in now."""
    return answer == "yes" and ended_at is None and since <= now < until
