"""A decision loaded for a worker: with its case, or by its centre once the case was erased."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlmodel import col

from actions.cases import case_for
from actions.meeting import NOWHERE
from core.errors import NotFound
from core.work import Work
from models.cases import Case
from models.decisions import Appeal, Decision
from models.sign_in import Who


def held(work: Work, who: Who, centre: UUID, key: UUID) -> tuple[Case | None, Decision]:
    """A decision of my centre and its case, while there is one, both held until the commit. Raises NotFound."""
    found = work.rows(select(col(Decision.case_id)).where(col(Decision.id) == key)).first()
    if found is not None and found.case_id is None:
        return None, _without_case(work, who, centre, key)
    # Asked also where there is none: what isn't there takes the work of what is foreign.
    case = case_for(work, who, centre, found.case_id if found else NOWHERE)
    return case, of_case(work, case, key)


def _without_case(work: Work, who: Who, centre: UUID, key: UUID) -> Decision:
    """What holds on after its case was erased is found by its centre."""
    query = select(Decision).where(
        col(Decision.id) == key,
        col(Decision.centre_id) == centre,
        col(Decision.case_id).is_(None),
        theirs(who.person),
    )
    query = query.with_for_update().execution_options(populate_existing=True)
    row = work.session.scalars(query).first()
    if row is None:
        raise NotFound()
    return row


def theirs(worker: UUID) -> ColumnElement[bool]:
    """SQL: a decision, with a case or without, that isn't about this worker, and in which they stand by nobody."""
    stands_by = exists().where(
        col(Appeal.decision_id) == col(Decision.id),
        col(Appeal.advocate_id) == worker,
        col(Appeal.advocate_said) == "yes",
    )
    other = or_(col(Decision.person_id).is_(None), col(Decision.person_id) != worker)
    return and_(other, ~stands_by.correlate(Decision))


def of_case(work: Work, case: Case, key: UUID) -> Decision:
    """A decision of a case that is held, held too. Raises NotFound."""
    row = work.session.get(Decision, key, with_for_update=True, populate_existing=True)
    if row is None or row.case_id != case.id:
        raise NotFound()
    return row
