"""A phone that never gives up: comes back by itself, says hello with what it has, keeps an outbox and a ledger."""

import asyncio
import json
import random
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus

from tests.support.client import Phone, new_id

Event = dict[str, Any]
GONE = (OSError, EOFError, TimeoutError, ConnectionClosed, InvalidHandshake)
PATIENCE = 90.0  # seconds; only says when to give up


class SteadyPhone:
    """Wraps a signed-in Phone. `story` is what it holds of each stream; `faults` is every broken promise it saw."""

    def __init__(self, phone: Phone, window: int = 64) -> None:
        self.phone = phone
        self.window = window
        self.epoch: str | None = None
        self.since: dict[str, int] = {}
        self.story: dict[str, list[Event]] = {}
        self.behind: list[Event] = []
        self.outbox: dict[str, tuple[str, str]] = {}
        self.ledger: dict[str, int] = {}
        self.faults: list[str] = []
        self.visits = 0
        self.socket: ClientConnection | None = None
        self._moved = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Connect; returns once the first hello is answered."""
        self._task = asyncio.create_task(self._keep_coming())
        await self.until(lambda: bool(self.visits))

    async def stop(self) -> None:
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self.phone.close()

    async def until(self, holds: Any, patience: float = PATIENCE) -> None:
        """Wait until holds() is true; looks whenever something was heard. Raises TimeoutError."""
        async with asyncio.timeout(patience):
            while not holds():
                assert not self.faults, self.faults
                self._moved.clear()
                try:
                    await asyncio.wait_for(self._moved.wait(), 0.25)
                except TimeoutError:
                    pass

    async def _keep_coming(self) -> None:
        wait = 0.05
        while True:
            before = self.visits
            try:
                await self._visit()
            except GONE as problem:
                self._look_at(problem)
            self.socket = None
            wait = 0.05 if self.visits > before else min(wait * 2, 1.0)
            await asyncio.sleep(wait * (0.5 + random.random()))

    def _look_at(self, problem: BaseException) -> None:
        if isinstance(problem, InvalidStatus) and problem.response.status_code < 500:
            self.faults.append(f"the live door refused with {problem.response.status_code}")

    async def _visit(self) -> None:
        headers = {"Authorization": f"Bearer {self.phone.token}"}
        options: dict[str, Any] = {
            "additional_headers": headers,
            "subprotocols": ["sunroom.v1"],
            "proxy": None,
        }
        async with connect(
            self.phone.server.live_url, compression=None, max_size=None, **options
        ) as socket:
            await self._say_hello(socket)
            async for frame in socket:
                for event in json.loads(frame):
                    await self._hear(socket, event)
                self._moved.set()

    async def _say_hello(self, socket: ClientConnection) -> None:
        words: Event = {"do": "hello", "epoch": self.epoch}
        if self.epoch is not None:
            words["since"] = dict(self.since)
        await socket.send(json.dumps(words))

    async def _hear(self, socket: ClientConnection, event: Event) -> None:
        match event["on"]:
            case "ready":
                await self._be_ready(socket, event)
            case "accepted":
                self._acknowledge(event["id"], event["seq"])
            case "refused":
                await self._think_again(socket, event)
            case "behind":
                self.behind.append(event)
                self.story[event["stream"]] = []
                self.since[event["stream"]] = event["head"]
            case _:
                await self._write_down(socket, event)

    async def _be_ready(self, socket: ClientConnection, event: Event) -> None:
        self.epoch = event["epoch"]
        for stream, head in event["heads"].items():
            if self.since.setdefault(stream, head) != head:
                self.faults.append(
                    f"ready at {head} of {stream}, but what was sent ends at {self.since[stream]}"
                )
        self.visits += 1
        self.socket = socket
        for message_id in list(self.outbox):
            await self._say(message_id)

    async def _write_down(self, socket: ClientConnection, event: Event) -> None:
        if "seq" not in event:
            return  # a name from a later version
        stream, number = event["stream"], event["seq"]
        expected = self.since.get(stream, number - 1) + 1
        if number < expected:
            self.faults.append(f"{stream} {number} came again")
        elif number > expected:
            self.faults.append(f"gap in {stream}: {expected} was due, {number} came")
            await self._say_hello(socket)
        else:
            self.since[stream] = number
            self.story.setdefault(stream, []).append(event)

    def _acknowledge(self, message_id: str, number: int) -> None:
        if self.ledger.setdefault(message_id, number) != number:
            self.faults.append(
                f"{message_id} was accepted as {self.ledger[message_id]} and as {number}"
            )
        self.outbox.pop(message_id, None)

    async def _think_again(self, socket: ClientConnection, event: Event) -> None:
        problem = event["problem"]
        if problem["code"] not in ("slow_down", "unavailable") or event["id"] not in self.outbox:
            self.faults.append(f"refused: {problem}")
            return
        wait = problem.get("retry_after", 1)
        asyncio.get_running_loop().call_later(
            wait, lambda: asyncio.ensure_future(self._say(event["id"]))
        )

    async def _say(self, message_id: str) -> None:
        room, text = self.outbox[message_id]
        words: Event = {
            "do": "send",
            "id": message_id,
            "room": room,
            "text": text,
            "reply_to": None,
            "topics": [],
        }
        try:
            if self.socket is not None:
                await self.socket.send(json.dumps(words))
        except GONE:
            pass  # it stays in the outbox, and leaves with the next hello

    async def send(self, room: str, text: str) -> str:
        """Put into the outbox (waits while it is full) and say it when connected; out: the message's id."""
        await self.until(lambda: len(self.outbox) < self.window)
        message_id = new_id()
        self.outbox[message_id] = (room, text)
        await self._say(message_id)
        return message_id

    async def put(self, room: str, text: str) -> str:
        """Send over HTTP, as often as it takes, under one id; out: the message's id."""
        message_id = new_id()
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    answer = await self.phone.put(room, text, message_id)
                except httpx.TransportError:
                    await asyncio.sleep(0.2 * random.random())
                    continue
                if answer.status_code in (200, 201):
                    self._acknowledge(message_id, answer.json()["seq"])
                    return message_id
                assert answer.status_code in (429, 503), answer.text
                await asyncio.sleep(0.2)

    async def settled(self) -> None:
        """Wait until everything in the outbox is acknowledged."""
        await self.until(lambda: not self.outbox)

    async def caught_up(self, room: str) -> None:
        """Wait until this phone holds the room up to its head."""
        head = (await self.phone.my_room(room))["head"]
        await self.until(lambda: self.since.get(f"room:{room}", 0) >= head)

    def order(self, room: str) -> list[str]:
        """Out: ids of the room's messages, as they came."""
        return [
            e["message"]["id"]
            for e in self.story.get(f"room:{room}", [])
            if e["on"] == "message.sent"
        ]
