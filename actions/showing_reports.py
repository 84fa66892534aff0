"""Reports as whoever made them reads them: how each stands, and what came of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from actions.case_sealing import unseal
from actions.naming import names_at
from actions.readers import reader
from actions.reports import PURPOSE
from core.work import Work
from models.access_log import AccessEntry
from models.cases import Case, CaseLook, CaseRoom, CaseStep
from models.decisions import Decision
from models.groups import Membership
from models.people import STAFF, Appointment, Person, PersonShape
from models.reports import MyReport, Outcome, Report, ReportedThing, ReportMay
from rules.asks import may_undo
from rules.reports import outcome_of, state_of
from rules.viewing import Reader


@dataclass
class Loaded:
    """Everything that the shapes of one person's reports need."""

    work: Work
    me: UUID
    reader: Reader
    undo_seconds: int
    cases: Mapping[UUID, Case]
    holders: Mapping[UUID, UUID]
    workers: Mapping[tuple[UUID, UUID], PersonShape]
    rooms: Mapping[UUID, UUID]
    apart: Collection[UUID]
    belongs: Collection[UUID]
    seen: Collection[UUID]
    decided: Mapping[UUID, Sequence[Decision]]


def shapes(work: Work, me: UUID, rows: Sequence[Report]) -> list[MyReport]:
    """These reports of mine, in their order."""
    if not rows:
        return []
    loaded = _load(work, me, rows)
    return [_shape(loaded, row) for row in rows]


def words_of(work: Work, row: Report) -> str:
    """What whoever reported said; nothing once they or the case are erased."""
    if row.words is None:
        return ""
    plain = unseal(work, row.case_id, row.id, row.words, owner=row.by_id, purpose=PURPOSE)
    return (plain or b"").decode()


def seen_since() -> ColumnElement[bool]:
    """SQL: a worker looked at the case, or did something with it, after this report came.

    Who reports what somebody has already must not learn by it that others said so before.
    """
    came = aliased(CaseStep)
    did = exists().where(
        col(came.case_id) == col(Report.case_id),
        col(came.at) == col(Report.at),
        col(came.by_id).is_(None),
        col(CaseStep.case_id) == col(Report.case_id),
        col(CaseStep.by_id).is_not(None),
        col(CaseStep.number) > col(came.number),
    )
    looked = exists().where(
        col(CaseLook.case_id) == col(Report.case_id),
        col(AccessEntry.id) == col(CaseLook.entry_id),
        col(AccessEntry.at) >= col(Report.at),
    )
    return or_(did.correlate(Report), looked.correlate(Report))


def seen(work: Work, rows: Sequence[Report]) -> set[UUID]:
    """Those of these reports at whose case somebody looked since."""
    query = select(col(Report.id)).where(col(Report.id).in_([row.id for row in rows]))
    return set(work.rows(query.where(seen_since())).scalars())


def _load(work: Work, me: UUID, rows: Sequence[Report]) -> Loaded:
    keys = {row.case_id for row in rows}
    cases = work.session.scalars(
        select(Case).where(col(Case.id).in_(keys)).execution_options(populate_existing=True)
    ).all()
    held = holders(work, cases)
    workers = {(held[case.id], case.centre_id) for case in cases if case.id in held}
    rooms = _rooms(work, me, keys)
    return Loaded(
        work=work,
        me=me,
        reader=reader(work, me),
        undo_seconds=work.session.get_one(Person, me).undo_seconds,
        cases={case.id: case for case in cases},
        holders=held,
        workers=names_at(work, workers),
        rooms=rooms,
        apart=_apart(work, rooms, held),
        belongs=_belongs(work, me),
        seen=seen(work, rows),
        decided=_decided(work, keys),
    )


def _belongs(work: Work, me: UUID) -> set[UUID]:
    """My centres: who left one has no room there any more."""
    query = select(col(Appointment.centre_id)).where(
        col(Appointment.person_id) == me, col(Appointment.ended_at).is_(None)
    )
    return set(work.rows(query).scalars())


def holders(work: Work, cases: Sequence[Case]) -> dict[UUID, UUID]:
    """Who has each of these cases, or had it last; nobody who doesn't work at its centre any more."""
    works_there = exists().where(
        col(Appointment.person_id) == col(Case.taken_by),
        col(Appointment.centre_id) == col(Case.centre_id),
        col(Appointment.role).in_(STAFF),
        col(Appointment.ended_at).is_(None),
    )
    keys = {case.id for case in cases}
    query = select(col(Case.id), col(Case.taken_by)).where(col(Case.id).in_(keys), works_there)
    return {row.id: row.taken_by for row in work.rows(query)}


