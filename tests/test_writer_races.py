"""PostgreSQL: two processes' writers in each other's way. The loser runs again, and nobody is told of it."""

import asyncio
import secrets
import threading
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from core.work import Work
from tests.support.desk import Desk, keep, store_on
from tests.support.stores import fresh_database


@pytest.fixture
async def two_desks() -> AsyncIterator[tuple[Desk, Desk]]:
    """Two processes' writers on one database."""
    address, drop = fresh_database(f"sunroom_test_race_{secrets.token_hex(4)}")
    with store_on(address) as one, store_on(address) as other:
        one.store.open()
        other.store.open()
        yield one, other
        await one.store.close()
        await other.store.close()
    drop()


async def test_two_who_lock_rooms_crosswise_both_come_through(two_desks: tuple[Desk, Desk]) -> None:
    """Rooms are locked in order, so it shouldn't happen; where it does, the loser runs again."""
    one, other = two_desks
    await one.store.write(lambda work: [keep(work, room) for room in ("room 1", "room 2")])
    meet = threading.Barrier(2)
    runs: list[str] = []

    def cross(work: Work, first: str, second: str, name: str) -> str:
        runs.append(name)
        lock = text("SELECT note FROM notes WHERE note = :note FOR UPDATE")
        work.rows(lock, {"note": first})
        if runs.count(name) == 1:
            meet.wait(10)
        work.rows(lock, {"note": second})
        return keep(work, f"{name} {runs.count(name)}")

    answers = await asyncio.gather(
        one.store.write(cross, "room 1", "room 2", "Rosa"),
        other.store.write(cross, "room 2", "room 1", "Sam"),
    )
    assert len(runs) == 3, "one of them was the loser, once"
    loser = max(set(runs), key=runs.count)
    assert set(answers) == {f"kept {n} {runs.count(n)}" for n in ("Rosa", "Sam")}
    assert f"{loser} 1" not in await one.notes(), "its first try left nothing behind"


async def test_two_who_write_the_same_key_and_look_again(two_desks: tuple[Desk, Desk]) -> None:
    """Whoever comes second finds it on the second look."""
    one, other = two_desks
    meet = threading.Barrier(2)
    runs: list[str] = []

    def once(work: Work, name: str) -> str:
        runs.append(name)
        known = work.rows(text("SELECT note FROM notes")).scalars().all()
        if runs.count(name) == 1:
            meet.wait(10)
        return "known" if known else keep(work, "the same")

    answers = await asyncio.gather(one.store.write(once, "Rosa"), other.store.write(once, "Sam"))
    assert sorted(answers) == ["kept the same", "known"] and len(runs) == 3


async def test_a_cut_connection_is_replaced(two_desks: tuple[Desk, Desk]) -> None:
    one, other = two_desks
    await one.store.write(keep, "before")

    def cut(work: Work) -> int:
        query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        return len(work.rows(text(query)).all())

    assert await other.store.write(cut) > 0
    assert await one.store.write(keep, "after") == "kept after"
    assert await other.notes() == ["after", "before"]
