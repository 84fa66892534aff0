"""The SQL twin of `rules/help_requests.py`: which requests somebody knows of, as a condition of a query.

A test holds it equal to its rule over random facts, on both databases.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, literal_column, not_, or_, select
from sqlmodel import col

from models.boundaries import Block
from models.help_offers import HelpOffer
from models.help_requests import HelpRequest
from models.people import STAFF, Appointment, Person
from rules.boundaries_sql import shared_with


@dataclass(frozen=True, slots=True)
class _Asked:
    """The table's columns, with another audience than it has."""

    audience: Any
    owner_id: Any = HelpRequest.owner_id
    centre_id: Any = HelpRequest.centre_id
    group_id: Any = HelpRequest.group_id
    held_until: Any = HelpRequest.held_until


def known_to(viewer: UUID, now: datetime) -> ColumnElement[bool]:
    """Twin of `may_see`, over HelpRequest."""
    closed = col(HelpRequest.closed_at).is_not(None)
    withdrawn = and_(closed, col(HelpRequest.ended_how).is_(None))
    ahead = col(HelpRequest.ends_at) > now
    mine = col(HelpOffer.person_id) == viewer
    is_open = and_(not_(closed), not_(agreed()))
    reached = or_(
        shared_with(viewer, HelpRequest, now),
        and_(_for_workers(viewer), _as("centre", viewer, now)),
    )
    others = or_(
        and_(_any_offer(chosen(), mine), _as("network", viewer, now)),
        and_(ahead, reached, or_(_any_offer(mine), is_open)),
    )
    return or_(col(HelpRequest.owner_id) == viewer, and_(not_(withdrawn), others))


def open_for_others(now: datetime) -> ColumnElement[bool]:
    """Ahead, not closed and not agreed, over HelpRequest."""
    return and_(
        col(HelpRequest.closed_at).is_(None), col(HelpRequest.ends_at) > now, not_(agreed())
    )


def agreed() -> ColumnElement[bool]:
    """Somebody is chosen, and everybody who is said yes: over HelpRequest."""
    said_yes = col(HelpOffer.confirmed_at).is_not(None)
    return and_(_any_offer(chosen(), said_yes), not_(_any_offer(chosen(), not_(said_yes))))


def chosen() -> ColumnElement[bool]:
    """An offer that was chosen and stands, over HelpOffer."""
    return and_(col(HelpOffer.chosen_at).is_not(None), col(HelpOffer.let_go_at).is_(None))


def standing() -> ColumnElement[bool]:
    """An offer that counts, over HelpOffer and HelpRequest: nobody stepped back, was blocked, or left."""
    return and_(
        col(HelpOffer.stepped_back_at).is_(None), not_(parted_by_block()), not_(helper_gone())
    )


def parted_by_block() -> ColumnElement[bool]:
    """A block stands between who asked and who offered, whichever way; over HelpOffer and HelpRequest."""
    owner, helper = col(HelpRequest.owner_id), col(HelpOffer.person_id)
    mine = and_(col(Block.owner_id) == owner, col(Block.person_id) == helper)
    theirs = and_(col(Block.owner_id) == helper, col(Block.person_id) == owner)
    return exists(select(col(Block.owner_id)).where(or_(mine, theirs)).correlate_except(Block))


def helper_gone() -> ColumnElement[bool]:
    """Who offered is here no more, over HelpOffer."""
    return not_(_here(col(HelpOffer.person_id)))


def owner_gone() -> ColumnElement[bool]:
    """Who asked is at its centre no more, over HelpRequest."""
    return not_(_here(col(HelpRequest.owner_id), col(HelpRequest.centre_id)))


def _here(person: Any, centre: Any = None) -> ColumnElement[bool]:
    held = select(col(Appointment.id)).join(Person, col(Person.id) == col(Appointment.person_id))
    held = held.where(
        col(Appointment.person_id) == person,
        col(Appointment.ended_at).is_(None),
        col(Person.ended_at).is_(None),
    )
    if centre is not None:
        held = held.where(col(Appointment.centre_id) == centre)
    return exists(held.correlate_except(Appointment, Person))


def _any_offer(*conditions: Any) -> ColumnElement[bool]:
    found = select(col(HelpOffer.request_id)).where(
        col(HelpOffer.request_id) == col(HelpRequest.id), standing(), *conditions
    )
    return exists(found.correlate_except(HelpOffer))


def _as(audience: str, viewer: UUID, now: datetime) -> ColumnElement[bool]:
    """The predicate's twin, asked as if it were for that audience."""
    return shared_with(viewer, _Asked(literal_column(f"'{audience}'")), now)


def _for_workers(viewer: UUID) -> ColumnElement[bool]:
    works_here = select(col(Appointment.id)).where(
        col(Appointment.person_id) == viewer,
        col(Appointment.centre_id) == col(HelpRequest.centre_id),
        col(Appointment.role).in_(STAFF),
        col(Appointment.ended_at).is_(None),
    )
    wanted: ColumnElement[bool] = col(HelpRequest.with_worker).is_(True)
    return and_(wanted, exists(works_here.correlate_except(Appointment)))
