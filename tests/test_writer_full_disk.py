"""A full disk: reads go on, writes are told so kindly, nothing accepted is lost, and it heals by itself."""

import asyncio
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from core.errors import Unavailable
from tests.support.desk import Desk, forget_all, keep, outcome, store_on


@contextmanager
def _tiny_disk(home: Path) -> Iterator[Path]:
    """A file system of 2 MiB. Skips where we may not mount one."""
    home.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(home)]
    try:
        mounted = subprocess.run(words, capture_output=True).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("mounting takes more rights than we have")
    try:
        yield home
    finally:
        subprocess.run(["umount", "-l", str(home)], check=True)


async def _writes_until_full(desk: Desk) -> int:
    """Fill the database; out: how many notes were kept before one was told Unavailable."""
    for number in range(400):
        answer = await outcome(
            asyncio.create_task(desk.store.write(keep, f"{number:04}" + "x" * 20_000))
        )
        if isinstance(answer, Exception):
            assert isinstance(answer, Unavailable), answer
            return number
    raise AssertionError("it never got full")


async def _check_full(desk: Desk, make_room: Callable[[], object]) -> None:
    """Reads go on, writes are told kindly, nothing accepted is lost; and it heals by itself."""
    kept = await _writes_until_full(desk)
    assert kept > 3
    for _ in range(3):
        answer = await outcome(asyncio.create_task(desk.store.write(keep, "y" * 200_000)))
        assert isinstance(answer, Unavailable)
        assert [note[:4] for note in await desk.notes()] == [f"{n:04}" for n in range(kept)]
    make_room()
    assert await desk.store.write(keep, "z" * 20_000), "without a restart"
    assert len(await desk.notes()) == kept + 1


async def test_a_full_disk(tmp_path: Path) -> None:
    with _tiny_disk(tmp_path / "disk") as disk:
        ballast = disk / "ballast"
        ballast.write_bytes(b"x" * 700_000)
        with store_on(f"sqlite:///{disk / 'notes.db'}") as desk:
            desk.store.open()
            await _check_full(desk, ballast.unlink)
            await desk.store.close()


async def test_a_database_that_may_not_grow(tmp_path: Path) -> None:
    """The same without any rights: SQLite itself says that it is full."""
    with store_on(f"sqlite:///{tmp_path / 'notes.db'}") as desk:
        connections: list[sqlite3.Connection] = []
        event.listen(desk.store.writing, "checkout", lambda c, *_: connections.append(c))
        desk.store.open()
        await desk.store.write(keep, "")
        await desk.store.write(forget_all)

        def at_most(pages: int) -> None:
            connections[-1].execute(f"PRAGMA max_page_count={pages}")

        at_most(300)
        await _check_full(desk, lambda: at_most(2000))
        await desk.store.close()
