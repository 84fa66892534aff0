"""Many sends over both doors while something terrible happens, and the proof that nothing came of it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.support.checks import check_each_once, check_gapless
from tests.support.client import Phone
from tests.support.server import Server
from tests.support.steady import SteadyPhone

HTTP_IN_FLIGHT = 8
Disturb = Callable[[], Awaitable[object]]


@dataclass
class Storm:
    """Rosa sends live, Sam over HTTP, Kim listens. Wei was in the room, heard, and left before it began."""

    server: Server
    room: str
    rosa: SteadyPhone
    sam: SteadyPhone
    kim: SteadyPhone
    wei: SteadyPhone

    @property
    def everyone(self) -> tuple[SteadyPhone, ...]:
        return (self.rosa, self.sam, self.kim, self.wei)

    @property
    def acknowledged(self) -> dict[str, int]:
        return self.rosa.ledger | self.sam.ledger


async def gather_storm(server: Server, elsewhere: Server | None = None) -> Storm:
    """Four people with real sessions in one room, all listening (Kim and Wei elsewhere, if told so), and Wei gone."""
    people = server.people("Storm", count=4)
    room = server.room("Storm", "Weather", ",".join(person["id"] for person in people))["id"]
    doors = (server, server, elsewhere or server, elsewhere or server)
    phones = [
        SteadyPhone(Phone(door, person["token"]))
        for door, person in zip(doors, people, strict=True)
    ]
    for phone in phones:
        await phone.start()
    storm = Storm(server, room, *phones)
    await _show_wei_in(storm)
    await storm.wei.phone.leave(room)
    return storm


async def _show_wei_in(storm: Storm) -> None:
    first = await storm.rosa.send(storm.room, "Is everyone here?")
    for phone in storm.everyone:
        await phone.until(lambda phone=phone: first in phone.order(storm.room))


async def blow(storm: Storm, sends: int, *disturbances: Disturb) -> None:
    """Send that many messages; the disturbances come one after another, spread over them."""
    live = asyncio.create_task(_talk_live(storm, sends // 2))
    http = asyncio.create_task(_talk_http(storm, sends - sends // 2))
    before = len(storm.acknowledged)
    for number, disturb in enumerate(disturbances, start=1):
        mark = before + sends * number // (len(disturbances) + 1)
        while len(storm.acknowledged) < mark and not (live.done() and http.done()):
            await asyncio.sleep(0.005)
        assert len(storm.acknowledged) < before + sends, "everything was over before it happened"
        await disturb()
    await asyncio.gather(live, http)
    await storm.rosa.settled()


async def _talk_live(storm: Storm, sends: int) -> None:
    for number in range(sends):
        await storm.rosa.send(storm.room, f"live {number} 你好")


async def _talk_http(storm: Storm, sends: int) -> None:
    numbers = iter(range(sends))

    async def hand() -> None:
        for number in numbers:
            await storm.sam.put(storm.room, f"http {number} 晚上见")

    await asyncio.gather(*(hand() for _ in range(HTTP_IN_FLIGHT)))


async def check_storm(storm: Storm) -> None:
    """0 lost, 0 doubled, 0 gaps, one order for all; and Wei heard nothing since leaving."""
    stream = f"room:{storm.room}"
    history = await patient_history(storm)
    check_each_once(storm.acknowledged, history)
    in_history = [item["id"] for item in history if "id" in item]
    assert len(in_history) == len(storm.acknowledged), "history holds what nobody sent"
    for phone in (storm.rosa, storm.sam, storm.kim):
        await phone.caught_up(storm.room)
        assert not phone.faults, phone.faults
        check_gapless(phone.story[stream])
        assert phone.order(storm.room) == in_history
    assert len(storm.wei.order(storm.room)) == 1, "who has left must not hear"


async def patient_history(storm: Storm) -> list[dict[str, Any]]:
    """Out: Kim's whole history; a server that has just come back may ask for a little patience (503) first."""
    path = f"/rooms/{storm.room}/messages"
    async with asyncio.timeout(60):
        while (await storm.kim.phone.call("GET", path)).status_code == 503:
            await asyncio.sleep(0.5)
    return await storm.kim.phone.history(storm.room)


async def kill_and_restart(server: Server) -> None:
    """kill -9 of every process, then start again on the same data."""
    server.kill()
    await asyncio.to_thread(server.start)


async def end_storm(storm: Storm) -> None:
    for phone in storm.everyone:
        await phone.stop()
