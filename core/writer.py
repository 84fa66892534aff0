"""How waiting Works are committed: together where the database has one writer, else side by side.

What waits while a commit is running is committed next, all at once; no timer is involved.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import Engine
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlmodel import Session

from core import figures
from core.bell import Ring
from core.errors import Refusal, Unavailable
from core.work import Work

logger = logging.getLogger("sunroom.writer")
WAITING_LIMIT = 10_000
ATTEMPTS = 4

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


def _perform_kindly(connection: Connection, job: Job, new_work: NewWork) -> list[Outcome]:
    """Like perform; where a shared job breaks, each item is tried alone, so one spoils no other."""
    try:
        return [perform(connection, job, new_work)]
    except Refusal as refusal:
        return [Outcome(job, [refusal] * len(job.items), ())]
    except OperationalError:
        raise  # disk full, connection gone: the whole transaction is in doubt
    except Exception as error:  # noqa: BLE001  # whatever it is, who asked is told
        if len(job.items) > 1:
            parts = [
                Job(job.act, None, [item], [future])
                for item, future in zip(job.items, job.futures, strict=True)
            ]
            return [done for part in parts for done in _perform_kindly(connection, part, new_work)]
        return [Outcome(job, [_told(error)], ())]


def _told(error: Exception) -> Exception:
    """The error itself; a mistake of ours goes into the log first."""
    if not isinstance(error, Refusal | IntegrityError):
        logger.error("an act broke", exc_info=error)
    return error


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


class _Waiting:
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

    def finish(self, outcomes: list[Outcome]) -> None:
        settle(outcomes)
        rings: dict[str, Ring] = {}
        for ring in (ring for outcome in outcomes for ring in outcome.rings):
            known = rings.get(ring.stream)
            rings[ring.stream] = ring if known is None or ring.head >= known.head else known
        if rings:
            self.bell(list(rings.values()))


class SerialWriter(_Waiting):
    """SQLite: one thread, one connection; every waiting job is a savepoint of one transaction."""

    def __init__(
        self,
        engine: Engine,
        new_work: NewWork,
        loop: asyncio.AbstractEventLoop,
        bell: Callable[[list[Ring]], None],
    ) -> None:
        super().__init__(loop, bell)
        self.engine, self.new_work = engine, new_work
        self.thread = ThreadPoolExecutor(1, "writer")

    def submit(self, job: Job) -> None:
        """Take a job. Raises Unavailable when too many wait already or the writer is closing."""
        self.add(job)
        if not self.busy:
            self._start()

    def open_group(self, key: tuple[Any, ...]) -> Job | None:
        """The waiting job of this key; a running one takes no more."""
        return self.groups.get(key)

    def _start(self) -> None:
        jobs, self.jobs, self.groups = self.jobs, [], {}
        self.busy = 1
        self.thread.submit(self._run, jobs)

    def _run(self, jobs: list[Job]) -> None:
        outcomes = self._commit(jobs)
        self.loop.call_soon_threadsafe(self._done, outcomes)

    def _commit(self, jobs: list[Job]) -> list[Outcome]:
        try:
            if len(jobs) == 1 and len(jobs[0].items) == 1:
                return [self._commit_alone(jobs[0])]
            with self.engine.begin() as connection:
                return [
                    done for job in jobs for done in _perform_kindly(connection, job, self.new_work)
                ]
        except Exception:
            figures.LOST.inc()
            logger.exception("a transaction could not be committed")
            return [Outcome(job, [Unavailable()] * len(job.items), ()) for job in jobs]

    def _commit_alone(self, job: Job) -> Outcome:
        """What nobody shares a transaction with needs no savepoint in it."""
        try:
            with self.engine.begin() as connection:
                return perform(connection, job, self.new_work, alone=True)
        except OperationalError:
            raise
        except Exception as error:  # noqa: BLE001  # whatever it is, who asked is told
            return Outcome(job, [_told(error)], ())

    def _done(self, outcomes: list[Outcome]) -> None:
        self.busy = 0
        self.commits += 1
        if self.jobs:
            self._start()  # the next commit runs while these answers go out
        else:
            self.idle.set()
        self.finish(outcomes)

    async def close(self) -> None:
        """Commit what was taken, then stop."""
        self.closed = True
        await self.idle.wait()
        self.thread.shutdown()


class PooledWriter(_Waiting):
    """PostgreSQL: each job is a transaction of its own; jobs of one key run one after the other."""

    def __init__(
        self,
        engine: Engine,
        new_work: NewWork,
        loop: asyncio.AbstractEventLoop,
        bell: Callable[[list[Ring]], None],
        threads: int = 6,
    ) -> None:
        super().__init__(loop, bell)
        self.engine, self.new_work, self.threads = engine, new_work, threads
        self.pool = ThreadPoolExecutor(threads, "writer")
        self.running: set[tuple[Any, ...]] = set()

    def submit(self, job: Job) -> None:
        """Take a job. Raises Unavailable when too many wait already or the writer is closing."""
        self.add(job)
        self._start_what_can()

    def open_group(self, key: tuple[Any, ...]) -> Job | None:
        """The waiting job of this key; a running one takes no more."""
        return self.groups.get(key)

    def _start_what_can(self) -> None:
        waiting = []
        for job in self.jobs:
            if self.busy >= self.threads or (job.key is not None and job.key in self.running):
                waiting.append(job)
            else:
                self._start(job)
        self.jobs = waiting
        if not self.jobs and not self.busy:
            self.idle.set()

    def _start(self, job: Job) -> None:
        self.busy += 1
        if job.key is not None:
            self.running.add(job.key)
            self.groups.pop(job.key, None)
        self.pool.submit(self._run, job)

    def _run(self, job: Job) -> None:
        outcomes = self._commit(job)
        self.loop.call_soon_threadsafe(self._done, job, outcomes)

    def _commit(self, job: Job) -> list[Outcome]:
        """Commit one job; a lost race is run again, a broken item is separated from the others."""
        for attempt in range(ATTEMPTS):
            try:
                with self.engine.begin() as connection:
                    return [perform(connection, job, self.new_work, alone=True)]
            except Refusal as refusal:
                return [Outcome(job, [refusal] * len(job.items), ())]
            except DBAPIError as error:
                if _worth_repeating(error) and attempt < ATTEMPTS - 1:
                    continue
                if len(job.items) > 1 and not error.connection_invalidated:
                    return self._one_by_one(job)
                figures.LOST.inc()
                logger.warning("a transaction could not be committed: %s", error.orig)
                return [Outcome(job, [Unavailable()] * len(job.items), ())]
            except Exception as error:
                if len(job.items) > 1:
                    return self._one_by_one(job)
                logger.exception("an act broke")
                return [Outcome(job, [error], ())]
        raise AssertionError("unreachable: every attempt returns or raises")

    def _one_by_one(self, job: Job) -> list[Outcome]:
        pairs = zip(job.items, job.futures, strict=True)
        return [
            done
            for item, future in pairs
            for done in self._commit(Job(job.act, None, [item], [future]))
        ]

    def _done(self, job: Job, outcomes: list[Outcome]) -> None:
        self.busy -= 1
        self.commits += 1
        if job.key is not None:
            self.running.discard(job.key)
        self._start_what_can()
        self.finish(outcomes)

    async def close(self) -> None:
        """Commit what was taken, then stop."""
        self.closed = True
        await self.idle.wait()
        self.pool.shutdown()


def _worth_repeating(error: DBAPIError) -> bool:
    # 40001 serialization failure, 40P01 deadlock, 23505 somebody wrote the same key meanwhile:
    # the second look finds it. A dropped connection is replaced by the pool.
    state = getattr(error.orig, "sqlstate", None)
    return state in ("40001", "40P01", "23505") or bool(error.connection_invalidated)
