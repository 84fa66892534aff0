"""The room of an appeal: whom it concerns, who stands by them and who looks again. Of a talk: the talk's own room."""

from uuid import UUID

from actions.case_rooms import bare_room
from actions.groups import enter
from actions.members import take_out_of
from actions.showing_decisions import talk_of
from core.work import Work
from models.decisions import Appeal, Decision
from models.groups import Room


def enter_room(work: Work, row: Appeal, decision: Decision) -> None:
    """They are in one room, once there are two of them. Each decision has its own: no advocate hears of another."""
    others = [row.advocate_id if row.advocate_said == "yes" else None, row.taken_by]
    inside = [one for one in others if one is not None]
    room = _room(work, row, decision) if inside else None
    if room is not None:
        row.room_id = room.id
        for one in sorted({row.by_id, *inside}):
            enter(work, room, one)
    work.session.flush()


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
