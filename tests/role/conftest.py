"""The people of tests/boundaries, with a coordinator, Mei, and a second worker, Ding."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from jobs import hours
from tests.boundaries.conftest import Circle, circle
from tests.matrix.doors import Someone

__all__ = ["circle"]
WORKDAYS = [[{"begins": "09:00", "ends": "17:00"}]] * 5 + [[], []]


@dataclass
class House:
    """A centre with its desk."""

    circle: Circle
    mei: Someone
    ding: Someone

    @property
    def chen(self) -> Someone:
        return self.circle.chen

    @property
    def kim(self) -> Someone:
        return self.circle.kim

    async def do(self, who: Someone, method: str, path: str, body: Any = None) -> Any:
        """`path` begins after the centre, or with a slash of its own when it begins with `//`."""
        return await self.circle.do(who, method, self.path(path), body)

    async def call(self, who: Someone, method: str, path: str, body: Any = None) -> Any:
        return await self.circle.call(who, method, self.path(path), body)

    def path(self, path: str) -> str:
        return path[1:] if path.startswith("//") else f"/centres/{self.circle.centre}{path}"

    def at(self, said: str) -> None:
        """Move the clock to a moment, as the wall of the centre (Shanghai) shows it."""
        self.circle.clock.at = datetime.fromisoformat(f"{said}+08:00").astimezone(UTC)

    async def later(self, **span: float) -> None:
        self.circle.clock.at += timedelta(**span)
        await self.sweep()

    async def sweep(self) -> None:
        await hours.sweep(self.circle.doors.store)
        await self.circle.doors.settled()

    async def open_hours(self) -> None:
        await self.do(self.mei, "PUT", "/hours", {"week": WORKDAYS})

    async def room_with(self, worker: Someone, person: Someone) -> str:
        """Out: the worker's room with somebody."""
        path = f"/people/{person.id}/room"
        return str((await self.do(worker, "PUT", path, {"id": str(uuid4())}))["id"])

    async def stand_in(
        self, since: str = "2026-09-01T09:00:00+08:00", until: str = "2026-09-05T17:00:00+08:00"
    ) -> str:
        """Out: the id of what Chen arranged with Ding; not answered yet."""
        key = str(uuid4())
        words = {"worker": self.chen.id, "stand_in": self.ding.id, "from": since, "until": until}
        await self.do(self.chen, "PUT", f"/stand-ins/{key}", words)
        return key

    async def says(self, who: Someone, key: str, answer: str) -> Any:
        return await self.call(who, "PUT", f"/stand-ins/{key}/answer", {"answer": answer})

    async def told(self, who: Someone) -> list[dict[str, Any]]:
        """What their own stream tells of stand-ins, read anew."""
        ear = await self.circle.doors.listen(who, {f"me:{who.id}": 0})
        return [event for event in ear.heard if event["on"] == "stand_in.started"]

    async def for_you(self, who: Someone) -> list[dict[str, Any]]:
        items = (await self.do(who, "GET", "//me/for-you"))["items"]
        return [i["event"] for i in items if i["event"]["on"] == "stand_in.started"]


@pytest.fixture
async def house(circle: Circle) -> House:
    mei = await circle.doors.someone(circle.centre, "Mei", "coordinator")
    ding = await circle.doors.someone(circle.centre, "Ding", "worker")
    made = House(circle, mei, ding)
    circle.doors.alter("UPDATE centres SET created_at = ?", "2026-01-01 00:00:00.000000")
    made.at("2026-09-01T10:00:00")  # a Tuesday
    return made
