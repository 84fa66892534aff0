"""A desk's queue: its first page with 500 open cases beside its first page with 5, on both databases.

`python -m bench desk [--cases 500] [--rounds 40] [--tiny] [--json]`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from time import perf_counter
from typing import Any
from uuid import UUID

from sqlalchemy import text

from actions import case_queue, people, sign_in
from actions.sessions import open_session
from bench.first_page import KINDS, PAGE, asked_for, compared, floor, statements, store_on, tell
from bench.report import Floor, line, say, verdicts
from core.ids import new_id
from core.store import Store
from core.work import Work
from models.case_shapes import Queue
from models.cases import Case
from models.reports import REASONS, Report

FEW = 5
# Every so many: one of danger, one that somebody has, one that several reported, one that has ended.
DANGER, TAKEN, JOINED, ENDED = 10, 3, 4, 2


@dataclass(frozen=True)
class Side:
    """A database with so many open cases at one centre, and a worker's token."""

    store: Store
    token: str
    centre: UUID
    cases: int

    def first_page(self) -> float:
        """Milliseconds of one look at the first page: who asks, the page, and its JSON, as its door does it."""
        began = perf_counter()
        who = self.store.read_now(sign_in.who, self.token)
        page: Queue = self.store.read_now(case_queue.queue, who, self.centre, "open", None, PAGE)
        page.model_dump_json()
        took = (perf_counter() - began) * 1000
        assert len(page.items) == min(PAGE, self.cases) and page.items[0].danger
        return took

    def plan(self) -> str:
        """How the database finds the page: what it says itself."""
        statement, values = next(
            one for one in statements(self) if "ORDER BY cases.ended_at" in one[0]
        )
        sqlite = self.store.reading.dialect.name == "sqlite"
        explain = ("EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN ") + statement
        with self.store.reading.connect() as connection:
            rows = connection.exec_driver_sql(explain, values).all()
        return "\n".join(str(row[-1]) for row in rows)


def main(arguments: Sequence[str]) -> int:
    """Measure and tell; 1 when a floor is missed."""
    asked = asked_for("desk", __doc__, ("cases", 500), arguments)
    cases, rounds = (60, 3) if asked.tiny else (asked.many, asked.rounds)
    rows = [row for kind in KINDS for row in _measure(kind, cases, rounds)]
    floors = [one for row in rows for one in _floors(row, cases)]
    for one in floors:
        line(one.row() | {"figure": "desk.floor"})
    if not asked.json:
        tell(rows, cases, FEW)
        verdicts(floors)
    return int(not all(one.held for one in floors))


def _floors(row: dict[str, Any], cases: int) -> list[Floor]:
    by_index = f"the page is found along its index, {row['database']}"
    return [floor(row, cases, FEW), Floor(by_index, float(row["index"]), 1.0, "yes")]


def _measure(kind: str, cases: int, rounds: int) -> Iterator[dict[str, Any]]:
    with _side(kind, FEW) as few, _side(kind, cases) as many:
        row = {"figure": "desk.queue", "database": kind, "cases": cases}
        row |= compared(few, many, rounds)
        plan = many.plan()
        row["index"] = "ix_cases_queue" in plan and "SORT" not in plan.upper()
        line(row)
        yield row


@contextmanager
def _side(kind: str, cases: int) -> Iterator[Side]:
    with store_on(kind) as store:
        say(f"{kind}: {cases} cases ...")
        token, centre = store.write_now(_fill, cases)
        with store.writing.connect().execution_options(isolation_level="AUTOCOMMIT") as told:
            told.execute(text("ANALYZE"))
        yield Side(store, token, centre, cases)


def _fill(work: Work, cases: int) -> tuple[str, UUID]:
    """A centre with five workers and fifty members, so many open cases, and many that have ended."""
    centre = people.make_centre(work, "Bench", language="en").id
    workers, crowd = (
        [people.add_person(work, centre, f"{role[0]}{n}", role, "en").id for n in range(many)]
        for role, many in (("worker", 5), ("member", 50))
    )
    for number in range(cases):
        case = _case(work, centre, crowd[number % 50], number)
        case.danger = number % DANGER == 0
        if number % TAKEN == 0:
            case.taken_by, case.taken_at = workers[number % 5], work.now
        _reports(work, case, crowd, number)
        if number % ENDED == 0:
            _case(work, centre, crowd[number % 50], number).ended_at = work.now
    work.session.flush()
    looks = people.add_person(work, centre, "Looks", "worker", "en")
    return open_session(work, looks, new_id(), "bench").token, centre


def _case(work: Work, centre: UUID, person: UUID, number: int) -> Case:
    case = Case(
        id=new_id(),
        centre_id=centre,
        thing_kind="message",
        thing_id=new_id(),
        person_id=person,
        origin="report",
        opened_at=work.now - timedelta(minutes=7 * number),
    )
    work.session.add(case)
    return case


def _reports(work: Work, case: Case, crowd: Sequence[UUID], number: int) -> None:
    """One or three different people said something of it."""
    work.session.flush()
    for one in range(3 if number % JOINED == 0 else 1):
        by, reason = crowd[(number + one + 1) % len(crowd)], REASONS[(number + one) % len(REASONS)]
        work.session.add(Report(id=new_id(), case_id=case.id, by_id=by, reason=reason, at=work.now))
