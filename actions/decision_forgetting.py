"""What goes of decisions: with somebody who is erased, and a year later by itself."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, or_, select, update
from sqlmodel import col

from actions.cases import let_proposals_be
from actions.forgetting_cases import empty
from core.work import Work
from models.decisions import Appeal, Decision, DecisionAnswer, Ladder


def forget(work: Work, person: UUID) -> None:
    """Somebody is erased: their words go, and what was decided about them points to nobody any more.

    What they proposed, or somebody about them, is proposed no more.
    """
    theirs = or_(col(Decision.person_id) == person, col(Decision.by_id) == person)
    let_proposals_be(work, theirs, None)
    about = select(col(Decision.id)).where(col(Decision.person_id) == person)
    _forget_words(work, about)
    bare: dict[str, Any] = {"person_id": None, "reason": b"", "said": None, "undone_why": None}
    # Nobody is left who waits to be told.
    told = bare | {"told_at": work.now}
    work.change(update(Decision).where(col(Decision.person_id) == person).values(told))
    for table, column in (
        (Decision, "by_id"),
        (Decision, "second_by"),
        (Decision, "undone_by"),
        (Appeal, "taken_by"),
        (Appeal, "decided_by"),
        (Ladder, "changed_by"),
    ):
        mine = getattr(table, column) == person
        work.change(update(table).where(mine).values({column: None}))
    stood_by = update(Appeal).where(col(Appeal.advocate_id) == person)
    work.change(stood_by.values(advocate_id=None, advocate_said=None, advocate_at=None))


def forget_one(work: Work, key: UUID) -> None:
    """A decision that has lapsed, with what was said to it. Said twice, it is done once."""
    _forget_words(work, [key])
    work.change(delete(Decision).where(col(Decision.id) == key))


def _forget_words(work: Work, decisions: Any) -> None:
    """What was said to them, and what was talked over in the rooms of their appeals. A talk's room is its case's."""
    rooms = (
        select(col(Appeal.room_id))
        .join(Decision, col(Decision.id) == col(Appeal.decision_id))
        .where(col(Decision.id).in_(decisions), col(Decision.kind) != "talk")
        .where(col(Appeal.room_id).is_not(None))
    )
    for room in sorted(work.rows(rooms).scalars().all()):
        empty(work, room)
    for table in (DecisionAnswer, Appeal):
        work.change(delete(table).where(col(table.decision_id).in_(decisions)))
