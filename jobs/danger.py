"""Brings to the desk what was marked for it, and tells who wrote it."""

from actions import marking
from core.store import Store


async def sweep(store: Store) -> None:
    """Bring everything that should have been by now. A crash in between repeats nothing."""
    for thing in await store.read(marking.due):
        await store.write(marking.bring, thing)
