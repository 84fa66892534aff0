"""20 messages in 10 seconds: then a kind refusal that loses nothing."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.support.checks import check_each_once, check_problem
from tests.support.client import Phone, new_id
from tests.support.server import Server, running
from tests.support.steady import SteadyPhone


@pytest.fixture(params=["sqlite", "postgres"])
def limited(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    with running(request.param, tmp_path_factory.mktemp("limited")) as server:
        yield server


async def two_in_a_room(server: Server) -> tuple[Phone, Phone, str]:
    people = await asyncio.to_thread(server.people, "Plum Court", "member", 2)
    room = (await asyncio.to_thread(server.room, "Plum Court", "Tea"))["id"]
    rosa, sam = (Phone(server, person["token"]) for person in people)
    return rosa, sam, room


async def test_too_much_at_once_waits_and_loses_nothing(limited: Server) -> None:
    rosa, sam, room = await two_in_a_room(limited)
    await check_refused_over_http(rosa, room)
    assert (await sam.put(room, "I haven't said a word yet")).status_code == 201
    steady = SteadyPhone(rosa)
    await steady.start()
    for number in range(5):
        await steady.send(room, f"patient {number}")
    await steady.settled()
    check_each_once(steady.ledger, await sam.history(room))
    assert [t for t in await sam.texts(room) if t.startswith("patient")] == [
        f"patient {n}" for n in range(5)
    ]
    await steady.stop()
    await sam.close()


async def check_refused_over_http(rosa: Phone, room: str) -> None:
    """Of 40 at once some are refused, kindly and in any language, and stored nowhere."""
    ids = [new_id() for _ in range(40)]
    answers = await asyncio.gather(*(rosa.put(room, "quick", message_id) for message_id in ids))
    late = [answer for answer in answers if answer.status_code != 201]
    assert 40 - len(late) <= 20 and late
    for answer in late:
        problem = check_problem(answer, 429, "slow_down")
        assert 0 < problem["retry_after"] <= 60 and int(answer.headers["retry-after"]) > 0
    assert len(await rosa.texts(room)) == 40 - len(late)
    for language in ("zh-CN", "ja"):
        headers = {"Accept-Language": language}
        again = await rosa.call(
            "PUT", f"/rooms/{room}/messages/{new_id()}", {"text": "x"}, headers=headers
        )
        check_problem(again, 429, "slow_down", language)
