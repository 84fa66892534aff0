"""One connected phone: a bounded queue of its own and a writer of its own."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from starlette.websockets import WebSocket, WebSocketDisconnect

from models.ledger import StreamName

# Characters a phone may owe us before we hang up; rendered entries are shared between phones.
QUEUE_LIMIT = 1_000_000
TOO_SLOW, SIGNED_OUT, UNREADABLE, RESTARTING = 4008, 4001, 4010, 1012


@dataclass(frozen=True, slots=True)
class Chunk:
    """Events that leave together: their JSON, comma-separated, and which numbers they are."""

    text: str
    stream: StreamName | None = None
    first: int = 0


@dataclass(eq=False)
class Phone:
    """A live connection of a person.

    `positions`: how far each stream has been queued for it. `opened`: the number at which it came
    to a stream; what was read before that can't know of it. `filling`: streams that are being read
    for it alone. `round` counts its hellos. `cut` closes the line without waiting for the phone.
    """

    socket: WebSocket
    person: UUID
    session: UUID
    language: str
    cut: Callable[[int], None] | None = None
    id: UUID = field(default_factory=uuid4)
    round: int = 0
    positions: dict[StreamName, int] = field(default_factory=dict)
    opened: dict[StreamName, int] = field(default_factory=dict)
    filling: set[StreamName] = field(default_factory=set)
    closing: int | None = None
    waiting: deque[Chunk] = field(default_factory=deque)
    owed: int = 0

    def __post_init__(self) -> None:
        self._wake = asyncio.Event()
        self._drained = asyncio.Event()
        self._drained.set()

    def put(self, chunk: Chunk) -> None:
        """Queue a chunk; a phone that owes too much is hung up on and will ask the ledger."""
        if self.closing is not None:
            return
        self.waiting.append(chunk)
        self.owed += len(chunk.text)
        if self.owed > QUEUE_LIMIT:
            self.hang_up(TOO_SLOW)
        self._drained.clear()
        self._wake.set()

    def hang_up(self, code: int) -> None:
        """Close with `code`, once; whatever is queued is dropped."""
        if self.closing is None:
            self.closing = code
            self.waiting.clear()
            self.owed = 0
            self._drained.set()
            self._wake.set()
            if self.cut is not None:
                self.cut(code)

    def forget(self, stream: StreamName) -> int | None:
        """Drop what is queued of a stream; gives the number to read on after, None if nothing was."""
        dropped = [chunk for chunk in self.waiting if chunk.stream == stream]
        if not dropped:
            return None
        self.waiting = deque(chunk for chunk in self.waiting if chunk.stream != stream)
        self.owed -= sum(len(chunk.text) for chunk in dropped)
        return dropped[0].first - 1

    async def drained(self) -> None:
        """Wait until the queue is empty, so that a long catch-up never fills it."""
        await self._drained.wait()

    async def write(self) -> None:
        """Send what is queued, all that waits in one frame, until hung up on or gone."""
        while self.closing is None:
            await self._wake.wait()
            self._wake.clear()
            if self.waiting:
                chunks, self.waiting, self.owed = self.waiting, deque(), 0
                await self.socket.send_text(f"[{','.join(chunk.text for chunk in chunks)}]")
            if not self.waiting:
                self._drained.set()
        await self.close()

    async def close(self) -> None:
        """Say goodbye with the code, if the phone still listens."""
        try:
            await self.socket.close(self.closing or 1000)
        except (RuntimeError, WebSocketDisconnect):
            pass  # it hung up first
