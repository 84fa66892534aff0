"""How waiting Works are committed: together where the database has one writer, else side by side.

What waits while a commit is running is committed next, all at once; no timer is involved.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy.engine import Connection
from sqlmodel import Session

from core import figures
from core.bell import Ring
from core.errors import Unavailable
from core.work import Work

logger = logging.getLogger("sunroom.writer")
WAITING_LIMIT = 10_000

NewWork = Callable[[Session], Work]


@dataclass(slots=True, eq=False)
class Job:
    """Items that one act handles in one go; `act` gives an answer (or a Refusal) for each."""

    act: Callable[[Work, list[Any]], list[Any]]
    key: tuple[Any, ...] | None = None
    items: list[Any] = field(default_factory=list)
    futures: list[asyncio.Future[Any]] = field(default_factory=list)


class Writer(Protocol):
    """`commits`: how many there were. `asked`: when it was last given a job, by the loop's clock."""

    commits: int
    asked: float

    def submit(self, job: Job) -> None:
        """Take a job; its futures are answered after the commit."""
        ...

    def open_group(self, key: tuple[Any, ...]) -> Job | None:
        """The job of this key that still takes items, if there is one."""
        ...

    async def close(self) -> None:
        """Commit what was taken, then stop."""
        ...


@dataclass(slots=True)
class Outcome:
    job: Job
    answers: list[Any]
    rings: Iterable[Ring]


def perform(connection: Connection, job: Job, new_work: NewWork, *, alone: bool = False) -> Outcome:
    """Run one job inside the connection's transaction: as a savepoint of its own, unless it is alone in it."""
    mode: Any = "rollback_only" if alone else "create_savepoint"
    with Session(connection, join_transaction_mode=mode, autoflush=True) as session:
        work = new_work(session)
        answers = job.act(work, job.items)
        session.commit()
    return Outcome(job, answers, list(work.rings.values()))


def settle(outcomes: Iterable[Outcome]) -> None:
    """Answer the futures of committed jobs. Runs on the event loop."""
    for outcome in outcomes:
        figures.ACTS.inc(len(outcome.answers))
        for future, answer in zip(outcome.job.futures, outcome.answers, strict=True):
            if future.done():
                continue
            if isinstance(answer, Exception):
                future.set_exception(answer)
            else:
                future.set_result(answer)


class Waiting:
    """What both writers share: a bounded list of jobs that wait, and the groups among them."""

    def __init__(self, loop: asyncio.AbstractEventLoop, bell: Callable[[list[Ring]], None]) -> None:
        self.loop, self.bell = loop, bell
        self.jobs: list[Job] = []
        self.groups: dict[tuple[Any, ...], Job] = {}
        self.busy = 0
        self.commits = 0
        self.asked = 0.0
        self.closed = False
        self.idle = asyncio.Event()
        self.idle.set()

    def add(self, job: Job) -> None:
        if self.closed or len(self.jobs) >= WAITING_LIMIT:
            raise Unavailable()
        self.jobs.append(job)
        self.asked = self.loop.time()
        self.idle.clear()
        if job.key is not None:
            self.groups[job.key] = job

    def open_group(self, key: tuple[Any, ...]) -> Job | None:
        """The waiting job of this key; a running one takes no more."""
        return self.groups.get(key)

    def finish(self, outcomes: list[Outcome]) -> None:
        settle(outcomes)
        rings: dict[str, Ring] = {}
        for ring in (ring for outcome in outcomes for ring in outcome.rings):
            known = rings.get(ring.stream)
            rings[ring.stream] = ring if known is None or ring.head >= known.head else known
        if rings:
            self.bell(list(rings.values()))
