"""The load client: many phones in one process, cheap enough not to be what is measured.

Frames are read by hand and their events counted as bytes; only the checking pass parses them.
"""

import asyncio
import json
import re
import time
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any, cast

from bench.doors import Door

SENT = b'"on":"message.sent"'
WITHHELD = b'"on":"withheld"'  # a number that a boundary keeps the words of from this phone
READY = b'"on":"ready"'
INDEX = re.compile(rb"#(\d+)#")
PATIENCE = 30.0  # seconds for what must come, before a figure is void
TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA


class Void(Exception):
    """A delivery was lost, doubled or refused: the figure says nothing."""


def frame(text: str | bytes, opcode: int = TEXT) -> bytes:
    """A client's frame, masked with zeros: the right form, and nothing to compute."""
    body = text.encode() if isinstance(text, str) else text
    size = len(body)
    if size < 126:
        head = bytes((0x80 | opcode, 0x80 | size))
    elif size < 65536:
        head = bytes((0x80 | opcode, 0xFE)) + size.to_bytes(2, "big")
    else:
        head = bytes((0x80 | opcode, 0xFF)) + size.to_bytes(8, "big")
    return head + b"\0\0\0\0" + body


class Line(asyncio.Protocol):
    """One connection: what it heard, counted. `answered` is called with how many sends are done."""

    def __init__(self, door: Door, number: int) -> None:
        self.door, self.number = door, number
        self.rest = b""
        self.take = self._open
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.deliveries = 0
        self.answer: bytes | None = None
        self.answered: Callable[[Line, int], None] | None = None
        self.timed: Callable[[list[bytes]], None] | None = None
        self.heard: list[dict[str, Any]] | None = None
        self.told: dict[str, Any] = {}
        self.greeted_at = self.ready_at = 0.0
        self.share = 0
        self.closed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self.transport.write(
            (
                f"GET {self.door.request(self.number)}\r\nHost: 127.0.0.1:{self.door.port}\r\n"
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: c3VucnVvbS1iZW5jaC0xNg==\r\n\r\n"
            ).encode()
        )

    def data_received(self, data: bytes) -> None:
        self.rest = self.take(self.rest + data if self.rest else data)

    def connection_lost(self, exc: Exception | None) -> None:
        self.closed = True
        if not self.ready.done():
            self.ready.set_exception(Void("a phone was not let in"))

    def say(self, *texts: str) -> None:
        self.transport.write(b"".join(map(frame, texts)))

    def _open(self, data: bytes) -> bytes:
        head, end, rest = data.partition(b"\r\n\r\n")
        if not end:
            return data
        if b" 101 " not in head[:16]:
            self.transport.abort()
            return b""
        self.take = self._frames
        greeting = self.door.greeting(self.number)
        self.greeted_at = time.perf_counter()
        if greeting is None:
            self._is_ready({})
        else:
            self.say(greeting)
        return self._frames(rest)

    def _frames(self, data: bytes) -> bytes:
        """Take every whole frame; gives back what is left."""
        at, end = 0, len(data)
        while end - at >= 2:
            size, start = data[at + 1], at + 2
            if size > 125:
                start += 2 if size == 126 else 8
                size = int.from_bytes(data[at + 2 : start], "big")
            if start > end or end - start < size:
                break
            opcode = data[at] & 0xF
            at = start + size
            if opcode == TEXT:
                self._hear(data, start, at)
            elif opcode == PING:
                self.transport.write(frame(data[start:at], PONG))
            elif opcode == CLOSE:
                self.closed = True
        return data[at:]

    def _hear(self, data: bytes, start: int, stop: int) -> None:
        self.deliveries += data.count(SENT, start, stop) + data.count(WITHHELD, start, stop)
        if data.find(READY, start, stop) >= 0:
            self.ready_at = time.perf_counter()
            self._is_ready(json.loads(data[start:stop])[-1])
        if self.heard is not None:
            self.heard += json.loads(data[start:stop])
        if self.timed is not None:
            self.timed(INDEX.findall(data, start, stop))
        if self.answer is not None and (done := data.count(self.answer, start, stop)):
            assert self.answered is not None
            self.answered(self, done)

    def _is_ready(self, told: dict[str, Any]) -> None:
        self.told = told
        if not self.ready.done():
            self.ready.set_result(None)


