"""Keeps the search index behind new messages, and takes back what free pages still remember."""

import asyncio
from time import perf_counter

from actions import letters
from core.store import Store

# Of the writer's time, what is sent comes first: after each part the sweep rests this many times as
# long, and then waits for a moment in which nobody writes, though not for ever.
REST = 3
QUIET_SECONDS = 0.01


async def sweep(store: Store) -> None:
    """Index what is waiting. A crash in between repeats nothing: the mark moves with the rows."""
    for room in await store.read(letters.waiting_rooms):
        await store.quiet(QUIET_SECONDS, at_most=0.2)
        more = True
        while more:
            start = perf_counter()
            more = await store.write(letters.index_some, room)
            rest = REST * (perf_counter() - start)
            await asyncio.sleep(rest)
            await store.quiet(QUIET_SECONDS, at_most=rest)
