"""Boundaries on all surfaces, observed."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager

from tests.matrix.crossing import CROSSINGS
from tests.matrix.doors import folder, opened
from tests.matrix.observed import Observed


@asynccontextmanager
async def observing() -> AsyncIterator[Callable[[str], Awaitable[Observed]]]:
    """Out: a way to ask what was seen on each surface across a boundary; each is looked at once."""
    with folder() as home:
        async with opened(home) as doors:
            seen: dict[str, Observed] = {}

            async def across(boundary: str) -> Observed:
                if boundary not in seen:
                    seen[boundary] = await CROSSINGS[boundary](doors)
                return seen[boundary]

            yield across


async def observe(boundaries: Iterable[str]) -> dict[str, Observed]:
    """Out: for each of these boundaries, what was seen on each surface."""
    async with observing() as across:
        return {name: await across(name) for name in boundaries}
