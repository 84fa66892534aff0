"""What follows from a decision, and how it is taken back. All that comes of one bears or names its id."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions import desk_topics, holds, members
from actions.announcing import announce
from actions.appointments import held_at
from actions.case_holds import in_force
from actions.case_rooms import case_room
from actions.groups import lock
from actions.showing_decisions import opened
from actions.suspensions import PURPOSE as PAUSES
from core.work import Work
from models.cases import Case
from models.decisions import Decision
from models.groups import Invitation, Membership, Removal, Room
from models.ledger import my_stream
from models.messages import Message
from models.reports import Report
from models.suspensions import Suspension
from rules.decisions import WITHOUT_END
from rules.suspensions import ends

PART = 50


def put_in_force(work: Work, case: Case, row: Decision) -> None:
    """Do what was decided; the case is held. `row.until` says how long, where it has an end."""
    row.in_force_at = work.now
    match row.kind:
        case "talk":
            _talk(work, case, row)
        case "hide":
            until = row.until or work.now + WITHOUT_END
            holds.hold(work, row.thing_kind, row.thing_id, until)  # type: ignore[arg-type]  # the column holds only kinds
        case "topic":
            _mark(work, row, there=True)
        case "remove_from_room":
            assert row.room_id is not None
            _put_out(work, row, row.room_id)
        case "pause" | "leave":
            _pause(work, row)
        case "removal":
            _pause(work, row)
            for room in _groups_of(work, row):
                _put_out(work, row, room)
        case _:  # nothing, and what is only asked for
            pass
    work.session.flush()


def _talk(work: Work, case: Case, row: Decision) -> None:
    assert row.person_id is not None and row.by_id is not None
    case_room(work, case, "person", row.person_id, [row.by_id])


def _mark(work: Work, row: Decision, *, there: bool) -> None:
    """A topic comes to a message, or goes from it; whoever has it open hears of it."""
    found = work.rows(select(col(Message.room_id)).where(col(Message.id) == row.thing_id)).scalar()
    if found is None or row.topic is None:
        return
    lock(work, found)
    message = work.session.get_one(Message, row.thing_id, populate_existing=True)
    if message.taken_back_at is None:
        (desk_topics.add if there else desk_topics.take_off)(work, row, message)


def _groups_of(work: Work, row: Decision) -> list[UUID]:
    """The groups of that centre they are in, in the order in which rooms are locked."""
    query = (
        select(col(Membership.room_id))
        .join(Room, col(Room.id) == col(Membership.room_id))
        .where(col(Membership.person_id) == row.person_id, col(Room.kind) == "group")
        .where(col(Room.centre_id) == row.centre_id)
    )
    return list(work.rows(query.order_by(col(Membership.room_id))).scalars())


def _put_out(work: Work, row: Decision, room_id: UUID) -> None:
    assert row.person_id is not None and row.by_id is not None
    members.put_out(
        work,
        Removal(
            room_id=room_id,
            person_id=row.person_id,
            removed_by=row.by_id,
            title=work.session.get_one(Room, room_id).title,
            reason="",
            at=work.now,
            until=row.until,
            decision_id=row.id,
        ),
    )


def _removals(work: Work, decision: UUID) -> list[Removal]:
    query = select(Removal).where(col(Removal.decision_id) == decision)
    return list(work.session.scalars(query.order_by(col(Removal.room_id))))


def _pause(work: Work, row: Decision) -> None:
    assert row.person_id is not None and row.by_id is not None
    lasts = row.lasts or "lasting"
    why = opened(work, row, "reason", row.reason)
    work.session.add(
        Suspension(
            id=row.id,
            person_id=row.person_id,
            centre_id=row.centre_id,
            by_id=row.by_id,
            lasts=lasts,
            reason=work.vault.seal(row.person_id, PAUSES, row.id, why),
            at=work.now,
            until=row.until or ends(work.now, lasts),  # type: ignore[arg-type]  # the column holds only lengths
        )
    )
    work.session.flush()
    announce(work, my_stream(row.person_id), "writing.paused", row.id)


def reverse(work: Work, row: Decision, by: UUID | None, why: bytes | None) -> None:
    """Take everything back that came of it; from now on it counts no more, and whom it concerns is told."""
    was = row.in_force_at is not None
    row.undone_at, row.undone_by, row.undone_why = work.now, by, why
    work.session.flush()
    if not was:
        return
    _end(work, row, by)
    if row.person_id is not None and row.kind != "nothing":
        announce(work, my_stream(row.person_id), "decision.changed", row.id)
    _tell_reporters(work, row)


def _tell_reporters(work: Work, row: Decision) -> None:
    """Who was told what came of it is told that it came otherwise."""
    told = select(col(Report.id), col(Report.by_id)).where(
        col(Report.case_id) == row.case_id,
        col(Report.by_id).is_not(None),
        col(Report.withdrawn_at).is_(None),
        col(Report.told_state) == "done",
    )
    for one in work.rows(told.order_by(col(Report.by_id), col(Report.id))).all():
        announce(work, my_stream(one.by_id), "report.changed", one.id)


def _end(work: Work, row: Decision, by: UUID | None) -> None:
    match row.kind:
        case "hide":
            show_again(work, row)
        case "topic":
            _mark(work, row, there=False)
        case "remove_from_room":
            _let_in_again(work, row, by)
        case "pause" | "leave":
            _free(work, row)
        case "removal":
            _free(work, row)
            _let_in_again(work, row, by)
        case _:  # what was said stays said
            pass


def shorten(work: Work, row: Decision, until: datetime) -> None:
    """It ends sooner than it was to: so does all that came of it."""
    row.until = until
    work.session.flush()
    match row.kind:
        case "hide":
            show_again(work, row)
        case _:
            pause = work.session.get(Suspension, row.id)
            for removal in _removals(work, row.id):
                removal.until = until
            if pause is not None:
                pause.until = until
                announce(work, my_stream(pause.person_id), "writing.paused", row.id)
    work.session.flush()


def show_again(work: Work, row: Decision) -> None:
    """What a decision held is there again, unless another one holds it, too: then until that ends."""
    still = select(col(Decision.until)).where(
        col(Decision.thing_kind) == row.thing_kind,
        col(Decision.thing_id) == row.thing_id,
        col(Decision.kind) == "hide",
        in_force(work.now),
    )
    until = [end or work.now + WITHOUT_END for end in work.rows(still).scalars()]
    if until:
        holds.hold(work, row.thing_kind, row.thing_id, max(until))  # type: ignore[arg-type]  # the column holds only kinds
    else:
        holds.release(work, row.thing_kind, row.thing_id)  # type: ignore[arg-type]  # the column holds only kinds


def _let_in_again(work: Work, row: Decision, by: UUID | None) -> None:
    for removal in _removals(work, row.id):
        if removal.lifted_at is None:
            _let_in(work, removal, by)


def _let_in(work: Work, removal: Removal, by: UUID | None) -> None:
    """The door is open again, and there is an invitation: they come in by themselves, or not.

    Not where another removal holds yet: the last one that ends lets them in.
    """
    removal.lifted_at = work.now
    work.session.flush()
    inside = (removal.room_id, removal.person_id)
    known = work.session.get(Membership, inside) or work.session.get(Invitation, inside)
    room = work.session.get_one(Room, removal.room_id)
    belongs = held_at(work, removal.person_id, room.centre_id)
    if known is None and belongs and members.removed(work, *inside) is None:
        host = by or removal.removed_by
        invitation = Invitation(
            room_id=inside[0], person_id=inside[1], invited_by=host, at=work.now
        )
        work.session.add(invitation)
        work.session.flush()


def over(work: Work) -> list[UUID]:
    """Removals by decisions whose time has run out, and that nobody let in from yet."""
    query = select(col(Removal.id)).where(
        col(Removal.decision_id).is_not(None),
        col(Removal.lifted_at).is_(None),
        col(Removal.until) <= work.now,
    )
    return list(work.rows(query.order_by(col(Removal.until)).limit(PART)).scalars())


def let_back(work: Work, key: UUID) -> None:
    """Somebody's time out of a room is over: there is an invitation. Said twice, it is done once."""
    removal = work.session.get(Removal, key, with_for_update=True, populate_existing=True)
    if removal is None or removal.lifted_at is not None or removal.until is None:
        return
    if removal.until <= work.now:
        _let_in(work, removal, None)


def _free(work: Work, row: Decision) -> None:
    pause = work.session.get(Suspension, row.id)
    if pause is not None and pause.lifted_at is None:
        pause.lifted_at = work.now
        work.session.flush()
        announce(work, my_stream(pause.person_id), "writing.paused", row.id)


def free(work: Work, pause: Suspension, by: UUID) -> None:
    """Lift a pause whose decision is no more, and let them in again wherever it put them out."""
    pause.lifted_at = work.now
    work.session.flush()
    announce(work, my_stream(pause.person_id), "writing.paused", pause.id)
    for removal in _removals(work, pause.id):
        if removal.lifted_at is None:
            _let_in(work, removal, by)
