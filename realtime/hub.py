"""The hub of one process: hears the bell, reads the ledger, and queues for each phone what is its.

The bell only wakes; what is sent is read afterwards, under the rules of that moment. One pump at a
time runs for a stream, so every phone gets its numbers in order.
"""

import asyncio
import logging
from collections.abc import Coroutine, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from actions import catching_up, sign_in
from actions.catching_up import Owed, Page, Sights, Viewer
from core import figures
from core.bell import Ring
from core.store import Store
from models.events import Behind, Hello, Ready
from models.ledger import StreamName, kind_of, owner_of
from realtime.lines import Lines
from realtime.phone import SIGNED_OUT, Chunk, Phone

logger = logging.getLogger("sunroom.hub")
# A lost ring is found on this beat; the promise is 5 seconds, reading included.
BEAT_SECONDS = 2.0


@dataclass(eq=False)
class Heard:
    """A stream that somebody here listens to: how far it was read, and who may hear it."""

    position: int
    version: int | None = None
    audience: Mapping[UUID, Viewer] = field(default_factory=dict)
    phones: set[Phone] = field(default_factory=set)
    pumping: bool = False
    rung: bool = False


class Hub:
    """All phones of this process, and the streams they hear."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.streams: dict[StreamName, Heard] = {}
        self.phones: dict[UUID, list[Phone]] = {}
        self.rung: dict[StreamName, int] = {}
        self.tasks: set[asyncio.Task[None]] = set()
        self.lines = Lines()

    # The bell

    def ring(self, rings: Iterable[Ring]) -> None:
        """Some streams have moved, here or in another process."""
        for ring in rings:
            if kind_of(ring.stream) == "session":
                self._start(self._end_sessions({owner_of(ring.stream)}))
                continue
            if kind_of(ring.stream) == "line":
                self.lines.hear(ring)
                continue
            self.rung[ring.stream] = max(ring.head, self.rung.get(ring.stream, 0))
            heard = self.streams.get(ring.stream)
            if heard is not None:
                self._wake(ring.stream, heard)

    def _wake(self, stream: StreamName, heard: Heard) -> None:
        heard.rung = True
        if not heard.pumping:
            heard.pumping = True
            self._start(self._pump(stream, heard))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    # From the ledger to the phones

    async def _pump(self, stream: StreamName, heard: Heard) -> None:
        """Read on until the stream has nothing more; what arrives meanwhile is read together."""
        try:
            while heard.rung and heard.phones:
                heard.rung = False
                page = await self.store.read(
                    catching_up.page, stream, heard.position, heard.version
                )
                self._deliver(heard, page)
                heard.rung |= page.head > heard.position
        except Exception:
            logger.exception("could not read on; the next beat tries again")
        finally:
            heard.pumping = False

    def _deliver(self, heard: Heard, page: Page) -> None:
        """Queue a page for every phone that hears the stream; equal readers share one text."""
        first = heard.position
        if page.audience is not None:
            heard.audience, heard.version = page.audience, page.version
        if page.entries:
            heard.position = page.entries[-1].seq
        narrower = page.narrows or (page.audience is not None and heard.version is not None)
        shared: dict[tuple[int, Sights], Chunk] = {}
        for phone in list(heard.phones):
            viewer = heard.audience.get(phone.person)
            if viewer is None:
                self._let_go(phone, page)
                continue
            if narrower:
                _take_again(phone, page.stream)
            self._hand(phone, viewer, page, first, shared)

    def _let_go(self, phone: Phone, page: Page) -> None:
        """Stop serving a stream to who isn't in its audience, unless the page is older than their coming."""
        if page.head > phone.opened[page.stream]:
            self._unlisten(phone, page.stream)

    def _hand(
        self,
        phone: Phone,
        viewer: Viewer,
        page: Page,
        first: int,
        shared: dict[tuple[int, Sights], Chunk],
    ) -> None:
        position = phone.positions[page.stream]
        if page.stream in phone.filling:
            return
        if position < first:
            phone.filling.add(page.stream)
            self._start(self._fill(phone, page.stream))
            return
        key = (position, page.sights(viewer))
        chunk = shared.get(key)
        if chunk is None:
            chunk = shared[key] = Chunk(page.text(key[1], position), page.stream, position + 1)
        self._put(phone, page, chunk)

    def _put(self, phone: Phone, page: Page, chunk: Chunk) -> None:
        if chunk.text:
            phone.put(chunk)
        if page.entries:
            phone.positions[page.stream] = max(phone.positions[page.stream], page.entries[-1].seq)
        for entry in page.turns:
            if entry.opens is not None and entry.seq >= chunk.first:
                stream, before = entry.opens
                self._listen(phone, stream, before, opened=before)
            if entry.closes is not None and entry.seq >= chunk.first:
                self._unlisten(phone, entry.closes)

    async def _fill(self, phone: Phone, stream: StreamName) -> None:
        """Read a stream for one phone until it is where the others are, at the phone's own pace."""
        round_ = phone.round
        try:
            while phone.closing is None and phone.round == round_:
                await phone.drained()
                after = phone.positions.get(stream)
                if after is None:
                    return
                page = await self.store.read(catching_up.page, stream, after, only=phone.person)
                if phone.round != round_ or not self._take(phone, page, after):
                    return
        finally:
            if phone.round == round_:
                phone.filling.discard(stream)

    def _take(self, phone: Phone, page: Page, after: int) -> bool:
        """Queue a page for one phone; True while there is more to read."""
        viewer = (page.audience or {}).get(phone.person)
        heard = self.streams.get(page.stream)
        if heard is None or page.stream not in phone.positions:
            return False
        if viewer is None:
            self._let_go(phone, page)
            return False
        if phone.positions[page.stream] != after:
            return True  # something narrowed while we read: once more
        text = page.text(page.sights(viewer), after)
        self._put(phone, page, Chunk(text, page.stream, after + 1))
        behind = phone.positions[page.stream] < max(heard.position, page.head)
        return behind and bool(page.entries)

    # Who listens

    async def greet(self, phone: Phone, hello: Hello) -> None:
        """Bring a phone what it missed, then say ready; from then on it hears what happens."""
        phone.round += 1
        self._unlisten_all(phone)
        owed = await self.store.read(catching_up.owed, phone.person, hello.epoch, hello.since)
        phone.filling = set(owed.from_)
        for stream, head in owed.heads.items():
            self._listen(phone, stream, owed.from_.get(stream, head), opened=head)
        await self._fill_all(phone, owed)
        for stream in owed.behind:
            head = phone.positions.get(stream, owed.heads[stream])
            phone.put(Chunk(Behind(stream=stream, head=head).model_dump_json()))
        ready = Ready(me=phone.person, epoch=owed.epoch, heads=dict(phone.positions))
        phone.put(Chunk(ready.model_dump_json()))

    async def _fill_all(self, phone: Phone, owed: Owed) -> None:
        """Send all that is owed, and wait until it is out, so that nothing is taken again after ready."""
        missing = list(owed.from_)
        while missing and phone.closing is None:
            for stream in missing:
                phone.filling.add(stream)
                await self._fill(phone, stream)
            await phone.drained()
            where = phone.positions
            missing = [s for s in owed.from_ if where.get(s, owed.heads[s]) < owed.heads[s]]

    def _listen(self, phone: Phone, stream: StreamName, position: int, *, opened: int) -> None:
        if phone.closing is not None:
            return
        phone.opened[stream] = max(opened, phone.opened.get(stream, 0))
        if stream in phone.positions:
            return
        phone.positions[stream] = position
        heard = self.streams.setdefault(stream, Heard(position))
        heard.phones.add(phone)
        # What was rung between reading and listening would else wait for the beat.
        if position < heard.position or position < self.rung.get(stream, 0):
            self._wake(stream, heard)

    def _unlisten(self, phone: Phone, stream: StreamName) -> None:
        phone.positions.pop(stream, None)
        phone.opened.pop(stream, None)
        phone.forget(stream)
        heard = self.streams.get(stream)
        if heard is not None:
            heard.phones.discard(phone)
            if not heard.phones:
                del self.streams[stream]

    def _unlisten_all(self, phone: Phone) -> None:
        for stream in list(phone.positions):
            self._unlisten(phone, stream)

    def arrive(self, phone: Phone) -> None:
        """A phone has connected; beyond five of a person the oldest is hung up on, in any process."""
        self.phones.setdefault(phone.person, []).append(phone)
        figures.LINES.inc()
        self.store.bell.ring([self.lines.arrived(phone)])

    def depart(self, phone: Phone) -> None:
        """A phone is gone."""
        figures.LINES.dec()
        phone.round += 1
        self._unlisten_all(phone)
        mine = self.phones.get(phone.person, [])
        if phone in mine:
            mine.remove(phone)
        if not mine:
            self.phones.pop(phone.person, None)
        self.store.bell.ring([self.lines.departed(phone)])

    # The slow beat

    async def beat(self) -> None:
        """For ever: find what a lost ring would have told, and sign-ins that have ended."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            try:
                await self._compare()
                await self._end_sessions({p.session for mine in self.phones.values() for p in mine})
            except Exception:
                logger.exception("a beat was missed; the next one makes up for it")

    async def _compare(self) -> None:
        self.rung.clear()
        owners = [owner_of(stream) for stream in self.streams]
        heads = await self.store.read(catching_up.heads_of, owners) if owners else {}
        for stream, heard in list(self.streams.items()):
            head, version = heads.get(owner_of(stream), (0, 0))
            if head > heard.position or heard.version not in (None, version):
                self._wake(stream, heard)

    async def _end_sessions(self, sessions: set[UUID]) -> None:
        living = await self.store.read(sign_in.living, list(sessions))
        for mine in list(self.phones.values()):
            for phone in list(mine):
                if phone.session in sessions and phone.session not in living:
                    phone.hang_up(SIGNED_OUT)


def _take_again(phone: Phone, stream: StreamName) -> None:
    """What still waits was read under wider rules: drop it, and read on from before it."""
    before = phone.forget(stream)
    if before is not None and stream in phone.positions:
        phone.positions[stream] = before
