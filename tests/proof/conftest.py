"""A centre's staff, some of whom have a passkey or codes; the clock is in the test's hand."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pyotp
import pytest

from core.clock import HandClock
from tests.matrix.doors import Doors, Someone
from tests.matrix.in_hand import database_of, in_hand
from tests.support.authenticator import SoftPasskeys

SITE = "http://localhost:8000"
PIN = "2580"


@dataclass
class Staff:
    """A centre with two coordinators (Dora, Dan), a worker (Chen) and a member (Rosa); Zhao works elsewhere."""

    doors: Doors
    clock: HandClock
    centre: str
    dora: Someone
    dan: Someone
    chen: Someone
    rosa: Someone
    zhao: Someone

    def passkeys(self, **more: Any) -> SoftPasskeys:
        return SoftPasskeys(SITE, **more)

    async def call(
        self, who: Someone | None, method: str, path: str, body: Any = None, **more: Any
    ) -> httpx.Response:
        """The raw answer; however much time passed, the session itself lasts. `HERE` is the centre's address."""
        self.doors.alter(
            "UPDATE sessions SET expires_at = '2099-01-01 00:00:00', started_at = ?",
            f"{self.clock.at:%Y-%m-%d %H:%M:%S.%f}",
        )
        path = path.replace("HERE", f"/centres/{self.centre}")
        return await self.doors.call(who, method, path, body, **more)

    async def do(self, who: Someone | None, method: str, path: str, body: Any = None) -> Any:
        answer = await self.call(who, method, path, body)
        assert answer.is_success, f"{method} {path}: {answer.text}"
        return answer.json() if answer.content else None

    async def said(self, who: Someone, method: str, path: str, body: Any = None) -> str:
        """Out: the code of a refusal, or `ok`."""
        answer = await self.call(who, method, path, body)
        return "ok" if answer.is_success else str(answer.json()["code"])

    def later(self, **span: float) -> None:
        self.clock.at += timedelta(**span)

    async def add_passkey(self, who: Someone, key: SoftPasskeys) -> str:
        """Out: the id of a passkey that somebody has from now on."""
        ask = await self.do(who, "POST", "/me/passkeys/asks")
        name = str(uuid4())
        await self.do(who, "PUT", f"/me/passkeys/{name}", key.make(ask))
        return name

    async def try_proof(self, who: Someone, key: SoftPasskeys) -> str:
        ask = await self.do(who, "POST", "/me/proof/asks")
        return await self.said(who, "PUT", "/me/proof", {"passkey": key.sign(ask)})

    async def prove(self, who: Someone, key: SoftPasskeys) -> None:
        assert await self.try_proof(who, key) == "ok"

    async def add_codes(self, who: Someone) -> pyotp.TOTP:
        """Out: the app of somebody who has a PIN and codes from now on."""
        await self.do(who, "PUT", "/me/pin", {"pin": PIN})
        app = pyotp.TOTP((await self.do(who, "PUT", "/me/codes"))["secret"])
        body = {"code": app.at(self.clock.at), "pin": PIN}
        await self.do(who, "PUT", "/me/codes/confirmation", body)
        return app

    async def type_code(self, who: Someone, code: str, pin: str = PIN) -> str:
        return await self.said(who, "PUT", "/me/proof", {"codes": {"code": code, "pin": pin}})

    async def desk(self, who: Someone) -> str:
        """What the desk says to somebody: `ok`, or the code of a refusal."""
        return await self.said(who, "GET", "HERE/people")

    async def sensitive(self, who: Someone) -> str:
        """The same of a card that lets another coordinator in."""
        return await self.said(who, "POST", "HERE/cards", {"role": "coordinator"})


@pytest.fixture(params=["sqlite", "postgres"])
async def staff(request: pytest.FixtureRequest) -> AsyncIterator[Staff]:
    settings = {"SUNROOM_PUBLIC_URL": SITE} | database_of(request)
    async with in_hand(settings) as (doors, clock, centre):
        there = await doors.centre(f"River House {uuid4().hex[:8]}")
        yield Staff(
            doors,
            clock,
            centre,
            dora=await doors.someone(centre, "Dora", "coordinator"),
            dan=await doors.someone(centre, "Dan", "coordinator"),
            chen=await doors.someone(centre, "Chen", "worker"),
            rosa=await doors.someone(centre, "Rosa"),
            zhao=await doors.someone(there, "Zhao", "worker"),
        )
