"""Phones for the tests of this folder, which run on the stage: Playwright and asyncio never meet (see stage.py)."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.browser.demo import Demo, opened_demo
from tests.browser.phone import Phone, phone
from tests.browser.stage import Stage, opened_stage
from tests.support.server import Server, running

STAGE = pytest.StashKey[Stage]()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run the test on the stage instead of here."""
    stage = pyfuncitem.session.stash.get(STAGE, None)
    if stage is None:
        return None
    assert not inspect.iscoroutinefunction(pyfuncitem.function), "tests here are plain functions"
    wanted = inspect.signature(pyfuncitem.function).parameters
    stage.do(pyfuncitem.function, **{name: pyfuncitem.funcargs[name] for name in wanted})
    return True


@pytest.fixture(scope="session", autouse=True)
def stage(request: pytest.FixtureRequest) -> Iterator[Stage]:
    with opened_stage() as one:
        request.session.stash[STAGE] = one
        yield one
        del request.session.stash[STAGE]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for many stories; each brings a centre of its own."""
    with running("sqlite", tmp_path_factory.mktemp("house"), SUNROOM_MESSAGE_LIMIT="off") as server:
        yield server


@pytest.fixture
def own_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for one story, which may kill it."""
    with running("sqlite", tmp_path_factory.mktemp("own_house")) as server:
        yield server


@pytest.fixture
def phones(stage: Stage) -> Iterator[Callable[..., Phone]]:
    """In: a server's address. Out: a new phone each time."""
    with ExitStack() as open_phones:

        def new(address: str, **more: Any) -> Phone:
            return open_phones.enter_context(phone(stage.browser, address, **more))

        yield new
        stage.do(open_phones.close)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo, for tests that look at screens."""
    with opened_demo(tmp_path_factory.mktemp("demo")) as one:
        yield one
