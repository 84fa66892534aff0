"""Why a case was reported, and whether nothing but care can come of it; for its workers."""

from sqlalchemy import select
from sqlmodel import col

from core.work import Work
from models.cases import Case
from models.reports import Report
from rules import reports


def reasons(work: Work, case: Case) -> set[str]:
    """All reasons that stand; where none stands any more, those there were."""
    query = select(Report).where(col(Report.case_id) == case.id)
    rows = work.session.scalars(query).all()
    standing = [row for row in rows if row.withdrawn_at is None]
    return {row.reason for row in standing or rows}


def only_care(work: Work, case: Case) -> bool:
    """Whether all there is to a case is that somebody worries: then no penalty can come of it.

    Also where a machine found words and nobody reported them: whoever wrote them was told so.
    """
    said = reasons(work, case)
    return reports.only_care(said) or (not said and case.origin == "words")
