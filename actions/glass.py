"""Breaking the glass, looking behind it, and telling whom it is about; every look stands in their log."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlmodel import col

from actions import access_log
from actions.announcing import announce
from actions.appointments import held_at
from actions.disclosure import behind_glass
from actions.glass_delays import PURPOSE, delay_for, require_may_break, why_later
from actions.naming import names
from actions.proofs import require_fresh_proof
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.glass import (
    Glass,
    GlassDelay,
    GlassDelayShape,
    GlassPage,
    GlassShape,
    NewGlass,
)
from models.ledger import my_stream
from models.my_data import Erasure
from models.people import STAFF, Appointment, Centre, CentreName
from models.sign_in import Who
from rules import glass as rules
from rules.boundaries import may_look_behind
from rules.glass import DelayIsOver
from rules.people import require_staff
from rules.viewing import Behind

__all__ = ["DelayIsOver"]
MOST_SHOWN = 200
PART = 100


def break_glass(
    work: Work, who: Who, centre: UUID, key: UUID, new: NewGlass
) -> tuple[GlassShape, bool]:
    """Open what somebody of my centre kept to themselves; gives it, and whether it is new.

    A colleague hears of it at once; whom it is about too, unless a coordinator wrote why not yet.
    Raises NotFound, NotAllowed, Invalid, AlreadyDifferent, ProveFirst, DelayIsOver.
    """
    require_may_break(work, who, centre, new.person)
    known = work.session.get(Glass, key)
    if known is not None:
        return _again(work, who, centre, known, new), False
    rules.require_second(new.second, _colleagues(work, who, centre))
    require_fresh_proof(work, who)
    row = _broken(work, who, centre, key, new)
    access_log.looked(
        work,
        person=row.person_id,
        by=who.person,
        what="glass",
        why="danger",
        details=_for_log(work, row),
        shown_from=row.shown_from,
        each=True,
    )
    if row.second_id is not None:
        announce(work, my_stream(row.second_id), "glass.broken", row.id)
    if row.shown_from <= work.now:
        _tell(work, row)
    return shape(work, row), True


def _for_log(work: Work, row: Glass) -> str:
    """A glass as the log keeps it, whose chain nobody rewrites unnoticed."""
    later = work.session.get(GlassDelay, row.delay_id) if row.delay_id else None
    said = {
        "glass": str(row.id),
        "reason": _words(work, row),
        "second": str(row.second_id) if row.second_id else None,
        "delay": later
        and {"by": str(later.by_id), "hours": later.hours, "reason": why_later(work, later)},
    }
    return json.dumps(said, ensure_ascii=False)


def _broken(work: Work, who: Who, centre: UUID, key: UUID, new: NewGlass) -> Glass:
    delay = delay_for(work, centre, new.person)
    rules.require_delay(new.delay, delay.id if delay else None)
    row = Glass(
        id=key,
        centre_id=centre,
        person_id=new.person,
        by_id=who.person,
        second_id=new.second,
        delay_id=delay.id if delay else None,
        reason=work.vault.seal(new.person, PURPOSE, key, new.reason),
        at=work.now,
        until=rules.open_until(work.now),
        shown_from=rules.told_from(work.now, delay.hours if delay else None),
    )
    work.session.add(row)
    work.session.flush()
    return row


def _again(work: Work, who: Who, centre: UUID, known: Glass, new: NewGlass) -> GlassShape:
    """The first answer, for the same said twice. Raises AlreadyDifferent."""
    said = (known.by_id, known.centre_id, known.person_id, known.second_id)
    if said != (who.person, centre, new.person, new.second) or _words(work, known) != new.reason:
        raise AlreadyDifferent()
    return shape(work, known)


def _colleagues(work: Work, who: Who, centre: UUID) -> set[UUID]:
    query = select(col(Appointment.person_id)).where(
        col(Appointment.centre_id) == centre,
        col(Appointment.role).in_(STAFF),
        col(Appointment.ended_at).is_(None),
        col(Appointment.person_id) != who.person,
    )
    return set(work.rows(query).scalars())


def look(work: Work, who: Who, centre: UUID, key: UUID) -> GlassPage:
    """What lies behind my glass while it is open; each look stands in the log. Raises NotFound."""
    row = work.session.get(Glass, key)
    if row is None or row.centre_id != centre or not _open(work, who, row):
        raise NotFound()
    facts = behind_glass(work, row.person_id)
    access_log.looked(
        work,
        person=row.person_id,
        by=who.person,
        what="glass_facts",
        why="danger",
        details=",".join(fact.kind for fact in facts),
        shown_from=row.shown_from,
        each=True,
    )
    return GlassPage(glass=shape(work, row), facts=facts)


def _open(work: Work, who: Who, row: Glass) -> bool:
    staff = not who.at(row.centre_id).isdisjoint(STAFF)
    return may_look_behind(Behind(who.person, row.by_id, staff, row.until, row.ended_at), work.now)


def end(work: Work, who: Who, centre: UUID, key: UUID) -> None:
    """Close my glass before its time is over. Said twice, it is done once. Raises NotFound."""
    row = work.session.get(Glass, key)
    if row is None or (row.by_id, row.centre_id) != (who.person, centre):
        raise NotFound()
    if _open(work, who, row):
        row.ended_at = work.now
        work.session.flush()


def at_centre(work: Work, who: Who, centre: UUID) -> list[GlassShape]:
    """The newest 200 of a centre: all for its coordinators, else those I broke or was told of. Raises NotFound."""
    require_staff(who.at(centre))
    query = select(Glass).where(col(Glass.centre_id) == centre, ~_erased(col(Glass.person_id)))
    if "coordinator" not in who.at(centre):
        query = query.where(or_(col(Glass.by_id) == who.person, col(Glass.second_id) == who.person))
    rows = work.session.scalars(_newest(query)).all()
    return [shape(work, row) for row in rows if row.person_id != who.person]


def _erased(person: Any) -> ColumnElement[bool]:
    return exists().where(col(Erasure.person_id) == person, col(Erasure.done_at).is_not(None))


def mine(work: Work, who: Who) -> list[GlassShape]:
    """Every time it was done to me and I was told of it, the newest first."""
    query = select(Glass).where(col(Glass.person_id) == who.person, col(Glass.told_at).is_not(None))
    return [shape(work, row) for row in work.session.scalars(_newest(query)).all()]


def _newest(query: Any) -> Any:
    return query.order_by(col(Glass.at).desc(), col(Glass.id).desc()).limit(MOST_SHOWN)


def due(work: Work) -> list[UUID]:
    """Of which somebody should have been told by now, and was not."""
    query = select(col(Glass.id)).where(
        col(Glass.told_at).is_(None), col(Glass.shown_from) <= work.now
    )
    return list(work.rows(query.order_by(col(Glass.shown_from)).limit(PART)).scalars())


def tell(work: Work, key: UUID) -> None:
    """Tell whom it is about, once."""
    row = work.session.get(Glass, key, with_for_update=True, populate_existing=True)
    if row is not None and row.told_at is None and row.shown_from <= work.now:
        _tell(work, row)


def _tell(work: Work, row: Glass) -> None:
    row.told_at = work.now
    work.session.flush()
    announce(work, my_stream(row.person_id), "glass.told", row.id)


def forget(work: Work, person: UUID) -> None:
    """Erasing somebody: nobody is left to tell. What was written about them stays, as the log does,
    sealed for good: its key goes, and nothing is told of it any more.
    """
    untold = (col(Glass.person_id) == person, col(Glass.told_at).is_(None))
    work.change(update(Glass).where(*untold).values(told_at=work.now))


def shape(work: Work, row: Glass) -> GlassShape:
    """A glass with its reasons opened; only for those whom it concerns."""
    later = row.delay_id and work.session.get(GlassDelay, row.delay_id)
    people = {row.by_id, row.person_id} | ({row.second_id} if row.second_id else set())
    named = names(work, people | ({later.by_id} if later else set()), row.centre_id)
    centre = work.session.get_one(Centre, row.centre_id)
    return GlassShape(
        id=row.id,
        centre=CentreName(id=centre.id, name=centre.name),
        person=named[row.person_id],
        by=named[row.by_id],
        second=named.get(row.second_id) if row.second_id else None,
        reason=_words(work, row),
        at=row.at,
        until=row.until,
        ended_at=row.ended_at,
        shown_from=row.shown_from,
        delayed=GlassDelayShape(
            by=named[later.by_id], hours=later.hours, reason=why_later(work, later)
        )
        if later
        else None,
    )


def _words(work: Work, row: Glass) -> str:
    return work.vault.open(row.person_id, PURPOSE, row.id, row.reason) or ""


class OwnGlass:
    """What the entries of my own stream say of glasses: told of while I may still know."""

    def __init__(self, work: Work, me: UUID) -> None:
        self.work, self.me = work, me

    def of(self, key: UUID, kind: str) -> GlassShape | None:
        """The glass an entry points to; None where it is told no more."""
        row = self.work.session.get(Glass, key)
        if row is None or self.me != (row.second_id if kind == "glass.broken" else row.person_id):
            return None
        if kind == "glass.broken" and held_at(self.work, self.me, row.centre_id).isdisjoint(STAFF):
            return None
        if self.work.rows(select(_erased(row.person_id))).scalar_one():
            return None
        return shape(self.work, row)
