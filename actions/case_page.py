"""A case whole, for a worker of its centre; that they looked is written down for whom it concerns."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.case_copies import copies, picture_of
from actions.case_looks import ONE_LOOK, STILL_OPEN, looked
from actions.case_queue import row_of
from actions.cases import PURPOSE, case_for
from actions.flags import in_concert
from actions.naming import names
from actions.showing_reports import words_of
from core.work import Work
from models.case_shapes import CasePage, CaseStepShape, SaidOfIt
from models.cases import Case, CaseStep
from models.reports import Report
from models.sign_in import Who
from rules.playbooks import fitting


def case_page(
    work: Work, who: Who, centre: UUID, case_id: UUID, *, by_itself: bool = False
) -> CasePage:
    """A case of my centre's desk with what was copied, said and done. Raises NotFound.

    `by_itself`: a page that already shows it reads it again, which is no look of its own.
    """
    case = case_for(work, who, centre, case_id)
    looked(work, who, case, STILL_OPEN if by_itself else ONE_LOOK)
    row, said = row_of(work, case), _said(work, case)
    return CasePage(
        **row.model_dump(),
        copies=copies(work, case),
        said=said,
        steps=_steps(work, case),
        playbooks=fitting(row.reasons, danger=case.danger, origin=case.origin),
        concert=in_concert(work, case),
    )


def case_picture(work: Work, who: Who, centre: UUID, case_id: UUID, copy_id: UUID) -> bytes:
    """A picture that was copied for a case (WebP). Raises NotFound."""
    return picture_of(work, case_for(work, who, centre, case_id), copy_id)


def _said(work: Work, case: Case) -> list[SaidOfIt]:
    """What was said of it, without who said it and in the order of ids; withdrawn ones left out."""
    query = select(Report).where(col(Report.case_id) == case.id, col(Report.withdrawn_at).is_(None))
    return [
        SaidOfIt(
            reason=row.reason,  # type: ignore[arg-type]  # the column holds only these
            words=words_of(work, row) or None,
        )
        for row in work.session.scalars(query.order_by(col(Report.id)))
    ]


def _steps(work: Work, case: Case) -> list[CaseStepShape]:
    query = select(CaseStep).where(col(CaseStep.case_id) == case.id)
    rows = work.session.scalars(query.order_by(col(CaseStep.number))).all()
    people = {one for row in rows for one in (row.by_id, row.to_id) if one is not None}
    named: dict[Any, Any] = dict(names(work, people, case.centre_id))
    return [
        CaseStepShape(
            id=row.id,
            kind=row.kind,  # type: ignore[arg-type]  # the column holds only these
            by=named.get(row.by_id),
            to=named.get(row.to_id),
            at=row.at,
            words=_opened(work, case, row),
        )
        for row in rows
    ]


def _opened(work: Work, case: Case, row: CaseStep) -> str | None:
    return None if row.words is None else work.vault.open(case.id, PURPOSE, row.id, row.words)
