"""Rosa, Lin, Wei, Kim and Sam share a group, Chen is their worker; the clock is in the test's hand."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.clock import HandClock
from jobs import asks
from tests.matrix.doors import Doors, Someone
from tests.matrix.in_hand import database_of, in_hand


@dataclass
class Circle:
    """A centre's people in one open group, and the clock."""

    doors: Doors
    clock: HandClock
    centre: str
    room: str
    rosa: Someone
    lin: Someone
    wei: Someone
    kim: Someone
    sam: Someone
    chen: Someone

    async def do(self, who: Someone, method: str, path: str, body: Any = None) -> Any:
        self._signed_in()
        return await self.doors.do(who, method, path, body)

    async def call(self, who: Someone, method: str, path: str, body: Any = None) -> Any:
        self._signed_in()
        return await self.doors.call(who, method, path, body)

    def _signed_in(self) -> None:
        """However much time passes here, everybody stays signed in."""
        self.doors.alter(
            "UPDATE sessions SET expires_at = '2099-01-01 00:00:00', started_at = ?",
            f"{self.clock.at:%Y-%m-%d %H:%M:%S.%f}",
        )

    async def say(self, who: Someone, text: str, room: str = "", **more: Any) -> str:
        """Out: the id of the message."""
        key = str(uuid4())
        path = f"/rooms/{room or self.room}/messages/{key}"
        await self.do(who, "PUT", path, {"text": text, **more})
        return key

    async def later(self, **span: float) -> None:
        """Time passes, and the sweep does what is due."""
        self.clock.at += timedelta(**span)
        await self.sweep()

    async def sweep(self) -> None:
        await asks.sweep(self.doors.store)
        await self.doors.settled()

    async def ask(self, who: Someone, whom: Someone, purpose: str = "Tea?") -> Any:
        """Out: the answer of asking; the sweep has shown it, if it is to be shown."""
        words = {"person": whom.id, "purpose": purpose}
        answer = await self.call(who, "PUT", f"/asks/{uuid4()}", words)
        await self.sweep()
        return answer

    async def asks_to(self, who: Someone) -> list[str]:
        return [item["id"] for item in (await self.do(who, "GET", "/asks"))["items"]]

    async def answer(self, who: Someone, answer: str, **more: Any) -> Any:
        """Answer the one ask that waits for somebody."""
        (ask,) = await self.asks_to(who)
        return await self.do(who, "PUT", f"/asks/{ask}/answer", {"answer": answer, **more})

    async def talk(self, one: Someone, other: Someone) -> str:
        """Out: the direct room of two, opened by an ask and a yes."""
        await self.ask(one, other)
        return str((await self.answer(other, "yes"))["room"])

    async def room_of(self, who: Someone, room: str = "") -> dict[str, Any]:
        found: dict[str, Any] = await self.do(who, "GET", f"/rooms/{room or self.room}")
        return found

    async def history(self, who: Someone, room: str = "") -> list[dict[str, Any]]:
        path = f"/rooms/{room or self.room}/messages?limit=100"
        items: list[dict[str, Any]] = (await self.do(who, "GET", path))["items"]
        return items


@asynccontextmanager
async def gathered(**settings: str) -> AsyncIterator[Circle]:
    """In: what `opened` takes. Out: the circle in a house of its own."""
    async with in_hand(settings) as (doors, clock, centre):
        names = ("rosa", "lin", "wei", "kim", "sam")
        people = {name: await doors.someone(centre, name.title()) for name in names}
        chen = await doors.someone(centre, "Chen", "worker")
        made = Circle(doors, clock, centre, str(uuid4()), chen=chen, **people)
        await doors.do(made.rosa, "POST", "/rooms", {"id": made.room, "title": "Tea", "open": True})
        for person in (*list(people.values())[1:], chen):
            await doors.do(person, "PUT", f"/rooms/{made.room}/members/me")
        yield made


@pytest.fixture(params=["sqlite", "postgres"])
async def circle(request: pytest.FixtureRequest) -> AsyncIterator[Circle]:
    async with gathered(**database_of(request)) as made:
        yield made
