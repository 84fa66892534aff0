"""What somebody's own stream tells of decisions about them, and of standing by others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.my_decisions import told_to
from actions.naming import names
from actions.showing_decisions import my_shapes
from core.work import Work
from models.decision_shapes import (
    AdvocateAsked,
    AppealChanged,
    DecisionChanged,
    DecisionMade,
    MyDecision,
)
from models.decisions import Appeal, Decision
from models.ledger import Event
from models.people import PersonShape

ABOUT_ME = ("decision.made", "decision.changed")
APPEALS = ("appeal.changed", "advocate.asked")


@dataclass(frozen=True)
class OwnDecisions:
    """The decisions and appeals that some entries of one person's stream point to."""

    me: UUID
    decisions: Mapping[UUID, MyDecision]
    appeals: Mapping[UUID, Appeal]
    people: Mapping[UUID, PersonShape]

    def told(self, row: Any, at: dict[str, Any]) -> Event | None:
        """The event of an entry; None where it is told no more."""
        decision, appeal = self.decisions.get(row.subject), self.appeals.get(row.subject)
        match row.kind:
            case "decision.made" if decision is not None:
                return DecisionMade(**at, decision=decision)
            case "decision.changed" if decision is not None:
                return DecisionChanged(**at, decision=decision)
            case "appeal.changed" if appeal is not None and self.me in self._of(appeal):
                return AppealChanged(**at, id=appeal.id)
            case "advocate.asked" if appeal is not None and self._is_asked(appeal):
                return AdvocateAsked(**at, id=appeal.id, person=self.people[appeal.by_id])
            case _:
                return None

    def _of(self, appeal: Appeal) -> tuple[UUID | None, ...]:
        stands_by = appeal.advocate_id if appeal.advocate_said == "yes" else None
        return appeal.by_id, stands_by

    def _is_asked(self, appeal: Appeal) -> bool:
        mine = appeal.advocate_id == self.me and appeal.advocate_said != "no"
        return mine and appeal.withdrawn_at is None and appeal.by_id in self.people


def own_decisions(
    work: Work, me: UUID, rows: Iterable[Any], hidden: frozenset[UUID]
) -> OwnDecisions:
    """Load what these entries point to, all at once. A block leaves out who asks."""
    known = list(rows)
    decided = {row.subject for row in known if row.kind in ABOUT_ME}
    asked = {row.subject for row in known if row.kind in APPEALS}
    decisions: list[MyDecision] = []
    if decided:
        query = select(Decision).where(col(Decision.id).in_(decided), told_to(me))
        decisions = my_shapes(work, list(work.session.scalars(query)))
    if not asked:
        return OwnDecisions(me, {one.id: one for one in decisions}, {}, {})
    found = select(Appeal, col(Decision.centre_id)).join(
        Decision, col(Decision.id) == col(Appeal.decision_id)
    )
    appeals: dict[UUID, Appeal] = {}
    people: dict[UUID, PersonShape] = {}
    for row in work.session.execute(found.where(col(Appeal.id).in_(asked))):
        appeals[row.Appeal.id] = row.Appeal
        if row.Appeal.by_id not in hidden:
            people |= names(work, [row.Appeal.by_id], row.centre_id)
    return OwnDecisions(me, {one.id: one for one in decisions}, appeals, people)
