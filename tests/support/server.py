"""Real servers for the tests: started, killed, and started again on the same data."""

import json
import os
import random
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import create_engine, text

from tests.support import commands, guardian
from tests.support.stores import Store, open_store

ROOT = Path(__file__).resolve().parents[2]
START_LIMIT = 120.0  # seconds; only says when to give up


def free_port() -> int:
    """Out: a port nobody listens on, below the range the kernel hands to clients.

    (A client that hammers a dead port of that range can end up connected to itself.)
    """
    for _ in range(200):
        port = random.randint(20_000, 32_000)
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise RuntimeError("no free port between 20000 and 32000")


@dataclass
class Server:
    """One running Sunroom with data of its own. `kind` is sqlite or postgres."""

    kind: str
    home: Path
    settings: dict[str, str]
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def live_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/api/v1/live"

    @property
    def environment(self) -> dict[str, str]:
        """Out: this machine's environment, with only this server's own settings in it."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("SUNROOM_")}
        own = {"SUNROOM_HOST": "127.0.0.1", "SUNROOM_PORT": str(self.port)}
        own |= {"SUNROOM_PUBLIC_URL": self.url, "SUNROOM_DATA_DIR": str(self.home / "data")}
        return kept | {"PYTHONUNBUFFERED": "1"} | own | self.settings

    def start(self) -> None:
        """Start and wait until /readyz says yes; raises with the end of its log if it never does."""
        with open(self.home / "server.log", "ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "main.py", "serve"],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        guardian.watch(self.process.pid)
        self._wait_ready()

    def _wait_ready(self) -> None:
        until = time.monotonic() + START_LIMIT
        while time.monotonic() < until:
            assert self.process is not None
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended by itself:\n{self.log()[-4000:]}")
            if self.ready():
                return
            time.sleep(0.05)
        raise RuntimeError(f"not ready after {START_LIMIT} s:\n{self.log()[-4000:]}")

    def ready(self) -> bool:
        """Out: whether /readyz answers 200 now."""
        try:
            return httpx.get(f"{self.url}/readyz", timeout=5, trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False

    def log(self) -> str:
        path = self.home / "server.log"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def kill(self) -> None:
        """kill -9 of every process of this server: no farewell, no flush."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self.process.wait()
            guardian.leave(self.process.pid)
            self.process = None

    def stop(self, patience: float = 30) -> int:
        """Ask it to stop, as an operator would; out: its exit code. Raises when it doesn't."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(patience)
        self.kill()
        return code

    def command(self, *words: str) -> list[dict[str, Any]]:
        """Run one of the commands beside the running server; out: its JSON lines."""
        code, said, wrong = commands.run(words, self.environment)
        if code != 0:
            raise RuntimeError(f"{words} ended with {code}:\n{said}\n{wrong}")
        return [json.loads(line) for line in said.splitlines() if line.startswith("{")]

    def alter(self, statement: str, **values: str) -> int:
        """Do in the database what only time does (let a card expire, a wait pass); out: rows changed."""
        own = f"sqlite:///{self.home / 'data' / 'sunroom.db'}"
        engine = create_engine(self.settings.get("SUNROOM_DATABASE_URL", own))
        with engine.begin() as connection:
            count = connection.execute(text(statement), values).rowcount
        engine.dispose()
        return count

    def people(self, centre: str, role: str = "member", count: int = 1) -> list[dict[str, Any]]:
        """Out: {id, name, token} of new people with real sessions."""
        words = (
            "people",
            "add",
            "--centre",
            centre,
            "--role",
            role,
            "--count",
            str(count),
            "--json",
        )
        return self.command(*words)

    def room(self, centre: str, title: str, members: str = "all") -> dict[str, Any]:
        """Out: {id, title, members} of a new group."""
        words = (
            "rooms",
            "add",
            "--centre",
            centre,
            "--title",
            title,
            "--members",
            members,
            "--json",
        )
        return self.command(*words)[0]


@contextmanager
def store_for(kind: str, home: Path) -> Iterator[Store]:
    """Fresh stores of this kind, dropped at the end. Skips where there are none (fails in CI)."""
    store = open_store(kind, f"sunroom_test_{os.getpid()}_{secrets.token_hex(4)}")
    home.mkdir(parents=True, exist_ok=True)
    try:
        yield store
    finally:
        store.drop()


@contextmanager
def running(kind: str, home: Path, **settings: str) -> Iterator[Server]:
    """One server of this kind on fresh data, killed and cleaned away at the end."""
    with store_for(kind, home) as store:
        server = Server(kind, home, store.settings | settings)
        try:
            server.start()
            yield server
        finally:
            server.kill()
            print(server.log()[-4000:])  # pytest shows it beside a test that failed
