"""What I reported: looking, adding, withdrawing, and talking with the worker who has it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlmodel import col

from actions.case_rooms import case_room
from actions.cases import step, tell
from actions.reports import sealed_words
from actions.showing_reports import holders, may_stand_again, seen, shapes, words_of
from core.crypto import keyed
from core.errors import Invalid, NotFound
from core.work import Work
from models.cases import Case, CaseStep
from models.people import Person
from models.reports import MoreWords, MyReport, Report, ReportRoom
from models.sign_in import Who
from rules.reports import (
    MORE_WORDS,
    EnoughAdded,
    NobodyHasItYet,
    ReportIsDone,
    StaysWithdrawn,
    added_to,
    require_may_stand_again,
    require_room_to_add,
)

PAGE = 30
# What somebody did with a report, as the ids of the steps that came of it tell.
Act = Literal["added", "stood again"]


def mine(work: Work, who: Who, cursor: str | None, limit: int) -> tuple[list[MyReport], str | None]:
    """A page of what I reported, newest first. Raises Invalid for a cursor we never gave."""
    query = select(Report).where(col(Report.by_id) == who.person)
    if cursor is not None:
        at, key = _place(cursor)
        before = and_(col(Report.at) == at, col(Report.id) < key)
        query = query.where(or_(col(Report.at) < at, before))
    ordered = query.order_by(col(Report.at).desc(), col(Report.id).desc())
    rows = work.session.scalars(ordered.limit(limit + 1)).all()
    page = rows[:limit]
    more = f"{page[-1].at.isoformat()}_{page[-1].id}" if len(rows) > limit else None
    return shapes(work, who.person, page), more


def _place(cursor: str) -> tuple[datetime, UUID]:
    at, _, key = cursor.partition("_")
    try:
        moment, report = datetime.fromisoformat(at), UUID(key)
        if moment.tzinfo is None:
            raise ValueError("no time zone")
    except ValueError:
        raise Invalid(fields={"cursor": "not one of ours"}) from None
    return moment, report


def all_of_mine(work: Work, who: Who) -> list[MyReport]:
    """Everything I reported, oldest first: for my data."""
    query = select(Report).where(col(Report.by_id) == who.person)
    rows: Sequence[Report] = work.session.scalars(
        query.order_by(col(Report.at), col(Report.id))
    ).all()
    return shapes(work, who.person, rows)


def one(work: Work, who: Who, key: UUID) -> MyReport:
    """A report of mine. Raises NotFound."""
    row = work.session.get(Report, key)
    if row is None or row.by_id != who.person:
        raise NotFound()
    return shapes(work, who.person, [row])[0]


def _held(work: Work, who: Who, key: UUID) -> tuple[Report, Case]:
    """A report of mine with its case, both held until the commit: first the case, as everywhere. Raises NotFound."""
    of = select(col(Report.case_id)).where(col(Report.id) == key, col(Report.by_id) == who.person)
    case_id = work.rows(of).scalar()
    case = None if case_id is None else work.session.get(Case, case_id, **_hold)
    row = work.session.get(Report, key, **_hold)
    if case is None or row is None or row.by_id != who.person:
        raise NotFound()
    return row, case


_hold: dict[str, Any] = {"with_for_update": True, "populate_existing": True}


def add(work: Work, who: Who, key: UUID, more: MoreWords) -> MyReport:
    """Say more about what I reported. Said twice, it is done once.

    Raises NotFound, ReportIsDone, Invalid, EnoughAdded.
    """
    row, case = _held(work, who, key)
    if row.withdrawn_at is not None:
        raise NotFound()
    words = added_to(words_of(work, row), more.words.strip())
    if words is not None:
        _require_may_add(work, case, row, words)
        row.words = sealed_words(work, case.id, key, who.person, words)
        _step(work, case, row, "added")
        _tell_holder(work, case)
    return shapes(work, who.person, [row])[0]


def _require_may_add(work: Work, case: Case, row: Report, words: str) -> None:
    if case.ended_at is not None:
        raise ReportIsDone()
    if len(words) > MORE_WORDS:
        raise Invalid(fields={"words": "are too long together"})
    require_room_to_add(_when(work, case, row, "added"), work.now)


def _step(work: Work, case: Case, row: Report, act: Act) -> None:
    """The case, which is held, moves on by this act with a report."""
    step(work, case, "joined", None, key=_key(work, row, act, case.version + 1))


def _key(work: Work, row: Report, act: Act, number: int) -> UUID:
    """A step names nobody, and no report. Its id lets us find again of which it came; the desk can't."""
    return UUID(bytes=keyed(work.secret, "step of a report", row.id, act, number)[:16])


def _when(work: Work, case: Case, row: Report, act: Act) -> list[datetime]:
    """When this was done with a report."""
    query = select(col(CaseStep.id), col(CaseStep.number), col(CaseStep.at)).where(
        col(CaseStep.case_id) == case.id, col(CaseStep.kind) == "joined"
    )
    return [one.at for one in work.rows(query) if one.id == _key(work, row, act, one.number)]


def withdraw(work: Work, who: Who, key: UUID) -> None:
    """Not to report it after all. What nobody has taken ends a moment later, if nobody else said it.

    Whoever has taken it is told. Said twice, it is done once. Raises NotFound, ReportIsDone.
    """
    row, case = _held(work, who, key)
    if row.withdrawn_at is not None:
        return
    if case.ended_at is not None:
        raise ReportIsDone()
    row.withdrawn_at = work.now
    work.session.flush()
    step(work, case, "withdrawn", None)
    _tell_holder(work, case)


def _tell_holder(work: Work, case: Case) -> None:
    if case.taken_by is not None:
        tell(work, case, case.taken_by)


def stand_again(work: Work, who: Who, key: UUID) -> MyReport:
    """To report it all the same, within my undo time; nothing happens where it stands.

    Raises NotFound, StaysWithdrawn.
    """
    row, case = _held(work, who, key)
    if row.withdrawn_at is not None:
        undo = work.session.get_one(Person, who.person).undo_seconds
        if case.ended_at is not None or not may_stand_again(row, undo, work):
            raise NotFound()
        require_may_stand_again(_when(work, case, row, "stood again"))
        row.withdrawn_at = None
        work.session.flush()
        _step(work, case, row, "stood again")
        _tell_holder(work, case)
    return shapes(work, who.person, [row])[0]


def talk(work: Work, who: Who, key: UUID) -> ReportRoom:
    """Open the room in which I talk with the worker who has it, or let them in; they see my name from then on.

    Raises NotFound, also for who left the centre, and NobodyHasItYet.
    """
    row, case = _held(work, who, key)
    if row.withdrawn_at is not None or not who.at(case.centre_id):
        raise NotFound()
    worker = holders(work, [case]).get(case.id)
    if worker is None or not (case.ended_at is not None or seen(work, [row])):
        raise NobodyHasItYet()
    return ReportRoom(room=case_room(work, case, "reporter", who.person, [worker]))


__all__ = [
    "EnoughAdded",
    "NobodyHasItYet",
    "ReportIsDone",
    "StaysWithdrawn",
    "add",
    "all_of_mine",
    "mine",
    "one",
    "stand_again",
    "talk",
    "withdraw",
]
