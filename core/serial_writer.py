"""SQLite has one writer: one thread, one connection, and everything that waits in one transaction."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError, OperationalError

from core import figures
from core.bell import Ring
from core.errors import Refusal, Unavailable
from core.writer import Job, NewWork, Outcome, Waiting, perform

logger = logging.getLogger("sunroom.writer")


class SerialWriter(Waiting):
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
