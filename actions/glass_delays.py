"""A coordinator's written reason why somebody is told later that a glass was broken for them."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.appointments import held_at
from actions.naming import names
from actions.proofs import require_fresh_proof
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.glass import Glass, GlassDelay, GlassDelayAhead, NewGlassDelay
from models.sign_in import Who
from rules import glass as rules
from rules.people import require_staff

PURPOSE = "glass"


def require_may_break(work: Work, who: Who, centre: UUID, person: UUID) -> None:
    """Staff, for somebody of their centre who is no colleague. Raises NotFound, NotAllowed."""
    require_staff(who.at(centre))
    theirs = held_at(work, person, centre)
    if not theirs:
        raise NotFound()
    rules.require_may_break(who.at(centre), frozenset(theirs), oneself=person == who.person)


def delay_for(work: Work, centre: UUID, person: UUID) -> GlassDelay | None:
    """What a coordinator wrote just now for this person, and no glass has used yet; the newest."""
    query = (
        select(GlassDelay)
        .outerjoin(Glass, col(Glass.delay_id) == col(GlassDelay.id))
        .where(
            col(GlassDelay.person_id) == person,
            col(GlassDelay.centre_id) == centre,
            col(GlassDelay.at) > work.now - rules.DELAY_COUNTS,
            col(Glass.id).is_(None),
        )
        .order_by(col(GlassDelay.at).desc(), col(GlassDelay.id).desc())
    )
    return work.session.scalars(query.limit(1)).first()


def ahead(work: Work, who: Who, centre: UUID, person: UUID) -> list[GlassDelayAhead]:
    """What counts for the glass I would break for somebody now: one, or none. Raises NotFound, NotAllowed.

    Whoever may not break one for them isn't told of it, and nobody is told of what is about themselves.
    """
    require_may_break(work, who, centre, person)
    row = delay_for(work, centre, person)
    if row is None:
        return []
    by = names(work, [row.by_id], centre)[row.by_id]
    until = rules.counts_until(row.at)
    return [GlassDelayAhead(id=row.id, by=by, hours=row.hours, until=until)]


def delay(work: Work, who: Who, centre: UUID, key: UUID, new: NewGlassDelay) -> bool:
    """Write why somebody is told later, before a glass is broken for them; gives whether it is new.

    Raises NotFound, NotAllowed, AlreadyDifferent, ProveFirst.
    """
    rules.require_may_delay(who.at(centre))
    if not held_at(work, new.person, centre):
        raise NotFound()
    known = work.session.get(GlassDelay, key)
    if known is not None:
        said = (known.by_id, known.centre_id, known.person_id, known.hours, why_later(work, known))
        if said != (who.person, centre, new.person, new.hours, new.reason):
            raise AlreadyDifferent()
        return False
    require_fresh_proof(work, who)
    row = GlassDelay(
        id=key,
        centre_id=centre,
        person_id=new.person,
        by_id=who.person,
        hours=new.hours,
        reason=work.vault.seal(new.person, PURPOSE, key, new.reason),
        at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    return True


def why_later(work: Work, row: GlassDelay) -> str:
    """A delay's reason; empty once its person is erased."""
    return work.vault.open(row.person_id, PURPOSE, row.id, row.reason) or ""
