"""Two at once: the last room of a buddy, both ending, a yes that comes late, double taps, whoever blocks meanwhile."""

import asyncio
from collections import Counter
from uuid import UUID, uuid4

from actions import showing_buddies
from jobs import buddies
from tests.buddies.conftest import Pairs


async def test_the_last_room_of_a_buddy_goes_to_one(pairs: Pairs) -> None:
    await pairs.offer(pairs.lin)
    rosas = await pairs.ask(pairs.rosa, pairs.lin)
    sams = await pairs.ask(pairs.sam, pairs.lin)
    answers = await asyncio.gather(
        *(
            pairs.doors.call(pairs.lin, "PUT", f"/buddies/{pair}/answer", {"answer": "yes"})
            for pair in (rosas, sams, rosas, sams)
        )
    )
    codes = Counter(answer.status_code for answer in answers)
    assert codes == {200: 2, 409: 2}
    states = [await pairs.mine(who) for who in (pairs.rosa, pairs.sam)]
    assert sorted(len(state["pairs"]) for state in states) == [0, 1]
    waits = next(state["ask"] for state in states if not state["pairs"])
    assert waits["state"] == "waiting"
    kept = await pairs.do(pairs.lin, "GET", f"/buddies/{waits['id']}")
    assert not kept["free"]
    await pairs.offer(pairs.lin, most=2)
    assert (await pairs.say(pairs.lin, waits["id"], "yes")).json()["room"]
    assert len(await pairs.rooms(pairs.lin)) == 2


async def test_who_asks_when_there_is_no_room_waits_until_there_is(pairs: Pairs) -> None:
    await pairs.offer(pairs.lin)
    await pairs.cards(pairs.sam)
    pair = await pairs.ask(pairs.rosa, pairs.lin)
    await pairs.say(pairs.lin, pair, "yes")
    asked = await pairs.ask(pairs.sam, pairs.lin)
    await pairs.later(days=1)
    assert (await pairs.mine(pairs.lin))["asked"] == [] and await pairs.told(pairs.lin) == []
    assert (await pairs.call(pairs.lin, "GET", f"/buddies/{asked}")).status_code == 404
    await pairs.do(pairs.rosa, "DELETE", f"/buddies/{pair}")
    await pairs.later(seconds=9)
    assert await pairs.told(pairs.lin) == []
    await pairs.later(seconds=1)
    assert await pairs.told(pairs.lin) == ["buddy.asked"]
    assert (await pairs.say(pairs.lin, asked, "yes")).json()["room"]


async def test_double_taps(pairs: Pairs) -> None:
    await pairs.offer(pairs.lin, pairs.kim)
    await pairs.cards(pairs.rosa)
    path, words = f"/buddies/{uuid4()}", {"person": pairs.lin.id, "words": "Tea?"}
    same = [pairs.doors.call(pairs.rosa, "PUT", path, words) for _ in range(4)]
    answers = await asyncio.gather(*same)
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    await pairs.later(seconds=20)
    other = [
        pairs.doors.call(pairs.sam, "PUT", f"/buddies/{uuid4()}", {"person": p.id, "words": "x"})
        for p in (pairs.lin, pairs.kim)
    ]
    await pairs.cards(pairs.sam)
    answers = await asyncio.gather(*other)
    assert sorted(answer.status_code for answer in answers) == [201, 409], "one at a time"
    ears = [await pairs.doors.listen(who) for who in (pairs.rosa, pairs.lin)]
    yes = [pairs.doors.call(pairs.lin, "PUT", f"{path}/answer", {"answer": "yes"}) for _ in "123"]
    rooms = {answer.json()["room"] for answer in await asyncio.gather(*yes)}
    assert len(rooms) == 1
    await pairs.doors.settled()
    told = [Counter(e["on"] for e in ear.heard if e["on"] != "ready") for ear in ears]
    assert told[0]["buddy.accepted"] == told[0]["room.added"] == told[1]["room.added"] == 1


async def test_both_end_it_and_the_sweeps_meet(pairs: Pairs) -> None:
    pair = await pairs.together(pairs.rosa, pairs.lin)
    ears = [await pairs.doors.listen(who) for who in (pairs.rosa, pairs.lin)]
    people = (pairs.rosa, pairs.lin, pairs.rosa, pairs.lin)
    ends = await asyncio.gather(
        *(pairs.doors.call(who, "DELETE", f"/buddies/{pair}") for who in people)
    )
    assert {answer.status_code for answer in ends} == {204}
    await pairs.later(seconds=10)
    await asyncio.gather(*(buddies.sweep(pairs.doors.store) for _ in range(4)))
    await pairs.doors.settled()
    for ear in ears:
        assert [e["on"] for e in ear.heard[1:]] == ["room.removed"]


async def test_renewals_at_once_and_against_an_end(pairs: Pairs) -> None:
    pair = await pairs.together(pairs.rosa, pairs.lin)
    until = (await pairs.pair(pairs.rosa))["until"]
    await pairs.later(days=36)
    await pairs.mine(pairs.rosa)
    people = (pairs.rosa, pairs.lin, pairs.rosa, pairs.lin)
    said = await asyncio.gather(
        *(pairs.doors.call(who, "PUT", f"/buddies/{pair}/renewal") for who in people)
    )
    assert {answer.status_code for answer in said} == {200}
    assert (await pairs.pair(pairs.rosa))["until"][:10] == "2030-05-28" > until[:10]
    await pairs.later(days=42)
    await asyncio.gather(
        pairs.doors.call(pairs.rosa, "PUT", f"/buddies/{pair}/renewal"),
        pairs.doors.call(pairs.lin, "PUT", f"/buddies/{pair}/renewal"),
        pairs.doors.call(pairs.lin, "DELETE", f"/buddies/{pair}"),
    )
    await pairs.later(seconds=11)
    for who in (pairs.rosa, pairs.lin):
        assert (await pairs.pair(who))["state"] == "ended" and await pairs.rooms(who) == []


async def test_a_yes_and_a_block_at_once(pairs: Pairs) -> None:
    await pairs.group(pairs.rosa, pairs.lin)
    await pairs.offer(pairs.lin)
    pair = await pairs.ask(pairs.rosa, pairs.lin)
    await asyncio.gather(
        pairs.doors.call(pairs.lin, "PUT", f"/buddies/{pair}/answer", {"answer": "yes"}),
        pairs.doors.call(pairs.rosa, "PUT", f"/people/{pairs.lin.id}/block"),
    )
    await pairs.later(seconds=11)
    for who in (pairs.rosa, pairs.lin):
        assert await pairs.rooms(who) == []
        assert [one["state"] for one in (await pairs.mine(who))["pairs"]] in ([], ["ended"])


async def test_an_ask_is_shown_once_however_many_sweep(pairs: Pairs) -> None:
    await pairs.offer(pairs.lin)
    pair = (await pairs.try_ask(pairs.rosa, pairs.lin)).json()["id"]
    ear = await pairs.doors.listen(pairs.lin)
    pairs.clock.at = pairs.clock.at.replace(minute=1)
    show = (pairs.doors.store.write(showing_buddies.show, UUID(pair)) for _ in range(4))
    await asyncio.gather(*show, *(buddies.sweep(pairs.doors.store) for _ in range(3)))
    await pairs.doors.settled()
    assert [e["on"] for e in ear.heard[1:]] == ["buddy.asked"]
