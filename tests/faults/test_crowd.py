"""A phone that never reads, and a crowd that keeps coming back (P4, P6)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import closing

import pytest

from tests.support.checks import check_gapless
from tests.support.client import Phone, new_id
from tests.support.live import brings, says
from tests.support.server import Server
from tests.support.steady import SteadyPhone
from tests.support.wire import DeafPhone

pytestmark = pytest.mark.faults
LONG = "慢" * 4000  # 12,000 bytes in UTF-8
MANY = 1200


@pytest.fixture
async def crowd(own_server: Server) -> AsyncIterator[tuple[list[Phone], str]]:
    """Twenty people in one room."""
    people = await asyncio.to_thread(own_server.people, "Crowd", "member", 20)
    room = (await asyncio.to_thread(own_server.room, "Crowd", "Crowd"))["id"]
    phones = [Phone(own_server, person["token"]) for person in people]
    yield phones, room
    for phone in phones:
        await phone.close()


async def flood(sender: Phone, room: str) -> str:
    """Send MANY long messages live, a few in flight; out: the id of the last."""
    line = await sender.listen()
    ids = [new_id() for _ in range(MANY)]
    for start in range(0, MANY, 32):
        for message_id in ids[start : start + 32]:
            await line.say({"do": "send", "id": message_id, "room": room, "text": LONG})
        last = ids[min(start + 31, MANY - 1)]
        await line.until(says("accepted", id=last))
    return ids[-1]


async def test_a_phone_that_never_reads_costs_the_others_nothing(
    crowd: tuple[list[Phone], str],
) -> None:
    (rosa, sam, kim, wei, *_), room = crowd
    with closing(DeafPhone("127.0.0.1", rosa.server.port, wei.token)) as deaf:
        ears = [await sam.listen(), await kim.listen()]
        last = await flood(rosa, room)
        for line in ears:
            await line.until(brings(last), patience=60)
            check_gapless(line.of(f"room:{room}"))
            assert len(line.of(f"room:{room}")) == MANY
        received = await asyncio.to_thread(deaf.read_to_the_end)
    assert received < MANY * 12_000 * 3 // 4, (
        "the server kept it all for a phone that reads nothing"
    )
    await check_comes_back(wei, room, last)


async def check_comes_back(wei: Phone, room: str, last: str) -> None:
    """Once it reads again, the slow phone finds everything: told behind, it reads history."""
    line = await wei.listen()
    assert line.code is None
    history = await wei.history(room)
    assert history[-1]["id"] == last
    assert len([item for item in history if "text" in item]) == MANY


async def test_two_hundred_reconnects_during_talk(crowd: tuple[list[Phone], str]) -> None:
    phones, room = crowd
    steady = [SteadyPhone(phone) for phone in phones]
    await asyncio.gather(*(phone.start() for phone in steady))
    talk = asyncio.create_task(talk_on(steady[0], room))
    for _ in range(11):
        await asyncio.gather(*(throw_off(phone) for phone in steady[1:]))
    await talk
    await steady[0].settled()
    await asyncio.gather(*(phone.caught_up(room) for phone in steady))
    for phone in steady:
        assert not phone.faults, phone.faults
        assert phone.order(room) == steady[0].order(room)
        assert phone is steady[0] or phone.visits >= 11
        await phone.stop()
    assert len(steady[0].order(room)) == 300


async def talk_on(phone: SteadyPhone, room: str) -> None:
    for number in range(300):
        await phone.send(room, f"still here {number}")
        await asyncio.sleep(0.005)


async def throw_off(phone: SteadyPhone) -> None:
    """Break this phone's connection without a farewell, and wait until it is back."""
    await phone.until(lambda: phone.socket is not None)
    assert phone.socket is not None
    visits = phone.visits
    phone.socket.transport.abort()
    await phone.until(lambda: phone.visits > visits)
