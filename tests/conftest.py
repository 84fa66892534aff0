"""Servers and people for the tests. Every story runs on SQLite, and on PostgreSQL + Redis with two processes."""

import secrets
import signal
import sys
import threading
from collections.abc import AsyncIterator, Iterator

import pytest
from sqlmodel import SQLModel

import models.events
import models.sign_in  # noqa: F401  # every table is known
from core.db import writing_engine
from tests.support import together
from tests.support.cast import Cast, Town, build_town, gathered
from tests.support.server import Server, running
from tests.support.stores import empty, fresh_database


def pytest_configure() -> None:
    """When pytest itself is told to stop, it still ends the servers and drops the databases it made."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    together.keep(config, items)


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """One server for many tests; each test brings people and rooms of its own."""
    home = tmp_path_factory.mktemp(request.param)
    with running(request.param, home, SUNROOM_MESSAGE_LIMIT="off") as server:
        yield server


@pytest.fixture(scope="session")
def town(served: Server) -> Town:
    return build_town(served)


@pytest.fixture
async def cast(town: Town) -> AsyncIterator[Cast]:
    async with gathered(town) as everyone:
        yield everyone


@pytest.fixture(params=["sqlite", "postgres"])
def own_server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server for one test, which may do to it what it likes."""
    home = tmp_path_factory.mktemp(f"own_{request.param}")
    with running(request.param, home, SUNROOM_MESSAGE_LIMIT="off") as server:
        yield server


@pytest.fixture(scope="session")
def bare() -> Iterator[str]:
    """The address of a PostgreSQL database with every table and no row, which tests have one after the other."""
    url, drop = fresh_database(f"sunroom_test_{secrets.token_hex(6)}")
    engine = writing_engine(url)
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    yield url
    drop()


@pytest.fixture
def database(bare: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database of one test's own: a sweep finds what this test brought.

    It is emptied for the next one: to copy and drop a hundred tables takes longer than most tests.
    """
    yield bare
    empty(bare)
