"""Joining and leaving in the middle of fast talk: nobody hears a word from outside their own time in the room (P5)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tests.support.cast import Cast
from tests.support.checks import check_gapless
from tests.support.client import Phone, new_id
from tests.support.live import Line, says
from tests.support.workers import spread

Event = dict[str, Any]
MOST_WORDS = 50_000


@asynccontextmanager
async def chatter(line: Line, room: str) -> AsyncIterator[None]:
    """Somebody talks as long as this lasts, a few words in flight."""
    numbers = iter(range(MOST_WORDS))
    over = asyncio.Event()

    async def talk() -> None:
        while not over.is_set():
            await line.send(new_id(), room, f"word {next(numbers)}")

    talking = [asyncio.create_task(talk()) for _ in range(16)]
    try:
        yield
    finally:
        over.set()
        await asyncio.gather(*talking)


async def heard_so_far(line: Line, room: str, count: int) -> None:
    """Wait until this many more messages of the room were heard on this line."""

    def words() -> int:
        return sum(e["on"] == "message.sent" for e in line.of(f"room:{room}"))

    enough = words() + count
    await line.until(lambda e: e is line.heard[-1] and words() >= enough)


def when(events: list[Event], name: str, person: Phone) -> list[int]:
    """Out: the numbers at which this person joined (or left)."""
    return [e["seq"] for e in events if e["on"] == name and e["person"]["id"] == person.id]


async def test_words_outside_ones_own_time_are_never_heard(cast: Cast) -> None:
    room = await cast.rosa.make_room("Fast", cast.sam, cast.wei, cast.kim)
    rosa, sam, wei, _ = await spread([cast.rosa, cast.sam, cast.wei, cast.kim])
    async with chatter(rosa, room):
        for _ in range(3):
            await heard_so_far(wei, room, 30)
            await cast.wei.leave(room)
            await heard_so_far(sam, room, 30)
            await cast.wei.join(room)
        await heard_so_far(wei, room, 30)
    head = (await cast.sam.my_room(room))["head"]
    for line in (sam, wei):
        await line.until(lambda e: e.get("stream") == f"room:{room}" and e.get("seq") == head)
    check_intervals(sam.of(f"room:{room}"), wei.of(f"room:{room}"), cast.wei)


def check_intervals(whole: list[Event], mine: list[Event], person: Phone) -> None:
    """Who stayed heard all; who came and went heard all of it while inside, and nothing between."""
    check_gapless(whole)
    left, joined = when(whole, "member.left", person), when(whole, "member.joined", person)
    assert len(left) == len(joined) == 3, (left, joined)
    said = [e["seq"] for e in whole if e["on"] == "message.sent"]
    away = [n for n in said if any(out < n < back for out, back in zip(left, joined, strict=True))]
    assert away, "somebody spoke meanwhile, or this proves nothing"
    heard = [e["seq"] for e in mine if e["on"] == "message.sent"]
    assert not set(heard) & set(away)
    check_no_holes(heard, said, [0, *joined], [*left, said[-1] + 1])


def check_no_holes(heard: list[int], said: list[int], came: list[int], went: list[int]) -> None:
    """Of each time inside, the words were heard from its start without a hole (the last may have come too late)."""
    for start, end in zip(came, went, strict=True):
        due = [number for number in said if start < number < end]
        got = [number for number in heard if start < number < end]
        assert got and got == due[: len(got)]
    assert heard[-1] == said[-1], "of the time that never ended, all was heard"


async def test_who_is_removed_in_the_middle_finds_nothing_later_either(cast: Cast) -> None:
    room = await cast.rosa.make_room("Fast", cast.sam, cast.wei, cast.kim)
    rosa, sam, wei, _ = await spread([cast.rosa, cast.sam, cast.wei, cast.kim])
    ready = wei.heard[-1]
    async with chatter(rosa, room):
        await heard_so_far(wei, room, 30)
        words = {"person": cast.wei.id, "reason": "Let's take a break from this room."}
        await cast.rosa.do("POST", f"/rooms/{room}/removals", words)
        await heard_so_far(sam, room, 30)
    left = await sam.until(says("member.left", stream=f"room:{room}"))
    await wei.until(lambda e: e["on"] == "room.removed" and e["room"]["id"] == room)
    late = await cast.wei.listen(ready["heads"], ready["epoch"])
    for line in (wei, late):
        assert all(e["seq"] <= left["seq"] for e in line.of(f"room:{room}"))
    assert not late.of(f"room:{room}")
    assert f"room:{room}" not in late.heard[-1]["heads"]


async def test_staff_are_marked_and_seen_before_one_writes(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.mei, cast.chen)
    await cast.sam.join(room)
    members = (await cast.sam.get(f"/rooms/{room}/members"))["items"]
    marks = {m["person"]["id"]: m["person"]["mark"] for m in members}
    assert marks[cast.mei.id] == "peer_representative"
    assert marks[cast.chen.me["id"]] == "worker" and marks[cast.sam.id] is None
    receipt = await cast.mei.send(room, "hello everyone")
    (message,) = [m for m in await cast.sam.history(room) if m.get("id") == receipt["id"]]
    assert message["author"]["mark"] == "peer_representative"
