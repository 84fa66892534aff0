"""The evening before, for both, each once: not at night, not after stepping back, and through crashes."""

from collections import Counter
from datetime import datetime
from unittest import mock

import pytest

from actions import help_reminders, telling_help
from actions.announcing import announce
from jobs import help_requests
from tests.hands.conftest import Hands

EVENING = datetime.fromisoformat("2030-03-11T10:00:00Z")


async def reminded(hands: Hands) -> Counter[str]:
    """Out: how often each was ever reminded, by name."""
    found: Counter[str] = Counter()
    for who in (hands.rosa, hands.sam, hands.kim):
        ear = await hands.doors.listen(who, {f"me:{who.id}": 0})
        found[who.name] = sum(e["on"] == "help.reminded" for e in ear.heard)
    return found


async def test_both_are_reminded_once(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask()
    await hands.offer(hands.kim, key)
    await hands.agree(key, hands.sam)
    await hands.until(EVENING.replace(hour=9, minute=59))
    assert await reminded(hands) == {"Rosa": 0, "Sam": 0, "Kim": 0}
    for _ in range(3):
        await hands.until(EVENING)
    assert await reminded(hands) == {"Rosa": 1, "Sam": 1, "Kim": 0}
    await hands.do(hands.rosa, "PATCH", f"/help-requests/{key}", {"day": "2030-03-14"})
    await hands.later(seconds=1)
    await hands.confirm(hands.sam, key)
    await hands.until(EVENING.replace(day=13))
    assert await reminded(hands) == {"Rosa": 2, "Sam": 2, "Kim": 0}, "for the new day"


async def test_not_after_stepping_back_nor_where_it_is_not_wished(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    back, wished = await hands.ask(), await hands.ask()
    await hands.agree(back, hands.sam)
    await hands.agree(wished, hands.kim)
    await hands.step_back(hands.sam, back)
    await hands.do(hands.kim, "PATCH", "/me/reminders", {"evening": False})
    await hands.until(EVENING)
    assert await reminded(hands) == {"Rosa": 1, "Sam": 0, "Kim": 0}


async def test_quiet_hours_move_it_earlier(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask()
    await hands.agree(key, hands.sam)
    quiet = {"begins": "17:00", "ends": "20:00"}
    await hands.do(hands.sam, "PATCH", "/me/pace", {"quiet": [quiet] * 7})
    await hands.until(datetime.fromisoformat("2030-03-11T08:44:00Z"))
    assert (await reminded(hands))["Sam"] == 0
    await hands.until(datetime.fromisoformat("2030-03-11T08:45:00Z"))
    assert await reminded(hands) == {"Rosa": 0, "Sam": 1, "Kim": 0}, "16:45, before it is quiet"


class Crash(Exception):
    pass


async def sweep_through(hands: Hands) -> None:
    """Again and again, until none of it breaks."""
    for _ in range(8):
        try:
            await help_requests.sweep(hands.doors.store)
        except Crash:
            continue
        return
    raise AssertionError("it never came through")


@pytest.mark.parametrize("hands", ["sqlite"], indirect=True)
async def test_a_crash_in_between_loses_nothing_and_repeats_nothing(hands: Hands) -> None:
    """Each news and each reminder breaks once: before it is told, and after it is marked."""
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask()
    broken: set[object] = set()

    real = announce

    def crashes(*words: object, **more: object) -> int:
        place = (words[2], words[1])
        number = real(*words, **more)  # type: ignore[arg-type]
        if place not in broken:
            broken.add(place)
            raise Crash()
        return number

    with mock.patch.object(telling_help, "announce", crashes):
        await hands.offer(hands.sam, key)
        await sweep_through(hands)
        await hands.choose(key, hands.sam)
        await sweep_through(hands)
        await hands.confirm(hands.sam, key)
        await sweep_through(hands)
        hands.clock.at = EVENING
        await sweep_through(hands)
        await sweep_through(hands)
    await hands.doors.settled()
    assert len(broken) == 5
    told = {}
    for who in (hands.rosa, hands.sam):
        ear = await hands.doors.listen(who, {f"me:{who.id}": 0})
        told[who.name] = Counter(e["on"] for e in ear.heard if e["on"].startswith("help."))
    assert told["Rosa"] == {"help.offered": 1, "help.confirmed": 1, "help.reminded": 1}
    assert told["Sam"] == {"help.chosen": 1, "help.reminded": 1}
    assert await hands.doors.store.read(help_reminders.due) == []
