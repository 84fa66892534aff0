"""What becomes of cases: withdrawn ones end, old ones are erased, and whoever is erased is in none any more."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, exists, or_, select, update
from sqlmodel import col

from actions.case_upkeep import forget as forget_worker
from actions.cases import end
from actions.groups import lock
from actions.letters import forget_letters
from actions.members import take_out_of
from core.work import Work
from models.cases import Case, CaseCopy, CaseLook, CaseRoom, CaseStep
from models.danger import DangerMark
from models.decisions import Appeal, Decision
from models.groups import Membership, Room
from models.messages import Message, Reaction
from models.reports import Report
from rules.reports import CASES_STAY_MONTHS, WITHDRAWING_ENDS, is_over, months_before

PART = 50


# --- Withdrawn ------------------------------------------------------------------------------------


def withdrawn(work: Work) -> list[UUID]:
    """Open cases with reports that were withdrawn, and won't stand again."""
    query = (
        select(col(Report.case_id))
        .join(Case, col(Case.id) == col(Report.case_id))
        .where(col(Report.withdrawn_at) <= work.now - WITHDRAWING_ENDS)
        .where(or_(_ends_alone(work.now), col(Report.words).is_not(None)))
        .distinct()
    )
    return list(work.rows(query.limit(PART)).scalars())


def _ends_alone(now: datetime) -> Any:
    """A case that is there because of reports alone, none of which stands, and that nobody has taken."""
    late = col(Report.withdrawn_at) > now - WITHDRAWING_ENDS
    other = select(col(Report.case_id)).where(or_(col(Report.withdrawn_at).is_(None), late))
    return (
        col(Case.ended_at).is_(None)
        & col(Case.taken_by).is_(None)
        & (col(Case.origin) == "report")
        & col(Case.id).not_in(other)
    )


def let_go_withdrawn(work: Work, case_id: UUID) -> None:
    """Their words go; and the case ends, if that was all there was to it: then what they brought goes, too.

    Said twice, it is done once.
    """
    case = _held(work, case_id)
    if case is None:
        return
    over = (col(Report.case_id) == case_id, col(Report.withdrawn_at) <= work.now - WITHDRAWING_ENDS)
    work.change(update(Report).where(*over).values(words=None))
    states = select(col(Report.withdrawn_at)).where(col(Report.case_id) == case_id)
    left = case.origin == "report" and case.taken_by is None
    if left and is_over(list(work.rows(states).scalars()), work.now):
        end(work, case)
        work.change(delete(CaseCopy).where(col(CaseCopy.case_id) == case_id))


def _held(work: Work, case_id: UUID) -> Case | None:
    return work.session.get(Case, case_id, with_for_update=True, populate_existing=True)


# --- Twelve months later --------------------------------------------------------------------------


def due(work: Work) -> list[UUID]:
    """Cases that ended twelve months ago."""
    query = select(col(Case.id)).where(
        col(Case.ended_at) <= months_before(work.now, CASES_STAY_MONTHS)
    )
    return list(work.rows(query.order_by(col(Case.ended_at)).limit(PART)).scalars())


def forget(work: Work, case_id: UUID) -> None:
    """Erase a case: what was copied, said and done there, and what was talked in its rooms.

    Its key goes before this, in the key store, so that a crash in between is made up for. Decisions
    stay with whom they concern while they count or hold, without the words they were about; an appeal
    that waits keeps its room.
    """
    rooms = select(col(CaseRoom.room_id)).where(col(CaseRoom.case_id) == case_id)
    for room in sorted({*work.rows(rooms).scalars(), *_talked_over(work, case_id)}):
        empty(work, room)
        work.change(update(Appeal).where(col(Appeal.room_id) == room).values(room_id=None))
    bare = {"case_id": None, "said": None}
    work.change(update(Decision).where(col(Decision.case_id) == case_id).values(**bare))
    of_case: list[tuple[Any, Any]] = [
        (CaseCopy, CaseCopy.case_id),
        (CaseStep, CaseStep.case_id),
        (Report, Report.case_id),
        (CaseRoom, CaseRoom.case_id),
        (CaseLook, CaseLook.case_id),
        (Case, Case.id),
    ]
    for table, column in of_case:
        work.change(delete(table).where(col(column) == case_id))
    _forget_marks(work)


def _forget_marks(work: Work) -> None:
    """What was marked as long ago, and no case is about any more."""
    old = col(DangerMark.done_at) <= months_before(work.now, CASES_STAY_MONTHS)
    about = select(col(Case.thing_id))
    work.change(delete(DangerMark).where(old, col(DangerMark.thing_id).not_in(about)))


def _talked_over(work: Work, case_id: UUID) -> list[UUID]:
    """The rooms of its appeals that have come to their end."""
    query = (
        select(col(Appeal.room_id))
        .join(Decision, col(Decision.id) == col(Appeal.decision_id))
        .where(col(Decision.case_id) == case_id, col(Appeal.room_id).is_not(None))
        .where(or_(col(Appeal.decided_at).is_not(None), col(Appeal.withdrawn_at).is_not(None)))
    )
    return list(work.rows(query).scalars())


def empty(work: Work, room: UUID) -> None:
    """Nobody is in a room any more, and nothing of what was said there is left."""
    people = select(col(Membership.person_id)).where(col(Membership.room_id) == room)
    for person in work.rows(people.order_by(col(Membership.person_id))).scalars().all():
        take_out_of(work, room, person)
    lock(work, room)
    query = select(Message).where(col(Message.room_id) == room, col(Message.text) != "")
    for message in work.session.scalars(query).all():
        forget_letters(work, room, message.seq, message.text)
        work.change(delete(Reaction).where(col(Reaction.message_id) == message.id))
        message.text, message.topics, message.fingerprint, message.reply_to = "", [], None, None
        message.taken_back_at = message.taken_back_at or work.now
    work.change(update(Room).where(col(Room.id) == room).values(title="", about=""))
    work.session.flush()


# --- Whoever is erased ----------------------------------------------------------------------------


def forget_person(work: Work, person: UUID) -> None:
    """Whoever reported is no longer known to have; what somebody said is in no case any more.

    The cases about them end; what they had taken as a worker goes back to all.
    """
    nameless = {"by_id": None, "words": None, "fingerprint": None}
    work.change(update(Report).where(col(Report.by_id) == person).values(**nameless))
    work.change(delete(CaseCopy).where(col(CaseCopy.author_id) == person))
    about = select(col(Case.id)).where(col(Case.person_id) == person)
    for key in work.rows(about.order_by(col(Case.id))).scalars().all():
        case = _held(work, key)
        if case is not None:
            end(work, case)
            case.person_id = None
    work.session.flush()
    for room in _left_alone_in(work, person):
        empty(work, room)
        work.change(delete(CaseRoom).where(col(CaseRoom.room_id) == room))
    forget_worker(work, person)


def _left_alone_in(work: Work, person: UUID) -> list[UUID]:
    """The rooms of cases made for somebody in which nobody else is any more. A worker who is in one keeps it, until its case goes."""
    other = exists().where(
        col(Membership.room_id) == col(CaseRoom.room_id), col(Membership.person_id) != person
    )
    query = select(col(CaseRoom.room_id)).where(col(CaseRoom.person_id) == person, ~other)
    return list(work.rows(query.order_by(col(CaseRoom.room_id))).scalars())
