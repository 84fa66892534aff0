"""People of a centre who give each other a hand, with the clock in the test's hand."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from jobs import help_requests
from tests.activities.conftest import NAMES, Week
from tests.matrix.doors import Someone
from tests.matrix.in_hand import database_of, in_hand

# MORNING is a Tuesday, 17:00 in Shanghai: this is a week later, in the afternoon.
DAY, TIME = "2030-03-12", "14:00"
LIST = ["insurance card", "money for the bus"]
CLINIC = "the clinic in Elm Road"


class Hands(Week):
    """A week with help requests: who asks is Rosa, unless somebody is named."""

    async def sweep(self) -> None:
        await help_requests.sweep(self.doors.store)
        await self.doors.settled()

    async def ask(self, who: Someone | None = None, **more: Any) -> str:
        """Out: the id of a new request, for the centre."""
        key = str(uuid4())
        words = {"kind": "come_along", "title": "To the clinic", "day": DAY, "time": TIME}
        words |= {"audience": "centre", "checklist": LIST, "place": CLINIC} | more
        await self.do(who or self.rosa, "PUT", f"/help-requests/{key}", words)
        return key

    async def offer(self, who: Someone, key: str, **more: Any) -> dict[str, Any]:
        answer: dict[str, Any] = await self.do(who, "PUT", f"/help-requests/{key}/offers/me", more)
        return answer

    async def choose(
        self, key: str, *people: Someone, who: Someone | None = None, **more: Any
    ) -> Any:
        words = {"people": [one.id for one in people]} | more
        return await self.do(who or self.rosa, "PUT", f"/help-requests/{key}/choice", words)

    async def confirm(self, who: Someone, key: str, **more: Any) -> Any:
        return await self.do(who, "PUT", f"/help-requests/{key}/confirmation", more)

    async def agree(self, key: str, *people: Someone) -> None:
        """These offer, are chosen and say yes; everybody is told, and time passes."""
        for one in people:
            await self.offer(one, key)
        await self.choose(key, *people)
        await self.later(seconds=1)
        for one in people:
            await self.confirm(one, key)
        await self.later(seconds=1)

    async def step_back(self, who: Someone, key: str) -> None:
        await self.do(who, "DELETE", f"/help-requests/{key}/offers/me")

    async def see(self, who: Someone, key: str) -> Any:
        """Out: the request as they see it; None where there is none for them."""
        answer = await self.call(who, "GET", f"/help-requests/{key}")
        assert answer.status_code in (200, 404), answer.text
        return answer.json() if answer.status_code == 200 else None

    async def state(self, who: Someone, key: str) -> Any:
        return (await self.see(who, key) or {"state": None})["state"]

    async def listed(self, who: Someone, path: str = "/help-requests") -> list[str]:
        """Out: the ids in a list of requests."""
        return [one["id"] for one in (await self.do(who, "GET", path))["items"]]

    async def refused(self, who: Someone, method: str, path: str, body: Any = None) -> Any:
        """Out: the code it is refused with."""
        answer = await self.call(who, method, f"/help-requests/{path}", body)
        assert not answer.is_success, answer.text
        return answer.json()["code"]

    async def befriend(self, owner: Someone, *friends: Someone) -> str:
        """They share a group, and count as the owner's friends; out: the group."""
        room = await self.group(owner, *friends)
        for one in friends:
            await self.do(owner, "PUT", f"/people/{one.id}/circle", {"circle": "friend"})
        return room

    async def undo_time(self) -> None:
        """Longer than anybody's undo time passes."""
        await self.later(seconds=11)

    def tick(self, **span: float) -> None:
        """Time passes, and no sweep comes."""
        self.clock.at += timedelta(**span)


@pytest.fixture(params=["sqlite", "postgres"])
async def hands(request: pytest.FixtureRequest) -> AsyncIterator[Hands]:
    async with in_hand(database_of(request)) as (doors, clock, centre):
        people = {name: await doors.someone(centre, name.title()) for name in NAMES}
        mei = await doors.someone(centre, "Mei", "peer_representative")
        chen = await doors.someone(centre, "Chen", "worker")
        yield Hands(doors, clock, centre, mei=mei, chen=chen, **people)
