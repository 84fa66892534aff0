"""Somebody works at a centre no more: what they had goes back to all, and they go out of what was open to them by duty."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from actions.case_upkeep import give_all_back
from actions.cases import let_proposals_be
from actions.lending import let_asks_be
from actions.members import take_out_of
from actions.standing_in import end_all
from core.work import Work
from models.cases import CaseRoom
from models.decisions import Appeal, Decision
from models.groups import Membership, Room
from models.people import STAFF, Appointment


def leave_desk(work: Work, person: UUID, centre: UUID) -> None:
    """Their cases wait for all, and they are in no worker's room and no case's room by duty any more.

    What they proposed, and nobody agreed to, is proposed no more: two who work there decide a removal.
    They stand in for nobody, nobody for them, and what asked them in as a worker lets them in no more.
    Whoever they talked with there keeps the room and what was said in it.
    """
    give_all_back(work, person, centre)
    theirs = and_(col(Decision.by_id) == person, col(Decision.centre_id) == centre)
    let_proposals_be(work, theirs, None)
    end_all(work, person, centre)
    let_asks_be(work, person, centre)
    rooms = work.rows(_by_duty(work, person, centre).order_by(col(Room.id))).scalars()
    for room in rooms.all():
        take_out_of(work, room, person)


def _by_duty(work: Work, person: UUID, centre: UUID) -> Any:
    theirs = col(Membership.person_id) == person
    of_worker = and_(col(Room.kind) == "worker", ~_with_a_worker_of_theirs(person))
    of_case = and_(col(Room.kind) == "case", ~_about(person), ~_as_advocate(person))
    return (
        select(col(Room.id))
        .join(Membership, col(Membership.room_id) == col(Room.id))
        .where(theirs, col(Room.centre_id) == centre, or_(of_worker, of_case))
    )


def _with_a_worker_of_theirs(person: UUID) -> Any:
    """The other was staff when the room was made, and is: they may have talked there as a member."""
    other, then, now = aliased(Membership), aliased(Appointment), aliased(Appointment)
    made = col(Room.created_at)
    return (
        exists()
        .where(col(other.room_id) == col(Room.id), col(other.person_id) != person)
        .where(_staff(then, other), col(then.since) < made)
        .where(or_(col(then.ended_at).is_(None), col(then.ended_at) > made))
        .where(_staff(now, other), col(now.ended_at).is_(None))
        .correlate(Room)
    )


def _staff(held: Any, other: Any) -> Any:
    return and_(
        col(held.person_id) == col(other.person_id),
        col(held.centre_id) == col(Room.centre_id),
        col(held.role).in_(STAFF),
    )


def _about(person: UUID) -> Any:
    mine = col(CaseRoom.room_id) == col(Room.id), col(CaseRoom.person_id) == person
    return exists().where(*mine).correlate(Room)


def _as_advocate(person: UUID) -> Any:
    """Whom it concerns chose them; that is between the two."""
    mine = col(Appeal.room_id) == col(Room.id), col(Appeal.advocate_id) == person
    return exists().where(*mine, col(Appeal.advocate_said) == "yes").correlate(Room)
