"""PostgreSQL takes many writers: each job is a transaction of its own, side by side with the others."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from core import figures
from core.bell import Ring
from core.errors import Refusal, Unavailable
from core.writer import Job, NewWork, Outcome, Waiting, perform

logger = logging.getLogger("sunroom.writer")
ATTEMPTS = 4


class PooledWriter(Waiting):
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
