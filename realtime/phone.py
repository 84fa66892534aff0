"""One connected phone: a bounded queue of its own and a writer of its own.

What waits leaves at the end of the loop's turn, all in one frame, straight to the line. Where the
line is full, or isn't one of ours, the phone's own task writes it as soon as it can.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from starlette.websockets import WebSocket, WebSocketDisconnect

from models.ledger import StreamName
from realtime.protocol import framed

# Characters a phone may owe us before we hang up; rendered entries are shared between phones.
QUEUE_LIMIT = 1_000_000
TOO_SLOW, SIGNED_OUT, UNREADABLE, RESTARTING = 4008, 4001, 4010, 1012


@dataclass(slots=True, eq=False)
class Chunk:
    """Events that leave together: their JSON, comma-separated, and which numbers they are.

    Phones that are told the same share one, so it is encoded and framed once.
    """

    text: str
    stream: StreamName | None = None
    first: int = 0
    _frame: bytes | None = None

    @property
    def frame(self) -> bytes:
        """These events alone, as a frame."""
        if self._frame is None:
            self._frame = _frame([self])
        return self._frame


def _frame(chunks: Iterable[Chunk]) -> bytes:
    return framed(_array(chunks).encode())


def _array(chunks: Iterable[Chunk]) -> str:
    return f"[{','.join(chunk.text for chunk in chunks)}]"


@dataclass(eq=False)
class Phone:
    """A live connection of a person.

    `positions`: how far each stream has been queued for it. `opened`: the number at which it came
    to a stream; what was read before that can't know of it. `filling`: streams that are being read
    for it alone. `round` counts its hellos. `cut` closes the line without waiting for the phone;
    `write_now` puts a frame on the line unless that is full, and says whether it did.
    """

    socket: WebSocket
    person: UUID
    session: UUID
    language: str
    cut: Callable[[int], None] | None = None
    write_now: Callable[[bytes], bool] | None = None
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
        self._leaving = False
        self._sending = False
        self._loop = asyncio.get_running_loop()

    def put(self, chunk: Chunk) -> None:
        """Queue a chunk; a phone that owes too much is hung up on and will ask the ledger."""
        if self.closing is not None:
            return
        self.waiting.append(chunk)
        self.owed += len(chunk.text)
        if self.owed > QUEUE_LIMIT:
            self.hang_up(TOO_SLOW)
            return
        self._drained.clear()
        if self.write_now is None or self._sending:
            self._wake.set()
        elif not self._leaving:
            self._leaving = True
            self._loop.call_soon(self._leave)

    def _leave(self) -> None:
        """Put what waits on the line; where that is full, leave it to `write`, behind what it holds."""
        self._leaving = False
        if self.closing is not None or self.write_now is None:
            return
        if not self.waiting:  # forgotten meanwhile
            self._drained.set()
            return
        one = len(self.waiting) == 1
        frame = self.waiting[0].frame if one else _frame(self.waiting)
        if self._sending or not self.write_now(frame):
            self._wake.set()
            return
        self.waiting.clear()
        self.owed = 0
        self._drained.set()

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
        """Send what could not leave at once, all that waits in one frame, until hung up on or gone."""
        while self.closing is None:
            await self._wake.wait()
            self._wake.clear()
            if self.waiting:
                chunks, self.waiting, self.owed = self.waiting, deque(), 0
                self._sending = True
                await self.socket.send_text(_array(chunks))
                self._sending = False
            if not self.waiting:
                self._drained.set()
        await self.close()

    async def close(self) -> None:
        """Say goodbye with the code, if the phone still listens."""
        try:
            await self.socket.close(self.closing or 1000)
        except (RuntimeError, WebSocketDisconnect):
            pass  # it hung up first
