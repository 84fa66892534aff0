"""Boundaries on all surfaces, observed."""

from collections.abc import Iterable

from tests.matrix.crossing import CROSSINGS
from tests.matrix.doors import folder, opened
from tests.matrix.observed import Observed


async def observe(boundaries: Iterable[str] = CROSSINGS) -> dict[str, Observed]:
    """Out: for each of these boundaries, what was seen on each surface."""
    with folder() as home:
        async with opened(home) as doors:
            return {name: await CROSSINGS[name](doors) for name in boundaries}
