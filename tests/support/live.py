"""One live connection, from the page's words alone: what was heard, in order, and how it ended."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

Event = dict[str, Any]
Match = Callable[[Event], bool]
PATIENCE = 20.0  # seconds; only says when to give up waiting


def says(on: str, **fields: Any) -> Match:
    """Out: a matcher for events of this name with these top-level fields."""
    return lambda event: event["on"] == on and all(event.get(k) == v for k, v in fields.items())


def brings(message_id: str) -> Match:
    """Out: a matcher for the message.sent of this message."""
    return lambda event: event["on"] == "message.sent" and event["message"]["id"] == message_id


class Line:
    """A WebSocket to the live door with an ear that writes down everything."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.heard: list[Event] = []
        self.frames: list[str] = []
        self.code: int | None = None
        self._news = asyncio.Event()
        self._ear = asyncio.create_task(self._listen())

    @classmethod
    async def open(cls, url: str, *, token: str | None = None, **options: Any) -> Self:
        """In: the live address, a bearer token, more options of websockets' connect. Raises InvalidStatus."""
        headers = dict(options.pop("headers", {}))
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        settings: dict[str, Any] = {
            "compression": None,
            "max_size": None,
            "proxy": None,
            "open_timeout": PATIENCE,
        }
        settings |= {
            "subprotocols": ["sunroom.v1"],
            "additional_headers": headers,
            "ping_interval": None,
        }
        return cls(await connect(url, **(settings | options)))

    async def _listen(self) -> None:
        try:
            async for frame in self.socket:
                assert isinstance(frame, str), "the server speaks text frames"
                events = json.loads(frame)
                assert isinstance(events, list), "a frame from the server is an array"
                self.frames.append(frame)
                self.heard += events
                self._news.set()
        except ConnectionClosed:
            pass
        finally:
            self.code = self.socket.close_code
            self._news.set()

    async def hello(self, since: dict[str, int] | None = None, epoch: str | None = None) -> Event:
        """Say hello; out: the ready event that answers it."""
        words: Event = {"do": "hello", "epoch": epoch}
        if since is not None:
            words["since"] = since
        known = len(self.heard)
        await self.say(words)
        return await self.until(says("ready"), after=known)

    async def say(self, command: Event) -> None:
        await self.socket.send(json.dumps(command))

    async def send(self, message_id: str, room: str, text: str, **more: Any) -> Event:
        """Send and wait; out: the accepted or refused event for this id."""
        known = len(self.heard)
        await self.say({"do": "send", "id": message_id, "room": room, "text": text, **more})
        answers = ("accepted", "refused")
        return await self.until(
            lambda e: e["on"] in answers and e.get("id") == message_id, after=known
        )

    async def until(self, match: Match, after: int = 0, patience: float = PATIENCE) -> Event:
        """Out: the first event (from number `after` on) that matches. Raises TimeoutError or ConnectionError."""
        async with asyncio.timeout(patience):
            while True:
                for event in self.heard[after:]:
                    if match(event):
                        return event
                if self.code is not None or self._ear.done():
                    raise ConnectionError(f"closed with {self.code} before it came")
                self._news.clear()
                await self._news.wait()

    async def ended(self, patience: float = PATIENCE) -> int | None:
        """Out: the close code, once the server has closed. Raises TimeoutError."""
        async with asyncio.timeout(patience):
            await asyncio.shield(self._ear)
        return self.code

    def of(self, stream: str) -> list[Event]:
        """Out: the numbered events heard of this stream, as they came."""
        return [event for event in self.heard if event.get("stream") == stream and "seq" in event]

    def knows(self, words: str) -> bool:
        """Out: whether these words stood anywhere in any frame."""
        return any(words in frame or json.dumps(words)[1:-1] in frame for frame in self.frames)

    async def close(self) -> None:
        await self.socket.close()
        self._ear.cancel()
        await asyncio.gather(self._ear, return_exceptions=True)
