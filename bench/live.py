"""Live talk on real sockets: how much, how soon, at what cost, beside a bare broadcast."""

import argparse
import asyncio
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import uvloop

from bench import report
from bench.doors import Reference, Sunroom
from bench.keeping_away import keep_away
from bench.live_said import FLOORS_AT, SIDES, floors, of, tables
from bench.measures import Flow, Side, check, come_back, delay, flow, memory
from bench.phones import Crowd, Void
from bench.report import say, short, spread
from bench.servers import Place, Server, cores, reference, sunroom

TWO = 2  # the room of two
IN_FLIGHT = (1, 8, 64)
SLOW_RATE = 20.0  # messages a second
Sides = tuple[Side, Side]


@dataclass(frozen=True)
class Options:
    """How much is measured; `--tiny` only shows the form."""

    members: tuple[int, ...] = (10, 100, 500)
    rounds: int = 3
    seconds: float = 1.5
    idle: int = 500
    missed: int = 1000
    returning: int = 20
    only_json: bool = False


TINY = Options(members=(5,), rounds=1, seconds=0.2, idle=5, missed=50, returning=3)


@dataclass
class Bench:
    """One run: both servers, and every figure so far."""

    options: Options
    ours: Server
    place: Place
    bare: Server
    event_bytes: int = 300
    rows: list[dict[str, Any]] = field(default_factory=list)
    start: float = field(default_factory=perf_counter)

    def add(self, figure: str, **more: Any) -> None:
        """Say a figure, and keep it for the table and the floors."""
        self.rows.append({"figure": f"live.{figure}", **more})
        report.line(self.rows[-1])

    def step(self, text: str) -> None:
        say(f"{perf_counter() - self.start:5.0f} s  {text}")

    def door(self, size: int) -> Sunroom:
        return Sunroom(self.ours.port, self.place.tokens, self.place.rooms[size])

    async def gather(self, size: int) -> Sides:
        """The phones of a room of that size, at Sunroom and at the reference; both checked."""
        mine = Side(self.ours, await Crowd.open(self.door(size), size))
        self.event_bytes = await check(mine.crowd, messages=64)
        door = Reference(self.bare.port, self.event_bytes)
        theirs = Side(self.bare, await Crowd.open(door, size))
        await check(theirs.crowd, messages=64)
        return mine, theirs


async def run(bench: Bench) -> None:
    """Every figure, in order. Raises Void."""
    _about(bench)
    await _memory(bench)
    members = bench.options.members
    for size in sorted({TWO, *members}):
        sides = await bench.gather(size)
        if size in members:
            await _calm(bench, size, sides)
        await _room(bench, size, sides, IN_FLIGHT if size in members else IN_FLIGHT[-1:])
        if size in members:
            await _half(bench, size, sides)
        for side in sides:
            await side.crowd.close()
    await _boundaries(bench)
    await _coming_back(bench)


def _about(bench: Bench) -> None:
    server, client = cores()
    bench.add(
        "about",
        durability=bench.place.durability,
        disk_sync_ms=short(_disk_sync_ms()),
        server_core=server,
        client_core=client,
        load_before=short(os.getloadavg()[0]),
        python=platform.python_version(),
        senders="as many phones as are in flight, or as there are, share what is in flight",
        rounds=bench.options.rounds,
        seconds=bench.options.seconds,
    )


def _disk_sync_ms() -> float:
    """What one small durable write costs on this disk, without a database."""
    took = []
    with TemporaryDirectory(prefix="sunroom-bench-") as folder:
        with (Path(folder) / "file").open("wb", buffering=0) as file:
            for _ in range(50):
                start = perf_counter()
                file.write(b"x" * 4096)
                os.fdatasync(file.fileno())
                took.append(perf_counter() - start)
    return median(took) * 1000


async def _memory(bench: Bench) -> None:
    count = bench.options.idle
    bench.step(f"memory of {count} idle connections")
    biggest = max(bench.options.members)
    bench.add(
        "memory",
        connections=count,
        ours_kib=short(await memory(bench.ours, bench.door(biggest), count)),
        reference_kib=short(await memory(bench.bare, Reference(bench.bare.port, 0), count)),
    )


async def _room(bench: Bench, size: int, sides: Sides, loads: Sequence[int]) -> None:
    """What passes through a room of that size with so many sends in flight, round by round."""
    pairs: dict[int, list[tuple[Flow, Flow]]] = {at: [] for at in loads}
    for turn in range(bench.options.rounds):
        for at in loads:
            bench.step(f"room of {size}, {at} in flight, round {turn + 1}")
            ours, bare = [await flow(side, at, bench.options.seconds) for side in sides]
            pairs[at].append((ours, bare))
    for at, found in pairs.items():
        ratio = spread([a.deliveries_per_s / max(1.0, b.deliveries_per_s) for a, b in found])
        bench.add("flow", members=size, in_flight=at, **_both(found), ratio=ratio)


