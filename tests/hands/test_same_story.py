"""What is told of a help request is the request, whole, as a fresh look finds it: live, by hello, and in For you."""

from datetime import datetime

import pytest

from tests.hands.conftest import Hands
from tests.matrix.doors import Someone

EVENING = datetime.fromisoformat("2030-03-11T10:00:00Z")
THEN = datetime.fromisoformat("2030-03-12T06:00:00Z")


async def bring(hands: Hands, kind: str) -> tuple[Someone, str]:
    """Have something of that kind told; out: to whom, and of which request."""
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask(named=False)
    await hands.offer(hands.sam, key, words="gladly")
    await hands.later(seconds=1)
    if kind == "help.offered":
        return hands.rosa, key
    await hands.choose(key, hands.sam)
    await hands.later(seconds=1)
    if kind == "help.chosen":
        return hands.sam, key
    await hands.confirm(hands.sam, key)
    await hands.later(seconds=1)
    match kind:
        case "help.confirmed":
            return hands.rosa, key
        case "help.stepped_back":
            await hands.step_back(hands.sam, key)
            await hands.undo_time()
            return hands.rosa, key
        case "help.reminded":
            await hands.until(EVENING)
            return hands.sam, key
        case _:
            await hands.until(THEN)
            await hands.do(hands.rosa, "PUT", f"/help-requests/{key}/ending", {"how": "done"})
            await hands.later(seconds=1)
            return hands.sam, key


KINDS = (
    *("help.offered", "help.chosen", "help.confirmed"),
    *("help.stepped_back", "help.reminded", "help.ended"),
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("hands", ["sqlite"], indirect=True)
async def test_what_is_told_is_what_a_fresh_look_finds(hands: Hands, kind: str) -> None:
    ears = {who.id: await hands.doors.listen(who) for who in (hands.rosa, hands.sam)}
    who, key = await bring(hands, kind)
    await hands.doors.settled()
    fresh = await hands.see(who, key)
    late = await hands.doors.listen(who, {f"me:{who.id}": 0})
    for ear in (ears[who.id], late):
        told = [event for event in ear.heard if event["on"] == kind]
        assert told and told[-1]["request"] == fresh, kind
        numbers = [e["seq"] for e in ear.heard if e.get("stream") == f"me:{who.id}"]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers))), "no gaps"
    (event, *_) = [event for event in await hands.for_you(who) if event["on"] == kind]
    assert event["request"] == fresh
