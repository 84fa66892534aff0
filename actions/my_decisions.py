"""Decisions about me: reading them, and saying something to them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlmodel import col

from actions import telling_desk
from actions.showing_decisions import PURPOSE, my_shapes, opened_of
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.decision_shapes import AnswerShape, MyDecision
from models.decisions import Decision, DecisionAnswer, NewDecisionAnswer
from models.sign_in import Who
from rules.appeals import EnoughAnswered, require_room_to_answer
from rules.reports import DAY


def told_to(person: UUID) -> ColumnElement[bool]:
    """SQL: what was decided about somebody and came into force. What came to nothing is told to nobody."""
    return and_(
        col(Decision.person_id) == person,
        col(Decision.in_force_at).is_not(None),
        col(Decision.kind) != "nothing",
    )


def my_decisions(work: Work, who: Who) -> list[MyDecision]:
    """Everything that was decided about me, newest first, at most 200."""
    query = select(Decision).where(told_to(who.person))
    rows = work.session.scalars(
        query.order_by(col(Decision.at).desc(), col(Decision.id)).limit(200)
    )
    return my_shapes(work, list(rows))


def my_decision(work: Work, who: Who, key: UUID) -> MyDecision:
    """One of them. Raises NotFound, for unknown and others' alike."""
    return my_shapes(work, [of_mine(work, who, key)])[0]


def of_mine(work: Work, who: Who, key: UUID, *, held: bool = False) -> Decision:
    """A decision about me; `held`: until the commit. Raises NotFound."""
    query = select(Decision).where(col(Decision.id) == key, told_to(who.person))
    if held:
        query = query.with_for_update().execution_options(populate_existing=True)
    row = work.session.scalars(query).first()
    if row is None:
        raise NotFound()
    return row


def answer(
    work: Work, who: Who, key: UUID, answer_id: UUID, new: NewDecisionAnswer
) -> tuple[AnswerShape, bool]:
    """Say something to a decision about me; the desk reads it and is told. Gives it, and whether it is new.

    A repeat gets the first answer. Raises NotFound, AlreadyDifferent, EnoughAnswered.
    """
    row = of_mine(work, who, key)
    case = telling_desk.held_case(work, row)
    known = work.session.get(DecisionAnswer, answer_id)
    if known is not None:
        if _said(work, known) != (row.id, who.person, new.words):
            raise AlreadyDifferent()
        return AnswerShape(id=known.id, words=new.words, at=known.at), False
    require_room_to_answer(_answered_today(work, row), work.now)
    sealed = work.vault.seal(who.person, PURPOSE, answer_id, new.words)
    said = DecisionAnswer(
        id=answer_id, decision_id=row.id, by_id=who.person, words=sealed, at=work.now
    )
    work.session.add(said)
    work.session.flush()
    if case is not None:
        telling_desk.answered(work, case, row)
    return AnswerShape(id=said.id, words=new.words, at=said.at), True


def _answered_today(work: Work, row: Decision) -> Sequence[datetime]:
    query = select(col(DecisionAnswer.at)).where(
        col(DecisionAnswer.decision_id) == row.id, col(DecisionAnswer.at) > work.now - DAY
    )
    return work.rows(query).scalars().all()


def _said(work: Work, known: DecisionAnswer) -> tuple[UUID, UUID, str]:
    words = opened_of(work, known.by_id, known.id, known.words)
    return known.decision_id, known.by_id, words


__all__ = ["EnoughAnswered", "answer", "my_decision", "my_decisions", "of_mine", "told_to"]
