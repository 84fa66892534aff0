"""A desk with its workers, people who talk in a room, and what was reported of it; the clock is in the test's hand."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from actions import case_copies, cases
from actions.reported import thing
from actions.reports import sealed_words
from core.clock import HandClock
from core.ids import new_id
from core.work import Work
from jobs import case_queue
from models.reports import Report
from models.sign_in import Who
from tests.matrix.doors import Doors, Someone
from tests.matrix.in_hand import database_of, in_hand

MEMBERS = ("rosa", "sam", "kim", "lin")


@dataclass
class Desk:
    """A centre: its workers Chen and Bo, its coordinator Ada; Zhao works elsewhere, Mei is a representative."""

    doors: Doors
    clock: HandClock
    centre: str
    room: str
    chen: Someone
    bo: Someone
    ada: Someone
    zhao: Someone
    mei: Someone
    rosa: Someone
    sam: Someone
    kim: Someone
    lin: Someone

    async def do(self, who: Someone, method: str, path: str, body: Any = None) -> Any:
        return await self.doors.do(who, method, f"/centres/{self.centre}{path}", body)

    async def call(self, who: Someone, method: str, path: str, body: Any = None) -> Any:
        return await self.doors.call(who, method, f"/centres/{self.centre}{path}", body)

    async def later(self, **span: float) -> None:
        """Time passes, everybody stays signed in, and the sweep does what is due."""
        self.clock.at += timedelta(**span)
        self.doors.alter(
            "UPDATE sessions SET expires_at = '2099-01-01 00:00:00', started_at = ?",
            f"{self.clock.at:%Y-%m-%d %H:%M:%S.%f}",
        )
        await case_queue.sweep(self.doors.store)
        await self.doors.settled()

    async def says(self, who: Someone, words: str) -> str:
        """Out: the id of what somebody says in the room."""
        key = str(uuid4())
        await self.doors.do(who, "PUT", f"/rooms/{self.room}/messages/{key}", {"text": words})
        return key

    async def reported(
        self,
        message: str,
        *reporters: Someone,
        reason: str = "hurts",
        words: str | None = None,
        danger: bool = False,
    ) -> str:
        """Out: the id of the case of a message that each of these has reported."""

        def report(work: Work, by: Someone) -> UUID:
            who = Who(UUID(by.id), new_id(), new_id(), "en", UUID(self.centre), {})
            about = thing(work, who, "message", UUID(message))
            case = cases.open_case(
                work, centre=UUID(self.centre), thing=about, origin="report", danger=danger
            )
            case_copies.copy(work, case, about)
            row = Report(id=new_id(), case_id=case.id, by_id=who.person, reason=reason, at=work.now)
            if words is not None:
                row.words = sealed_words(work, case.id, row.id, who.person, words)
            work.session.add(row)
            work.session.flush()
            return case.id

        return str([await self.doors.store.write(report, one) for one in reporters][-1])

    async def case(self, **more: Any) -> str:
        """Out: the id of a case about something that Rosa said, which Sam reported."""
        return await self.reported(await self.says(self.rosa, "Go away."), self.sam, **more)

    async def queue(self, who: Someone, query: str = "") -> list[dict[str, Any]]:
        return list((await self.do(who, "GET", f"/cases{query}"))["items"])

    async def page(self, who: Someone, case: str) -> dict[str, Any]:
        return dict(await self.do(who, "GET", f"/cases/{case}"))

    async def version(self, case: str) -> int:
        return int((await self.page(self.ada, case))["version"])

    async def take(self, who: Someone, case: str) -> Any:
        body = {"version": await self.version(case)}
        return await self.do(who, "PUT", f"/cases/{case}/taking", body)

    async def told(self, who: Someone) -> list[dict[str, Any]]:
        """Out: what stands in For you, newest first."""
        items = (await self.doors.do(who, "GET", "/me/for-you"))["items"]
        return [item["event"] for item in items]

    async def looks(self, who: Someone) -> list[str]:
        """Out: who looked at what is theirs, as they read it."""
        items = (await self.doors.do(who, "GET", "/me/access-log"))["items"]
        return [item["by"]["name"] for item in items]

    async def end(self, case: str) -> None:
        def finish(work: Work) -> None:
            who = Who(
                UUID(self.ada.id),
                new_id(),
                new_id(),
                "en",
                UUID(self.centre),
                {UUID(self.centre): frozenset({"coordinator"})},
            )
            cases.end(work, cases.case_for(work, who, UUID(self.centre), UUID(case)), who.person)

        await self.doors.store.write(finish)


@pytest.fixture(params=["sqlite", "postgres"])
async def desk(request: pytest.FixtureRequest) -> AsyncIterator[Desk]:
    async with in_hand(database_of(request)) as (doors, clock, centre):
        elsewhere = await doors.centre(f"Far Court {uuid4().hex[:8]}")
        people = {name: await doors.someone(centre, name.title()) for name in MEMBERS}
        staff = {
            "ada": await doors.someone(centre, "Ada", "coordinator"),
            "bo": await doors.someone(centre, "Bo", "worker"),
            "chen": await doors.someone(centre, "Chen", "worker"),
            "zhao": await doors.someone(elsewhere, "Zhao", "worker"),
            "mei": await doors.someone(centre, "Mei", "peer_representative"),
        }
        room = str(uuid4())
        body = {"id": room, "title": "Tea", "open": True}
        await doors.do(people["rosa"], "POST", "/rooms", body)
        for who in (*(people[name] for name in MEMBERS[1:]), staff["mei"], staff["bo"]):
            await doors.do(who, "PUT", f"/rooms/{room}/members/me")
        yield Desk(doors, clock, centre, room, **staff, **people)
