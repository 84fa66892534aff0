"""A live connection straight into the app: what is said and heard, without a network between."""

import asyncio
import json
from typing import Any, Self

Event = dict[str, Any]
PATIENCE = 20.0  # seconds; only says when to give up waiting


class Ear:
    """`heard` is every event in order; `status` 101 when let in; `code` once the server hung up."""

    def __init__(self) -> None:
        self.heard: list[Event] = []
        self.frames: list[str] = []
        self.status: int | None = None
        self.body = b""
        self.code: int | None = None
        self._to_app: asyncio.Queue[Event] = asyncio.Queue()
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, app: Any, token: str | None) -> Self:
        """Knock with a bearer token (or none), and wait to be let in or turned away."""
        ear = cls()
        headers = [(b"authorization", f"Bearer {token}".encode())] if token else []
        scope = {
            "type": "websocket",
            "scheme": "ws",
            "path": "/api/v1/live",
            "raw_path": b"/api/v1/live",
            "root_path": "",
            "query_string": b"",
            "headers": headers,
            "subprotocols": ["sunroom.v1"],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 8000),
            "extensions": {"websocket.http.response": {}},
        }
        ear._to_app.put_nowait({"type": "websocket.connect"})
        ear._task = asyncio.create_task(app(scope, ear._to_app.get, ear._take))
        await ear._until(lambda: ear.status is not None)
        return ear

    async def _take(self, message: Any) -> None:
        match message["type"]:
            case "websocket.accept":
                self.status = 101
            case "websocket.send":
                self.frames.append(message["text"])
                self.heard += json.loads(message["text"])
            case "websocket.close":
                self.code = message.get("code", 1000)
                self._to_app.put_nowait({"type": "websocket.disconnect", "code": self.code})
            case "websocket.http.response.start":
                self.status = message["status"]
            case "websocket.http.response.body":
                self.body += message["body"]
            case other:
                raise AssertionError(f"the app said {other}")
        self._news.set()

    async def _until(self, holds: Any) -> None:
        async with asyncio.timeout(PATIENCE):
            while not holds():
                self._news.clear()
                await self._news.wait()

    def say(self, command: Event) -> None:
        self._to_app.put_nowait({"type": "websocket.receive", "text": json.dumps(command)})

    async def hello(self, since: dict[str, int] | None, epoch: str) -> None:
        """Say hello and wait until ready."""
        known = len(self.heard)
        words = {"do": "hello", "epoch": epoch} | ({} if since is None else {"since": since})
        self.say(words)
        await self.until("ready", after=known)

    async def until(self, *kinds: str, after: int = 0) -> Event:
        """Out: the first event of one of these kinds, from number `after` on, or the hang-up."""

        def found() -> Event | None:
            return next((event for event in self.heard[after:] if event["on"] in kinds), None)

        await self._until(lambda: found() is not None or self.code is not None)
        return found() or {"on": "closed", "code": self.code}

    def numbers(self, stream: str) -> list[int]:
        return [event["seq"] for event in self.heard if event.get("stream") == stream]

    async def close(self) -> None:
        """Hang up, and wait until the app has noticed."""
        self._to_app.put_nowait({"type": "websocket.disconnect", "code": 1001})
        if self._task is not None:
            async with asyncio.timeout(PATIENCE):
                await self._task