class Crowd:
    """Phones in one room of one server, and what they do together."""

    def __init__(self, door: Door, lines: Sequence[Line]) -> None:
        self.door, self.lines = door, lines
        self.numbers = count()
        self.sent = self.answers = 0
        self.going = False
        for line in lines:
            line.answered, line.deliveries = self._more, 0

    @classmethod
    async def open(cls, door: Door, members: int) -> "Crowd":
        """Connect that many phones, at most 50 at a time, until each is ready."""
        lines: list[Line] = []
        for start in range(0, members, 50):
            lines += await connect(door, range(start, min(members, start + 50)))
        return cls(door, lines)

    @property
    def deliveries(self) -> int:
        return sum(line.deliveries for line in self.lines)

    def start(self, in_flight: int) -> None:
        """As many phones as there are, or as are in flight, keep their share in flight each."""
        senders = self.lines[:in_flight]
        self.going = True
        for place, line in enumerate(senders):
            line.answer = self.door.answer(line.number)
            share = in_flight // len(senders) + (place < in_flight % len(senders))
            self._say(line, share)

    def _say(self, line: Line, how_many: int) -> None:
        self.sent += how_many
        line.say(*(self.door.send(line.number, next(self.numbers)) for _ in range(how_many)))

    def _more(self, line: Line, done: int) -> None:
        self.answers += done
        if self.going:
            self._say(line, done)

    async def settle(self) -> None:
        """Stop sending and wait for what is under way. Raises Void if anything is lost or doubled."""
        self.going = False
        owed = self.sent * len(self.lines)
        for _ in range(int(PATIENCE / 0.005)):
            if self.deliveries >= owed and self.answers >= self.sent:
                break
            await asyncio.sleep(0.005)
        await asyncio.sleep(0.02)  # what is doubled comes late
        if (self.deliveries, self.answers) != (owed, self.sent):
            raise Void(
                f"{self.sent} sends: {self.answers} answers, {self.deliveries} of {owed} deliveries"
            )
        if any(line.closed for line in self.lines):
            raise Void("a phone was hung up on")
        self.sent = self.answers = 0
        for line in self.lines:
            line.deliveries, line.answer = 0, None

    async def speak(self, rate: float, seconds: float, ears: Sequence[Line]) -> list[float]:
        """Send `rate` messages a second, a sender after the other, whatever comes back.

        Gives the seconds from each send to its delivery to each of the phones `ears`.
        """
        clock, delays = time.perf_counter, list[float]()
        said = dict[int, float]()

        def note(indexes: list[bytes]) -> None:
            now = clock()
            delays.extend([now - said[int(index)] for index in indexes])

        for line in ears:
            line.timed = note
        for line in self.lines:
            line.answer = self.door.answer(line.number)
        start = clock()
        for turn in range(max(1, int(rate * seconds))):
            wait = start + turn / rate - clock()
            if wait > 0:
                await asyncio.sleep(wait)
            self._speak(self.lines[turn % len(self.lines)], said)
        await self.settle()
        for line in ears:
            line.timed = None
        return delays

    def _speak(self, line: Line, said: dict[int, float]) -> None:
        index = next(self.numbers)
        words = self.door.send(line.number, index)
        self.sent += 1
        said[index] = time.perf_counter()
        line.say(words)

    async def close(self) -> None:
        await hang_up(self.lines)


async def connect(door: Door, numbers: Sequence[int]) -> list[Line]:
    """Open a line for each of these phones, all at once; they are ready."""
    loop = asyncio.get_running_loop()
    made = [
        loop.create_connection(lambda n=number: Line(door, n), "127.0.0.1", door.port)  # type: ignore[misc]
        for number in numbers
    ]
    lines = [line for _, line in await asyncio.gather(*made)]
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*(line.ready for line in lines))
    return lines


async def hang_up(lines: Sequence[Line]) -> None:
    """Close these lines, and give the server a moment to notice."""
    for line in lines:
        line.transport.write(frame(b"\x03\xe8", CLOSE))
    await asyncio.sleep(0.1)
    for line in lines:
        line.transport.abort()
    await asyncio.sleep(0.1)
