"""From the ledger's pointers to what a worker is told of cases, on their own stream."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import exists, select
from sqlmodel import col

from actions.asked_at_desk import to_agree, to_look_again, unread_answers
from actions.cases import apart_from
from actions.danger_calls import in_danger, said_since
from core.work import Work
from models.cases import Case, CaseChanged, CaseStep, StepKind
from models.ledger import Event
from models.people import STAFF, Appointment

Asks = Literal["take_over", "look", "danger", "agree", "appeal", "answer", "more"]


@dataclass
class OwnCases:
    """The cases that entries of one worker's stream point to, as they are now."""

    me: UUID
    cases: dict[UUID, Case]
    agree: Collection[UUID] = ()
    appeal: Collection[UUID] = ()
    answers: Mapping[UUID, datetime] = field(default_factory=dict)
    withdrawn: Collection[UUID] = ()
    danger: Collection[UUID] = ()
    more: Collection[UUID] = ()

    def told(self, row: Any, at: dict[str, Any]) -> Event | None:
        """Which case it is, and what is asked of me there by now; None where it isn't mine to see."""
        case = self.cases.get(row.subject)
        if case is None:
            return None
        asks, withdrawn = self._asks(case, row), case.id in self.withdrawn
        return CaseChanged(
            **at, case=case.id, centre=case.centre_id, asks=asks, withdrawn=withdrawn
        )

    def _asks(self, case: Case, row: Any) -> Asks | None:
        if self.me in (case.handed_to, case.looks_too):
            return "take_over" if self.me == case.handed_to else "look"
        if case.id in self.danger:
            return "danger"
        if case.id in self.agree:
            return "agree"
        if case.id in self.appeal:
            return "appeal"
        # Only who was told of the answer: the entry came with it, or after it.
        said = self.answers.get(case.id)
        if said is not None and row.at >= said:
            return "answer"
        return "more" if case.id in self.more else None


def own_cases(work: Work, me: UUID, rows: Sequence[Any]) -> OwnCases:
    """Load the cases that these ledger rows point to, where I work and that are mine to see."""
    keys = {row.subject for row in rows if row.kind == "case.changed"}
    if not keys:
        return OwnCases(me, {}, set())
    works_there = exists().where(
        col(Appointment.person_id) == me,
        col(Appointment.centre_id) == col(Case.centre_id),
        col(Appointment.role).in_(STAFF),
        col(Appointment.ended_at).is_(None),
    )
    query = select(Case).where(col(Case.id).in_(keys), works_there, apart_from(me))
    cases = {case.id: case for case in work.session.scalars(query)}
    return OwnCases(
        me,
        cases,
        to_agree(work, me, cases),
        to_look_again(work, me, cases),
        unread_answers(work, me, cases),
        _told_of(work, me, cases, "withdrawn"),
        in_danger(work, cases),
        _told_of(work, me, cases, "joined"),
    )


def _told_of(work: Work, me: UUID, keys: Collection[UUID], kind: StepKind) -> set[UUID]:
    """Those I have with such a step of somebody I don't know, since I last did something with them."""
    query = select(col(Case.id)).where(
        col(Case.id).in_(keys),
        col(Case.taken_by) == me,
        col(Case.ended_at).is_(None),
        said_since(col(CaseStep.kind) == kind, me),
    )
    return set(work.rows(query).scalars())
