"""How waiting Works are committed: nobody's act is spoilt, held up or answered too soon by another's.

Both writers: the one of SQLite, which commits all that waits together, and PostgreSQL's, side by side.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from core import writer
from core.errors import NotFound, Unavailable
from core.work import Work
from tests.support.desk import (
    Desk,
    keep,
    keep_all,
    keep_then_break,
    keep_then_refuse,
    outcome,
    store_on,
)
from tests.support.stores import fresh_database


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'notes.db'}"
        return
    address, drop = fresh_database(f"sunroom_test_writer_{secrets.token_hex(4)}")
    yield address
    drop()


@pytest.fixture
async def desk(url: str) -> AsyncIterator[Desk]:
    with store_on(url) as desk:
        desk.store.open()
        yield desk
        desk.gate.set()
        await desk.store.close()


@pytest.mark.parametrize(
    ("act", "error"), [(keep_then_refuse, NotFound), (keep_then_break, ValueError)]
)
async def test_a_refusal_rolls_back_its_own_savepoint_only(
    desk: Desk, act: Callable[[Work, str], str], error: type[Exception]
) -> None:
    first = await desk.hold()
    acts = (keep, act, keep, act, keep)
    tasks = [asyncio.create_task(desk.store.write(a, f"{n}")) for n, a in enumerate(acts)]
    await asyncio.sleep(0.05)
    desk.gate.set()
    answers = [await outcome(task) for task in tasks]
    assert [answers[n] for n in (0, 2, 4)] == ["kept 0", "kept 2", "kept 4"]
    assert [type(answers[n]) for n in (1, 3)] == [error, error]
    assert await desk.notes() == ["0", "2", "4", await first and "first"]
    assert set(desk.bell.streams) == {"room:0", "room:2", "room:4", "room:first"}


async def test_one_bad_item_spoils_no_other_of_its_group(desk: Desk) -> None:
    first = await desk.hold_together("room")
    items = ("a", "broken", "b", "refused", "c")
    futures = [desk.store.write_together(keep_all, "room", item) for item in items]
    other = desk.store.write_together(keep_all, "another room", "d")
    desk.gate.set()
    answers = [await outcome(future) for future in futures]
    assert [answers[n] for n in (0, 2, 4)] == [f"kept {n} of 1" for n in "abc"]
    assert isinstance(answers[1], ValueError) and isinstance(answers[3], NotFound)
    assert await outcome(other) == "kept d of 1"
    assert await desk.notes() == ["a", "b", "c", "d", await first and "first"]


async def test_the_same_key_twice_breaks_only_the_second(desk: Desk) -> None:
    first = await desk.hold()
    tasks = [asyncio.create_task(desk.store.write(keep, note)) for note in ("a", "a", "b")]
    await asyncio.sleep(0.05)
    desk.gate.set()
    answers = [await outcome(task) for task in tasks]
    assert sorted(a for a in answers if isinstance(a, str)) == ["kept a", "kept b"]
    assert await desk.notes() == ["a", "b", await first and "first"]


async def test_nothing_is_answered_nor_rung_before_the_commit(desk: Desk) -> None:
    first = await desk.hold()
    await asyncio.sleep(0.05)
    assert not first.done() and desk.bell.streams == []
    assert await desk.notes() == [], "what isn't committed isn't seen; reading goes on meanwhile"
    desk.gate.set()
    assert await outcome(first) == "kept first"
    assert await desk.notes() == ["first"] and desk.bell.streams == ["room:first"]


async def test_what_is_answered_stands_in_the_database(desk: Desk) -> None:
    for number in range(20):
        await desk.store.write(keep, f"{number:02}")
        assert f"{number:02}" in await desk.notes()


async def test_what_waits_during_a_commit_is_committed_together(desk: Desk) -> None:
    first = await desk.hold_together("room")
    before = desk.commits
    futures = [desk.store.write_together(keep_all, "room", f"{n}") for n in range(10)]
    later = await asyncio.wait_for(_joined(futures, desk), 30)
    assert later == [f"kept {n} of 10" for n in range(10)], "all ten, in order, in one act"
    assert desk.commits - before == 1
    assert await outcome(first) == "kept first of 1"


async def _joined(futures: list[asyncio.Future[Any]], desk: Desk) -> list[Any]:
    await asyncio.sleep(0.05)
    desk.gate.set()
    return [await future for future in futures]


async def test_on_sqlite_all_that_waits_is_one_transaction(tmp_path: Path) -> None:
    with store_on(f"sqlite:///{tmp_path / 'notes.db'}") as desk:
        desk.store.open()
        first = await desk.hold()
        before = desk.commits
        tasks = [asyncio.create_task(desk.store.write(keep, f"{n}")) for n in range(10)]
        await _joined([first], desk)
        assert len({await task for task in tasks}) == 10
        assert desk.commits - before == 1
        await desk.store.close()


async def test_closing_commits_what_was_taken_and_takes_no_more(desk: Desk) -> None:
    first = await desk.hold()
    tasks = [asyncio.create_task(desk.store.write(keep, f"{n}")) for n in range(5)]
    together = desk.store.write_together(keep_all, "room", "together")
    await asyncio.sleep(0.05)
    closing = asyncio.create_task(desk.store.writer.close())
    await asyncio.sleep(0.05)
    assert not closing.done()
    with pytest.raises(Unavailable):
        await desk.store.write(keep, "too late")
    desk.gate.set()
    await asyncio.wait_for(closing, 30)
    assert [await outcome(task) for task in (first, *tasks)][1:] == [f"kept {n}" for n in range(5)]
    assert await outcome(together) == "kept together of 1"
    assert await desk.notes() == [*(f"{n}" for n in range(5)), "first", "together"]


async def test_who_gives_up_waiting_disturbs_nobody(desk: Desk) -> None:
    first = await desk.hold_together("room")
    tasks = [asyncio.create_task(desk.store.write(keep, f"{n}")) for n in range(4)]
    futures = [desk.store.write_together(keep_all, "room", f"t{n}") for n in range(4)]
    await asyncio.sleep(0.05)
    tasks[1].cancel()
    futures[2].cancel()
    desk.gate.set()
    answers = [await outcome(task) for task in (tasks[0], tasks[2], tasks[3])]
    assert answers == ["kept 0", "kept 2", "kept 3"]
    assert [await outcome(futures[n]) for n in (0, 1, 3)] == [f"kept t{n} of 4" for n in (0, 1, 3)]
    assert await outcome(first) == "kept first of 1"
    assert {"1", "t2"} <= set(await desk.notes()), "it was accepted, so it is done"


async def test_more_than_can_wait_is_told_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "WAITING_LIMIT", 20)
    first = await desk.hold()
    tasks = [asyncio.create_task(desk.store.write(keep, f"{n:02}")) for n in range(60)]
    await asyncio.sleep(0.05)
    told = [task for task in tasks if task.done()]
    assert told and all(isinstance(task.exception(), Unavailable) for task in told)
    desk.gate.set()
    answers = [await outcome(task) for task in tasks]
    kept = [answer for answer in answers if isinstance(answer, str)]
    assert len(kept) + len(told) == 60 and len(kept) >= 20
    assert len(await desk.notes()) == len(kept) + 1
    assert await outcome(first) == "kept first"


@pytest.mark.parametrize("door", ["writing", "reading"])
async def test_an_error_of_the_database_holds_no_words(desk: Desk, door: str) -> None:
    """It goes into the log, which names no person and no words."""
    engine = getattr(desk.store, door)
    with engine.connect() as connection, pytest.raises(DBAPIError) as refused:
        connection.execute(text("SELECT no_such_thing(:words)"), {"words": "between us two"})
    assert "no_such_thing" in str(refused.value) and "between us two" not in str(refused.value)
