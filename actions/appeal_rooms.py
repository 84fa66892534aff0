"""The room of an appeal: whom it concerns, who stands by them and who looks again. Of a talk: the talk's own room."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlmodel import col

from actions.case_rooms import bare_room
from actions.groups import enter, enter_new
from actions.members import take_out_of
from actions.showing_decisions import talk_of
from actions.standing_by import advocate_of
from core.work import Work
from models.decisions import Appeal, Decision
from models.groups import Membership, Room
from models.ledger import LedgerEntry
from rules.appeals import SLIP


def enter_room(work: Work, row: Appeal, decision: Decision, *, back: UUID | None = None) -> None:
    """They are in one room, once there are two of them. Each decision has its own: no advocate hears of another.

    `back`: who went out of it a moment ago, by a slip, and finds what they had there.
    """
    others = [advocate_of(work, row, decision), row.taken_by]
    inside = [one for one in others if one is not None]
    room = _room(work, row, decision) if inside else None
    if room is not None:
        row.room_id = room.id
        for one in sorted({row.by_id, *inside}):
            if one == back:
                _come_back(work, room, one)
            else:
                enter(work, room, one)
    work.session.flush()


def part(work: Work, one: UUID, other: UUID) -> None:
    """A block stands between these two now: who stood by the other is out of the room where they talked."""
    for row in _of_the_two(work, one, other):
        leave_room(work, row, row.advocate_id)


def join_again(work: Work, one: UUID, other: UUID) -> None:
    """The block is lifted: who stood by the other stands by them on."""
    for row in _of_the_two(work, one, other):
        decision = work.session.get_one(Decision, row.decision_id)
        if advocate_of(work, row, decision) is not None:
            enter_room(work, row, decision)


def _of_the_two(work: Work, one: UUID, other: UUID) -> list[Appeal]:
    """Open appeals of one of them by whom the other stands."""
    query = select(Appeal).where(
        or_(
            and_(col(Appeal.by_id) == one, col(Appeal.advocate_id) == other),
            and_(col(Appeal.by_id) == other, col(Appeal.advocate_id) == one),
        ),
        col(Appeal.decided_at).is_(None),
        col(Appeal.withdrawn_at).is_(None),
    )
    # Also who hasn't answered: a yes on its way is waited for.
    held = (
        query.order_by(col(Appeal.id)).with_for_update().execution_options(populate_existing=True)
    )
    return [row for row in work.session.scalars(held) if row.advocate_said == "yes"]


def _come_back(work: Work, room: Room, person: UUID) -> None:
    """To the old place and history, without what was said meanwhile. Nothing happens when they are in it."""
    if work.session.get(Membership, (room.id, person)) is not None:
        return
    before = _place_before(work, room.id, person)
    enter_new(work, room, person, "member")
    if before is not None:
        joined, left = before
        place = work.session.get_one(Membership, (room.id, person))
        place.away_from, place.away_until = left.seq, place.joined_seq
        place.joined_seq, place.joined_at = joined.seq, joined.at


def _place_before(work: Work, room: UUID, person: UUID) -> tuple[Any, Any] | None:
    """Where somebody joined and left last, as the room's ledger tells; a slip before that is passed over."""
    query = select(col(LedgerEntry.seq), col(LedgerEntry.at)).where(
        col(LedgerEntry.owner) == room,
        col(LedgerEntry.kind).in_(("member.joined", "member.left")),
        col(LedgerEntry.subject) == person,
    )
    moves = work.rows(query.order_by(col(LedgerEntry.seq).desc())).all()
    found: tuple[Any, Any] | None = None
    for left, joined in zip(moves[::2], moves[1::2], strict=False):
        if found is not None and found[0].at - left.at > SLIP:
            break
        found = joined, left
    return found


def _room(work: Work, row: Appeal, decision: Decision) -> Room | None:
    known = row.room_id
    if known is None and decision.kind == "talk":
        known = talk_of(work, decision, "person")
        return work.session.get(Room, known) if known else None
    return work.session.get_one(Room, known) if known else bare_room(work, decision.centre_id)


def leave_room(work: Work, row: Appeal, person: UUID | None) -> None:
    """Who stands by them no more, or looks no more, reads nothing of it from now on."""
    if row.room_id is not None and person is not None and person != row.by_id:
        take_out_of(work, row.room_id, person)
