"""What is asked of one worker at the desk now: to agree, to look at an appeal, to read an answer."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlmodel import col

from actions.cases import apart_from
from actions.held_decisions import theirs
from core.work import Work
from models.access_log import AccessEntry
from models.cases import Case, CaseLook, CaseStep
from models.decisions import Appeal, Decision

# More wait at no desk; who has so many begins with the oldest.
MANY = 20


def _proposed(worker: UUID) -> ColumnElement[bool]:
    """SQL over decisions: proposed by somebody else, and waiting for a yes."""
    return and_(
        col(Decision.in_force_at).is_(None),
        col(Decision.undone_at).is_(None),
        or_(col(Decision.by_id).is_(None), col(Decision.by_id) != worker),
    )


def _appealed(worker: UUID) -> ColumnElement[bool]:
    """SQL over decisions and their appeals: open, this worker had no hand in it, and nobody else looks at it."""
    hands = (col(Decision.by_id), col(Decision.second_by))
    return and_(
        col(Appeal.decided_at).is_(None),
        col(Appeal.withdrawn_at).is_(None),
        col(Decision.kind) != "talk",
        or_(col(Appeal.taken_by).is_(None), col(Appeal.taken_by) == worker),
        *(or_(hand.is_(None), hand != worker) for hand in hands),
        theirs(worker),
    )


def appeals_waiting(work: Work, worker: UUID, centre: UUID) -> int:
    """How many appeals wait for this worker at their centre."""
    query = (
        select(func.count())
        .select_from(Appeal)
        .join(Decision, col(Decision.id) == col(Appeal.decision_id))
        .outerjoin(Case, col(Case.id) == col(Decision.case_id))
        .where(col(Decision.centre_id) == centre, _appealed(worker), apart_from(worker))
    )
    count: int = work.rows(query).scalar_one()
    return count


def cases_to_agree(work: Work, worker: UUID, centre: UUID) -> list[UUID]:
    """The cases in which a colleague's proposal waits for this worker's yes, the oldest first."""
    query = (
        select(col(Decision.case_id))
        .join(Case, col(Case.id) == col(Decision.case_id))
        .where(col(Decision.centre_id) == centre, col(Case.ended_at).is_(None))
        .where(_proposed(worker), apart_from(worker))
        .order_by(col(Decision.at), col(Decision.id))
    )
    return list(dict.fromkeys(work.rows(query.limit(MANY)).scalars()))


def to_agree(work: Work, worker: UUID, cases: Collection[UUID]) -> set[UUID]:
    """Which of these cases wait for this worker's yes."""
    return _of(work, cases, select(col(Decision.case_id)).where(_proposed(worker)))


def to_look_again(work: Work, worker: UUID, cases: Collection[UUID]) -> set[UUID]:
    """In which of these cases an appeal waits for this worker, that nobody has taken."""
    query = select(col(Decision.case_id)).join(Appeal, col(Appeal.decision_id) == col(Decision.id))
    return _of(work, cases, query.where(_appealed(worker), col(Appeal.taken_by).is_(None)))


def _of(work: Work, cases: Collection[UUID], query: Select[UUID | None]) -> set[UUID]:
    found = work.rows(query.where(col(Decision.case_id).in_(cases))).scalars()
    return {one for one in found if one is not None}


def unread_answers(work: Work, worker: UUID, cases: Collection[UUID]) -> dict[UUID, datetime]:
    """When whom it concerns said something last, in those of these cases where this worker hasn't looked since."""
    said = select(col(CaseStep.case_id), func.max(col(CaseStep.at)).label("at")).where(
        col(CaseStep.case_id).in_(cases), col(CaseStep.kind) == "answered"
    )
    answers = {row.case_id: row.at for row in work.rows(said.group_by(col(CaseStep.case_id)))}
    if not answers:
        return {}
    seen = (
        select(col(CaseLook.case_id), func.max(col(AccessEntry.at)).label("at"))
        .join(AccessEntry, col(AccessEntry.id) == col(CaseLook.entry_id))
        .where(col(CaseLook.case_id).in_(answers), col(AccessEntry.by_id) == worker)
    )
    looks = {row.case_id: row.at for row in work.rows(seen.group_by(col(CaseLook.case_id)))}
    return {case: at for case, at in answers.items() if looks.get(case) is None or looks[case] < at}
