"""A house with one centre, on the database that a test asks for, whose clock is in the test's hand."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import uuid4

import pytest

from core.clock import HandClock
from tests.matrix.doors import Doors, folder, opened
from tests.support.house import MORNING


def database_of(request: pytest.FixtureRequest) -> dict[str, str]:
    """The setting for a fixture whose parameter is sqlite or postgres."""
    if request.param == "sqlite":
        return {}
    return {"SUNROOM_DATABASE_URL": request.getfixturevalue("database")}


@asynccontextmanager
async def in_hand(
    settings: Mapping[str, str], at: datetime = MORNING
) -> AsyncIterator[tuple[Doors, HandClock, str]]:
    """In: what `opened` takes, and when the clock begins. Out: the doors, the clock and the centre's id."""
    with folder() as home:
        async with opened(home, **settings) as doors:
            doors.store.clock = clock = HandClock(at)
            yield doors, clock, await doors.centre(f"Plum Court {uuid4().hex[:8]}")
