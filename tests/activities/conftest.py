"""A centre's people and their week: Mei posts, Chen works there, the clock is in the test's hand."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.clock import HandClock
from jobs import activities
from tests.matrix.doors import Doors, Someone
from tests.matrix.in_hand import database_of, in_hand

# MORNING is a Tuesday, 17:00 in Shanghai.
TUESDAY = "2030-03-12T14:00"
WEEKLY = "FREQ=WEEKLY;BYDAY=TU;COUNT=4"
NAMES = ("rosa", "sam", "kim", "lin", "wei")


@dataclass
class Week:
    """A centre with its people, and the clock."""

    doors: Doors
    clock: HandClock
    centre: str
    mei: Someone
    chen: Someone
    rosa: Someone
    sam: Someone
    kim: Someone
    lin: Someone
    wei: Someone

    async def do(self, who: Someone, method: str, path: str, body: Any = None) -> Any:
        self.signed_in()
        return await self.doors.do(who, method, path, body)

    async def call(self, who: Someone, method: str, path: str, body: Any = None) -> Any:
        self.signed_in()
        return await self.doors.call(who, method, path, body)

    def signed_in(self) -> None:
        """However much time passes here, everybody stays signed in."""
        self.doors.alter(
            "UPDATE sessions SET expires_at = '2099-01-01 00:00:00', started_at = ?",
            f"{self.clock.at:%Y-%m-%d %H:%M:%S.%f}",
        )

    async def post(self, who: Someone | None = None, **more: Any) -> list[dict[str, Any]]:
        """Out: the dates of a new activity, of Mei's unless somebody is named."""
        words = {"title": "Singing", "starts": TUESDAY} | more
        made = await self.do(who or self.mei, "PUT", f"/activities/{uuid4()}", words)
        dates: list[dict[str, Any]] = made["dates"]
        return dates

    async def one(self, who: Someone | None = None, **more: Any) -> str:
        """Out: the id of the one date of a new activity."""
        return str((await self.post(who, **more))[0]["id"])

    async def sign_up(self, who: Someone, date: str, **more: Any) -> dict[str, Any]:
        """Out: how they stand now."""
        answer = await self.do(who, "PUT", f"/dates/{date}/sign-ups/me", more)
        mine: dict[str, Any] = answer["mine"]
        return mine

    async def withdraw(self, who: Someone, date: str) -> None:
        await self.do(who, "DELETE", f"/dates/{date}/sign-ups/me")

    async def mine(self, who: Someone, date: str) -> Any:
        """Out: how they stand to a date; None where they never signed up."""
        return (await self.do(who, "GET", f"/dates/{date}"))["mine"]

    async def later(self, **span: float) -> None:
        """Time passes, and the sweep does what is due."""
        self.clock.at += timedelta(**span)
        await self.sweep()

    async def until(self, moment: Any) -> None:
        """The same, up to a moment in UTC."""
        self.clock.at = moment
        await self.sweep()

    async def sweep(self) -> None:
        await activities.sweep(self.doors.store)
        await self.doors.settled()

    async def for_you(self, who: Someone) -> list[dict[str, Any]]:
        """Out: the events that stand there now, newest first."""
        items = (await self.do(who, "GET", "/me/for-you"))["items"]
        return [item["event"] for item in items]

    async def told(self, who: Someone) -> list[str]:
        return [event["on"] for event in await self.for_you(who)]

    async def going(self, who: Someone, date: str) -> list[str]:
        """Out: the names that somebody is shown."""
        items = (await self.do(who, "GET", f"/dates/{date}/going"))["items"]
        return [item["person"]["name"] for item in items]

    async def group(self, host: Someone, *members: Someone) -> str:
        """Out: the id of a group of these."""
        room = str(uuid4())
        await self.do(host, "POST", "/rooms", {"id": room, "title": "Tea", "open": True})
        for one in members:
            await self.do(one, "PUT", f"/rooms/{room}/members/me")
        return room


@pytest.fixture(params=["sqlite", "postgres"])
async def week(request: pytest.FixtureRequest) -> AsyncIterator[Week]:
    async with in_hand(database_of(request)) as (doors, clock, centre):
        people = {name: await doors.someone(centre, name.title()) for name in NAMES}
        mei = await doors.someone(centre, "Mei", "peer_representative")
        chen = await doors.someone(centre, "Chen", "worker")
        yield Week(doors, clock, centre, mei=mei, chen=chen, **people)
