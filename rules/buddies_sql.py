"""The SQL twins of `rules/buddies.py`; a test holds each equal to its rule."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from models.buddies import Buddy, BuddyOffer
from models.people import Appointment, Person
from rules.buddies import PEERS


def together(now: datetime, pairs: Any = Buddy) -> ColumnElement[bool]:
    """Twin of `Span.over`, turned round, over Buddy or an alias of it: a yes was said, and it isn't over."""
    return and_(
        col(pairs.answer) == "yes",
        col(pairs.ended_at).is_(None),
        col(pairs.ends_at) > now,
        _not_out(col(pairs.newcomer_out_at), now),
        _not_out(col(pairs.buddy_out_at), now),
    )


def full(now: datetime) -> ColumnElement[bool]:
    """Whether somebody goes along with as many as they set, over BuddyOffer."""
    theirs = aliased(Buddy)
    with_them = select(func.count()).where(
        col(theirs.buddy_id) == col(BuddyOffer.person_id), together(now, theirs)
    )
    return with_them.scalar_subquery() >= col(BuddyOffer.most)


def _not_out(at: Any, now: datetime) -> ColumnElement[bool]:
    return or_(at.is_(None), at > now)


def peer_at(person: Any, centre: Any) -> ColumnElement[bool]:
    """Twin of `require_peer`, over any columns: a member there, and here at all."""
    held = select(col(Appointment.id)).where(
        col(Appointment.person_id) == person,
        col(Appointment.centre_id) == centre,
        col(Appointment.role).in_(PEERS),
        col(Appointment.ended_at).is_(None),
    )
    living = select(col(Person.id)).where(col(Person.id) == person, col(Person.ended_at).is_(None))
    return and_(exists(held.correlate_except(Appointment)), exists(living.correlate_except(Person)))
