"""One sweeper at a time: whoever has the turn keeps it, and when they are gone another has it."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from core.db import writing_engine
from core.turns import Turn


@pytest.fixture
def engines(database: str) -> Iterator[list[Engine]]:
    """Three processes' ways to one PostgreSQL database."""
    made = [writing_engine(database, connections=1) for _ in range(3)]
    yield made
    for engine in made:
        engine.dispose()


def soon(it: Callable[[], bool]) -> bool:
    """Whether it comes true within a few seconds."""
    for _ in range(200):
        if it():
            return True
        time.sleep(0.02)
    return False


def test_one_has_it_and_keeps_it(engines: list[Engine]) -> None:
    turns = [Turn(engine) for engine in engines]
    assert [turn.mine() for turn in turns] == [True, False, False]
    assert [turn.mine() for turn in reversed(turns)] == [False, False, True]
    turns[0].let_go()
    assert [turn.mine() for turn in turns[1:]] == [True, False]
    turns[1].let_go()


def test_whoever_holds_it_takes_no_connection_from_the_writers(engines: list[Engine]) -> None:
    turn = Turn(engines[0])
    assert turn.mine()
    with engines[0].connect() as connection:
        assert connection.scalar(text("SELECT 1")) == 1
    assert turn.mine()
    turn.let_go()


def test_it_goes_on_when_a_connection_dies(engines: list[Engine]) -> None:
    """As when a process is killed: the database ends its end of the line."""
    first, second = Turn(engines[0]), Turn(engines[1])
    assert first.mine() and not second.mine()
    with engines[2].connect() as connection:
        others = text(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 7051002"
        )
        connection.execute(others)
    assert soon(second.mine), "another has it soon"
    assert not first.mine(), "who lost the line has lost the turn, and knows"
    second.let_go()
    assert first.mine()
    first.let_go()


def test_on_sqlite_it_is_always_ours(tmp_path: Path) -> None:
    engine = writing_engine(f"sqlite:///{tmp_path / 'house.db'}")
    assert Turn(engine).mine() and Turn(engine).mine()
    engine.dispose()
