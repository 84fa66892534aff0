"""Live talk on real sockets: how much, how soon, at what cost, beside a bare broadcast."""

import argparse
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
from bench.measures import Flow, Side, check, come_back, delay, flow, memory
from bench.phones import Crowd, Reference, Sunroom, Void
from bench.report import Floor, say, short, spread
from bench.servers import Place, Server, cores, reference, sunroom

TWO = 2  # the room of two
IN_FLIGHT = (1, 8, 64)
SLOW_RATE = 20.0  # messages a second
FLOORS_AT = 100  # members
SIDES = ("ours", "reference")
Sides = tuple[Side, Side]
DELAY = ("rate", "p50_ms", "p99_ms")


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

    def of(self, figure: str) -> list[dict[str, Any]]:
        return [row for row in self.rows if row["figure"] == f"live.{figure}"]

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
    for size in (TWO, *bench.options.members):
        sides = await bench.gather(size)
        await _room(bench, size, sides, IN_FLIGHT if size != TWO else IN_FLIGHT[-1:])
        if size != TWO:
            await _delays(bench, size, sides)
        for side in sides:
            await side.crowd.close()
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


async def _delays(bench: Bench, size: int, sides: Sides) -> None:
    """How soon a send is heard: at half of what each side can carry, and when there is little."""
    most = [row for row in bench.of("flow") if row["members"] == size][-1]
    half = [most[name]["sends_per_s"]["median"] / 2 for name in SIDES]
    for at, rates, seconds in (
        ("half of its own most", half, bench.options.seconds),
        ("20 messages/s", [SLOW_RATE] * 2, bench.options.seconds * 2),
    ):
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


def floors(bench: Bench) -> list[Floor]:
    """What must hold, in the room that the floors speak of (the biggest, where it wasn't measured)."""
    sizes = bench.options.members
    size = FLOORS_AT if FLOORS_AT in sizes else max(sizes)
    flows = {(row["members"], row["in_flight"]): row for row in bench.of("flow")}
    slow = next(r for r in bench.of("delay") if r["members"] == size and "20" in r["at"])
    ratio, two = flows[size, 64]["ratio"], flows[TWO, 64]["ours"]["sends_per_s"]
    memory_kib = bench.of("memory")[0]["ours_kib"]
    return [
        Floor(
            f"deliveries/s in a room of {size}, 64 in flight", ratio["median"], 1.0, "x reference"
        ),
        Floor("durable sends/s in a room of two, 64 in flight", two["median"], 2000, "1/s"),
        Floor(
            f"p99 at 20 messages/s in a room of {size}, later than the reference",
            slow["p99_later_ms"]["median"],
            10,
            "ms",
            least=False,
        ),
        Floor("memory of an idle connection", memory_kib, 50, "KiB", least=False),
    ]


def tables(bench: Bench) -> None:
    """The same figures for people: ours, the reference's, and how they compare; medians."""
    report.table(
        (
            "members",
            "in flight",
            "sends/s",
            "deliveries/s",
            "reference",
            "ratio",
            "CPU s/10k",
            "reference",
        ),
        [
            (
                row["members"],
                row["in_flight"],
                row["ours"]["sends_per_s"]["median"],
                row["ours"]["deliveries_per_s"]["median"],
                row["reference"]["deliveries_per_s"]["median"],
                "{median} ({least}-{most})".format(**row["ratio"]),
                row["ours"]["cpu_per_10k"]["median"],
                row["reference"]["cpu_per_10k"]["median"],
            )
            for row in bench.of("flow")
        ],
    )
    report.table(
        (
            "members",
            "sent at",
            "messages/s",
            "p50 ms",
            "p99 ms",
            "reference at",
            "p50 ms",
            "p99 ms",
        ),
        [
            (row["members"], row["at"], *(row[s][n]["median"] for s in SIDES for n in DELAY))
            for row in bench.of("delay")
        ],
    )
    memory_, back = bench.of("memory")[0], bench.of("catch_up")[0]
    report.table(
        ("memory, KiB a connection", "reference", "catch-up, s", "phones at once, s"),
        [
            (
                memory_["ours_kib"],
                memory_["reference_kib"],
                back["seconds_alone"]["median"],
                f"{back['phones']}: {back['seconds_together']['median']}",
            )
        ],
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
    sizes = (TWO, *options.members)
    with sunroom(sizes, options.idle) as (ours, place), reference() as bare:
        bench = Bench(options, ours, place, bare)
        try:
            uvloop.run(run(bench))
        except Void as void:
            bench.add("void", why=str(void))
            say(f"These figures are void: {void}.")
            return 1
    held = floors(bench)
    for floor in held:
        report.line(floor.row())
    if not options.only_json:
        tables(bench)
        report.verdicts(held)
    return int(not all(floor.held for floor in held))
