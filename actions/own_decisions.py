"""What somebody's own stream tells of decisions about them, and of standing by others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.my_decisions import told_to
from actions.naming import names
from actions.showing_decisions import my_shapes
from actions.standing_by import apart
from core.work import Work
from models.decision_shapes import (
    AdvocateAsked,
    AppealChanged,
    AppealNews,
    DecisionChanged,
    DecisionMade,
    MyDecision,
)
from models.decisions import Appeal, Decision
from models.ledger import Event
from models.people import PersonShape
from rules.appeals import OUT, says_no
from rules.decisions import is_judged, is_open

ABOUT_ME = ("decision.made", "decision.changed")
APPEALS = ("appeal.changed", "advocate.asked")
# What an advocate's answer is to whom it concerns. A no is nothing.
ANSWERS: dict[str, AppealNews] = {"yes": "stands_by", OUT: "stepped_back"}


@dataclass(frozen=True)
class OwnDecisions:
    """The decisions and appeals that some entries of one person's stream point to.

    `appealed`: what each appeal is about. `people`: who is in them.
    `near`: those in which no block, and no leaving, stands between who asks and whom they ask.
    """

    me: UUID
    decisions: Mapping[UUID, MyDecision]
    appeals: Mapping[UUID, Appeal]
    appealed: Mapping[UUID, Decision]
    people: Mapping[UUID, PersonShape]
    near: frozenset[UUID] = frozenset()

    def told(self, row: Any, at: dict[str, Any]) -> Event | None:
        """The event of an entry; None where it is told no more."""
        decision, appeal = self.decisions.get(row.subject), self.appeals.get(row.subject)
        match row.kind:
            case "decision.made" if decision is not None:
                return DecisionMade(**at, decision=decision)
            case "decision.changed" if decision is not None:
                return DecisionChanged(**at, decision=decision)
            case "appeal.changed" if appeal is not None and self._hears(appeal):
                return AppealChanged(**at, id=appeal.id, **self._news(row, appeal))
            case "advocate.asked" if appeal is not None and self._is_asked(appeal):
                return AdvocateAsked(**at, id=appeal.id, person=self.people[appeal.by_id])
            case _:
                return None

    def _hears(self, appeal: Appeal) -> bool:
        """Whom it concerns, and who stands by them while nothing is between."""
        stands_by = appeal.advocate_id == self.me and appeal.advocate_said == "yes"
        return appeal.by_id == self.me or (stands_by and appeal.id in self.near)

    def _is_asked(self, appeal: Appeal) -> bool:
        mine = appeal.advocate_id == self.me and not says_no(appeal)
        return mine and appeal.withdrawn_at is None and appeal.id in self.near

    def _news(self, row: Any, appeal: Appeal) -> dict[str, Any]:
        """What an entry tells of an appeal as it is now; all empty where there is nothing to tell."""
        if appeal.by_id == self.me:
            decision = self.appealed[appeal.id]
            news, person = self._to_me(row, appeal, decision)
            told: dict[str, Any] = {"decision": decision.id, "outcome": None}
        else:
            ended = appeal.outcome is not None and appeal.withdrawn_at is None
            news, person = ("ended", appeal.by_id) if ended else (None, None)
            told = {"decision": None, "outcome": appeal.outcome if ended else None}
        return told | {"news": news, "person": self.people.get(person) if person else None}

    def _to_me(
        self, row: Any, appeal: Appeal, decision: Decision
    ) -> tuple[AppealNews | None, UUID | None]:
        """What moved last. That it was decided is told by the decision itself."""
        if not is_open(appeal) or decision.undone_at is not None:
            return None, None
        answered = row.whose is not None and row.whose == appeal.advocate_id
        said = ANSWERS.get(appeal.advocate_said or "")
        if answered and said is not None and appeal.id in self.near:
            return said, appeal.advocate_id
        if not is_judged(decision.kind):
            return None, None
        return ("waits", None) if appeal.taken_by is None else ("looked_at", appeal.taken_by)


def own_decisions(work: Work, me: UUID, rows: Iterable[Any]) -> OwnDecisions:
    """Load what these entries point to, all at once. A block leaves out who asks, but not who looks."""
    known = list(rows)
    decided = {row.subject for row in known if row.kind in ABOUT_ME}
    asked = {row.subject for row in known if row.kind in APPEALS}
    decisions: list[MyDecision] = []
    if decided:
        query = select(Decision).where(col(Decision.id).in_(decided), told_to(me))
        decisions = my_shapes(work, list(work.session.scalars(query)))
    own = OwnDecisions(me, {one.id: one for one in decisions}, {}, {}, {})
    return replace(own, **_appeals(work, asked)) if asked else own


def _appeals(work: Work, asked: set[UUID]) -> dict[str, Any]:
    """These appeals, what they are about, and who is in them."""
    found = select(Appeal, Decision).join(Decision, col(Decision.id) == col(Appeal.decision_id))
    appeals: dict[UUID, Appeal] = {}
    appealed: dict[UUID, Decision] = {}
    people: dict[UUID, PersonShape] = {}
    for row in work.session.execute(found.where(col(Appeal.id).in_(asked))):
        appeal = appeals[row.Appeal.id] = row.Appeal
        appealed[appeal.id] = row.Decision
        inside = [appeal.by_id, appeal.advocate_id, appeal.taken_by]
        centre = row.Decision.centre_id
        people |= names(work, [one for one in inside if one is not None], centre)
    near = {
        key
        for key, one in appeals.items()
        if one.by_id in people and not apart(work, one, appealed[key])
    }
    return {"appeals": appeals, "appealed": appealed, "people": people, "near": frozenset(near)}
