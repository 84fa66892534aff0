"""The queue of a centre's desk: danger on top, then the oldest; a page takes the same few queries, however many wait."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, false, or_, select, true
from sqlmodel import col

from actions.asked_at_desk import appeals_waiting, cases_to_agree
from actions.case_holds import held_shape, holding
from actions.cases import apart_from
from actions.load import suggested
from actions.naming import names
from core.errors import Invalid
from core.work import Work
from models.case_shapes import CaseRow, Queue, QueueState, Reporters
from models.cases import Case
from models.reports import REASONS, Report
from models.sign_in import Who
from rules.people import require_staff

HOW_MANY: tuple[Reporters, ...] = ("nobody", "one", "two")


def queue(
    work: Work, who: Who, centre: UUID, state: QueueState, cursor: str | None, limit: int
) -> Queue:
    """A page of my centre's cases: those that are open, that I have taken, or that have ended (newest first).

    What I said to the desk myself, what concerns me, and where I stand by somebody isn't there.
    Raises NotFound, Invalid for a cursor we never gave.
    """
    require_staff(who.at(centre))
    after = None if cursor is None else _read(cursor)
    found = _page(work, who, centre, state, after, limit + 1)
    page = found[:limit]
    more = _write(page[-1]) if len(found) > limit else None
    next_one, holds = suggested(work, who, centre), holding(work, page)
    named = names(work, _people(page, holds) | ({next_one} if next_one else set()), centre)
    could = named.get(next_one) if next_one else None
    return Queue(
        items=_rows(work, page, named, holds),
        next=more,
        suggested=could,
        to_look_again=appeals_waiting(work, who.person, centre),
        to_agree=cases_to_agree(work, who.person, centre),
    )


def row_of(work: Work, case: Case) -> CaseRow:
    """One case as it stands in the list."""
    holds = holding(work, [case])
    named = names(work, _people([case], holds), case.centre_id)
    (row,) = _rows(work, [case], named, holds)
    return row


Cursor = tuple[bool, datetime, UUID]


def _write(case: Case) -> str:
    at = case.ended_at or case.opened_at
    return f"{int(case.danger)}_{at.isoformat()}_{case.id}"


def _read(cursor: str) -> Cursor:
    danger, _, rest = cursor.partition("_")
    at, _, key = rest.partition("_")
    try:
        moment, last = datetime.fromisoformat(at), UUID(key)
    except ValueError:
        raise Invalid(fields={"cursor": "not one of ours"}) from None
    if moment.tzinfo is None or danger not in ("0", "1"):
        raise Invalid(fields={"cursor": "not one of ours"})
    return danger == "1", moment, last


def _page(
    work: Work, who: Who, centre: UUID, state: QueueState, after: Cursor | None, limit: int
) -> Sequence[Case]:
    if state == "ended":
        return work.session.scalars(_ended(who, centre, after).limit(limit)).all()
    rows: list[Case] = []
    # One walk along the index for danger, one for the rest: sorting both together would read all of them.
    for danger in (True, False):
        if (after is None or danger <= after[0]) and len(rows) < limit:
            query = _open(who, centre, state, danger=danger)
            if after is not None and after[0] == danger:
                query = query.where(_beyond(after))
            rows += work.session.scalars(query.limit(limit - len(rows)))
    return rows


def _open(who: Who, centre: UUID, state: QueueState, *, danger: bool) -> Select[Any]:
    query = (
        select(Case)
        .where(col(Case.centre_id) == centre, col(Case.ended_at).is_(None))
        .where(col(Case.danger) == (true() if danger else false()), apart_from(who.person))
        .order_by(col(Case.ended_at), col(Case.opened_at), col(Case.id))
    )
    return query.where(col(Case.taken_by) == who.person) if state == "taken_by_me" else query


def _beyond(after: Cursor) -> Any:
    _, at, key = after
    same = and_(col(Case.opened_at) == at, col(Case.id) > key)
    return or_(col(Case.opened_at) > at, same)


def _ended(who: Who, centre: UUID, after: Cursor | None) -> Select[Any]:
    query = (
        select(Case)
        .where(col(Case.centre_id) == centre, col(Case.ended_at).is_not(None))
        .where(apart_from(who.person))
        .order_by(col(Case.ended_at).desc(), col(Case.id).desc())
    )
    if after is None:
        return query
    _, at, key = after
    same = and_(col(Case.ended_at) == at, col(Case.id) < key)
    return query.where(or_(col(Case.ended_at) < at, same))


def _people(page: Sequence[Case], holds: Mapping[UUID, Any]) -> set[UUID]:
    """Everybody who is named in these, and in what holds them."""
    named = {
        one
        for case in page
        for one in (case.person_id, case.taken_by, case.handed_to, case.looks_too)
    }
    named |= {row.by_id for row in holds.values()}
    return {one for one in named if one is not None}


def _rows(work: Work, page: Sequence[Case], named: Any, holds: Mapping[UUID, Any]) -> list[CaseRow]:
    told = _told(work, [case.id for case in page])
    return [_row(case, named, holds.get(case.id), *told.get(case.id, ([], 0))) for case in page]


def _told(work: Work, cases: Collection[UUID]) -> dict[UUID, tuple[list[str], int]]:
    """Why each was reported, and by how many different people; one query for all of them."""
    if not cases:
        return {}
    query = (
        select(col(Report.case_id), col(Report.reason), col(Report.by_id))
        .where(col(Report.case_id).in_(cases), col(Report.withdrawn_at).is_(None))
        .distinct()
    )
    reasons: dict[UUID, set[str]] = {}
    people: dict[UUID, set[UUID | None]] = {}
    for row in work.rows(query):
        reasons.setdefault(row.case_id, set()).add(row.reason)
        people.setdefault(row.case_id, set()).add(row.by_id)
    return {
        key: ([reason for reason in REASONS if reason in said], len(people[key]))
        for key, said in reasons.items()
    }


def _row(case: Case, named: Any, hold: Any, reasons: list[str], people: int) -> CaseRow:
    kept = ("id", "origin", "danger", "opened_at", "ended_at", "version")
    who = {part: named.get(getattr(case, part)) for part in ("taken_by", "handed_to", "looks_too")}
    return CaseRow(
        **{field: getattr(case, field) for field in kept},
        **who,
        thing=case.thing_kind,  # type: ignore[arg-type]  # the column holds only these
        person=named.get(case.person_id),
        reasons=reasons,  # type: ignore[arg-type]  # the column holds only these
        reporters=HOW_MANY[people] if people < len(HOW_MANY) else "several",
        held=held_shape(hold, named),
    )
