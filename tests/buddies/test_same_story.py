"""What is told of buddies is what a fresh look finds: live, by hello, and in For you."""

import pytest

from tests.buddies.conftest import Pairs


@pytest.mark.parametrize("pairs", ["sqlite"], indirect=True)
async def test_what_is_told_is_what_a_fresh_look_finds(pairs: Pairs) -> None:
    ears = {who.id: await pairs.doors.listen(who) for who in (pairs.rosa, pairs.lin)}
    await pairs.offer(pairs.lin)
    pair = await pairs.ask(pairs.rosa, pairs.lin)
    (asked,) = (await pairs.mine(pairs.lin))["asked"]
    late = await pairs.doors.listen(pairs.lin, {f"me:{pairs.lin.id}": 0})
    for ear in (ears[pairs.lin.id], late):
        (event,) = [e for e in ear.heard if e["on"] == "buddy.asked"]
        assert event["id"] == asked["id"] == pair
        assert set(event) == {"on", "stream", "seq", "id"}
    await pairs.say(pairs.lin, pair, "yes")
    await pairs.doors.settled()
    mine = await pairs.pair(pairs.rosa)
    late = await pairs.doors.listen(pairs.rosa, {f"me:{pairs.rosa.id}": 0})
    for ear in (ears[pairs.rosa.id], late):
        (event,) = [e for e in ear.heard if e["on"] == "buddy.accepted"]
        assert (event["id"], event["room"]) == (mine["id"], mine["room"])
        numbers = [e["seq"] for e in ear.heard if e.get("stream") == f"me:{pairs.rosa.id}"]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers))), "no gap"


@pytest.mark.parametrize("pairs", ["sqlite"], indirect=True)
async def test_behind_a_block_and_after_the_end_it_is_told_no_more(pairs: Pairs) -> None:
    pair = await pairs.together(pairs.rosa, pairs.lin)
    assert await pairs.told(pairs.rosa) == ["buddy.accepted"]
    await pairs.do(pairs.lin, "PUT", f"/people/{pairs.rosa.id}/block")
    for who in (pairs.rosa, pairs.lin):
        late = await pairs.doors.listen(who, {f"me:{who.id}": 0})
        assert pair not in str(late.heard) and await pairs.told(who) == []
