"""Which process holds which connection: proof that a test really crossed from one worker to another (Linux only)."""

import os
from pathlib import Path

from tests.support.client import Phone
from tests.support.live import Line
from tests.support.server import Server

TRIES = 12


def _inode(server_port: int, client_port: int) -> str | None:
    """Out: the inode of the server's end of this connection."""
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        parts = line.split()
        local, remote = (int(parts[i].split(":")[1], 16) for i in (1, 2))
        if (local, remote) == (server_port, client_port):
            return parts[9]
    return None


def _group(leader: int) -> list[int]:
    """Out: the processes of this process group."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if os.getpgid(int(folder.name)) == leader:
                    found.append(int(folder.name))
            except ProcessLookupError:
                continue
    return found


def holder(server: Server, line: Line) -> int | None:
    """Out: the process id that serves this line."""
    assert server.process is not None
    wanted = f"socket:[{_inode(server.port, line.socket.local_address[1])}]"
    for process in _group(server.process.pid):
        try:
            handles = [os.readlink(handle) for handle in Path(f"/proc/{process}/fd").iterdir()]
        except OSError:
            continue
        if wanted in handles:
            return process
    return None


async def spread(phones: list[Phone]) -> list[Line]:
    """Out: a listening line for each phone; with several workers, held by at least two of them."""
    server = phones[0].server
    several = server.settings.get("SUNROOM_WORKERS", "1") != "1"
    for _ in range(TRIES):
        lines = [await phone.listen() for phone in phones]
        holders = {holder(server, line) for line in lines}
        assert None not in holders
        if len(holders) > 1 or not several:
            return lines
        for line in lines:
            await line.close()
    raise AssertionError(f"{TRIES} times all connections came to one of the workers")