async def _calm(bench: Bench, size: int, sides: Sides) -> None:
    """How soon a send is heard when there is little, and no rush before it left work behind."""
    rates = (SLOW_RATE, SLOW_RATE)
    await _delays(bench, size, sides, "20 messages/s", rates, bench.options.seconds * 2)


async def _half(bench: Bench, size: int, sides: Sides) -> None:
    """How soon a send is heard at half of what each side can carry, right after it carried all that."""
    most = [row for row in of(bench.rows, "flow") if row["members"] == size][-1]
    rates = [max(SLOW_RATE, most[name]["sends_per_s"]["median"] / 2) for name in SIDES]
    await _delays(bench, size, sides, "half of its own most", rates, bench.options.seconds)


async def _delays(
    bench: Bench, size: int, sides: Sides, at: str, rates: Sequence[float], seconds: float
) -> None:
    found = []
    for turn in range(bench.options.rounds):
        bench.step(f"room of {size}, delay at {at}, round {turn + 1}")
        ours, bare = [
            await delay(side, rate, seconds) for side, rate in zip(sides, rates, strict=True)
        ]
        found.append((ours, bare))
    later = spread([a.p99_ms - b.p99_ms for a, b in found])
    bench.add("delay", members=size, at=at, **_both(found), p99_later_ms=later)


def _both(pairs: Sequence[tuple[Any, Any]]) -> dict[str, Any]:
    """Each side's fields with their spread over the rounds."""
    return {
        side: {
            name: spread([asdict(pair[place])[name] for pair in pairs])
            for name in asdict(pairs[0][place])
        }
        for place, side in enumerate(SIDES)
    }


async def _boundaries(bench: Bench) -> None:
    """What a room carries of whose people every fifth mutes or blocks somebody, beside one without."""
    size, apart = max(bench.options.members), bench.place.apart
    bench.step(f"room of {size}, of whom every fifth mutes or blocks somebody")
    kept = await asyncio.to_thread(keep_away, bench.ours.port, apart)
    doors = (bench.door(size), Sunroom(bench.ours.port, apart.tokens, apart.room))
    free, bound = [Side(bench.ours, await Crowd.open(door, size)) for door in doors]
    pairs = []
    for turn in range(2 * bench.options.rounds):  # either goes first as often as the other
        bench.step(f"room of {size}, with and without boundaries, round {turn + 1}")
        order = (free, bound) if turn % 2 else (bound, free)
        found = {side: await flow(side, IN_FLIGHT[-1], bench.options.seconds) for side in order}
        pairs.append((found[bound], found[free]))
    ratio = spread([a.deliveries_per_s / max(1.0, b.deliveries_per_s) for a, b in pairs])
    sides = {
        name: spread([pair[place].deliveries_per_s for pair in pairs])
        for place, name in enumerate(("with", "without"))
    }
    bench.add("boundaries", members=size, keep_away=kept, **sides, ratio=ratio)
    for side in (free, bound):
        await side.crowd.close()


async def _coming_back(bench: Bench) -> None:
    options = bench.options
    size, missed = max(options.members), options.missed
    door = bench.door(min(size, FLOORS_AT) if FLOORS_AT in options.members else size)
    phones = min(options.returning, size)
    bench.step(f"catching up on {missed} messages")
    alone = [await come_back(door, 1, missed) for _ in range(options.rounds)]
    together = [await come_back(door, phones, missed) for _ in range(options.rounds)]
    bench.add(
        "catch_up",
        missed=missed,
        seconds_alone=spread(alone),
        phones=phones,
        seconds_together=spread(together),
    )


def _options(arguments: Sequence[str]) -> Options:
    parser = argparse.ArgumentParser("bench live", description=__doc__)
    parser.add_argument("--tiny", action="store_true", help="only show the form, in seconds")
    parser.add_argument("--json", action="store_true", help="JSON lines only, no table")
    parser.add_argument("--rounds", type=int, help="how often ours and the reference take turns")
    parser.add_argument("--seconds", type=float, help="how long each is measured in a round")
    parser.add_argument("--members", help="sizes of rooms, with commas")
    said = parser.parse_args(arguments)
    base = TINY if said.tiny else Options()
    given = {"rounds": said.rounds, "seconds": said.seconds}
    given["members"] = said.members and tuple(sorted({int(n) for n in said.members.split(",")}))
    chosen = {name: value for name, value in given.items() if value}
    return replace(base, only_json=said.json, **chosen)


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and say whether the floors hold; 1 when one doesn't, or a figure is void."""
    options = _options(arguments)
    os.sched_setaffinity(0, {cores()[1]})
    say("starting Sunroom and the reference")
    with (
        sunroom(sorted({TWO, *options.members}), options.idle) as (ours, place),
        reference() as bare,
    ):
        bench = Bench(options, ours, place, bare)
        try:
            uvloop.run(run(bench))
        except Void as void:
            bench.add("void", why=str(void))
            say(f"These figures are void: {void}.")
            return 1
    held = floors(bench.rows)
    for floor in held:
        report.line(floor.row())
    if not options.only_json:
        tables(bench.rows)
        report.verdicts(held)
    return int(not all(floor.held for floor in held))
