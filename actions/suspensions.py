"""Pausing somebody's writing, with a reason they read, and lifting it again."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.announcing import announce
from actions.appointments import held_at
from actions.held_back import holding, holding_at
from actions.naming import names
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.ledger import my_stream
from models.people import Centre, CentreName
from models.sign_in import Who
from models.suspensions import NewSuspension, Suspension, SuspensionShape
from rules import suspensions
from rules.people import require_staff
from rules.suspensions import WritingIsPaused

_PURPOSE = "suspensions"


def suspend(
    work: Work, who: Who, centre: UUID, key: UUID, new: NewSuspension
) -> tuple[SuspensionShape, bool]:
    """Pause somebody of my centre; gives it, and whether it is new. They are told at once, with my name.

    Raises NotFound, NotAllowed for colleagues and oneself, AlreadyDifferent.
    """
    require_staff(who.at(centre))
    held = held_at(work, new.person, centre)
    if not held:
        raise NotFound()
    suspensions.require_may_suspend(frozenset(held), oneself=new.person == who.person)
    known = work.session.get(Suspension, key)
    if known is not None:
        if not _same(work, known, who, centre, new):
            raise AlreadyDifferent()
        return shape(work, known), False
    row = Suspension(
        id=key,
        person_id=new.person,
        centre_id=centre,
        by_id=who.person,
        lasts=new.lasts,
        reason=work.vault.seal(new.person, _PURPOSE, key, new.reason),
        at=work.now,
        until=suspensions.ends(work.now, new.lasts),
    )
    work.session.add(row)
    work.session.flush()
    announce(work, my_stream(new.person), "writing.paused", key)
    return shape(work, row), True


def _same(work: Work, known: Suspension, who: Who, centre: UUID, new: NewSuspension) -> bool:
    said = (known.by_id, known.centre_id, known.person_id, known.lasts, _reason(work, known))
    return said == (who.person, centre, new.person, new.lasts, new.reason)


def lift(work: Work, who: Who, centre: UUID, key: UUID) -> None:
    """End a pause of my centre now. Said twice, it is done once. Raises NotFound."""
    require_staff(who.at(centre))
    row = work.session.get(Suspension, key)
    if row is None or row.centre_id != centre:
        raise NotFound()
    if row.lifted_at is None and row.until > work.now:
        row.lifted_at = work.now
        work.session.flush()
        announce(work, my_stream(row.person_id), "writing.paused", key)


def mine(work: Work, who: Who) -> list[SuspensionShape]:
    """The pauses that hold for me now, the longest first."""
    return [shape(work, row) for row in holding(work, [who.person])]


def all_of_mine(work: Work, who: Who) -> list[SuspensionShape]:
    """Every pause I ever had, oldest first: for my data."""
    query = select(Suspension).where(col(Suspension.person_id) == who.person)
    rows = work.session.scalars(query.order_by(col(Suspension.at), col(Suspension.id)))
    return [shape(work, row) for row in rows.all()]


def at_centre(work: Work, who: Who, centre: UUID) -> list[SuspensionShape]:
    """The pauses that hold now at my centre, for its workers, the longest first. Raises NotFound."""
    require_staff(who.at(centre))
    return [shape(work, row) for row in holding_at(work, centre)]


def shape(work: Work, row: Suspension) -> SuspensionShape:
    """A pause with its reason opened; only for whom it is about, and workers of its centre."""
    centre = work.session.get_one(Centre, row.centre_id)
    named = names(work, {row.by_id, row.person_id}, row.centre_id)
    return SuspensionShape(
        id=row.id,
        person=named[row.person_id],
        centre=CentreName(id=centre.id, name=centre.name),
        by=named[row.by_id],
        reason=_reason(work, row),
        at=row.at,
        until=row.until,
    )


def _reason(work: Work, row: Suspension) -> str:
    return work.vault.open(row.person_id, _PURPOSE, row.id, row.reason) or ""


__all__ = ["WritingIsPaused", "all_of_mine", "at_centre", "lift", "mine", "shape", "suspend"]
