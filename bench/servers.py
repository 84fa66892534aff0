"""Servers to measure: each a process of its own on one core, with data that is thrown away."""

import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TICKS = os.sysconf("SC_CLK_TCK")
CENTRE = "Bench"
START_LIMIT = 60.0  # seconds until we give up


@cache
def cores() -> tuple[int, int]:
    """The server's core and ours; the same one where there is only one."""
    usable = sorted(os.sched_getaffinity(0))
    return usable[0], usable[-1]


def free_port() -> int:
    """A port below the range from which the kernel takes those of clients."""
    for _ in range(200):
        port = random.randint(20_000, 32_000)
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise RuntimeError("no free port between 20000 and 32000")


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, and what the kernel says of it."""

    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """Processor time of all its threads so far, kernel's included; in steps of 10 ms."""
        stat = Path(f"/proc/{self.pid}/stat").read_text()
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / TICKS

    def others_seconds(self) -> float:
        """Time that its core has given to anything else so far, other guests of the host included."""
        name = f"cpu{cores()[0]} "
        lines = Path("/proc/stat").read_text().splitlines()
        columns = next(line for line in lines if line.startswith(name)).split()
        user, nice, system, *_, steal = (int(column) for column in columns[1:9])
        return (user + nice + system + steal) / TICKS - self.cpu_seconds()

    def resident_kib(self) -> int:
        """Its memory in RAM, in KiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0])


@dataclass(frozen=True)
class Place:
    """Sunroom's data: how it says it keeps it, everybody's tokens, and a room for each size.

    `apart`: the tokens, ids and room of others, as many as the biggest room has, who keep away from
    each other.
    """

    durability: str
    tokens: list[str]
    rooms: dict[int, str]
    apart: "Apart"


@dataclass(frozen=True)
class Apart:
    """People in a room of their own, of whom some are to mute or block somebody."""

    tokens: list[str]
    ids: list[str]
    room: str


@contextmanager
def sunroom(sizes: Sequence[int], people: int) -> Iterator[tuple[Server, Place]]:
    """Sunroom on SQLite as it is shipped, with so many people and a room of each of these sizes."""
    with TemporaryDirectory(prefix="sunroom-bench-") as folder:
        port = free_port()
        environment = _environment(folder, port)
        count = str(max(people, *sizes))
        added = _command(environment, "people", "add", "--centre", CENTRE, "--count", count)
        rooms = {size: _room(environment, added[:size]) for size in sizes}
        apart = _apart(environment, max(sizes))
        log = Path(folder) / "server.log"
        words = [sys.executable, "main.py", "serve"]
        with _running(words, port, log, environment) as server:
            said = [line for line in log.read_text().splitlines() if "durable" in line]
            durability = said[0].rpartition("durable on commit: ")[2] if said else "unknown"
            yield server, Place(durability, [person["token"] for person in added], rooms, apart)


@contextmanager
def reference() -> Iterator[Server]:
    """The bare broadcast of bench/reference.py."""
    with TemporaryDirectory(prefix="sunroom-bench-") as folder:
        port = free_port()
        words = [sys.executable, "-m", "bench.reference", str(port)]
        with _running(words, port, Path(folder) / "server.log", dict(os.environ)) as server:
            yield server


def _environment(folder: str, port: int) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SUNROOM_")}
    return kept | {
        "SUNROOM_DATA_DIR": folder,
        "SUNROOM_HOST": "127.0.0.1",
        "SUNROOM_PORT": str(port),
        "SUNROOM_MESSAGE_LIMIT": "off",
        "PYTHONUNBUFFERED": "1",
    }


def _command(environment: dict[str, str], *words: str) -> list[dict[str, Any]]:
    """Run one of Sunroom's commands; gives its JSON lines."""
    told = subprocess.run(
        [sys.executable, "main.py", *words, "--json"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in told.stdout.splitlines() if line.startswith("{")]


def _apart(environment: dict[str, str], count: int) -> Apart:
    words = ("people", "add", "--centre", CENTRE, "--count", str(count), "--name", "别人")
    added = _command(environment, *words)
    tokens, ids = [person["token"] for person in added], [person["id"] for person in added]
    return Apart(tokens, ids, _room(environment, added))


def _room(environment: dict[str, str], people: Sequence[dict[str, Any]]) -> str:
    members = ",".join(person["id"] for person in people)
    title = f"Room of {len(people)}"
    words = ("rooms", "add", "--centre", CENTRE, "--title", title, "--members", members)
    return str(_command(environment, *words)[0]["id"])


@contextmanager
def _running(
    words: Sequence[str], port: int, log: Path, environment: dict[str, str]
) -> Iterator[Server]:
    """A process pinned to the server's core until the end of the block, then ended by its id."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            words,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        os.sched_setaffinity(process.pid, {cores()[0]})  # its threads, all younger, inherit it
        _wait(process, port, log)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    until = time.monotonic() + START_LIMIT
    while time.monotonic() < until and process.poll() is None:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"a server did not start:\n{log.read_text()[-4000:]}")
