"""Shows asks when their time has come, tells of closed rooms, and lets old ones go."""

from actions import closings, showing_asks
from core.store import Store


async def sweep(store: Store) -> None:
    """Do what is due; a crash in between shows, tells and lets go of nothing twice."""
    for person in await store.read(showing_asks.due):
        await store.write(showing_asks.show, person)
    if await store.read(closings.waiting):
        await store.write(closings.tell)
        await store.write(closings.let_go)
