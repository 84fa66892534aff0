"""Two at once: both step back, a yes to what is being changed, the last place of a limit, many sweepers."""

import asyncio
from collections import Counter

import pytest

from jobs import help_requests
from tests.hands.conftest import Hands

pytestmark = pytest.mark.parametrize("hands", ["sqlite", "postgres"], indirect=True)


async def test_both_step_back_at_once(hands: Hands) -> None:
    """It is one truth: open again, and neither is told what they did themselves."""
    await hands.group(hands.rosa, hands.sam)
    for _ in range(4):
        key = await hands.ask()
        await hands.agree(key, hands.sam)
        path = f"/help-requests/{key}"
        answers = await asyncio.gather(
            hands.doors.call(hands.sam, "DELETE", f"{path}/offers/me"),
            hands.doors.call(hands.rosa, "DELETE", f"{path}/choice"),
        )
        assert [answer.status_code for answer in answers] == [204, 200]
        await hands.undo_time()
        seen = await hands.see(hands.rosa, key)
        assert (seen["state"], seen["offers"]) == ("open", [])
        assert "help.stepped_back" not in await hands.told(hands.sam)
        await hands.do(hands.rosa, "DELETE", path)
        await hands.later(days=1)


async def test_a_yes_is_to_what_was_seen(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask()
    await hands.offer(hands.sam, key)
    await hands.choose(key, hands.sam)
    seen = {"starts_at": (await hands.see(hands.sam, key))["starts_at"]}
    hands.tick(seconds=1)
    path = f"/help-requests/{key}"
    moved, said = await asyncio.gather(
        hands.doors.call(hands.rosa, "PATCH", path, {"time": "16:00"}),
        hands.doors.call(hands.sam, "PUT", f"{path}/confirmation", seen),
    )
    assert moved.status_code == 200 and said.status_code in (200, 409)
    assert await hands.state(hands.rosa, key) == "chosen", "nobody said yes to four o'clock"


async def test_no_more_than_three_offers_however_fast(hands: Hands) -> None:
    asking = (hands.rosa, hands.kim, hands.lin, hands.wei, hands.mei)
    keys = [await hands.ask(who) for who in asking]
    answers = await asyncio.gather(
        *(hands.doors.call(hands.sam, "PUT", f"/help-requests/{key}/offers/me", {}) for key in keys)
    )
    assert Counter(answer.status_code for answer in answers) == {201: 3, 409: 2}


async def test_one_offer_however_often_it_is_tapped_and_several_sweepers_tell_once(
    hands: Hands,
) -> None:
    key = await hands.ask()
    path = f"/help-requests/{key}/offers/me"
    answers = await asyncio.gather(
        *(hands.doors.call(hands.sam, "PUT", path, {}) for _ in range(5))
    )
    assert Counter(answer.status_code for answer in answers) == {201: 1, 200: 4}
    await asyncio.gather(*(help_requests.sweep(hands.doors.store) for _ in range(4)))
    await hands.doors.settled()
    ear = await hands.doors.listen(hands.rosa, {f"me:{hands.rosa.id}": 0})
    assert [e["on"] for e in ear.heard if e["on"].startswith("help.")] == ["help.offered"]


async def test_withdrawing_while_somebody_says_yes(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask()
    await hands.offer(hands.sam, key)
    await hands.choose(key, hands.sam)
    await hands.later(seconds=1)
    path = f"/help-requests/{key}"
    await asyncio.gather(
        hands.doors.call(hands.rosa, "DELETE", path),
        hands.doors.call(hands.sam, "PUT", f"{path}/confirmation", {}),
    )
    await hands.undo_time()
    assert await hands.see(hands.sam, key) is None
    assert [e.get("how") for e in await hands.for_you(hands.sam)] == ["withdrawn"]
