"""A centre's people, some of whom offer to be a buddy; the clock is in the test's hand."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.clock import HandClock
from jobs import buddies
from tests.matrix.doors import Doors, Someone
from tests.matrix.in_hand import database_of, in_hand

NAMES = ("rosa", "sam", "kim", "lin", "wei")
OFFER = {"most": 1, "words": "I know every corner here.", "languages": ["en"], "interests": ["tea"]}


@dataclass
class Pairs:
    """A centre with its people, none of whom share a group, and the clock."""

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

    async def later(self, **span: float) -> None:
        """Time passes, and the sweep does what is due."""
        self.clock.at += timedelta(**span)
        await self.sweep()

    async def sweep(self) -> None:
        await buddies.sweep(self.doors.store)
        await self.doors.settled()

    async def offer(self, *people: Someone, **more: Any) -> None:
        for who in people:
            await self.do(who, "PUT", "/me/buddy-offer", OFFER | more)

    async def mine(self, who: Someone) -> dict[str, Any]:
        found: dict[str, Any] = await self.do(who, "GET", "/me/buddy")
        return found

    async def pair(self, who: Someone) -> dict[str, Any]:
        """Out: the one pair that somebody is shown."""
        (found,) = (await self.mine(who))["pairs"]
        return dict(found)

    async def cards(self, who: Someone) -> list[str]:
        """Out: the names on somebody's cards."""
        items = (await self.do(who, "GET", "/me/buddy/candidates"))["items"]
        return [item["person"]["name"] for item in items]

    async def try_ask(self, who: Someone, whom: Someone, words: str = "Show me?") -> Any:
        """Out: the answer of asking; they have looked at their cards first."""
        await self.cards(who)
        body = {"person": whom.id, "words": words}
        return await self.call(who, "PUT", f"/buddies/{uuid4()}", body)

    async def ask(self, who: Someone, whom: Someone, words: str = "Show me?") -> str:
        """Out: the id; it can no longer be taken back, and has come to them if it is to."""
        answer = await self.try_ask(who, whom, words)
        assert answer.status_code == 201, answer.text
        await self.later(seconds=20)
        return str(answer.json()["id"])

    async def say(self, who: Someone, pair: str, answer: str) -> Any:
        return await self.call(who, "PUT", f"/buddies/{pair}/answer", {"answer": answer})

    async def together(self, newcomer: Someone, buddy: Someone) -> str:
        """Out: the id of a pair that goes together from now on."""
        await self.offer(buddy)
        pair = await self.ask(newcomer, buddy)
        assert (await self.say(buddy, pair, "yes")).json()["answer"] == "yes"
        return pair

    async def told(self, who: Someone) -> list[str]:
        """Out: what stands in For you, newest first."""
        items = (await self.do(who, "GET", "/me/for-you"))["items"]
        return [item["event"]["on"] for item in items]

    async def rooms(self, who: Someone) -> list[dict[str, Any]]:
        """Out: the buddy rooms somebody is in."""
        items = (await self.do(who, "GET", "/rooms"))["items"]
        return [room for room in items if room["kind"] == "buddy"]

    async def group(self, host: Someone, *members: Someone) -> str:
        """Out: the id of a group of these."""
        room = str(uuid4())
        await self.do(host, "POST", "/rooms", {"id": room, "title": "Tea", "open": True})
        for one in members:
            await self.do(one, "PUT", f"/rooms/{room}/members/me")
        return room


@pytest.fixture(params=["sqlite", "postgres"])
async def pairs(request: pytest.FixtureRequest) -> AsyncIterator[Pairs]:
    async with in_hand(database_of(request)) as (doors, clock, centre):
        people = {name: await doors.someone(centre, name.title()) for name in NAMES}
        mei = await doors.someone(centre, "Mei", "peer_representative")
        chen = await doors.someone(centre, "Chen", "worker")
        yield Pairs(doors, clock, centre, mei=mei, chen=chen, **people)
