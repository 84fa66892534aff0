"""What workers do with a case: take it, hand it on, ask a colleague, leave a note, open it again.

Whoever acts names the version they saw: two never act on one case without knowing of each other.
"""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.appointments import held_at
from actions.case_queue import row_of
from actions.case_rooms import keep_to_holder
from actions.cases import PURPOSE, case_for, require_version, step
from actions.naming import names
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.case_shapes import (
    AtVersion,
    CaseRow,
    HandingAnswer,
    NewHanding,
    NewLooking,
    NewNote,
)
from models.cases import Case, CaseStep
from models.people import STAFF
from models.sign_in import Who
from rules import cases
from rules.cases import CaseIsNotYours, CaseIsOver, CaseIsTaken, CaseMovedOn, NewerCase


def take(work: Work, who: Who, centre: UUID, case_id: UUID, seen: AtVersion) -> CaseRow:
    """I look after this one. Said twice, it is done once.

    Raises NotFound, CaseMovedOn, CaseIsOver, CaseIsTaken where a colleague has it and I am no coordinator.
    """
    case = case_for(work, who, centre, case_id)
    if case.taken_by == who.person and case.ended_at is None:
        return row_of(work, case)
    require_version(work, case, seen.version)
    cases.require_open(case.ended_at)
    if case.taken_by is not None and not cases.may_take_over(who.at(centre)):
        raise CaseIsTaken(who=_name(work, case, case.taken_by))
    _give(work, case, who.person)
    step(work, case, "taken", who.person)
    return row_of(work, case)


def _name(work: Work, case: Case, person: UUID) -> str:
    named = names(work, [person], case.centre_id).get(person)
    return named.name if named else ""


def _give(work: Work, case: Case, worker: UUID | None) -> None:
    """From now on they look after it; nobody: it waits for all. Nobody else stays in the reporters' rooms."""
    case.taken_by, case.taken_at = worker, work.now if worker else None
    case.handed_to = None
    if worker is None or case.looks_too == worker:
        case.looks_too = None
    keep_to_holder(work, case)


def put_back(work: Work, who: Who, centre: UUID, case_id: UUID, version: int) -> CaseRow:
    """I no longer look after it: it waits for all. Nothing where it isn't mine. Raises NotFound, CaseMovedOn."""
    case = case_for(work, who, centre, case_id)
    if case.taken_by == who.person and case.ended_at is None:
        require_version(work, case, version)
        _give(work, case, None)
        step(work, case, "left", who.person)
    return row_of(work, case)


def hand_on(work: Work, who: Who, centre: UUID, case_id: UUID, new: NewHanding) -> CaseRow:
    """Ask a colleague to take it over, who has it once they say yes; or give it back to all.

    A colleague for whom the case isn't there is told nothing, and nobody learns why. Raises NotFound
    for who isn't a colleague, CaseMovedOn, CaseIsOver, CaseIsNotYours.
    """
    case = case_for(work, who, centre, case_id)
    if new.to is not None:
        _require_colleague(work, who, case, new.to)
    if _is_handed(case, new.to):
        return row_of(work, case)
    require_version(work, case, new.version)
    cases.require_open(case.ended_at)
    cases.require_has(case.taken_by, who.person, who.at(centre))
    if new.to is None:
        _give(work, case, None)
        step(work, case, "handed_back", who.person)
    else:
        case.handed_to = new.to
        step(work, case, "handed", who.person, new.to)
    return row_of(work, case)


def _is_handed(case: Case, to: UUID | None) -> bool:
    if to is None:
        return case.taken_by is None and case.handed_to is None
    return case.handed_to == to


def _require_colleague(work: Work, who: Who, case: Case, worker: UUID) -> None:
    """Staff of this centre, and neither myself nor whom it concerns. Raises NotFound."""
    staff = not held_at(work, worker, case.centre_id).isdisjoint(STAFF)
    if worker in (who.person, case.person_id) or not staff:
        raise NotFound()


def answer_handing(
    work: Work, who: Who, centre: UUID, case_id: UUID, answer: HandingAnswer
) -> CaseRow:
    """Yes: I look after it from now on; no: it stays where it is. Said twice, it is done once.

    Raises NotFound, CaseMovedOn, CaseIsNotYours for a yes to what nobody handed to me.
    """
    case = case_for(work, who, centre, case_id)
    if case.handed_to != who.person:
        if answer.yes and case.taken_by != who.person:
            require_version(work, case, answer.version)
            raise CaseIsNotYours()
        return row_of(work, case)
    require_version(work, case, answer.version)
    if answer.yes:
        _give(work, case, who.person)
    else:
        case.handed_to = None
    step(work, case, "accepted" if answer.yes else "declined", who.person)
    return row_of(work, case)


def ask_to_look(work: Work, who: Who, centre: UUID, case_id: UUID, new: NewLooking) -> CaseRow:
    """Ask a colleague to look too, or nobody any more. Said twice, it is done once.

    Raises NotFound for who isn't a colleague, CaseMovedOn, CaseIsOver, CaseIsNotYours.
    """
    case = case_for(work, who, centre, case_id)
    if new.worker is not None:
        _require_colleague(work, who, case, new.worker)
    if case.looks_too == new.worker:
        return row_of(work, case)
    require_version(work, case, new.version)
    cases.require_open(case.ended_at)
    cases.require_has(case.taken_by, who.person, who.at(centre))
    case.looks_too = new.worker
    step(work, case, "asked_to_look", who.person, new.worker)
    return row_of(work, case)


def leave_note(
    work: Work, who: Who, centre: UUID, case_id: UUID, key: UUID, new: NewNote
) -> tuple[CaseRow, bool]:
    """Words for colleagues at this desk; gives whether they are new. No version: a note takes nothing from anybody.

    Raises NotFound, AlreadyDifferent.
    """
    case = case_for(work, who, centre, case_id)
    known = work.session.get(CaseStep, key)
    if known is None:
        step(work, case, "note", who.person, words=new.words, key=key)
        return row_of(work, case), True
    if not _same(work, known, who, case, new):
        raise AlreadyDifferent()
    return row_of(work, case), False


def _same(work: Work, known: CaseStep, who: Who, case: Case, new: NewNote) -> bool:
    if (known.case_id, known.kind, known.by_id) != (case.id, "note", who.person):
        return False
    return work.vault.open(case.id, PURPOSE, known.id, known.words or b"") == new.words


def open_again(work: Work, who: Who, centre: UUID, case_id: UUID, seen: AtVersion) -> CaseRow:
    """A case that had ended waits again. Said twice, it is done once.

    Raises NotFound, CaseMovedOn, NewerCase where the same thing waits in another case.
    """
    case = case_for(work, who, centre, case_id)
    if case.ended_at is None:
        return row_of(work, case)
    require_version(work, case, seen.version)
    other = select(col(Case.id)).where(
        col(Case.centre_id) == centre,
        col(Case.thing_kind) == case.thing_kind,
        col(Case.thing_id) == case.thing_id,
        col(Case.ended_at).is_(None),
    )
    if work.rows(other).first() is not None:
        raise NewerCase()
    case.ended_at = None
    _give(work, case, None)
    step(work, case, "opened_again", who.person)
    return row_of(work, case)


__all__ = [
    "CaseIsNotYours",
    "CaseIsOver",
    "CaseIsTaken",
    "CaseMovedOn",
    "NewerCase",
    "answer_handing",
    "ask_to_look",
    "hand_on",
    "leave_note",
    "open_again",
    "put_back",
    "take",
]