def _apart(work: Work, rooms: Mapping[UUID, UUID], held: Mapping[UUID, UUID]) -> set[UUID]:
    """The cases whose holder isn't in the room in which I talk of it."""
    query = select(col(Membership.room_id), col(Membership.person_id)).where(
        col(Membership.room_id).in_(rooms.values())
    )
    inside = {(row.room_id, row.person_id) for row in work.rows(query)}
    return {key for key, room in rooms.items() if key in held and (room, held[key]) not in inside}


def _rooms(work: Work, me: UUID, keys: set[UUID]) -> dict[UUID, UUID]:
    """The rooms in which I talk with a worker, by case."""
    query = (
        select(col(CaseRoom.case_id), col(CaseRoom.room_id))
        .join(Membership, col(Membership.room_id) == col(CaseRoom.room_id))
        .where(col(CaseRoom.case_id).in_(keys), col(CaseRoom.side) == "reporter")
        .where(col(CaseRoom.person_id) == me, col(Membership.person_id) == me)
    )
    return {row.case_id: row.room_id for row in work.rows(query)}


def _decided(work: Work, keys: set[UUID]) -> dict[UUID, list[Decision]]:
    """What was decided in each case, the newest first. What takes two people, and has one, isn't decided."""
    query = (
        select(Decision)
        .where(col(Decision.case_id).in_(keys), col(Decision.in_force_at).is_not(None))
        .order_by(col(Decision.at).desc(), col(Decision.id).desc())
    )
    made: dict[UUID, list[Decision]] = {key: [] for key in keys}
    for row in work.session.scalars(query):
        if row.case_id is not None and (row.kind != "removal" or row.second_by is not None):
            made[row.case_id].append(row)
    return made


def _stands_no_more(work: Work, row: Decision) -> bool:
    """Taken back; and what a machine held until somebody is in, once its time is over."""
    over = row.cause != "worker" and row.until is not None and row.until <= work.now
    return over or row.undone_at is not None


def _outcome(loaded: Loaded, row: Report, case: Case) -> Outcome | None:
    """What came of it since; nothing did where whom it was about is erased before anybody decided."""
    since = [
        one for one in loaded.decided[case.id] if one.in_force_at and one.in_force_at >= row.at
    ]
    made = [(one.kind, one.cause, _stands_no_more(loaded.work, one)) for one in since]
    return outcome_of(made) or ("gone" if case.person_id is None else None)


def _shape(loaded: Loaded, row: Report) -> MyReport:
    case = loaded.cases[row.case_id]
    held = row.id in loaded.seen or case.ended_at is not None
    state = state_of(case.taken_by if held else None, case.ended_at)
    return MyReport(
        id=row.id,
        about=ReportedThing(kind=case.thing_kind, id=case.thing_id),  # type: ignore[arg-type]  # the column holds only these
        reason=row.reason,  # type: ignore[arg-type]  # the column holds only these
        words=words_of(loaded.work, row),
        at=row.at,
        state=state,
        by=_by(loaded, case) if held else None,
        outcome=_outcome(loaded, row, case) if state == "done" else None,
        withdrawn=row.withdrawn_at is not None,
        room=loaded.rooms.get(case.id),
        may=_may(loaded, row, case, held),
    )


def _by(loaded: Loaded, case: Case) -> PersonShape | None:
    """The worker who has it and works there, unless a block stands between us: then it is a worker."""
    holder = loaded.holders.get(case.id)
    if holder is None or holder in loaded.reader.hidden:
        return None
    return loaded.workers.get((holder, case.centre_id))


def _may(loaded: Loaded, row: Report, case: Case, held: bool) -> ReportMay:
    stands, open_ = row.withdrawn_at is None, case.ended_at is None
    talks = stands and case.centre_id in loaded.belongs
    return ReportMay(
        add=stands and open_,
        withdraw=stands and open_,
        stand_again=open_ and may_stand_again(row, loaded.undo_seconds, loaded.work),
        talk=talks and held and case.id in loaded.holders,
        let_in=talks and case.id in loaded.apart,
    )


def may_stand_again(row: Report, undo_seconds: int, work: Work) -> bool:
    """Whether a report that was withdrawn a moment ago can be made to stand again."""
    return row.withdrawn_at is not None and may_undo(row.withdrawn_at, undo_seconds, work.now)
