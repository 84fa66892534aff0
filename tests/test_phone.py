"""One phone's queue: what waits leaves in order, in as few frames as may be, and nobody waits for ever."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest
from websockets.frames import Frame, Opcode

from realtime import phone as phones
from realtime.phone import TOO_SLOW, Chunk, Phone


class Line:
    """A line that can be full. `frames` is what was put on it, by either way, in order."""

    def __init__(self) -> None:
        self.frames: list[list[Any]] = []
        self.room = asyncio.Event()
        self.room.set()
        self.closed: int | None = None

    def write_now(self, frame: bytes) -> bool:
        if not self.room.is_set():
            return False
        size = frame[1] & 0x7F
        start = 2 if size < 126 else 4 if size == 126 else 10
        assert frame[:start] == Frame(Opcode.TEXT, frame[start:]).serialize(mask=False)[:start]
        self.frames.append(json.loads(frame[start:]))
        return True

    async def send_text(self, text: str) -> None:
        await self.room.wait()
        self.frames.append(json.loads(text))

    async def close(self, code: int) -> None:
        self.closed = code


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture(params=["straight", "by its own task"])
async def phone(line: Line, request: pytest.FixtureRequest) -> AsyncIterator[Phone]:
    short = line.write_now if request.param == "straight" else None
    one = Phone(line, uuid4(), uuid4(), "en", write_now=short)  # type: ignore[arg-type]
    writer = asyncio.create_task(one.write())
    yield one
    writer.cancel()


def say(phone: Phone, *numbers: int) -> None:
    for number in numbers:
        phone.put(Chunk(str(number), "room:x", number))


def flat(line: Line) -> list[Any]:
    return [number for frame in line.frames for number in frame]


async def test_what_waits_leaves_together_in_order(phone: Phone, line: Line) -> None:
    say(phone, 1, 2, 3)
    await asyncio.wait_for(phone.drained(), 5)
    assert line.frames == [[1, 2, 3]] and phone.owed == 0


async def test_nothing_overtakes_what_a_full_line_holds_up(phone: Phone, line: Line) -> None:
    line.room.clear()
    for number in range(50):
        say(phone, number)
        await asyncio.sleep(0)
        if number == 30:
            line.room.set()
    await asyncio.wait_for(phone.drained(), 5)
    assert flat(line) == list(range(50)) and len(line.frames) < 50


async def test_what_is_forgotten_never_leaves_and_nobody_waits_for_it(
    phone: Phone, line: Line
) -> None:
    say(phone, 1, 2)
    assert phone.forget("room:x") == 0
    await asyncio.wait_for(phone.drained(), 5)
    assert line.frames == [] and phone.owed == 0


async def test_who_owes_too_much_is_hung_up_on(
    phone: Phone, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phones, "QUEUE_LIMIT", 10)
    line.room.clear()
    say(phone, 1)
    await asyncio.sleep(0.01)
    say(phone, 123456, 1234567)
    assert phone.closing == TOO_SLOW and not phone.waiting
    await asyncio.wait_for(phone.drained(), 5)


async def test_equal_readers_share_one_frame() -> None:
    chunk = Chunk('"好"')
    assert chunk.frame is chunk.frame and json.loads(chunk.frame[2:]) == ["好"]
