"""A lost bell delays delivery and revocation by at most 5 seconds, and loses nothing (P7)."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.support.client import Phone
from tests.support.live import brings
from tests.support.server import Server, store_for
from tests.support.storm import blow, check_storm, end_storm, gather_storm
from tests.support.wire import CuttableWire

pytestmark = pytest.mark.faults
LATE = 15.0  # seconds: the promise is 5, the rest is for a busy machine


class TwoMachines:
    """Two servers on one PostgreSQL database, each with a wire of its own to the bus (or none)."""

    def __init__(self, first: Server, second: Server, wires: list[CuttableWire]) -> None:
        self.first, self.second, self.wires = first, second, wires
        self.phones: list[Phone] = []


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[dict[str, str]]:
    with store_for("postgres", tmp_path) as store:
        yield store.settings


async def two_machines(home: Path, settings: dict[str, str], bus: bool) -> TwoMachines:
    """Start both, sharing data folder, keys and database."""
    wires, servers = [], []
    for name in ("first", "second"):
        own = {"SUNROOM_DATABASE_URL": settings["SUNROOM_DATABASE_URL"], "SUNROOM_WORKERS": "1"}
        own |= {"SUNROOM_MESSAGE_LIMIT": "off", "SUNROOM_DATA_DIR": str(home / "data")}
        if bus:
            wires.append(CuttableWire(settings["SUNROOM_BUS_URL"]))
            wires[-1].heal()
            own["SUNROOM_BUS_URL"] = wires[-1].url
        (home / name).mkdir()
        servers.append(Server("postgres", home / name, own))
        await asyncio.to_thread(servers[-1].start)
    return TwoMachines(servers[0], servers[1], wires)


@pytest.fixture
async def wired(tmp_path: Path, stores: dict[str, str]) -> AsyncIterator[TwoMachines]:
    both = await two_machines(tmp_path, stores, bus=True)
    yield both
    await take_down(both)


@pytest.fixture
async def busless(tmp_path: Path, stores: dict[str, str]) -> AsyncIterator[TwoMachines]:
    both = await two_machines(tmp_path, stores, bus=False)
    yield both
    await take_down(both)


async def take_down(both: TwoMachines) -> None:
    for phone in both.phones:
        await phone.close()
    both.first.kill()
    both.second.kill()
    for wire in both.wires:
        wire.cut()


async def pair(both: TwoMachines) -> tuple[Phone, Phone, str]:
    """Out: one phone at each machine, and the room they share."""
    rosa, sam = await asyncio.to_thread(both.first.people, "Bell", "member", 2)
    room = (await asyncio.to_thread(both.first.room, "Bell", "Bell"))["id"]
    both.phones = [Phone(both.first, rosa["token"]), Phone(both.second, sam["token"])]
    return both.phones[0], both.phones[1], room


async def check_heard(rosa: Phone, sam: Phone, room: str) -> None:
    """Sam, at the other machine, hears what Rosa says, and nothing is missing between."""
    line = await sam.listen()
    for text in ("one", "two", "three"):
        receipt = await rosa.send(room, text)
        await line.until(brings(receipt["id"]), patience=LATE)
    numbers = [event["seq"] for event in line.of(f"room:{room}")]
    assert numbers == list(range(numbers[0], numbers[0] + 3))
    await line.close()


async def check_revoked(rosa: Phone, sam: Phone) -> None:
    """Sam's live connection at the other machine ends when Sam's session ends at this one."""
    line = await sam.listen()
    twin = Phone(rosa.server, sam.token)
    await twin.do("POST", "/sign-out")
    assert await line.ended(LATE) == 4001
    await twin.close()


async def test_two_machines_with_a_bus_are_one(wired: TwoMachines) -> None:
    rosa, sam, room = await pair(wired)
    await check_heard(rosa, sam, room)
    await check_revoked(rosa, sam)


async def test_two_machines_without_a_bus_still_hear_each_other(busless: TwoMachines) -> None:
    rosa, sam, room = await pair(busless)
    await check_heard(rosa, sam, room)
    await check_revoked(rosa, sam)


async def test_the_bus_is_cut(wired: TwoMachines) -> None:
    rosa, sam, room = await pair(wired)
    for wire in wired.wires:
        wire.cut()
    await check_heard(rosa, sam, room)
    assert not await asyncio.to_thread(wired.first.ready), (
        "/readyz says when the bus doesn't answer"
    )
    for wire in wired.wires:
        wire.heal()
    async with asyncio.timeout(60):
        while not await asyncio.to_thread(wired.first.ready):
            await asyncio.sleep(0.2)
    await check_heard(rosa, sam, room)


async def test_revocation_with_the_bus_cut(wired: TwoMachines) -> None:
    rosa, sam, _ = await pair(wired)
    for wire in wired.wires:
        wire.cut()
    await check_revoked(rosa, sam)


async def test_the_bus_goes_silent_without_a_word(wired: TwoMachines) -> None:
    rosa, sam, room = await pair(wired)
    for wire in wired.wires:
        wire.hush()
    await check_heard(rosa, sam, room)
    await check_revoked(rosa, sam)


async def test_a_storm_with_the_bell_cut_in_the_middle(wired: TwoMachines) -> None:
    storm = await gather_storm(wired.first, wired.second)
    try:

        async def cut_and_heal() -> None:
            for wire in wired.wires:
                wire.cut()
            await asyncio.sleep(1)
            for wire in wired.wires:
                wire.heal()

        await blow(storm, 600, cut_and_heal)
        await check_storm(storm)
    finally:
        await end_storm(storm)
