"""The people of tests/boundaries, a second worker, and what a desk does, through the doors."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest

from jobs import decisions
from rules.decisions import BY_A_RULE
from tests.boundaries.conftest import Circle, circle
from tests.matrix.doors import Someone

WORDS = "you are useless, all of you"
MY_WORDS = "I meant the weather, not you."
WHY = "These words hurt somebody. Tea is on me on Monday."


@dataclass
class Desk:
    """Chen and Ding work at the centre, Gao coordinates it; everybody else is in the group."""

    circle: Circle
    ding: Someone
    gao: Someone

    @property
    def chen(self) -> Someone:
        return self.circle.chen

    @property
    def here(self) -> str:
        return f"/centres/{self.circle.centre}"

    async def do(self, who: Someone, method: str, path: str, body: Any = None) -> Any:
        return await self.circle.do(who, method, path, body)

    async def code(self, who: Someone, method: str, path: str, body: Any = None) -> tuple[int, str]:
        """Out: status and code of the answer."""
        answer = await self.circle.call(who, method, path, body)
        return answer.status_code, answer.json().get("code", "") if answer.content else ""

    async def report(
        self, who: Someone, key: str, reason: str = "hurts", kind: str = "message"
    ) -> None:
        said = {"about": {"kind": kind, "id": key}, "reason": reason}
        await self.do(who, "PUT", f"/reports/{uuid4()}", said)

    async def case(self, key: str = "") -> dict[str, Any]:
        """Out: the case about that thing, or the only one, as Chen's queue has it."""
        items = (await self.do(self.chen, "GET", f"{self.here}/cases"))["items"]
        found: dict[str, Any] = (
            items[-1] if not key else next(c for c in items if c["thing"] == key)
        )
        return found

    async def said(self, words: str = WORDS) -> tuple[str, dict[str, Any]]:
        """Wei says something, Rosa reports it; out: the message and its case."""
        key = await self.circle.say(self.circle.wei, words)
        await self.report(self.circle.rosa, key)
        return key, await self.case()

    async def decide(
        self, case: dict[str, Any], kind: str, who: Someone | None = None, **more: Any
    ) -> dict[str, Any]:
        path, body = self.path(case), self.body(case, kind, **more)
        made: dict[str, Any] = await self.do(who or self.chen, "PUT", path, body)
        return made

    def path(self, case: dict[str, Any], key: str = "") -> str:
        return f"{self.here}/cases/{case['id']}/decisions/{key or uuid4()}"

    def body(self, case: dict[str, Any], kind: str, **more: Any) -> dict[str, Any]:
        """What takes something names the first of the lines that every centre begins with."""
        said = {"kind": kind, "reason": WHY, "version": case["version"]}
        ruled = {"rule_line": self.rule} if kind in BY_A_RULE else {}
        return said | ruled | more

    @property
    def rule(self) -> str:
        return str(uuid5(UUID(self.circle.centre), "guideline kind"))

    async def undo(self, who: Someone, key: str) -> None:
        path = f"{self.here}/decisions/{key}"
        self.circle._signed_in()
        await self.circle.doors.do(who, "DELETE", path, {"reason": "On second thoughts."})

    async def mine(self, who: Someone) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = (await self.do(who, "GET", "/me/decisions"))["items"]
        return items

    async def appeal(self, advocate: Someone | None = None) -> tuple[str, dict[str, Any]]:
        """Wei's decision was made; out: the appeal's id, and the decision as Wei sees it."""
        wei, (mine,) = self.circle.wei, await self.mine(self.circle.wei)
        key, path = str(uuid4()), f"/me/decisions/{mine['id']}/appeal"
        words = {"id": key, "words": MY_WORDS} | ({"advocate": advocate.id} if advocate else {})
        first = await self.circle.call(wei, "PUT", path, words)
        answer = await self.circle.call(wei, "PUT", path, words)
        assert (first.status_code, answer.status_code) == (201, 200), answer.text
        assert (await self.code(wei, "PUT", path, words | {"words": "else"}))[0] == 409
        return key, answer.json()

    async def texts(self, who: Someone) -> list[str]:
        """Out: what somebody reads in the group; `-` for what is withheld."""
        return [item.get("text", "-") for item in await self.circle.history(who)]

    async def later(self, **span: float) -> None:
        await self.circle.later(**span)
        await decisions.sweep(self.circle.doors.store)
        await self.circle.doors.settled()


@pytest.fixture
async def desk(circle: Circle) -> Desk:
    ding = await circle.doors.someone(circle.centre, "Ding", "worker")
    gao = await circle.doors.someone(circle.centre, "Gao", "coordinator")
    return Desk(circle, ding, gao)


# The clock of the tests stands at nine on a Tuesday, UTC; this desk opens at two.
AFTERNOONS = [[{"begins": "14:00", "ends": "18:00"}]] * 5 + [[], []]


@pytest.fixture
async def night(desk: Desk) -> Desk:
    """Nobody is at the centre, the rule is switched on, and the group has twelve people in it."""
    circle = desk.circle
    key = circle.doors.stored(circle.centre)
    circle.doors.alter("UPDATE centres SET time_zone = 'UTC' WHERE id = ?", key)
    await desk.do(desk.gao, "PUT", f"{desk.here}/hours", {"week": AFTERNOONS})
    await switch(desk, on=True)
    for number in range(6):
        person = await circle.doors.someone(circle.centre, f"more {number}")
        await circle.do(person, "PUT", f"/rooms/{circle.room}/members/me")
        more(desk).append(person)
    return desk


_MORE: dict[int, list[Someone]] = {}


def more(desk: Desk) -> list[Someone]:
    return _MORE.setdefault(id(desk), [])


async def switch(desk: Desk, *, on: bool) -> None:
    words = {"holds_out_of_hours": on}
    await desk.do(desk.gao, "PUT", f"{desk.here}/desk", words)


async def flag(
    desk: Desk,
    key: str,
    *people: Someone,
    apart: int = 2,
    reason: str = "hurts",
    kind: str = "message",
) -> None:
    """Each reports it, so many minutes after the other."""
    for person in people:
        desk.circle.clock.at += timedelta(minutes=apart)
        await desk.report(person, key, reason, kind)


async def form(desk: Desk, case: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = await desk.do(
        desk.chen, "GET", f"{desk.here}/cases/{case['id']}/deciding"
    )
    return found


__all__ = ["Desk", "circle", "desk"]
