"""Tells whom a glass was broken for, once a coordinator's hours are over; lets go of old ones."""

from actions import glass, old_glasses
from core.store import Store


async def sweep(store: Store) -> None:
    """Tell everybody who should have been told by now. A crash in between repeats nothing."""
    for key in await store.read(glass.due):
        await store.write(glass.tell, key)
    if await store.read(old_glasses.due):
        await store.write(old_glasses.let_go)
