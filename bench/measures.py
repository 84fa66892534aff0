"""What is measured of one server: flow, delay, memory, coming back; and the check that nothing is lost."""

import asyncio
import json
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import Any

from bench.doors import Door, Sunroom
from bench.phones import Crowd, Line, Void, connect, hang_up
from bench.report import quantile
from bench.servers import Server

EARS = 20  # phones of a room whose delays are taken one by one; the others are counted


@dataclass(frozen=True)
class Side:
    """One of the two servers, with its phones in one room."""

    server: Server
    crowd: Crowd


@dataclass(frozen=True)
class Flow:
    """What a closed loop gave in one round."""

    sends_per_s: float
    deliveries_per_s: float
    cpu_per_10k: float  # seconds of the server's processor for 10,000 deliveries
    server_busy: float  # share of the time in which the server computed
    client_busy: float  # share of the time in which this process computed
    others: float  # share of the time in which other programs had the server's core


@dataclass(frozen=True)
class Delay:
    """What an open loop gave in one round: milliseconds from send to delivery, by our one clock."""

    rate: float  # messages a second
    p50_ms: float
    p99_ms: float


async def flow(side: Side, in_flight: int, seconds: float) -> Flow:
    """A closed loop: warm up, count for `seconds`, wait for what is under way. Raises Void."""
    crowd = side.crowd
    crowd.start(in_flight)
    await asyncio.sleep(seconds / 5)
    before = _now(side)
    await asyncio.sleep(seconds)
    took, busy, cpu, others, sends, deliveries = (
        after - then for after, then in zip(_now(side), before, strict=True)
    )
    await crowd.settle()
    return Flow(
        sends_per_s=sends / took,
        deliveries_per_s=deliveries / took,
        cpu_per_10k=cpu / max(1.0, deliveries) * 10_000,
        server_busy=cpu / took,
        client_busy=busy / took,
        others=max(0.0, others / took),
    )


def _now(side: Side) -> tuple[float, ...]:
    """Clocks and counters of this moment: time, our own work, the server's, others', sends, deliveries."""
    server, crowd = side.server, side.crowd
    clocks = (perf_counter(), process_time(), server.cpu_seconds(), server.others_seconds())
    return (*clocks, crowd.answers, crowd.deliveries)


async def delay(side: Side, rate: float, seconds: float) -> Delay:
    """An open loop: everybody in turn sends, whatever comes back. Raises Void."""
    lines = side.crowd.lines
    ears = lines[:: max(1, len(lines) // EARS)]
    delays = await side.crowd.speak(rate, seconds, ears)
    return Delay(rate, quantile(delays, 0.5) * 1000, quantile(delays, 0.99) * 1000)


async def check(crowd: Crowd, messages: int) -> int:
    """A slow pass in which everything is parsed: each phone got each message once, all in one order.

    Gives the bytes of an event. Raises Void.
    """
    for line in crowd.lines:
        line.heard = []
    crowd.start(messages)
    crowd.going = False
    await crowd.settle()
    told = [_sent(line) for line in crowd.lines]
    for line in crowd.lines:
        line.heard = None
    texts = [[event["message"]["text"] for event in events] for events in told]
    if len(set(texts[0])) != messages or any(heard != texts[0] for heard in texts):
        raise Void("not every phone was told every message once, in one order")
    return len(json.dumps(told[0][0], ensure_ascii=False, separators=(",", ":")).encode())


def _sent(line: Line) -> list[dict[str, Any]]:
    """The messages a phone heard. Raises Void when their numbers have a gap."""
    events = [event for event in line.heard or () if event["on"] == "message.sent"]
    numbers = [event["seq"] for event in events if "seq" in event]
    if numbers != list(range(events[0].get("seq", 0), events[0].get("seq", 0) + len(numbers))):
        raise Void("numbers have gaps")
    return events


async def memory(server: Server, door: Door, connections: int) -> float:
    """KiB of the server's memory for each idle connection that is ready."""
    few = await connect(door, range(min(10, connections)))  # what the first ones load is not theirs
    await hang_up(few)
    before = server.resident_kib()
    crowd = await Crowd.open(door, connections)
    await asyncio.sleep(0.5)
    after = server.resident_kib()
    await crowd.close()
    return (after - before) / connections


async def come_back(door: Sunroom, phones: int, missed: int) -> float:
    """Seconds from the first hello to the last ready, each phone having missed that many messages.

    Raises Void when one is not brought exactly what it missed.
    """
    door.epoch = door.since = None
    line = (await connect(door, [0]))[0]
    await hang_up([line])
    stream = f"room:{door.room}"
    if line.told["heads"][stream] < missed:
        raise Void(f"there are fewer than {missed} messages to miss; measure for longer")
    door.epoch, door.since = line.told["epoch"], {stream: line.told["heads"][stream] - missed}
    lines = await connect(door, range(phones))
    await hang_up(lines)
    heard = sorted({line.deliveries for line in lines})
    if heard != [missed]:
        raise Void(f"of {missed} missed messages, phones were brought {heard}")
    return max(line.ready_at for line in lines) - min(line.greeted_at for line in lines)
