"""A phone made from the wire page alone: cards, bearer, HTTP calls, live connections."""

import uuid
from typing import Any

import httpx

from tests.support.live import Line
from tests.support.server import Server

API = "/api/v1"


def new_id() -> str:
    return str(uuid.uuid4())


class Phone:
    """One person's phone. Everything goes through the doors, nothing beside them."""

    def __init__(self, server: Server, token: str | None = None, language: str = "en") -> None:
        self.server = server
        self.device = new_id()
        self.me: dict[str, Any] = {}
        self.lines: list[Line] = []
        self.epoch: str | None = None
        self.http = httpx.AsyncClient(
            base_url=server.url, headers={"Accept-Language": language}, timeout=30, trust_env=False
        )
        self.token = ""
        if token:
            self.hold(token)

    @property
    def id(self) -> str:
        return str(self.me["id"])

    @property
    def own(self) -> str:
        """Out: the name of this person's own stream."""
        return f"me:{self.id}"

    def hold(self, token: str) -> None:
        """Speak with this bearer token from now on."""
        self.token = token
        self.http.headers["Authorization"] = f"Bearer {token}"

    async def call(
        self, method: str, path: str, body: Any = None, **options: Any
    ) -> httpx.Response:
        """Out: the raw answer. `path` begins after /api/v1."""
        if body is not None:
            options["json"] = body
        return await self.http.request(method, API + path, **options)

    async def do(self, method: str, path: str, body: Any = None, **options: Any) -> Any:
        """Out: the answer's JSON (None for 204). Raises AssertionError unless 2xx."""
        answer = await self.call(method, path, body, **options)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def get(self, path: str, **params: Any) -> Any:
        return await self.do("GET", path, params=params)

    async def sign_in(self, card: str, name: str) -> None:
        """Use a card for the first time, as a program does. Raises AssertionError unless 201."""
        words = {"card": card, "name": name, "device": self.device}
        answer = await self.call("POST", "/sign-in", words)
        assert answer.status_code == 201, answer.text
        self.me = answer.json()["me"]
        self.hold(answer.json()["token"])

    async def look_up_me(self) -> dict[str, Any]:
        self.me = await self.get("/me")
        return self.me

    async def make_room(self, title: str, *others: "Phone", **more: Any) -> str:
        """Make an open group that the others join; out: its id."""
        room = new_id()
        words = {"id": room, "kind": "group", "title": title, "open": True, **more}
        answer = await self.call("POST", "/rooms", words)
        assert answer.status_code == 201, answer.text
        for other in others:
            await other.join(room)
        return room

    async def join(self, room: str) -> Any:
        return await self.do("PUT", f"/rooms/{room}/members/me")

    async def leave(self, room: str) -> None:
        await self.do("DELETE", f"/rooms/{room}/members/me")

    async def put(
        self, room: str, text: str, message_id: str | None = None, **more: Any
    ) -> httpx.Response:
        """Send over HTTP; out: the raw answer."""
        message_id = message_id or new_id()
        return await self.call(
            "PUT", f"/rooms/{room}/messages/{message_id}", {"text": text, **more}
        )

    async def send(self, room: str, text: str, **more: Any) -> dict[str, Any]:
        """Send over HTTP; out: the receipt {id, seq, at}. Raises AssertionError unless it's a first send."""
        answer = await self.put(room, text, **more)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def page(self, room: str, **params: Any) -> dict[str, Any]:
        return dict(await self.get(f"/rooms/{room}/messages", **params))

    async def history(self, room: str, limit: int = 100) -> list[dict[str, Any]]:
        """Out: everything history has for me in this room, ascending."""
        items: list[dict[str, Any]] = []
        params: dict[str, Any] = {"limit": limit}
        while True:
            page = await self.page(room, **params)
            items = page["items"] + items
            if page["next"] is None:
                return items
            params["before"] = page["next"]

    async def texts(self, room: str) -> list[str]:
        return [item["text"] for item in await self.history(room) if "text" in item]

    async def my_room(self, room: str) -> dict[str, Any]:
        return dict(await self.get(f"/rooms/{room}"))

    async def line(self, **options: Any) -> Line:
        """Open a live connection that hasn't said hello yet."""
        headers = {"Accept-Language": self.http.headers["Accept-Language"]} | options.pop(
            "headers", {}
        )
        line = await Line.open(self.server.live_url, token=self.token, headers=headers, **options)
        self.lines.append(line)
        return line

    async def listen(self, since: dict[str, int] | None = None, epoch: str | None = None) -> Line:
        """Open a live connection and say hello (by default with the epoch as last told); out: the line, ready."""
        if since is not None and epoch is None:
            epoch = self.epoch or (await self.listen()).heard[-1]["epoch"]
        line = await self.line()
        self.epoch = (await line.hello(since, epoch))["epoch"]
        return line

    async def close(self) -> None:
        for line in self.lines:
            await line.close()
        await self.http.aclose()
