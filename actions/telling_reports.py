"""Telling whoever reported that somebody looks at it, and what came of it: worked out from how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, select
from sqlmodel import col

from actions.announcing import announce
from actions.showing_reports import seen, seen_since, shapes
from core.work import Work
from models.cases import Case
from models.ledger import Event, my_stream
from models.reports import MyReport, Report, ReportChanged
from rules.reports import state_of

PART = 100


def untold(work: Work) -> list[UUID]:
    """Reports that stand otherwise than whoever made them was last told."""
    query = (
        select(col(Report.id))
        .join(Case, col(Case.id) == col(Report.case_id))
        .where(col(Report.by_id).is_not(None), col(Report.withdrawn_at).is_(None))
        .where(col(Report.told_state) != _state())
        .order_by(col(Report.at), col(Report.id))
    )
    return list(work.rows(query.limit(PART)).scalars())


def _state() -> ColumnElement[str]:
    """Twin of `state_of`."""
    return case(
        (col(Case.ended_at).is_not(None), "done"),
        (and_(col(Case.taken_by).is_not(None), seen_since()), "looked_at"),
        else_="waiting",
    )


def tell(work: Work, key: UUID) -> None:
    """Tell whoever reported how it stands now; nothing where they know. Said twice, it is done once."""
    row = work.session.get(Report, key, with_for_update=True, populate_existing=True)
    if row is None or row.by_id is None or row.withdrawn_at is not None:
        return
    about = work.session.get_one(Case, row.case_id, populate_existing=True)
    state = state_of(about.taken_by if seen(work, [row]) else None, about.ended_at)
    if state == row.told_state:
        return
    row.told_state, row.told_at = state, work.now if state == "done" else row.told_at
    work.session.flush()
    announce(work, my_stream(row.by_id), "report.changed", row.id)


@dataclass(frozen=True)
class OwnReports:
    """The reports that some entries of one person's stream point to, as they are now."""

    reports: dict[UUID, MyReport]

    def told(self, row: Any, at: dict[str, Any]) -> Event | None:
        """How a report of mine stands; None where it is no more."""
        report = self.reports.get(row.subject)
        return None if report is None else ReportChanged(**at, report=report)


def own_reports(work: Work, me: UUID, rows: Sequence[Any]) -> OwnReports:
    """Load the reports of mine that these ledger rows point to."""
    keys = {row.subject for row in rows if row.kind == "report.changed"}
    if not keys:
        return OwnReports({})
    query = select(Report).where(col(Report.id).in_(keys), col(Report.by_id) == me)
    return OwnReports({one.id: one for one in shapes(work, me, work.session.scalars(query).all())})
