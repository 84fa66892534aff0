"""The store: reads at one moment, writes in one Work, from the event loop without waiting on it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlmodel import Session

from core.bell import Bell
from core.clock import Clock
from core.db import reading_engine, writing_engine
from core.picture_store import PictureStore
from core.pooled_writer import PooledWriter
from core.serial_writer import SerialWriter
from core.vault import Vault
from core.work import Work
from core.writer import Job, Writer

P = ParamSpec("P")
T = TypeVar("T")
READERS = 4


@dataclass
class Store:
    """Both engines, the writer and the readers of one process.

    An act is a plain function whose first parameter is a Work; everything it does is committed
    before `write` returns, and what it announced leaves after that.
    """

    clock: Clock
    bell: Bell
    secret: bytes
    vault: Vault
    writing: Engine
    reading: Engine
    pictures: PictureStore = field(default_factory=PictureStore.in_memory)

    @classmethod
    def on(cls, url: str, *, clock: Clock, bell: Bell, secret: bytes, keys: str) -> "Store":
        """A store on the database at `url`, with the key store at `keys`."""
        vault = Vault(keys, clock.now)
        return cls(clock, bell, secret, vault, writing_engine(url), reading_engine(url, READERS))

    def keep_pictures_at(self, place: str) -> None:
        """Keep pictures there: see PictureStore.at. Until this is said, they lie in memory."""
        self.pictures = PictureStore.at(place)

    def open(self) -> None:
        """Start the writer and the readers. Call on the running event loop."""
        loop = asyncio.get_running_loop()
        kind = SerialWriter if self.writing.dialect.name == "sqlite" else PooledWriter
        self.writer: Writer = kind(self.writing, self._new_work, loop, self.bell.ring)
        self.readers = ThreadPoolExecutor(READERS, "reader")

    async def close(self) -> None:
        """Commit everything accepted, then let go of the database."""
        await self.writer.close()
        self.readers.shutdown()
        self.writing.dispose()
        self.reading.dispose()
        self.vault.close()

    async def write(
        self, act: Callable[Concatenate[Work, P], T], /, *args: P.args, **named: P.kwargs
    ) -> T:
        """Run an act in a Work of its own; its value comes back once it is committed."""
        job = Job(lambda work, _items: [act(work, *args, **named)], None, [None])
        return await self._submit(job)  # type: ignore[no-any-return]  # a job's answers are untyped

    def write_together(
        self, act: Callable[[Work, Any, list[Any]], list[Any]], key: Any, item: Any
    ) -> asyncio.Future[Any]:
        """Hand one item to an act that takes all waiting items of `key` at once, in order.

        The act gives an answer or a Refusal for each; the future gets this item's.
        """
        future = asyncio.get_running_loop().create_future()
        full_key = (act, key)
        job = self.writer.open_group(full_key)
        if job is None:
            job = Job(lambda work, items: act(work, key, items), full_key, [item], [future])
            self.writer.submit(job)
        else:
            job.items.append(item)
            job.futures.append(future)
        return future

    async def read(
        self, look: Callable[Concatenate[Work, P], T], /, *args: P.args, **named: P.kwargs
    ) -> T:
        """Run an act that only looks, on a connection that can't write."""
        call = partial(self.read_now, look, *args, **named)
        return await asyncio.get_running_loop().run_in_executor(self.readers, call)

    def read_now(
        self, look: Callable[Concatenate[Work, P], T], /, *args: P.args, **named: P.kwargs
    ) -> T:
        """Like read, for callers without an event loop."""
        with Session(self.reading) as session:
            return look(self._new_work(session), *args, **named)

    def write_now(
        self, act: Callable[Concatenate[Work, P], T], /, *args: P.args, **named: P.kwargs
    ) -> T:
        """Like write, for the command line: one transaction, then the bell."""
        with Session(self.writing) as session:
            work = self._new_work(session)
            value = act(work, *args, **named)
            session.commit()
        self.bell.ring(work.rings.values())
        return value

    async def quiet(self, seconds: float, at_most: float) -> None:
        """Wait until nobody has written anything for that long, but `at_most` seconds in all."""
        loop = asyncio.get_running_loop()
        end = loop.time() + at_most
        wait = min(self.writer.asked + seconds, end) - loop.time()
        while wait > 0:
            await asyncio.sleep(wait)
            wait = min(self.writer.asked + seconds, end) - loop.time()

    async def _submit(self, job: Job) -> Any:
        future = asyncio.get_running_loop().create_future()
        job.futures.append(future)
        self.writer.submit(job)
        return await future

    def _new_work(self, session: Session) -> Work:
        return Work(session, self.clock.now(), self.secret, self.vault)
