"""A store with one table of notes, to try the writers with: acts that keep, refuse or break, and a gate before the commit."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event, text

from core.bell import Ring
from core.clock import SystemClock
from core.errors import NotFound
from core.store import Store
from core.work import Work
from tests.support.house import Heard


@dataclass
class Desk:
    """A store with one table of notes, and a gate before each commit."""

    store: Store
    bell: Heard
    commits: int = 0
    held: threading.Event = field(default_factory=threading.Event)
    gate: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.gate.set()
        event.listen(self.store.writing, "commit", self._commit)

    def _commit(self, _connection: Any) -> None:
        self.commits += 1
        self.held.set()
        assert self.gate.wait(20)

    async def hold(self) -> asyncio.Future[str]:
        """Have one note on its way that stands right before its commit."""
        return await self._wait(lambda: asyncio.create_task(self.store.write(keep, "first")))

    async def hold_together(self, key: str) -> asyncio.Future[str]:
        """The same, for the first of those that are kept together under this key."""
        return await self._wait(lambda: self.store.write_together(keep_all, key, "first"))

    async def _wait(self, start: Callable[[], asyncio.Future[str]]) -> asyncio.Future[str]:
        self.gate.clear()
        self.held.clear()
        future = start()
        await asyncio.to_thread(self.held.wait, 20)
        return future

    async def notes(self) -> list[str]:
        return await self.store.read(all_notes)


def keep(work: Work, note: str) -> str:
    """Keep a note and ring for it."""
    work.change(text("INSERT INTO notes VALUES (:note)"), {"note": note})
    work.ring(Ring(f"room:{note}", 1, 0))
    return f"kept {note}"


def keep_then_refuse(work: Work, note: str) -> str:
    keep(work, note)
    raise NotFound()


def keep_then_break(work: Work, note: str) -> str:
    keep(work, note)
    raise ValueError(note)


def keep_all(work: Work, key: str, items: list[str]) -> list[str | Exception]:
    """Keep many at once. `refused` is refused and `broken` breaks them all."""
    answers: list[str | Exception] = []
    for item in items:
        if item == "broken":
            raise ValueError(item)
        answers.append(NotFound() if item == "refused" else f"{keep(work, item)} of {len(items)}")
    return answers


def all_notes(work: Work) -> list[str]:
    return sorted(work.rows(text("SELECT note FROM notes")).scalars())


@contextmanager
def store_on(url: str) -> Iterator[Desk]:
    bell = Heard()
    store = Store.on(
        url, clock=SystemClock(), bell=bell, secret=b"s" * 32, keys="sqlite:///:memory:"
    )
    with store.writing.begin() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS notes (note TEXT PRIMARY KEY)"))
    desk = Desk(store, bell)
    try:
        yield desk
    finally:
        desk.gate.set()
        store.writing.dispose()
        store.reading.dispose()


async def outcome(waiting: asyncio.Future[Any]) -> Any:
    """Out: the answer, or the error."""
    try:
        return await asyncio.wait_for(waiting, 30)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is looked at
        return error


def forget_all(work: Work) -> None:
    work.change(text("DELETE FROM notes"))
