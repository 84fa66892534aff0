"""One house for a whole file of the matrix."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.matrix.asking import Start
from tests.matrix.doors import folder, opened
from tests.matrix.world import build_world

NAMED = "http://localhost:8000"  # passkeys belong to a name


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def start() -> AsyncIterator[Start]:
    """The world in which every route is asked, and its database before anybody asked."""
    with folder() as home:
        async with opened(home, SUNROOM_PUBLIC_URL=NAMED) as doors:
            world = await build_world(doors)
            yield world, doors.snapshot()
