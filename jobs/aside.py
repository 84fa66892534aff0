"""A sweep that may wait for another machine, run beside the others so that they don't wait with it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

logger = logging.getLogger("sunroom.jobs")


class Aside:
    """At most one at a time; a beat that comes while it is still running is left out."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    def begin(self, sweep: Callable[..., Awaitable[None]], *words: Any) -> None:
        """Start it, unless it is still running."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(_run(sweep, *words))

    async def end(self) -> None:
        """Stop it where it is; the next one makes up for it."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)


async def _run(sweep: Callable[..., Awaitable[None]], *words: Any) -> None:
    try:
        await sweep(*words)
    except Exception:
        logger.exception("a sweep was missed; the next one makes up for it")
