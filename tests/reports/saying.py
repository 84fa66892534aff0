"""Reporting, and looking at what lies at the desk: there as its actions read it, for a worker."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import select

from actions import case_copies, cases
from core.ids import new_id
from core.work import Work
from jobs import cases as sweeps
from models.cases import Case, CaseCopy
from models.decisions import Decision
from models.reports import CopyShape, Report
from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone

WORDS = "你真没用 you-are-useless"


def about(kind: str, key: str, reason: str = "hurts", **more: Any) -> dict[str, Any]:
    return {"about": {"kind": kind, "id": key}, "reason": reason} | more


async def report(circle: Circle, who: Someone, kind: str, key: str, **more: Any) -> str:
    """Out: the id of a new report."""
    report = str(uuid4())
    await circle.do(who, "PUT", f"/reports/{report}", about(kind, key, **more))
    return report


async def tries(circle: Circle, who: Someone, kind: str, key: str, **more: Any) -> tuple[int, str]:
    """Out: status and code of what somebody is answered who reports."""
    answer = await circle.call(who, "PUT", f"/reports/{uuid4()}", about(kind, key, **more))
    return answer.status_code, answer.json().get("code", "")


async def mine(circle: Circle, who: Someone, report: str) -> dict[str, Any]:
    found: dict[str, Any] = await circle.do(who, "GET", f"/me/reports/{report}")
    return found


async def row(circle: Circle, report: str) -> Report:
    def load(work: Work) -> Report:
        found = work.session.get_one(Report, UUID(report))
        work.session.expunge(found)
        return found

    return await circle.doors.store.read(load)


async def case_of(circle: Circle, report: str) -> Case:
    def load(work: Work) -> Case:
        found = work.session.get_one(Case, work.session.get_one(Report, UUID(report)).case_id)
        work.session.expunge(found)
        return found

    return await circle.doors.store.read(load)


async def copied(circle: Circle, case: Case) -> list[CopyShape]:
    """Out: what the desk has of it."""
    return await circle.doors.store.read(case_copies.copies, case)


async def at_desk(circle: Circle, case: Case) -> dict[str, Any]:
    """Out: the case as Chen reads it at the desk."""
    path = f"/centres/{case.centre_id}/cases/{case.id}"
    found: dict[str, Any] = await circle.do(circle.chen, "GET", path)
    return found


async def said_of(circle: Circle, case: Case) -> list[tuple[str, str | None]]:
    """Out: what the desk reads of its reports: why, and in which words."""
    return [(one["reason"], one["words"]) for one in (await at_desk(circle, case))["said"]]


async def take(circle: Circle, case: Case, worker: Someone) -> None:
    def act(work: Work) -> None:
        held = work.session.get_one(Case, case.id)
        held.taken_by, held.taken_at = UUID(worker.id), work.now
        cases.step(work, held, "taken", UUID(worker.id))

    await circle.doors.store.write(act)


async def decide(circle: Circle, case: Case, kind: str, by: Someone, **more: Any) -> None:
    """A decision is made, and the case ends with it."""

    def act(work: Work) -> None:
        held = work.session.get_one(Case, case.id)
        assert held.person_id is not None
        key = new_id()
        reason = work.vault.seal(held.person_id, "decisions", key, "because")
        decision = Decision(
            id=key,
            case_id=held.id,
            centre_id=held.centre_id,
            person_id=held.person_id,
            kind=kind,
            by_id=UUID(by.id),
            reason=reason,
            thing_kind=held.thing_kind,
            thing_id=held.thing_id,
            at=work.now,
            in_force_at=work.now,
            lapses_at=work.now + timedelta(days=365),
        )
        for name, value in more.items():
            setattr(decision, name, value)
        work.session.add(decision)
        cases.end(work, held, UUID(by.id))

    await circle.doors.store.write(act)


async def sweep(circle: Circle, **later: float) -> None:
    """Time passes, and the sweep does what is due."""
    circle.clock.at += timedelta(**later)
    await sweeps.sweep(circle.doors.store)
    await circle.doors.settled()


async def rows(circle: Circle, table: type[Any]) -> list[Any]:
    """Out: every row of a table, as stored now; of PostgreSQL's, which others use too, as well."""

    def load(work: Work) -> list[Any]:
        found = list(work.session.scalars(select(table)))
        work.session.expunge_all()
        return found

    return await circle.doors.store.read(load)


async def copies_in(circle: Circle, case: Case) -> int:
    """Out: how many rows of copies a case has."""
    return len([one for one in await rows(circle, CaseCopy) if one.case_id == case.id])
